//! The centres of clusters.

use serde::{Deserialize, Serialize};

use super::kernel::Kernel;
use crate::error::Error;
use crate::features::{LANES, Points, Rows};

/// Places in feature space, in `f64`. As JSON, an array of arrays.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Vec<f64>>", into = "Vec<Vec<f64>>")]
pub struct Centres {
    dimensions: usize,
    values: Vec<f64>,
}

impl Centres {
    /// No centres yet, of `dimensions` coordinates each.
    pub fn new(dimensions: usize) -> Self {
        Self {
            dimensions,
            values: Vec::new(),
        }
    }

    /// Appends a centre.
    pub fn push(&mut self, centre: &[f64]) {
        assert_eq!(centre.len(), self.dimensions);
        self.values.extend_from_slice(centre);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.values.len() / self.dimensions
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// How many coordinates each has.
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// The centre at `index`.
    #[inline(always)]
    pub fn get(&self, index: usize) -> &[f64] {
        &self.values[index * self.dimensions..][..self.dimensions]
    }

    /// The centre at `index`, to be changed.
    #[inline(always)]
    pub(super) fn get_mut(&mut self, index: usize) -> &mut [f64] {
        &mut self.values[index * self.dimensions..][..self.dimensions]
    }

    /// The coordinates of all centres, one after the other.
    #[inline(always)]
    pub(super) fn values(&self) -> &[f64] {
        &self.values
    }

    /// The same, to be changed.
    #[inline(always)]
    pub(super) fn values_mut(&mut self) -> &mut [f64] {
        &mut self.values
    }

    /// Puts the centres in `order`.
    pub(in crate::cluster) fn reorder(&mut self, order: &[usize]) {
        let values = order.iter().flat_map(|&index| self.get(index));
        self.values = values.copied().collect();
    }

    /// All centres in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &[f64]> {
        self.values.chunks_exact(self.dimensions)
    }

    /// The index of the nearest centre of each point; of equally near ones the lowest. There must be
    /// a centre, and the points must have as many coordinates.
    ///
    /// This is the same kernel that fits, so that a model places rows exactly as its fit did.
    pub fn nearest(&self, points: &Points) -> Vec<u32> {
        assert_eq!(self.dimensions, points.dimensions());
        let kernel = Kernel::new(self);
        let mut labels = Vec::with_capacity(points.len().next_multiple_of(2 * LANES));
        for chunk in points.chunks() {
            labels.resize(chunk.range().end.next_multiple_of(2 * LANES), 0);
            kernel.label(chunk.blocks, &mut labels[chunk.first..]);
        }
        labels.truncate(points.len());
        labels
    }
}

impl TryFrom<Vec<Vec<f64>>> for Centres {
    type Error = Error;

    /// # Errors
    /// [`Error::ModelInvalid`] if there is no centre, or they are not finite and equally long.
    fn try_from(rows: Vec<Vec<f64>>) -> Result<Self, Error> {
        let invalid = |expected: &str| Error::ModelInvalid {
            expected: expected.into(),
        };
        let dimensions = rows.first().map_or(0, Vec::len);
        if dimensions == 0 {
            return Err(invalid("at least one centre"));
        }
        let mut centres = Self::new(dimensions);
        for row in &rows {
            if row.len() != dimensions || row.iter().any(|value| !value.is_finite()) {
                return Err(invalid("centres of finite numbers, equally many in each"));
            }
            centres.push(row);
        }
        Ok(centres)
    }
}

impl From<Centres> for Vec<Vec<f64>> {
    fn from(centres: Centres) -> Self {
        centres.iter().map(<[f64]>::to_vec).collect()
    }
}
