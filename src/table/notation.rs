//! How the cells of a column are written, beyond what they are.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::read::{Calendar, DateOrder, DecimalMark};

/// How a column's cells were read, and what its reader found in them. Every member is absent where it
/// does not apply.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Notation {
    /// The calendar in which dates are written; their values are days since 1970-01-01 in any case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Calendar>,
    /// The order of day and month, where dates are written in numbers with the year behind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dates: Option<DateOrder>,
    /// The decimal mark, where a number has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal: Option<DecimalMark>,
    /// The currency or unit that stands beside the numbers, as the file spells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The spellings that were taken for “no value”, blank cells apart, in order of appearance.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing_spellings: Vec<SpellingCount>,
    /// Pairs of levels that may be one, the rarer one first. They are kept apart.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub similar: Vec<[String; 2]>,
    /// The column whose cells hold several answers each, of which this flag is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A spelling and how many cells are spelled so.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpellingCount {
    /// As the file spells it.
    pub spelling: String,
    /// How many cells.
    pub count: u64,
}

impl fmt::Debug for Notation {
    // Not what comes from cells: it is a person's data and must not end up in a log.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Notation")
            .field("calendar", &self.calendar)
            .field("dates", &self.dates)
            .field("decimal", &self.decimal)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for SpellingCount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "SpellingCount({})", self.count)
    }
}
