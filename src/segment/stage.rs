//! The named parts of a run and how much of its time each takes.

use serde::Serialize;

use super::Evidence;

/// A part of the work, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Columns become coordinates.
    Prepare,
    /// Every number of segments is tried and measured.
    Search,
    /// What speaks for each number of segments is weighed.
    Weigh,
    /// Each column is summarised for each segment.
    Profile,
    /// The segments are tested.
    Test,
}

/// Stages with their shares of a run's time; the shares sum to 1. Rough is enough: progress has to move and
/// never fall, not to be a clock.
type Shares = &'static [(Stage, f64)];

const PLAIN: Shares = &[
    (Stage::Prepare, 0.05),
    (Stage::Search, 0.75),
    (Stage::Profile, 0.20),
];

const WITH_EVIDENCE: Shares = &[
    (Stage::Prepare, 0.05),
    (Stage::Search, 0.30),
    (Stage::Weigh, 0.25),
    (Stage::Profile, 0.05),
    (Stage::Test, 0.35),
];

impl Stage {
    /// How much of the whole run is done when `fraction` of this stage is, both from 0 to 1.
    pub fn overall(self, evidence: Evidence, fraction: f64) -> f64 {
        let shares = match evidence {
            Evidence::Full => WITH_EVIDENCE,
            Evidence::None => PLAIN,
        };
        let before = shares.iter().take_while(|(stage, _)| *stage != self);
        let own = shares.iter().find(|(stage, _)| *stage == self);
        before.map(|(_, share)| share).sum::<f64>()
            + own.map_or(0.0, |(_, share)| *share) * fraction
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_follow_one_another_without_a_gap() {
        for (evidence, shares) in [(Evidence::None, PLAIN), (Evidence::Full, WITH_EVIDENCE)] {
            assert_eq!(Stage::Prepare.overall(evidence, 0.0), 0.0);
            for pair in shares.windows(2) {
                let end = pair[0].0.overall(evidence, 1.0);
                assert!((end - pair[1].0.overall(evidence, 0.0)).abs() < 1e-12);
            }
            let last = shares[shares.len() - 1].0;
            assert!((last.overall(evidence, 1.0) - 1.0).abs() < 1e-12);
        }
    }
}
