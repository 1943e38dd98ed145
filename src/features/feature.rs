//! One building column as coordinates, and back.

use std::f64::consts::FRAC_1_SQRT_2;

use serde::{Deserialize, Serialize};

use super::number::NumberFeature;

/// A building column, fitted. As JSON it is the `ModelFeature` of a model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Feature {
    /// One coordinate, standardised.
    Number(NumberFeature),
    /// One coordinate: √weight for yes, 0 for no.
    Flag(FlagFeature),
    /// A coordinate for each level.
    Category(CategoryFeature),
}

/// A flag. It is not standardised: a rare yes would then outweigh every number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FlagFeature {
    /// The column.
    pub column: String,
    /// How the file writes no and yes.
    pub spellings: [String; 2],
    /// The factor of squared distances.
    pub weight: f64,
    /// What stands in for a missing value: the share of yes.
    pub impute: f64,
}

/// A category: √(weight / 2) at the coordinate of its level, 0 elsewhere, so that two different
/// levels are as far apart as no and yes of a flag, and one column weighs as one column.
///
/// A level that was not there when the space was fitted has 0 in every coordinate: equally far from
/// all known levels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CategoryFeature {
    /// The column.
    pub column: String,
    /// The levels by name, sorted; one coordinate each.
    pub levels: Vec<String>,
    /// The factor of squared distances.
    pub weight: f64,
    /// What stands in for a missing value: the share of each level.
    pub impute: Vec<f64>,
}

/// A cell as a feature understands it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Cell {
    Missing,
    /// A number in the file's units, or a flag's 0 or 1.
    Number(f64),
    /// An index into a category's levels.
    Level(usize),
    /// A level that the category does not know.
    Unseen,
}

/// What had to be done to place a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repair {
    Imputed,
    Winsorised,
    Unseen,
}

/// A place along a feature, in the user's units.
#[derive(Debug, Clone, PartialEq)]
pub enum InUnits<'a> {
    /// A number in the file's units, or a date in days since 1970-01-01. Of a centre this is the mean
    /// where nothing was transformed, and a kind of geometric mean under `log1p`.
    Number(f64),
    /// The share of yes.
    Share(f64),
    /// Each level and its share.
    Shares(Vec<(&'a str, f64)>),
}

impl Feature {
    /// The column that it is made of.
    pub fn column(&self) -> &str {
        match self {
            Self::Number(number) => &number.column,
            Self::Flag(flag) => &flag.column,
            Self::Category(category) => &category.column,
        }
    }

    /// How many coordinates it has.
    pub fn dimensions(&self) -> usize {
        match self {
            Self::Number(_) | Self::Flag(_) => 1,
            Self::Category(category) => category.levels.len(),
        }
    }

    /// Shows a place, such as a centre, in the user's units. `coordinates` are the feature's own.
    pub fn in_units(&self, coordinates: &[f64]) -> InUnits<'_> {
        match self {
            Self::Number(number) => InUnits::Number(number.value(coordinates[0])),
            Self::Flag(flag) => InUnits::Share(coordinates[0] / flag.weight.sqrt()),
            Self::Category(category) => {
                let unit = category.weight.sqrt() * FRAC_1_SQRT_2;
                let share = |coordinate: &f64| coordinate / unit;
                let levels = category.levels.iter().map(String::as_str);
                InUnits::Shares(levels.zip(coordinates.iter().map(share)).collect())
            }
        }
    }

    /// Writes the coordinates of a cell, all of them, into `coordinates`.
    pub(super) fn place(&self, cell: Cell, coordinates: &mut [f64]) -> Option<Repair> {
        let imputed = (cell == Cell::Missing).then_some(Repair::Imputed);
        match self {
            Self::Number(number) => {
                let value = match cell {
                    Cell::Number(value) => value,
                    _ => number.impute,
                };
                let (coordinate, moved) = number.coordinate(value);
                coordinates[0] = coordinate;
                let unseen = (cell == Cell::Unseen).then_some(Repair::Unseen);
                imputed.or(unseen).or(moved.then_some(Repair::Winsorised))
            }
            Self::Flag(flag) => {
                let value = match cell {
                    Cell::Number(value) => value,
                    _ => flag.impute,
                };
                coordinates[0] = value * flag.weight.sqrt();
                imputed
            }
            Self::Category(category) => {
                let unit = category.weight.sqrt() * FRAC_1_SQRT_2;
                coordinates.fill(0.0);
                match cell {
                    Cell::Level(level) => coordinates[level] = unit,
                    Cell::Missing => {
                        let shares = category.impute.iter();
                        let filled = coordinates.iter_mut().zip(shares);
                        filled.for_each(|(coordinate, share)| *coordinate = share * unit);
                    }
                    Cell::Number(_) | Cell::Unseen => return Some(Repair::Unseen),
                }
                imputed
            }
        }
    }

    /// Whether it can be used: what a damaged model would break.
    pub(super) fn is_sound(&self) -> bool {
        let weight_is = |weight: f64| weight.is_finite() && weight > 0.0;
        match self {
            Self::Number(number) => {
                let limits = number.winsorise.unwrap_or([0.0, 1.0]);
                let latest = number.latest.unwrap_or_default();
                let steps = number.steps.as_ref();
                let scale = number.scale();
                steps.is_none_or(|steps| steps.levels.len() == steps.shares.len())
                    && scale.is_none_or(|(first, shares)| first.is_finite() && !shares.is_empty())
                    && weight_is(number.weight)
                    && number.deviation > 0.0
                    && limits[0] < limits[1]
                    && [
                        number.mean,
                        number.deviation,
                        number.impute,
                        latest,
                        limits[0],
                        limits[1],
                    ]
                    .iter()
                    .all(|value| value.is_finite())
            }
            Self::Flag(flag) => weight_is(flag.weight) && flag.impute.is_finite(),
            Self::Category(category) => {
                weight_is(category.weight)
                    && !category.levels.is_empty()
                    && category.levels.is_sorted_by(|one, other| one < other)
                    && category.levels.len() == category.impute.len()
                    && category.impute.iter().all(|share| share.is_finite())
            }
        }
    }
}
