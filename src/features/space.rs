//! The fitted feature space and linfa's door to it.

use linfa::DatasetBase;
use linfa::dataset::Records;
use linfa::traits::Transformer;
use ndarray::{Array1, Array2};
use serde::{Deserialize, Serialize};

use super::feature::{Feature, InUnits};
use super::packing::{Packed, Packing};
use super::params::{FeatureSpaceParams, MissingRule};
use super::points::Rows;
use crate::error::{Error, Result};
use crate::table::Table;

/// The space in which distance is measured: an ordered list of features, and what happens to rows
/// that lack a value. As JSON it is the part of a model that prepares new rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FeatureSpace {
    /// The features; their coordinates follow one another in this order.
    pub features: Vec<Feature>,
    /// What happens to rows that lack a building value.
    pub missing: MissingRule,
    /// The features, by their places, that count relative to the row's own mean over them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relative: Vec<usize>,
}

/// What `linfa` trains on: a row for each included row of the table, without targets.
pub type SpaceDataset = DatasetBase<Array2<f32>, Array1<()>>;

impl FeatureSpace {
    /// Parameters with every default: the columns with the role *build*, missing values filled in.
    pub fn params() -> FeatureSpaceParams {
        FeatureSpaceParams::default()
    }

    /// How many coordinates a row has.
    pub fn dimensions(&self) -> usize {
        self.features.iter().map(Feature::dimensions).sum()
    }

    /// Of each relative feature its place, its coordinate, and the root of its weight.
    pub(super) fn relative_coordinates(&self) -> Vec<(usize, usize, f64)> {
        let mut coordinate = 0;
        let mut found = Vec::new();
        for (place, feature) in self.features.iter().enumerate() {
            if let (true, Feature::Number(number)) = (self.relative.contains(&place), feature) {
                found.push((place, coordinate, number.weight.sqrt()));
            }
            coordinate += feature.dimensions();
        }
        found
    }

    /// Whether it can be used. A space that was fitted always can; one that was read from a file
    /// may be damaged.
    ///
    /// # Errors
    /// [`Error::ModelInvalid`].
    pub fn check(&self) -> Result<()> {
        let is_number =
            |&place: &usize| matches!(self.features.get(place), Some(Feature::Number(_)));
        let sound =
            self.features.iter().all(Feature::is_sound) && self.relative.iter().all(is_number);
        if self.features.is_empty() || !sound {
            return Err(Error::ModelInvalid {
                expected: "features with sound figures".into(),
            });
        }
        Ok(())
    }

    /// Packs the rows of a table for the kernel, without any array in between.
    ///
    /// # Errors
    /// [`Error::ColumnsMissing`] naming every column that the table lacks.
    pub fn pack(&self, table: &Table) -> Result<Packed> {
        let mut packing = self.start_packing(table)?;
        while packing.step(self, table) {}
        Ok(packing.finish(self))
    }

    /// The same, one portion of rows at a time.
    ///
    /// # Errors
    /// [`Error::ColumnsMissing`] naming every column that the table lacks.
    pub fn start_packing(&self, table: &Table) -> Result<Packing> {
        Packing::new(self, table)
    }

    /// A linfa dataset of the table's included rows.
    ///
    /// # Errors
    /// [`Error::ColumnsMissing`] naming every column that the table lacks.
    pub fn try_transform(&self, table: &Table) -> Result<SpaceDataset> {
        let points = self.pack(table)?.points;
        let mut records = Array2::zeros((points.len(), points.dimensions()));
        for chunk in points.chunks() {
            for place in 0..chunk.len {
                let row = records.row_mut(chunk.first + place);
                for (value, coordinate) in row.into_iter().zip(chunk.point(place)) {
                    *value = coordinate as f32;
                }
            }
        }
        let targets = Array1::from_elem(points.len(), ());
        Ok(DatasetBase::new(records, targets).with_feature_names(self.coordinate_names()))
    }

    /// Shows a place, such as a centre, in the user's units: each feature's column and value.
    pub fn in_units(&self, coordinates: &[f64]) -> Vec<(&str, InUnits<'_>)> {
        let mut rest = coordinates;
        let own = |feature: &Feature| {
            let (own, after) = rest.split_at(feature.dimensions());
            rest = after;
            own
        };
        let owned: Vec<&[f64]> = self.features.iter().map(own).collect();
        let features = self.features.iter().zip(owned);
        features
            .map(|(feature, own)| (feature.column(), feature.in_units(own)))
            .collect()
    }

    /// The column of each coordinate, with the level for categories: `plan`, `region=north`.
    pub fn coordinate_names(&self) -> Vec<String> {
        let names = |feature: &Feature| match feature {
            Feature::Category(category) => {
                let name = |level: &String| format!("{}={level}", category.column);
                category.levels.iter().map(name).collect()
            }
            _ => vec![feature.column().to_owned()],
        };
        self.features.iter().flat_map(names).collect()
    }
}

impl Records for Table {
    type Elem = f64;

    fn nsamples(&self) -> usize {
        self.row_count()
    }

    fn nfeatures(&self) -> usize {
        self.columns().len()
    }
}

impl Transformer<&Table, SpaceDataset> for FeatureSpace {
    /// [`try_transform`](FeatureSpace::try_transform) of a table that has all columns.
    ///
    /// # Panics
    /// If the table lacks a column of the space.
    fn transform(&self, table: &Table) -> SpaceDataset {
        match self.try_transform(table) {
            Ok(dataset) => dataset,
            Err(error) => panic!("{error}"),
        }
    }
}
