//! The silhouette (Rousseeuw, *Silhouettes: a graphical aid*, 1987), Euclidean.

use crate::features::{LANES, Rows, Sum};

/// How many rows the silhouette is measured on where sampling is allowed.
pub const SILHOUETTE_ROWS: usize = 5_000;

/// About how many multiplications a step may take: some 10 ms.
const STEP: usize = 1 << 23;

/// The rows whose silhouettes are measured, and the distances between them.
///
/// Every pair is measured once in `f64`. A sample that *keeps* them has them ready, as `f32`, for the
/// next number of clusters: 50 MB for 5,000 rows. One that does not needs no such room and rounds
/// nothing.
#[derive(Debug)]
pub struct Sample {
    len: usize,
    dimensions: usize,
    /// Blocks of four rows, as in [`Points`](crate::features::Points).
    blocks: Vec<[f64; LANES]>,
    /// The distances of each row to all rows before it, as far as they are known.
    kept: Option<Vec<Vec<f32>>>,
}

impl Sample {
    /// The rows at `indices`.
    pub fn new(
        rows: &impl Rows,
        indices: impl ExactSizeIterator<Item = usize>,
        keep: bool,
    ) -> Self {
        let (len, dimensions) = (indices.len(), rows.dimensions());
        let mut blocks = vec![[0.0; LANES]; len.div_ceil(LANES) * dimensions];
        let mut row = vec![0.0; dimensions];
        for (place, index) in indices.enumerate() {
            rows.copy_row(index, &mut row);
            let block = &mut blocks[place / LANES * dimensions..];
            for (lanes, &value) in block.iter_mut().zip(&row) {
                lanes[place % LANES] = value;
            }
        }
        Self {
            len,
            dimensions,
            blocks,
            kept: keep.then(Vec::new),
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Gives the distance of `row` to each row before it, in order. Rows must be asked for in order.
    fn each_before(&mut self, row: usize, mut give: impl FnMut(usize, f64)) {
        match &mut self.kept {
            Some(kept) => {
                if kept.len() == row {
                    let mut distances = Vec::with_capacity(row);
                    let blocks = &self.blocks;
                    measure(blocks, self.dimensions, row, |_, distance| {
                        distances.push(distance as f32);
                    });
                    kept.push(distances);
                }
                for (other, &distance) in kept[row].iter().enumerate() {
                    give(other, f64::from(distance));
                }
            }
            None => measure(&self.blocks, self.dimensions, row, give),
        }
    }
}

/// The Euclidean distance of a row to each one before it.
fn measure(
    blocks: &[[f64; LANES]],
    dimensions: usize,
    row: usize,
    mut give: impl FnMut(usize, f64),
) {
    let own: Vec<f64> = blocks[row / LANES * dimensions..][..dimensions]
        .iter()
        .map(|lanes| lanes[row % LANES])
        .collect();
    for (number, block) in blocks
        .chunks_exact(dimensions)
        .take(row.div_ceil(LANES))
        .enumerate()
    {
        let mut squares = [0.0; LANES];
        for (lanes, value) in block.iter().zip(&own) {
            for lane in 0..LANES {
                let difference = lanes[lane] - value;
                squares[lane] += difference * difference;
            }
        }
        let first = number * LANES;
        for (lane, square) in squares.iter().enumerate().take(row - first) {
            give(first + lane, square.sqrt());
        }
    }
}

/// Measures the mean silhouette of a partition of a sample, some rows a step.
#[derive(Debug)]
pub struct SilhouetteRun {
    labels: Vec<u32>,
    sizes: Vec<u64>,
    /// For each row and cluster, the sum of the distances between them.
    sums: Vec<f64>,
    next_row: usize,
}

impl SilhouetteRun {
    /// Prepares to measure the partition given by the label of each row of the sample, below
    /// `clusters`.
    pub fn new(labels: Vec<u32>, clusters: usize) -> Self {
        let mut sizes = vec![0; clusters];
        labels.iter().for_each(|&label| sizes[label as usize] += 1);
        Self {
            sums: vec![0.0; labels.len() * clusters],
            labels,
            sizes,
            next_row: 0,
        }
    }

    /// Measures the next rows, for some 10 ms; `false` when there is nothing left to do. The sample
    /// must be the same in every call.
    pub fn step(&mut self, sample: &mut Sample) -> bool {
        assert_eq!(sample.len(), self.labels.len(), "one label for each row");
        let clusters = self.sizes.len();
        let mut work = 0;
        while self.next_row < sample.len() && work < STEP {
            let row = self.next_row;
            let label = self.labels[row] as usize;
            sample.each_before(row, |other, distance| {
                self.sums[row * clusters + self.labels[other] as usize] += distance;
                self.sums[other * clusters + label] += distance;
            });
            self.next_row += 1;
            work += row * (sample.dimensions + 2);
        }
        self.next_row < sample.len()
    }

    /// The mean silhouette, once `step` returned `false`: (b − a) / max(a, b), where a is the mean
    /// distance to the others of the own cluster and b that to the nearest other one. A row alone in
    /// its cluster has 0, and so has one for which a = b = 0. 0 if there is only one cluster.
    pub fn finish(&self) -> f64 {
        let clusters = self.sizes.len();
        let present = self.sizes.iter().filter(|size| **size > 0).count();
        if present < 2 {
            return 0.0;
        }
        let of_row = |(row, label): (usize, &u32)| {
            let (label, sums) = (*label as usize, &self.sums[row * clusters..][..clusters]);
            if self.sizes[label] < 2 {
                return 0.0;
            }
            let own = sums[label] / (self.sizes[label] - 1) as f64;
            let others = (0..clusters).filter(|&other| other != label && self.sizes[other] > 0);
            let means = others.map(|other| sums[other] / self.sizes[other] as f64);
            let nearest = means.fold(f64::INFINITY, f64::min);
            let larger = own.max(nearest);
            if larger > 0.0 {
                (nearest - own) / larger
            } else {
                0.0
            }
        };
        Sum::of(self.labels.iter().enumerate().map(of_row)) / self.labels.len() as f64
    }
}

/// The mean silhouette over all rows, exact in `f64`. Labels count from 0.
pub fn silhouette(rows: &impl Rows, labels: &[u32]) -> f64 {
    let clusters = labels.iter().max().map_or(0, |&label| label as usize + 1);
    let mut sample = Sample::new(rows, 0..rows.len(), false);
    let mut run = SilhouetteRun::new(labels.to_vec(), clusters);
    while run.step(&mut sample) {}
    run.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array2, array};
    use proptest::prelude::*;

    /// The definition, row by row.
    fn by_definition(rows: &Array2<f64>, labels: &[u32]) -> f64 {
        let distance = |one: usize, other: usize| {
            let squares = rows
                .row(one)
                .iter()
                .zip(rows.row(other))
                .map(|(a, b)| (a - b) * (a - b))
                .sum::<f64>();
            squares.sqrt()
        };
        let mean = |row: usize, label: u32| {
            let members: Vec<usize> = (0..labels.len())
                .filter(|&other| other != row && labels[other] == label)
                .collect();
            let sum: f64 = members.iter().map(|&other| distance(row, other)).sum();
            (!members.is_empty()).then(|| sum / members.len() as f64)
        };
        let most = *labels.iter().max().unwrap();
        let of_row = |row: usize| {
            let own = mean(row, labels[row]);
            let others = (0..=most).filter(|&label| label != labels[row]);
            let nearest = others
                .filter_map(|label| mean(row, label))
                .fold(f64::INFINITY, f64::min);
            match own {
                Some(own) if nearest.is_finite() && own.max(nearest) > 0.0 => {
                    (nearest - own) / own.max(nearest)
                }
                _ => 0.0,
            }
        };
        (0..labels.len()).map(of_row).sum::<f64>() / labels.len() as f64
    }

    proptest! {
        #[test]
        fn equals_the_definition(
            rows in prop::collection::vec((prop::array::uniform2(-3.0..3.0f64), 0..4u32), 1..40),
        ) {
            let labels: Vec<u32> = rows.iter().map(|row| row.1).collect();
            let values = Array2::from_shape_fn((rows.len(), 2), |(row, place)| rows[row].0[place]);
            let expected = by_definition(&values, &labels);
            prop_assert!((silhouette(&values, &labels) - expected).abs() < 1e-12);
            let mut sample = Sample::new(&values, 0..rows.len(), true);
            for _ in 0..2 {
                let mut run = SilhouetteRun::new(labels.clone(), 4);
                while run.step(&mut sample) {}
                prop_assert!((run.finish() - expected).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn degenerate_partitions_are_0() {
        let rows = array![[1.0], [1.0], [1.0], [1.0]];
        assert_eq!(silhouette(&rows, &[0, 0, 0, 0]), 0.0);
        assert_eq!(silhouette(&rows, &[0, 0, 1, 1]), 0.0);
        assert_eq!(silhouette(&rows, &[0, 1, 2, 3]), 0.0);
        assert_eq!(silhouette(&Array2::<f64>::zeros((0, 1)), &[]), 0.0);
    }
}
