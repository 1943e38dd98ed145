//! Out of a poor optimum: breathing k-means (Fritzke, *The breathing k-means algorithm*, 2020).
//!
//! Centres are added where the error is largest and, after a descent, taken away where they are least
//! useful. What is a local optimum for k centres seldom is one for k + m, so the way leads out.
//!
//! A breath can also take in all centres of another optimum: what is kept of both is often better than
//! either (as in the crossover of Gribel & Vidal, *HG-means*, 2019).

use super::centres::Centres;
use super::descent::Descent;
use super::kernel::{Kernel, squared_distance};
use super::pace::Pace;
use super::partition::Partition;
use super::random::Random;
use crate::features::{LANES, Points, Rows, ranked};

/// How many centres the first breath adds.
const DEPTH: usize = 5;

/// The same where only a sample descends, and not to the end.
const COARSE_DEPTH: usize = 2;

/// How far a new centre stands from the one that it relieves, as a part of the way to a point of its
/// cluster.
const OFFSET: f64 = 0.01;

/// Lloyd's iterations with the added centres. Where they go shows soon; the rest would be lost with
/// those that are taken away.
const INFLATED: usize = 10;

/// The same where only a sample descends, and not to the end.
const COARSE_INFLATED: usize = 5;

/// A breath must lower the inertia by more than rounding can pretend.
const MARGIN: f64 = 1.0 - 1e-7;

/// A search by breathing under way, one chunk of points a step.
#[derive(Debug)]
pub(super) struct Breathing {
    clusters: usize,
    pace: Pace,
    depth: usize,
    inflated: usize,
    random: Random,
    /// Other optima, whose centres are taken in before any are made up.
    partners: Vec<Centres>,
    /// Whether the breath under way took in a partner's.
    paired: bool,
    /// The best so far; the start as long as it descends.
    best: Descent,
    phase: Phase,
}

#[derive(Debug)]
enum Phase {
    Start,
    /// With more centres than wanted.
    In(Box<Descent>),
    /// With as many as wanted again.
    Out(Box<Descent>),
    Done,
}

impl Breathing {
    /// Starts where a descent ends; every further one goes at `pace`. Of the `partners`
    /// the last is taken in first.
    pub fn new(best: Descent, partners: Vec<Centres>, pace: Pace, random: Random) -> Self {
        let (depth, inflated) = match pace.settled {
            0 => (DEPTH, INFLATED),
            _ => (COARSE_DEPTH, COARSE_INFLATED),
        };
        let clusters = best.partition.centres.len();
        Self {
            clusters,
            pace,
            depth: depth.min(clusters),
            inflated,
            random,
            partners,
            paired: false,
            best,
            phase: Phase::Start,
        }
    }

    /// Whether there is nothing left to do.
    pub fn is_done(&self) -> bool {
        matches!(self.phase, Phase::Done)
    }

    /// The best that was found.
    pub fn finish(self) -> Descent {
        self.best
    }

    /// Works on one chunk; returns about how many multiplications that took.
    pub fn step(&mut self, points: &Points) -> usize {
        match std::mem::replace(&mut self.phase, Phase::Start) {
            Phase::Start => {
                let work = self.best.step(points);
                if self.best.is_done() {
                    self.breathe_in(points);
                }
                work
            }
            Phase::In(mut descent) => {
                let mut work = descent.step(points);
                if descent.is_done() {
                    let mut partition = descent.partition;
                    work += 2 * points.len() * points.dimensions() * partition.centres.len();
                    partition.renumber(&breathe_out(points, &partition.centres, self.clusters));
                    self.phase = Phase::Out(Box::new(Descent::of(partition, self.pace)));
                } else {
                    self.phase = Phase::In(descent);
                }
                work
            }
            Phase::Out(mut descent) => {
                let work = descent.step(points);
                if descent.is_done() {
                    if descent.inertia < self.best.inertia * MARGIN {
                        self.best = *descent;
                    } else if !self.paired {
                        self.depth -= 1;
                    }
                    self.breathe_in(points);
                } else {
                    self.phase = Phase::Out(descent);
                }
                work
            }
            Phase::Done => {
                self.phase = Phase::Done;
                0
            }
        }
    }

    /// Takes in a partner's centres or adds some beside those with the largest error, if there is still
    /// something to try.
    fn breathe_in(&mut self, points: &Points) {
        let partition = &self.best.partition;
        self.paired = false;
        if self.depth == 0 || partition.centres.len() < self.clusters || self.best.inertia == 0.0 {
            self.phase = Phase::Done;
            return;
        }
        if let Some(partner) = self.partners.pop() {
            self.paired = true;
            let mut partition = partition.clone();
            partner.iter().for_each(|centre| partition.push(centre));
            self.inflate(partition);
            return;
        }
        let mut errors = vec![0.0; self.clusters];
        for chunk in points.chunks() {
            for (place, index) in chunk.range().enumerate() {
                let label = partition.labels[index] as usize;
                errors[label] += squared_distance(chunk.point(place), partition.centres.get(label));
            }
        }
        let order = ranked(self.clusters, &|one, other| {
            errors[other].total_cmp(&errors[one])
        });
        let mut inflated = partition.clone();
        let mut point = vec![0.0; points.dimensions()];
        for &label in &order[..self.depth] {
            let size = partition.sizes[label];
            let drawn = (self.random.unit() * size as f64) as usize;
            let mut members = (0..points.len()).filter(|&i| partition.labels[i] as usize == label);
            let index = members
                .nth(drawn)
                .expect("as many members as the size says");
            points.copy_row(index, &mut point);
            for (value, centre) in point.iter_mut().zip(partition.centres.get(label)) {
                *value = centre + OFFSET * (*value - centre);
            }
            inflated.push(&point);
        }
        self.inflate(inflated);
    }

    fn inflate(&mut self, partition: Partition) {
        let pace = Pace {
            limit: self.pace.limit.min(self.inflated),
            moves: false,
            numbered: false,
            ..self.pace
        };
        self.phase = Phase::In(Box::new(Descent::of(partition, pace)));
    }
}

/// The use of each centre.
#[inline(never)]
fn uses(points: &Points, centres: &Centres) -> Vec<f64> {
    let kernel = Kernel::new(centres);
    let mut uses = vec![0.0; centres.len()];
    for chunk in points.chunks() {
        for number in 0..chunk.len.div_ceil(LANES) {
            let (labels, leads) = kernel.nearest_with_leads(chunk.block(number));
            let lanes = labels.iter().zip(leads).take(chunk.len - number * LANES);
            for (&label, lead) in lanes {
                uses[label as usize] += f64::from(lead);
            }
        }
    }
    uses
}

/// The `clusters` most useful centres: the use of one is what the inertia would rise by if its
/// points had to go to their second nearest. The nearest neighbour of a centre that is taken away
/// stays, since it takes over.
fn breathe_out(points: &Points, all: &Centres, clusters: usize) -> Vec<usize> {
    let uses = uses(points, all);
    let order = ranked(all.len(), &|one, other| uses[one].total_cmp(&uses[other]));
    let mut surplus = all.len().saturating_sub(clusters);
    let mut removed = vec![false; all.len()];
    let mut frozen = vec![false; all.len()];
    // A second round takes what the first has spared, should it not have been enough.
    for spare in [true, false] {
        for &label in &order {
            if surplus == 0 || removed[label] || (spare && frozen[label]) {
                continue;
            }
            removed[label] = true;
            surplus -= 1;
            let apart =
                |other: usize| squared_distance(all.get(other).iter().copied(), all.get(label));
            let others = (0..all.len()).filter(|&other| !removed[other]);
            if let Some(nearest) = others.min_by(|&one, &two| apart(one).total_cmp(&apart(two))) {
                frozen[nearest] = true;
            }
        }
    }
    (0..all.len()).filter(|&label| !removed[label]).collect()
}
