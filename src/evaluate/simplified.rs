//! The simplified silhouette (Hruschka, de Castro & Campello, *Evolutionary algorithms for clustering
//! gene-expression data*, 2004): distances to means instead of to all members.

use crate::features::{Rows, Sum};

/// The mean over rows of (b − a) / max(a, b), where a is the distance to the mean of the own cluster and
/// b that to the nearest other mean. A row for which both are 0 has 0. 0 if there is only one cluster.
pub fn simplified_silhouette(rows: &impl Rows, labels: &[u32]) -> f64 {
    let (means, sizes) = means(rows, labels);
    let mut row = vec![0.0; rows.dimensions()];
    if sizes.iter().filter(|&&size| size > 0.0).count() < 2 {
        return 0.0;
    }
    let mut sum = Sum::default();
    for (index, &label) in labels.iter().enumerate() {
        rows.copy_row(index, &mut row);
        let (own, other, _) = nearest_two(&means, &row, label as usize);
        let (own, other) = (own.sqrt(), other.sqrt());
        let larger = own.max(other);
        if larger > 0.0 {
            sum.add((other - own) / larger);
        }
    }
    sum.value() / labels.len() as f64
}

/// The means of the clusters, one after another (NaN for one without rows), and how many rows each has.
pub(super) fn means(rows: &impl Rows, labels: &[u32]) -> (Vec<f64>, Vec<f64>) {
    assert_eq!(rows.len(), labels.len(), "one label for each row");
    let dimensions = rows.dimensions();
    let clusters = labels.iter().max().map_or(0, |&label| label as usize + 1);
    let mut means = vec![0.0; clusters * dimensions];
    let mut sizes = vec![0.0; clusters];
    let mut row = vec![0.0; dimensions];
    for (index, &label) in labels.iter().enumerate() {
        rows.copy_row(index, &mut row);
        sizes[label as usize] += 1.0;
        let sums = &mut means[label as usize * dimensions..][..dimensions];
        sums.iter_mut()
            .zip(&row)
            .for_each(|(sum, value)| *sum += value);
    }
    for (mean, size) in means.chunks_exact_mut(dimensions).zip(&sizes) {
        mean.iter_mut().for_each(|value| *value /= size);
    }
    (means, sizes)
}

/// The squared distances of a row of cluster `label` to its own mean and to the nearest other one, and which that is.
pub(super) fn nearest_two(means: &[f64], row: &[f64], label: usize) -> (f64, f64, usize) {
    let mut found = (0.0, f64::INFINITY, label);
    for (cluster, mean) in means.chunks_exact(row.len()).enumerate() {
        let differences = mean.iter().zip(row).map(|(mean, value)| mean - value);
        let square = differences.fold(0.0, |sum, it| sum + it * it);
        if cluster == label {
            found.0 = square;
        } else if square < found.1 {
            // The mean of a cluster without rows is NaN, and never nearer.
            (found.1, found.2) = (square, cluster);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array2, array};

    #[test]
    fn matches_a_case_worked_by_hand() {
        let rows = array![[0.0], [2.0], [10.0], [12.0]];
        // Means 1 and 11: (10 + 8 + 8 + 10) of (11, 9, 9, 11).
        let expected = (10.0 / 11.0 + 8.0 / 9.0) / 2.0;
        assert!((simplified_silhouette(&rows, &[0, 0, 1, 1]) - expected).abs() < 1e-15);
    }

    #[test]
    fn degenerate_partitions_are_finite() {
        let rows = array![[1.0], [1.0], [1.0]];
        assert_eq!(simplified_silhouette(&rows, &[0, 0, 0]), 0.0);
        assert_eq!(simplified_silhouette(&rows, &[0, 2, 2]), 0.0);
        assert_eq!(
            simplified_silhouette(&Array2::<f64>::zeros((0, 1)), &[]),
            0.0
        );
    }
}
