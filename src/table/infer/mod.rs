//! What a column's cells are, decided by all of them, never by a sample.

mod answers;
mod codes;
mod context;
mod date_tally;
mod dates;
mod diverse;
mod evidence;
mod numbers;
mod similar;
mod spellings;
mod tally;
mod texts;
mod variants;
mod words;

use super::lexicon::Concept;
use super::store::RawColumn;
use super::values::date::NumericDate;
use super::{Notation, Values};
use crate::error::{IssueCode, Issues, Result};
use crate::read::ColumnType;
pub(super) use answers::Answer;
pub use answers::holds_answer;
pub(super) use context::{Context, FileContext};
pub(super) use evidence::Evidence;
pub(super) use tally::Tally;
pub(super) use texts::Texts;
pub(super) use variants::Variants;

/// Of 100 cells with a value, so many may not be readable in a column of numbers or dates.
const UNREAD_PERCENT: u64 = 2;
/// Cells hold several answers if one of so many does.
const FEW_ANSWERS: u64 = 5;
/// Below so many rows, what numbers have in common may be chance.
const FEWEST_ROWS: usize = 20;

/// What a column turned out to be.
pub(super) struct Inferred {
    pub(super) values: Values,
    pub(super) notation: Notation,
    /// If its cells hold several answers each: a flag for each answer.
    pub(super) answers: Vec<Answer>,
    /// How many different values there are, if that was found out on the way.
    pub(super) distinct: Option<u64>,
}

impl From<(Values, Notation)> for Inferred {
    fn from((values, notation): (Values, Notation)) -> Self {
        Self {
            values,
            notation,
            answers: Vec::new(),
            distinct: None,
        }
    }
}

/// What is to be made of a column.
enum Plan {
    Type(ColumnType),
    /// Dates that are written as numbers.
    Days(NumericDate),
    /// Words, which are told by how often they occur.
    Words,
}

/// An empty collection of the spellings that [`infer`] will need, if it does.
pub(super) fn variants(
    cells: &RawColumn,
    tally: &Tally,
    context: &Context<'_>,
) -> Option<Variants> {
    let is_words = match plan(cells, tally, context) {
        Plan::Words if cells.is_diverse() => {
            return Some(Variants::diverse(tally.is_numeric()));
        }
        Plan::Words | Plan::Type(ColumnType::Category) => true,
        Plan::Type(ColumnType::Flag) => !numbers::is_zero_or_one(cells, tally, context),
        _ => false,
    };
    is_words.then(|| Variants::new(tally.is_numeric()))
}

/// Whether all cells are quantities but for one word, which then is no value: kinds that are numbered are few.
pub(super) fn has_word_beside_numbers(
    cells: &RawColumn,
    tally: &Tally,
    context: &Context<'_>,
) -> bool {
    tally.has_one_word() && numbers::are_many(cells, tally, context)
}

/// Finds the type of a column and converts its cells, of which the spellings `met`, or what the `texts` mean, may be
/// known already; what could not be read is noted.
///
/// # Errors
/// [`Error::OptionInvalid`](crate::Error::OptionInvalid) if the wanted type is impossible.
pub(super) fn infer(
    cells: RawColumn,
    met: Option<Variants>,
    texts: Option<&Texts>,
    tally: &Tally,
    context: &Context<'_>,
    issues: &mut Issues,
) -> Result<Inferred> {
    let name = context.name;
    let plan = plan(&cells, tally, context);
    if context.wanted.is_none() {
        ask(&cells, tally, context, &plan, issues);
    }
    let kept = |cells, issues: &mut Issues| codes::cleaned(cells, tally, name, issues);
    match plan {
        Plan::Type(ColumnType::Number) => {
            Ok(numbers::convert(cells, texts, tally, context, issues).into())
        }
        Plan::Days(notation) => {
            Ok(dates::convert(cells, None, tally, context, Some(notation), issues).into())
        }
        Plan::Type(ColumnType::Date) => {
            Ok(dates::convert(cells, texts, tally, context, None, issues).into())
        }
        Plan::Type(ColumnType::Flag)
            if tally.is_numeric() && numbers::is_zero_or_one(&cells, tally, context) =>
        {
            Ok(numbers::flag(cells, tally, context, issues).into())
        }
        Plan::Type(ColumnType::Text) => {
            let (cells, notation) = kept(cells, issues);
            Ok((Values::Text(cells), notation).into())
        }
        Plan::Type(ColumnType::Identifier) => {
            let imprecise = tally.imprecise();
            issues.add(
                IssueCode::Precision,
                imprecise.count,
                imprecise.first_row,
                Some(name),
            );
            let (cells, notation) = kept(cells, issues);
            Ok((Values::Identifier(cells), notation).into())
        }
        Plan::Type(wanted @ (ColumnType::Category | ColumnType::Flag)) => {
            words::convert(cells, met, Some(wanted), tally, context, issues)
        }
        Plan::Words => words::convert(cells, met, None, tally, context, issues),
    }
}

/// The type as far as the user, the tally and the name tell.
fn plan(cells: &RawColumn, tally: &Tally, context: &Context<'_>) -> Plan {
    match context.wanted {
        Some(ColumnType::Date) => {
            let notation = numbers::days(cells, tally, context);
            return notation.map_or(Plan::Type(ColumnType::Date), Plan::Days);
        }
        Some(wanted) => return Plan::Type(wanted),
        None => {}
    }
    if tally.is_numeric() {
        return numeric_plan(cells, tally, context);
    }
    if tally.is_dates() {
        return Plan::Type(ColumnType::Date);
    }
    if context.is_named_date() && tally.is_dates_and_numbers() {
        let notation = numbers::days(cells, tally, context);
        return notation.map_or(Plan::Words, Plan::Days);
    }
    let is_key = context.concept == Some(Concept::Identifier) && tally.has_values();
    if is_key {
        Plan::Type(ColumnType::Identifier)
    } else {
        Plan::Words
    }
}

/// Numbers may be quantities, dates without signs, yes and no, codes of kinds, or names of rows.
fn numeric_plan(cells: &RawColumn, tally: &Tally, context: &Context<'_>) -> Plan {
    let concept = context.concept;
    // Fourteen digits that are all a day and a time of it are nothing else.
    let is_stamp = tally.is_stamp_long() && concept != Some(Concept::Identifier);
    if context.is_named_date() || is_stamp {
        if let Some(notation) = numbers::days(cells, tally, context) {
            return Plan::Days(notation);
        }
    }
    if concept == Some(Concept::Identifier) && tally.units().is_empty() {
        return Plan::Type(ColumnType::Identifier);
    }
    if !tally.all_whole() {
        return Plan::Type(ColumnType::Number);
    }
    let is_named = match concept {
        Some(Concept::PersonalPhone | Concept::PersonalOther) => tally.is_long(),
        _ => false,
    };
    if is_named || tally.is_code() || numbers::counts_rows(cells, tally, context) {
        return Plan::Type(ColumnType::Identifier);
    }
    if context.is_nameless() && tally.is_long() && cells.len() >= FEWEST_ROWS {
        match numbers::days(cells, tally, context) {
            Some(NumericDate::Serial) | None => {}
            Some(notation) => return Plan::Days(notation),
        }
        if numbers::are_of_one_length(cells, tally, context) {
            return Plan::Type(ColumnType::Identifier);
        }
    }
    if numbers::is_zero_or_one(cells, tally, context) {
        return Plan::Type(ColumnType::Flag);
    }
    let is_kinds = concept.is_some_and(Concept::numbers_kinds);
    if is_kinds && numbers::few_values(cells, tally, context).is_some() {
        return Plan::Type(ColumnType::Category);
    }
    let counts = matches!(
        concept,
        Some(Concept::Activity | Concept::Spending | Concept::Demographic)
    );
    if !counts && numbers::is_ticked(cells, tally, context) {
        return Plan::Words;
    }
    if concept == Some(Concept::Postal) {
        return Plan::Type(ColumnType::Identifier);
    }
    Plan::Type(ColumnType::Number)
}

/// Asks where the cells could as well be something else.
fn ask(cells: &RawColumn, tally: &Tally, context: &Context<'_>, plan: &Plan, issues: &mut Issues) {
    if !tally.is_numeric() || cells.len() < FEWEST_ROWS {
        return;
    }
    let count = tally.numbers();
    let mut ask = |taken: &str, other: &str| {
        issues.ask(
            IssueCode::TypeAmbiguous,
            count,
            None,
            context.name,
            &[("types", taken, count), ("types", other, count)],
        );
    };
    match plan {
        Plan::Type(ColumnType::Number) if tally.slash_is_open() => ask("number", "text"),
        Plan::Days(_)
            if context.is_nameless() && tally.dates.count == 0 && !tally.is_stamp_long() =>
        {
            ask("date", "number")
        }
        Plan::Type(ColumnType::Number)
            if context.is_nameless()
                && tally.all_whole()
                && numbers::are_few_codes(cells, tally, context) =>
        {
            ask("number", "category");
        }
        Plan::Type(ColumnType::Category) if numbers::are_few_codes(cells, tally, context) => {
            ask("category", "number");
        }
        _ => {}
    }
}
