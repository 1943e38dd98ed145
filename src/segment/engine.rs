//! Which method makes the clusters, and why.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::cluster::{AllRows, Data, Effort, Method};
use crate::error::Result;
use crate::evaluate::adjusted_rand_index;
use crate::features::mix_pair;
use crate::table::{Table, Values};

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EngineChoice {
    #[default]
    /// The method that suits the columns.
    Auto,
    /// This method.
    Named(Method),
}

/// The method that made the clusters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Engine {
    /// Its name.
    pub name: Method,
    /// Why it was chosen.
    pub reason: EngineReason,
}

/// Why a method was chosen. The client turns it into a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum EngineReason {
    /// It was asked for by name.
    Asked,
    /// k-means: as steady as latent classes on halves of these numbers, or steadier, and simple to explain.
    Simple,
    /// Mixture: there are categories or flags among the columns.
    Categories,
    /// Mixture: values are missing, and it need not fill them in.
    Gaps,
    /// Mixture: most columns are answers on a scale of a few levels.
    Survey,
    /// Mixture: it agrees with itself on halves of the rows as well as k-means does.
    Steady,
    /// Genie: groups lie apart, and k-means would cut through them.
    Apart,
}

/// A scale with more levels is a quantity.
const SCALE_LEVELS: u64 = 7;

/// Halves are drawn of so many rows, first in canonical order.
pub(super) const ROWS: usize = 1000;

/// How often rows are halved for each number of clusters.
const SPLITS: usize = 6;

/// In a range of numbers of clusters only so many are compared.
const NUMBERS: usize = 4;

/// How much steadier k-means must be to be taken instead of the richer model.
const MARGIN: f64 = 0.05;

/// The choice under way. Table and rows must be the same in every call.
pub(super) struct Choosing {
    clusters: Vec<usize>,
    seed: u64,
    data: Option<Data>,
    /// The next split.
    next: usize,
    /// The sums of the agreements of k-means and mixture.
    agreements: [f64; 2],
}

/// What the columns alone tell; `None` if rows must be asked.
pub(super) fn by_columns(choice: EngineChoice, rows: AllRows<'_>, survey: bool) -> Option<Engine> {
    let mixture = |reason| Engine {
        name: Method::Mixture,
        reason,
    };
    match choice {
        EngineChoice::Named(name) => Some(Engine {
            name,
            reason: EngineReason::Asked,
        }),
        EngineChoice::Auto if rows.parts.iter().any(|part| part.levels().is_some()) => {
            Some(mixture(EngineReason::Categories))
        }
        EngineChoice::Auto if !rows.gaps.is_empty() => Some(mixture(EngineReason::Gaps)),
        EngineChoice::Auto if survey => Some(mixture(EngineReason::Survey)),
        EngineChoice::Auto => None,
    }
}

/// Whether most of these columns are answers on a scale: at most 7 different whole numbers.
pub(super) fn is_survey<'a>(table: &Table, columns: impl Iterator<Item = &'a str>) -> bool {
    let (mut scales, mut all) = (0, 0);
    for name in columns {
        all += 1;
        let Ok(column) = table.column(name) else {
            continue;
        };
        if let Values::Number(values) = &column.values {
            let whole = |value: f64| value.is_nan() || value == libm::trunc(value);
            scales += usize::from(column.distinct <= SCALE_LEVELS && values.iter().all(whole));
        }
    }
    2 * scales > all
}

impl Choosing {
    pub fn new(clusters: RangeInclusive<usize>, seed: u64) -> Self {
        let numbers = clusters.clone().count();
        let every = numbers.div_ceil(NUMBERS);
        Self {
            clusters: clusters.step_by(every).collect(),
            seed,
            data: None,
            next: 0,
            agreements: [0.0; 2],
        }
    }

    /// Halves the rows once more; the engine once that was done often enough.
    ///
    /// `order` holds the first rows in canonical order.
    ///
    /// # Errors
    /// None that a search of the same rows would not meet.
    pub fn step(&mut self, rows: AllRows<'_>, order: &[u32]) -> Result<Option<Engine>> {
        let data = self
            .data
            .get_or_insert_with(|| Data::of(rows, &order[..order.len().min(ROWS)]));
        let splits = SPLITS.max(self.clusters.len());
        let clusters = self.clusters[self.next % self.clusters.len()];
        let half = data.len() / 2;
        if self.next < splits && clusters <= half {
            let [one, other] = halves(data.len(), mix_pair(self.seed, self.next as u64));
            let halves = [data.take(&one), data.take(&other)];
            for (method, sum) in [Method::KMeans, Method::Mixture]
                .iter()
                .zip(&mut self.agreements)
            {
                *sum += agreement(*method, &halves, clusters, self.seed)?;
            }
            self.next += 1;
            return Ok(None);
        }
        let [kmeans, mixture] = self.agreements;
        let margin = MARGIN * self.next as f64;
        Ok(Some(if self.next > 0 && mixture >= kmeans - margin {
            Engine {
                name: Method::Mixture,
                reason: EngineReason::Steady,
            }
        } else {
            Engine {
                name: Method::KMeans,
                reason: EngineReason::Simple,
            }
        }))
    }

    /// The part that is done, 0 to 1.
    pub fn fraction(&self) -> f64 {
        self.next as f64 / SPLITS.max(self.clusters.len()) as f64
    }
}

/// How alike two halves of the rows are divided by what each half teaches: the adjusted Rand index on the
/// second half.
fn agreement(method: Method, halves: &[Data; 2], clusters: usize, seed: u64) -> Result<f64> {
    let effort = Effort {
        restarts: Some(3),
        ..Effort::default()
    };
    let one = method.fit(&halves[0], clusters, effort, seed)?;
    let other = method.fit(&halves[1], clusters, effort, seed)?;
    let forwards = adjusted_rand_index(&one.predict(&halves[1]), &other.labels);
    let backwards = adjusted_rand_index(&other.predict(&halves[0]), &one.labels);
    Ok((forwards + backwards) / 2.0)
}

/// The numbers below `count` in two halves, by the hashes of their places.
fn halves(count: usize, seed: u64) -> [Vec<u32>; 2] {
    let mut order: Vec<u32> = (0..count as u32).collect();
    for place in (1..count).rev() {
        // Fisher and Yates's shuffle; the bias of a remainder is below 2⁻⁴⁰ here.
        let other = mix_pair(seed, place as u64) % (place as u64 + 1);
        order.swap(place, other as usize);
    }
    let rest = order.split_off(count / 2);
    [order, rest]
}
