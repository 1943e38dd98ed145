//! The card that a team uses: facts from the file by element, and nothing else.

use serde::{Deserialize, Serialize};

use super::traits::{WORTH_TELLING, column_trait};
use super::{ColumnProfile, Direction, Measure, Trait};
use crate::features::ranked;
use crate::table::{Column, ColumnType, Element, Values};

/// What a segment's card says from the file. Motivations, objections and the like are no data: a person
/// writes them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Persona {
    /// For each element that the file tells something of: its facts, the most telling first.
    pub elements: Vec<ElementFacts>,
    /// The middle value or the most frequent level of every column: a summary, not a person.
    pub typical: Vec<TypicalValue>,
    /// The channel that they use more than others or, if none stands out, most.
    pub channel: Option<Trait>,
    /// The day, hour or month that they prefer in the same sense.
    pub time: Option<Trait>,
    /// Their own words, spread over the segment, with personal data masked.
    pub quotes: Vec<Quote>,
}

/// What the file says about one element.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ElementFacts {
    /// The element.
    pub element: Element,
    /// Its facts in which the segment differs, or else the one in which it does most.
    pub facts: Vec<Trait>,
}

/// What is usual in a column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub enum TypicalValue {
    /// The middle value of a number or a date (days since 1970-01-01).
    Number {
        /// The column.
        column: String,
        /// Half lie above it.
        median: f64,
        /// Whether it is a date.
        date: bool,
    },
    /// The most frequent level.
    Level {
        /// The column.
        column: String,
        /// The level.
        level: String,
        /// The share of those that have it.
        share: f64,
    },
}

/// A customer's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The column that it stands in.
    pub column: String,
    /// The words, with personal data masked.
    pub text: String,
    /// The data row, from 1.
    pub row: u64,
    /// How many pieces were masked.
    pub masked: u64,
}

const ELEMENTS: [Element; 7] = [
    Element::Demographic,
    Element::SocioEconomic,
    Element::Psychographic,
    Element::Behaviour,
    Element::Geography,
    Element::Benefits,
    Element::Firmographic,
];

/// The card of a segment from its profile; quotes are found elsewhere. `traits` are those already known, with
/// their intervals.
pub fn persona(
    profile: &[ColumnProfile],
    traits: &[Trait],
    columns: &[&Column],
    (channel, time): (Option<&Column>, Option<&Column>),
) -> Persona {
    let known = |found: Trait| {
        let same = traits
            .iter()
            .find(|one| one.column == found.column && one.level == found.level);
        same.cloned().unwrap_or(found)
    };
    let of = |column: &Column| {
        profile
            .iter()
            .find(|profile| profile.column() == column.name)
    };
    let facts = |element: Element| {
        let own = columns
            .iter()
            .filter(|column| column.elements.contains(&element));
        let found: Vec<Trait> = own
            .filter_map(|column| column_trait(of(column)?))
            .map(known)
            .collect();
        let order = ranked(found.len(), &|one, other| {
            let size = |place: usize| found[place].effect.abs();
            size(other).total_cmp(&size(one))
        });
        // An element is told of by what is no different from everyone only where nothing else tells of it.
        let facts = order
            .into_iter()
            .enumerate()
            .filter(|&(rank, place)| rank == 0 || found[place].effect.abs() >= WORTH_TELLING)
            .map(|(_, place)| found[place].clone())
            .collect();
        ElementFacts { element, facts }
    };
    let preferred = |column: Option<&Column>| preferred(of(column?)?).map(known);
    Persona {
        elements: ELEMENTS
            .map(facts)
            .into_iter()
            .filter(|element| !element.facts.is_empty())
            .collect(),
        typical: columns
            .iter()
            .filter_map(|column| typical(of(column)?, column))
            .collect(),
        channel: preferred(channel),
        time: preferred(time),
        quotes: Vec::new(),
    }
}

/// What fewer have is not usual, though it be the most frequent.
const USUAL: f64 = 0.1;

/// What is usual in a column within a segment, if it tells of most of it.
fn typical(profile: &ColumnProfile, column: &Column) -> Option<TypicalValue> {
    if !profile.tells_most() {
        return None;
    }
    match profile {
        ColumnProfile::Number {
            median,
            column_type,
            ..
        } => Some(TypicalValue::Number {
            column: column.name.clone(),
            median: (*median)?,
            date: *column_type == ColumnType::Date,
        }),
        ColumnProfile::Shares { levels, .. } => {
            let most = levels
                .iter()
                .reduce(|best, next| if next.share > best.share { next } else { best })?;
            let share = most.share?;
            let (level, share) = match &column.values {
                // Most may say no, which is no level of its own.
                Values::Flag { spellings, .. } if share < 0.5 => {
                    (spellings[0].clone(), 1.0 - share)
                }
                _ => (most.level.clone(), share),
            };
            (share >= USUAL).then(|| TypicalValue::Level {
                column: column.name.clone(),
                level,
                share,
            })
        }
    }
}

/// What is preferred: the level that stands out most upwards or, if none does, the most frequent one.
fn preferred(profile: &ColumnProfile) -> Option<Trait> {
    let ColumnProfile::Shares {
        column,
        column_type,
        levels,
        ..
    } = profile
    else {
        return column_trait(profile);
    };
    let mut best = levels.first()?;
    for level in levels {
        let stands_out = level.effect.is_some_and(|effect| effect >= WORTH_TELLING);
        let better = match best.effect.is_some_and(|effect| effect >= WORTH_TELLING) {
            true => stands_out && level.effect > best.effect,
            false => stands_out || level.share > best.share,
        };
        if better {
            best = level;
        }
    }
    let effect = best.effect?;
    Some(Trait {
        column: column.clone(),
        level: (*column_type != ColumnType::Flag).then(|| best.level.clone()),
        direction: if effect < 0.0 {
            Direction::Lower
        } else {
            Direction::Higher
        },
        segment: best.share?,
        everyone: best.everyone_share?,
        measure: Measure::Share,
        effect,
        lift: best
            .share
            .zip(best.others_share)
            .filter(|(_, others)| *others > 0.0)
            .map(|(share, others)| share / others),
        interval: None,
        adjusted_p: None,
    })
}
