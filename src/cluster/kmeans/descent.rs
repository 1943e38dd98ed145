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
const CALM: usize = 64;

/// The part of the labels below which the order of the clusters hardly changes any more.
const SETTLING: usize = 16;

/// Passes of single moves after which it is enough; a few suffice in practice.
const MOVE_PASSES: usize = 100;

/// How often clusters are numbered anew, should ties change their sizes every time.
const NUMBERINGS: usize = 5;

impl Descent {
    /// Starts at `centres`.
    pub fn new(points: &Points, centres: Centres, pace: Pace) -> Self {
        Self {
            kernel: Kernel::new(&centres),
            partition: Partition::new(points, centres),
            inertia: f64::INFINITY,
            iterations: 0,
            converged: false,
            pace,
            stage: Stage::Lloyd,
            bounds: None,
            calm: points.len() / CALM,
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
                self.converged = changed <= self.pace.settled;
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
                    if changed <= points.len() / SETTLING {
                        // Early, so that at the end there is seldom a number to change, which takes a pass more.
                        self.partition.sort();
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
                self.calm = changed / 4;
            }
            _ => {}
        }
    }

    /// Moves the centres and looks at every point again.
    fn iterate(&mut self, points: &Points) {
        let before = self
            .bounds
            .is_some()
            .then(|| self.partition.centres.clone());
        self.partition.centre_all(points);
        if let (Some(bounds), Some(before)) = (&mut self.bounds, before) {
            bounds.moved(&before, &self.partition.centres);
        }
        self.kernel = Kernel::new(&self.partition.centres);
        self.stage = Stage::Lloyd;
    }

    /// Numbers the clusters by size, and looks at every point again if that changed anything.
    fn number(&mut self, points: &Points) {
        if self.numberings < NUMBERINGS && self.partition.sort() {
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
