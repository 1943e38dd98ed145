//! What a column's cells are, decided by all of them, never by a sample.

mod codes;
mod dates;
mod numbers;
mod tally;
mod words;

use super::Values;
use super::lexicon::{self, Concept};
use super::store::RawColumn;
use crate::error::{IssueCode, Issues, Result};
use crate::read::ColumnType;
pub(super) use tally::Tally;

/// What is known about a column before its cells are looked at.
pub(super) struct Context<'a> {
    pub(super) name: &'a str,
    /// The type that the user wants.
    pub(super) wanted: Option<ColumnType>,
}

/// Of 100 cells with a value, so many may not be readable in a column of numbers or dates.
const UNREAD_PERCENT: u64 = 2;

/// Finds the type of a column and converts its cells; what could not be read is noted.
///
/// # Errors
/// [`Error::OptionInvalid`](crate::Error::OptionInvalid) if the wanted type is impossible.
pub(super) fn infer(
    cells: RawColumn,
    tally: &Tally,
    context: &Context<'_>,
    issues: &mut Issues,
) -> Result<Values> {
    let name = context.name;
    let concept = lexicon::concept(name);
    let known = context
        .wanted
        .or_else(|| known_type(&cells, tally, concept));
    match known {
        Some(ColumnType::Number) => {
            Ok(Values::Number(numbers::convert(cells, tally, name, issues)))
        }
        Some(ColumnType::Date) => Ok(dates::convert(cells, tally, context, issues)),
        Some(ColumnType::Flag) if tally.is_numeric() && numbers::is_zero_or_one(&cells, tally) => {
            Ok(numbers::flag(cells, tally, name, issues))
        }
        Some(ColumnType::Text) => Ok(Values::Text(codes::cleaned(cells, name, issues))),
        Some(ColumnType::Identifier) => {
            let imprecise = tally.imprecise();
            issues.add(
                IssueCode::Precision,
                imprecise.count,
                imprecise.first_row,
                Some(name),
            );
            Ok(Values::Identifier(codes::cleaned(cells, name, issues)))
        }
        wanted @ (Some(ColumnType::Category | ColumnType::Flag) | None) => {
            words::convert(cells, wanted, tally.is_numeric(), name, issues)
        }
    }
}

/// The type as far as the tally and the name tell; `None` for words, which are told by how often
/// they occur.
fn known_type(cells: &RawColumn, tally: &Tally, concept: Option<Concept>) -> Option<ColumnType> {
    if tally.is_numeric() {
        return Some(numeric_type(cells, tally, concept));
    }
    if tally.is_dates() {
        return Some(ColumnType::Date);
    }
    let is_key = concept == Some(Concept::Identifier) && tally.has_values();
    is_key.then_some(ColumnType::Identifier)
}

/// Numbers may be quantities, dates without signs, yes and no, codes of kinds, or names of rows.
fn numeric_type(cells: &RawColumn, tally: &Tally, concept: Option<Concept>) -> ColumnType {
    let is_named_date = matches!(concept, Some(Concept::Date | Concept::Demographic));
    if is_named_date && tally.is_compact_dates() {
        return ColumnType::Date;
    }
    if !tally.all_whole() {
        return ColumnType::Number;
    }
    let is_named = match concept {
        Some(Concept::Identifier) => true,
        Some(Concept::PersonalPhone | Concept::PersonalOther) => tally.is_long(),
        _ => false,
    };
    if is_named || tally.is_code() || numbers::counts_rows(cells, tally, concept) {
        return ColumnType::Identifier;
    }
    if numbers::is_zero_or_one(cells, tally) {
        return ColumnType::Flag;
    }
    if concept.is_some_and(Concept::numbers_kinds) && numbers::has_few_values(cells, tally) {
        return ColumnType::Category;
    }
    ColumnType::Number
}
