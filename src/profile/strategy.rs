//! What to do with a segment, and what to test next.

use serde::{Deserialize, Serialize};

/// What to do with a segment, with the numbers that say so.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Strategy {
    /// In a word.
    pub action: Action,
    /// A customer's value here, as a multiple of everyone's.
    pub value_ratio: f64,
    /// The share of lost customers here and among everyone, if it is known who is lost.
    pub churn: Option<ShareBeside>,
    /// The next experiment.
    pub test: ExperimentSize,
}

/// A share beside everyone's.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ShareBeside {
    /// The segment's.
    pub segment: f64,
    /// Everyone's.
    pub everyone: f64,
}

/// What to do, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// They bring much and stay.
    Keep,
    /// They bring little and stay.
    Grow,
    /// They bring much and leave.
    WinBack,
    /// They bring little and leave.
    DoNotSpend,
}

/// How many customers an experiment takes: half get the offer, half are the comparison group.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExperimentSize {
    /// The share that does it anyway.
    pub baseline: f64,
    /// Whether that share was measured in the file, or is a mere assumption.
    pub measured: bool,
    /// The share that the offer is hoped to reach.
    pub target: f64,
    /// Customers in each of the two groups.
    pub each: u64,
    /// Whether the segment has that many.
    pub enough: bool,
}

/// From this multiple of everyone's value on, a customer brings much: a few who bring very much lift the mean above
/// what most bring.
const MUCH: f64 = 0.8;
/// Of whom so many are lost, nothing is there to keep, whatever others lose.
const MOST: f64 = 0.5;
/// What is assumed where nothing in the file tells how many do it anyway.
const ASSUMED: f64 = 0.05;
/// Of whom more stay, hardly more can.
const NEARLY_ALL: f64 = 0.95;
/// What an offer is hoped to add, as a part of the baseline.
const HOPED: f64 = 0.2;

/// What to do with a segment of `size` customers. `response` is the share that responds anyway, if known.
///
/// Value decides between keeping and growing; where it is known who is lost, a segment that loses more than
/// everyone does, or most of its customers, is to be won back if it brings much, and not spent on if it brings
/// little.
pub fn strategy(
    value_ratio: f64,
    churn: Option<ShareBeside>,
    response: Option<f64>,
    size: u64,
) -> Strategy {
    let much = value_ratio >= MUCH;
    let leaves = churn.is_some_and(|churn| churn.segment > churn.everyone.min(MOST));
    let action = match (much, leaves) {
        (true, false) => Action::Keep,
        (false, false) => Action::Grow,
        (true, true) => Action::WinBack,
        (false, true) => Action::DoNotSpend,
    };
    // Where losses are known, the offer is to keep more; else it is to make more respond.
    let kept = churn
        .map(|churn| 1.0 - churn.segment)
        .filter(|kept| *kept <= NEARLY_ALL);
    let known = response
        .or(kept)
        .filter(|share| *share > 0.0 && *share < 1.0);
    let baseline = known.unwrap_or(ASSUMED);
    // Never beyond half of what is left, so that high shares can still be raised.
    let target = baseline + (HOPED * baseline).min((1.0 - baseline) / 2.0);
    let each = sample_size(baseline, target);
    Strategy {
        action,
        value_ratio,
        churn,
        test: ExperimentSize {
            baseline,
            measured: known.is_some(),
            target,
            each,
            enough: 2 * each <= size,
        },
    }
}

/// How many customers each of two groups needs so that a change of a share from `baseline` to `target` is
/// noticed with a probability of 80 % at 5 %, two-sided: Fleiss, Levin & Paik, *Statistical Methods for Rates
/// and Proportions*, 2003, formula 4.14 (without continuity correction).
pub fn sample_size(baseline: f64, target: f64) -> u64 {
    const HALF_ALPHA: f64 = 1.959_963_984_540_054;
    const POWER: f64 = 0.841_621_233_572_914_3;
    let spread = |share: f64| share * (1.0 - share);
    let middle = (baseline + target) / 2.0;
    let apart = HALF_ALPHA * (2.0 * spread(middle)).sqrt()
        + POWER * (spread(baseline) + spread(target)).sqrt();
    let difference = target - baseline;
    libm::ceil(apart * apart / (difference * difference)) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sample_sizes_equal_published_ones() {
        // R 4: ceiling(power.prop.test(p1 = .05, p2 = .06, power = .8)$n), and two more.
        assert_eq!(sample_size(0.05, 0.06), 8158);
        assert_eq!(sample_size(0.5, 0.75), 58);
        assert_eq!(sample_size(0.1, 0.12), 3841);
    }

    #[test]
    fn value_and_losses_decide() {
        let churn = |segment| {
            Some(ShareBeside {
                segment,
                everyone: 0.2,
            })
        };
        for (ratio, churn, action) in [
            (2.0, None, Action::Keep),
            (0.5, None, Action::Grow),
            (2.0, churn(0.1), Action::Keep),
            (2.0, churn(0.4), Action::WinBack),
            (0.5, churn(0.1), Action::Grow),
            (0.5, churn(0.4), Action::DoNotSpend),
            (0.97, churn(0.4), Action::WinBack),
        ] {
            assert_eq!(strategy(ratio, churn, None, 1000).action, action);
        }
        let most = Some(ShareBeside {
            segment: 0.8,
            everyone: 0.9,
        });
        let gone = strategy(2.0, most, None, 1000).action;
        assert_eq!(
            gone,
            Action::WinBack,
            "four of five are lost, if fewer than elsewhere"
        );
        let unknown = strategy(1.0, None, None, 100).test;
        assert!(!unknown.measured && !unknown.enough && unknown.baseline == ASSUMED);
        let loyal = strategy(1.0, churn(0.01), None, 100).test;
        assert!(!loyal.measured, "of 99 % who stay, hardly more can");
        let known = strategy(1.0, None, Some(0.9), 100_000).test;
        assert!(known.measured && known.enough && (known.target - 0.95).abs() < 1e-12);
    }
}
