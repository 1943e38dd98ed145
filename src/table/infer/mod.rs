//! What a column's cells are, decided by all of them, never by a sample.

mod codes;
mod dates;
mod numbers;
mod tally;
mod words;

use super::Values;
use super::lexicon::{self, Concept};
use crate::error::{IssueCode, Issues, Result};
use crate::read::{Cells, ColumnType, DateOrder, DecimalMark};
use tally::Tally;

/// What is known about a column before its cells are looked at.
pub(super) struct Context<'a> {
    pub(super) name: &'a str,
    /// The type that the user wants.
    pub(super) wanted: Option<ColumnType>,
    /// The decimal mark that the user named.
    pub(super) decimal: Option<DecimalMark>,
    /// The order of day and month that the user named.
    pub(super) dates: Option<DateOrder>,
}

/// Of 100 cells with a value, so many may not be readable in a column of numbers or dates.
const UNREAD_PERCENT: u64 = 2;

/// Finds the type of a column and converts its cells; what could not be read is noted.
///
/// # Errors
/// [`Error::OptionInvalid`](crate::Error::OptionInvalid) if the wanted type is impossible.
pub(super) fn infer(cells: Cells, context: &Context<'_>, issues: &mut Issues) -> Result<Values> {
    let tally = Tally::of(&cells, context);
    let concept = lexicon::concept(context.name);
    let column_type = match context.wanted {
        Some(wanted) => wanted,
        None => column_type(&cells, &tally, concept),
    };
    let spelled = match column_type {
        ColumnType::Number | ColumnType::Date => tally.unknown.plus(tally.among_numbers),
        _ if tally.is_numeric() || tally.is_dates() => tally.unknown.plus(tally.among_numbers),
        _ => tally.unknown,
    };
    issues.add(
        IssueCode::MissingSpelling,
        spelled.count,
        spelled.first_row,
        Some(context.name),
    );
    match column_type {
        ColumnType::Number => Ok(numbers::convert(&cells, &tally, context.name, issues)),
        ColumnType::Date => Ok(dates::convert(&cells, &tally, context, issues)),
        ColumnType::Flag if tally.is_numeric() && numbers::is_zero_or_one(&cells, &tally) => {
            Ok(numbers::flag(&cells, &tally, context.name, issues))
        }
        ColumnType::Flag => words::flag(&cells, context.wanted.is_some()),
        ColumnType::Category => Ok(words::category(&cells, &tally)),
        ColumnType::Text => Ok(Values::Text(codes::cleaned(cells))),
        ColumnType::Identifier => {
            issues.add(
                IssueCode::Precision,
                tally.imprecise.count,
                tally.imprecise.first_row,
                Some(context.name),
            );
            Ok(Values::Identifier(codes::cleaned(cells)))
        }
    }
}

fn column_type(cells: &Cells, tally: &Tally, concept: Option<Concept>) -> ColumnType {
    if tally.filled() == 0 {
        return ColumnType::Category;
    }
    if tally.is_numeric() {
        return numeric_type(cells, tally, concept);
    }
    if tally.is_dates() {
        return ColumnType::Date;
    }
    words::column_type(cells, concept)
}

/// Numbers may be quantities, dates without signs, yes and no, codes of kinds, or names of rows.
fn numeric_type(cells: &Cells, tally: &Tally, concept: Option<Concept>) -> ColumnType {
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
