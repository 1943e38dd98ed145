//! The named parts of a run and how much of its time each takes.

use serde::Serialize;

/// A part of the work, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Columns become coordinates.
    Prepare,
    /// Every number of segments is tried and measured.
    Search,
    /// Each column is summarised for each segment.
    Profile,
}

/// Each stage with its share of a run's time; the shares sum to 1. Rough is enough: progress has to
/// move and never fall, not to be a clock.
const SHARES: [(Stage, f64); 3] = [
    (Stage::Prepare, 0.05),
    (Stage::Search, 0.75),
    (Stage::Profile, 0.20),
];

impl Stage {
    /// How much of the whole run is done when `fraction` of this stage is, both from 0 to 1.
    pub fn overall(self, fraction: f64) -> f64 {
        let before: f64 = SHARES
            .iter()
            .take_while(|(stage, _)| *stage != self)
            .map(|(_, share)| share)
            .sum();
        let own = SHARES.iter().find(|(stage, _)| *stage == self);
        before + own.map_or(0.0, |(_, share)| *share) * fraction
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_follow_one_another_without_a_gap() {
        assert_eq!(Stage::Prepare.overall(0.0), 0.0);
        for pair in SHARES.windows(2) {
            let (end, start) = (pair[0].0.overall(1.0), pair[1].0.overall(0.0));
            assert!((end - start).abs() < 1e-12);
        }
        assert!((Stage::Profile.overall(1.0) - 1.0).abs() < 1e-12);
    }
}
