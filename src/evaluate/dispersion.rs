//! Indices made of the distances to cluster means.

use crate::features::{CHUNK, Doubles, LANES, Rows, Sum};

/// What the distances to the means tell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dispersion {
    /// The sum of squared distances of all rows to the mean of all.
    pub total: f64,
    /// The sum of squared distances of all rows to the means of their clusters.
    pub within: f64,
    /// Variance between over variance within (Caliński & Harabasz, *A dendrite method for cluster
    /// analysis*, 1974); higher is better. 0 where it is not defined (one cluster, or as many as
    /// rows); 1 if every row lies at its mean, by scikit-learn's convention.
    pub calinski_harabasz: f64,
    /// The mean over clusters of their likeness to the most alike other one (Davies & Bouldin, *A
    /// cluster separation measure*, 1979); lower is better. 0 for one cluster. Clusters with the same
    /// mean are not compared.
    pub davies_bouldin: f64,
}

/// Measures [`Dispersion`] one portion of rows at a time, in two passes. Rows and labels must be the
/// same in every call. Sums are compensated, so that the order of rows does not matter.
#[derive(Debug)]
pub struct DispersionRun {
    clusters: usize,
    dimensions: usize,
    next_row: usize,
    second_pass: bool,
    sizes: Vec<u64>,
    /// Per cluster and coordinate: sums in the first pass, means from then on.
    sums: Vec<Sum>,
    means: Vec<f64>,
    middle: Vec<f64>,
    /// Per cluster, the sum of distances to its mean.
    reach: Vec<Sum>,
    within: Sum,
}

impl DispersionRun {
    /// Prepares to measure `clusters` clusters of rows with `dimensions` coordinates.
    pub fn new(clusters: usize, dimensions: usize) -> Self {
        Self {
            clusters,
            dimensions,
            next_row: 0,
            second_pass: false,
            sizes: vec![0; clusters],
            sums: vec![Sum::default(); clusters * dimensions],
            means: Vec::new(),
            middle: Vec::new(),
            reach: vec![Sum::default(); clusters],
            within: Sum::default(),
        }
    }

    /// Prepares to measure clusters whose means, one after the other, and sizes are known: one pass is enough.
    pub fn around(means: Vec<f64>, sizes: Vec<u64>) -> Self {
        let clusters = sizes.len();
        let dimensions = means.len() / clusters;
        let rows = sizes.iter().sum::<u64>() as f64;
        let middle = |coordinate: usize| {
            let own = means.iter().skip(coordinate).step_by(dimensions);
            Sum::of(own.zip(&sizes).map(|(mean, &size)| mean * size as f64)) / rows
        };
        let middle = (0..dimensions).map(middle).collect();
        Self {
            second_pass: true,
            sizes,
            means,
            middle,
            ..Self::new(clusters, dimensions)
        }
    }

    /// Measures the next rows; `false` when there is nothing left to do. `labels` has one entry a row,
    /// below the number of clusters.
    pub fn step(&mut self, rows: &impl Rows, labels: &[u32]) -> bool {
        assert_eq!(rows.len(), labels.len(), "one label for each row");
        let mut some = vec![0.0; LANES * self.dimensions];
        let end = rows.len().min(self.next_row + CHUNK);
        for first in (self.next_row..end).step_by(LANES) {
            let labels = &labels[first..end.min(first + LANES)];
            let some = &mut some[..labels.len() * self.dimensions];
            rows.copy_rows(first, some);
            if self.second_pass {
                self.measure(some, labels);
                continue;
            }
            for (row, &label) in some.chunks_exact(self.dimensions).zip(labels) {
                let label = label as usize;
                self.sizes[label] += 1;
                let sums = self.sums[label * self.dimensions..].iter_mut();
                sums.zip(row).for_each(|(sum, value)| sum.add(*value));
            }
        }
        self.next_row = end;
        if end < rows.len() {
            return true;
        }
        if self.second_pass {
            return false;
        }
        self.find_means(rows.len());
        self.second_pass = true;
        self.next_row = 0;
        true
    }

    /// The figures, once `step` returned `false`.
    pub fn finish(&self) -> Dispersion {
        Dispersion {
            total: self.within.value() + self.between(),
            within: self.within.value(),
            calinski_harabasz: self.calinski_harabasz(),
            davies_bouldin: self.davies_bouldin(),
        }
    }

    fn mean(&self, label: usize) -> &[f64] {
        &self.means[label * self.dimensions..][..self.dimensions]
    }

    fn find_means(&mut self, rows: usize) {
        let size = |place: usize| self.sizes[place / self.dimensions] as f64;
        let means = self.sums.iter().enumerate();
        self.means = means
            .map(|(place, sum)| sum.value() / size(place))
            .collect();
        let all = |coordinate: usize| {
            let sums = self.sums.iter().skip(coordinate).step_by(self.dimensions);
            Sum::of(sums.map(|sum| sum.value())) / rows as f64
        };
        self.middle = (0..self.dimensions).map(all).collect();
    }

    /// The distances of at most four rows, one after the other, to their means.
    fn measure(&mut self, rows: &[f64], labels: &[u32]) {
        // Of fewer than four the last stands in for those that are not there, which count nothing.
        let place = |at: usize| at.min(labels.len() - 1);
        let row = |at: usize| &rows[place(at) * self.dimensions..][..self.dimensions];
        let mean = |at: usize| self.mean(labels[place(at)] as usize);
        let own = row(0).iter().zip(row(1)).zip(row(2)).zip(row(3));
        let means = mean(0).iter().zip(mean(1)).zip(mean(2)).zip(mean(3));
        let mut squares = Doubles::splat(0.0);
        for ((((a, b), c), d), (((p, q), r), s)) in own.zip(means) {
            let differences = Doubles::of_four([a - p, b - q, c - r, d - s]);
            squares = squares.plus(differences.times(differences));
        }
        for (square, &label) in squares.array().into_iter().zip(labels) {
            self.within.add(square);
            self.reach[label as usize].add(square.sqrt());
        }
    }

    fn calinski_harabasz(&self) -> f64 {
        let rows = self.sizes.iter().sum::<u64>() as f64;
        let clusters = self.clusters as f64;
        if self.clusters < 2 || rows <= clusters {
            return 0.0;
        }
        let within = self.within.value();
        if within == 0.0 {
            return 1.0;
        }
        self.between() * (rows - clusters) / (within * (clusters - 1.0))
    }

    /// The sum of squared distances of the clusters' means to the mean of all, row by row.
    fn between(&self) -> f64 {
        let spread =
            |label: usize| self.sizes[label] as f64 * square(self.mean(label), &self.middle);
        Sum::of((0..self.clusters).map(spread))
    }

    fn davies_bouldin(&self) -> f64 {
        let reach: Vec<f64> = self
            .reach
            .iter()
            .zip(&self.sizes)
            .map(|(sum, &size)| sum.value() / size as f64)
            .collect();
        let likeness = |one: usize| {
            let others = (0..self.clusters).filter(|&other| other != one);
            let pairs = others.filter_map(|other| {
                let apart = square(self.mean(one), self.mean(other)).sqrt();
                (apart > 0.0).then(|| (reach[one] + reach[other]) / apart)
            });
            pairs.fold(0.0, f64::max)
        };
        Sum::of((0..self.clusters).map(likeness)) / self.clusters as f64
    }
}

/// The Caliński-Harabasz index; see [`Dispersion`]. Labels count from 0 without a gap.
pub fn calinski_harabasz(rows: &impl Rows, labels: &[u32]) -> f64 {
    dispersion(rows, labels).calinski_harabasz
}

/// The Davies-Bouldin index; see [`Dispersion`]. Labels count from 0 without a gap.
pub fn davies_bouldin(rows: &impl Rows, labels: &[u32]) -> f64 {
    dispersion(rows, labels).davies_bouldin
}

fn dispersion(rows: &impl Rows, labels: &[u32]) -> Dispersion {
    let clusters = labels.iter().max().map_or(0, |&label| label as usize + 1);
    let mut run = DispersionRun::new(clusters, rows.dimensions());
    while run.step(rows, labels) {}
    run.finish()
}

/// The squared Euclidean distance.
fn square(one: &[f64], other: &[f64]) -> f64 {
    let differences = one.iter().zip(other).map(|(one, other)| one - other);
    differences.fold(0.0, |sum, difference| sum + difference * difference)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array2, array};

    #[test]
    fn matches_a_case_worked_by_hand() {
        // Two pairs on a line, at 0 and 2, and at 10 and 12: means 1 and 11, mean of all 6.
        let rows = array![[0.0], [2.0], [10.0], [12.0]];
        let found = dispersion(&rows, &[0, 0, 1, 1]);
        assert_eq!(found.within, 4.0);
        assert_eq!(found.total, 104.0);
        assert_eq!(found.calinski_harabasz, (100.0 / 1.0) / (4.0 / 2.0));
        assert_eq!(found.davies_bouldin, (1.0 + 1.0) / 10.0);
    }

    #[test]
    fn degenerate_partitions_have_finite_figures() {
        let rows = array![[1.0, 1.0], [1.0, 1.0], [2.0, 2.0]];
        for labels in [[0, 0, 0], [0, 1, 2], [0, 0, 1]] {
            let found = dispersion(&rows, &labels);
            assert!(found.calinski_harabasz.is_finite());
            assert!(found.davies_bouldin.is_finite());
        }
        assert_eq!(dispersion(&rows, &[0, 0, 1]).calinski_harabasz, 1.0);
        let none: Array2<f64> = Array2::zeros((0, 2));
        assert_eq!(calinski_harabasz(&none, &[]), 0.0);
    }
}
