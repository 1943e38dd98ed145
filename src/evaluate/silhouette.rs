//! The silhouette (Rousseeuw, *Silhouettes: a graphical aid*, 1987), Euclidean.

use crate::features::{Doubles, Floats, LANES, Lanes, Rows, Sum};

/// How many rows the silhouette is measured on where sampling is allowed.
pub const SILHOUETTE_ROWS: usize = 5_000;

/// About how many multiplications a step may take: some 10 ms.
const STEP: usize = 1 << 24;

/// How many distances are added in `f32` before they go into an `f64`.
const PORTION: usize = 64;

/// The rows whose silhouettes are measured, in `f32`.
#[derive(Debug)]
pub struct Sample {
    dimensions: usize,
    /// Row by row.
    values: Vec<f32>,
}

impl Sample {
    /// The rows at `indices`.
    pub fn new(rows: &impl Rows, indices: impl Iterator<Item = usize>) -> Self {
        let mut row = vec![0.0; rows.dimensions()];
        let mut values = Vec::new();
        for index in indices {
            rows.copy_row(index, &mut row);
            values.extend(row.iter().map(|&value| value as f32));
        }
        Self {
            dimensions: rows.dimensions(),
            values,
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.values.len() / self.dimensions
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

/// Measures the mean silhouette of a partition of a sample, some rows a step. Distances are in `f32`, of
/// which every one is measured anew for each partition: that is quicker than to read 100 MB of them.
#[derive(Debug)]
pub struct SilhouetteRun {
    dimensions: usize,
    /// The labels, rising, and the rows in that order: one after the other, and in blocks of four.
    labels: Vec<u32>,
    rows: Vec<f32>,
    blocks: Vec<Lanes>,
    sizes: Vec<u64>,
    /// For each row and cluster, the sum of the distances between them.
    sums: Vec<f64>,
    next_block: usize,
}

impl SilhouetteRun {
    /// Prepares to measure the partition given by the label of each row of the sample, below
    /// `clusters`.
    pub fn new(sample: &Sample, labels: &[u32], clusters: usize) -> Self {
        assert_eq!(sample.len(), labels.len(), "one label for each row");
        let dimensions = sample.dimensions;
        let mut run = Self {
            dimensions,
            labels: Vec::with_capacity(labels.len()),
            rows: Vec::with_capacity(sample.values.len()),
            blocks: vec![[0.0; LANES]; labels.len().div_ceil(2 * LANES) * 2 * dimensions],
            sizes: vec![0; clusters],
            sums: vec![0.0; labels.len() * clusters],
            next_block: 0,
        };
        for cluster in 0..clusters as u32 {
            for (&label, row) in labels.iter().zip(sample.values.chunks_exact(dimensions)) {
                if label != cluster {
                    continue;
                }
                let place = run.labels.len();
                let block = &mut run.blocks[place / LANES * dimensions..];
                for (lanes, &value) in block.iter_mut().zip(row) {
                    lanes[place % LANES] = value;
                }
                run.rows.extend_from_slice(row);
                run.labels.push(label);
                run.sizes[label as usize] += 1;
            }
        }
        run
    }

    /// Measures the next rows, for some 10 ms; `false` when there is nothing left to do.
    pub fn step(&mut self) -> bool {
        let mut work = 0;
        let all = self.labels.len().div_ceil(LANES);
        while self.next_block < all && work < STEP {
            self.measure();
            self.next_block += 2;
            work += 2 * LANES * self.labels.len() * (self.dimensions + 1);
        }
        self.next_block < all
    }

    /// The distances of the next two blocks to all rows, cluster by cluster.
    fn measure(&mut self) {
        let pair = &self.blocks[self.next_block * self.dimensions..][..2 * self.dimensions];
        let (one, two) = pair.split_at(self.dimensions);
        let clusters = self.sizes.len();
        let first = self.next_block * LANES * clusters;
        let mut rest = self.rows.as_slice();
        for (label, &size) in self.sizes.iter().enumerate() {
            let (members, others) = rest.split_at(size as usize * self.dimensions);
            rest = others;
            let mut sums = [Doubles::splat(0.0); 2];
            for portion in members.chunks(PORTION * self.dimensions) {
                let (mut near, mut far) = (Floats::splat(0.0), Floats::splat(0.0));
                for row in portion.chunks_exact(self.dimensions) {
                    let (mut a, mut b) = (Floats::splat(0.0), Floats::splat(0.0));
                    let mut at = 0;
                    // SAFETY: `at` is below the number of coordinates, which all three have.
                    unsafe {
                        // Two coordinates a turn: with one, the loop itself would take a part of the time.
                        while at + 1 < row.len() {
                            add(&mut a, one, row, at);
                            add(&mut b, two, row, at);
                            add(&mut a, one, row, at + 1);
                            add(&mut b, two, row, at + 1);
                            at += 2;
                        }
                        if at < row.len() {
                            add(&mut a, one, row, at);
                            add(&mut b, two, row, at);
                        }
                    }
                    near = near.plus(a.root());
                    far = far.plus(b.root());
                }
                sums[0] = sums[0].plus(Doubles::of(near));
                sums[1] = sums[1].plus(Doubles::of(far));
            }
            // The padding at the end has no place.
            let places = self.sums[first..].iter_mut().skip(label).step_by(clusters);
            for (place, sum) in places.zip(sums.iter().flat_map(|sums| sums.array())) {
                *place = sum;
            }
        }
    }

    /// The mean silhouette, once `step` returned `false`: (b − a) / max(a, b), where a is the mean
    /// distance to the others of the own cluster and b that to the nearest other one. A row alone in
    /// its cluster has 0, and so has one for which a = b = 0. 0 if there is only one cluster.
    pub fn finish(&self) -> f64 {
        mean(&self.labels, &self.sizes, &self.sums)
    }
}

/// Adds the squared differences between a block's points and a row in the coordinate `at`.
///
/// # Safety
/// Both have a coordinate `at`.
#[inline(always)]
unsafe fn add(sum: &mut Floats, block: &[Lanes], row: &[f32], at: usize) {
    // SAFETY: the caller's promise.
    let (lanes, value) = unsafe { (block.get_unchecked(at), *row.get_unchecked(at)) };
    let difference = Floats::load(lanes).minus(Floats::splat(value));
    *sum = sum.plus(difference.times(difference));
}

/// The mean silhouette over all rows, exact in `f64`. Labels count from 0.
pub fn silhouette(rows: &impl Rows, labels: &[u32]) -> f64 {
    let clusters = labels.iter().max().map_or(0, |&label| label as usize + 1);
    let mut sizes = vec![0; clusters];
    labels.iter().for_each(|&label| sizes[label as usize] += 1);
    let mut sums = vec![0.0; labels.len() * clusters];
    let (mut one, mut other) = (vec![0.0; rows.dimensions()], vec![0.0; rows.dimensions()]);
    for row in 0..labels.len() {
        rows.copy_row(row, &mut one);
        for before in 0..row {
            rows.copy_row(before, &mut other);
            let differences = one.iter().zip(&other).map(|(one, other)| one - other);
            let distance = differences.fold(0.0, |sum, it| sum + it * it).sqrt();
            sums[row * clusters + labels[before] as usize] += distance;
            sums[before * clusters + labels[row] as usize] += distance;
        }
    }
    mean(labels, &sizes, &sums)
}

/// The mean silhouette, given for each row and cluster the sum of the distances between them.
fn mean(labels: &[u32], sizes: &[u64], sums: &[f64]) -> f64 {
    let clusters = sizes.len();
    let present = sizes.iter().filter(|size| **size > 0).count();
    if present < 2 {
        return 0.0;
    }
    let of_row = |(row, label): (usize, &u32)| {
        let (label, sums) = (*label as usize, &sums[row * clusters..][..clusters]);
        if sizes[label] < 2 {
            return 0.0;
        }
        let own = sums[label] / (sizes[label] - 1) as f64;
        let others = (0..clusters).filter(|&other| other != label && sizes[other] > 0);
        let means = others.map(|other| sums[other] / sizes[other] as f64);
        let nearest = means.fold(f64::INFINITY, f64::min);
        let larger = own.max(nearest);
        if larger > 0.0 {
            (nearest - own) / larger
        } else {
            0.0
        }
    };
    Sum::of(labels.iter().enumerate().map(of_row)) / labels.len() as f64
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
            let sample = Sample::new(&values, 0..values.nrows());
            let mut run = SilhouetteRun::new(&sample, &labels, 4);
            while run.step() {}
            prop_assert!((run.finish() - expected).abs() < 1e-6);
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
