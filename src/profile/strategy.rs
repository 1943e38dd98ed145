//! What to do with a segment, and what to test next.

use serde::{Deserialize, Serialize};

/// What to do with a segment, with the numbers that say so.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Strategy {
    /// In a word.
    pub action: Action,
    /// A customer's value here, as a multiple of everyone's.
    pub value_ratio: f64,
    /// The share of lost customers here and among everyone, if it is known who is lost.
    pub churn: Option<ShareBeside>,
    /// The next experiment.
    pub test: ExperimentSize,
}

/// A share beside everyone's.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ShareBeside {
    /// The segment's.
    pub segment: f64,
    /// Everyone's.
    pub everyone: f64,
}

/// What to do, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// They bring much and stay.
    Keep,
    /// They bring little and stay.
    Grow,
    /// They bring much and leave.
    WinBack,
    /// They bring little and leave.
    DoNotSpend,
}

/// How many customers an experiment takes: half get the offer, half are the comparison group.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExperimentSize {
    /// The share that does it anyway.
    pub baseline: f64,
    /// Whether that share was measured in the file, or is a mere assumption.
    pub measured: bool,
    /// The share that the offer is hoped to reach.
    pub target: f64,
    /// Customers in each of the two groups.
    pub each: u64,
    /// Whether the segment has that many.
    pub enough: bool,
}
