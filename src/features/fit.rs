//! Learning the feature space from a table, one column a step.

use super::battery::{general_level, share_deviation};
use super::feature::{CategoryFeature, Feature, FlagFeature};
use super::number::{NumberFeature, Steps};
use super::params::{
    FeatureOptions, FeatureSpaceValidParams, MissingRule, ResponseStyle, Scaling, TransformChoice,
};
use super::ranked::ranked;
use super::space::FeatureSpace;
use super::sum::Sum;
use super::weigh::weigh;
use crate::error::{Error, Issue, IssueCode, Issues, Result};
use crate::table::{Column, MISSING_LEVEL, Numbers, Role, Table, Values};

/// More levels than any category that can shape segments: each is a coordinate of its own.
const MOST_LEVELS: usize = 1000;

/// Of fewer questions than this, what they have in common may be what they ask.
const QUESTIONS: usize = 5;

/// From this part of their variance on, how readily people agree is worth a word.
const GENERAL: f64 = 0.4;

/// A fit under way. The table must be the same in every call.
#[derive(Debug)]
pub struct Fitting {
    missing: MissingRule,
    response_style: ResponseStyle,
    /// What is to be fitted: a column's place and its options.
    wanted: Vec<(usize, FeatureOptions)>,
    /// How many of them are.
    done: usize,
    /// Whether each row takes part; known after the first step.
    included: Vec<bool>,
    features: Vec<Feature>,
    /// Which of them may share a scale with others; at the end, which do.
    alike: Vec<usize>,
    /// How much each row counts, if they do not count the same.
    weights: Option<Vec<f64>>,
    issues: Issues,
}

/// What a fit found.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// The space.
    pub space: FeatureSpace,
    /// The columns that were left out because all their cells are the same.
    pub issues: Vec<Issue>,
}

impl Fitting {
    pub(super) fn new(params: &FeatureSpaceValidParams, table: &Table) -> Result<Self> {
        let mut fitting = Self {
            missing: params.missing(),
            response_style: params.response_style(),
            wanted: Vec::new(),
            done: 0,
            included: Vec::new(),
            features: Vec::new(),
            alike: Vec::new(),
            weights: params.weights().map(<[f64]>::to_vec),
            issues: Issues::default(),
        };
        match params.features() {
            Some(features) => {
                for options in features {
                    let known = |column: &Column| column.name == options.column;
                    let index = table.columns().iter().position(known);
                    let index = index.ok_or_else(|| Error::ColumnUnknown {
                        column: options.column.clone(),
                    })?;
                    fitting.want(index, &table.columns()[index], options.clone())?;
                }
            }
            None => {
                for (index, column) in table.columns().iter().enumerate() {
                    if column.role == Role::Build {
                        fitting.want(index, column, FeatureOptions::new(&column.name))?;
                    }
                }
            }
        }
        if fitting.wanted.is_empty() {
            return Err(Error::FeaturesNone);
        }
        Ok(fitting)
    }

    /// Looks which rows take part, then fits a column a step; `false` when there is nothing left to do.
    pub fn step(&mut self, table: &Table) -> bool {
        if self.included.is_empty() {
            self.included = self.rows_included(table);
            return true;
        }
        if let Some((index, options)) = self.wanted.get(self.done) {
            match fit(options, &table.columns()[*index], &self.included) {
                Some(mut feature) => {
                    if let Some(weights) = &self.weights {
                        let column = &table.columns()[*index];
                        weigh(
                            &mut feature,
                            column,
                            &self.included,
                            weights,
                            options.scaling,
                        );
                    }
                    let own = options.transform == TransformChoice::Log1p;
                    if options.scaling == Scaling::Auto && !own {
                        self.alike.push(self.features.len());
                    }
                    self.features.push(feature);
                }
                None => self
                    .issues
                    .note(IssueCode::ColumnConstant, None, Some(&options.column)),
            }
            self.done += 1;
            if self.done == self.wanted.len() {
                self.take_battery(table);
            }
        }
        self.done < self.wanted.len()
    }

    /// The part of the columns that are fitted, 0 to 1.
    pub fn fraction(&self) -> f64 {
        self.done as f64 / self.wanted.len() as f64
    }

    /// The space, once `step` returned `false`.
    ///
    /// # Errors
    /// [`Error::FeaturesNone`] if no column was left to build on.
    pub fn finish(self) -> Result<Fitted> {
        if self.features.is_empty() {
            return Err(Error::FeaturesNone);
        }
        let relative = match self.response_style {
            ResponseStyle::Keep => Vec::new(),
            ResponseStyle::Remove if self.alike.is_empty() => {
                let expected = "questions that share a scale";
                return Err(Error::option("responseStyle", expected, "none of them"));
            }
            ResponseStyle::Remove => self.alike,
        };
        Ok(Fitted {
            space: FeatureSpace {
                features: self.features,
                missing: self.missing,
                relative,
            },
            issues: self.issues.into_vec(),
        })
    }

    /// Finds questions that share a scale, and tells if people differ in how readily they agree with them.
    fn take_battery(&mut self, table: &Table) {
        self.alike = share_deviation(&mut self.features, &self.alike);
        if self.alike.len() < QUESTIONS || self.response_style == ResponseStyle::Remove {
            return;
        }
        let column = |&place: &usize| table.column(self.features[place].column()).ok();
        let columns: Vec<&Column> = self.alike.iter().filter_map(column).collect();
        let level = general_level(columns.len(), |each| {
            let mut answers = vec![0.0; columns.len()];
            for row in (0..self.included.len()).filter(|&row| self.included[row]) {
                for (answer, column) in answers.iter_mut().zip(&columns) {
                    *answer = column.quantity(row);
                }
                if !answers.iter().any(|answer| answer.is_nan()) {
                    each(&answers);
                }
            }
        });
        if level > GENERAL {
            let questions = columns.len() as u64;
            self.issues
                .add(IssueCode::ResponseStyle, questions, None, None);
        }
    }

    /// Takes a column on, unless it is constant; a constant must not exclude the rows that lack it.
    fn want(&mut self, index: usize, column: &Column, options: FeatureOptions) -> Result<()> {
        let unfit = |expected: &str, found: &str| {
            let found = format!("{found} (“{}”)", column.name);
            Err(Error::option("features", expected, found))
        };
        match &column.values {
            Values::Text(_) => return unfit("a number, category, flag or date", "text"),
            Values::Identifier(_) => {
                return unfit("a number, category, flag or date", "identifier");
            }
            Values::Category { levels, .. } if levels.len() > MOST_LEVELS => {
                return unfit(
                    "a category of at most 1000 levels",
                    &levels.len().to_string(),
                );
            }
            Values::Category { .. } | Values::Flag { .. }
                if options.transform == TransformChoice::Log1p =>
            {
                return unfit("a number or date for log1p", "category or flag");
            }
            _ => {}
        }
        if column.distinct <= 1 {
            self.issues
                .note(IssueCode::ColumnConstant, None, Some(&column.name));
        } else {
            self.wanted.push((index, options));
        }
        Ok(())
    }

    fn rows_included(&self, table: &Table) -> Vec<bool> {
        let columns: Vec<&Column> = self
            .wanted
            .iter()
            .map(|(index, _)| &table.columns()[*index])
            .collect();
        // As `includes` says, of as few cells as show it.
        let columns = columns.iter();
        let included = |row| match self.missing {
            MissingRule::Impute => columns.clone().any(|column| !column.is_missing(row)),
            MissingRule::Exclude => !columns.clone().any(|column| column.is_missing(row)),
        };
        (0..table.row_count()).map(included).collect()
    }
}

impl MissingRule {
    /// Whether a row takes part that lacks `missing` of `all` building values.
    pub(super) fn includes(self, missing: usize, all: usize) -> bool {
        match self {
            Self::Impute => missing < all,
            Self::Exclude => missing == 0,
        }
    }
}

/// Fits one column; `None` if it is the same in all included rows.
fn fit(options: &FeatureOptions, column: &Column, included: &[bool]) -> Option<Feature> {
    let present = |values: &Numbers| -> Vec<f64> {
        let rows = values.iter().zip(included);
        let kept = rows.filter(|(value, included)| **included && !value.is_nan());
        kept.map(|(value, _)| value).collect()
    };
    match &column.values {
        Values::Number(values) => {
            let values = Some(present(values)).filter(|values| !values.is_empty())?;
            NumberFeature::fit(options, values, column.distinct, None).map(Feature::Number)
        }
        Values::Date(values) => {
            let values = Some(present(values)).filter(|values| !values.is_empty())?;
            let latest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            NumberFeature::fit(options, values, column.distinct, Some(latest)).map(Feature::Number)
        }
        Values::Flag { values, spellings } => {
            let values = present(values);
            let yes = Sum::of(values.iter().copied());
            (yes > 0.0 && yes < values.len() as f64).then(|| {
                Feature::Flag(FlagFeature {
                    column: options.column.clone(),
                    spellings: spellings.clone(),
                    weight: options.weight,
                    impute: yes / values.len() as f64,
                })
            })
        }
        Values::Category {
            codes,
            levels,
            ordered,
        } => {
            let mut counts = vec![0u64; levels.len()];
            for (code, _) in codes
                .iter()
                .zip(included)
                .filter(|(_, included)| **included)
            {
                if code != MISSING_LEVEL {
                    counts[code as usize] += 1;
                }
            }
            let total: u64 = counts.iter().sum();
            if *ordered && options.ordered {
                let places = codes.iter().zip(included);
                let places = places.filter(|(code, included)| **included && *code != MISSING_LEVEL);
                let places: Vec<f64> = places.map(|(code, _)| f64::from(code)).collect();
                let plain = FeatureOptions {
                    transform: TransformChoice::None,
                    winsorise: false,
                    ..options.clone()
                };
                let number =
                    (total > 0).then(|| NumberFeature::fit(&plain, places, u64::MAX, None))??;
                let share = |count: &u64| *count as f64 / total as f64;
                return Some(Feature::Number(NumberFeature {
                    steps: Some(Steps {
                        levels: levels.clone(),
                        shares: counts.iter().map(share).collect(),
                    }),
                    ..number
                }));
            }
            // By name: the order of first appearance would make coordinates depend on the file's order.
            let mut order = ranked(levels.len(), &|one, other| levels[one].cmp(&levels[other]));
            order.retain(|&level| counts[level] > 0);
            let share = |&level: &usize| counts[level] as f64 / total as f64;
            (order.len() > 1).then(|| {
                Feature::Category(CategoryFeature {
                    column: options.column.clone(),
                    levels: order.iter().map(|&level| levels[level].clone()).collect(),
                    weight: options.weight,
                    impute: order.iter().map(share).collect(),
                })
            })
        }
        Values::Text(_) | Values::Identifier(_) => None,
    }
}
