//! The ideal customer as it may leave the owner's hands.

use serde::{Deserialize, Serialize};

use super::round_trait;
use crate::export::{DOMINANT, Gate, rounded};
use crate::profile::{IdealCustomer, Measure, Trait};

/// The ideal customer as it may be shared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SharedIdeal {
    /// The column with the value.
    pub value: String,
    /// The column with the loyalty.
    pub loyalty: Option<String>,
    /// The share of customers that count as the best.
    pub share: f64,
    /// Their share of the value.
    pub value_share: Option<f64>,
    /// What sets them apart.
    pub traits: Vec<Trait>,
}

/// `most` tells what one customer at most has in a column, and everyone together.
pub(super) fn share(
    gate: Gate,
    ideal: &IdealCustomer,
    everyone: u64,
    most: &dyn Fn(&str) -> (f64, f64),
) -> Option<SharedIdeal> {
    let others = everyone.saturating_sub(ideal.customers);
    if !gate.passes(ideal.customers) || !gate.passes(others) || ideal.customers == 0 {
        return None;
    }
    let told = |found: &&Trait| {
        let outside = (found.everyone * everyone as f64 - found.segment * ideal.customers as f64)
            / others.max(1) as f64;
        let sum = found.segment.abs() * ideal.customers as f64;
        match found.measure {
            Measure::Mean => most(&found.column).0 <= DOMINANT * sum,
            Measure::Median => true,
            Measure::Share => {
                gate.passes_share(found.segment, ideal.customers)
                    && gate.passes_share(outside.max(0.0), others)
            }
        }
    };
    let (largest, all) = most(&ideal.value);
    let shares = |share: &f64| largest <= DOMINANT * share * all;
    Some(SharedIdeal {
        value: ideal.value.clone(),
        loyalty: ideal.loyalty.clone(),
        share: ideal.share,
        value_share: ideal.value_share.filter(shares).map(rounded),
        traits: ideal
            .traits
            .iter()
            .filter(told)
            .map(|found| round_trait(found, false))
            .collect(),
    })
}
