//! Which method makes the clusters, and why.

use std::ops::ControlFlow::{Break, Continue};
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::apart::Apart;
use super::many::Many;
use crate::cluster::genie::{CutShares, GINI, MOST_ROWS, Merges, SpanningTree};
use crate::cluster::{AllRows, Data, Effort, Fitted, Method};
use crate::error::Result;
use crate::evaluate::adjusted_rand_index;
use crate::features::{Points, Ranking, Rows, mix_pair};
use crate::table::rising::sorted;

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
    /// k-means: there are many separate groups, and it finds them in halves of these numbers.
    Many,
    /// Mixture: there are categories or flags among the columns.
    Categories,
    /// Mixture: values are missing, and it need not fill them in.
    Gaps,
    /// Mixture: it agrees with itself on halves of the rows as well as k-means does.
    Steady,
    /// Genie: groups lie apart, and k-means would cut through them.
    Apart,
    /// Mixture: groups lie apart and are not equally wide, and k-means would cut through them.
    Width,
}

/// Halves are drawn of so many rows, first in canonical order.
const ROWS: usize = 1000;

/// Between these it is chosen by how alike they divide halves.
const METHODS: [Method; 2] = [Method::KMeans, Method::Mixture];

/// How often rows are halved for each number of clusters.
const SPLITS: usize = 6;

/// In a range of numbers of clusters only so many are compared.
const NUMBERS: usize = 4;

/// Up to so many given latent classes are compared by thorough fits.
const THOROUGH: usize = 20;

/// How much steadier k-means must be to be taken instead of the richer model.
const MARGIN: f64 = 0.05;

/// Among fewer rows too many of the ten nearest are of another group.
const LEAST_ROWS: usize = 100;

/// A column is coarse if a value has more than this share of the rows.
const COARSE: f64 = 0.05;

/// The choice under way. Rows must be the same in every call.
pub(super) struct Choosing {
    range: RangeInclusive<usize>,
    /// Whether there may be more than the range has.
    open: bool,
    seed: u64,
    phase: Phase,
    order: Vec<u32>,
    /// The first of them, once they are ranked.
    data: Option<Data>,
    /// The next fit: of each split, by each method, of each half.
    next: usize,
    /// What a method found in the first half.
    first: Option<Fitted>,
    /// The sums of the agreements of k-means and mixture.
    agreements: [f64; 2],
}

enum Phase {
    Rank(Box<Ranking>),
    Many(Box<Many>),
    Tree(Box<SpanningTree>),
    Neighbours(Box<Merges>, Box<CutShares>),
    Apart(Box<Apart>),
    Halves,
}

/// What was chosen: the method, and which numbers of clusters it is to try.
pub(super) type Chosen = (Engine, RangeInclusive<usize>);

/// What the columns alone tell; `None` if rows must be asked.
pub(super) fn by_columns(choice: EngineChoice, rows: AllRows<'_>) -> Option<Engine> {
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
        EngineChoice::Auto => None,
    }
}

impl Choosing {
    /// Among `range` clusters; where that is `open`, many separate groups are looked for first.
    pub fn new(rows: AllRows<'_>, range: RangeInclusive<usize>, open: bool, seed: u64) -> Self {
        Self {
            range,
            open,
            seed,
            phase: Phase::Rank(Box::new(Ranking::new(rows.points, ROWS, seed))),
            order: Vec::new(),
            data: None,
            next: 0,
            first: None,
            agreements: [0.0; 2],
        }
    }

    /// Does the next bounded piece of work; the engine once it is known.
    ///
    /// # Errors
    /// None that a search of the same rows would not meet.
    pub fn step(&mut self, rows: AllRows<'_>) -> Result<Option<Chosen>> {
        match std::mem::replace(&mut self.phase, Phase::Halves) {
            Phase::Tree(mut tree) => {
                self.phase = if tree.step() {
                    Phase::Tree(tree)
                } else {
                    let merges = match self.range.start() == self.range.end() {
                        true => Merges::given(&tree, *self.range.end()),
                        false => Merges::new(&tree, GINI),
                    };
                    let merges = Box::new(merges);
                    Phase::Neighbours(merges, Box::new(CutShares::new(rows.points)))
                };
            }
            Phase::Neighbours(merges, mut shares) => {
                if shares.step() {
                    self.phase = Phase::Neighbours(merges, shares);
                } else {
                    let range = &self.range;
                    self.phase = match Apart::of(rows, range, *merges, *shares, self.seed)? {
                        Some(apart) => Phase::Apart(Box::new(apart)),
                        None => Phase::Halves,
                    };
                }
            }
            Phase::Apart(mut apart) => match apart.step(rows)? {
                Continue(()) => self.phase = Phase::Apart(apart),
                Break(None) => {}
                Break(Some(name)) => {
                    let reason = match name {
                        Method::Mixture => EngineReason::Width,
                        _ => EngineReason::Apart,
                    };
                    let engine = Engine { name, reason };
                    return Ok(Some((engine, apart.clusters..=apart.clusters)));
                }
            },
            Phase::Rank(mut ranking) => {
                if ranking.step(rows.points) {
                    self.phase = Phase::Rank(ranking);
                } else {
                    self.order = ranking.finish();
                    let first = &self.order[..self.order.len().min(ROWS)];
                    let data = self.data.insert(Data::of(rows, first));
                    self.phase = if self.open && !is_coarse(data.points()) {
                        Phase::Many(Box::new(Many::new(data.len(), self.seed)))
                    } else {
                        self.shapes(rows)
                    };
                }
            }
            Phase::Many(mut many) => match many.step(ranked(&self.data)) {
                Continue(()) => self.phase = Phase::Many(many),
                Break(None) => self.phase = self.shapes(rows),
                Break(Some(range)) => {
                    let engine = Engine {
                        name: Method::KMeans,
                        reason: EngineReason::Many,
                    };
                    return Ok(Some((engine, range)));
                }
            },
            Phase::Halves => return self.halve(),
        }
        Ok(None)
    }

    /// Looks for groups of any shape, where that can be told.
    fn shapes(&self, rows: AllRows<'_>) -> Phase {
        let count = rows.points.len();
        let few = rows.weights.is_none()
            && (LEAST_ROWS..=MOST_ROWS).contains(&count)
            && *self.range.end() < count
            && !is_coarse(rows.points);
        match few {
            true => Phase::Tree(Box::new(SpanningTree::new(rows.points))),
            false => Phase::Halves,
        }
    }

    /// Fits the next half of the rows; the engine once that was done often enough.
    fn halve(&mut self) -> Result<Option<Chosen>> {
        let given = self.range.start() == self.range.end();
        let data = ranked(&self.data);
        let every = self.range.clone().count().div_ceil(NUMBERS);
        let numbers: Vec<usize> = self.range.clone().step_by(every).collect();
        let split = self.next / (2 * METHODS.len());
        let clusters = numbers[split % numbers.len()];
        if split < SPLITS && clusters <= data.len() / 2 {
            let [one, other] = halves(data.len(), mix_pair(self.seed, split as u64));
            let halves = [data.take(&one), data.take(&other)];
            let place = self.next / 2 % METHODS.len();
            let half = &halves[self.next % 2];
            // A fit is one step, and latent classes take the longest.
            let thorough = clusters <= THOROUGH || METHODS[place] == Method::KMeans;
            let effort = effort(given && thorough);
            let fitted = METHODS[place].fit(half, clusters, effort, self.seed)?;
            self.next += 1;
            match self.first.take() {
                Some(first) => self.agreements[place] += agreement(&halves, [&first, &fitted]),
                None => self.first = Some(fitted),
            }
            return Ok(None);
        }
        let [kmeans, mixture] = self.agreements;
        let margin = MARGIN * split as f64;
        let steady = split > 0 && mixture >= kmeans - margin;
        let engine = if steady {
            Engine {
                name: Method::Mixture,
                reason: EngineReason::Steady,
            }
        } else {
            Engine {
                name: Method::KMeans,
                reason: EngineReason::Simple,
            }
        };
        Ok(Some((engine, self.range.clone())))
    }
}

fn ranked(data: &Option<Data>) -> &Data {
    data.as_ref().expect("rows are ranked first")
}

/// Whether one value makes up so much of a column that rows which have it lie apart for that alone: counts
/// under a logarithm do, and are no groups.
fn is_coarse(points: &Points) -> bool {
    let mut row = vec![0.0; points.dimensions()];
    (0..points.dimensions()).any(|column| {
        let value = |index: usize| {
            points.copy_row(index, &mut row);
            row[column]
        };
        let values = sorted((0..points.len()).map(value));
        let most = values
            .chunk_by(|one, other| one == other)
            .map(<[f64]>::len)
            .max();
        most.unwrap_or(0) as f64 > COARSE * points.len() as f64
    })
}

/// A few starts, for what is only compared.
pub(super) fn effort(breathing: bool) -> Effort {
    Effort {
        restarts: Some(3),
        breathing,
        ..Effort::default()
    }
}

/// How alike two halves of the rows are divided by what each half teaches: the adjusted Rand index on both.
pub(super) fn agreement(halves: &[Data; 2], [one, other]: [&Fitted; 2]) -> f64 {
    let forwards = adjusted_rand_index(&one.predict(&halves[1]), &other.labels);
    let backwards = adjusted_rand_index(&other.predict(&halves[0]), &one.labels);
    (forwards + backwards) / 2.0
}

/// The numbers below `count` in two halves, by the hashes of their places.
pub(super) fn halves(count: usize, seed: u64) -> [Vec<u32>; 2] {
    let mut order: Vec<u32> = (0..count as u32).collect();
    for place in (1..count).rev() {
        // Fisher and Yates's shuffle; the bias of a remainder is below 2⁻⁴⁰ here.
        let other = mix_pair(seed, place as u64) % (place as u64 + 1);
        order.swap(place, other as usize);
    }
    let rest = order.split_off(count / 2);
    [order, rest]
}
