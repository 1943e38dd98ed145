//! Typing questions as they may leave the owner's hands.

use serde::{Deserialize, Serialize};

use super::cents;
use crate::export::Gate;
use crate::profile::Typing;

/// Typing questions as they may be shared: what an answer says is not told, for it is told by shares of answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SharedTyping {
    /// In the order in which they tell most.
    pub questions: Vec<SharedQuestion>,
    /// How many of them are enough.
    pub enough: Option<u64>,
    /// The share that is to be placed right.
    pub target: f64,
    /// The share of the largest segment.
    pub largest: f64,
}

/// A typing question as it may be shared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SharedQuestion {
    /// The column that answers it.
    pub column: String,
    /// The share of customers that is placed right after so many questions, with two digits.
    pub accuracy: f64,
    /// The same of each segment that is told of; `None` where too few are placed right or wrong.
    pub recall: Vec<Option<f64>>,
}

pub(super) fn share(gate: Gate, typing: &Typing, sizes: &[u64], closed: &[bool]) -> SharedTyping {
    // Shares are of the rows that were measured.
    let part = typing.rows as f64 / sizes.iter().sum::<u64>().max(1) as f64;
    let questions = typing.questions.iter().map(|question| {
        let recall = question.recall.iter().zip(sizes).zip(closed);
        let open = recall
            .filter(|(_, closed)| !**closed)
            .map(|((recall, &size), _)| {
                let measured = libm::round(size as f64 * part) as u64;
                recall
                    .filter(|recall| gate.passes_share(*recall, measured))
                    .map(cents)
            });
        SharedQuestion {
            column: question.column.clone(),
            accuracy: cents(question.accuracy),
            recall: open.collect(),
        }
    });
    SharedTyping {
        questions: questions.collect(),
        enough: typing.enough,
        target: typing.target,
        largest: cents(typing.largest),
    }
}
