//! Prototypes, and what a row costs in their clusters.

use serde::{Deserialize, Serialize};

use crate::features::{MISSING_CODE, MixedColumn};

/// How many rows are worked on together.
const BLOCK: usize = 128;

/// A column's middle in each cluster.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Prototype {
    /// The mean of the standardised values in each cluster.
    Number {
        /// One a cluster.
        means: Vec<f64>,
    },
    /// The most frequent level in each cluster.
    Category {
        /// A code below the number of levels for each cluster.
        modes: Vec<u32>,
    },
}

/// Prototypes of clusters. As JSON, the `prototypes` of a model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Prototypes {
    /// What another category costs, beside a squared distance of 1.
    pub lambda: f64,
    /// The middles, one a building column.
    pub columns: Vec<Prototype>,
}

/// clustMixType's λ: the mean variance of the numbers over the mean of 1 − Σ p² of the categories; 1 if there
/// is nothing to balance.
pub fn lambda(columns: &[MixedColumn], weight: &dyn Fn(usize) -> f64) -> f64 {
    let (mut variances, mut numbers, mut mixtures, mut categories) = (0.0, 0.0, 0.0, 0.0);
    for column in columns {
        match column {
            MixedColumn::Number { values, .. } => {
                let (mut count, mut sum, mut square) = (0.0, 0.0, 0.0);
                for (row, value) in values
                    .iter()
                    .enumerate()
                    .filter(|(_, value)| !value.is_nan())
                {
                    count += weight(row);
                    sum += weight(row) * value;
                    square += weight(row) * value * value;
                }
                numbers += 1.0;
                variances += (square - sum * sum / f64::max(count, 1.0)) / f64::max(count, 1.0);
            }
            MixedColumn::Category { codes, levels, .. } => {
                let mut counts = vec![0.0; *levels];
                let present = codes
                    .iter()
                    .enumerate()
                    .filter(|(_, code)| **code != MISSING_CODE);
                present.for_each(|(row, &code)| counts[code as usize] += weight(row));
                let all = counts.iter().sum::<f64>().max(1.0);
                categories += 1.0;
                mixtures += 1.0
                    - counts
                        .iter()
                        .map(|count| count / all * (count / all))
                        .sum::<f64>();
            }
        }
    }
    if variances > 0.0 && mixtures > 0.0 {
        (variances / numbers) / (mixtures / categories)
    } else {
        1.0
    }
}

/// What was added up of the rows that were met.
pub(super) struct Tally {
    /// Each cluster's rows, by their weights.
    pub sizes: Vec<f64>,
    /// Of a number, weight and weighted sum for each cluster; of a category, the weights for each level and
    /// cluster.
    columns: Vec<Vec<f64>>,
    /// The cost of all rows.
    pub cost: f64,
    /// The row that cost the most, and how much.
    pub dearest: (f64, usize),
}

impl Prototypes {
    /// How many clusters there are.
    pub fn len(&self) -> usize {
        match self.columns.first() {
            Some(Prototype::Number { means }) => means.len(),
            Some(Prototype::Category { modes }) => modes.len(),
            None => 0,
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether they can be used for columns of these levels (none for numbers): what a damaged model would
    /// break.
    pub fn is_sound(&self, levels: &[Option<usize>]) -> bool {
        let clusters = self.len();
        let pairs = self.columns.iter().zip(levels);
        clusters > 0
            && self.lambda.is_finite()
            && self.lambda >= 0.0
            && self.columns.len() == levels.len()
            && pairs
                .into_iter()
                .all(|(prototype, levels)| match (prototype, levels) {
                    (Prototype::Number { means }, None) => {
                        means.len() == clusters && means.iter().all(|mean| mean.is_finite())
                    }
                    (Prototype::Category { modes }, Some(levels)) => {
                        modes.len() == clusters
                            && modes.iter().all(|&mode| (mode as usize) < *levels)
                    }
                    _ => false,
                })
    }

    /// Some rows as prototypes; where a row has no value, the middle of all: 0, or the first level.
    pub(super) fn of_rows(columns: &[MixedColumn], rows: &[usize], lambda: f64) -> Self {
        let prototype = |column: &MixedColumn| match column {
            MixedColumn::Number { values, .. } => {
                let value = |&row: &usize| {
                    if values[row].is_nan() {
                        0.0
                    } else {
                        values[row]
                    }
                };
                Prototype::Number {
                    means: rows.iter().map(value).collect(),
                }
            }
            MixedColumn::Category { codes, .. } => {
                let code = |&row: &usize| {
                    if codes[row] == MISSING_CODE {
                        0
                    } else {
                        codes[row]
                    }
                };
                Prototype::Category {
                    modes: rows.iter().map(code).collect(),
                }
            }
        };
        Self {
            lambda,
            columns: columns.iter().map(prototype).collect(),
        }
    }

    /// Moves the prototype of `cluster` onto a row.
    pub(super) fn put(&mut self, cluster: usize, columns: &[MixedColumn], row: usize) {
        let other = Self::of_rows(columns, &[row], self.lambda);
        for (own, other) in self.columns.iter_mut().zip(other.columns) {
            match (own, other) {
                (Prototype::Number { means }, Prototype::Number { means: other }) => {
                    means[cluster] = other[0]
                }
                (Prototype::Category { modes }, Prototype::Category { modes: other }) => {
                    modes[cluster] = other[0]
                }
                _ => unreachable!("prototypes of the same columns"),
            }
        }
    }

    /// Keeps the clusters in `order`, in that order.
    pub(in crate::cluster) fn reorder(&mut self, order: &[usize]) {
        for prototype in &mut self.columns {
            match prototype {
                Prototype::Number { means } => {
                    *means = order.iter().map(|&place| means[place]).collect()
                }
                Prototype::Category { modes } => {
                    *modes = order.iter().map(|&place| modes[place]).collect()
                }
            }
        }
    }

    /// Calls `each` with the cheapest cluster of each row and what it costs there; of equally cheap ones the
    /// first.
    pub(super) fn cheapest(&self, columns: &[MixedColumn], mut each: impl FnMut(usize, u32, f64)) {
        let rows = columns.first().map_or(0, MixedColumn::len);
        let clusters = self.len();
        let mut costs = vec![0.0; clusters * BLOCK];
        for first in (0..rows).step_by(BLOCK) {
            let count = BLOCK.min(rows - first);
            costs.fill(0.0);
            for (column, prototype) in columns.iter().zip(&self.columns) {
                self.add(column, prototype, first, count, &mut costs);
            }
            for row in 0..count {
                let (mut best, mut least) = (0, f64::INFINITY);
                for (cluster, own) in costs.chunks_exact(BLOCK).enumerate() {
                    if own[row] < least {
                        (best, least) = (cluster as u32, own[row]);
                    }
                }
                each(first + row, best, least);
            }
        }
    }

    fn add(
        &self,
        column: &MixedColumn,
        prototype: &Prototype,
        first: usize,
        count: usize,
        costs: &mut [f64],
    ) {
        let weight = column.weight();
        match (column, prototype) {
            (MixedColumn::Number { values, .. }, Prototype::Number { means }) => {
                for (own, mean) in costs.chunks_exact_mut(BLOCK).zip(means) {
                    for (cost, value) in own.iter_mut().zip(&values[first..first + count]) {
                        if !value.is_nan() {
                            *cost += weight * (value - mean) * (value - mean);
                        }
                    }
                }
            }
            (MixedColumn::Category { codes, .. }, Prototype::Category { modes }) => {
                let other = self.lambda * weight;
                for (own, mode) in costs.chunks_exact_mut(BLOCK).zip(modes) {
                    for (cost, code) in own.iter_mut().zip(&codes[first..first + count]) {
                        if code != mode && *code != MISSING_CODE {
                            *cost += other;
                        }
                    }
                }
            }
            _ => unreachable!("prototypes are fitted to their columns"),
        }
    }

    /// The cheapest cluster of each row.
    pub fn predict(&self, columns: &[MixedColumn]) -> Vec<u32> {
        let mut labels = Vec::with_capacity(columns.first().map_or(0, MixedColumn::len));
        self.cheapest(columns, |_, label, _| labels.push(label));
        labels
    }
}

impl Tally {
    /// Nothing met yet.
    pub fn new(clusters: usize, columns: &[MixedColumn]) -> Self {
        let places = |column: &MixedColumn| vec![0.0; clusters * column.levels().unwrap_or(2)];
        Self {
            sizes: vec![0.0; clusters],
            columns: columns.iter().map(places).collect(),
            cost: 0.0,
            dearest: (0.0, 0),
        }
    }

    /// Puts each row in its cheapest cluster; `labels` gets them.
    pub fn add(
        &mut self,
        prototypes: &Prototypes,
        columns: &[MixedColumn],
        weight: &dyn Fn(usize) -> f64,
        labels: &mut Vec<u32>,
    ) {
        let before = labels.len();
        let clusters = self.sizes.len();
        prototypes.cheapest(columns, |row, label, cost| {
            labels.push(label);
            self.sizes[label as usize] += weight(row);
            self.cost += weight(row) * cost;
            if cost > self.dearest.0 {
                self.dearest = (cost, row);
            }
        });
        for (column, sums) in columns.iter().zip(&mut self.columns) {
            for (row, &label) in labels[before..].iter().enumerate() {
                let label = label as usize;
                match column {
                    MixedColumn::Number { values, .. } if !values[row].is_nan() => {
                        sums[label] += weight(row);
                        sums[clusters + label] += weight(row) * values[row];
                    }
                    MixedColumn::Category { codes, .. } if codes[row] != MISSING_CODE => {
                        sums[codes[row] as usize * clusters + label] += weight(row);
                    }
                    _ => {}
                }
            }
        }
    }

    /// The means and modes of the rows that were added; a cluster without a value keeps what it had.
    pub fn middles(&self, before: &Prototypes) -> Prototypes {
        let clusters = self.sizes.len();
        let middle = |(sums, before): (&Vec<f64>, &Prototype)| match before {
            Prototype::Number { means } => {
                let mean = |(cluster, before): (usize, &f64)| match sums[cluster] {
                    count if count > 0.0 => sums[clusters + cluster] / count,
                    _ => *before,
                };
                Prototype::Number {
                    means: means.iter().enumerate().map(mean).collect(),
                }
            }
            Prototype::Category { modes } => {
                let mode = |(cluster, before): (usize, &u32)| {
                    let counts = sums.iter().skip(cluster).step_by(clusters).enumerate();
                    let most = counts.fold((*before, 0.0), |(mode, most), (level, &count)| {
                        if count > most {
                            (level as u32, count)
                        } else {
                            (mode, most)
                        }
                    });
                    most.0
                };
                Prototype::Category {
                    modes: modes.iter().enumerate().map(mode).collect(),
                }
            }
        };
        Prototypes {
            lambda: before.lambda,
            columns: self
                .columns
                .iter()
                .zip(&before.columns)
                .map(middle)
                .collect(),
        }
    }
}
