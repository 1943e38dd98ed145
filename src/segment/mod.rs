//! The whole pipeline, one bounded step at a time.

mod apart;
mod assigning;
mod candidate;
mod engine;
mod explaining;
mod lines;
mod many;
mod merging;
mod number;
mod numbering;
mod params;
mod prepared;
mod profiling;
mod report;
mod run;
mod searching;
mod sharing;
mod stage;
#[cfg(test)]
mod tests;
mod weighing;
mod weights;

pub use assigning::assign;
pub use candidate::{Candidate, CandidateEvidence};
pub use engine::{Engine, EngineChoice, EngineReason};
pub use merging::{Merged, Merging};
pub use params::{
    Evidence, MAXIMUM_CLUSTERS, Rows, Sampling, SegmentationParams, SegmentationValidParams,
};
pub use report::{
    ChoiceBasis, Clarity, NumberChoice, Plan, Segment, SegmentationReport, Verdict, VerdictKind,
};
pub use run::{Run, Step};
pub use sharing::{
    Shareable, SharedIdeal, SharedMoney, SharedQuestion, SharedRule, SharedSegment, SharedStrategy,
    SharedTyping, Withheld,
};
pub use stage::Stage;

/// A finished segmentation.
#[derive(Debug, Clone, PartialEq)]
pub struct Segmentation {
    /// What is told.
    pub report: SegmentationReport,
    /// A segment for each data row of the table, or −1 where the row was set aside.
    pub assignments: Vec<i32>,
}

impl Segmentation {
    /// The options, all at their defaults: the proposed roles, the number that the rows tell, all the
    /// evidence, seed 0.
    pub fn params() -> SegmentationParams {
        SegmentationParams::new()
    }
}
