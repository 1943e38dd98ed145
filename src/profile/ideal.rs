//! The ideal customer inside the existing base.

use serde::{Deserialize, Serialize};

use super::{ColumnProfile, Comparison, Measure, Trait, column_trait};
use crate::features::ranked;
use crate::table::rising::{places_in_order, sorted};
use crate::table::{Column, Value};

/// What is over-represented among the best customers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IdealCustomer {
    /// The column with the value.
    pub value: String,
    /// The column with the loyalty, if there is one.
    pub loyalty: Option<String>,
    /// The share of customers that count as the best.
    pub share: f64,
    /// How many customers these are.
    pub customers: u64,
    /// Their share of the value.
    pub value_share: Option<f64>,
    /// What sets them apart, most telling first; empty if nothing does beyond chance.
    pub traits: Vec<Trait>,
    /// How many comparisons were made; the p-values are Holm-adjusted for all of them.
    pub tested: u64,
}

/// Of many customers the best tenth, of few the best fifth.
const FEW: usize = 1_000;
/// The best are told by the distribution in at most so many rows.
const PROBED: usize = 20_000;
/// A column that nearly says the score again explains nothing.
const SAYS_THE_SAME: f64 = 0.8;
/// Adjusted p from which on a difference may well be chance: of a hundred tables of pure noise in one a trait is told.
const CHANCE: f64 = 0.01;
/// Smaller effects are not worth telling.
const WORTH_TELLING: f64 = 0.2;

/// Who the best customers are: those whose value and loyalty, each as its rank from 0 to 1, have the highest
/// product.
#[derive(Debug, Clone)]
pub struct Best {
    value: Vec<f64>,
    loyalty: Option<Vec<f64>>,
    least: f64,
    /// Whoever has no more value than this, or no more loyalty, does not reach the least score.
    floors: [f64; 2],
    /// The share that counts as the best.
    pub share: f64,
}

impl Best {
    /// By the distribution in `rows` (from 0), which look random, of a table of `total` rows. `None` where too
    /// few have a value, or all the same.
    pub fn new(
        value: &Column,
        loyalty: Option<&Column>,
        rows: &[u32],
        total: usize,
    ) -> Option<Self> {
        let rows = &rows[..rows.len().min(PROBED)];
        let known = |column: &Column| {
            let numbers = rows.iter().filter_map(|&row| number(column, row as usize));
            sorted(numbers)
        };
        let share = if total < FEW { 0.2 } else { 0.1 };
        let mut best = Self {
            value: known(value),
            loyalty: loyalty.map(known),
            least: 0.0,
            floors: [f64::NEG_INFINITY; 2],
            share,
        };
        let scores = rows
            .iter()
            .filter_map(|&row| best.score(value, loyalty, row as usize));
        let scores = sorted(scores);
        let place = libm::ceil(scores.len() as f64 * (1.0 - share)) as usize;
        best.least = *scores.get(place)?;
        best.floors = [too_low(&best.value, best.least), f64::NEG_INFINITY];
        if let Some(loyalty) = &best.loyalty {
            best.floors[1] = too_low(loyalty, best.least);
        }
        let lowest = scores.first()?;
        (best.least > *lowest && scores.len() >= 20).then_some(best)
    }

    /// Whether the customer in `row` (from 0) is one of the best; `None` where the value is missing.
    pub fn is_best(&self, value: &Column, loyalty: Option<&Column>, row: usize) -> Option<bool> {
        let own = number(value, row)?;
        let loyal = loyalty.and_then(|loyalty| number(loyalty, row));
        let [least_own, least_loyal] = self.floors;
        if own <= least_own || loyal.is_some_and(|loyal| loyal <= least_loyal) {
            return Some(false);
        }
        Some(self.score(value, loyalty, row)? >= self.least)
    }

    fn score(&self, value: &Column, loyalty: Option<&Column>, row: usize) -> Option<f64> {
        let own = rank(&self.value, number(value, row)?);
        let Some((ranks, column)) = self.loyalty.as_ref().zip(loyalty) else {
            return Some(own);
        };
        // Whoever has no known loyalty has none.
        Some(own * number(column, row).map_or(0.0, |loyalty| rank(ranks, loyalty)))
    }
}

/// The part of the values that are no larger, equal ones counting half.
fn rank(sorted: &[f64], value: f64) -> f64 {
    let below = sorted.partition_point(|known| *known < value);
    let up_to = sorted.partition_point(|known| *known <= value);
    (below + up_to) as f64 / (2 * sorted.len().max(1)) as f64
}

/// The largest value that ranks below `least`: no factor of at most 1 lifts it there.
fn too_low(sorted: &[f64], least: f64) -> f64 {
    let below = sorted.partition_point(|value| rank(sorted, *value) < least);
    below
        .checked_sub(1)
        .map_or(f64::NEG_INFINITY, |last| sorted[last])
}

fn number(column: &Column, row: usize) -> Option<f64> {
    match column.value(row) {
        Value::Number(value) => Some(value),
        _ => None,
    }
}

/// Whether `column` nearly repeats `other` in `rows`: |Spearman's ρ| of at least .8, or both are money.
pub fn repeats(column: &Column, other: &Column, rows: &[u32]) -> bool {
    if column.name == other.name || (column.is_money() && other.is_money()) {
        return true;
    }
    let rows = &rows[..rows.len().min(2_000)];
    let pairs: Vec<(f64, f64)> = rows
        .iter()
        .filter_map(|&row| Some((number(column, row as usize)?, number(other, row as usize)?)))
        .collect();
    let ranks = |values: Vec<f64>| {
        let mut ranks = vec![0.0; values.len()];
        let order = places_in_order(&values);
        let mut first = 0;
        while first < order.len() {
            let value = values[order[first] as usize];
            let equal = order[first..]
                .iter()
                .take_while(|place| values[**place as usize] == value)
                .count();
            for place in &order[first..first + equal] {
                ranks[*place as usize] = first as f64 + equal as f64 / 2.0;
            }
            first += equal;
        }
        ranks
    };
    let one = ranks(pairs.iter().map(|pair| pair.0).collect());
    let two = ranks(pairs.iter().map(|pair| pair.1).collect());
    correlation(&one, &two).abs() >= SAYS_THE_SAME
}

fn correlation(one: &[f64], two: &[f64]) -> f64 {
    let count = one.len().max(1) as f64;
    let mean = |values: &[f64]| values.iter().sum::<f64>() / count;
    let (middle_one, middle_two) = (mean(one), mean(two));
    let (mut both, mut own, mut other) = (0.0, 0.0, 0.0);
    for (a, b) in one.iter().zip(two) {
        let (a, b) = (a - middle_one, b - middle_two);
        both += a * b;
        own += a * a;
        other += b * b;
    }
    both / (own * other).sqrt().max(f64::MIN_POSITIVE)
}

/// What sets the best apart from all others: the trait of each column that is beyond chance (p ≤ .05 after
/// Holm) and large enough to tell, the most telling first.
pub fn distinguishing(profiles: &[ColumnProfile], comparisons: &[Comparison]) -> Vec<Trait> {
    let found = profiles.iter().filter_map(|profile| {
        let mut found = column_trait(profile)?;
        let same = |one: &&Comparison| one.column == found.column && one.level == found.level;
        let p = comparisons.iter().find(same)?.p;
        found.adjusted_p = Some(p);
        (p <= CHANCE && found.effect.abs() >= WORTH_TELLING).then_some(found)
    });
    let found: Vec<Trait> = found.collect();
    let order = ranked(found.len(), &|one, other| {
        found[other]
            .effect
            .abs()
            .total_cmp(&found[one].effect.abs())
    });
    order
        .into_iter()
        .map(|place| found[place].clone())
        .collect()
}

/// Wilson's interval of a trait that is a share of `present` customers.
pub fn share_interval(found: &Trait, present: u64) -> Option<super::Interval> {
    if found.measure != Measure::Share || present == 0 {
        return None;
    }
    let (low, high) = super::significance::wilson(found.segment * present as f64, present as f64);
    Some(super::Interval {
        low,
        high,
        method: super::IntervalMethod::Wilson,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Who is passed over by one value alone does not reach the least score either.
        #[test]
        fn the_best_are_those_with_the_highest_scores(
            pairs in prop::collection::vec((0..40i32, prop::option::of(0..8i32)), 20..200),
        ) {
            let value = Column::number("value", pairs.iter().map(|pair| f64::from(pair.0)));
            let given = pairs.iter().map(|pair| pair.1.map_or(f64::NAN, f64::from));
            let loyalty = Column::number("loyalty", given);
            // Of every other row, so that some values were not met.
            let rows: Vec<u32> = (0..pairs.len() as u32).step_by(2).collect();
            for loyalty in [None, Some(&loyalty)] {
                let Some(best) = Best::new(&value, loyalty, &rows, pairs.len()) else {
                    continue;
                };
                for row in 0..pairs.len() {
                    let score = best.score(&value, loyalty, row);
                    prop_assert_eq!(
                        best.is_best(&value, loyalty, row),
                        score.map(|score| score >= best.least)
                    );
                }
            }
        }
    }
}
