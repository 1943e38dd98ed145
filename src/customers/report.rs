//! How customers came about, as it is told.

use serde::{Deserialize, Serialize};

use super::{Amounts, Cancelled, Duplicates, Refunds, Zeros};
use crate::table::OrderColumns;

/// How customers were gathered from the lines of their orders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomersReport {
    /// Which column told what.
    pub columns: OrderColumns,
    /// The day from which is counted back.
    pub reference: String,
    /// The first day of which lines count.
    pub from: Option<String>,
    /// The last day of which lines count.
    pub to: String,
    /// What became of money that was given back.
    pub refunds: Refunds,
    /// What became of lines that cost nothing.
    pub zeros: Zeros,
    /// What became of orders that do not stand.
    pub cancelled: Cancelled,
    /// What became of repeated lines.
    pub duplicates: Duplicates,
    /// What a line's amount is the money of.
    pub amounts: Amounts,
    /// How many lines there are.
    pub lines: u64,
    /// How many of them were set aside; the issues say why.
    pub lines_set_aside: u64,
    /// How many orders the others make.
    pub orders: u64,
    /// How many customers bought.
    pub customers: u64,
}
