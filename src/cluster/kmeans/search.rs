//! The best clustering for each number of clusters, one bounded step at a time.

use std::ops::RangeInclusive;

use super::breathing::Breathing;
use super::centres::Centres;
use super::descent::Descent;
use super::model::KMeans;
use super::pace::Pace;
use super::random::Random;
use super::seeding::greedy_plus_plus;
use crate::error::{Error, Result};
use crate::features::{Points, Ranking, Rows, ranked};

/// How many rows, first in canonical order, first centres are drawn from and tried on. 2,000 rows
/// give another partition than all rows do (ARI .93 on customer tables); 20,000 the same (.9995).
pub const SAMPLE: usize = 20_000;

/// About how many multiplications a step may take: some 10 ms.
const STEP: usize = 1 << 24;

/// Optima whose inertia differs by no more than this part are the same one.
const SAME: f64 = 1e-7;

/// Small data get more starts: rows × coordinates × clusters × starts stay below this.
pub const START_BUDGET: usize = 2_000_000;

/// How hard to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Whether starts are tried on a sample of at most [`SAMPLE`] rows and only the best is refined on
    /// all, instead of all being tried on all rows.
    pub sample: bool,
    /// Starts for each number of clusters, and a quarter as many (at least one) that breathe. If absent,
    /// as many as [`START_BUDGET`] allows, between 3 and 12; without a sample 20.
    pub restarts: Option<usize>,
    /// Whether any start breathes. Where many fits are averaged, each may be cheap.
    pub breathing: bool,
    /// The cap of Lloyd's iterations of one start.
    pub iterations: usize,
}

impl Default for Effort {
    fn default() -> Self {
        Self {
            sample: true,
            restarts: None,
            breathing: true,
            iterations: 300,
        }
    }
}

impl Effort {
    /// Every start on all rows.
    pub fn full() -> Self {
        Self {
            sample: false,
            ..Self::default()
        }
    }

    /// Plain starts, and all of them with those that breathe.
    fn starts(&self, points: &Points, clusters: usize) -> (usize, usize) {
        let cost = points.len() * points.dimensions() * clusters;
        let plain = match self.restarts {
            Some(restarts) => restarts,
            None if self.sample => (START_BUDGET / cost).clamp(3, 12),
            None => 20,
        };
        let breathing = if self.breathing {
            (plain / 4).max(1)
        } else {
            0
        };
        (plain, plain + breathing)
    }
}

/// The best clustering found for one number of clusters.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// How many clusters were asked for; there are fewer if there are fewer distinct rows.
    pub clusters: usize,
    /// The clusters, largest first.
    pub model: KMeans,
    /// The cluster of each point.
    pub labels: Vec<u32>,
}

/// What a step of a [`Search`] brought.
#[derive(Debug, Clone, PartialEq)]
pub enum SearchStep {
    /// Nothing yet; the part of the search that is done, 0 to 1.
    Working(f64),
    /// The best for the next number of clusters.
    Found(Box<Found>),
    /// There is nothing left to do.
    Done,
}

/// A search under way: for each number of clusters several starts, each by greedy k-means++, Lloyd's
/// iterations, single moves and Lloyd's again, some followed by breathing; the best of them is refined by
/// Lloyd's iterations on all points until no label changes. The points must be the same in every call.
///
/// Starts are made on a sample in canonical order, and sums over all points are exact, so that the
/// result depends neither on the order of the points nor on the range that is searched.
#[derive(Debug)]
pub struct Search {
    range: RangeInclusive<usize>,
    effort: Effort,
    seed: u64,
    clusters: usize,
    restart: usize,
    /// The first points in canonical order: their indices, and they themselves.
    order: Vec<u32>,
    sample: Points,
    /// The optima that the starts came to: inertia on the sample, and centres.
    optima: Vec<(f64, Centres)>,
    phase: Phase,
    short: bool,
}

#[derive(Debug)]
enum Phase {
    Rank(Box<Ranking>),
    Seed,
    Descend(Box<Descent>),
    Breathe(Box<Breathing>),
    Refine(Box<Descent>),
    Done,
}

impl Search {
    /// Prepares a search of `clusters`, of which the last is lowered to the number of points.
    ///
    /// # Errors
    /// `option-invalid` for an empty range or one that starts at 0, and `rows-too-few` if there are
    /// fewer points than the least number of clusters.
    pub fn new(
        points: &Points,
        clusters: RangeInclusive<usize>,
        effort: Effort,
        seed: u64,
    ) -> Result<Self> {
        let (from, to) = clusters.into_inner();
        if from == 0 || to < from {
            let found = format!("{from} to {to}");
            return Err(Error::option("clusters", "a range from at least 1", found));
        }
        if points.len() < from {
            return Err(Error::RowsTooFew {
                expected: from as u64,
                found: points.len() as u64,
            });
        }
        let limit = if effort.sample { SAMPLE } else { points.len() };
        Ok(Self {
            range: from..=to.min(points.len()),
            effort,
            seed,
            clusters: from,
            restart: 0,
            order: Vec::new(),
            sample: Points::new(points.dimensions()),
            optima: Vec::new(),
            phase: Phase::Rank(Box::new(Ranking::new(points, limit, seed))),
            short: to > points.len(),
        })
    }

    /// The first points in canonical order: at most [`SAMPLE`], or all in a full search. Empty until
    /// they are ranked, which is before anything is found.
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    /// Whether there turned out to be fewer distinct points than the most clusters asked for. Numbers
    /// of clusters beyond are not tried.
    pub fn is_short(&self) -> bool {
        self.short
    }

    /// Works for some 10 ms.
    pub fn step(&mut self, points: &Points) -> SearchStep {
        let mut work = 0;
        while work < STEP {
            work += match std::mem::replace(&mut self.phase, Phase::Done) {
                Phase::Rank(ranking) => self.rank(points, ranking),
                Phase::Seed => self.seed(points),
                Phase::Descend(mut descent) => {
                    let work = descent.step(&self.sample);
                    if descent.is_done() {
                        self.settle(points, *descent);
                    } else {
                        self.phase = Phase::Descend(descent);
                    }
                    work
                }
                Phase::Breathe(mut breathing) => {
                    let work = breathing.step(&self.sample);
                    if breathing.is_done() {
                        self.settle(points, breathing.finish());
                    } else {
                        self.phase = Phase::Breathe(breathing);
                    }
                    work
                }
                Phase::Refine(mut descent) => {
                    let work = descent.step(points);
                    if descent.is_done() {
                        return self.found(*descent);
                    }
                    self.phase = Phase::Refine(descent);
                    work
                }
                Phase::Done => return SearchStep::Done,
            };
        }
        SearchStep::Working(self.fraction(points))
    }

    fn rank(&mut self, points: &Points, mut ranking: Box<Ranking>) -> usize {
        if ranking.step(points) {
            self.phase = Phase::Rank(ranking);
        } else {
            self.order = ranking.finish();
            self.sample = points.gather(&self.order);
            self.phase = Phase::Seed;
        }
        STEP / 16
    }

    /// Begins a start. The last one breathes on from the best, with all others as partners.
    fn seed(&mut self, points: &Points) -> usize {
        let mut random = Random::new(self.seed, self.clusters, self.restart);
        let pace = self.pace(points);
        let (plain, all) = self.effort.starts(points, self.clusters);
        if self.restart + 1 == all && self.effort.breathing {
            let mut partners = self.ranked_optima();
            let best = partners.pop().expect("there is a plain start");
            let breathing = Breathing::new(&self.sample, best, partners, pace, random);
            self.phase = Phase::Breathe(Box::new(breathing));
            return 0;
        }
        let centres = greedy_plus_plus(&self.sample, self.clusters, &mut random);
        self.phase = if self.restart < plain {
            Phase::Descend(Box::new(Descent::new(&self.sample, centres, pace)))
        } else {
            let breathing = Breathing::new(&self.sample, centres, Vec::new(), pace, random);
            Phase::Breathe(Box::new(breathing))
        };
        8 * self.sample.len() * self.sample.dimensions() * self.clusters
    }

    /// On a sample a start only has to show whether it is the best; all rows are still to come.
    fn pace(&self, points: &Points) -> Pace {
        let limit = self.effort.iterations;
        if 2 * self.sample.len() < points.len() {
            Pace::coarse(limit, self.sample.len())
        } else {
            Pace::thorough(limit)
        }
    }

    /// The distinct optima, the best one last.
    fn ranked_optima(&mut self) -> Vec<Centres> {
        let optima = std::mem::take(&mut self.optima);
        let rising = |one: usize, other: usize| optima[one].0.total_cmp(&optima[other].0);
        let mut distinct = ranked(optima.len(), &rising);
        distinct.dedup_by(|next, known| {
            let (lower, higher) = (optima[*known].0, optima[*next].0);
            higher - lower <= SAME * higher
        });
        let centres = |&index: &usize| optima[index].1.clone();
        distinct.iter().rev().map(centres).collect()
    }

    /// Notes where a start came to, and goes on to the next one; after the last to all points.
    fn settle(&mut self, points: &Points, descent: Descent) {
        self.restart += 1;
        let (inertia, mut centres) = (descent.inertia, descent.partition.centres);
        self.phase = if self.restart < self.effort.starts(points, self.clusters).1 {
            self.optima.push((inertia, centres));
            Phase::Seed
        } else {
            if !self.effort.breathing {
                self.optima.push((inertia, centres));
                centres = self.ranked_optima().pop().expect("there was a start");
            }
            let descent = Descent::new(points, centres, Pace::exact(self.effort.iterations));
            Phase::Refine(Box::new(descent))
        };
    }

    /// Hands a clustering out and turns to the next number of clusters.
    fn found(&mut self, descent: Descent) -> SearchStep {
        let clusters = self.clusters;
        let (model, labels) = KMeans::of(descent);
        let fewer = model.centres().len() < clusters;
        self.short |= fewer;
        self.clusters += 1;
        self.restart = 0;
        if !fewer && self.clusters <= *self.range.end() {
            self.phase = Phase::Seed;
        }
        if fewer && clusters > *self.range.start() {
            // It is what the number before gave already.
            return SearchStep::Done;
        }
        SearchStep::Found(Box::new(Found {
            clusters,
            model,
            labels,
        }))
    }

    fn fraction(&self, points: &Points) -> f64 {
        let all = self.range.end() - self.range.start() + 1;
        let begun = match self.phase {
            Phase::Rank(_) => 0.0,
            // Refining counts like two starts.
            _ => self.restart as f64 / (self.effort.starts(points, self.clusters).1 + 2) as f64,
        };
        (((self.clusters - self.range.start()) as f64 + begun) / all as f64).min(1.0)
    }
}
