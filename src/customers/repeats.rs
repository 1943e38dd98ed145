//! Lines that are equal to an earlier one in every column.

use super::keys::{mix_in, same};
use crate::table::Table;

/// A hash of the cells in each of these rows. The lower half is left free.
pub(super) fn hashes(table: &Table, rows: std::ops::Range<usize>, into: &mut Vec<u64>) {
    into.clear();
    into.resize(rows.len(), 0);
    for column in table.columns() {
        mix_in(&column.values, rows.clone(), into);
    }
    into.iter_mut().for_each(|hash| *hash &= !0xffff_ffff);
}

/// Goes through a customer's lines, each the upper half of its hash and its row, and calls `found` with each
/// row that repeats an earlier one.
pub(super) fn find(table: &Table, lines: &mut [u64], found: &mut dyn FnMut(u32)) {
    lines.sort_unstable();
    for like in lines.chunk_by(|one, other| one >> 32 == other >> 32) {
        // Nearly always one line, or lines that are really equal.
        let mut kinds: Vec<u32> = Vec::new();
        for &line in if like.len() > 1 { like } else { &[] } {
            let row = line as u32;
            if kinds.iter().any(|&known| equal(table, known, row)) {
                found(row);
            } else {
                kinds.push(row);
            }
        }
    }
}

fn equal(table: &Table, one: u32, other: u32) -> bool {
    let columns = table.columns().iter();
    columns
        .map(|column| &column.values)
        .all(|values| same(values, one as usize, other as usize))
}
