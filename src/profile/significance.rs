//! How likely a difference is by chance alone. Only for groups and columns of which neither was made from the
//! other: a column that shaped the segments differs between them by construction.

use crate::table::rising::order_key;

/// The probability of a standard normal value as far from 0 as `z`, on either side.
pub(super) fn two_sided(z: f64) -> f64 {
    libm::erfc(z.abs() * std::f64::consts::FRAC_1_SQRT_2)
}

/// Fisher's exact test of two shares, two-sided: twice the smaller tail, at most 1 (Agresti, *Categorical Data
/// Analysis*, 2013, §3.5). `inside` of `group` and `outside` of `rest` have the trait.
pub(super) fn exact_shares(inside: u64, group: u64, outside: u64, rest: u64) -> f64 {
    let (all, having) = (group + rest, inside + outside);
    if group == 0 || rest == 0 || having == 0 || having == all {
        return 1.0;
    }
    let log_choose = |n: u64, k: u64| {
        let log = |n: u64| libm::lgamma(n as f64 + 1.0);
        log(n) - log(k) - log(n - k)
    };
    let lowest = having.saturating_sub(rest);
    let highest = having.min(group);
    let probability = |count: u64| {
        let log = log_choose(group, count) + log_choose(rest, having - count);
        libm::exp(log - log_choose(all, having))
    };
    // From the observed count outwards, each term from the one before.
    let ratio_up = |count: u64| {
        let (count, above) = (count as f64, (having - count) as f64);
        let room = rest as f64 - above + 1.0;
        (group as f64 - count) * above / ((count + 1.0) * room)
    };
    let tail = |up: bool| {
        let mut term = probability(inside);
        let (mut sum, mut count) = (term, inside);
        while if up { count < highest } else { count > lowest } {
            if up {
                term *= ratio_up(count);
                count += 1;
            } else {
                count -= 1;
                term /= ratio_up(count);
            }
            sum += term;
            if term < sum * 1e-16 {
                break;
            }
        }
        sum
    };
    (2.0 * tail(true).min(tail(false))).min(1.0)
}

/// The rank-sum test of Wilcoxon (1945) and of Mann & Whitney (1947) of every group against all others, by
/// the normal approximation with ties and a continuity correction: a two-sided p for each group. `values` are
/// in rising order, each with its group.
pub(super) fn rank_sums(values: &[(f64, u32)], groups: usize) -> Vec<f64> {
    let mut sums = vec![0.0; groups];
    let mut counts = vec![0.0; groups];
    let all = values.len() as f64;
    let mut tied = 0.0;
    let mut first = 0;
    while first < values.len() {
        let equal = values[first..]
            .iter()
            .take_while(|(value, _)| *value == values[first].0)
            .count();
        // Ranks count from 1; equal values share the mean of theirs.
        let rank = first as f64 + (equal as f64 + 1.0) / 2.0;
        for (_, group) in &values[first..first + equal] {
            sums[*group as usize] += rank;
            counts[*group as usize] += 1.0;
        }
        let equal = equal as f64;
        tied += equal * equal * equal - equal;
        first += equal as usize;
    }
    let p = |(sum, count): (f64, f64)| {
        let rest = all - count;
        let u = sum - count * (count + 1.0) / 2.0;
        let spread = count * rest / 12.0 * (all + 1.0 - tied / (all * (all - 1.0)));
        if count == 0.0 || rest == 0.0 || spread.is_nan() || spread <= 0.0 {
            return 1.0;
        }
        let away = ((u - count * rest / 2.0).abs() - 0.5).max(0.0);
        two_sided(away / spread.sqrt())
    };
    sums.into_iter().zip(counts).map(p).collect()
}

/// Adjusts p-values for being many, so that the chance of one false finding among all stays that of one test
/// (Holm 1979).
pub(super) fn holm(values: &[f64]) -> Vec<f64> {
    let keys = values.iter().map(|value| order_key(*value));
    let mut order: Vec<(u64, u64)> = keys.zip(0..).collect();
    order.sort_unstable();
    let mut adjusted = vec![1.0; values.len()];
    let mut least = 0.0f64;
    for (place, &(_, index)) in order.iter().enumerate() {
        let index = index as usize;
        least = least
            .max(values[index] * (values.len() - place) as f64)
            .min(1.0);
        adjusted[index] = least;
    }
    adjusted
}

/// Wilson's interval of a share at 95 % (Wilson 1927).
pub(super) fn wilson(hits: f64, of: f64) -> (f64, f64) {
    const Z: f64 = 1.959_963_984_540_054;
    let share = hits / of;
    let square = Z * Z / of;
    let middle = (share + square / 2.0) / (1.0 + square);
    let half = Z / (1.0 + square) * (share * (1.0 - share) / of + square / (4.0 * of)).sqrt();
    ((middle - half).max(0.0), (middle + half).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64) {
        let scale = expected.abs().max(1e-300);
        assert!(
            (found - expected).abs() / scale < 1e-6,
            "{found}, not {expected}"
        );
    }

    #[test]
    fn exact_tails_equal_those_of_scipy() {
        // 2·min of scipy 1.17's hypergeom.cdf and .sf(k - 1), at most 1.
        near(exact_shares(8, 10, 1, 6), 0.048_951_048_951_048_95);
        near(exact_shares(46, 100, 80, 400), 5.476_673_836_941_472e-7);
        near(exact_shares(0, 50, 12, 50), 0.000_231_144_741_381_745_97);
        assert_eq!(exact_shares(3, 10, 3, 10), 1.0);
        assert_eq!(exact_shares(0, 10, 0, 10), 1.0);
    }

    #[test]
    fn rank_sums_equal_those_of_scipy() {
        // scipy 1.17: mannwhitneyu(group, rest, method="asymptotic").
        let values = [
            (1.0, 0),
            (2.0, 0),
            (2.0, 1),
            (3.0, 0),
            (4.0, 1),
            (5.0, 1),
            (5.0, 0),
            (7.0, 1),
            (8.0, 1),
            (9.0, 1),
        ];
        let found = rank_sums(&values, 3);
        near(found[0], 0.107_663_293_397_947_49);
        near(found[1], found[0]);
        assert_eq!(found[2], 1.0);
    }

    #[test]
    fn holm_equals_its_definition() {
        let adjusted = holm(&[0.01, 0.04, 0.03, 0.005]);
        for (found, expected) in adjusted.iter().zip([0.03, 0.06, 0.06, 0.02]) {
            near(*found, expected);
        }
        assert_eq!(holm(&[0.9, 0.8]), [1.0, 1.0]);
    }

    #[test]
    fn wilson_equals_statsmodels() {
        // proportion_confint(8, 20, method="wilson").
        let (low, high) = wilson(8.0, 20.0);
        near(low, 0.218_806_532_372_817_05);
        near(high, 0.613_418_499_237_746_9);
    }
}
