//! The least spanning tree of all rows, a portion of it a step.

use super::blocks::{Blocks, squared};
use crate::features::{Doubles, LANES, Points, Rows};
use crate::table::rising::{of_key, order_key};

/// About how many multiplications a step may take: some 10 ms.
const STEP: usize = 1 << 23;

/// An edge of the tree: its squared length, and its ends.
pub(super) type Edge = (f64, u32, u32);

/// The tree as far as it has grown (Prim, *Shortest connection networks and some generalizations*, 1957;
/// of all pairs of rows). The points must be the same in every call.
#[derive(Debug, Clone)]
pub struct SpanningTree {
    dimensions: usize,
    /// The rows outside of the tree: their numbers, and their coordinates in the same order.
    outside: Vec<u32>,
    blocks: Blocks,
    /// Of each row outside the squared distance to the nearest row of the tree, by block, and that row.
    distances: Vec<[f64; LANES]>,
    nearest: Vec<[u32; LANES]>,
    /// The row that came last, and its coordinates.
    last: u32,
    row: Vec<f64>,
    edges: Vec<Edge>,
}

impl SpanningTree {
    /// A tree of the first row alone. There must be one.
    pub fn new(points: &Points) -> Self {
        let count = points.len();
        let mut row = vec![0.0; points.dimensions()];
        points.copy_row(0, &mut row);
        let spaces = (count - 1).div_ceil(LANES);
        Self {
            dimensions: points.dimensions(),
            outside: (1..count as u32).collect(),
            blocks: Blocks::new(points, 1),
            distances: vec![[f64::INFINITY; LANES]; spaces],
            nearest: vec![[0; LANES]; spaces],
            last: 0,
            row,
            edges: Vec::with_capacity(count - 1),
        }
    }

    /// Adds the next rows; `false` when all are there.
    pub fn step(&mut self) -> bool {
        let mut work = 0;
        while work < STEP && !self.outside.is_empty() {
            work += self.outside.len() * self.dimensions;
            self.grow();
        }
        !self.outside.is_empty()
    }

    /// The part that is done, 0 to 1.
    pub fn fraction(&self) -> f64 {
        let all = self.edges.len() + self.outside.len();
        self.edges.len() as f64 / all.max(1) as f64
    }

    /// The edges, shortest first, once `step` returned `false`; equally long ones by their ends.
    pub(super) fn edges(&self) -> Vec<Edge> {
        let key = |edge: &Edge| {
            (
                order_key(edge.0),
                u64::from(edge.1) << 32 | u64::from(edge.2),
            )
        };
        let mut keys: Vec<(u64, u64)> = self.edges.iter().map(key).collect();
        keys.sort_unstable();
        let edge = |(length, ends): (u64, u64)| (of_key(length), (ends >> 32) as u32, ends as u32);
        keys.into_iter().map(edge).collect()
    }

    fn grow(&mut self) {
        let (place, distance) = self.meet_last();
        let (block, lane) = (place / LANES, place % LANES);
        let from = self.nearest[block][lane];
        self.row = self.blocks.row(place);
        let end = self.outside.len() - 1;
        let (last_block, last_lane) = (end / LANES, end % LANES);
        self.blocks.replace(place, end);
        self.distances[block][lane] = self.distances[last_block][last_lane];
        self.nearest[block][lane] = self.nearest[last_block][last_lane];
        self.distances[last_block][last_lane] = f64::INFINITY;
        self.last = self.outside.swap_remove(place);
        let ends = (from.min(self.last), from.max(self.last));
        self.edges.push((distance, ends.0, ends.1));
    }

    /// Tells all rows outside how near the last row is; the place of the one that is nearest to the tree, the first of
    /// several, and its squared distance.
    fn meet_last(&mut self) -> (usize, f64) {
        let blocks = self.blocks.iter().take(self.outside.len().div_ceil(LANES));
        let known = self.distances.iter_mut().zip(&mut self.nearest);
        let (mut nearest, mut least, mut four) = (0, f64::INFINITY, [0.0; LANES]);
        for (block, (lanes, (known, from))) in blocks.zip(known).enumerate() {
            let distances = squared(lanes, &self.row);
            if distances.any_below(Doubles::load(known)) {
                distances.store(&mut four);
                for (lane, &distance) in four.iter().enumerate() {
                    if distance < known[lane] {
                        (known[lane], from[lane]) = (distance, self.last);
                    }
                }
            }
            if Doubles::load(known).any_below(Doubles::splat(least)) {
                for (lane, &distance) in known.iter().enumerate() {
                    if distance < least {
                        (nearest, least) = (block * LANES + lane, distance);
                    }
                }
            }
        }
        (nearest, least)
    }
}
