//! Where the kernel's coordinates lie in the data's own.

use super::centres::Centres;
use crate::error::{Error, Result};
use crate::features::{Points, Rows};

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
        let mut row = vec![0.0; rows.dimensions()];
        // Around the first row, so that an offset costs no digits. Where exactly the origin lies does not
        // matter.
        rows.copy_row(0, &mut frame.origin);
        let mut sums = vec![0.0; rows.dimensions()];
        let mut square = 0.0;
        let mut bounded = true;
        for index in 0..rows.len() {
            rows.copy_row(index, &mut row);
            for ((value, origin), sum) in row.iter().zip(&frame.origin).zip(&mut sums) {
                // Not a number is not below either.
                bounded &= value.abs() <= 1e100;
                let distance = value - origin;
                *sum += distance;
                square += distance * distance;
            }
        }
        if !bounded {
            let expected = "finite numbers up to 1e100";
            return Err(Error::option("dataset", expected, "others"));
        }
        for (origin, sum) in frame.origin.iter_mut().zip(&sums) {
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
        Points::from_changed(rows, |row| {
            for (value, origin) in row.iter_mut().zip(&self.origin) {
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
