//! Columns of numbers.

use super::tally::{Count, Tally};
use crate::error::{IssueCode, Issues};
use crate::read::{Cells, Chunked};
use crate::table::Values;
use crate::table::lexicon::Concept;
use crate::table::values::fold::trimmed;
use crate::table::values::missing::absence;
use crate::table::values::number::{Parsed, parse};

/// Kinds that are written as numbers are few.
const MOST_KINDS: usize = 20;
/// Below so many rows, numbers in sequence may be chance.
const FEWEST_COUNTED: usize = 20;

/// The quantities; NaN where there is none.
pub(super) fn convert(cells: &Cells, tally: &Tally, name: &str, issues: &mut Issues) -> Values {
    let mut unread = Count::default();
    let mut out_of_range = Count::default();
    let mut spelled = Count::default();
    let mark = tally.decimal();
    let mut values = Chunked::default();
    for (index, cell) in cells.iter().enumerate() {
        let cell = trimmed(cell);
        values.push(match parse(cell, mark) {
            Parsed::Number(value) => value,
            Parsed::OutOfRange => {
                out_of_range.note(index);
                f64::NAN
            }
            Parsed::Unread => {
                if !cell.is_empty() {
                    let count = if absence(cell).is_some() {
                        &mut spelled
                    } else {
                        &mut unread
                    };
                    count.note(index);
                }
                f64::NAN
            }
        });
    }
    let name = Some(name);
    issues.add(
        IssueCode::MissingSpelling,
        spelled.count,
        spelled.first_row,
        name,
    );
    issues.add(
        IssueCode::NumberUnread,
        unread.count,
        unread.first_row,
        name,
    );
    issues.add(
        IssueCode::OutOfRange,
        out_of_range.count,
        out_of_range.first_row,
        name,
    );
    Values::Number(values)
}

/// A column of zeros and ones.
pub(super) fn flag(cells: &Cells, tally: &Tally, name: &str, issues: &mut Issues) -> Values {
    let Values::Number(values) = convert(cells, tally, name, issues) else {
        unreachable!("`convert` makes numbers");
    };
    Values::Flag {
        values,
        spellings: ["0".to_owned(), "1".to_owned()],
    }
}

/// Whether there are zeros and ones, and nothing else.
pub(super) fn is_zero_or_one(cells: &Cells, tally: &Tally) -> bool {
    let mut seen = [false; 2];
    for value in numbers(cells, tally) {
        match value {
            0.0 => seen[0] = true,
            1.0 => seen[1] = true,
            _ => return false,
        }
    }
    seen == [true, true]
}

/// Whether there are so few different values that they can be codes of kinds.
pub(super) fn has_few_values(cells: &Cells, tally: &Tally) -> bool {
    let mut seen: Vec<u64> = Vec::new();
    let mut count = 0;
    for value in numbers(cells, tally) {
        count += 1;
        let bits = value.to_bits();
        if !seen.contains(&bits) {
            seen.push(bits);
            if seen.len() > MOST_KINDS {
                return false;
            }
        }
    }
    seen.len() < count
}

/// Whether the cells number the rows: each is one more than the one above. A name that says what is
/// counted speaks against it.
pub(super) fn counts_rows(cells: &Cells, tally: &Tally, concept: Option<Concept>) -> bool {
    if concept.is_some_and(|concept| concept != Concept::Kind) || cells.len() < FEWEST_COUNTED {
        return false;
    }
    let mut before = None;
    let mut count = 0;
    for value in numbers(cells, tally) {
        count += 1;
        if before.is_some_and(|before| value != before + 1.0) {
            return false;
        }
        before = Some(value);
    }
    count == cells.len()
}

fn numbers<'a>(cells: &'a Cells, tally: &Tally) -> impl Iterator<Item = f64> + 'a {
    let mark = tally.decimal();
    cells
        .iter()
        .filter_map(move |cell| match parse(trimmed(cell), mark) {
            Parsed::Number(value) => Some(value),
            _ => None,
        })
}
