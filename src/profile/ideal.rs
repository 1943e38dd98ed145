//! The ideal customer inside the existing base.

use serde::{Deserialize, Serialize};

use super::Trait;

/// What is over-represented among the best customers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IdealCustomer {
    /// The column with the value.
    pub value: String,
    /// The column with the loyalty, if there is one.
    pub loyalty: Option<String>,
    /// The share of customers that count as the best.
    pub share: f64,
    /// How many customers these are.
    pub customers: u64,
    /// Their share of the value.
    pub value_share: Option<f64>,
    /// What sets them apart, most telling first; empty if nothing does beyond chance.
    pub traits: Vec<Trait>,
    /// How many comparisons were made; the p-values are Holm-adjusted for all of them.
    pub tested: u64,
}
