//! Columns of numbers.

use super::tally::{Count, Tally};
use crate::error::{IssueCode, Issues};
use crate::read::DecimalMark;
use crate::table::lexicon::Concept;
use crate::table::store::{Cell, Converted, Plain, RawColumn};
use crate::table::values::fold::trimmed;
use crate::table::values::missing::absence;
use crate::table::values::number::{Parsed, parse};
use crate::table::{Numbers, Values};

/// Kinds that are written as numbers are few.
const MOST_KINDS: usize = 20;
/// Below so many rows, numbers in sequence may be chance.
const FEWEST_COUNTED: usize = 20;

/// The quantities; NaN where there is none.
pub(super) fn convert(cells: RawColumn, tally: &Tally, name: &str, issues: &mut Issues) -> Numbers {
    let mut unread = Count::default();
    let mut out_of_range = Count::default();
    let mut spelled = Count::default();
    let mark = tally.decimal();
    let mut read = |cell: &str, row: usize, times: u64| match parse(cell, mark) {
        Parsed::Number(value) => value,
        Parsed::OutOfRange => {
            out_of_range.note_times(row, times);
            f64::NAN
        }
        Parsed::Unread => {
            if !cell.is_empty() {
                let count = if absence(cell).is_some() {
                    &mut spelled
                } else {
                    &mut unread
                };
                count.note_times(row, times);
            }
            f64::NAN
        }
    };
    let texts: Vec<f64> = (0..cells.text_count())
        .map(|text| {
            let cell = trimmed(cells.text(text));
            read(cell, cells.first_row(text), tally.text_count(text))
        })
        .collect();
    let values = Numbers::from_cells(cells.into_chunks(), &mut |row, cell| match cell {
        Cell::Text(text) => Converted::Value(texts[text]),
        Cell::Plain(plain) if means_itself(plain, mark) => Converted::Plain(plain),
        Cell::Plain(plain) => Converted::Value(read(plain.spell(&mut Default::default()), row, 1)),
    });
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
    values
}

/// Whether the point in a plain number, if there is one, is the column's decimal mark.
fn means_itself(plain: Plain, mark: DecimalMark) -> bool {
    mark == DecimalMark::Point || plain.is_whole()
}

/// A column of zeros and ones.
pub(super) fn flag(cells: RawColumn, tally: &Tally, name: &str, issues: &mut Issues) -> Values {
    Values::Flag {
        values: convert(cells, tally, name, issues),
        spellings: ["0".to_owned(), "1".to_owned()],
    }
}

/// Whether there are zeros and ones, and nothing else.
pub(super) fn is_zero_or_one(cells: &RawColumn, tally: &Tally) -> bool {
    let mut seen = [false; 2];
    let no_other = each_number(cells, tally, &mut |value| {
        seen[0] |= value == 0.0;
        seen[1] |= value == 1.0;
        value == 0.0 || value == 1.0
    });
    no_other && seen == [true, true]
}

/// Whether there are so few different values that they can be codes of kinds.
pub(super) fn has_few_values(cells: &RawColumn, tally: &Tally) -> bool {
    let mut seen: Vec<f64> = Vec::new();
    let mut count = 0;
    let few = each_number(cells, tally, &mut |value| {
        count += 1;
        if !seen.contains(&value) {
            seen.push(value);
        }
        seen.len() <= MOST_KINDS
    });
    few && seen.len() < count
}

/// Whether the cells number the rows: each is one more than the one above. A name that says what is
/// counted speaks against it.
pub(super) fn counts_rows(cells: &RawColumn, tally: &Tally, concept: Option<Concept>) -> bool {
    if concept.is_some_and(|concept| concept != Concept::Kind) || cells.len() < FEWEST_COUNTED {
        return false;
    }
    let mut next = None;
    let mut count = 0;
    let counting = each_number(cells, tally, &mut |value| {
        count += 1;
        let follows = next.is_none_or(|next| next == value);
        next = Some(value + 1.0);
        follows
    });
    counting && count == cells.len()
}

/// Calls `take` with each number until it returns `false`; whether it never did.
fn each_number(cells: &RawColumn, tally: &Tally, take: &mut dyn FnMut(f64) -> bool) -> bool {
    let mark = tally.decimal();
    cells.iter().all(|cell| {
        let parsed = match cell {
            Cell::Plain(plain) if means_itself(plain, mark) => return take(plain.value()),
            Cell::Plain(plain) => parse(plain.spell(&mut Default::default()), mark),
            Cell::Text(text) => parse(trimmed(cells.text(text)), mark),
        };
        match parsed {
            Parsed::Number(value) => take(value),
            _ => true,
        }
    })
}
