//! What expectation adds up over rows, and the parameters that maximise it.

use super::classes::{BLOCK, Classes, Density, Table, fours, padded, sum_of};
use crate::features::{Doubles, MISSING_CODE, MixedColumn};

/// What is believed of a class before any row is seen, so that none collapses on a few equal rows: that it
/// is like everyone, with the weight of `rows` rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Prior {
    /// How many rows the belief is worth; 1, or 0 for plain maximum likelihood.
    rows: f64,
    columns: Vec<Everyone>,
}

/// A column over all classes.
#[derive(Debug, Clone, PartialEq)]
enum Everyone {
    /// The variance.
    Number(f64),
    /// The share of each level.
    Category(Vec<f64>),
}

/// Sums of the posteriors, and of them times values, over the rows that were met.
pub(super) struct Moments {
    /// Each class's own.
    classes: Vec<f64>,
    columns: Vec<Sums>,
    /// The sum of ln likelihood over the rows.
    pub likelihood: f64,
    /// The sum of the rows' weights.
    pub rows: f64,
    block: Vec<f64>,
}

enum Sums {
    /// Posterior; posterior · distance from the mean so far; · its square: of each class.
    Number(Vec<[f64; 3]>),
    /// For each class each level's posterior.
    Category(Vec<f64>),
}

impl Prior {
    /// Of columns whose rows count by their weights: everyone's variances and shares, worth `rows` rows.
    pub fn new(columns: &[MixedColumn], weight: &dyn Fn(usize) -> f64, rows: f64) -> Self {
        let everyone = |column: &MixedColumn| match column {
            MixedColumn::Number { values, .. } => {
                let present = || {
                    let all = values.iter().enumerate();
                    all.filter(|(_, value)| !value.is_nan())
                };
                let count: f64 = present().map(|(row, _)| weight(row)).sum();
                let mean = present()
                    .map(|(row, value)| weight(row) * value)
                    .sum::<f64>()
                    / count;
                let square =
                    |(row, value): (usize, &f64)| weight(row) * (value - mean) * (value - mean);
                let variance = present().map(square).sum::<f64>() / count;
                Everyone::Number(if variance > 0.0 { variance } else { 1.0 })
            }
            MixedColumn::Category { codes, levels, .. } => {
                // Half a row beforehand, spread evenly, so that a level that is absent here is rare, not
                // impossible.
                let mut counts = vec![0.5 / *levels as f64; *levels];
                for (row, &code) in codes.iter().enumerate() {
                    if code != MISSING_CODE {
                        counts[code as usize] += weight(row);
                    }
                }
                let all: f64 = counts.iter().sum();
                Everyone::Category(counts.iter().map(|count| count / all).collect())
            }
        };
        Self {
            rows,
            columns: columns.iter().map(everyone).collect(),
        }
    }

    /// ln of the prior's density at these parameters, but for a constant: what is added to the
    /// log-likelihood to give what expectation-maximisation raises.
    pub fn log(&self, classes: &Classes) -> f64 {
        if self.rows == 0.0 {
            return 0.0;
        }
        let mut sum = 0.0;
        for (density, everyone) in classes.columns.iter().zip(&self.columns) {
            match (density, everyone) {
                (Density::Number { variances, .. }, Everyone::Number(known)) => {
                    for variance in variances {
                        sum -= 0.5 * (libm::log(*variance) + known / variance);
                    }
                }
                (Density::Category { shares }, Everyone::Category(known)) => {
                    for own in shares {
                        let pairs = own.iter().zip(known);
                        sum += pairs
                            .map(|(share, known)| known * libm::log(*share))
                            .sum::<f64>();
                    }
                }
                _ => unreachable!("a prior is of the same columns"),
            }
        }
        sum * self.rows
    }
}

impl Moments {
    /// Nothing met yet, of `clusters` classes.
    pub fn new(clusters: usize, columns: &[MixedColumn]) -> Self {
        let sums = |column: &MixedColumn| match column.levels() {
            None => Sums::Number(vec![[0.0; 3]; clusters]),
            Some(levels) => Sums::Category(vec![0.0; clusters * levels]),
        };
        Self {
            classes: vec![0.0; clusters],
            columns: columns.iter().map(sums).collect(),
            likelihood: 0.0,
            rows: 0.0,
            block: vec![0.0; clusters * BLOCK],
        }
    }

    /// Expectation: adds rows by their posteriors under `classes`.
    pub fn expect(
        &mut self,
        classes: &Classes,
        columns: &[MixedColumn],
        weight: &dyn Fn(usize) -> f64,
    ) {
        let rows = columns[0].len();
        let table = Table::new(classes, columns);
        let mut block = std::mem::take(&mut self.block);
        for first in (0..rows).step_by(BLOCK) {
            let count = BLOCK.min(rows - first);
            table.logs(columns, first, count, &mut block);
            let weights: Vec<f64> = (first..first + count).map(weight).collect();
            self.likelihood += table.posteriors(&mut block, &weights);
            self.add(classes, columns, first, count, &block);
        }
        self.block = block;
    }

    /// Adds rows that belong wholly to the classes `labels`, for a start.
    pub fn place(
        &mut self,
        around: &Classes,
        columns: &[MixedColumn],
        labels: &[u32],
        weight: &dyn Fn(usize) -> f64,
    ) {
        let mut block = std::mem::take(&mut self.block);
        for first in (0..labels.len()).step_by(BLOCK) {
            let count = BLOCK.min(labels.len() - first);
            block.fill(0.0);
            for (row, &label) in labels[first..first + count].iter().enumerate() {
                block[label as usize * BLOCK + row] = weight(first + row);
            }
            self.add(around, columns, first, count, &block);
        }
        self.block = block;
    }

    fn add(
        &mut self,
        around: &Classes,
        columns: &[MixedColumn],
        first: usize,
        count: usize,
        block: &[f64],
    ) {
        let clusters = self.classes.len();
        for (own, sum) in block.chunks_exact(BLOCK).zip(&mut self.classes) {
            let rows = fours(own).map(Doubles::load);
            let rows = sum_of(rows.fold(Doubles::splat(0.0), Doubles::plus));
            *sum += rows;
            self.rows += rows;
        }
        for ((column, sums), density) in columns.iter().zip(&mut self.columns).zip(&around.columns)
        {
            match (column, sums, density) {
                (
                    MixedColumn::Number { values, .. },
                    Sums::Number(sums),
                    Density::Number { means, .. },
                ) => {
                    let values = padded(&values[first..first + count], f64::NAN);
                    for ((own, sum), mean) in block.chunks_exact(BLOCK).zip(sums).zip(means) {
                        let mean = Doubles::splat(*mean);
                        let [mut rows, mut distances, mut squares] = [Doubles::splat(0.0); 3];
                        for (posteriors, values) in fours(own).zip(fours(&values)) {
                            let value = Doubles::load(values);
                            let distance = value.minus(mean).where_number(value);
                            let posterior = Doubles::load(posteriors).where_number(value);
                            let part = posterior.times(distance);
                            rows = rows.plus(posterior);
                            distances = distances.plus(part);
                            squares = squares.plus(part.times(distance));
                        }
                        for (sum, own) in sum.iter_mut().zip([rows, distances, squares]) {
                            *sum += sum_of(own);
                        }
                    }
                }
                (MixedColumn::Category { codes, .. }, Sums::Category(sums), _) => {
                    let levels = sums.len() / clusters;
                    let codes = &codes[first..first + count];
                    for (own, sums) in block.chunks_exact(BLOCK).zip(sums.chunks_exact_mut(levels))
                    {
                        for (posterior, &code) in own.iter().zip(codes) {
                            if let Some(sum) = sums.get_mut(code as usize) {
                                *sum += posterior;
                            }
                        }
                    }
                }
                _ => unreachable!("sums are of the same columns"),
            }
        }
    }

    /// Maximisation: the parameters under which what was added is most likely, given the prior; `around`
    /// are those by which it was added.
    pub fn maximise(&self, around: &Classes, prior: &Prior) -> Classes {
        let belief = prior.rows;
        let clusters = self.classes.len();
        // A class that nobody belongs to any more keeps a share that has a logarithm.
        let share = |own: &f64| (own / self.rows).max(1e-300);
        let parts = self.columns.iter().zip(&around.columns).zip(&prior.columns);
        let density = |((sums, around), everyone): ((&Sums, &Density), &Everyone)| match (
            sums, around, everyone,
        ) {
            (Sums::Number(sums), Density::Number { means, .. }, Everyone::Number(known)) => {
                let mut moved = means.clone();
                let mut variances = Vec::with_capacity(clusters);
                for (mean, &[rows, distances, squares]) in moved.iter_mut().zip(sums) {
                    let shift = if rows > 0.0 { distances / rows } else { 0.0 };
                    *mean += shift;
                    let spread = (squares - shift * distances).max(0.0);
                    let variance = (spread + belief * known) / (rows + belief);
                    // Without a belief a class of equal rows has no spread; it keeps a trace of one.
                    let least = known * 1e-12;
                    variances.push(if variance > least { variance } else { least });
                }
                Density::Number {
                    means: moved,
                    variances,
                }
            }
            (Sums::Category(sums), _, Everyone::Category(known)) => {
                let own = |counts: &[f64]| {
                    let rows: f64 = counts.iter().sum();
                    let share = |(count, known): (&f64, &f64)| {
                        ((count + belief * known) / (rows + belief).max(1e-300)).max(1e-300)
                    };
                    counts.iter().zip(known).map(share).collect()
                };
                Density::Category {
                    shares: sums.chunks_exact(known.len()).map(own).collect(),
                }
            }
            _ => unreachable!("sums are of the same columns"),
        };
        Classes {
            shares: self.classes.iter().map(share).collect(),
            columns: parts.map(density).collect(),
        }
    }
}

impl Classes {
    /// Classes that are all alike: means of 0, only to be measured from.
    pub(super) fn blank(clusters: usize, columns: &[MixedColumn]) -> Self {
        let density = |column: &MixedColumn| match column.levels() {
            None => Density::Number {
                means: vec![0.0; clusters],
                variances: vec![1.0; clusters],
            },
            Some(levels) => Density::Category {
                shares: vec![vec![1.0 / levels as f64; levels]; clusters],
            },
        };
        Self {
            shares: vec![1.0 / clusters as f64; clusters],
            columns: columns.iter().map(density).collect(),
        }
    }
}
