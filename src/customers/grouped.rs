//! Several rows of one table as one row of another.

use super::NOBODY;
use crate::read::Chunked;
use crate::table::Table;

/// A table of which each row stands for several rows of another, and which those are.
#[derive(Debug, Clone, PartialEq)]
pub struct Grouped {
    table: Table,
    /// The row in `table` for each row of the other, or [`NOBODY`].
    rows: Chunked<u32>,
}

impl Grouped {
    pub(super) fn new(table: Table, rows: Chunked<u32>) -> Self {
        Self { table, rows }
    }

    /// One row for several, in the order in which they first come.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// For each row of the other table the one that stands for it (from 0), or −1 where none does.
    pub fn rows(&self) -> impl Iterator<Item = i32> + '_ {
        // NOBODY becomes −1; there are fewer than 2³¹ rows.
        self.rows.iter().map(|row| row as i32)
    }

    /// What is known of each row, for each that it stands for; −1 for those for which none does.
    pub fn expand(&self, assignments: &[i32]) -> Vec<i32> {
        let of = |row: u32| assignments.get(row as usize).copied().unwrap_or(-1);
        self.rows.iter().map(of).collect()
    }

    /// For each row the first that it stands for, a data row from 1.
    pub fn first_rows(&self) -> Vec<u64> {
        let mut first = vec![0; self.table.row_count()];
        for (line, row) in (1..).zip(self.rows.iter()) {
            match first.get_mut(row as usize) {
                Some(known) if *known == 0 => *known = line,
                _ => {}
            }
        }
        first
    }

    /// The table alone.
    pub fn into_table(self) -> Table {
        self.table
    }
}

const _: () = assert!(NOBODY as i32 == -1);
