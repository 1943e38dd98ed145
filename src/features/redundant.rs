//! Columns that say the same in other units share their weight.

use super::feature::Feature;
use super::space::FeatureSpace;
use crate::error::{IssueCode, Issues};
use crate::table::{Table, Values};

/// From this correlation two columns say the same.
const SAME: f64 = 0.999;

/// So many rows, evenly spread, show it.
const ROWS: usize = 2_000;

/// Among more columns it is not looked for: the pairs would be too many.
const COLUMNS: usize = 200;

impl FeatureSpace {
    /// Makes numbers that are perfectly correlated, such as a price in two currencies, count as one column
    /// together, and notes each but the first.
    pub fn share_weights(&mut self, table: &Table, issues: &mut Issues) {
        let scores: Vec<Option<Vec<f64>>> = match self.features.len() <= COLUMNS {
            true => self
                .features
                .iter()
                .map(|feature| scores(feature, table))
                .collect(),
            false => return,
        };
        // For each feature the first that says the same.
        let mut firsts: Vec<usize> = (0..scores.len()).collect();
        for (place, own) in scores.iter().enumerate() {
            let same = |other: &usize| match (own, &scores[*other]) {
                (Some(own), Some(other)) => says_the_same(own, other),
                _ => false,
            };
            if let Some(first) = (0..place).filter(|&it| firsts[it] == it).find(same) {
                firsts[place] = first;
                let column = self.features[place].column().to_owned();
                issues.note(IssueCode::ColumnsRedundant, None, Some(&column));
            }
        }
        for (place, feature) in self.features.iter_mut().enumerate() {
            let alike = firsts
                .iter()
                .filter(|&&first| first == firsts[place])
                .count();
            if let (Feature::Number(number), 2..) = (feature, alike) {
                number.weight /= alike as f64;
            }
        }
    }
}

/// A column's coordinates in some rows; NaN where missing. `None` unless it is a number.
fn scores(feature: &Feature, table: &Table) -> Option<Vec<f64>> {
    let Feature::Number(number) = feature else {
        return None;
    };
    let (Values::Number(values) | Values::Date(values)) =
        &table.column(&number.column).ok()?.values
    else {
        return None;
    };
    let step = table.row_count().div_ceil(ROWS).max(1);
    let rows = (0..table.row_count()).step_by(step);
    Some(
        rows.map(|row| number.coordinate(values.get(row)).0)
            .collect(),
    )
}

/// Whether two columns are perfectly correlated, or opposite.
fn says_the_same(one: &[f64], other: &[f64]) -> bool {
    let pairs = one.iter().zip(other);
    let present = pairs.filter(|(one, other)| !one.is_nan() && !other.is_nan());
    let (mut count, mut sums, mut squares, mut product) = (0.0, [0.0; 2], [0.0; 2], 0.0);
    for (&one, &other) in present {
        count += 1.0;
        sums[0] += one;
        sums[1] += other;
        squares[0] += one * one;
        squares[1] += other * other;
        product += one * other;
    }
    let covariance = product - sums[0] * sums[1] / count;
    let variance = |place: usize| squares[place] - sums[place] * sums[place] / count;
    let variances = variance(0) * variance(1);
    count > 2.0 && variances > 0.0 && covariance * covariance >= SAME * SAME * variances
}
