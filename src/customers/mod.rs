//! From orders to customers: one row a customer, with what their orders come to.
//!
//! Recency, frequency and monetary value are those of Hughes, *Strategic Database Marketing* (1994): days
//! since the last order, orders, and money. The rules for lines that are no plain purchase are options of
//! [`CustomersParams`]; whatever a rule sets aside or changes is counted as an [`Issue`](crate::Issue).
//!
//! ```
//! use customer_segments::table::Value;
//! use customer_segments::{Customers, ReadOptions, Table};
//!
//! let csv = "customer,date,amount\nC1,2024-01-05,10\nC2,2024-02-01,99\nC1,2024-03-05,20\n";
//! let orders = Table::from_csv(csv.as_bytes(), &ReadOptions::default())?;
//! let customers = Customers::params().fit(&orders)?;
//!
//! assert_eq!(customers.table().row_count(), 2);
//! assert_eq!(customers.report().orders, 3);
//! let money = customers.table().column("monetary")?;
//! assert_eq!(money.value(0), Value::Number(30.0));
//! # Ok::<(), customer_segments::Error>(())
//! ```

mod account;
mod accounts;
mod calendar;
mod carry;
mod columns;
mod gathering;
mod grouped;
mod join;
mod keys;
mod line;
mod money;
mod orders;
mod params;
mod repeats;
mod report;
mod rfm;
mod totals;

pub use accounts::{Accounts, AccountsReport, RollingUp, accounts};
pub use calendar::{day_of, text_of_day};
pub use gathering::Gathering;
pub use grouped::Grouped;
pub use join::{Key, join};
pub use params::{
    Amounts, Cancelled, ColumnChoice, CustomersParams, Duplicates, Refunds, Window, Zeros,
};
pub use report::CustomersReport;
pub use rfm::{GROUPS, Rfm, RfmGroup, RfmGroupReport, RfmParams, RfmReport, rfm};

use crate::error::Result;
use crate::table::Table;

/// The customer of a line that has none.
pub(crate) const NOBODY: u32 = u32::MAX;

/// Customers gathered from the lines of their orders.
#[derive(Debug, Clone, PartialEq)]
pub struct Customers {
    grouped: Grouped,
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
    /// `return_share` (returned lines of all), `refunded` (money that was given back), `first_product`, `last_product`, `first_channel`,
    /// `last_channel`, and every column that is the same in all lines of a customer.
    pub fn table(&self) -> &Table {
        self.grouped.table()
    }

    /// One row a customer, and the lines of each: those that have none name no customer, or one without a purchase in
    /// the window.
    pub fn grouped(&self) -> &Grouped {
        &self.grouped
    }

    /// How the customers came about.
    pub fn report(&self) -> &CustomersReport {
        &self.report
    }

    /// For each line the row of its customer (from 0), or −1 where it has none.
    pub fn rows(&self) -> impl Iterator<Item = i32> + '_ {
        self.grouped.rows()
    }

    /// The customers with their lines, and how they came about.
    pub fn into_parts(self) -> (Grouped, CustomersReport) {
        (self.grouped, self.report)
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
