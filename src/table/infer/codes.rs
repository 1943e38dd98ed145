//! Columns whose cells are kept as they are: text and identifiers.

use super::tally::Count;
use crate::error::{IssueCode, Issues};
use crate::read::Cells;
use crate::table::values::fold::trimmed;
use crate::table::values::missing::{Absence, absence};

/// The cells without spaces around them, empty where they say that there is no value.
pub(super) fn cleaned(cells: Cells, name: &str, issues: &mut Issues) -> Cells {
    let mut spelled = Count::default();
    let mut is_clean = true;
    for (index, cell) in cells.iter().enumerate() {
        let shown = trimmed(cell);
        if is_absent(shown) {
            spelled.note(index);
        }
        is_clean &= shown.len() == cell.len();
    }
    issues.add(
        IssueCode::MissingSpelling,
        spelled.count,
        spelled.first_row,
        Some(name),
    );
    if is_clean && spelled.count == 0 {
        return cells;
    }
    let mut cleaned = Cells::default();
    for cell in cells.iter() {
        let shown = trimmed(cell);
        cleaned.push(if is_absent(shown) { "" } else { shown });
    }
    cleaned
}

fn is_absent(cell: &str) -> bool {
    absence(cell) == Some(Absence::Unknown)
}
