//! Rows of a table in the two forms that methods need.

use linfa::dataset::Records;

use super::placement::Placement;
use crate::features::{Gaps, MixedColumn, Part, Points, Rows, encode, mixed_columns};

/// A bounded number of rows (some thousands), as mixed columns and as points of the feature space.
///
/// Methods that tell numbers from categories, and leave missing values out, read the columns; k-means and
/// silhouettes read the points, in which missing values are filled in and categories are one-hot.
#[derive(Debug, Clone, PartialEq)]
pub struct Data {
    columns: Vec<MixedColumn>,
    /// As latent classes see them, where that is otherwise.
    latent: Option<Vec<MixedColumn>>,
    points: Points,
    weights: Option<Vec<f64>>,
}

impl Data {
    /// Of columns that were made, such as draws from a null distribution. They are encoded as points by
    /// [`encode`]. Weights are positive, one a row; without, each row counts once.
    ///
    /// # Panics
    /// If there is no column, or they are not equally long.
    pub fn new(columns: Vec<MixedColumn>, weights: Option<Vec<f64>>) -> Self {
        let rows = columns.first().expect("at least one column").len();
        assert!(columns.iter().all(|column| column.len() == rows));
        Self {
            points: encode(&columns),
            latent: latent(&columns),
            columns,
            weights,
        }
    }

    /// Some rows of all, in the order of `rows`.
    pub fn of(all: AllRows<'_>, rows: &[u32]) -> Self {
        let indices = rows.iter().map(|&row| row as usize);
        let columns = all.columns(indices.clone());
        Self {
            latent: latent(&columns),
            columns,
            points: all.points.gather(rows),
            weights: all
                .weights
                .map(|weights| indices.map(|row| weights[row]).collect()),
        }
    }

    /// The rows at these places, in that order; a row may come more than once, as in a bootstrap.
    pub fn take(&self, rows: &[u32]) -> Self {
        let weight = |weights: &Vec<f64>| rows.iter().map(|&row| weights[row as usize]).collect();
        let take =
            |columns: &Vec<MixedColumn>| columns.iter().map(|column| column.take(rows)).collect();
        Self {
            columns: take(&self.columns),
            latent: self.latent.as_ref().map(take),
            points: self.points.gather(rows),
            weights: self.weights.as_ref().map(weight),
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.points.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The building columns.
    pub fn columns(&self) -> &[MixedColumn] {
        &self.columns
    }

    /// The building columns as latent classes see them: the steps of scales are levels.
    pub fn latent(&self) -> &[MixedColumn] {
        self.latent.as_deref().unwrap_or(&self.columns)
    }

    /// The columns by which rows are placed.
    pub(super) fn columns_for(&self, placement: &Placement) -> &[MixedColumn] {
        match placement {
            Placement::Classes(_) => self.latent(),
            _ => self.columns(),
        }
    }

    /// The same rows in feature space.
    pub fn points(&self) -> &Points {
        &self.points
    }

    /// How much each row counts, if they do not count the same.
    pub fn weights(&self) -> Option<&[f64]> {
        self.weights.as_deref()
    }

    /// How much `row` counts.
    pub fn weight(&self, row: usize) -> f64 {
        self.weights.as_ref().map_or(1.0, |weights| weights[row])
    }
}

fn latent(columns: &[MixedColumn]) -> Option<Vec<MixedColumn>> {
    let any = columns.iter().any(MixedColumn::is_scale);
    any.then(|| columns.iter().map(MixedColumn::latent).collect())
}

impl Records for Data {
    type Elem = f64;

    fn nsamples(&self) -> usize {
        self.len()
    }

    fn nfeatures(&self) -> usize {
        self.columns.len()
    }
}

/// All rows of a table that take part, however many, borrowed from what was packed.
#[derive(Debug, Clone, Copy)]
pub struct AllRows<'a> {
    /// The rows in feature space.
    pub points: &'a Points,
    /// How to read their coordinates.
    pub parts: &'a [Part],
    /// Which of their values were missing.
    pub gaps: &'a Gaps,
    /// How much each counts, if they do not count the same.
    pub weights: Option<&'a [f64]>,
}

impl AllRows<'_> {
    /// Some of the rows as columns.
    pub fn columns(&self, rows: impl ExactSizeIterator<Item = usize> + Clone) -> Vec<MixedColumn> {
        mixed_columns(self.points, self.parts, self.gaps, rows)
    }

    /// Some of the rows as columns as latent classes see them.
    pub fn latent(&self, rows: impl ExactSizeIterator<Item = usize> + Clone) -> Vec<MixedColumn> {
        let columns = self.columns(rows);
        latent(&columns).unwrap_or(columns)
    }

    /// How much `row` counts.
    pub fn weight(&self, row: usize) -> f64 {
        self.weights.map_or(1.0, |weights| weights[row])
    }
}
