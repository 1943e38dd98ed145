//! The silhouette (Rousseeuw, *Silhouettes: a graphical aid*, 1987), Euclidean.

use std::ops::Range;

use crate::features::{Doubles, Floats, LANES, Lanes, Rows, Sum};

/// How many rows the silhouette is measured on where sampling is allowed. What a row adds has a deviation of
/// some .2, so that the mean of these is known to .004: no two numbers of segments are told apart by less.
pub const SILHOUETTE_ROWS: usize = 2_500;

/// About how many multiplications a step may take: some 10 ms.
const STEP: usize = 1 << 24;

/// How many distances are added in `f32` before they go into an `f64`.
const PORTION: usize = 64;

/// How many rows are measured beside each other.
const TILE: usize = BLOCKS * LANES;
const BLOCKS: usize = 4;

const ZERO: Lanes = Lanes([0.0; LANES]);

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
/// which every one is measured once, and anew for each partition: that is quicker than to read 50 MB of them.
#[derive(Debug)]
pub struct SilhouetteRun {
    dimensions: usize,
    /// The labels, rising, and the rows in that order.
    labels: Vec<u32>,
    rows: Vec<f32>,
    sizes: Vec<u64>,
    /// For each row and cluster, the sum of the distances between them.
    sums: Vec<f64>,
    /// For each row, the sums of its distances to the rows that were met since they last went into `sums`: of
    /// one cluster, at most [`PORTION`] in each lane.
    met: Vec<Lanes>,
    portions: usize,
    /// The next row.
    next: usize,
}

impl SilhouetteRun {
    /// Prepares to measure the partition given by the label of each row of the sample, below
    /// `clusters`.
    pub fn new(sample: &Sample, labels: &[u32], clusters: usize) -> Self {
        assert_eq!(sample.len(), labels.len(), "one label for each row");
        let dimensions = sample.dimensions;
        // As clusters come first in the sample, so that how they are numbered does not touch the last bits.
        let mut numbers = vec![None; clusters];
        let mut next = 0..;
        let number = |&label: &u32| *numbers[label as usize].get_or_insert_with(|| next.next());
        let labels: Vec<u32> = labels.iter().filter_map(number).collect();
        let mut run = Self {
            dimensions,
            labels: Vec::with_capacity(labels.len()),
            rows: Vec::with_capacity(sample.values.len()),
            sizes: vec![0; clusters],
            sums: vec![0.0; labels.len() * clusters],
            met: vec![ZERO; labels.len()],
            portions: 0,
            next: 0,
        };
        for cluster in 0..clusters as u32 {
            for (&label, row) in labels.iter().zip(sample.values.chunks_exact(dimensions)) {
                if label == cluster {
                    run.rows.extend_from_slice(row);
                    run.labels.push(label);
                    run.sizes[label as usize] += 1;
                }
            }
        }
        run
    }

    /// Measures the next rows, for some 10 ms; `false` when there is nothing left to do.
    pub fn step(&mut self) -> bool {
        let mut work = 0;
        while self.next < self.labels.len() && work < STEP {
            work += TILE * (self.labels.len() - self.next) * (self.dimensions + 1);
            self.measure();
        }
        self.next < self.labels.len()
    }

    /// The distances of the next rows, of one cluster, to themselves and all behind them.
    fn measure(&mut self) {
        let (first, clusters) = (self.next, self.sizes.len());
        let own = self.labels[first] as usize;
        let alike = self.labels[first..].iter().take(TILE);
        let count = alike.take_while(|label| **label as usize == own).count();
        // Side by side; the places of rows that are not there count nothing.
        let mut blocks = vec![ZERO; BLOCKS * self.dimensions];
        let mut counts = [ZERO; BLOCKS];
        for place in 0..count {
            let row = &self.rows[(first + place) * self.dimensions..][..self.dimensions];
            let block = &mut blocks[place / LANES * self.dimensions..];
            for (lanes, &value) in block.iter_mut().zip(row) {
                lanes[place % LANES] = value;
            }
            counts[place / LANES][place % LANES] = 1.0;
        }
        self.take_up(first..first + count, own);
        let mut end = first;
        for label in own..clusters {
            let begin = end;
            end = match label == own {
                true => begin + self.labels[begin..].partition_point(|next| *next as usize == own),
                false => begin + self.sizes[label] as usize,
            };
            let mut sums = [Doubles::splat(0.0); BLOCKS];
            for from in (begin..end).step_by(PORTION) {
                let range = from..end.min(from + PORTION);
                let rows =
                    &self.rows[range.start * self.dimensions..][..range.len() * self.dimensions];
                let portion = distances(&blocks, &counts, rows, &mut self.met[range]);
                for (sum, portion) in sums.iter_mut().zip(portion) {
                    *sum = sum.plus(Doubles::of(portion));
                }
            }
            let sums = sums.iter().flat_map(|sums| sums.array());
            for (place, sum) in (first..first + count).zip(sums) {
                self.sums[place * clusters + label] += sum;
            }
        }
        // To each other they were measured from both sides.
        self.met[first..first + count].fill(ZERO);
        self.next += count;
        self.portions += 1;
        let ends = self
            .labels
            .get(self.next)
            .is_none_or(|label| *label as usize != own);
        if ends || self.portions * BLOCKS == PORTION {
            self.take_up(self.next..self.labels.len(), own);
            self.portions = 0;
        }
    }

    /// Adds to the sums of some rows the distances to rows of a cluster that they have met.
    fn take_up(&mut self, rows: Range<usize>, label: usize) {
        let sums = self.sums[rows.start * self.sizes.len()..].iter_mut();
        let sums = sums.skip(label).step_by(self.sizes.len());
        for (sum, met) in sums.zip(&mut self.met[rows]) {
            let [one, two, three, four] = met.map(f64::from);
            *sum += one + two + (three + four);
            *met = ZERO;
        }
    }

    /// The mean silhouette, once `step` returned `false`: (b − a) / max(a, b), where a is the mean
    /// distance to the others of the own cluster and b that to the nearest other one. A row alone in
    /// its cluster has 0, and so has one for which a = b = 0. 0 if there is only one cluster.
    pub fn finish(&self) -> f64 {
        mean(&self.labels, &self.sizes, &self.sums)
    }
}

/// The sums of the distances of the points of four blocks to `rows`; for each row, those to the points are
/// added to what it has `met`. `counts` are 1 for points that are there.
#[inline(always)]
fn distances(
    blocks: &[Lanes],
    counts: &[Lanes; BLOCKS],
    rows: &[f32],
    met: &mut [Lanes],
) -> [Floats; BLOCKS] {
    let dimensions = blocks.len() / BLOCKS;
    let (one, rest) = blocks.split_at(dimensions);
    let (two, rest) = rest.split_at(dimensions);
    let (three, four) = rest.split_at(dimensions);
    let [c0, c1, c2, c3] = counts;
    let (c0, c1) = (Floats::load(c0), Floats::load(c1));
    let (c2, c3) = (Floats::load(c2), Floats::load(c3));
    let zero = Floats::splat(0.0);
    let [mut s0, mut s1, mut s2, mut s3] = [zero; BLOCKS];
    for (row, met) in rows.chunks_exact(dimensions).zip(met) {
        let [mut a, mut b, mut c, mut d] = [zero; BLOCKS];
        for at in 0..dimensions {
            // SAFETY: `at` is below the number of coordinates, which all have.
            unsafe {
                let value = Floats::splat(*row.get_unchecked(at));
                a = a.plus(square(one.get_unchecked(at), value));
                b = b.plus(square(two.get_unchecked(at), value));
                c = c.plus(square(three.get_unchecked(at), value));
                d = d.plus(square(four.get_unchecked(at), value));
            }
        }
        let (a, b) = (a.root().times(c0), b.root().times(c1));
        let (c, d) = (c.root().times(c2), d.root().times(c3));
        s0 = s0.plus(a);
        s1 = s1.plus(b);
        s2 = s2.plus(c);
        s3 = s3.plus(d);
        Floats::load(met).plus(a.plus(b).plus(c.plus(d))).store(met);
    }
    [s0, s1, s2, s3]
}

/// The squared differences in a coordinate.
#[inline(always)]
fn square(lanes: &Lanes, value: Floats) -> Floats {
    let difference = Floats::load(lanes).minus(value);
    difference.times(difference)
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
