//! The best clustering for each number of clusters, one bounded step at a time.

use std::ops::RangeInclusive;

use super::breathing::Breathing;
use super::centres::Centres;
use super::descent::Descent;
use super::effort::Effort;
use super::model::KMeans;
use super::optima::Optima;
use super::pace::Pace;
use super::random::Random;
use super::seeding::Drawing;
use crate::error::{Error, Result};
use crate::features::{CHUNK, Points, Ranking, Rows};

/// How many rows, first in canonical order, first centres are drawn from and tried on. 2,000 rows
/// give another partition than all rows do (ARI .93 on customer tables); 20,000 the same (.9995).
pub const SAMPLE: usize = 20_000;

/// About how many multiplications a step may take: some 10 ms.
const STEP: usize = 1 << 24;

/// Up to so many rows single moves follow on all of them: beyond, they gain less than they take.
const MOVED: usize = 2 * SAMPLE;

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
/// Large data are met in three sizes: starts are tried on some thousands of rows, the best is refined on
/// [`SAMPLE`] of them, then on all.
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
    /// The first of the sample, on which starts are tried, if not on all of it.
    tried: Option<Points>,
    /// The optima that the starts came to.
    optima: Optima,
    phase: Phase,
    short: bool,
}

#[derive(Debug)]
enum Phase {
    Rank(Box<Ranking>),
    Take(Vec<u32>),
    Seed,
    Draw(Box<Drawing>, Random),
    Descend(Box<Descent>),
    Breathe(Box<Breathing>),
    /// The best start on the whole sample.
    Narrow(Box<Descent>),
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
            tried: None,
            optima: Optima::default(),
            phase: Phase::Rank(Box::new(Ranking::new(points, limit, seed))),
            short: to > points.len(),
        })
    }

    /// Prepares a search of points that another one has ranked already.
    ///
    /// # Errors
    /// Those of [`new`](Self::new).
    pub fn ranked(
        points: &Points,
        clusters: RangeInclusive<usize>,
        effort: Effort,
        seed: u64,
        order: &[u32],
    ) -> Result<Self> {
        let mut search = Self::new(points, clusters, effort, seed)?;
        search.phase = Phase::Take(order.to_vec());
        Ok(search)
    }

    /// The first points in canonical order: at most [`SAMPLE`], or all in a full search. Empty until
    /// they are ranked, which is before anything is found.
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    /// On how many points starts were tried for the number of clusters that was found last.
    pub fn tried_rows(&self) -> usize {
        self.tried().len()
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
                Phase::Take(order) => self.take(points, order),
                Phase::Seed => self.seed(points),
                Phase::Draw(drawing, random) => self.draw(points, drawing, random),
                Phase::Descend(mut descent) => {
                    let work = descent.step(self.tried());
                    if descent.is_done() {
                        self.settle(points, *descent);
                    } else {
                        self.phase = Phase::Descend(descent);
                    }
                    work
                }
                Phase::Breathe(mut breathing) => {
                    let work = breathing.step(self.tried());
                    if breathing.is_done() {
                        self.settle(points, breathing.finish());
                    } else {
                        self.phase = Phase::Breathe(breathing);
                    }
                    work
                }
                Phase::Narrow(mut descent) => {
                    let work = descent.step(&self.sample);
                    if descent.is_done() {
                        self.refine(points, descent.partition.centres);
                    } else {
                        self.phase = Phase::Narrow(descent);
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
            self.phase = Phase::Take(ranking.finish());
        }
        STEP / 8
    }

    /// Copies some thousand rows of the sample.
    fn take(&mut self, points: &Points, order: Vec<u32>) -> usize {
        let known = self.sample.len();
        let next = order.len().min(known + CHUNK);
        self.sample.append(points, &order[known..next]);
        if next < order.len() {
            self.phase = Phase::Take(order);
        } else {
            self.order = order;
            self.phase = Phase::Seed;
        }
        16 * (next - known) * points.dimensions()
    }

    /// The rows on which starts are tried.
    fn tried(&self) -> &Points {
        self.tried.as_ref().unwrap_or(&self.sample)
    }

    /// Takes as many rows of the sample as this number of clusters needs.
    fn take_rows(&mut self) {
        let rows = self.effort.rows(&self.sample, self.clusters);
        if rows == self.sample.len() {
            self.tried = None;
        } else if self.tried().len() != rows {
            self.tried = Some(self.sample.first(rows));
        }
    }

    /// Begins a start. The last one breathes on from the best, with all others as partners.
    fn seed(&mut self, points: &Points) -> usize {
        if self.restart == 0 {
            self.take_rows();
        }
        let all = self.effort.starts(points, self.clusters).1;
        // The last one has all that is known.
        let breathes = self.restart + 1 == all && self.effort.breathing;
        let mut random = Random::new(self.seed, self.clusters, self.restart);
        let pace = self.pace(points);
        if breathes {
            let (best, partners) = self.optima.take();
            let breathing = Breathing::new(best, partners, pace, random);
            self.phase = Phase::Breathe(Box::new(breathing));
            return 0;
        }
        let drawing = Drawing::new(self.tried(), self.clusters, &mut random);
        self.phase = Phase::Draw(Box::new(drawing), random);
        0
    }

    /// Draws a first centre more; when all are drawn the start goes down from them.
    fn draw(&mut self, points: &Points, mut drawing: Box<Drawing>, mut random: Random) -> usize {
        let tried = self.tried();
        let work = 8 * tried.len() * tried.dimensions();
        let more = drawing.step(tried, &mut random);
        let (centres, pace) = (&drawing.centres, self.pace(points));
        let descent = || Descent::new(tried, centres.clone(), pace);
        self.phase = if more {
            Phase::Draw(drawing, random)
        } else if self.restart < self.effort.starts(points, self.clusters).0 {
            Phase::Descend(Box::new(descent()))
        } else {
            let breathing = Breathing::new(descent(), Vec::new(), pace, random);
            Phase::Breathe(Box::new(breathing))
        };
        work
    }

    /// Where more rows are still to come, or a refinement, a start only has to show whether it is the best.
    fn pace(&self, points: &Points) -> Pace {
        let limit = self.effort.iterations;
        let tried = self.tried().len();
        if self.tried.is_some() || tried < points.len() {
            Pace::coarse(limit, tried)
        } else {
            Pace {
                numbered: false,
                ..Pace::thorough(limit)
            }
        }
    }

    /// Notes where a start came to, and goes on to the next one; after the last to more points.
    fn settle(&mut self, points: &Points, descent: Descent) {
        self.restart += 1;
        let (plain, all) = self.effort.starts(points, self.clusters);
        self.optima.note(descent);
        if self.restart == all {
            let centres = self.optima.take().0.partition.centres;
            if self.tried.is_some() && 2 * self.sample.len() < points.len() {
                let pace = Pace::coarse(self.effort.iterations, self.sample.len());
                self.phase = Phase::Narrow(Box::new(Descent::new(&self.sample, centres, pace)));
            } else {
                self.refine(points, centres);
            }
            return;
        }
        if self.restart < plain && self.optima.agree() {
            self.restart = all - 1;
        }
        self.phase = Phase::Seed;
    }

    fn refine(&mut self, points: &Points, centres: Centres) {
        let pace = match self.tried.is_some() && points.len() <= MOVED {
            true => Pace::thorough(self.effort.iterations),
            false => Pace::exact(self.effort.iterations),
        };
        self.phase = Phase::Refine(Box::new(Descent::new(points, centres, pace)));
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

    pub(in crate::cluster) fn fraction(&self, points: &Points) -> f64 {
        let all = self.range.end() - self.range.start() + 1;
        let begun = match self.phase {
            Phase::Rank(_) | Phase::Take(_) => 0.0,
            // Refining counts like two starts.
            _ => self.restart as f64 / (self.effort.starts(points, self.clusters).1 + 2) as f64,
        };
        (((self.clusters - self.range.start()) as f64 + begun) / all as f64).min(1.0)
    }
}
