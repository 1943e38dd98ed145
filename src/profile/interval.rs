//! The likely range of a figure.

use serde::{Deserialize, Serialize};

/// The range in which a figure is likely to lie, at 95 %.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
    /// How it was found.
    pub method: IntervalMethod,
}

impl Interval {
    /// The same range around another figure.
    pub fn moved(self, by: f64) -> Self {
        Self {
            low: self.low + by,
            high: self.high + by,
            ..self
        }
    }
}

/// How an interval was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IntervalMethod {
    /// Customers were drawn again with replacement and clustered again from the centres that were found, so
    /// that it covers the choice of the borders, too (60 draws).
    BootstrapReclustered,
    /// Customers were drawn again with replacement, each with the segment it has (60 draws): where
    /// clustering again is not at hand, or the groups were not made by clustering.
    Bootstrap,
    /// Wilson's score interval of a share (Wilson 1927).
    Wilson,
}
