//! The result as facts and message keys; the client puts words to them in the reader's language.

use serde::{Deserialize, Serialize};

use super::{Candidate, Engine, Merged, Shareable};
use crate::customers::{AccountsReport, CustomersReport};
use crate::error::Issue;
use crate::evaluate::Certificate;
use crate::features::Outliers;
use crate::model::SegmentModel;
use crate::profile::{
    Churn, ColumnProfile, IdealCustomer, Interviews, Money, NoRule, Persona, Rule, Strategy, Trait,
    Typing,
};
use crate::read::Reading;
use crate::table::{Goal, Roles, Section};

/// Everything that a segmentation tells, but which row is in which segment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SegmentationReport {
    /// What was made of the options: change it and hand it back.
    pub plan: Plan,
    /// Whether the segments are really there.
    pub verdict: Verdict,
    /// The evidence for the verdict; `None` while it is still to come, or if none was asked for.
    pub certificate: Option<Certificate>,
    /// What segments were merged from, if they were; verdict and candidates are then of what was found.
    pub merged: Option<Merged>,
    /// The segments: those whose customers bring the most first, if a column says what they bring; then the
    /// largest first. Merged ones in the order that
    /// was asked for.
    pub segments: Vec<Segment>,
    /// The ideal customer inside the existing base, if a column says what customers bring.
    pub ideal_customer: Option<IdealCustomer>,
    /// Whom to talk to, for each segment.
    pub interviews: Vec<Interviews>,
    /// The few questions that tell in which segment somebody is; `None` while segments are not yet explained, or where
    /// too few rows can tell.
    pub typing: Option<Typing>,
    /// Rows that are in no segment.
    pub excluded_rows: u64,
    /// Which method made the clusters, and why that one.
    pub engine: Engine,
    /// What each number of segments would give.
    pub candidates: Vec<Candidate>,
    /// Why this number of segments.
    pub choice: NumberChoice,
    /// Rows that lie far from all others in some column.
    pub outliers: Outliers,
    /// What was repaired, from the first byte to the last figure.
    pub issues: Vec<Issue>,
    /// The seed with which the same file gives the same segments.
    pub seed: u64,
    /// What is needed to place a new customer.
    pub model: SegmentModel,
    /// How the file was read.
    pub reading: Reading,
    /// What of all this may leave the owner's hands; `None` while segments are not yet explained.
    pub shareable: Option<Shareable>,
}

/// What the segments are for, and what that made of the columns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// The question that they answer.
    pub goal: Goal,
    /// Whether it was taken from the columns, since none was asked for.
    pub proposed: bool,
    /// What is told, in this order.
    pub sections: [Section; 6],
    /// What each column is for.
    pub roles: Roles,
    /// The column of money that a customer brings.
    pub value: Option<String>,
    /// The column that tells how much each row counts; `None` where all count the same. Shares, means, medians,
    /// what customers bring and how many are lost go by it; counts of rows, rules, likely ranges and the ideal
    /// customer do not.
    pub weights: Option<String>,
    /// How customers were gathered from their orders; `None` where each row is one.
    pub customers: Option<CustomersReport>,
    /// The accounts that rows are contacts of, and whether they were rolled up to them; `None` where no column names
    /// accounts.
    pub accounts: Option<AccountsReport>,
}

/// Whether the segments are really there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// In a word.
    pub kind: VerdictKind,
    /// How many segments.
    pub segments: u64,
    /// How many of them stay the same on re-drawn data.
    pub firm: u64,
    /// How many nearly do.
    pub tentative: u64,
}

/// A verdict in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VerdictKind {
    /// The test rejects that all customers are of one kind.
    Natural,
    /// It does not, but every segment comes back on re-drawn data.
    Reproducible,
    /// A practical division of a continuum.
    Constructed,
    /// The evidence is still to come.
    Pending,
    /// No evidence was asked for.
    Untested,
}

/// Why a number of segments was taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NumberChoice {
    /// What decided.
    pub basis: ChoiceBasis,
    /// How clear it was; `None` unless evidence decided.
    pub clarity: Option<Clarity>,
    /// Other numbers that are nearly as good, the best first.
    pub near_ties: Vec<u64>,
    /// The best larger number: where the choice errs, it nearly always takes too few.
    pub finer: Option<u64>,
}

/// What decided on the number of segments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChoiceBasis {
    /// Only one was asked for, or possible.
    Given,
    /// The silhouette alone.
    Silhouette,
    /// The evidence of each candidate.
    Evidence,
}

/// How clear the choice of a number was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clarity {
    /// All curves agree.
    Clear,
    /// Most of them do.
    Likely,
    /// Several numbers are defensible.
    Open,
}

/// One segment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Segment {
    /// Its number in the assignments.
    pub index: u64,
    /// What to call it: at most two traits that it has and no other; none if it is near the average.
    pub name_traits: Vec<Trait>,
    /// How many rows are in it.
    pub size: u64,
    /// Their share of all rows that are in a segment, by the weights of rows if there are any.
    pub share: f64,
    /// Whether it is so small that its figures may tell who is in it.
    pub small: bool,
    /// Whether it is no group, but a handful of customers far from all others.
    pub outlying: bool,
    /// What sets it apart, at most three traits, strongest first.
    pub traits: Vec<Trait>,
    /// All others that are worth telling, strongest first.
    pub more_traits: Vec<Trait>,
    /// A short condition that picks its customers.
    pub rule: Option<Rule>,
    /// Why there is none.
    pub no_rule: Option<NoRule>,
    /// What its customers bring, if a column says so.
    pub money: Option<Money>,
    /// How many of them are lost, if it can be told.
    pub churn: Option<Churn>,
    /// The card that a team uses.
    pub persona: Persona,
    /// What to do with it, if its value is known.
    pub strategy: Option<Strategy>,
    /// Every column's figures beside everyone's.
    pub profile: Vec<ColumnProfile>,
}
