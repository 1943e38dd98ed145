//! Prototypes that were fitted to a sample, fitted on to all rows, one portion a step.

use super::fitting::{FittedPrototypes, sort};
use super::prototypes::{Prototypes, Tally};
use crate::cluster::data::AllRows;
use crate::features::{MixedColumn, Rows};

/// About how many terms of a cost a step may take: some 10 ms.
const STEP: usize = 1 << 21;

/// More terms than this in all iterations together would take too long.
const BUDGET: usize = 1 << 28;

/// Iterations of fitting once more; from prototypes that are nearly right few are needed.
const AGAIN: usize = 30;

/// Refining under way. The rows must be the same in every call.
pub struct PrototypesRefining {
    prototypes: Prototypes,
    tally: Option<Tally>,
    before: Vec<u32>,
    labels: Vec<u32>,
    iterations: usize,
    limit: usize,
}

impl PrototypesRefining {
    /// From prototypes that were fitted to a sample.
    pub fn new(prototypes: Prototypes, rows: AllRows<'_>) -> Self {
        let terms = rows.points.len() * rows.parts.len() * prototypes.len();
        Self {
            prototypes,
            tally: None,
            before: Vec::new(),
            labels: Vec::new(),
            iterations: 0,
            limit: (BUDGET / terms).clamp(1, 100),
        }
    }

    /// Works on the next rows; `false` when there is nothing left to do.
    pub fn step(&mut self, rows: AllRows<'_>) -> bool {
        let (all, first) = (rows.points.len(), self.labels.len());
        let terms = rows.parts.len() * self.prototypes.len();
        let end = all.min(first + (STEP / terms).max(64));
        let columns = rows.columns(first..end);
        let clusters = self.prototypes.len();
        let tally = self
            .tally
            .get_or_insert_with(|| Tally::new(clusters, &columns));
        let weight = |row: usize| rows.weight(first + row);
        tally.add(&self.prototypes, &columns, &weight, &mut self.labels);
        if end < all {
            return true;
        }
        self.iterations += 1;
        if self.labels == self.before || self.iterations == self.limit {
            return false;
        }
        self.prototypes = tally.middles(&self.prototypes);
        self.tally = None;
        self.before = std::mem::take(&mut self.labels);
        true
    }

    /// What was found, once `step` returned `false`.
    pub fn finish(mut self) -> FittedPrototypes {
        let converged = self.labels == self.before;
        sort(&mut self.prototypes, &mut self.labels);
        FittedPrototypes {
            prototypes: self.prototypes,
            labels: self.labels,
            cost: self.tally.map_or(0.0, |tally| tally.cost),
            iterations: self.iterations,
            converged,
        }
    }
}

/// The cheapest cluster of each row once prototypes were fitted to rows that count by `weights`, from where they are.
pub(in crate::cluster) fn again(
    prototypes: &Prototypes,
    columns: &[MixedColumn],
    weights: &[f64],
) -> Vec<u32> {
    let mut prototypes = prototypes.clone();
    let mut labels = Vec::new();
    for _ in 0..AGAIN {
        let mut tally = Tally::new(prototypes.len(), columns);
        let mut next = Vec::new();
        tally.add(&prototypes, columns, &|row| weights[row], &mut next);
        if next == labels {
            break;
        }
        labels = next;
        prototypes = tally.middles(&prototypes);
    }
    labels
}
