//! Columns that share one scale, such as the questions of a battery.

use super::feature::Feature;
use super::number::{NumberFeature, Transform};
use super::sum::Sum;

/// So many columns make a battery, of so many steps or more: fewer are counts that happen to be small.
const COLUMNS: usize = 3;
const STEPS: usize = 4;

/// Gives those of the features at `places` that share a scale one deviation, the root of their mean variance, and
/// leaves their values untransformed. On one scale a question on which people differ more tells more about
/// them, which each column's own deviation would take away (Dolnicar, Grün & Leisch, *Market Segmentation
/// Analysis*, 2018, chapter 6).
///
/// Returns which features those are.
pub(super) fn share_deviation(features: &mut [Feature], places: &[usize]) -> Vec<usize> {
    let bounds = |feature: &Feature| match feature {
        Feature::Number(number) => number.scale().map(|(first, shares)| (first, shares.len())),
        _ => None,
    };
    let scales: Vec<(f64, usize)> = places
        .iter()
        .filter_map(|&place| bounds(&features[place]))
        .collect();
    let times = |scale: &(f64, usize)| scales.iter().filter(|other| *other == scale).count();
    let long = scales.iter().filter(|(_, steps)| *steps >= STEPS);
    // Of several as frequent the longest.
    let Some(&(first, steps)) = long.max_by_key(|scale| (times(scale), scale.1)) else {
        return Vec::new();
    };
    if times(&(first, steps)) < COLUMNS {
        return Vec::new();
    }
    // Nobody needs to have chosen the first or last step of a question.
    let within = |feature: &Feature| {
        bounds(feature).is_some_and(|(low, own)| {
            low >= first && low + own as f64 <= first + steps as f64 && 2 * own >= steps
        })
    };
    let members: Vec<usize> = places
        .iter()
        .copied()
        .filter(|&place| within(&features[place]))
        .collect();
    let mut variances = 0.0;
    for &place in &members {
        if let Feature::Number(number) = &mut features[place] {
            variances += plain(number);
        }
    }
    let deviation = (variances / members.len() as f64).sqrt();
    for &place in &members {
        if let Feature::Number(number) = &mut features[place] {
            number.deviation = deviation;
        }
    }
    members
}

/// The part of the variance of questions on one scale that lies in how much a person agrees in general: the
/// variance along their common direction, over all of it. It is one over their number where they have nothing
/// in common. `each` hands over the answers of one person after another.
pub(super) fn general_level(questions: usize, each: impl Fn(&mut dyn FnMut(&[f64]))) -> f64 {
    let mut people = 0.0;
    // Of each question, and behind them of a person's sum: the sum so far, and that of the squares.
    let mut sums = vec![[Sum::default(), Sum::default()]; questions + 1];
    each(&mut |answers| {
        people += 1.0;
        let all: f64 = answers.iter().sum();
        for (sums, value) in sums.iter_mut().zip(answers.iter().chain([&all])) {
            sums[0].add(*value);
            sums[1].add(value * value);
        }
    });
    let variance = |sums: &[Sum; 2]| {
        let mean = sums[0].value() / people;
        sums[1].value() / people - mean * mean
    };
    let own: f64 = sums[..questions].iter().map(variance).sum();
    variance(&sums[questions]) / (questions as f64 * own)
}

/// Takes a scale as it is, and tells its variance.
fn plain(number: &mut NumberFeature) -> f64 {
    let Some((first, shares)) = number.scale() else {
        return 0.0;
    };
    let steps = || {
        shares
            .iter()
            .enumerate()
            .map(|(step, share)| (first + step as f64, share))
    };
    let mean: f64 = steps().map(|(value, share)| value * share).sum();
    let variance = steps()
        .map(|(value, share)| share * (value - mean) * (value - mean))
        .sum();
    number.transform = Transform::None;
    number.winsorise = None;
    number.mean = mean;
    variance
}

#[cfg(test)]
mod tests {
    use super::super::number::Scale;
    use super::*;

    fn question(first: f64, shares: &[f64]) -> Feature {
        Feature::Number(NumberFeature {
            column: String::new(),
            transform: Transform::Log1p,
            winsorise: None,
            mean: 0.0,
            deviation: 1.0,
            weight: 1.0,
            impute: first,
            latest: None,
            steps: None,
            scale: Some(Scale {
                first,
                shares: shares.to_vec(),
            }),
        })
    }

    fn deviation(feature: &Feature) -> f64 {
        match feature {
            Feature::Number(number) => number.deviation,
            _ => f64::NAN,
        }
    }

    #[test]
    fn what_questions_have_in_common_is_their_general_level() {
        // By hand: alike, their sum has all of the variance; opposite, it has none; of independent ones, a half.
        let level =
            |rows: &[[f64; 2]]| general_level(2, |each| rows.iter().for_each(|row| each(row)));
        assert!((level(&[[1.0, 1.0], [3.0, 3.0], [5.0, 5.0]]) - 1.0).abs() < 1e-12);
        assert!(level(&[[1.0, 5.0], [3.0, 3.0], [5.0, 1.0]]).abs() < 1e-12);
        let apart = level(&[[1.0, 1.0], [1.0, 5.0], [5.0, 1.0], [5.0, 5.0]]);
        assert!((apart - 0.5).abs() < 1e-12);
    }

    #[test]
    fn questions_of_a_battery_share_their_deviation_and_small_counts_do_not() {
        // Variances by hand: of 1, 1, 5, 5; of 1, 3, 5, 5 (mean 3.5); of 1, six times 3, 5.
        let mut features = vec![
            question(1.0, &[0.5, 0.0, 0.0, 0.0, 0.5]),
            question(1.0, &[0.25, 0.0, 0.25, 0.0, 0.5]),
            question(1.0, &[0.125, 0.0, 0.75, 0.0, 0.125]),
            question(4.0, &[0.5, 0.5]),
            question(0.0, &[0.5, 0.25, 0.25]),
        ];
        let variances = [4.0, 2.75, 1.0];
        let expected = (variances.iter().sum::<f64>() / 3.0).sqrt();
        share_deviation(&mut features, &[0, 1, 2, 3, 4]);
        for feature in &features[..3] {
            assert!((deviation(feature) - expected).abs() < 1e-12);
        }
        assert_eq!(
            (deviation(&features[3]), deviation(&features[4])),
            (1.0, 1.0)
        );
        let mut few = features[3..].to_vec();
        share_deviation(&mut few, &[0, 1]);
        assert_eq!(few, features[3..]);
    }
}
