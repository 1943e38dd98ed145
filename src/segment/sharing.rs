//! The result as it may leave the owner's hands.

mod ideal;
mod typing;

use serde::{Deserialize, Serialize};

use super::{Segment, SegmentationReport};
use crate::export::{Gate, SharedColumn, rounded, rounded_day};
use crate::model::SegmentModel;
use crate::profile::{Action, ColumnProfile, ExperimentSize, Money, ShareBeside, Term, Trait};
use crate::table::ColumnType;
pub use ideal::SharedIdeal;
pub use typing::{SharedQuestion, SharedTyping};

/// What may be shared of a segmentation: no figure covers fewer customers than the minimum, directly or by
/// subtraction; no sum or mean is mostly that of one customer; there are no rows, quotes or lists of customers, no minima and no maxima.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Shareable {
    /// The fewest customers that a figure covers.
    pub minimum_cell: u64,
    /// The segments that may be told of, with the numbers that they have in the full result.
    pub segments: Vec<SharedSegment>,
    /// The ideal customer, if enough customers are the best.
    pub ideal_customer: Option<SharedIdeal>,
    /// Which questions tell in which segment somebody is.
    pub typing: Option<SharedTyping>,
    /// What is needed to place a new customer; `None` if it would tell of too few.
    pub model: Option<SegmentModel>,
    /// What is withheld.
    pub withheld: Withheld,
}

/// How much is withheld.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Withheld {
    /// Whole segments.
    pub segments: u64,
    /// Figures of those that are told of.
    pub figures: u64,
    /// Whether the model is.
    pub model: bool,
}

/// A segment as it may be shared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SharedSegment {
    /// Its number in the full result.
    pub index: u64,
    /// What to call it.
    pub name_traits: Vec<Trait>,
    /// How many rows are in it.
    pub size: u64,
    /// Their share of all rows that are in a segment.
    pub share: f64,
    /// What sets it apart, strongest first.
    pub traits: Vec<Trait>,
    /// A short condition that picks its customers.
    pub rule: Option<SharedRule>,
    /// What its customers bring.
    pub money: Option<SharedMoney>,
    /// Its share of lost customers, and everyone's.
    pub churn: Option<ShareBeside>,
    /// What to do with it.
    pub strategy: Option<SharedStrategy>,
    /// Every column's figures beside everyone's.
    pub profile: Vec<SharedColumn>,
}

/// A rule as it may be shared. Precision and recall have two digits, and are no more than they would be if the
/// minimum were wrong or not found, where fewer are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SharedRule {
    /// At most three, of which all must hold.
    pub terms: Vec<Term>,
    /// Of the rows that it picks, the share that belongs to the segment.
    pub precision: f64,
    /// Of the segment's rows, the share that it picks.
    pub recall: f64,
    /// The same condition for a `WHERE`.
    pub sql: String,
}

/// What a segment brings, as it may be shared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SharedMoney {
    /// The column that holds the value.
    pub column: String,
    /// Its share of what everyone brings.
    pub share: Option<f64>,
    /// What one customer brings, on average.
    pub mean: f64,
    /// What one customer of everyone brings, on average.
    pub everyone_mean: f64,
}

/// What to do, as it may be shared.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SharedStrategy {
    /// In a word.
    pub action: Action,
    /// A customer's value here, as a multiple of everyone's.
    pub value_ratio: f64,
    /// The share of lost customers here and among everyone.
    pub churn: Option<ShareBeside>,
    /// The next experiment.
    pub test: Option<ExperimentSize>,
}

impl SegmentationReport {
    /// What of it may leave the owner's hands, with no figure on fewer than `minimum_cell` customers.
    pub fn shareable(&self, minimum_cell: u64) -> Shareable {
        let gate = Gate::new(minimum_cell);
        let sizes: Vec<u64> = self.segments.iter().map(|segment| segment.size).collect();
        let closed = gate.withheld(&sizes);
        let mut withheld = Withheld {
            segments: closed.iter().filter(|closed| **closed).count() as u64,
            ..Withheld::default()
        };
        let mut profiles: Vec<Vec<SharedColumn>> = vec![Vec::new(); sizes.len()];
        for column in 0..self
            .segments
            .first()
            .map_or(0, |segment| segment.profile.len())
        {
            let own: Vec<&ColumnProfile> = self
                .segments
                .iter()
                .map(|segment| &segment.profile[column])
                .collect();
            let told = gate.column(&own, &closed, &mut withheld.figures);
            for (profile, told) in profiles.iter_mut().zip(told.into_iter().flatten()) {
                profile.push(told);
            }
        }
        let money = self.money_told(gate, &closed);
        let churn = self.churn_told(gate, &closed);
        let open = self.segments.iter().zip(profiles).enumerate();
        let segments: Vec<SharedSegment> = open
            .filter(|(place, _)| !closed[*place])
            .map(|(place, (segment, profile))| {
                share(
                    gate,
                    segment,
                    profile,
                    money[place],
                    churn[place],
                    &mut withheld.figures,
                )
            })
            .collect();
        let model = self.model_told(gate, &sizes, &closed);
        withheld.model = model.is_none();
        let everyone = sizes.iter().sum();
        Shareable {
            minimum_cell,
            ideal_customer: self
                .ideal_customer
                .as_ref()
                .and_then(|ideal| ideal::share(gate, ideal, everyone, &|column| self.most(column))),
            typing: self
                .typing
                .as_ref()
                .map(|typing| typing::share(gate, typing, &sizes, &closed)),
            segments,
            model,
            withheld,
        }
    }

    /// The model, if no cluster of it tells of too few: of merged segments each that was found is one.
    fn model_told(&self, gate: Gate, sizes: &[u64], closed: &[bool]) -> Option<SegmentModel> {
        let (Some(merged), Some(segments)) = (&self.merged, self.model.segments()) else {
            return gate.model(&self.model, sizes, closed);
        };
        let mut hidden = gate.withheld(&merged.sizes);
        for (hidden, &segment) in hidden.iter_mut().zip(segments) {
            *hidden |= closed[segment as usize];
        }
        let model = gate.model(&self.model, &merged.sizes, &hidden)?;
        let open = closed.iter().filter(|closed| !**closed).count() as u32;
        // A segment all of whose clusters are hidden could not be found.
        let last = model.segments().and_then(|segments| segments.iter().max());
        (last.map(|last| last + 1) == Some(open)).then_some(model)
    }

    /// What one customer at most has in a column, and everyone together.
    fn most(&self, column: &str) -> (f64, f64) {
        let profiles = self.segments.iter().flat_map(|segment| &segment.profile);
        let own = profiles.filter(|profile| profile.column() == column);
        own.map(ColumnProfile::sum)
            .fold((0.0, 0.0), |(most, all), (sum, part)| {
                (f64::max(most, sum * part), all + sum)
            })
    }

    /// Of which segments the value may be told.
    fn money_told(&self, gate: Gate, closed: &[bool]) -> Vec<bool> {
        let customers =
            |segment: &Segment| segment.money.as_ref().map_or(0, |money| money.customers);
        let counts: Vec<Vec<u64>> = self
            .segments
            .iter()
            .map(|segment| vec![customers(segment)])
            .collect();
        let cells = gate.withheld_cells(&counts, closed);
        let mut hidden: Vec<bool> = cells.iter().map(|row| row[0]).collect();
        let sum = |segment: &Segment| {
            let sum = |money: &Money| (money.total.abs(), money.largest.unwrap_or(0.0));
            segment.money.as_ref().map_or((0.0, 0.0), sum)
        };
        let sums: Vec<(f64, f64)> = self.segments.iter().map(sum).collect();
        Gate::hide_dominated(&sums, &mut hidden);
        hidden.iter().map(|hidden| !hidden).collect()
    }

    /// Of which segments the share of lost customers may be told.
    fn churn_told(&self, gate: Gate, closed: &[bool]) -> Vec<bool> {
        let counts = |segment: &Segment| {
            segment.churn.as_ref().map_or(vec![0, 0], |churn| {
                let lost = libm::round(churn.share * churn.customers as f64) as u64;
                vec![lost, churn.customers - lost]
            })
        };
        let counts: Vec<Vec<u64>> = self.segments.iter().map(counts).collect();
        let cells = gate.withheld_cells(&counts, closed);
        cells.iter().map(|row| !row[0] && !row[1]).collect()
    }
}

fn share(
    gate: Gate,
    segment: &Segment,
    profile: Vec<SharedColumn>,
    money: bool,
    churn: bool,
    withheld: &mut u64,
) -> SharedSegment {
    let tells = |found: &&Trait| {
        let column = profile
            .iter()
            .find(|column| column.column() == found.column);
        column.is_some_and(|column| column.tells(found.level.as_deref()))
    };
    let round = |found: &Trait| {
        let is_day = |column: &SharedColumn| match column {
            SharedColumn::Number {
                column,
                column_type,
                ..
            } => *column == found.column && *column_type == ColumnType::Date,
            SharedColumn::Shares { .. } => false,
        };
        round_trait(found, profile.iter().any(is_day))
    };
    let told =
        |traits: &[Trait]| -> Vec<Trait> { traits.iter().filter(tells).map(round).collect() };
    let rule = segment.rule.as_ref().and_then(|rule| {
        let known = |term: &Term| match term {
            Term::OneOf { column, levels } | Term::NoneOf { column, levels } => {
                let own = profile.iter().find(|own| own.column() == column);
                // A flag's no has no figure of its own; its yes tells of both.
                let told = |level: &String| own.is_some_and(|own| names(own, level));
                levels.iter().all(told)
            }
            _ => true,
        };
        let enough = gate.passes(rule.picked) && gate.passes(rule.hits);
        let enough = enough && gate.passes(rule.fewest_out);
        (enough && rule.terms.iter().all(known)).then(|| SharedRule {
            terms: rule.terms.clone(),
            precision: at_least(gate, rule.precision, rule.hits, rule.picked),
            recall: at_least(gate, rule.recall, rule.hits, rule.members),
            sql: rule.sql.clone(),
        })
    });
    let shared_money = segment
        .money
        .as_ref()
        .filter(|_| money)
        .map(|money| SharedMoney {
            column: money.column.clone(),
            share: money.share.map(rounded),
            mean: rounded(money.mean),
            everyone_mean: rounded(money.everyone_mean),
        });
    let shared_churn = segment
        .churn
        .as_ref()
        .filter(|_| churn)
        .map(|churn| ShareBeside {
            segment: rounded(churn.share),
            everyone: rounded(churn.everyone_share),
        });
    let strategy = segment.strategy.as_ref().filter(|strategy| {
        shared_money.is_some() && strategy.churn.is_some() == shared_churn.is_some()
    });
    let shared_strategy = strategy.map(|strategy| {
        let ExperimentSize {
            baseline,
            measured,
            target,
            ..
        } = strategy.test;
        let told = !measured || gate.passes_share(baseline, segment.size);
        SharedStrategy {
            action: strategy.action,
            value_ratio: rounded(strategy.value_ratio),
            churn: shared_churn,
            test: told.then_some(ExperimentSize {
                baseline: rounded(baseline),
                target: rounded(target),
                ..strategy.test
            }),
        }
    });
    for (had, has) in [
        (segment.rule.is_some(), rule.is_some()),
        (segment.money.is_some(), shared_money.is_some()),
        (segment.churn.is_some(), shared_churn.is_some()),
    ] {
        *withheld += u64::from(had && !has);
    }
    SharedSegment {
        index: segment.index,
        name_traits: told(&segment.name_traits),
        size: segment.size,
        share: segment.share,
        traits: told(&[segment.traits.as_slice(), &segment.more_traits].concat()),
        rule,
        money: shared_money,
        churn: shared_churn,
        strategy: shared_strategy,
        profile,
    }
}

/// Whether a level is told of at all, or is the other one of a flag that is.
fn names(column: &SharedColumn, level: &str) -> bool {
    match column {
        SharedColumn::Shares {
            levels,
            column_type,
            ..
        } => {
            let flag = *column_type == ColumnType::Flag;
            levels.iter().any(|told| flag || told.level == level)
        }
        SharedColumn::Number { .. } => false,
    }
}

fn round_trait(found: &Trait, day: bool) -> Trait {
    let round = if day { rounded_day } else { rounded };
    let mut shared = found.clone();
    shared.segment = round(found.segment);
    shared.everyone = round(found.everyone);
    shared.effect = rounded(found.effect);
    shared.lift = found.lift.map(rounded);
    // The ends of an interval lie near the smallest and the largest of a small group.
    shared.interval = None;
    // An exact test's p tells the very counts.
    shared.adjusted_p = shared.adjusted_p.map(rounded);
    shared
}

/// A share with two digits, or less where those of `all` who are no `hits` are too few to be told of.
fn at_least(gate: Gate, share: f64, hits: u64, all: u64) -> f64 {
    let most = match gate.passes(all - hits) {
        true => 1.0,
        false => all.saturating_sub(gate.minimum()) as f64 / all as f64,
    };
    libm::floor(share.min(most) * 100.0) / 100.0
}

/// A share with two digits.
fn cents(share: f64) -> f64 {
    libm::round(share * 100.0) / 100.0
}

#[cfg(test)]
mod tests;
