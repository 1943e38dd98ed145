//! The inner loop: which centre is nearest to each of four points.
//!
//! |x − c|² = |x|² + |c|² − 2 x·c, and |x|² is the same for every centre. So each lane starts with
//! |c|² and adds x·(−2c), coordinate by coordinate, in `f32`. That order is the contract: any faster
//! form of this kernel gives the same bits if it keeps it, without fused multiply-add.

use super::centres::Centres;
use crate::features::{LANES, Lanes};

/// Centres as the kernel reads them.
#[derive(Debug)]
pub(super) struct Kernel {
    dimensions: usize,
    /// |c|² of each centre.
    squares: Vec<f32>,
    /// −2c of each centre.
    doubles: Vec<f32>,
}

impl Kernel {
    pub fn new(centres: &Centres) -> Self {
        let square = |centre: &[f64]| {
            let narrow = centre.iter().map(|&value| f64::from(value as f32));
            narrow.map(|value| value * value).sum::<f64>() as f32
        };
        Self {
            dimensions: centres.dimensions(),
            squares: centres.iter().map(square).collect(),
            doubles: centres
                .iter()
                .flatten()
                .map(|&value| -2.0 * value as f32)
                .collect(),
        }
    }

    /// The nearest centre of each point of a block; of equally near ones the lowest.
    #[inline]
    pub fn nearest(&self, block: &[Lanes]) -> [u32; LANES] {
        let mut least = [f32::INFINITY; LANES];
        let mut nearest = [0; LANES];
        let doubles = self.doubles.chunks_exact(self.dimensions);
        for (index, (&square, double)) in self.squares.iter().zip(doubles).enumerate() {
            let mut distance = [square; LANES];
            for (lanes, factor) in block.iter().zip(double) {
                for lane in 0..LANES {
                    distance[lane] += lanes[lane] * factor;
                }
            }
            for lane in 0..LANES {
                if distance[lane] < least[lane] {
                    least[lane] = distance[lane];
                    nearest[lane] = index as u32;
                }
            }
        }
        nearest
    }
}

/// |x − c|² in `f64`, for what is reported and for what must be decided exactly.
#[inline]
pub(super) fn squared_distance(point: impl Iterator<Item = f64>, centre: &[f64]) -> f64 {
    let differences = point.zip(centre).map(|(one, other)| one - other);
    differences.fold(0.0, |sum, difference| sum + difference * difference)
}

/// [`squared_distance`] of the four points of a block at once, to the same bits.
#[inline]
pub(super) fn squared_distances(block: &[Lanes], centre: &[f64]) -> [f64; LANES] {
    let mut squares = [0.0; LANES];
    for (lanes, value) in block.iter().zip(centre) {
        for lane in 0..LANES {
            let difference = f64::from(lanes[lane]) - value;
            squares[lane] += difference * difference;
        }
    }
    squares
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Points;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn finds_what_an_exact_search_finds(
            points in prop::collection::vec(prop::array::uniform3(-4.0..4.0f64), 1..40),
            centres in prop::collection::vec(prop::array::uniform3(-4.0..4.0f64), 1..12),
        ) {
            let mut packed = Points::new(3);
            points.iter().for_each(|point| packed.push(point));
            let mut places = Centres::new(3);
            centres.iter().for_each(|centre| places.push(centre));
            let labels = places.nearest(&packed);
            prop_assert_eq!(labels.len(), points.len());
            for (point, label) in points.iter().zip(labels) {
                let own = squared_distance(point.iter().copied(), &centres[label as usize]);
                for centre in &centres {
                    let other = squared_distance(point.iter().copied(), centre);
                    prop_assert!(own <= other + 1e-4, "{own} > {other}");
                }
            }
        }
    }

    #[test]
    fn ties_go_to_the_lowest_index() {
        let mut centres = Centres::new(1);
        [1.0, -1.0, 1.0]
            .iter()
            .for_each(|&value| centres.push(&[value]));
        let mut points = Points::new(1);
        [0.0, 2.0, -2.0]
            .iter()
            .for_each(|&value| points.push(&[value]));
        assert_eq!(centres.nearest(&points), [0, 0, 1]);
    }
}
