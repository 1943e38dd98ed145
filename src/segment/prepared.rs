//! A table made ready to be searched.

use crate::cluster::AllRows;
use crate::error::Issues;
use crate::features::{FeatureSpace, Packed, Part};

/// The space in which distance is measured, and what was repaired so far.
pub(super) struct Prepared {
    pub space: FeatureSpace,
    /// How its coordinates are to be read.
    pub parts: Vec<Part>,
    /// How much each point counts, 1 on average, if they do not count the same.
    pub weights: Option<Vec<f64>>,
    pub issues: Issues,
}

impl Prepared {
    pub fn rows<'a>(&'a self, packed: &'a Packed) -> AllRows<'a> {
        AllRows {
            points: &packed.points,
            parts: &self.parts,
            gaps: &packed.gaps,
            weights: self.weights.as_deref(),
        }
    }
}

/// The weights of the rows that take part.
pub(super) fn included(weights: Vec<f64>, excluded: &[u32]) -> Vec<f64> {
    let rows = weights.into_iter().enumerate();
    let kept = rows.filter(|(row, _)| excluded.binary_search(&(*row as u32)).is_err());
    kept.map(|(_, weight)| weight).collect()
}
