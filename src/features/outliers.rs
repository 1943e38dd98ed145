//! Rows that lie far from all others.

use serde::{Deserialize, Serialize};

/// Rows that lie far from all others in some column, and were moved to its edge.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outliers {
    /// How many there are.
    pub count: u64,
    /// The first of them, at most [`LISTED`](Self::LISTED).
    pub rows: Vec<Outlier>,
    /// The row that was noted last.
    #[serde(skip)]
    last: u64,
}

impl Outliers {
    /// Notes that the value of `row` (from 0) in `column` was moved. Rows come in rising order.
    pub(super) fn note(&mut self, row: usize, column: &str) {
        let row = row as u64 + 1;
        if self.last != row {
            self.last = row;
            self.count += 1;
            if self.rows.len() < Self::LISTED {
                let columns = Vec::new();
                self.rows.push(Outlier { row, columns });
            }
        }
        if let Some(outlier) = self.rows.last_mut().filter(|outlier| outlier.row == row) {
            outlier.columns.push(column.to_owned());
        }
    }

    /// More would be a table, not a list.
    pub const LISTED: usize = 100;
}

/// A row that lies far from all others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outlier {
    /// The data row, from 1.
    pub row: u64,
    /// In which columns.
    pub columns: Vec<String>,
}
