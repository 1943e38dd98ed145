//! The parameters of latent classes, and how likely they make a row.

use serde::{Deserialize, Serialize};

use super::exponential::exponential;
use crate::features::{Doubles, LANES, MixedColumn};

/// How many rows are worked on together: their log-likelihoods stay in the nearest cache.
pub(super) const BLOCK: usize = 128;

/// A posterior below e⁻⁴⁰ is none: it could not change a sum of a million rows by its last digit.
const NOTHING: f64 = -40.0;

/// Of so many numbers, none above the number of classes, the product has a logarithm.
const FACTORS: usize = 32;

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
    /// weight · ln share: for each class, each level.
    Category(Vec<Vec<f64>>),
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
                    let term = |share: &f64| weight * libm::log(*share);
                    let of_class = |own: &Vec<f64>| own.iter().map(term).collect();
                    Terms::Category(shares.iter().map(of_class).collect())
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
                    let values = padded(&values[first..first + count], f64::NAN);
                    for (own, &[height, mean, slope]) in logs.chunks_exact_mut(BLOCK).zip(terms) {
                        let [height, mean, slope] = [height, mean, slope].map(Doubles::splat);
                        for (logs, values) in fours_mut(own).zip(fours(&values)) {
                            let value = Doubles::load(values);
                            let distance = value.minus(mean);
                            let term = height.plus(distance.times(distance).times(slope));
                            // A missing value says nothing.
                            let sum = Doubles::load(logs).plus(term.where_number(value));
                            sum.store(logs);
                        }
                    }
                }
                (MixedColumn::Category { codes, .. }, Terms::Category(terms)) => {
                    let codes = &codes[first..first + count];
                    for (own, terms) in logs.chunks_exact_mut(BLOCK).zip(terms) {
                        for (log, &code) in own.iter_mut().zip(codes) {
                            // What is missing is no level.
                            *log += terms.get(code as usize).copied().unwrap_or(0.0);
                        }
                    }
                }
                _ => unreachable!("densities are fitted to their columns"),
            }
        }
    }

    /// Turns the logs of a block into posteriors times the rows' `weights`, and adds up the rows'
    /// log-likelihoods times their weights.
    pub fn posteriors(&self, logs: &mut [f64], weights: &[f64]) -> f64 {
        let (mut likelihood, mut sums) = (0.0, [0.0; BLOCK]);
        let block = padded(weights, 0.0);
        for ((quad, weights), sums) in fours(&block).enumerate().zip(fours_mut(&mut sums)) {
            let places = |class: usize| class * BLOCK + quad * LANES;
            let mut greatest = Doubles::splat(f64::NEG_INFINITY);
            for class in 0..self.clusters {
                greatest = greatest.greater(Doubles::load(four(logs, places(class))));
            }
            let mut sum = Doubles::splat(0.0);
            for class in 0..self.clusters {
                let logs = four_mut(logs, places(class));
                let below = Doubles::load(logs).minus(greatest);
                let least = Doubles::splat(NOTHING);
                let own = exponential(below.greater(least)).where_above(below, least);
                sum = sum.plus(own);
                own.store(logs);
            }
            let weights = Doubles::load(weights);
            let scale = weights.over(sum);
            for class in 0..self.clusters {
                let logs = four_mut(logs, places(class));
                Doubles::load(logs).times(scale).store(logs);
            }
            sum.store(sums);
            likelihood += sum_of(weights.times(greatest));
        }
        likelihood + logarithms(&sums[..weights.len()], weights)
    }
}

/// The sum of the logarithms of numbers times their weights.
fn logarithms(numbers: &[f64], weights: &[f64]) -> f64 {
    if weights.iter().any(|weight| *weight != weights[0]) {
        let pairs = numbers.iter().zip(weights);
        return pairs
            .map(|(number, weight)| weight * libm::log(*number))
            .sum();
    }
    let products = numbers.chunks(FACTORS).map(|some| some.iter().product());
    weights[0] * products.map(libm::log).sum::<f64>()
}

/// The numbers of a block, and behind them as many others as it has room for.
pub(super) fn padded(numbers: &[f64], others: f64) -> [f64; BLOCK] {
    let mut block = [others; BLOCK];
    block[..numbers.len()].copy_from_slice(numbers);
    block
}

/// The fours of a block.
pub(super) fn fours(block: &[f64]) -> impl Iterator<Item = &[f64; LANES]> {
    block.chunks_exact(LANES).filter_map(<[f64]>::first_chunk)
}

fn fours_mut(block: &mut [f64]) -> impl Iterator<Item = &mut [f64; LANES]> {
    block
        .chunks_exact_mut(LANES)
        .filter_map(<[f64]>::first_chunk_mut)
}

#[inline(always)]
fn four(numbers: &[f64], at: usize) -> &[f64; LANES] {
    numbers[at..].first_chunk().expect("four in a block")
}

#[inline(always)]
fn four_mut(numbers: &mut [f64], at: usize) -> &mut [f64; LANES] {
    numbers[at..].first_chunk_mut().expect("four in a block")
}

/// The sum of four.
#[inline(always)]
pub(super) fn sum_of(four: Doubles) -> f64 {
    let [one, two, three, four] = four.array();
    one + two + (three + four)
}
