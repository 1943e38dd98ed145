//! Whom to talk to.

use serde::{Deserialize, Serialize};

/// Whom to talk to in one segment. Rows of the owner's own file: personal data.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Interviews {
    /// The segment.
    pub segment: u64,
    /// Those in the middle of it.
    pub core: Vec<Interviewee>,
    /// Those who could nearly as well be in another.
    pub border: Vec<Interviewee>,
    /// Those who bring most.
    pub high_value: Vec<Interviewee>,
}

/// One customer to talk to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interviewee {
    /// The data row, from 1.
    pub row: u64,
    /// What the file's identifier column says there.
    pub id: Option<String>,
}
