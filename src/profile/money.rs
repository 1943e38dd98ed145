//! What a segment is worth.

use serde::{Deserialize, Serialize};

use super::Interval;

/// What a segment's customers bring, in the file's unit: no currency is known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Money {
    /// The column that holds the value.
    pub column: String,
    /// How many of the segment's customers have a value there.
    pub customers: u64,
    /// What they bring together.
    pub total: f64,
    /// Its share of what everyone brings; `None` where everyone together brings nothing.
    pub share: Option<f64>,
    /// The part of it that one customer brings, the one who brings most (of sizes, where some are negative).
    pub largest: Option<f64>,
    /// What one customer brings, on average.
    pub mean: f64,
    /// The likely range of that average.
    pub interval: Option<Interval>,
    /// What one customer of everyone brings, on average.
    pub everyone_mean: f64,
}

/// How many customers are lost, by a rule that is said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Churn {
    /// The rule.
    pub rule: ChurnRule,
    /// How many of the segment's customers it can be applied to.
    pub customers: u64,
    /// The share of those that are lost, 0 to 1.
    pub share: f64,
    /// The share that is kept.
    pub retention: f64,
    /// The share of everyone that is lost.
    pub everyone_share: f64,
}

/// When a customer counts as lost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ChurnRule {
    /// The file says so.
    Column {
        /// The column.
        column: String,
        /// Its level that means *lost*.
        level: String,
    },
    /// No order for as long as so many of the customer's own typical gaps.
    Gaps {
        /// How many gaps.
        gaps: f64,
        /// The column with the days since the last order.
        recency: String,
        /// The column with the typical days between two orders.
        gap: String,
    },
}
