//! Likely ranges of a segment's figures: how they change when customers are drawn again.
//!
//! A segment's border is itself found in the data, so an interval that takes it for given is too narrow: it
//! covers 73 % instead of 95 %. Here customers are drawn with replacement (Efron 1979), clustered again from what
//! was found, so that segments keep their numbers, and measured again. It is done on at most
//! [`SAMPLE`] rows; where the table has more, the spread is scaled by √(sample / rows) (Bickel, Götze & van
//! Zwet, *Resampling fewer than n observations*, 1997).

use rand_core::{RngCore, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

use super::{Interval, IntervalMethod, Measure};
use crate::cluster::Again;
use crate::features::mix_pair;
use crate::table::rising::{places_in_order, sorted};
use crate::table::{Column, Value};

/// How often customers are drawn.
pub const DRAWS: usize = 60;

/// How many rows are drawn from.
pub const SAMPLE: usize = 1_000;
/// The place of this purpose among those that draw from one seed.
const PURPOSE: u64 = 0x7265_7361_6d70_6c65;
/// Below this part of rows that the clusters explain, the segments were made otherwise.
const EXPLAINED: f64 = 0.99;

/// A figure of which the interval is wanted.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The segment.
    pub segment: u32,
    /// What is measured.
    pub measure: Measure,
    /// Its value on all rows, around which the interval lies.
    pub value: f64,
    /// The place of its values among those that were added.
    pub series: usize,
}

/// Values of the sample's rows: of a number itself, of a level 1 or 0; NaN where missing.
#[derive(Debug)]
struct Series {
    values: Vec<f64>,
    /// The places of the known values in rising order.
    order: Vec<u32>,
}

/// Resampling under way.
#[derive(Debug)]
pub struct Resampling {
    seed: u64,
    rows: Vec<u32>,
    labels: Vec<u32>,
    /// How much each row counts.
    weights: Vec<f64>,
    /// Absent where the segments cannot be found again.
    clusters: Option<Again>,
    segments: usize,
    /// √(sample / rows).
    scale: f64,
    series: Vec<Series>,
    figures: Vec<Figure>,
    /// Of each figure what it was in each draw; missing where the segment had no value.
    drawn: Vec<Vec<f64>>,
    /// Of each figure what it is in the sample.
    plain: Vec<Option<f64>>,
    draws: usize,
}

impl Resampling {
    /// Of the first rows of a sample in canonical order, `total` being the number of rows that it stands for.
    /// `labels` are below `segments`; `clusters` are of as many of these rows as are drawn from. Without
    /// `weights`, which are those of all rows of the table, each counts once.
    pub fn new(
        rows: &[u32],
        labels: &[u32],
        clusters: Option<Again>,
        weights: Option<&[f64]>,
        (segments, total): (usize, usize),
        seed: u64,
    ) -> Self {
        let most = clusters.as_ref().map_or(SAMPLE, Again::len);
        let size = rows.len().min(most);
        let (rows, labels) = (rows[..size].to_vec(), labels[..size].to_vec());
        let explained = |clusters: &Again| {
            let found = clusters.labels();
            let same = found
                .iter()
                .zip(&labels)
                .filter(|(one, other)| one == other);
            same.count() as f64 >= EXPLAINED * size as f64
        };
        let weight = |&row: &u32| weights.map_or(1.0, |weights| weights[row as usize]);
        Self {
            seed,
            weights: rows.iter().map(weight).collect(),
            clusters: clusters.filter(explained),
            rows,
            labels,
            segments,
            scale: (size as f64 / total.max(1) as f64).sqrt().min(1.0),
            series: Vec::new(),
            figures: Vec::new(),
            drawn: Vec::new(),
            plain: Vec::new(),
            draws: 0,
        }
    }

    /// Adds the values of a column, or of one of its levels, and gives their place.
    pub fn add_series(&mut self, column: &Column, level: Option<&str>) -> usize {
        let value = |row: &u32| match column.value(*row as usize) {
            Value::Missing => f64::NAN,
            Value::Number(value) => value,
            Value::Text(text) => f64::from(u8::from(level == Some(text))),
        };
        let values: Vec<f64> = self.rows.iter().map(value).collect();
        self.series.push(Series {
            order: places_in_order(&values),
            values,
        });
        self.series.len() - 1
    }

    /// Adds a figure; the intervals come in the same order.
    pub fn add_figure(&mut self, figure: Figure) {
        self.figures.push(figure);
    }

    /// Draws once more; `false` when nothing is left to do.
    pub fn step(&mut self) -> bool {
        if self.draws == 0 {
            self.plain = self.measure(&self.weights, &self.labels);
            self.drawn = vec![Vec::with_capacity(DRAWS); self.figures.len()];
        }
        if self.draws == DRAWS || self.figures.is_empty() || self.rows.is_empty() {
            return false;
        }
        let weights = self.draw();
        let clusters = self.clusters.as_ref();
        let again = clusters.map(|clusters| clusters.fit(&weights));
        let figures = self.measure(&weights, again.as_ref().unwrap_or(&self.labels));
        for (drawn, figure) in self.drawn.iter_mut().zip(figures) {
            drawn.extend(figure);
        }
        self.draws += 1;
        true
    }

    /// The interval of each figure; `None` where too few draws had a value.
    pub fn finish(self) -> Vec<Option<Interval>> {
        let method = match self.clusters {
            Some(_) => IntervalMethod::BootstrapReclustered,
            None => IntervalMethod::Bootstrap,
        };
        let figures = self.figures.iter().zip(&self.drawn).zip(&self.plain);
        figures
            .map(|((figure, drawn), plain)| {
                let plain = (*plain)?;
                if drawn.len() < DRAWS * 9 / 10 {
                    return None;
                }
                let ordered = sorted(drawn.iter().copied());
                let end = |share| figure.value + (quantile(&ordered, share) - plain) * self.scale;
                let (mut low, mut high) = (end(0.025), end(0.975));
                if figure.measure == Measure::Share {
                    // `clamp` would bring the writing of floats into the engine.
                    (low, high) = (low.max(0.0), high.min(1.0));
                }
                Some(Interval {
                    low: low.min(figure.value),
                    high: high.max(figure.value),
                    method,
                })
            })
            .collect()
    }

    /// How much each row counts, as often as it is drawn.
    fn draw(&self) -> Vec<f64> {
        let seed = mix_pair(mix_pair(self.seed, PURPOSE), self.draws as u64);
        let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
        let mut weights = vec![0.0; self.rows.len()];
        for _ in 0..weights.len() {
            // The high half of 64 × 64 bits: as good as even, and the same everywhere.
            let place = (u128::from(random.next_u64()) * weights.len() as u128) >> 64;
            weights[place as usize] += self.weights[place as usize];
        }
        weights
    }

    /// Every figure under these weights and labels.
    fn measure(&self, weights: &[f64], labels: &[u32]) -> Vec<Option<f64>> {
        let mut found = vec![None; self.figures.len()];
        let everyone = self.known(weights, labels, |_| true);
        for (index, series) in self.series.iter().enumerate() {
            let own = || self.figures.iter().filter(|figure| figure.series == index);
            let medians = own().any(|figure| figure.measure == Measure::Median);
            let means = own().any(|figure| figure.measure != Measure::Median);
            let known = match series.order.len() == series.values.len() {
                true => everyone.clone(),
                false => self.known(weights, labels, |row| !series.values[row].is_nan()),
            };
            let means = means.then(|| self.means(series, weights, labels, &known));
            let middles = medians.then(|| middles(series, weights, labels, &known));
            let figures = self.figures.iter().zip(&mut found);
            for (figure, found) in figures.filter(|(figure, _)| figure.series == index) {
                let segment = figure.segment as usize;
                let values = match figure.measure {
                    Measure::Median => &middles,
                    Measure::Mean | Measure::Share => &means,
                };
                if known[segment] > 0.0 {
                    *found = values.as_ref().map(|values| values[segment]);
                }
            }
        }
        found
    }

    /// The weight of each segment's rows that are `counted`.
    fn known(&self, weights: &[f64], labels: &[u32], counted: impl Fn(usize) -> bool) -> Vec<f64> {
        let mut known = vec![0.0; self.segments];
        for (row, (weight, label)) in weights.iter().zip(labels).enumerate() {
            if counted(row) {
                known[*label as usize] += weight;
            }
        }
        known
    }

    /// The weighted mean of each segment, given the weight of its known values.
    fn means(&self, series: &Series, weights: &[f64], labels: &[u32], known: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.segments];
        for ((value, weight), label) in series.values.iter().zip(weights).zip(labels) {
            if !value.is_nan() {
                sums[*label as usize] += value * weight;
            }
        }
        for (sum, weight) in sums.iter_mut().zip(known) {
            *sum /= weight.max(f64::MIN_POSITIVE);
        }
        sums
    }
}

/// The weighted median of each segment.
fn middles(series: &Series, weights: &[f64], labels: &[u32], known: &[f64]) -> Vec<f64> {
    let mut passed = vec![0.0; known.len()];
    let mut below = vec![f64::NAN; known.len()];
    let mut middles = vec![f64::NAN; known.len()];
    // Half of the rows lie behind the last middle.
    let mut open = known.iter().filter(|weight| **weight > 0.0).count();
    for &place in &series.order {
        if open == 0 {
            break;
        }
        let (place, segment) = (place as usize, labels[place as usize] as usize);
        if weights[place] == 0.0 || !middles[segment].is_nan() {
            continue;
        }
        let (value, half) = (series.values[place], known[segment] / 2.0);
        if !below[segment].is_nan() {
            // Exactly half of the weight lay below: the mean of the two in the middle.
            middles[segment] = below[segment] + (value - below[segment]) / 2.0;
            open -= 1;
            continue;
        }
        passed[segment] += weights[place];
        if passed[segment] > half {
            middles[segment] = value;
            open -= 1;
        } else if passed[segment] == half {
            below[segment] = value;
        }
    }
    middles
}

/// A quantile between two order statistics, such that a further draw lies below it with the probability
/// `share` (Hyndman & Fan 1996, definition 6).
fn quantile(ordered: &[f64], share: f64) -> f64 {
    let last = ordered.len() - 1;
    let place = (share * (ordered.len() + 1) as f64 - 1.0).max(0.0);
    let below = (libm::floor(place) as usize).min(last);
    let above = (below + 1).min(last);
    ordered[below] + (place - below as f64) * (ordered[above] - ordered[below])
}
