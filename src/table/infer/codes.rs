//! Columns whose cells are kept as they are: text and identifiers.

use super::spellings::Spellings;
use super::tally::Tally;
use crate::error::Issues;
use crate::read::Cells;
use crate::table::Notation;
use crate::table::store::{Cell, RawColumn, Spelling};
use crate::table::values::fold::trimmed;
use crate::table::values::missing::{Absence, absence};

/// The cells without spaces around them, empty where they say that there is no value.
pub(super) fn cleaned(
    cells: RawColumn,
    tally: &Tally,
    name: &str,
    issues: &mut Issues,
) -> (Cells, Notation) {
    let mut spelled = Spellings::default();
    // Each text is looked at once, not each cell.
    let absent: Vec<bool> = (0..cells.text_count())
        .map(|text| {
            let cell = trimmed(cells.text(text));
            let is_absent = match absence(cell) {
                Some(Absence::Unknown) => true,
                Some(Absence::AmongNumbers) => tally.is_numeric(),
                None => false,
            };
            if is_absent {
                spelled.note(cell, cells.first_row(text), tally.text_count(text));
            }
            is_absent
        })
        .collect();
    let mut cleaned = Cells::default();
    let mut room = Spelling::default();
    cells.each(|_, cell| match cell {
        Cell::Text(text) if absent[text] => cleaned.push(""),
        cell => cleaned.push(trimmed(cells.spelling(cell, &mut room))),
    });
    let notation = Notation {
        missing_spellings: spelled.finish(name, issues),
        ..Notation::default()
    };
    (cleaned, notation)
}
