//! How hard to search.

#[cfg(doc)]
use super::search::SAMPLE;
use crate::features::{Points, Rows};

/// Small data get more starts: rows × coordinates × clusters × starts stay below this.
pub const START_BUDGET: usize = 1_000_000;

/// How many rows of the sample starts are tried on, at least; and for each cluster.
const TRIED: usize = 5_000;
const TRIED_OF_CLUSTER: usize = 200;

/// With fewer coordinates than this, rows cost less, and more are taken.
const TRIED_COORDINATES: usize = 8;

/// Multiplications of a pass over all points up to which that pass is little work.
const SMALL: usize = 1_000_000;

/// How hard to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Whether starts are tried on a sample of at most [`SAMPLE`] rows and only the best is refined on
    /// all, instead of all being tried on all rows.
    pub sample: bool,
    /// Starts for each number of clusters, and a quarter as many (rounded up) that breathe. If absent, 3,
    /// or on data that need no sample as many as [`START_BUDGET`] allows, up to 24; without a sample 20.
    pub restarts: Option<usize>,
    /// Whether any start breathes. Where many fits are averaged, each may be cheap.
    pub breathing: bool,
    /// The cap of Lloyd's iterations of one start.
    pub iterations: usize,
    /// On how many rows of a sample starts are tried, at least.
    pub tried: usize,
}

impl Default for Effort {
    fn default() -> Self {
        Self {
            sample: true,
            restarts: None,
            breathing: true,
            iterations: 300,
            tried: TRIED,
        }
    }
}

impl Effort {
    /// Every start on all rows.
    pub fn full() -> Self {
        Self {
            sample: false,
            ..Self::default()
        }
    }

    /// For the number of clusters that was chosen: 5 starts and 2 that breathe; 10 and 3 where that is little
    /// work.
    pub fn last(points: &Points, clusters: usize) -> Self {
        Self {
            restarts: Some(if is_small(points, clusters) { 10 } else { 5 }),

            ..Self::default()
        }
    }

    /// How many rows starts are tried on: all if that is not much more than would have to be.
    pub(super) fn rows(&self, sample: &Points, clusters: usize) -> usize {
        let cheap = self.tried * TRIED_COORDINATES / sample.dimensions();
        let enough = cheap.max(self.tried).max(TRIED_OF_CLUSTER * clusters);
        match self.sample && 2 * sample.len() > 3 * enough {
            true => enough,
            false => sample.len(),
        }
    }

    /// Plain starts, and all of them with those that breathe.
    pub(super) fn starts(&self, points: &Points, clusters: usize) -> (usize, usize) {
        let cost = points.len() * points.dimensions() * clusters;
        let plain = match self.restarts {
            Some(restarts) => restarts,
            None if !self.sample => 20,
            None if self.rows(points, clusters) < points.len() => 3,
            None => (START_BUDGET / cost).clamp(3, 24),
        };
        let breathing = match self.breathing {
            true => plain.div_ceil(4),
            false => 0,
        };
        (plain, plain + breathing)
    }
}

/// Whether a pass over all points is little work.
fn is_small(points: &Points, clusters: usize) -> bool {
    points.len() * points.dimensions() * clusters < SMALL
}
