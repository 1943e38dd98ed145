//! One short condition a segment, that a person can read and a database can run.

pub(super) mod axis;
mod cut;
mod side;
mod sql;
mod tree;

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::features::ranked;
use crate::table::{Column, ColumnType, Table, Value, Values};
use axis::{Axis, MISSING};
use side::Side;
use tree::{Counts, Members, best_branch, count};

/// No rule is given that is right less often than this.
pub const LEAST_PRECISION: f64 = 0.7;

/// A rule must do better than that on the rows that it was found on: on others it does a little worse.
const FOUND_PRECISION: f64 = 0.74;

/// Rules are found on at most so many rows, and measured on as many others.
const FOUND_ROWS: usize = 10_000;

/// Fewer of a segment's rows than this, among those for finding or those for measuring, are too few.
const FEWEST: u64 = 10;

/// A condition that picks fewer rows is an accident.
const FEWEST_PICKED: u64 = 8;

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
    /// Of the rows that it picks, the share that belongs to the segment; by weight, where rows have one.
    pub precision: f64,
    /// Of the segment's rows, the share that it picks; by weight, where rows have one.
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
    /// How many rows with a value the term that leaves out the fewest leaves out: a bound near the least or the
    /// greatest value tells of few.
    #[serde(skip)]
    pub fewest_out: u64,
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

/// Finds rules: the columns are added one by one, then each segment is asked for.
#[derive(Debug)]
pub struct RuleFinder {
    pub(super) axes: Vec<Axis>,
    /// The rows of the table, in an order that looks random: the first for finding, the rest for measuring.
    rows: Vec<u32>,
    /// The segment of each of those.
    pub(super) labels: Vec<u32>,
    /// How much each of those counts; nothing if they count the same.
    weights: Vec<f64>,
    finding: usize,
}

impl RuleFinder {
    /// `rows` of a table in an order that looks random, with the segment of each.
    pub fn new(rows: &[u32], labels: &[u32]) -> Self {
        let finding = (rows.len() / 2).min(FOUND_ROWS);
        let all = rows.len().min(finding + FOUND_ROWS);
        Self {
            axes: Vec::new(),
            rows: rows[..all].to_vec(),
            labels: labels[..all].to_vec(),
            weights: Vec::new(),
            finding,
        }
    }

    /// With how much each row of the table counts.
    pub fn weighted(mut self, weights: &[f64]) -> Self {
        self.weights = self.rows.iter().map(|&row| weights[row as usize]).collect();
        self
    }

    /// How much a row of the sample counts.
    pub(super) fn weight(&self, row: usize) -> f64 {
        self.weights.get(row).copied().unwrap_or(1.0)
    }

    /// Lets rules be about `column`. Days are of use only where they shaped the segments.
    pub fn add(&mut self, column: &Column, builds: bool) {
        if builds || column.column_type() != ColumnType::Date {
            let axis = Axis::new(column, &self.rows, self.finding);
            self.axes.extend(axis);
        }
    }

    /// The rule of a segment.
    ///
    /// # Errors
    /// Why there is none.
    pub fn find(&self, segment: u32) -> std::result::Result<Rule, NoRule> {
        let members = Members {
            labels: &self.labels,
            segment,
            weights: &self.weights,
        };
        let (finding, all) = (self.finding, self.rows.len());
        let measured = members.count(finding..all);
        let fewest = members.count(0..finding).hits.min(measured.hits);
        if fewest < FEWEST {
            return Err(NoRule::FewRows);
        }
        if self.axes.is_empty() {
            return Err(NoRule::NoColumn);
        }
        let best = best_branch(
            &self.axes,
            finding,
            &members,
            FOUND_PRECISION,
            FEWEST_PICKED,
        );
        let Some((branch, _)) = best else {
            return Err(NoRule::Imprecise { precision: None });
        };
        let counts = count(&branch, &self.axes, finding..all, &members);
        if counts.precision() < LEAST_PRECISION || counts.picked < FEWEST_PICKED {
            let precision = (counts.picked > 0).then(|| counts.precision());
            return Err(NoRule::Imprecise { precision });
        }
        // By column as the file has them: so a person looks them up.
        let order = ranked(branch.len(), &|one, other| {
            branch[one].0.cmp(&branch[other].0)
        });
        let written = order.into_iter().map(|place| {
            let (axis, side) = branch[place];
            self.axes[axis].term(side)
        });
        let (terms, sql): (Vec<Term>, Vec<String>) = written.unzip();
        let Counts { picked, hits, .. } = counts;
        let out = |&(axis, side): &(usize, Side)| {
            let bins = self.axes[axis].bins.iter();
            let out = bins.filter(|bin| **bin != MISSING && !side.holds(**bin));
            out.count() as u64
        };
        let fewest_out = branch.iter().map(out).min().unwrap_or(0);
        Ok(Rule {
            fewest_out,
            terms,
            precision: counts.precision(),
            recall: counts.own_weight / measured.own_weight,
            measured_rows: (all - finding) as u64,
            picked,
            members: measured.hits,
            hits,
            sql: sql.join(" AND "),
        })
    }
}

impl Rule {
    /// Whether `row` (from 0) of a table meets all terms.
    ///
    /// # Errors
    /// `column-unknown` if the table lacks a column of a term.
    pub fn picks(&self, table: &Table, row: usize) -> Result<bool> {
        for term in &self.terms {
            if !term.holds(table, row)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

impl Term {
    /// The column that it is about.
    pub fn column(&self) -> &str {
        match self {
            Self::AtMost { column, .. }
            | Self::AtLeast { column, .. }
            | Self::MoreThan { column, .. }
            | Self::OneOf { column, .. }
            | Self::NoneOf { column, .. } => column,
        }
    }

    pub(super) fn holds(&self, table: &Table, row: usize) -> Result<bool> {
        let column = table.column(self.column())?;
        let cell = match (column.value(row), &column.values) {
            // A flag is known by how the file writes it.
            (Value::Number(flag), Values::Flag { spellings, .. }) => {
                Value::Text(&spellings[usize::from(flag != 0.0)])
            }
            (cell, _) => cell,
        };
        Ok(match (self, cell) {
            (Self::AtMost { value, .. }, Value::Number(cell)) => cell <= *value,
            (Self::AtLeast { value, .. }, Value::Number(cell)) => cell >= *value,
            (Self::MoreThan { value, .. }, Value::Number(cell)) => cell > *value,
            (Self::OneOf { levels, .. }, Value::Text(cell)) => levels.iter().any(|l| l == cell),
            (Self::NoneOf { levels, .. }, Value::Text(cell)) => levels.iter().all(|l| l != cell),
            _ => false,
        })
    }
}

#[cfg(test)]
mod tests;
