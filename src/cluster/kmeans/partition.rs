//! Points divided into clusters, with what is needed to move one of them.

use std::ops::Range;

use super::centres::Centres;
use super::kernel::squared_distance;
use crate::features::{CHUNK, LANES, Lanes, Points, Rows, Sum, ranked};

/// The label of a point that is in no cluster yet.
pub(super) const UNPLACED: u32 = u32::MAX;

/// A smaller part of the squares than this has lost too many of their digits.
const CANCELLED: f64 = 1e-5;

/// Labels, and the sum and number of the points of each cluster. Sums are exact (see
/// [`Points`]), so that they do not drift however often points move.
#[derive(Debug, Clone)]
pub(super) struct Partition {
    pub centres: Centres,
    pub labels: Vec<u32>,
    pub sizes: Vec<u64>,
    sums: Centres,
}

/// The size of each cluster, and the sum of its points.
pub(super) struct Totals<'a> {
    dimensions: usize,
    sizes: &'a mut [u64],
    sums: &'a mut [f64],
}

impl Totals<'_> {
    /// Moves the point in one lane of a block from one cluster, or from none, to another.
    #[inline(always)]
    pub fn place(&mut self, block: &[Lanes], lane: usize, before: u32, after: u32) {
        let block = &block[..self.dimensions];
        let lane = lane % LANES;
        if before != UNPLACED {
            let before = before as usize;
            self.sizes[before] -= 1;
            let sums = &mut self.sums[before * self.dimensions..][..self.dimensions];
            for (sum, lanes) in sums.iter_mut().zip(block) {
                *sum -= f64::from(lanes[lane]);
            }
        }
        let after = after as usize;
        self.sizes[after] += 1;
        let sums = &mut self.sums[after * self.dimensions..][..self.dimensions];
        for (sum, lanes) in sums.iter_mut().zip(block) {
            *sum += f64::from(lanes[lane]);
        }
    }
}

impl Partition {
    /// Nobody placed yet.
    pub fn new(points: &Points, centres: Centres) -> Self {
        let mut sums = Centres::new(points.dimensions());
        let zeros = vec![0.0; points.dimensions()];
        (0..centres.len()).for_each(|_| sums.push(&zeros));
        Self {
            labels: vec![UNPLACED; points.len()],
            sizes: vec![0; centres.len()],
            centres,
            sums,
        }
    }

    /// The labels of some points, and the totals of all clusters, to be changed together.
    #[inline(always)]
    pub fn split(&mut self, points: Range<usize>) -> (&mut [u32], Totals<'_>) {
        let totals = Totals {
            dimensions: self.sums.dimensions(),
            sizes: &mut self.sizes,
            sums: self.sums.values_mut(),
        };
        (&mut self.labels[points], totals)
    }

    /// Moves a point, given by its lane in a block, to a cluster, without moving the centres.
    pub fn place(&mut self, index: usize, label: u32, block: &[Lanes]) {
        let (labels, mut totals) = self.split(index..index + 1);
        let before = std::mem::replace(&mut labels[0], label);
        totals.place(block, index % LANES, before, label);
    }

    /// The sum of squared distances to the centres, of points whose coordinates' squares sum to `square`:
    /// Σ|x|² + Σ n |c|² − 2 c·Σx. `None` where too much would cancel out.
    pub fn inertia(&self, square: f64) -> Option<f64> {
        let mut inertia = Sum::default();
        inertia.add(square);
        for (label, &size) in self.sizes.iter().enumerate() {
            for (centre, sum) in self.centres.get(label).iter().zip(self.sums.get(label)) {
                inertia.add(size as f64 * centre * centre);
                inertia.add(-2.0 * centre * sum);
            }
        }
        Some(inertia.value()).filter(|inertia| *inertia > square * CANCELLED)
    }

    /// Moves a centre to the mean of its points, of which there must be one.
    pub fn centre(&mut self, label: u32) {
        let size = self.sizes[label as usize] as f64;
        let sums = self.sums.get(label as usize).iter();
        let centre = self.centres.get_mut(label as usize).iter_mut();
        centre
            .zip(sums)
            .for_each(|(value, sum)| *value = sum / size);
    }

    /// Moves all centres to the means of their points. A cluster without any gets the point that is
    /// farthest from its own centre; if no point is away from its centre there are fewer distinct
    /// points than clusters, and the cluster is given up.
    pub fn centre_all(&mut self, points: &Points) {
        for label in 0..self.centres.len() as u32 {
            if self.sizes[label as usize] > 0 {
                self.centre(label);
            }
        }
        while let Some(empty) = self.sizes.iter().position(|&size| size == 0) {
            let Some(farthest) = self.farthest(points) else {
                self.give_up_empty();
                return;
            };
            let donor = self.labels[farthest];
            let block = points
                .chunk(farthest / CHUNK)
                .block(farthest % CHUNK / LANES);
            self.place(farthest, empty as u32, block);
            self.centre(donor);
            self.centre(empty as u32);
        }
    }

    /// Numbers the clusters by falling size, equal ones by their centres. Whether that changed
    /// anything.
    pub fn sort(&mut self) -> bool {
        let order = ranked(self.centres.len(), &|one, other| {
            let by_size = self.sizes[other].cmp(&self.sizes[one]);
            by_size.then_with(|| compare(self.centres.get(one), self.centres.get(other)))
        });
        let sorted = order.is_sorted();
        if !sorted {
            self.renumber(&order);
        }
        !sorted
    }

    /// The point farthest from its own centre, of equally far ones that with the least coordinates,
    /// so that the order of rows does not matter. `None` if all are at their centres.
    fn farthest(&self, points: &Points) -> Option<usize> {
        let mut farthest: Option<(f64, usize)> = None;
        let mut row = vec![0.0; points.dimensions()];
        let mut best = row.clone();
        for chunk in points.chunks() {
            for (place, index) in chunk.range().enumerate() {
                let label = self.labels[index] as usize;
                let distance = squared_distance(chunk.point(place), self.centres.get(label));
                if self.sizes[label] < 2 || distance == 0.0 {
                    continue;
                }
                let known = farthest.map_or(0.0, |(distance, _)| distance);
                if distance < known {
                    continue;
                }
                points.copy_row(index, &mut row);
                if distance > known || compare(&row, &best).is_lt() {
                    farthest = Some((distance, index));
                    best.copy_from_slice(&row);
                }
            }
        }
        farthest.map(|(_, index)| index)
    }

    /// Forgets the clusters without points.
    pub fn give_up_empty(&mut self) {
        let label = 0..self.sizes.len();
        let kept: Vec<usize> = label.filter(|&label| self.sizes[label] > 0).collect();
        if kept.len() < self.sizes.len() {
            self.renumber(&kept);
        }
    }

    /// Appends a cluster without points.
    pub fn push(&mut self, centre: &[f64]) {
        self.centres.push(centre);
        self.sums.push(&vec![0.0; centre.len()]);
        self.sizes.push(0);
    }

    /// Keeps the clusters in `order`, in that order; points of others are in none then.
    pub fn renumber(&mut self, order: &[usize]) {
        let mut numbers = vec![UNPLACED; self.sizes.len()];
        let mut centres = Centres::new(self.centres.dimensions());
        let mut sums = centres.clone();
        for (number, &label) in order.iter().enumerate() {
            numbers[label] = number as u32;
            centres.push(self.centres.get(label));
            sums.push(self.sums.get(label));
        }
        for label in &mut self.labels {
            *label = numbers.get(*label as usize).copied().unwrap_or(UNPLACED);
        }
        self.sizes = order.iter().map(|&label| self.sizes[label]).collect();
        self.centres = centres;
        self.sums = sums;
    }
}

/// The order of two places, coordinate by coordinate.
fn compare(one: &[f64], other: &[f64]) -> std::cmp::Ordering {
    let pairs = one.iter().zip(other);
    pairs
        .map(|(one, other)| one.total_cmp(other))
        .find(|order| order.is_ne())
        .unwrap_or(std::cmp::Ordering::Equal)
}
