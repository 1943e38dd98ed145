//! From first centres to an optimum, one chunk of points a step.

use super::bounds::Bounds;
use super::centres::Centres;
use super::kernel::Kernel;
use super::pace::Pace;
use super::partition::Partition;
use super::{hartigan, lloyd};
use crate::features::{LANES, Points, Rows, Sum};

/// A descent under way. The points must be the same in every call.
#[derive(Debug)]
pub(super) struct Descent {
    pub partition: Partition,
    pub inertia: f64,
    pub iterations: usize,
    pub converged: bool,
    pace: Pace,
    stage: Stage,
    kernel: Kernel,
    /// In the long end of a descent, what need not be looked at again.
    bounds: Option<Bounds>,
    /// Bounds are kept from when no more than so many labels change.
    calm: usize,
    /// Where the last step led, if centres go ahead of the means.
    ahead: Option<Ahead>,
    /// How often going ahead led up.
    failures: usize,
    /// How many blocks the pass has looked at.
    seen: usize,
    /// The next chunk of the pass, and what changed in the pass so far.
    chunk: usize,
    changed: usize,
    sum: Sum,
    /// How many passes of single moves, and how many numberings, there were.
    passes: usize,
    numberings: usize,
}

/// A step as it was, for the next one to learn from.
#[derive(Debug)]
struct Ahead {
    /// The means, and how far they were from the centres before.
    means: Centres,
    steps: Vec<f64>,
    inertia: f64,
    /// Whether the centres are elsewhere than at the means.
    away: bool,
}

/// How many times the last change of the means centres go ahead where nothing tells how far.
const UNSURE: f64 = 1.0;

/// Going ahead that led up so often is given up.
const FAILURES: usize = 4;

#[derive(Debug, Clone, Copy, PartialEq)]
enum Stage {
    /// Lloyd's steps until nothing changes.
    Lloyd,
    /// Single moves until nothing moves; then Lloyd's steps again, which normally change nothing.
    Moves,
    /// Clusters were numbered by size; the lowest index wins a tie, so labels may change once more.
    Number,
    /// The sum of squared distances.
    Measure,
    Done,
}

/// The part of the labels below which bounds begin to pay.
const CALM: usize = 256;

/// The part of the labels below which the order of the clusters hardly changes any more.
const SETTLING: usize = 16;

/// Passes of single moves after which it is enough; a few suffice in practice.
const MOVE_PASSES: usize = 100;

/// How often clusters are numbered anew, should ties change their sizes every time.
const NUMBERINGS: usize = 5;

impl Descent {
    /// Starts at `centres`.
    pub fn new(points: &Points, centres: Centres, pace: Pace) -> Self {
        Self::of(Partition::new(points, centres), pace)
    }

    /// Starts at the centres of a partition in which most points are where they will be.
    pub fn of(partition: Partition, pace: Pace) -> Self {
        Self {
            kernel: Kernel::new(&partition.centres),
            inertia: f64::INFINITY,
            iterations: 0,
            converged: false,
            pace,
            stage: Stage::Lloyd,
            bounds: None,
            calm: partition.labels.len() / CALM,
            ahead: None,
            failures: 0,
            partition,
            seen: 0,
            chunk: 0,
            changed: 0,
            sum: Sum::default(),
            passes: 0,
            numberings: 0,
        }
    }

    /// Whether there is nothing left to do.
    pub fn is_done(&self) -> bool {
        self.stage == Stage::Done
    }

    /// Works on one chunk; returns about how many multiplications that took.
    pub fn step(&mut self, points: &Points) -> usize {
        if self.stage == Stage::Done {
            return 0;
        }
        let chunk = points.chunk(self.chunk);
        let size = chunk.len * chunk.dimensions;
        let work = match self.stage {
            Stage::Lloyd | Stage::Number => match &mut self.bounds {
                Some(bounds) => {
                    let (partition, kernel) = (&mut self.partition, &self.kernel);
                    let (changed, seen) = lloyd::assign_bounded(partition, kernel, chunk, bounds);
                    self.changed += changed;
                    self.seen += seen;
                    chunk.len + seen * LANES * chunk.dimensions * self.partition.centres.len()
                }
                None => {
                    self.changed += lloyd::assign(&mut self.partition, &self.kernel, chunk);
                    size * self.partition.centres.len()
                }
            },
            Stage::Moves => {
                self.changed += hartigan::improve(&mut self.partition, chunk);
                4 * size * self.partition.centres.len()
            }
            Stage::Measure | Stage::Done => {
                let labels = &self.partition.labels[chunk.range()];
                let blocks = chunk.blocks.chunks_exact(chunk.dimensions);
                for (labels, block) in labels.chunks(LANES).zip(blocks) {
                    for (lane, &label) in labels.iter().enumerate() {
                        let mut square = 0.0;
                        for (value, lanes) in
                            self.partition.centres.get(label as usize).iter().zip(block)
                        {
                            let difference = f64::from(lanes[lane]) - value;
                            square += difference * difference;
                        }
                        self.sum.add(square);
                    }
                }
                4 * size
            }
        };
        self.chunk += 1;
        if self.chunk == points.chunk_count() {
            self.chunk = 0;
            let changed = std::mem::take(&mut self.changed);
            self.pass_ends(points, changed);
        }
        work
    }

    fn pass_ends(&mut self, points: &Points, changed: usize) {
        match self.stage {
            Stage::Lloyd => {
                self.iterations += 1;
                let away = self.ahead.as_ref().is_some_and(|ahead| ahead.away);
                self.converged = changed <= self.pace.settled && !away;
                if changed <= self.pace.settled {
                    // From the means themselves, next.
                    self.ahead = None;
                }
                if self.converged && self.bounds.take().is_some() && self.pace.settled == 0 {
                    // That nothing changes is seen without bounds, before it is said.
                    self.converged = false;
                } else if self.converged && self.pace.moves {
                    self.pace.moves = false;
                    self.stage = Stage::Moves;
                } else if self.converged || self.iterations >= self.pace.limit {
                    self.bounds = None;
                    self.partition.give_up_empty();
                    self.number(points);
                } else {
                    // Early, so that at the end there is seldom a number to change, which takes a pass more.
                    let calms = self.pace.numbered && changed <= points.len() / SETTLING;
                    if calms && self.partition.sort() {
                        self.ahead = None;
                    }
                    self.watch(points, changed);
                    self.iterate(points);
                }
            }
            Stage::Moves => {
                self.passes += 1;
                if changed == 0 || self.passes == MOVE_PASSES {
                    self.kernel = Kernel::new(&self.partition.centres);
                    self.stage = Stage::Lloyd;
                }
            }
            Stage::Number => {
                if changed > self.pace.settled
                    && self.converged
                    && self.iterations < self.pace.limit
                {
                    self.iterate(points);
                } else {
                    self.measure(points);
                }
            }
            Stage::Measure | Stage::Done => {
                self.inertia = self.sum.value();
                self.stage = Stage::Done;
            }
        }
    }

    /// Decides whether the next pass keeps bounds. The first pass with bounds looks at every block; from
    /// then on they must spare half of them.
    fn watch(&mut self, points: &Points, changed: usize) {
        let blocks = points.len().div_ceil(LANES);
        let seen = std::mem::take(&mut self.seen);
        match self.bounds {
            None if changed <= self.calm => self.bounds = Some(Bounds::new(points.len())),
            Some(_) if seen < blocks && 2 * seen > blocks => {
                self.bounds = None;
                self.calm = changed / 2;
            }
            _ => {}
        }
    }

    /// Moves the centres and looks at every point again.
    fn iterate(&mut self, points: &Points) {
        let before = self.partition.centres.clone();
        self.partition.centre_all(points);
        if self.pace.ahead && self.failures < FAILURES {
            self.go_ahead(points, &before);
        }
        if let Some(bounds) = &mut self.bounds {
            bounds.moved(&before, &self.partition.centres);
        }
        self.kernel = Kernel::new(&self.partition.centres);
        self.stage = Stage::Lloyd;
    }

    /// Moves the centres, now at the means of their points, on to where the next means will lie, judged by how
    /// much shorter the steps became (Anderson, *Iterative procedures for nonlinear integral equations*, 1965,
    /// with one step remembered; Zhang et al., *Fast k-means clustering with Anderson acceleration*, 2018).
    fn go_ahead(&mut self, points: &Points, before: &Centres) {
        let means = self.partition.centres.clone();
        let Some(inertia) = self.partition.inertia(points.square()) else {
            return;
        };
        let pairs = means.values().iter().zip(before.values());
        let steps: Vec<f64> = pairs.map(|(mean, before)| mean - before).collect();
        let known = self
            .ahead
            .take()
            .filter(|known| known.steps.len() == steps.len());
        let mut away = false;
        if let Some(known) = known {
            let (mut along, mut square) = (0.0, 0.0);
            for (step, last) in steps.iter().zip(&known.steps) {
                let change = step - last;
                along += step * change;
                square += change * change;
            }
            if inertia > known.inertia {
                self.failures += 1;
            } else if square > 0.0 {
                // Steps that do not become shorter tell nothing about the end.
                let part = if along < 0.0 { -along / square } else { UNSURE };
                let last = known.means.values();
                for (value, last) in self.partition.centres.values_mut().iter_mut().zip(last) {
                    *value += part * (*value - last);
                }
                away = true;
            }
        }
        self.ahead = Some(Ahead {
            means,
            steps,
            inertia,
            away,
        });
    }

    /// Numbers the clusters by size, and looks at every point again if that changed anything.
    fn number(&mut self, points: &Points) {
        if self.pace.numbered && self.numberings < NUMBERINGS && self.partition.sort() {
            self.numberings += 1;
            self.kernel = Kernel::new(&self.partition.centres);
            self.stage = Stage::Number;
        } else {
            self.measure(points);
        }
    }

    /// The inertia, at once if it can be had from what is known.
    fn measure(&mut self, points: &Points) {
        match self.partition.inertia(points.square()) {
            Some(inertia) => {
                self.inertia = inertia;
                self.stage = Stage::Done;
            }
            None => self.stage = Stage::Measure,
        }
    }
}
