//! The least spanning tree of all rows, a portion of it a step.

use crate::features::{Points, Rows};
use crate::table::rising::{of_key, order_key};

/// About how many multiplications a step may take: some 10 ms.
const STEP: usize = 1 << 23;

/// An edge of the tree: its squared length, and its ends.
pub(super) type Edge = (f64, u32, u32);

/// The tree as far as it has grown (Prim, *Shortest connection networks and some generalizations*, 1957;
/// of all pairs of rows). The points must be the same in every call.
#[derive(Debug, Clone)]
pub struct SpanningTree {
    /// Row by row, so that distances read straight on.
    values: Vec<f32>,
    dimensions: usize,
    /// The rows outside of the tree.
    outside: Vec<u32>,
    /// Of each row outside: the squared distance to the nearest row of the tree, and that row.
    nearest: Vec<(f64, u32)>,
    /// The row that came last.
    last: u32,
    edges: Vec<Edge>,
}

impl SpanningTree {
    /// A tree of the first row alone. There must be one.
    pub fn new(points: &Points) -> Self {
        let (count, dimensions) = (points.len(), points.dimensions());
        let mut values = Vec::with_capacity(count * dimensions);
        let mut row = vec![0.0; dimensions];
        for index in 0..count {
            points.copy_row(index, &mut row);
            values.extend(row.iter().map(|&value| value as f32));
        }
        Self {
            values,
            dimensions,
            outside: (1..count as u32).collect(),
            nearest: vec![(f64::INFINITY, 0); count - 1],
            last: 0,
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

    fn row(&self, index: u32) -> &[f32] {
        &self.values[index as usize * self.dimensions..][..self.dimensions]
    }

    fn grow(&mut self) {
        let (mut next, mut least) = (0, f64::INFINITY);
        for place in 0..self.outside.len() {
            let distance = squared(self.row(self.last), self.row(self.outside[place]));
            let known = &mut self.nearest[place];
            if distance < known.0 {
                *known = (distance, self.last);
            }
            if known.0 < least {
                (next, least) = (place, known.0);
            }
        }
        let row = self.outside.swap_remove(next);
        let (distance, from) = self.nearest.swap_remove(next);
        self.edges.push((distance, from.min(row), from.max(row)));
        self.last = row;
    }
}

/// The squared distance of two rows.
pub(super) fn squared(one: &[f32], other: &[f32]) -> f64 {
    let pairs = one.iter().zip(other);
    pairs.fold(0.0, |sum, (one, other)| {
        let distance = f64::from(*one) - f64::from(*other);
        sum + distance * distance
    })
}
