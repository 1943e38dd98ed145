//! Rows as points: the packed layout that the clustering kernel reads.

use std::fmt;
use std::ops::Range;

use ndarray::{ArrayBase, Data, Ix2};

use super::lanes::{Doubles, LANES, Lanes};
use super::sum::Sum;

/// How many points are stored together; a whole number of blocks. It is also the portion of work
/// after which a stepped run can stop.
pub const CHUNK: usize = 1 << 14;

/// Coordinates are multiples of 2⁻²⁴: adding this and taking it away again rounds to the nearest.
const ROUND: f64 = 1.5 * (1u64 << 28) as f64;

/// The largest coordinate, 2⁴⁰: beyond it a squared distance would leave `f32`.
const LARGEST: f64 = (1u64 << 40) as f64;

/// Anything with rows of numbers: [`Points`], and ndarray's two-dimensional arrays.
pub trait Rows {
    /// How many rows there are.
    fn len(&self) -> usize;
    /// How many numbers a row has.
    fn dimensions(&self) -> usize;
    /// Copies `row` (from 0) into `into`, which has [`dimensions`](Self::dimensions) places.
    fn copy_row(&self, row: usize, into: &mut [f64]);

    /// Copies the rows from `first` on, as many as `into` has place for, one after the other.
    #[inline(always)]
    fn copy_rows(&self, first: usize, into: &mut [f64]) {
        for (place, row) in into.chunks_exact_mut(self.dimensions()).enumerate() {
            self.copy_row(first + place, row);
        }
    }

    /// Whether there is no row.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<F: Copy + Into<f64>, D: Data<Elem = F>> Rows for ArrayBase<D, Ix2> {
    fn len(&self) -> usize {
        self.nrows()
    }

    fn dimensions(&self) -> usize {
        self.ncols()
    }

    #[inline(always)]
    fn copy_row(&self, row: usize, into: &mut [f64]) {
        for (place, value) in into.iter_mut().zip(self.row(row)) {
            *place = (*value).into();
        }
    }

    #[inline(always)]
    fn copy_rows(&self, first: usize, into: &mut [f64]) {
        // Rows that lie together in memory, as they nearly always do, need no strides.
        if let Some(values) = self.as_slice() {
            let values = &values[first * self.ncols()..][..into.len()];
            for (place, value) in into.iter_mut().zip(values) {
                *place = (*value).into();
            }
            return;
        }
        for (place, row) in into.chunks_exact_mut(self.ncols()).enumerate() {
            self.copy_row(first + place, row);
        }
    }
}

/// Points in feature space, `f32`, in blocks of four: within a block the first coordinate of all
/// four points comes first, then the second, and so on. A last block that is not full is padded
/// with zeros.
///
/// Coordinates are rounded to multiples of 2⁻²⁴ (below 1 that is the precision that `f32` has
/// just under 1). Sums of such numbers in `f64` are exact as long as they stay below 2²⁹, which
/// standardised columns do up to 500 million rows. So the centre of a cluster does not depend on
/// the order of its points, and moving a point from one sum to another and back leaves no trace.
#[derive(Clone, PartialEq)]
pub struct Points {
    dimensions: usize,
    len: usize,
    chunks: Vec<Vec<Lanes>>,
    /// The sum of all squared coordinates.
    square: Sum,
}

/// Up to [`CHUNK`] consecutive points.
#[derive(Debug, Clone, Copy)]
pub struct Chunk<'a> {
    /// The blocks, `dimensions` entries each.
    pub blocks: &'a [Lanes],
    /// How many coordinates a point has.
    pub dimensions: usize,
    /// The index of the first point.
    pub first: usize,
    /// How many points there are; the last block may be padded beyond it.
    pub len: usize,
}

impl Points {
    /// No points yet, of `dimensions` coordinates each (at least one).
    pub fn new(dimensions: usize) -> Self {
        assert!(dimensions > 0, "a point has at least one coordinate");
        Self {
            dimensions,
            len: 0,
            chunks: Vec::new(),
            square: Sum::default(),
        }
    }

    /// Packs any rows.
    pub fn from_rows(rows: &impl Rows) -> Self {
        Self::from_changed(rows, |_| {})
    }

    /// Packs any rows; up to [`LANES`] of them at a time, one after the other, are changed by `change`.
    #[inline(always)]
    pub fn from_changed(rows: &impl Rows, change: impl Fn(&mut [f64])) -> Self {
        let mut points = Self::new(rows.dimensions());
        let mut block = vec![0.0; LANES * rows.dimensions()];
        for first in (0..rows.len()).step_by(LANES) {
            let count = LANES.min(rows.len() - first);
            let block = &mut block[..count * rows.dimensions()];
            rows.copy_rows(first, block);
            change(block);
            points.push_block(block);
        }
        points
    }

    /// Appends a point. Its coordinates must be numbers; beyond ±2⁴⁰ they are moved to that edge.
    #[inline]
    pub fn push(&mut self, coordinates: &[f64]) {
        debug_assert_eq!(coordinates.len(), self.dimensions);
        let place = self.len % LANES;
        let mut square = 0.0;
        for (lanes, &coordinate) in self.next_block().iter_mut().zip(coordinates) {
            let narrow = on_grid(coordinate);
            lanes[place] = narrow;
            square += f64::from(narrow) * f64::from(narrow);
        }
        self.square.add(square);
        self.len += 1;
    }

    /// Appends some points that lie one after the other, at most a block of them; as by
    /// [`push`](Self::push), but quicker if they are four and begin a block.
    pub fn push_block(&mut self, rows: &[f64]) {
        let dimensions = self.dimensions;
        if rows.len() != LANES * dimensions || self.len % LANES != 0 {
            rows.chunks_exact(dimensions).for_each(|row| self.push(row));
            return;
        }
        let (lowest, highest) = (Doubles::splat(-LARGEST), Doubles::splat(LARGEST));
        let round = Doubles::splat(ROUND);
        let mut squares = Doubles::splat(0.0);
        let (one, rest) = rows.split_at(dimensions);
        let (two, rest) = rest.split_at(dimensions);
        let (three, four) = rest.split_at(dimensions);
        let block = self.next_block();
        // Five slices zipped would be calls where code is kept small.
        #[allow(clippy::needless_range_loop)]
        for at in 0..dimensions {
            let values = Doubles::of_four([one[at], two[at], three[at], four[at]]);
            let values = values.greater(lowest).lesser(highest);
            let narrow = values.plus(round).minus(round).narrow();
            narrow.store(&mut block[at]);
            let exact = Doubles::of(narrow);
            squares = squares.plus(exact.times(exact));
        }
        squares
            .array()
            .iter()
            .for_each(|&square| self.square.add(square));
        self.len += LANES;
    }

    /// The block of the next point, made if it begins there.
    #[inline(always)]
    fn next_block(&mut self) -> &mut [Lanes] {
        let place = self.len % CHUNK;
        if place == 0 {
            // The first chunk grows by doubling, so that a table of ten rows stays small.
            let whole = CHUNK / LANES * self.dimensions;
            let capacity = if self.chunks.is_empty() { 0 } else { whole };
            self.chunks.push(Vec::with_capacity(capacity));
        }
        let chunk = self.chunks.last_mut().expect("a chunk was just made");
        let start = place / LANES * self.dimensions;
        if place % LANES == 0 {
            chunk.resize(start + self.dimensions, Lanes([0.0; LANES]));
        }
        &mut chunk[start..]
    }

    /// The sum of the squares of all coordinates.
    pub fn square(&self) -> f64 {
        self.square.value()
    }

    /// The points at `indices`, in that order.
    pub fn gather(&self, indices: &[u32]) -> Self {
        let mut gathered = Self::new(self.dimensions);
        gathered.append(self, indices);
        gathered
    }

    /// Appends the points of `others` at `indices`, in that order.
    pub fn append(&mut self, others: &Self, indices: &[u32]) {
        let mut row = vec![0.0; self.dimensions];
        for &index in indices {
            others.copy_row(index as usize, &mut row);
            self.push(&row);
        }
    }

    /// The first `count` points.
    pub fn first(&self, count: usize) -> Self {
        let mut first = Self::new(self.dimensions);
        let mut row = vec![0.0; self.dimensions];
        for index in 0..count {
            self.copy_row(index, &mut row);
            first.push(&row);
        }
        first
    }

    /// How many chunks there are.
    pub fn chunk_count(&self) -> usize {
        self.chunks.len()
    }

    /// The chunk at `index`, which must be below [`chunk_count`](Self::chunk_count).
    pub fn chunk(&self, index: usize) -> Chunk<'_> {
        let first = index * CHUNK;
        Chunk {
            blocks: &self.chunks[index],
            dimensions: self.dimensions,
            first,
            len: CHUNK.min(self.len - first),
        }
    }

    /// All chunks in order.
    pub fn chunks(&self) -> impl Iterator<Item = Chunk<'_>> {
        (0..self.chunk_count()).map(|index| self.chunk(index))
    }
}

impl<'a> Chunk<'a> {
    /// The indices of its points.
    pub fn range(&self) -> Range<usize> {
        self.first..self.first + self.len
    }

    /// The block at `number` within the chunk.
    #[inline(always)]
    pub fn block(self, number: usize) -> &'a [Lanes] {
        &self.blocks[number * self.dimensions..][..self.dimensions]
    }

    /// The coordinates of the point at `place` within the chunk.
    pub fn point(self, place: usize) -> impl Iterator<Item = f64> + Clone + 'a {
        let start = place / LANES * self.dimensions;
        self.blocks[start..start + self.dimensions]
            .iter()
            .map(move |lanes| f64::from(lanes[place % LANES]))
    }
}

impl Rows for Points {
    fn len(&self) -> usize {
        self.len
    }

    fn dimensions(&self) -> usize {
        self.dimensions
    }

    #[inline]
    fn copy_row(&self, row: usize, into: &mut [f64]) {
        let chunk = self.chunk(row / CHUNK);
        for (place, value) in into.iter_mut().zip(chunk.point(row % CHUNK)) {
            *place = value;
        }
    }

    #[inline]
    fn copy_rows(&self, first: usize, into: &mut [f64]) {
        let block = self.chunk(first / CHUNK).block(first % CHUNK / LANES);
        if first % LANES != 0 || into.len() != LANES * block.len() {
            let rows = into.chunks_exact_mut(self.dimensions).enumerate();
            rows.for_each(|(place, row)| self.copy_row(first + place, row));
            return;
        }
        let (one, rest) = into.split_at_mut(block.len());
        let (two, rest) = rest.split_at_mut(block.len());
        let (three, four) = rest.split_at_mut(block.len());
        for (at, lanes) in block.iter().enumerate() {
            one[at] = f64::from(lanes[0]);
            two[at] = f64::from(lanes[1]);
            three[at] = f64::from(lanes[2]);
            four[at] = f64::from(lanes[3]);
        }
    }
}

impl fmt::Debug for Points {
    // Only the shape: the coordinates are people's data and must not end up in a log.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Points({} × {})", self.len, self.dimensions)
    }
}

/// `value`, moved to the nearer of the limits if it lies outside. `f64::clamp` would bring the formatting of
/// doubles with it, 20 kB for the message of a panic that cannot happen.
#[allow(clippy::manual_clamp)]
#[inline(always)]
pub(super) fn within(value: f64, [lowest, highest]: [f64; 2]) -> f64 {
    if value < lowest {
        lowest
    } else if value > highest {
        highest
    } else {
        value
    }
}

/// The nearest coordinate that a point can have. Never -0.
#[inline(always)]
fn on_grid(coordinate: f64) -> f32 {
    ((within(coordinate, [-LARGEST, LARGEST]) + ROUND) - ROUND) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn returns_rows_across_blocks_and_chunks() {
        let mut points = Points::new(3);
        let row = |index: usize| [index as f64, -(index as f64), 0.5];
        (0..CHUNK + 6).for_each(|index| points.push(&row(index)));
        assert_eq!(points.len(), CHUNK + 6);
        assert_eq!(points.chunk_count(), 2);
        assert_eq!(points.chunk(1).range(), CHUNK..CHUNK + 6);
        let mut found = [0.0; 3];
        for index in [0, 1, 4, CHUNK - 1, CHUNK, CHUNK + 5] {
            points.copy_row(index, &mut found);
            assert_eq!(found, row(index));
        }
        let gathered = points.gather(&[7, 2]);
        gathered.copy_row(1, &mut found);
        assert_eq!(found, row(2));
    }

    #[test]
    fn no_coordinate_is_infinite_or_minus_zero() {
        assert_eq!(on_grid(1e300), LARGEST as f32);
        assert_eq!(on_grid(-1e300), -LARGEST as f32);
        assert_eq!(on_grid(-0.0).to_bits(), 0);
        assert_eq!(on_grid(-1e-12).to_bits(), 0);
    }

    proptest! {
        #[test]
        fn rounding_is_as_fine_as_promised(value in -40.0..40.0f64) {
            let rounded = f64::from(on_grid(value));
            prop_assert_eq!((rounded * 16_777_216.0).fract(), 0.0);
            let spacing = 2f64.powi(-24).max(value.abs() * 2f64.powi(-23));
            prop_assert!((rounded - value).abs() <= 0.75 * spacing);
        }

        #[test]
        fn sums_do_not_depend_on_order(values in prop::collection::vec(-30.0..30.0f64, 1..300)) {
            let mut rounded: Vec<f64> = values.iter().map(|&value| f64::from(on_grid(value))).collect();
            let forwards: f64 = rounded.iter().sum();
            rounded.sort_by(f64::total_cmp);
            prop_assert_eq!(forwards, rounded.iter().sum::<f64>());
        }
    }
}
