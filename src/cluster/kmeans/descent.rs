//! From first centres to an optimum, one chunk of points a step.

use super::centres::Centres;
use super::kernel::{Kernel, squared_distance};
use super::partition::Partition;
use super::{hartigan, lloyd};
use crate::features::{Points, Sum};

/// A descent under way. The points must be the same in every call.
#[derive(Debug)]
pub(super) struct Descent {
    pub partition: Partition,
    pub inertia: f64,
    pub iterations: usize,
    pub converged: bool,
    limit: usize,
    stage: Stage,
    /// Whether single moves are still to come.
    moves: bool,
    kernel: Kernel,
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

/// Passes of single moves after which it is enough; a few suffice in practice.
const MOVE_PASSES: usize = 100;

/// How often clusters are numbered anew, should ties change their sizes every time.
const NUMBERINGS: usize = 5;

impl Descent {
    /// Starts at `centres`. At most `limit` of Lloyd's iterations; with `moves`, single moves as well.
    pub fn new(points: &Points, centres: Centres, limit: usize, moves: bool) -> Self {
        Self {
            kernel: Kernel::new(&centres),
            partition: Partition::new(points, centres),
            inertia: f64::INFINITY,
            iterations: 0,
            converged: false,
            limit,
            stage: Stage::Lloyd,
            moves,
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
            Stage::Lloyd | Stage::Number => {
                self.changed += lloyd::assign(&mut self.partition, &self.kernel, chunk);
                size * self.partition.centres.len()
            }
            Stage::Moves => {
                self.changed += hartigan::improve(&mut self.partition, chunk);
                4 * size * self.partition.centres.len()
            }
            Stage::Measure | Stage::Done => {
                for (place, index) in chunk.range().enumerate() {
                    let centre = self
                        .partition
                        .centres
                        .get(self.partition.labels[index] as usize);
                    self.sum.add(squared_distance(chunk.point(place), centre));
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
                self.converged = changed == 0;
                if self.converged && self.moves {
                    self.moves = false;
                    self.stage = Stage::Moves;
                } else if self.converged || self.iterations >= self.limit {
                    self.partition.give_up_empty();
                    self.number();
                } else {
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
                if changed > 0 && self.converged && self.iterations < self.limit {
                    self.iterate(points);
                } else {
                    self.stage = Stage::Measure;
                }
            }
            Stage::Measure | Stage::Done => {
                self.inertia = self.sum.value();
                self.stage = Stage::Done;
            }
        }
    }

    /// Moves the centres and looks at every point again.
    fn iterate(&mut self, points: &Points) {
        self.partition.centre_all(points);
        self.kernel = Kernel::new(&self.partition.centres);
        self.stage = Stage::Lloyd;
    }

    /// Numbers the clusters by size, and looks at every point again if that changed anything.
    fn number(&mut self) {
        self.stage = Stage::Measure;
        if self.numberings < NUMBERINGS && self.partition.sort() {
            self.numberings += 1;
            self.kernel = Kernel::new(&self.partition.centres);
            self.stage = Stage::Number;
        }
    }
}
