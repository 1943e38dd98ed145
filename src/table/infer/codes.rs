//! Columns whose cells are kept as they are: text and identifiers.

use super::tally::Count;
use crate::error::{IssueCode, Issues};
use crate::read::Cells;
use crate::table::store::{Cell, RawColumn, Spelling};
use crate::table::values::fold::trimmed;
use crate::table::values::missing::{Absence, absence};

/// The cells without spaces around them, empty where they say that there is no value.
pub(super) fn cleaned(cells: RawColumn, name: &str, issues: &mut Issues) -> Cells {
    let mut spelled = Count::default();
    // Each text is looked at once, not each cell.
    let absent: Vec<bool> = (0..cells.text_count())
        .map(|text| is_absent(trimmed(cells.text(text))))
        .collect();
    let mut cleaned = Cells::default();
    let mut room = Spelling::default();
    cells.each(|row, cell| match cell {
        Cell::Text(text) if absent[text] => {
            spelled.note(row);
            cleaned.push("");
        }
        cell => cleaned.push(trimmed(cells.spelling(cell, &mut room))),
    });
    issues.add(
        IssueCode::MissingSpelling,
        spelled.count,
        spelled.first_row,
        Some(name),
    );
    cleaned
}

fn is_absent(cell: &str) -> bool {
    absence(cell) == Some(Absence::Unknown)
}
