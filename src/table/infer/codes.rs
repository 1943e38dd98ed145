//! Columns whose cells are kept as they are: text and identifiers.

use crate::read::Cells;
use crate::table::values::fold::trimmed;
use crate::table::values::missing::{Absence, absence};

/// The cells without spaces around them, empty where they say that there is no value.
pub(super) fn cleaned(cells: Cells) -> Cells {
    let is_clean = |cell: &str| shown(cell).len() == cell.len();
    if cells.iter().all(is_clean) {
        return cells;
    }
    let mut cleaned = Cells::default();
    cells.iter().for_each(|cell| cleaned.push(shown(cell)));
    cleaned
}

fn shown(cell: &str) -> &str {
    let cell = trimmed(cell);
    if absence(cell) == Some(Absence::Unknown) {
        return "";
    }
    cell
}
