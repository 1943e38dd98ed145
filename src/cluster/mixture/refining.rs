//! Classes that were fitted to a sample, fitted on to all rows, one portion a step.

use super::classes::Classes;
use super::fitting::{Climb, FittedClasses, SETTLED};
use super::moments::{Moments, Prior};
use crate::cluster::data::AllRows;
use crate::features::{MixedColumn, Rows};

/// About how many terms of a likelihood a step may take: some 10 ms.
const STEP: usize = 1 << 20;

/// More terms than this in all iterations together would take too long; a sample of thousands of rows has
/// brought the classes near enough that a few iterations suffice.
const BUDGET: usize = 1 << 26;

/// Iterations of fitting once more; each costs a bootstrap as much as a whole descent of k-means.
const AGAIN: usize = 12;

/// The likeliest class of each row once classes were fitted to rows that count by `weights`, from where they are.
pub(in crate::cluster) fn again(
    classes: &Classes,
    columns: &[MixedColumn],
    weights: &[f64],
) -> Vec<u32> {
    let weight = |row: usize| weights[row];
    let prior = Prior::new(columns, &weight, 1.0);
    let mut climb = Climb::new(classes.clone());
    for _ in 0..AGAIN {
        let mut moments = Moments::new(classes.len(), columns);
        moments.expect(&climb.classes, columns, &weight);
        if climb.take(&moments, &prior, SETTLED) {
            break;
        }
    }
    climb.classes.predict(columns)
}

/// Refining under way. Points, parts, gaps and weights must be the same in every call.
pub struct Refining {
    climb: Climb,
    prior: Prior,
    moments: Option<Moments>,
    next_row: usize,
    limit: usize,
    /// Known for the rows so far, once the classes stay.
    labels: Option<Vec<u32>>,
}

impl Refining {
    /// From classes that were fitted to a sample with `prior`. Without `further`, they stay as they are.
    pub fn new(fitted: FittedClasses, prior: Prior, rows: AllRows<'_>, further: bool) -> Self {
        let terms = rows.points.len() * rows.parts.len() * fitted.classes.len();
        let mut climb = Climb::new(fitted.classes);
        climb.settled = fitted.converged && !further;
        Self {
            climb,
            prior,
            moments: None,
            next_row: 0,
            limit: if further {
                (BUDGET / terms).clamp(1, 100)
            } else {
                0
            },
            labels: None,
        }
    }

    /// Works on the next rows; `false` when there is nothing left to do.
    pub fn step(&mut self, rows: AllRows<'_>) -> bool {
        let all = rows.points.len();
        let terms = rows.parts.len() * self.climb.classes.len();
        let end = all.min(self.next_row + (STEP / terms).max(64));
        let columns = rows.latent(self.next_row..end);
        let first = self.next_row;
        let weight = |row: usize| rows.weight(first + row);
        self.next_row = if end == all { 0 } else { end };
        if let Some(labels) = &mut self.labels {
            labels.extend(self.climb.classes.predict(&columns));
            return end < all;
        }
        let clusters = self.climb.classes.len();
        let mut moments = self
            .moments
            .take()
            .unwrap_or_else(|| Moments::new(clusters, &columns));
        moments.expect(&self.climb.classes, &columns, &weight);
        if end < all {
            self.moments = Some(moments);
            return true;
        }
        let last = self.climb.iterations >= self.limit;
        if last {
            self.climb.measure(&moments, &self.prior);
        }
        if last || self.climb.take(&moments, &self.prior, SETTLED) {
            self.labels = Some(Vec::with_capacity(all));
        }
        true
    }

    /// What was found, once `step` returned `false`.
    pub fn finish(self, rows: AllRows<'_>) -> FittedClasses {
        let count: f64 = (0..rows.points.len()).map(|row| rows.weight(row)).sum();
        self.climb.finish(self.labels.unwrap_or_default(), count)
    }
}
