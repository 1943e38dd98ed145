//! From orders to customers: one row a customer, with what their orders come to.
//!
//! Recency, frequency and monetary value are those of Hughes, *Strategic Database Marketing* (1994): days
//! since the last order, orders, and money. The rules for lines that are no plain purchase are options of
//! [`CustomersParams`]; whatever a rule sets aside or changes is counted as an [`Issue`](crate::Issue).

mod account;
mod accounts;
mod calendar;
mod carry;
mod columns;
mod gathering;
mod join;
mod keys;
mod line;
mod money;
mod params;
mod repeats;
mod report;
mod rfm;
mod totals;

pub use accounts::{Accounts, accounts};
pub use calendar::{day_of, text_of_day};
pub use gathering::Gathering;
pub use join::{Key, join};
pub use params::{
    Amounts, Cancelled, ColumnChoice, CustomersParams, Duplicates, Refunds, Window, Zeros,
};
pub use report::CustomersReport;
pub use rfm::{GROUPS, Rfm, RfmGroup, RfmGroupReport, RfmParams, RfmReport, rfm};

use crate::error::Result;
use crate::read::Chunked;
use crate::table::Table;

/// The customer of a line that has none.
pub(crate) const NOBODY: u32 = u32::MAX;

/// Customers gathered from the lines of their orders.
#[derive(Debug, Clone, PartialEq)]
pub struct Customers {
    table: Table,
    /// The row in `table` of each line's customer, or [`NOBODY`].
    rows: Chunked<u32>,
    report: CustomersReport,
}

impl Customers {
    /// The options, all at their defaults.
    pub fn params() -> CustomersParams {
        CustomersParams::default()
    }

    /// One row a customer, in the order in which they first come in the file.
    ///
    /// The first column names the customer; then follow `recency` (days from the last purchase to the
    /// reference date), `frequency` (orders), `monetary` (money, refunds taken off), `average_basket` (money
    /// of purchases for each order), `tenure` (days from the first purchase in the file to the reference
    /// date), `mean_gap` (days between days of purchase; missing where there is one), `gap_trend` (days by
    /// which each gap is longer than the one before: the least-squares slope; missing below two gaps),
    /// `return_share` (returned lines of all), `first_product`, `last_product`, `first_channel`,
    /// `last_channel`, and every column that is the same in all lines of a customer.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// How the customers came about.
    pub fn report(&self) -> &CustomersReport {
        &self.report
    }

    /// For each line the row of its customer (from 0), or −1 where it has none: no customer is named there,
    /// or one without a purchase in the window.
    pub fn rows(&self) -> impl Iterator<Item = i32> + '_ {
        // NOBODY becomes −1; there are fewer than 2³¹ customers.
        self.rows.iter().map(|row| row as i32)
    }

    /// What is known of each customer, for each of their lines; −1 for lines without a customer.
    pub fn expand(&self, assignments: &[i32]) -> Vec<i32> {
        let of = |row: u32| assignments.get(row as usize).copied().unwrap_or(-1);
        self.rows.iter().map(of).collect()
    }

    /// For each customer the first of their lines, a data row from 1.
    pub fn first_lines(&self) -> Vec<u64> {
        let mut first = vec![0; self.table.row_count()];
        for (line, row) in (1..).zip(self.rows.iter()) {
            match first.get_mut(row as usize) {
                Some(known) if *known == 0 => *known = line,
                _ => {}
            }
        }
        first
    }

    /// The table and how it came about.
    pub fn into_parts(self) -> (Table, CustomersReport) {
        (self.table, self.report)
    }
}

impl CustomersParams {
    /// Gathers the customers of a table of orders.
    ///
    /// # Errors
    /// Those of [`start`](Self::start).
    pub fn fit(self, orders: &Table) -> Result<Customers> {
        let mut gathering = self.start(orders)?;
        while gathering.step(orders) {}
        gathering.finish(orders)
    }

    /// Begins to gather, one bounded step at a time.
    ///
    /// # Errors
    /// `column-unknown`; `option-invalid` for a column of a type that it cannot have, or where no customer or
    /// day is told.
    pub fn start(self, orders: &Table) -> Result<Gathering> {
        Gathering::new(self, orders)
    }
}
