//! A quantity as one coordinate: transformed, winsorised, standardised.

use serde::{Deserialize, Serialize};

use super::params::{FeatureOptions, Scaling, TransformChoice};
use super::points::within;
use super::sum::Sum;

/// The transform of a fitted number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Transform {
    /// As it is.
    None,
    /// sign(x) · ln(1 + |x|): `log1p`, continued to negative numbers by its mirror image.
    Log1p,
}

impl Transform {
    /// The transformed value.
    pub fn apply(self, value: f64) -> f64 {
        match self {
            Self::None => value,
            Self::Log1p => libm::log1p(value.abs()).copysign(value),
        }
    }

    /// The value that was transformed.
    pub fn invert(self, transformed: f64) -> f64 {
        match self {
            Self::None => transformed,
            Self::Log1p => libm::expm1(transformed.abs()).copysign(transformed),
        }
    }
}

/// A number, a date as days before `latest`, or the place of a step:
/// √weight · (winsorised(transformed(value)) − mean) / deviation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NumberFeature {
    /// The column.
    pub column: String,
    /// What is done before anything else.
    pub transform: Transform,
    /// Limits to which values are moved, in transformed units.
    pub winsorise: Option<[f64; 2]>,
    /// The mean, in transformed units and after winsorising.
    pub mean: f64,
    /// The population standard deviation there, or 1 if not scaled.
    pub deviation: f64,
    /// The factor of squared distances.
    pub weight: f64,
    /// What stands in for a missing value: the median, in the file's units (a date's: days since
    /// 1970-01-01).
    pub impute: f64,
    /// Of a date: the day from which days are counted back, in days since 1970-01-01.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<f64>,
    /// Of an ordered category, whose values are the places of its steps from 0: these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub steps: Option<Steps>,
    /// Of a number that is a scale of few whole steps, such as answers from 1 to 5: these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<Scale>,
}

/// A scale of whole numbers that follow each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scale {
    /// The first step.
    pub first: f64,
    /// The share of each step, up to the last one that occurs.
    pub shares: Vec<f64>,
}

/// No scale has more steps; 0 to 10 has them.
const MOST_STEPS: usize = 11;

/// The steps of an ordered category, which counts as a number: Likert's equal distances (1932) keep the order
/// that coordinates of 0 and 1 for each step would lose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Steps {
    /// Their names, from the least to the most.
    pub levels: Vec<String>,
    /// The share of each among the rows that have one.
    pub shares: Vec<f64>,
}

impl Steps {
    /// The place of a step.
    pub(super) fn place(&self, level: &str) -> Option<f64> {
        let place = self.levels.iter().position(|known| known == level);
        place.map(|place| place as f64)
    }
}

impl Scale {
    /// The scale of values of which `distinct` are different; `None` if they are no whole numbers, or too far apart.
    fn of(values: &[f64], distinct: u64) -> Option<Self> {
        if distinct > MOST_STEPS as u64 || values.iter().any(|&value| value != libm::trunc(value)) {
            return None;
        }
        let first = values.iter().copied().fold(f64::INFINITY, f64::min);
        let last = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        (last - first < MOST_STEPS as f64).then(|| {
            let mut shares = vec![0.0; (last - first) as usize + 1];
            for value in values {
                shares[(value - first) as usize] += 1.0;
            }
            let count = values.len() as f64;
            shares.iter_mut().for_each(|share| *share /= count);
            Self { first, shares }
        })
    }
}

impl NumberFeature {
    /// The first step of a scale, and the share of each; `None` if the column is none.
    pub(super) fn scale(&self) -> Option<(f64, &[f64])> {
        let named = self.steps.as_ref().map(|steps| (0.0, &steps.shares[..]));
        let numbered = || {
            self.scale
                .as_ref()
                .map(|scale| (scale.first, &scale.shares[..]))
        };
        named.or_else(numbered)
    }

    /// Learns from the values that are there (at least one), in any order. `None` if they are all
    /// the same, so that no distance can be measured. `distinct` is how many different ones there are.
    pub(super) fn fit(
        options: &FeatureOptions,
        mut values: Vec<f64>,
        distinct: u64,
        latest: Option<f64>,
    ) -> Option<Self> {
        let impute = median(&mut values);
        let scale = match latest {
            None => Scale::of(&values, distinct),
            Some(_) => None,
        };
        if let Some(latest) = latest {
            values.iter_mut().for_each(|value| *value = latest - *value);
        }
        let transform = match options.transform {
            TransformChoice::None => Transform::None,
            TransformChoice::Log1p => Transform::Log1p,
            TransformChoice::Auto => {
                let negative = values.iter().any(|&value| value < 0.0);
                if !negative && Moments::of(&values).skewness > 1.0 {
                    Transform::Log1p
                } else {
                    Transform::None
                }
            }
        };
        values
            .iter_mut()
            .for_each(|value| *value = transform.apply(*value));
        let winsorise = if options.winsorise && distinct > 10 {
            limits(&mut values)
        } else {
            None
        };
        if let Some([lowest, highest]) = winsorise {
            values
                .iter_mut()
                .for_each(|value| *value = within(*value, [lowest, highest]));
        }
        if values.iter().all(|value| *value == values[0]) {
            return None;
        }
        let moments = Moments::of(&values);
        Some(Self {
            column: options.column.clone(),
            transform,
            winsorise,
            mean: moments.mean,
            deviation: match options.scaling {
                Scaling::Auto | Scaling::Standard => moments.deviation,
                Scaling::None => 1.0,
            },
            weight: options.weight,
            impute,
            latest,
            steps: None,
            scale,
        })
    }

    /// The coordinate of a value in the file's units, and whether the value was moved to a limit.
    pub fn coordinate(&self, value: f64) -> (f64, bool) {
        let counted = self.latest.map_or(value, |latest| latest - value);
        let transformed = self.transform.apply(counted);
        let moved = self.moved(transformed);
        let standard = (moved - self.mean) / self.deviation;
        (standard * self.weight.sqrt(), moved != transformed)
    }

    /// A value in transformed units, moved to a limit if it lies beyond.
    fn moved(&self, transformed: f64) -> f64 {
        match self.winsorise {
            Some([lowest, highest]) => within(transformed, [lowest, highest]),
            None => transformed,
        }
    }

    /// A value in the file's units as it is before it is standardised.
    pub(super) fn prepared(&self, value: f64) -> f64 {
        let counted = self.latest.map_or(value, |latest| latest - value);
        self.moved(self.transform.apply(counted))
    }

    /// The value, in the file's units, that has this coordinate. A date comes back as a date.
    pub fn value(&self, coordinate: f64) -> f64 {
        let transformed = coordinate / self.weight.sqrt() * self.deviation + self.mean;
        let counted = self.transform.invert(transformed);
        self.latest.map_or(counted, |latest| latest - counted)
    }
}

/// Mean, population standard deviation and skewness (m₃ / m₂^1.5).
struct Moments {
    mean: f64,
    deviation: f64,
    skewness: f64,
}

impl Moments {
    fn of(values: &[f64]) -> Self {
        let count = values.len() as f64;
        // Divided by a power of two, which is exact, so that 1e300 can be squared and cubed.
        let scale = power_of_two(values.iter().fold(0.0, |most, value| value.abs().max(most)));
        let mean = Sum::of(values.iter().map(|value| value / scale)) / count;
        let (mut squares, mut cubes) = (Sum::default(), Sum::default());
        for value in values {
            let apart = value / scale - mean;
            squares.add(apart * apart);
            cubes.add(apart * apart * apart);
        }
        let (second, third) = (squares.value() / count, cubes.value() / count);
        let deviation = second.sqrt();
        Self {
            mean: mean * scale,
            deviation: deviation * scale,
            skewness: if second > 0.0 {
                third / (second * deviation)
            } else {
                0.0
            },
        }
    }
}

/// The largest power of two that is not above a positive number; 1 for 0 and the denormals.
fn power_of_two(number: f64) -> f64 {
    let power = f64::from_bits(number.to_bits() & 0x7ff0_0000_0000_0000);
    if power > 0.0 { power } else { 1.0 }
}

/// The edges for outliers, median ± 3 · 1.4826 · MAD, if a single value or at most 3 % of them lie
/// beyond; 1.4826 makes the median absolute deviation of a Gaussian its standard deviation. Where more do, so that
/// it is a tail, only values out of all proportion are outliers: the edges are four times as far out, or again.
fn limits(values: &mut [f64]) -> Option<[f64; 2]> {
    let middle = median(values);
    let mut distances: Vec<f64> = values.iter().map(|value| (value - middle).abs()).collect();
    let deviation = 1.4826 * median(&mut distances);
    let reach = (0..4)
        .map(|step| 3.0 * deviation * f64::from(1 << (2 * step)))
        .find(|reach| {
            let beyond = distances
                .iter()
                .filter(|distance| *distance > reach)
                .count();
            *reach > 0.0 && beyond <= (3 * values.len() / 100).max(1)
        })?;
    let beyond = distances.iter().any(|distance| *distance > reach);
    beyond.then_some([middle - reach, middle + reach])
}

/// The median; of an even number of values, the mean of the two in the middle. Reorders them.
fn median(values: &mut [f64]) -> f64 {
    let (count, half) = (values.len(), values.len() / 2);
    let (below, &mut middle, _) = values.select_nth_unstable_by(half, f64::total_cmp);
    if count % 2 == 1 {
        return middle;
    }
    let before = below.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    // Halved first: two numbers of 1e308 have no sum.
    before / 2.0 + middle / 2.0
}
