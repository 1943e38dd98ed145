//! Rows four by four, so that the distances of one row to four others are one calculation.

use crate::features::{Doubles, Floats, LANES, Lanes, Points, Rows};

/// Where there is no row: not a number is near to nothing.
const NOWHERE: Lanes = Lanes([f32::NAN; LANES]);

/// Rows in blocks of four: of each block the first coordinate of all four, then the second, and so on.
#[derive(Debug, Clone)]
pub(super) struct Blocks {
    values: Vec<Lanes>,
    dimensions: usize,
}

impl Blocks {
    /// The rows of `points` from `first` on.
    pub fn new(points: &Points, first: usize) -> Self {
        let (count, dimensions) = (points.len() - first, points.dimensions());
        let mut blocks = Self {
            values: vec![NOWHERE; count.div_ceil(LANES) * dimensions],
            dimensions,
        };
        let mut row = vec![0.0; dimensions];
        for place in 0..count {
            points.copy_row(first + place, &mut row);
            for (coordinate, &value) in row.iter().enumerate() {
                *blocks.at(place, coordinate) = value as f32;
            }
        }
        blocks
    }

    /// The blocks, from first to last.
    pub fn iter(&self) -> std::slice::ChunksExact<'_, Lanes> {
        self.values.chunks_exact(self.dimensions)
    }

    /// The coordinates of the row at `place`.
    pub fn row(&self, place: usize) -> Vec<f64> {
        let block = &self.values[place / LANES * self.dimensions..][..self.dimensions];
        let coordinates = block.iter().map(|lanes| f64::from(lanes[place % LANES]));
        coordinates.collect()
    }

    /// Moves the row at `last` to `place`, and leaves nothing there.
    pub fn replace(&mut self, place: usize, last: usize) {
        for coordinate in 0..self.dimensions {
            *self.at(place, coordinate) = *self.at(last, coordinate);
            *self.at(last, coordinate) = f32::NAN;
        }
    }

    fn at(&mut self, place: usize, coordinate: usize) -> &mut f32 {
        &mut self.values[place / LANES * self.dimensions + coordinate][place % LANES]
    }
}

/// The squared distances of a row to those of a block; not a number where there is no row.
#[inline(always)]
pub(super) fn squared(block: &[Lanes], row: &[f64]) -> Doubles {
    let mut sum = Doubles::splat(0.0);
    for (lanes, &value) in block.iter().zip(row) {
        let difference = Doubles::of(Floats::load(lanes)).minus(Doubles::splat(value));
        sum = sum.plus(difference.times(difference));
    }
    sum
}
