//! The card that a team uses: facts from the file by element, and nothing else.

use serde::{Deserialize, Serialize};

use super::Trait;
use crate::table::Element;

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
    /// Its facts.
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
