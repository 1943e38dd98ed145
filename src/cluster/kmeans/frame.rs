//! Where the kernel's coordinates lie in the data's own.

use super::centres::Centres;
use crate::error::{Error, Result};
use crate::features::{Doubles, LANES, Points, Rows};

/// An origin and a scale, so that data far from 0, very large or very small lose nothing in `f32`.
/// Distances keep their proportions.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Frame {
    origin: Vec<f64>,
    /// A power of two, so that scaling is exact.
    scale: f64,
}

impl Frame {
    /// The data's own coordinates.
    pub fn identity(dimensions: usize) -> Self {
        Self {
            origin: vec![0.0; dimensions],
            scale: 1.0,
        }
    }

    /// The mean of the rows, and the power of two below their standard deviation.
    pub fn of(rows: &impl Rows) -> Result<Self> {
        let mut frame = Self::identity(rows.dimensions());
        let count = rows.len() as f64;
        // Around the first row, so that an offset costs no digits. Where exactly the origin lies does not
        // matter.
        rows.copy_row(0, &mut frame.origin);
        let tiled = frame.origin.repeat(LANES);
        // Four rows are as many fours as they have coordinates. Where rows are missing they are at the origin.
        let mut block = tiled.clone();
        let mut sums = vec![Doubles::splat(0.0); rows.dimensions()];
        let (mut square, mut largest) = (Doubles::splat(0.0), Doubles::splat(0.0));
        let zero = Doubles::splat(0.0);
        for first in (0..rows.len()).step_by(LANES) {
            let present = LANES.min(rows.len() - first) * rows.dimensions();
            block[present..].copy_from_slice(&tiled[present..]);
            rows.copy_rows(first, &mut block[..present]);
            let pairs = block.chunks_exact(LANES).zip(tiled.chunks_exact(LANES));
            for ((values, origins), sum) in pairs.zip(&mut sums) {
                let values = four(values);
                let distances = values.minus(four(origins));
                *sum = sum.plus(distances);
                square = square.plus(distances.times(distances));
                largest = largest.greater(values).greater(zero.minus(values));
            }
        }
        let largest = largest.array();
        // What is not a number is seen in the squares alone.
        let square = square.array().iter().sum::<f64>();
        if square.is_nan() || largest.iter().any(|value| *value > 1e100) {
            let expected = "finite numbers up to 1e100";
            return Err(Error::option("dataset", expected, "others"));
        }
        let mut square = square;
        let sums: Vec<f64> = sums.iter().flat_map(|sums| sums.array()).collect();
        for (coordinate, origin) in frame.origin.iter_mut().enumerate() {
            let sum: f64 = sums
                .iter()
                .skip(coordinate)
                .step_by(rows.dimensions())
                .sum();
            let mean = sum / count;
            square -= mean * sum;
            *origin += mean;
        }
        let deviation = (square / count / rows.dimensions() as f64).sqrt();
        if deviation > 0.0 {
            frame.scale = f64::from_bits(deviation.to_bits() & 0x7ff0_0000_0000_0000);
        }
        Ok(frame)
    }

    /// How long a unit of the kernel's is.
    pub fn scale(&self) -> f64 {
        self.scale
    }

    /// The rows in the kernel's coordinates.
    pub fn points(&self, rows: &impl Rows) -> Points {
        // Of a power of two, so that to multiply by it is to divide.
        let factor = 1.0 / self.scale;
        let tiled = self.origin.repeat(LANES);
        Points::from_changed(rows, |rows| {
            for (value, origin) in rows.iter_mut().zip(&tiled) {
                *value = (*value - origin) * factor;
            }
        })
    }

    /// Centres in the kernel's coordinates.
    pub fn inside(&self, centres: &Centres) -> Result<Centres> {
        if centres.dimensions() != self.origin.len() {
            let expected = format!("centres of {} coordinates", self.origin.len());
            return Err(Error::option("start_at", expected, centres.dimensions()));
        }
        Ok(self.map(centres, |value, origin| (value - origin) / self.scale))
    }

    /// Centres in the data's coordinates.
    pub fn outside(&self, centres: &Centres) -> Centres {
        self.map(centres, |value, origin| value * self.scale + origin)
    }

    fn map(&self, centres: &Centres, change: impl Fn(f64, f64) -> f64) -> Centres {
        let mut changed = Centres::new(centres.dimensions());
        for centre in centres.iter() {
            let pairs = centre.iter().zip(&self.origin);
            changed.push(
                &pairs
                    .map(|(value, origin)| change(*value, *origin))
                    .collect::<Vec<_>>(),
            );
        }
        changed
    }
}

#[inline(always)]
fn four(values: &[f64]) -> Doubles {
    Doubles::load(values.first_chunk().expect("four numbers"))
}
