//! k-means of rows that count by weights.

use std::ops::RangeInclusive;

use super::clustering::{Clustering, MethodStep};
use super::data::AllRows;
use super::kmeans::{Centres, Effort, Search, SearchStep};
use super::placement::Placement;
use crate::error::Result;
use crate::features::{CHUNK, Points, Rows, ranked};

/// Rows are drawn in proportion to their weights until there are so many.
const DRAWN: usize = 4000;

/// The cap of Lloyd's iterations on all rows.
const ITERATIONS: usize = 100;

/// A search under way: of rows drawn in proportion to their weights as if each counted once, and then by
/// Lloyd's iterations on all rows by their weights until no label changes. The rows must be the same in every
/// call.
pub(super) struct WeightedSearch {
    search: Search,
    drawn: Points,
    descent: Option<Descent>,
}

/// Lloyd's iterations under way.
struct Descent {
    centres: Centres,
    labels: Vec<u32>,
    next: usize,
    changed: bool,
    iterations: usize,
    /// Each cluster's weight, and its weighted sums.
    masses: Vec<f64>,
    sums: Vec<f64>,
    inertia: f64,
}

impl WeightedSearch {
    /// `order` holds the first rows in canonical order.
    pub fn new(
        rows: AllRows<'_>,
        order: &[u32],
        clusters: RangeInclusive<usize>,
        effort: Effort,
        seed: u64,
    ) -> Result<Self> {
        let drawn = rows.points.gather(&in_proportion(rows, order));
        Ok(Self {
            search: Search::new(&drawn, clusters, effort, seed)?,
            drawn,
            descent: None,
        })
    }

    /// Whether there turned out to be fewer distinct rows than clusters.
    pub fn is_short(&self) -> bool {
        self.search.is_short()
    }

    /// Works for some 10 ms.
    pub fn step(&mut self, rows: AllRows<'_>) -> MethodStep {
        if let Some(mut descent) = self.descent.take() {
            if descent.step(rows) {
                self.descent = Some(descent);
                return MethodStep::Working(self.search.fraction(&self.drawn));
            }
            return MethodStep::Found(Box::new(descent.finish(rows)));
        }
        match self.search.step(&self.drawn) {
            SearchStep::Working(fraction) => MethodStep::Working(fraction),
            SearchStep::Done => MethodStep::Done,
            SearchStep::Found(found) => {
                self.descent = Some(Descent::new(rows, found.model.centres().clone()));
                MethodStep::Working(self.search.fraction(&self.drawn))
            }
        }
    }
}

/// Rows in proportion to their weights, by steps of equal weight along the order.
fn in_proportion(rows: AllRows<'_>, order: &[u32]) -> Vec<u32> {
    let all: f64 = order.iter().map(|&row| rows.weight(row as usize)).sum();
    let count = order.len().max(DRAWN);
    let step = all / count as f64;
    let (mut passed, mut drawn) = (0.0, Vec::with_capacity(count));
    for &row in order {
        passed += rows.weight(row as usize);
        while drawn.len() < count && (drawn.len() as f64 + 0.5) * step < passed {
            drawn.push(row);
        }
    }
    drawn
}

impl Descent {
    fn new(rows: AllRows<'_>, centres: Centres) -> Self {
        Self {
            labels: vec![u32::MAX; rows.points.len()],
            next: 0,
            changed: false,
            iterations: 0,
            masses: vec![0.0; centres.len()],
            sums: vec![0.0; centres.len() * centres.dimensions()],
            inertia: 0.0,
            centres,
        }
    }

    /// Works on the next rows; `false` when no label changed in a whole pass.
    fn step(&mut self, rows: AllRows<'_>) -> bool {
        let dimensions = self.centres.dimensions();
        let mut row = vec![0.0; dimensions];
        let portion = (CHUNK / self.centres.len()).max(256);
        let end = rows.points.len().min(self.next + portion);
        for index in self.next..end {
            rows.points.copy_row(index, &mut row);
            let (mut label, mut least) = (0, f64::INFINITY);
            for (place, centre) in self.centres.iter().enumerate() {
                let pairs = centre.iter().zip(&row);
                let distance =
                    pairs.fold(0.0, |sum, (one, other)| sum + (one - other) * (one - other));
                if distance < least {
                    (label, least) = (place, distance);
                }
            }
            let weight = rows.weight(index);
            self.changed |= self.labels[index] != label as u32;
            self.labels[index] = label as u32;
            self.inertia += weight * least;
            self.masses[label] += weight;
            let sums = &mut self.sums[label * dimensions..][..dimensions];
            for (sum, value) in sums.iter_mut().zip(&row) {
                *sum += weight * value;
            }
        }
        self.next = end;
        if end < rows.points.len() {
            return true;
        }
        self.iterations += 1;
        if !self.changed || self.iterations == ITERATIONS {
            return false;
        }
        let mut moved = Centres::new(dimensions);
        for (label, &mass) in self.masses.iter().enumerate() {
            let sums = &self.sums[label * dimensions..][..dimensions];
            if mass > 0.0 {
                moved.push(&sums.iter().map(|sum| sum / mass).collect::<Vec<f64>>());
            } else {
                moved.push(self.centres.get(label));
            }
        }
        self.centres = moved;
        self.masses.fill(0.0);
        self.sums.fill(0.0);
        self.inertia = 0.0;
        self.next = 0;
        self.changed = false;
        true
    }

    /// The clusters numbered by falling number of rows.
    fn finish(self, rows: AllRows<'_>) -> Clustering {
        let mut counts = vec![0u64; self.centres.len()];
        for &label in &self.labels {
            counts[label as usize] += 1;
        }
        let mut order = ranked(counts.len(), &|one, other| counts[other].cmp(&counts[one]));
        order.retain(|&label| counts[label] > 0);
        let mut centres = Centres::new(self.centres.dimensions());
        for &label in &order {
            centres.push(self.centres.get(label));
        }
        // By the kernel that will place new rows.
        let labels = centres.nearest(rows.points);
        let mut sizes = vec![0; centres.len()];
        labels.iter().for_each(|&label| sizes[label as usize] += 1);
        Clustering {
            sizes,
            labels,
            inertia: Some(self.inertia),
            bic: None,
            converged: !self.changed,
            placement: Placement::Centres(centres),
        }
    }
}
