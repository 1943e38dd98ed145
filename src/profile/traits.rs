//! The few things that set a segment apart.

use serde::{Deserialize, Serialize};

use super::Interval;
use super::summary::ColumnProfile;
use crate::features::ranked;
use crate::table::ColumnType;

/// Below this effect a difference is not worth a sentence (Cohen's "small").
pub(super) const WORTH_TELLING: f64 = 0.2;

/// One thing that sets a segment apart from all other customers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Trait {
    /// The column.
    pub column: String,
    /// The level, where it is about a category's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// Whether the segment has more or less of it.
    pub direction: Direction,
    /// The segment's figure.
    pub segment: f64,
    /// Everyone's figure.
    pub everyone: f64,
    /// What the figures are.
    pub measure: Measure,
    /// Cohen's d or h against everyone else.
    pub effect: f64,
    /// Of a share: how many times as often as among everyone else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lift: Option<f64>,
    /// The likely range of the segment's figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<Interval>,
    /// How likely so large a difference from everyone else would be by chance, adjusted for all comparisons
    /// (Holm 1979). Never for a column that shaped the segments: there it would prove nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adjusted_p: Option<f64>,
}

/// More or less than everyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// More.
    Higher,
    /// Less.
    Lower,
}

/// What a trait's figures are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// The middle value.
    Median,
    /// The mean, where the medians do not show the difference.
    Mean,
    /// A share, 0 to 1.
    Share,
}

/// The strongest traits of one segment, at most `count`, strongest first, one a column.
pub fn strongest_traits(profile: &[ColumnProfile], count: usize) -> Vec<Trait> {
    let mut traits: Vec<Trait> = profile.iter().filter_map(column_trait).collect();
    let tells = |found: &Trait| {
        let few = (found.segment - found.everyone).abs() < POINTS;
        found.effect.abs() >= WORTH_TELLING && !(found.measure == Measure::Share && few)
    };
    traits.retain(tells);
    // Equal effects stay in the file's order of columns.
    let order = ranked(traits.len(), &|one, other| {
        traits[other]
            .effect
            .abs()
            .total_cmp(&traits[one].effect.abs())
    });
    order
        .into_iter()
        .take(count)
        .map(|place| traits[place].clone())
        .collect()
}

/// Of shares that lie nearer, the effect is large only where hardly anybody is: one firm of hundreds, say.
const POINTS: f64 = 0.02;

/// That a level is rarer is told where its effect is more than twice that of one that is more frequent.
const LESS: f64 = 0.5;

/// Medians that differ by less than this part are written alike.
const ALIKE: f64 = 0.01;

/// The strongest trait that a column gives, however weak; none of a column that tells of fewer than half of the segment.
pub fn column_trait(profile: &ColumnProfile) -> Option<Trait> {
    if !profile.tells_most() {
        return None;
    }
    match profile {
        ColumnProfile::Number {
            column,
            column_type,
            mean,
            median,
            everyone_mean,
            everyone_median,
            effect,
            ..
        } => {
            let effect = (*effect)?;
            let (own, others) = ((*median)?, (*everyone_median)?);
            let apart = (own - others).abs() > ALIKE * others.abs();
            let medians = match apart || *column_type == ColumnType::Date {
                true => own.total_cmp(&others),
                false => std::cmp::Ordering::Equal,
            };
            let shown = (effect > 0.0 && medians.is_gt()) || (effect < 0.0 && medians.is_lt());
            // Half of the customers may share one value (no order at all, say); then only means differ.
            let (measure, segment, everyone) = if shown {
                (Measure::Median, (*median)?, (*everyone_median)?)
            } else {
                (Measure::Mean, (*mean)?, (*everyone_mean)?)
            };
            Some(Trait {
                column: column.clone(),
                level: None,
                direction: direction(effect),
                segment,
                everyone,
                measure,
                effect,
                lift: None,
                interval: None,
                adjusted_p: None,
            })
        }
        ColumnProfile::Shares {
            column,
            column_type,
            levels,
            ..
        } => levels
            .iter()
            .filter_map(|level| {
                let effect = level.effect?;
                Some(Trait {
                    column: column.clone(),
                    // A flag has one level, which its column's name says better.
                    level: (*column_type != ColumnType::Flag).then(|| level.level.clone()),
                    direction: direction(effect),
                    segment: level.share?,
                    everyone: level.everyone_share?,
                    measure: Measure::Share,
                    effect,
                    lift: level
                        .share
                        .zip(level.others_share)
                        .filter(|(_, others)| *others > 0.0)
                        .map(|(share, others)| share / others),
                    interval: None,
                    adjusted_p: None,
                })
            })
            // What there is more of says who they are, what is missing only who they are not; of equals the more
            // frequent level.
            .reduce(|best, next| {
                let weight = |found: &Trait| found.effect.max(-LESS * found.effect);
                let (one, other) = (weight(&best), weight(&next));
                if other > one && other - one > 1e-9 * one {
                    next
                } else {
                    best
                }
            }),
    }
}

fn direction(effect: f64) -> Direction {
    if effect > 0.0 {
        Direction::Higher
    } else {
        Direction::Lower
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::LevelShare;

    fn number(column: &str, median: f64, effect: f64) -> ColumnProfile {
        ColumnProfile::Number {
            column: column.into(),
            column_type: ColumnType::Number,
            present: 10,
            missing: 0,
            mean: Some(median + effect),
            median: Some(median),
            everyone_mean: Some(10.0),
            everyone_median: Some(10.0),
            effect: Some(effect),
            largest: None,
            days: None,
        }
    }

    #[test]
    fn the_strongest_come_first_and_the_weak_not_at_all() {
        let profile = [
            number("a", 11.0, 0.4),
            number("b", 3.0, -1.9),
            number("c", 10.1, 0.1),
        ];
        let traits = strongest_traits(&profile, 3);
        let told: Vec<_> = traits
            .iter()
            .map(|found| (found.column.as_str(), found.direction))
            .collect();
        assert_eq!(told, [("b", Direction::Lower), ("a", Direction::Higher)]);
        assert_eq!(strongest_traits(&profile, 1).len(), 1);
    }

    #[test]
    fn means_are_told_where_medians_hide_the_difference() {
        let traits = strongest_traits(&[number("orders", 10.0, 0.8)], 3);
        assert_eq!(
            (traits[0].measure, traits[0].segment),
            (Measure::Mean, 10.8)
        );
        let traits = strongest_traits(&[number("orders", 12.0, 0.8)], 3);
        assert_eq!(
            (traits[0].measure, traits[0].segment),
            (Measure::Median, 12.0)
        );
    }

    #[test]
    fn medians_that_are_written_alike_are_not_told_apart() {
        let traits = strongest_traits(&[number("orders", 10.05, 0.8)], 3);
        assert_eq!(traits[0].measure, Measure::Mean);
    }

    #[test]
    fn what_few_have_is_not_said_of_all() {
        let mut profile = number("gap", 3.0, -1.9);
        let ColumnProfile::Number { missing, .. } = &mut profile else {
            unreachable!("it is a number")
        };
        *missing = 11;
        assert!(strongest_traits(&[profile], 3).is_empty());
    }

    #[test]
    fn a_category_gives_its_strongest_level() {
        let level = |level: &str, effect| LevelShare {
            level: level.into(),
            share: Some(0.5),
            everyone_share: Some(0.4),
            others_share: Some(0.2),
            effect: Some(effect),
        };
        let profile = ColumnProfile::Shares {
            column: "channel".into(),
            column_type: ColumnType::Category,
            present: 10,
            missing: 0,
            levels: vec![level("web", 0.3), level("app", -0.9), level("store", 0.9)],
        };
        let traits = strongest_traits(&[profile], 3);
        assert_eq!(traits.len(), 1);
        assert_eq!(traits[0].level.as_deref(), Some("store"));
    }
}
