//! What places rows in clusters: the part of a model that a method makes.

use serde::{Deserialize, Serialize};

use super::data::AllRows;
use super::genie::MicroCentres;
use super::k_prototypes::Prototypes;
use super::kmeans::Centres;
use super::mixture::Classes;
use crate::features::{MixedColumn, Part, Points, Rows};

/// How many rows are read back as columns at once.
const PORTION: usize = 1 << 13;

/// The rule by which a row, fitted or new, belongs to a cluster. It holds no row of any table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Placement {
    /// The nearest centre of k-means, in feature space.
    Centres(Centres),
    /// The likeliest latent class.
    Classes(Classes),
    /// The cheapest of the clusters of means and modes.
    Prototypes(Prototypes),
    /// The cluster of the nearest of many small centres, for clusters of any shape.
    Micro(MicroCentres),
}

impl Placement {
    /// How many clusters there are.
    pub fn clusters(&self) -> usize {
        match self {
            Self::Centres(centres) => centres.len(),
            Self::Classes(classes) => classes.len(),
            Self::Prototypes(prototypes) => prototypes.len(),
            Self::Micro(micro) => micro.count(),
        }
    }

    /// Numbers the clusters anew: that at `order[0]` becomes the first.
    pub(super) fn reorder(&mut self, order: &[usize]) {
        match self {
            Self::Centres(centres) => centres.reorder(order),
            Self::Classes(classes) => classes.reorder(order),
            Self::Prototypes(prototypes) => prototypes.reorder(order),
            Self::Micro(micro) => renumber(&mut micro.clusters, order.len(), order),
        }
    }

    /// The cluster of each row of a table.
    pub fn place(&self, rows: AllRows<'_>) -> Vec<u32> {
        if let Self::Centres(centres) = self {
            return centres.nearest(rows.points);
        }
        let mut labels = Vec::with_capacity(rows.points.len());
        for first in (0..rows.points.len()).step_by(PORTION) {
            let portion = first..rows.points.len().min(first + PORTION);
            let indices: Vec<u32> = portion.clone().map(|row| row as u32).collect();
            let columns = match self {
                Self::Classes(_) => rows.latent(portion),
                _ => rows.columns(portion),
            };
            labels.extend(self.predict(&columns, &rows.points.gather(&indices)));
        }
        labels
    }

    /// The cluster of each of some rows, which are given in both forms; the columns of latent classes as these see
    /// them.
    pub(super) fn predict(&self, columns: &[MixedColumn], points: &Points) -> Vec<u32> {
        match self {
            Self::Centres(centres) => centres.nearest(points),
            Self::Classes(classes) => classes.predict(columns),
            Self::Prototypes(prototypes) => prototypes.predict(columns),
            Self::Micro(micro) => micro.predict(points),
        }
    }

    /// Whether it can be used in a space of these parts: what a damaged model would break.
    pub fn is_sound(&self, parts: &[Part]) -> bool {
        let dimensions: usize = parts.iter().map(Part::dimensions).sum();
        let levels: Vec<Option<usize>> = parts.iter().map(Part::levels).collect();
        match self {
            Self::Centres(centres) => !centres.is_empty() && centres.dimensions() == dimensions,
            Self::Classes(classes) => {
                let levels: Vec<Option<usize>> = parts.iter().map(Part::latent_levels).collect();
                classes.is_sound(&levels)
            }
            Self::Prototypes(prototypes) => prototypes.is_sound(&levels),
            Self::Micro(micro) => micro.is_sound(dimensions),
        }
    }
}

/// Gives each label, one of so many `clusters`, its place in `order`, where all that occur must stand.
pub(super) fn renumber(labels: &mut [u32], clusters: usize, order: &[usize]) {
    let mut numbers = vec![0; clusters];
    for (number, &label) in order.iter().enumerate() {
        numbers[label] = number as u32;
    }
    labels
        .iter_mut()
        .for_each(|label| *label = numbers[*label as usize]);
}
