//! One column, summarised for each segment and for everyone.

use serde::{Deserialize, Serialize};

use super::effect::{Largest, Moments, cohen_d, cohen_h};
use crate::features::ranked;
use crate::table::rising::places_in_order;
use crate::table::{Calendar, Column, ColumnType, Numbers, Value, Values, month_starts};

/// At most this many levels of a category are told; the rest are too rare to describe a segment.
const LEVELS: usize = 12;

/// A column within one segment, beside the same of everyone (all rows that are in some segment).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub enum ColumnProfile {
    /// A number, or a date in days since 1970-01-01.
    Number {
        /// The column.
        column: String,
        /// `number` or `date`.
        #[serde(rename = "type")]
        column_type: ColumnType,
        /// How many of the segment's rows have a value: those that its figures cover.
        present: u64,
        /// How many have none.
        missing: u64,
        /// The segment's mean; `None` if it has no value at all.
        mean: Option<f64>,
        /// The segment's median.
        median: Option<f64>,
        /// Everyone's mean.
        everyone_mean: Option<f64>,
        /// Everyone's median.
        everyone_median: Option<f64>,
        /// Cohen's d against everyone else.
        effect: Option<f64>,
        /// The part that one row, the one with the most, has of the segment's sum (of sizes, where some are negative).
        largest: Option<f64>,
        /// Of a date, what else it tells.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        days: Option<DayFigures>,
    },
    /// A category, or a flag with its yes as the one level.
    Shares {
        /// The column.
        column: String,
        /// `category` or `flag`.
        #[serde(rename = "type")]
        column_type: ColumnType,
        /// How many of the segment's rows have a value: those that its shares are of.
        present: u64,
        /// How many have none.
        missing: u64,
        /// Everyone's most frequent levels, at most twelve.
        levels: Vec<LevelShare>,
    },
}

impl ColumnProfile {
    /// The column.
    pub fn column(&self) -> &str {
        match self {
            Self::Number { column, .. } | Self::Shares { column, .. } => column,
        }
    }

    /// How many of the segment's rows have a value.
    pub fn present(&self) -> u64 {
        match self {
            Self::Number { present, .. } | Self::Shares { present, .. } => *present,
        }
    }

    /// How many of the segment's rows have no value.
    pub fn missing(&self) -> u64 {
        match self {
            Self::Number { missing, .. } | Self::Shares { missing, .. } => *missing,
        }
    }

    /// What the segment's rows come to together, and the largest part that one of them has of it.
    pub fn sum(&self) -> (f64, f64) {
        match self {
            Self::Number {
                mean: Some(mean),
                largest: Some(largest),
                present,
                ..
            } => (mean.abs() * *present as f64, *largest),
            _ => (0.0, 0.0),
        }
    }

    /// Whether it tells of at least half of the segment: of the others it must not be said.
    pub fn tells_most(&self) -> bool {
        self.present() >= self.missing()
    }
}

/// What the days of a date column tell beside when they were. Days since the latest are that day less the date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DayFigures {
    /// The latest day of everyone, in days since 1970-01-01.
    pub latest: f64,
    /// The calendar of the months: that in which the column is written.
    pub calendar: Calendar,
    /// The months by their numbers from `1`, as far as they occur, in order.
    pub months: Vec<LevelShare>,
    /// The days of the week from `1`, Monday (ISO 8601), to `7`.
    pub weekdays: Vec<LevelShare>,
}

/// How frequent a level is, among the rows that have a value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LevelShare {
    /// The level as the file spells it.
    pub level: String,
    /// Its share in the segment, 0 to 1; `None` if the segment has no value at all.
    pub share: Option<f64>,
    /// Its share among everyone.
    pub everyone_share: Option<f64>,
    /// Its share among everyone else.
    pub others_share: Option<f64>,
    /// Cohen's h against everyone else.
    pub effect: Option<f64>,
}

/// Summarises `column` for each of `segments` segments: one profile a segment, or none at all for a
/// column of texts or identifiers. `assignments` has a segment for each row, or −1.
///
/// `weights` tell how much each row counts in means, medians and shares, 1 on average.
pub fn profile_column(
    column: &Column,
    assignments: &[i32],
    weights: Option<&[f64]>,
    segments: usize,
) -> Option<Vec<ColumnProfile>> {
    let grouped = Grouped {
        assignments,
        weights,
        segments,
    };
    match &column.values {
        Values::Number(values) | Values::Date(values) => Some(numbers(column, values, grouped)),
        Values::Flag { values, spellings } => {
            let yes = [spellings[1].as_str()];
            let row_level = |row| {
                let flag = values.get(row);
                (!flag.is_nan()).then_some(usize::from(flag == 0.0))
            };
            Some(shares(column, &yes, &row_level, grouped, false))
        }
        Values::Category {
            codes,
            levels,
            ordered,
        } => {
            let names: Vec<&str> = levels.iter().map(String::as_str).collect();
            let row_level = |row| Some(codes.get(row) as usize).filter(|&code| code < names.len());
            // The steps of a scale are told in its order.
            Some(shares(column, &names, &row_level, grouped, *ordered))
        }
        Values::Text(_) | Values::Identifier(_) => None,
    }
}

/// The rows in their segments.
#[derive(Clone, Copy)]
struct Grouped<'a> {
    assignments: &'a [i32],
    weights: Option<&'a [f64]>,
    segments: usize,
}

impl Grouped<'_> {
    /// Each row that is in a segment: the row, the segment, and how much it counts.
    fn rows(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        let rows = self.assignments.iter().enumerate();
        rows.filter_map(|(row, &segment)| {
            let weight = self.weights.map_or(1.0, |weights| weights[row]);
            Some((row, usize::try_from(segment).ok()?, weight))
        })
    }
}

fn numbers(column: &Column, numbers: &Numbers, grouped: Grouped<'_>) -> Vec<ColumnProfile> {
    let segments = grouped.segments;
    let mut values = vec![Vec::new(); segments];
    let mut weights = vec![Vec::new(); segments];
    let mut missing = vec![0; segments];
    for (row, segment, weight) in grouped.rows() {
        let value = numbers.get(row);
        if value.is_nan() {
            missing[segment] += 1;
            continue;
        }
        values[segment].push(value);
        if grouped.weights.is_some() {
            weights[segment].push(weight);
        }
    }
    let pairs = values.iter().zip(&weights);
    let moments: Vec<Moments> = pairs
        .map(|(own, weights)| Moments::of(own, weights))
        .collect();
    let everyone = combine(&moments, None);
    let everyone_median = median(&mut values.concat(), &weights.concat());
    let everyone_mean = (everyone.count > 0.0).then_some(everyone.mean);
    let latest = values.iter().flatten().copied().reduce(f64::max);
    let mut days = match (column.column_type(), latest) {
        (ColumnType::Date, Some(latest)) => days(column, latest, grouped),
        _ => vec![None; segments],
    };
    (0..segments)
        .map(|segment| ColumnProfile::Number {
            column: column.name.clone(),
            column_type: column.column_type(),
            present: values[segment].len() as u64,
            missing: missing[segment],
            mean: (moments[segment].count > 0.0).then_some(moments[segment].mean),
            median: median(&mut values[segment], &weights[segment]),
            everyone_mean,
            everyone_median,
            effect: cohen_d(moments[segment], combine(&moments, Some(segment))),
            largest: largest(&values[segment]),
            days: days[segment].take(),
        })
        .collect()
}

fn largest(values: &[f64]) -> Option<f64> {
    let mut largest = Largest::default();
    values.iter().for_each(|value| largest.add(*value));
    largest.part()
}

/// What the days of a column tell beside when they were, for each segment.
fn days(column: &Column, latest: f64, grouped: Grouped<'_>) -> Vec<Option<DayFigures>> {
    let calendar = column.notation.calendar.unwrap_or(Calendar::Gregorian);
    let day = |row| match column.value(row) {
        Value::Number(day) => Some(day),
        _ => None,
    };
    let first = (0..column.len()).filter_map(day).fold(latest, f64::min);
    let months = month_starts(calendar, first, latest);
    let month = |row| {
        let day = day(row)?;
        let before = months.partition_point(|(start, _)| *start <= day);
        Some(months[before.checked_sub(1)?].1)
    };
    // 1970-01-01 was a Thursday.
    let weekday = |row| Some((libm::floor(day(row)?) as i64 + 3).rem_euclid(7) as usize);
    let names = [
        "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12",
    ];
    let told = |count: usize, place: &dyn Fn(usize) -> Option<usize>| {
        let profiles = shares(column, &names[..count], place, grouped, true);
        profiles.into_iter().map(|profile| match profile {
            ColumnProfile::Shares { levels, .. } => levels,
            ColumnProfile::Number { .. } => Vec::new(),
        })
    };
    let figures = told(12, &month).zip(told(7, &weekday));
    figures
        .map(|(months, weekdays)| {
            Some(DayFigures {
                latest,
                calendar,
                months,
                weekdays,
            })
        })
        .collect()
}

/// All groups together, but one.
fn combine(moments: &[Moments], but: Option<usize>) -> Moments {
    let others = moments
        .iter()
        .enumerate()
        .filter(|(group, _)| Some(*group) != but);
    others.fold(Moments::default(), |all, (_, &group)| all.with(group))
}

/// The middle value, or the mean of the two in the middle; by their weights, if there are any. Leaves `values`
/// in another order.
fn median(values: &mut [f64], weights: &[f64]) -> Option<f64> {
    let middle = values.len() / 2;
    if values.is_empty() {
        return None;
    }
    if !weights.is_empty() {
        return weighted_median(values, weights, &places_in_order(values));
    }
    let even = values.len() % 2 == 0;
    let (below, &mut upper, _) = values.select_nth_unstable_by(middle, f64::total_cmp);
    if !even {
        return Some(upper);
    }
    let lower = below.iter().copied().max_by(f64::total_cmp)?;
    Some(lower + (upper - lower) / 2.0)
}

/// The value on either side of which half of the weight lies, or the mean of two.
fn weighted_median(values: &[f64], weights: &[f64], order: &[u32]) -> Option<f64> {
    let half = weights.iter().sum::<f64>() / 2.0;
    let mut passed = 0.0;
    let mut below = None;
    for &place in order {
        let value = values[place as usize];
        if let Some(below) = below {
            return Some(below + (value - below) / 2.0);
        }
        passed += weights[place as usize];
        // As near to half as sums of many weights come to it.
        if (passed - half).abs() <= 1e-12 * half {
            below = Some(value);
        } else if passed > half {
            return Some(value);
        }
    }
    below
}

/// Shares of `names`; a row whose level has no name counts among the others.
fn shares(
    column: &Column,
    names: &[&str],
    row_level: &dyn Fn(usize) -> Option<usize>,
    grouped: Grouped<'_>,
    in_order: bool,
) -> Vec<ColumnProfile> {
    let segments = grouped.segments;
    let mut counts = vec![vec![0.0; names.len()]; segments];
    let mut known = vec![0.0; segments];
    let mut present = vec![0u64; segments];
    let mut missing = vec![0u64; segments];
    for (row, segment, weight) in grouped.rows() {
        match row_level(row) {
            Some(level) => {
                present[segment] += 1;
                known[segment] += weight;
                if let Some(count) = counts[segment].get_mut(level) {
                    *count += weight;
                }
            }
            None => missing[segment] += 1,
        }
    }
    let total = |level: usize| counts.iter().map(|counts| counts[level]).sum::<f64>();
    let everyone: f64 = known.iter().sum();
    // What rounding leaves of weights that cancel is nobody, and no share is below 0 or above 1.
    let share =
        |count: f64, of: f64| (of > 1e-9 * everyone).then(|| (count.max(0.0) / of).min(1.0));
    // By frequency, then by name: the order of levels in the table depends on the order of rows.
    let totals: Vec<f64> = (0..names.len()).map(total).collect();
    let mut order = ranked(names.len(), &|one, other| {
        let by_total = totals[other].total_cmp(&totals[one]);
        by_total.then(names[one].cmp(names[other]))
    });
    order.retain(|&level| totals[level] > 0.0);
    order.truncate(LEVELS);
    if in_order {
        order = (0..names.len())
            .filter(|level| order.contains(level))
            .collect();
    }
    (0..segments)
        .map(|segment| ColumnProfile::Shares {
            column: column.name.clone(),
            column_type: column.column_type(),
            present: present[segment],
            missing: missing[segment],
            levels: order
                .iter()
                .map(|&level| {
                    let inside = share(counts[segment][level], known[segment]);
                    let outside = share(
                        total(level) - counts[segment][level],
                        everyone - known[segment],
                    );
                    LevelShare {
                        level: names[level].to_owned(),
                        share: inside,
                        everyone_share: share(total(level), everyone),
                        others_share: outside,
                        effect: inside
                            .zip(outside)
                            .map(|(inside, rest)| cohen_h(inside, rest)),
                    }
                })
                .collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests;
