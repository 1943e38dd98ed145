//! A fitted column, once more with rows that count by weights.

use super::feature::Feature;
use super::params::Scaling;
use super::sum::Sum;
use crate::table::{Column, MISSING_LEVEL, Values};

/// Replaces the mean, deviation and shares of a fitted column by those of rows that count by `weights`, which
/// has one for each row of the table. Medians and the edges for outliers stay those of the rows: a few heavy
/// rows must not decide who is out of the ordinary.
pub(super) fn weigh(
    feature: &mut Feature,
    column: &Column,
    included: &[bool],
    weights: &[f64],
    scaling: Scaling,
) {
    let rows = || (0..included.len()).filter(|&row| included[row]);
    match (feature, &column.values) {
        (Feature::Number(number), _) => {
            let value = |row| column.quantity(row);
            let present = || {
                let known = rows().map(|row| (weights[row], value(row)));
                let known = known.filter(|(_, value)| !value.is_nan());
                known.map(|(weight, value)| (weight, number.prepared(value)))
            };
            let all = Sum::of(present().map(|(weight, _)| weight));
            let mean = Sum::of(present().map(|(weight, value)| weight * value)) / all;
            let square = |(weight, value): (f64, f64)| weight * (value - mean) * (value - mean);
            let variance = Sum::of(present().map(square)) / all;
            let of_step = |first: f64, shares: &mut [f64]| {
                let mut sums = vec![Sum::default(); shares.len()];
                for row in rows().filter(|&row| !value(row).is_nan()) {
                    sums[(value(row) - first) as usize].add(weights[row]);
                }
                for (share, sum) in shares.iter_mut().zip(sums) {
                    *share = sum.value() / all;
                }
            };
            if let Some(steps) = &mut number.steps {
                of_step(0.0, &mut steps.shares);
            }
            if let Some(scale) = &mut number.scale {
                of_step(scale.first, &mut scale.shares);
            }
            number.mean = mean;
            if scaling != Scaling::None && variance > 0.0 {
                number.deviation = variance.sqrt();
            }
        }
        (Feature::Flag(flag), Values::Flag { values, .. }) => {
            let present = || rows().filter(|&row| !values.get(row).is_nan());
            let all = Sum::of(present().map(|row| weights[row]));
            flag.impute = Sum::of(present().map(|row| weights[row] * values.get(row))) / all;
        }
        (Feature::Category(category), Values::Category { codes, levels, .. }) => {
            let mut counts = vec![Sum::default(); levels.len()];
            for row in rows().filter(|&row| codes.get(row) != MISSING_LEVEL) {
                counts[codes.get(row) as usize].add(weights[row]);
            }
            let all = Sum::of(counts.iter().map(|count| count.value()));
            for (share, level) in category.impute.iter_mut().zip(&category.levels) {
                let place = levels.iter().position(|known| known == level);
                *share = place.map_or(0.0, |place| counts[place].value() / all);
            }
        }
        _ => {}
    }
}
