//! One short condition a segment, that a person can read and a database can run.

use serde::{Deserialize, Serialize};

/// No rule is given that is right less often than this.
pub const LEAST_PRECISION: f64 = 0.7;

/// More terms would be no short condition.
pub const TERMS: usize = 3;

/// A condition on the table's columns: all terms hold. A missing value meets no term.
///
/// Precision and recall are measured on rows that were not used to find it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rule {
    /// At most three, of which all must hold.
    pub terms: Vec<Term>,
    /// Of the rows that it picks, the share that belongs to the segment.
    pub precision: f64,
    /// Of the segment's rows, the share that it picks.
    pub recall: f64,
    /// How many rows it was measured on; none of them was used to find it.
    pub measured_rows: u64,
    /// How many of those it picks.
    pub picked: u64,
    /// How many of those belong to the segment.
    pub members: u64,
    /// How many of those it picks and belong to the segment.
    pub hits: u64,
    /// The same condition for a `WHERE`, in standard SQL.
    pub sql: String,
}

/// One term of a rule, about one column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Term {
    /// The number, or the date in days since 1970-01-01, is no larger.
    AtMost {
        /// The column.
        column: String,
        /// The largest that meets it.
        value: f64,
        /// Whether the column holds dates.
        #[serde(skip_serializing_if = "std::ops::Not::not", default)]
        date: bool,
    },
    /// The number, or the date, is no smaller.
    AtLeast {
        /// The column.
        column: String,
        /// The smallest that meets it.
        value: f64,
        /// Whether the column holds dates.
        #[serde(skip_serializing_if = "std::ops::Not::not", default)]
        date: bool,
    },
    /// The number, or the date, is larger.
    MoreThan {
        /// The column.
        column: String,
        /// The largest that does not meet it.
        value: f64,
        /// Whether the column holds dates.
        #[serde(skip_serializing_if = "std::ops::Not::not", default)]
        date: bool,
    },
    /// The level is one of these.
    OneOf {
        /// The column.
        column: String,
        /// The levels as the file spells them.
        levels: Vec<String>,
    },
    /// There is a level, and it is none of these.
    NoneOf {
        /// The column.
        column: String,
        /// The levels as the file spells them.
        levels: Vec<String>,
    },
}

/// Why a segment has no rule. The client turns it into a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum NoRule {
    /// The best short condition is right too seldom.
    Imprecise {
        /// Its precision, if it picked any row at all.
        precision: Option<f64>,
    },
    /// There are too few of the segment's rows to find a rule with some and measure it on others.
    FewRows,
    /// No column is there that a rule could be about.
    NoColumn,
}
