//! How customers are to be gathered.

use serde::{Deserialize, Serialize};

/// What a column is to be used as.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum ColumnChoice {
    /// What the columns' names tell.
    #[default]
    Proposed,
    /// No column.
    None,
    /// The column of that name.
    Named(String),
}

/// Which lines count by their day. The reference date bounds them all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// All.
    All,
    /// Those of so many months before the reference date.
    Months(u32),
    /// Those from one day to another, both included, in days since 1970-01-01.
    Between(Option<i32>, Option<i32>),
}

/// What becomes of lines that give money back: a negative amount, a cancellation (`C` before an invoice number
/// that is otherwise digits), a status or kind that says so, a column of what was given back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refunds {
    /// Their money is taken off; they are no orders.
    #[default]
    Subtract,
    /// They are left out, but for the share of returns.
    Exclude,
    /// They count like any other line; there is no share of returns then.
    Keep,
}

/// What becomes of lines whose amount is 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Zeros {
    /// They count: something was taken, though for nothing.
    #[default]
    Keep,
    /// They are left out.
    Exclude,
}

/// What becomes of orders whose status says that they do not stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cancelled {
    /// They are left out.
    #[default]
    Exclude,
    /// They count.
    Keep,
}

/// What becomes of lines that are equal in every column to an earlier one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Duplicates {
    /// They count: two equal lines are two pieces.
    #[default]
    Keep,
    /// The first one counts.
    Drop,
}

/// What a line's amount is the money of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Amounts {
    /// Of the order, where it is the same on all lines of nearly every order; of the line otherwise.
    #[default]
    Auto,
    /// Of the line.
    Line,
    /// Of the order: it counts once, however many lines repeat it.
    Order,
}

/// How customers are to be gathered from lines of orders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomersParams {
    /// Who bought.
    pub id: ColumnChoice,
    /// When.
    pub date: ColumnChoice,
    /// The money of a line.
    pub amount: ColumnChoice,
    /// Money of a line that was given back later, where a column of its own tells it.
    pub refunded: ColumnChoice,
    /// How many pieces, where there is no amount.
    pub quantity: ColumnChoice,
    /// The price of a piece, where there is no amount.
    pub price: ColumnChoice,
    /// The order that a line belongs to; an order is a day of purchase where there is none.
    pub invoice: ColumnChoice,
    /// What was bought.
    pub product: ColumnChoice,
    /// Where it was bought.
    pub channel: ColumnChoice,
    /// Whether the order stands.
    pub status: ColumnChoice,
    /// The day from which is counted back, in days since 1970-01-01; the day after the last line by default.
    pub reference: Option<i32>,
    /// Which lines count by their day; those of the last 12 months by default.
    pub window: Window,
    /// What becomes of money that was given back.
    pub refunds: Refunds,
    /// What becomes of lines that cost nothing.
    pub zeros: Zeros,
    /// What becomes of orders that do not stand.
    pub cancelled: Cancelled,
    /// What becomes of repeated lines.
    pub duplicates: Duplicates,
    /// What a line's amount is the money of.
    pub amounts: Amounts,
}

impl Default for CustomersParams {
    fn default() -> Self {
        Self {
            id: ColumnChoice::Proposed,
            date: ColumnChoice::Proposed,
            amount: ColumnChoice::Proposed,
            refunded: ColumnChoice::Proposed,
            quantity: ColumnChoice::Proposed,
            price: ColumnChoice::Proposed,
            invoice: ColumnChoice::Proposed,
            product: ColumnChoice::Proposed,
            channel: ColumnChoice::Proposed,
            status: ColumnChoice::Proposed,
            reference: None,
            window: Window::Months(12),
            refunds: Refunds::default(),
            zeros: Zeros::default(),
            cancelled: Cancelled::default(),
            duplicates: Duplicates::default(),
            amounts: Amounts::default(),
        }
    }
}
