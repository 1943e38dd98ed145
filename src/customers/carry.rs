//! Columns that tell of the customer, not of the line: the same in all lines of one.

use super::NOBODY;
use crate::read::Chunked;
use crate::table::{Column, ColumnType, Table};

/// Of 100 customers with several lines, in so many may such a column differ.
const EXCEPTIONS_PERCENT: u64 = 2;
/// Fewer customers with several lines do not tell.
const FEWEST: u64 = 10;

/// The check of one column under way.
pub(super) struct Carrying {
    /// Of each customer the first row with a value, that value, and whether another one differs.
    first: Vec<u32>,
    values: Vec<f64>,
    differs: Vec<bool>,
    exceptions: u64,
    repeated: Vec<bool>,
    several: u64,
}

impl Carrying {
    pub fn new(customers: usize) -> Self {
        Self {
            first: vec![NOBODY; customers],
            values: vec![f64::NAN; customers],
            differs: vec![false; customers],
            exceptions: 0,
            repeated: vec![false; customers],
            several: 0,
        }
    }

    /// Whether the column may be one at all.
    pub fn can_be(column: &Column) -> bool {
        !matches!(
            column.column_type(),
            ColumnType::Text | ColumnType::Identifier
        ) && column.distinct > 1
    }

    /// Looks at more lines; `false` once it is clear that the column tells of lines.
    pub fn look(
        &mut self,
        table: &Table,
        column: usize,
        customers: &Chunked<u32>,
        rows: std::ops::Range<usize>,
    ) -> bool {
        let column = &table.columns()[column];
        for row in rows {
            let customer = customers.get(row) as usize;
            let value = column.quantity(row);
            if customer == NOBODY as usize || value.is_nan() {
                continue;
            }
            if self.first[customer] == NOBODY {
                (self.first[customer], self.values[customer]) = (row as u32, value);
                continue;
            }
            if !self.repeated[customer] {
                self.repeated[customer] = true;
                self.several += 1;
            }
            if value != self.values[customer] && !self.differs[customer] {
                self.differs[customer] = true;
                self.exceptions += 1;
            }
        }
        // Where this many differ, what follows cannot outweigh them.
        self.exceptions * 100 <= EXCEPTIONS_PERCENT * self.first.len() as u64
    }

    /// Once all lines were looked at, whether the column tells of customers.
    pub fn is_one(&self) -> bool {
        self.several >= FEWEST && self.exceptions * 100 <= EXCEPTIONS_PERCENT * self.several
    }

    /// Of a customer, the first row with a value; [`NOBODY`] without one.
    pub fn row(&self, customer: usize) -> u32 {
        self.first[customer]
    }
}
