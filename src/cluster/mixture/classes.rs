//! The parameters of latent classes, and how likely they make a row.

use serde::{Deserialize, Serialize};

use crate::features::{MISSING_CODE, MixedColumn};

/// How many rows are worked on together: their log-likelihoods stay in the nearest cache.
pub(super) const BLOCK: usize = 128;

/// A posterior below e⁻⁴⁰ is none: it could not change a sum of a million rows by its last digit.
const NOTHING: f64 = -40.0;

/// A column's distribution in each class.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Density {
    /// A Gaussian in each class, of the standardised values.
    Number {
        /// The mean in each class.
        means: Vec<f64>,
        /// The variance in each class, above 0.
        variances: Vec<f64>,
    },
    /// Shares of the levels in each class.
    Category {
        /// For each class the share of each level, above 0, summing to 1.
        shares: Vec<Vec<f64>>,
    },
}

/// Fitted latent classes. As JSON, the `classes` of a model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Classes {
    /// The share of each class, summing to 1.
    pub shares: Vec<f64>,
    /// The distributions, one a building column.
    pub columns: Vec<Density>,
}

/// What one pass over a block needs, worked out once for all rows.
pub(super) struct Table {
    clusters: usize,
    /// ln share of each class.
    shares: Vec<f64>,
    columns: Vec<Terms>,
}

enum Terms {
    /// weight · −½ ln(2πσ²); mean; weight / −2σ², of each class.
    Number(Vec<[f64; 3]>),
    /// weight · ln share: for each level, each class.
    Category(Vec<f64>),
}

impl Classes {
    /// How many classes there are.
    pub fn len(&self) -> usize {
        self.shares.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.shares.is_empty()
    }

    /// Whether they can be used for columns of these levels (none for numbers): what a damaged model would
    /// break.
    pub fn is_sound(&self, levels: &[Option<usize>]) -> bool {
        let clusters = self.len();
        let shares_are = |shares: &[f64]| {
            shares
                .iter()
                .all(|&share| share > 0.0 && share < 1.0 + 1e-9)
        };
        let pairs = self.columns.iter().zip(levels);
        clusters > 0
            && shares_are(&self.shares)
            && self.columns.len() == levels.len()
            && pairs
                .into_iter()
                .all(|(density, levels)| match (density, levels) {
                    (Density::Number { means, variances }, None) => {
                        means.len() == clusters
                            && variances.len() == clusters
                            && means.iter().all(|mean| mean.is_finite())
                            && variances
                                .iter()
                                .all(|&value| value > 0.0 && value.is_finite())
                    }
                    (Density::Category { shares }, Some(levels)) => {
                        shares.len() == clusters
                            && shares
                                .iter()
                                .all(|own| own.len() == *levels && shares_are(own))
                    }
                    _ => false,
                })
    }

    /// Keeps the classes in `order`, in that order.
    pub(in crate::cluster) fn reorder(&mut self, order: &[usize]) {
        fn of<T: Clone>(values: &mut Vec<T>, order: &[usize]) {
            *values = order.iter().map(|&index| values[index].clone()).collect();
        }
        of(&mut self.shares, order);
        let all: f64 = self.shares.iter().sum();
        self.shares.iter_mut().for_each(|share| *share /= all);
        for density in &mut self.columns {
            match density {
                Density::Number { means, variances } => {
                    of(means, order);
                    of(variances, order);
                }
                Density::Category { shares } => of(shares, order),
            }
        }
    }

    /// Makes all classes equally large and equally spread, so that each row belongs to the nearest one.
    pub(super) fn even_out(&mut self) {
        let clusters = self.len() as f64;
        for density in &mut self.columns {
            if let Density::Number { variances, .. } = density {
                let spread = variances.iter().zip(&self.shares);
                let spread: f64 = spread.map(|(variance, share)| variance * share).sum();
                variances.fill(spread);
            }
        }
        self.shares.fill(1.0 / clusters);
    }

    /// The class of each row that is most likely; of equally likely ones the first.
    pub fn predict(&self, columns: &[MixedColumn]) -> Vec<u32> {
        let rows = columns.first().map_or(0, MixedColumn::len);
        let table = Table::new(self, columns);
        let mut labels = Vec::with_capacity(rows);
        let mut logs = vec![0.0; self.len() * BLOCK];
        for first in (0..rows).step_by(BLOCK) {
            let count = BLOCK.min(rows - first);
            table.logs(columns, first, count, &mut logs);
            labels.extend((0..count).map(|row| most(&logs, row)));
        }
        labels
    }

    /// How many numbers were estimated: for the BIC.
    pub fn parameters(&self) -> f64 {
        let own: usize = self
            .columns
            .iter()
            .map(|density| match density {
                Density::Number { .. } => 2,
                Density::Category { shares } => shares.first().map_or(0, Vec::len) - 1,
            })
            .sum();
        (self.len() * (own + 1) - 1) as f64
    }
}

/// The class with the greatest log of a block's `row`; of equals the first.
pub(super) fn most(logs: &[f64], row: usize) -> u32 {
    let (mut best, mut greatest) = (0, f64::NEG_INFINITY);
    for (class, own) in logs.chunks_exact(BLOCK).enumerate() {
        if own[row] > greatest {
            (best, greatest) = (class as u32, own[row]);
        }
    }
    best
}

impl Table {
    pub fn new(classes: &Classes, columns: &[MixedColumn]) -> Self {
        let terms = |(density, column): (&Density, &MixedColumn)| {
            let weight = column.weight();
            match density {
                Density::Number { means, variances } => {
                    let pairs = means.iter().zip(variances);
                    let term = |(&mean, &variance): (&f64, &f64)| {
                        let height = -0.5 * libm::log(std::f64::consts::TAU * variance);
                        [weight * height, mean, -0.5 * weight / variance]
                    };
                    Terms::Number(pairs.map(term).collect())
                }
                Density::Category { shares } => {
                    let levels = shares.first().map_or(0, Vec::len);
                    let log =
                        |level: usize| shares.iter().map(move |own| weight * libm::log(own[level]));
                    Terms::Category((0..levels).flat_map(log).collect())
                }
            }
        };
        Self {
            clusters: classes.len(),
            shares: classes
                .shares
                .iter()
                .map(|&share| libm::log(share))
                .collect(),
            columns: classes.columns.iter().zip(columns).map(terms).collect(),
        }
    }

    /// ln (share · density) of `count` rows from `first` on in each class: `BLOCK` places a class.
    pub fn logs(&self, columns: &[MixedColumn], first: usize, count: usize, logs: &mut [f64]) {
        for (own, &share) in logs.chunks_exact_mut(BLOCK).zip(&self.shares) {
            own.fill(share);
        }
        for (column, terms) in columns.iter().zip(&self.columns) {
            match (column, terms) {
                (MixedColumn::Number { values, .. }, Terms::Number(terms)) => {
                    let values = &values[first..first + count];
                    for (own, &[height, mean, slope]) in logs.chunks_exact_mut(BLOCK).zip(terms) {
                        for (log, &value) in own.iter_mut().zip(values) {
                            // A missing value says nothing.
                            if !value.is_nan() {
                                let distance = value - mean;
                                *log += height + distance * distance * slope;
                            }
                        }
                    }
                }
                (MixedColumn::Category { codes, .. }, Terms::Category(terms)) => {
                    for (row, &code) in codes[first..first + count].iter().enumerate() {
                        if code != MISSING_CODE {
                            let own = &terms[code as usize * self.clusters..][..self.clusters];
                            for (class, term) in own.iter().enumerate() {
                                logs[class * BLOCK + row] += term;
                            }
                        }
                    }
                }
                _ => unreachable!("densities are fitted to their columns"),
            }
        }
    }

    /// Turns the logs of a block into posteriors, and adds up the rows' log-likelihoods by their weights.
    pub fn posteriors(&self, logs: &mut [f64], count: usize, weight: impl Fn(usize) -> f64) -> f64 {
        let mut likelihood = 0.0;
        for row in 0..count {
            let mut greatest = f64::NEG_INFINITY;
            for class in 0..self.clusters {
                greatest = greatest.max(logs[class * BLOCK + row]);
            }
            let mut sum = 0.0;
            for class in 0..self.clusters {
                let log = &mut logs[class * BLOCK + row];
                let below = *log - greatest;
                *log = if below < NOTHING {
                    0.0
                } else {
                    libm::exp(below)
                };
                sum += *log;
            }
            let weight = weight(row);
            likelihood += weight * (greatest + libm::log(sum));
            let scale = weight / sum;
            for class in 0..self.clusters {
                logs[class * BLOCK + row] *= scale;
            }
        }
        likelihood
    }
}
