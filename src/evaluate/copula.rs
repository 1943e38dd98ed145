//! One homogeneous population: what a table would look like whose customers are all of one kind.
//!
//! A Gaussian copula keeps each column's own values and the correlations between columns, and nothing else.
//! What clusters better than tables drawn from it has more structure than margins and correlations explain.

use crate::cluster::{Data, Random};
use crate::features::{MISSING_CODE, MixedColumn};
use crate::table::rising::order_key;

use super::axis::level_positions;
use super::normal;

/// Terms of the series by which discrete columns attenuate a correlation.
const TERMS: usize = 24;

/// No two columns are taken to be more alike.
const CLOSEST: f64 = 0.995;

/// A fit under way, one column a step.
#[derive(Debug)]
pub struct CopulaFitting {
    margins: Vec<Margin>,
    /// Rows of the lower triangle of the correlations.
    correlations: Vec<Vec<f64>>,
    rows: usize,
}

/// A homogeneous population with the margins and correlations of a table.
#[derive(Debug)]
pub struct Copula {
    margins: Vec<Margin>,
    /// Rows of the lower triangle that makes independent normal numbers correlated.
    factor: Vec<Vec<f64>>,
    rows: usize,
}

/// One column.
#[derive(Debug)]
struct Margin {
    template: MixedColumn,
    /// The rows that have a value; the others lack it in every draw as well.
    present: Vec<u32>,
    /// Their values, rising; of a category, codes by position.
    values: Vec<f64>,
    /// The normal score of each row's value; NaN where missing.
    scores: Vec<f64>,
    /// The Hermite coefficients of the step function from a normal number to a value's score.
    series: [f64; TERMS],
}

impl CopulaFitting {
    /// Of nothing.
    pub(super) fn empty() -> Self {
        Self {
            margins: Vec::new(),
            correlations: Vec::new(),
            rows: 0,
        }
    }

    /// Of the columns of `data`.
    pub fn new(data: &Data) -> Self {
        let positions = level_positions(data.columns());
        let columns = data.columns().iter().zip(positions);
        Self {
            margins: columns
                .map(|(column, positions)| Margin::of(column, &positions))
                .collect(),
            correlations: Vec::new(),
            rows: data.len(),
        }
    }

    /// Correlates the next column with those before it; `false` when there is nothing left to do.
    pub fn step(&mut self) -> bool {
        let next = self.correlations.len();
        let (known, rest) = self.margins.split_at(next);
        if let Some(margin) = rest.first() {
            let mut row: Vec<f64> = known
                .iter()
                .map(|other| other.correlation(margin))
                .collect();
            row.push(1.0);
            self.correlations.push(row);
        }
        self.correlations.len() < self.margins.len()
    }

    /// The population, once `step` returned `false`.
    pub fn finish(self) -> Copula {
        // Correlations that were calibrated pair by pair need not be possible all at once: they are then
        // weakened together, as little as suffices.
        let weakened = [0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.7, 1.0];
        let factors = weakened
            .iter()
            .map(|by| factor(&self.correlations, 1.0 - by));
        Copula {
            factor: factors.flatten().next().expect("the identity has a factor"),
            margins: self.margins,
            rows: self.rows,
        }
    }
}

impl Copula {
    /// A table of as many rows: every column has the same values as before, in another order.
    pub(crate) fn draw(&self, random: &mut Random) -> Vec<MixedColumn> {
        let columns = self.margins.len();
        let mut latent = vec![Vec::with_capacity(self.rows); columns];
        let mut normal = vec![0.0; columns];
        for _ in 0..self.rows {
            for number in &mut normal {
                // Half a step up, so that it is never 0.
                *number = normal::quantile(random.unit() + 0.5f64.powi(54));
            }
            for (latent, factors) in latent.iter_mut().zip(&self.factor) {
                let terms = factors.iter().zip(&normal);
                latent.push(terms.fold(0.0, |sum, (factor, number)| sum + factor * number));
            }
        }
        let margins = self.margins.iter().zip(&latent);
        margins
            .map(|(margin, latent)| margin.place(latent))
            .collect()
    }
}

impl Margin {
    /// `positions` are those of a category's levels.
    fn of(column: &MixedColumn, positions: &[u32]) -> Self {
        let rows = 0..column.len() as u32;
        let present: Vec<u32> = rows
            .filter(|&row| !column.is_missing(row as usize))
            .collect();
        let value = |row: u32| match column {
            MixedColumn::Number { values, .. } => values[row as usize],
            MixedColumn::Category { codes, .. } => {
                f64::from(positions[codes[row as usize] as usize])
            }
        };
        let order = rising(present.iter().map(|&row| (value(row), row)));
        let count = order.len() as f64;
        let mut scores = vec![f64::NAN; column.len()];
        let mut series = [0.0; TERMS];
        let mut lower = Threshold::lowest();
        let mut first = 0;
        for equal in order.chunk_by(|&one, &other| value(one) == value(other)) {
            let end = first + equal.len();
            let upper = match end == order.len() {
                true => Threshold::highest(),
                false => Threshold::at(normal::quantile(end as f64 / count)),
            };
            // The mean of the normal numbers that lead to this value.
            let score = (lower.terms[0] - upper.terms[0]) * count / equal.len() as f64;
            equal.iter().for_each(|&row| scores[row as usize] = score);
            let bounds = lower.terms.iter().zip(&upper.terms);
            for (term, (lower, upper)) in series.iter_mut().zip(bounds) {
                *term += score * (lower - upper);
            }
            lower = upper;
            first = end;
        }
        let values = match column {
            MixedColumn::Number { values, .. } => {
                order.iter().map(|&row| values[row as usize]).collect()
            }
            MixedColumn::Category { codes, .. } => order
                .iter()
                .map(|&row| f64::from(codes[row as usize]))
                .collect(),
        };
        Self {
            template: column.take(&[]),
            present,
            values,
            scores,
            series,
        }
    }

    /// The correlation of the normal numbers behind two columns, from that of their scores.
    fn correlation(&self, other: &Self) -> f64 {
        let pairs = self.scores.iter().zip(&other.scores);
        let (mut sum, mut count) = (0.0, 0.0);
        for (one, other) in pairs.filter(|(one, other)| !one.is_nan() && !other.is_nan()) {
            sum += one * other;
            count += 1.0;
        }
        if count < 3.0 {
            return 0.0;
        }
        let target = sum / count;
        let expected = |correlation: f64| {
            let terms = self.series.iter().zip(&other.series).rev();
            terms.fold(0.0, |sum, (one, other)| (sum + one * other) * correlation)
        };
        let (mut low, mut high) = (-CLOSEST, CLOSEST);
        for _ in 0..40 {
            let middle = (low + high) / 2.0;
            if expected(middle) < target {
                low = middle;
            } else {
                high = middle;
            }
        }
        (low + high) / 2.0
    }

    /// The column whose values rise as `latent` does.
    fn place(&self, latent: &[f64]) -> MixedColumn {
        let order = rising(self.present.iter().map(|&row| (latent[row as usize], row)));
        let placed = order.iter().zip(&self.values);
        match &self.template {
            MixedColumn::Number { weight, scale, .. } => {
                let mut values = vec![f64::NAN; latent.len()];
                placed.for_each(|(&row, &value)| values[row as usize] = value);
                MixedColumn::Number {
                    values,
                    weight: *weight,
                    scale: *scale,
                }
            }
            MixedColumn::Category { levels, weight, .. } => {
                let mut codes = vec![MISSING_CODE; latent.len()];
                placed.for_each(|(&row, &code)| codes[row as usize] = code as u32);
                MixedColumn::Category {
                    codes,
                    levels: *levels,
                    weight: *weight,
                }
            }
        }
    }
}

/// A threshold t of a step function, with φ(t) · h(t) / √m for the normalised Hermite polynomials h of
/// degree m − 1: the integral of the polynomial of degree m from t upwards.
struct Threshold {
    terms: [f64; TERMS],
}

impl Threshold {
    fn lowest() -> Self {
        Self {
            terms: [0.0; TERMS],
        }
    }

    fn highest() -> Self {
        Self::lowest()
    }

    fn at(value: f64) -> Self {
        let mut terms = [0.0; TERMS];
        let (mut before, mut polynomial) = (0.0, normal::density(value));
        for (degree, term) in terms.iter_mut().enumerate() {
            let (degree, next) = (degree as f64, degree as f64 + 1.0);
            *term = polynomial / next.sqrt();
            let higher = (value * polynomial - degree.sqrt() * before) / next.sqrt();
            (before, polynomial) = (polynomial, higher);
        }
        Self { terms }
    }
}

/// The rows in rising order of their values. By keys that other sorts use as well: each sort with a
/// comparison of its own adds some kilobytes to the engine.
fn rising(pairs: impl Iterator<Item = (f64, u32)>) -> Vec<u32> {
    let keys = pairs.map(|(value, row)| (order_key(value), u64::from(row)));
    let mut keys: Vec<(u64, u64)> = keys.collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, row)| row as u32).collect()
}

/// Cholesky's factor of the correlations, each times `strength`; `None` if they are not possible.
fn factor(correlations: &[Vec<f64>], strength: f64) -> Option<Vec<Vec<f64>>> {
    let mut factor: Vec<Vec<f64>> = Vec::with_capacity(correlations.len());
    for row in correlations {
        let mut own: Vec<f64> = Vec::with_capacity(row.len());
        for (other, correlation) in row.iter().enumerate() {
            let known = factor.get(other).map_or(&*own, |known| known);
            let product = own.iter().zip(known).fold(0.0, |sum, (a, b)| sum + a * b);
            if other + 1 == row.len() {
                let rest = 1.0 - product;
                if rest < 1e-6 {
                    return None;
                }
                own.push(rest.sqrt());
            } else {
                own.push((correlation * strength - product) / factor[other][other]);
            }
        }
        factor.push(own);
    }
    Some(factor)
}
