//! A table as it is told to a person: everything but its cells.

use serde::{Deserialize, Serialize};

use super::{ColumnReport, Table};
use crate::error::Issue;
use crate::read::Reading;

/// A table without its cells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TableReport {
    /// How many data rows there are.
    pub row_count: u64,
    /// The columns in the file's order.
    pub columns: Vec<ColumnReport>,
    /// What was repaired.
    pub issues: Vec<Issue>,
    /// How the file was read.
    pub reading: Reading,
}

impl From<&Table> for TableReport {
    fn from(table: &Table) -> Self {
        Self {
            row_count: table.row_count() as u64,
            columns: table.columns().iter().map(ColumnReport::from).collect(),
            issues: table.issues().to_vec(),
            reading: table.reading().clone(),
        }
    }
}
