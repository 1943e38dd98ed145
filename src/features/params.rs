//! What may be said about the feature space before it is fitted.

use linfa::ParamGuard;
use serde::{Deserialize, Serialize};

use super::fit::Fitting;
use super::space::FeatureSpace;
use crate::error::{Error, Result};
use crate::table::Table;

/// How the numbers of a column are transformed before they are scaled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TransformChoice {
    /// `log1p` if the skewness exceeds 1 and no value is negative; otherwise none.
    #[default]
    Auto,
    /// As they are.
    None,
    /// The natural logarithm of 1 + x; of negative numbers, minus that of 1 − x.
    Log1p,
}

/// How the numbers of a column are scaled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scaling {
    /// To mean 0 and population standard deviation 1; columns that share a scale of few steps, such as the
    /// questions of a battery, to a deviation that they have in common, so that questions on which people
    /// differ more count for more.
    #[default]
    Auto,
    /// To mean 0 and population standard deviation 1, each column by itself.
    Standard,
    /// To mean 0 only, which changes no distance.
    None,
}

/// What happens to how readily people agree, whatever they are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ResponseStyle {
    /// It counts as any other difference.
    #[default]
    Keep,
    /// The questions of a battery count relative to each person's own mean (Dolnicar, Grün & Leisch, *Market
    /// Segmentation Analysis*, 2018, chapter 5). Where answers do not depend on such a style, that takes away
    /// what tells people apart, so it is never done unasked.
    Remove,
}

/// What happens to a row that lacks a building value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MissingRule {
    /// It is filled in: the median of a number, the share of yes of a flag, the shares of the levels
    /// of a category. A row with no building value at all is left out.
    #[default]
    Impute,
    /// The row is left out.
    Exclude,
}

/// How one column builds. Transform, scaling and winsorising concern numbers and dates only, `ordered` categories.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FeatureOptions {
    /// The column's name.
    pub column: String,
    /// How its numbers are transformed.
    #[serde(default)]
    pub transform: TransformChoice,
    /// How its numbers are scaled.
    #[serde(default)]
    pub scaling: Scaling,
    /// Whether the few values farther than 3 · 1.4826 · MAD from the median are moved to that edge:
    /// only if the column has more than 10 different values and at most 3 % of the rows are so far
    /// out (more is a group and no outliers).
    #[serde(default = "yes")]
    pub winsorise: bool,
    /// Whether the steps of a scale are places in their order; otherwise each is a level for itself.
    #[serde(default = "yes")]
    pub ordered: bool,
    /// How much the column counts: squared distances along it are multiplied by this.
    #[serde(default = "one")]
    pub weight: f64,
}

fn yes() -> bool {
    true
}

fn one() -> f64 {
    1.0
}

impl FeatureOptions {
    /// The defaults for a column.
    pub fn new(column: impl Into<String>) -> Self {
        Self {
            column: column.into(),
            transform: TransformChoice::Auto,
            scaling: Scaling::Auto,
            winsorise: true,
            ordered: true,
            weight: 1.0,
        }
    }
}

/// Unchecked parameters of a [`FeatureSpace`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FeatureSpaceParams(FeatureSpaceValidParams);

/// Checked parameters of a [`FeatureSpace`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FeatureSpaceValidParams {
    features: Option<Vec<FeatureOptions>>,
    missing: MissingRule,
    response_style: ResponseStyle,
    weights: Option<Vec<f64>>,
}

impl FeatureSpaceParams {
    /// The columns that build, each with every default; without, those with the role *build*.
    #[must_use]
    pub fn columns<C: Into<String>>(self, columns: impl IntoIterator<Item = C>) -> Self {
        self.features(columns.into_iter().map(FeatureOptions::new).collect())
    }

    /// The columns that build, and how.
    #[must_use]
    pub fn features(mut self, features: Vec<FeatureOptions>) -> Self {
        self.0.features = Some(features);
        self
    }

    /// What happens to rows that lack a building value.
    #[must_use]
    pub fn missing(mut self, rule: MissingRule) -> Self {
        self.0.missing = rule;
        self
    }

    /// What happens to how readily people agree.
    #[must_use]
    pub fn response_style(mut self, style: ResponseStyle) -> Self {
        self.0.response_style = style;
        self
    }

    /// How much each row of the table counts, positive; without, each counts once.
    #[must_use]
    pub fn weights(mut self, weights: Option<Vec<f64>>) -> Self {
        self.0.weights = weights;
        self
    }

    /// Learns the space from a table.
    ///
    /// # Errors
    /// `option-invalid`, `column-unknown`, and `features-none` if no column is left to build on.
    pub fn fit(&self, table: &Table) -> Result<FeatureSpace> {
        let mut fitting = self.start(table)?;
        while fitting.step(table) {}
        Ok(fitting.finish()?.space)
    }

    /// The same, one column at a time.
    ///
    /// # Errors
    /// `option-invalid`, `column-unknown`, `features-none`.
    pub fn start(&self, table: &Table) -> Result<Fitting> {
        Fitting::new(self.check_ref()?, table)
    }
}

impl FeatureSpaceValidParams {
    /// The columns that build, if they were named.
    pub fn features(&self) -> Option<&[FeatureOptions]> {
        self.features.as_deref()
    }

    /// How much each row counts, if they do not count the same.
    pub fn weights(&self) -> Option<&[f64]> {
        self.weights.as_deref()
    }

    /// What happens to how readily people agree.
    pub fn response_style(&self) -> ResponseStyle {
        self.response_style
    }

    /// What happens to rows that lack a building value.
    pub fn missing(&self) -> MissingRule {
        self.missing
    }
}

impl ParamGuard for FeatureSpaceParams {
    type Checked = FeatureSpaceValidParams;
    type Error = Error;

    fn check_ref(&self) -> Result<&Self::Checked> {
        let features = self.0.features.as_deref().unwrap_or_default();
        for (index, feature) in features.iter().enumerate() {
            if !(feature.weight > 0.0 && feature.weight <= 1e6) {
                return Err(Error::option(
                    "features.weight",
                    "a number above 0 and at most 1000000",
                    // Formatting a double would bring 20 kB of code for this alone.
                    "another number",
                ));
            }
            let named = |other: &FeatureOptions| other.column == feature.column;
            if features[..index].iter().any(named) {
                return Err(Error::option(
                    "features",
                    "a list that names each column once",
                    format!("“{}” twice", feature.column),
                ));
            }
        }
        Ok(&self.0)
    }

    fn check(self) -> Result<Self::Checked> {
        self.check_ref()?;
        Ok(self.0)
    }
}
