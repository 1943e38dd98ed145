//! How far two partitions of the same rows agree.

/// How many rows have each pair of labels, row by row of the first partition's labels.
struct Contingency {
    counts: Vec<u64>,
    columns: usize,
}

impl Contingency {
    fn new(one: &[u32], other: &[u32]) -> Self {
        assert_eq!(one.len(), other.len(), "the same rows");
        let most = |labels: &[u32]| labels.iter().max().map_or(0, |&label| label as usize + 1);
        let columns = most(other);
        let mut counts = vec![0; most(one) * columns];
        for (&one, &other) in one.iter().zip(other) {
            counts[one as usize * columns + other as usize] += 1;
        }
        Self { counts, columns }
    }

    fn rows(&self) -> impl Iterator<Item = &[u64]> {
        self.counts.chunks(self.columns.max(1))
    }

    fn column_sums(&self) -> Vec<u64> {
        let mut sums = vec![0; self.columns];
        for row in self.rows() {
            sums.iter_mut()
                .zip(row)
                .for_each(|(sum, count)| *sum += count);
        }
        sums
    }
}

/// The prediction strength of one clustering of test rows (Tibshirani & Walther, *Cluster validation by
/// prediction strength*, 2005): the least, over the clusters of the test rows, of the share of pairs of
/// members that the clusters of training rows put together as well. 0 to 1.
///
/// `labels` are those of a clustering of the test rows, `predicted` those that the clustering of the
/// training rows gives them. A cluster of one row has no pair and counts as 1, as in fpc.
pub fn prediction_strength(labels: &[u32], predicted: &[u32]) -> f64 {
    let together = |row: &[u64]| {
        let size: u64 = row.iter().sum();
        let pairs: u64 = row
            .iter()
            .map(|&count| count * count.saturating_sub(1))
            .sum();
        if size < 2 {
            1.0
        } else {
            pairs as f64 / (size * (size - 1)) as f64
        }
    };
    let strengths = Contingency::new(labels, predicted);
    strengths.rows().map(together).fold(1.0, f64::min)
}

/// For each cluster the largest Jaccard coefficient that it has with a cluster of another partition
/// of the same rows (Hennig, *Cluster-wise assessment of cluster stability*, 2007); `None` for one
/// that has none of these rows.
pub fn best_jaccards(labels: &[u32], other: &[u32], clusters: usize) -> Vec<Option<f64>> {
    let contingency = Contingency::new(labels, other);
    let sums = contingency.column_sums();
    let best = |row: &[u64]| {
        let size: u64 = row.iter().sum();
        let jaccards = row.iter().zip(&sums).filter(|(both, _)| **both > 0);
        jaccards
            .map(|(&both, &sum)| both as f64 / (size + sum - both) as f64)
            .reduce(f64::max)
    };
    let mut found: Vec<Option<f64>> = contingency.rows().map(best).collect();
    found.resize(clusters, None);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_partitions_agree_whatever_their_numbers() {
        assert_eq!(prediction_strength(&[0, 0, 1, 1], &[1, 1, 0, 0]), 1.0);
        let jaccards = best_jaccards(&[0, 0, 1, 1], &[1, 1, 0, 0], 3);
        assert_eq!(jaccards, [Some(1.0), Some(1.0), None]);
    }

    #[test]
    fn matches_a_case_worked_by_hand() {
        // The second cluster of four is cut in two halves: 2 of its 6 pairs stay together.
        let (labels, other) = ([0, 0, 0, 1, 1, 1, 1], [0, 0, 0, 0, 0, 1, 1]);
        assert_eq!(prediction_strength(&labels, &other), 1.0 / 3.0);
        let jaccards = best_jaccards(&labels, &other, 2);
        assert_eq!(jaccards, [Some(3.0 / 5.0), Some(2.0 / 4.0)]);
    }
}
