//! Whether clusters lie apart: how many neighbours they part.

use super::blocks::{Blocks, squared};
use crate::features::{Doubles, LANES, Points, Rows};

/// How many neighbours of each row are looked at.
pub const NEIGHBOURS: usize = 10;

/// Of more rows than this only so many are asked for their neighbours.
const ASKED: usize = 2000;

/// About how many multiplications a step may take: some 10 ms.
const STEP: usize = 1 << 23;

/// The neighbours of rows, found a portion a step. The points must be the same in every call.
#[derive(Debug, Clone)]
pub struct CutShares {
    blocks: Blocks,
    rows: usize,
    dimensions: usize,
    /// Every how many rows one is asked.
    every: usize,
    next: usize,
    /// `(row, neighbour)`, of each row that was asked the nearest first.
    edges: Vec<(u32, u32)>,
}

impl CutShares {
    /// Prepares to look for neighbours among all points.
    pub fn new(points: &Points) -> Self {
        Self {
            blocks: Blocks::new(points, 0),
            rows: points.len(),
            dimensions: points.dimensions(),
            every: points.len().div_ceil(ASKED).max(1),
            next: 0,
            edges: Vec::new(),
        }
    }

    /// Asks the next rows; `false` when all were asked.
    pub fn step(&mut self) -> bool {
        let mut work = 0;
        while work < STEP && self.next < self.rows {
            self.ask(self.next);
            self.next += self.every;
            work += self.rows * self.dimensions;
        }
        self.next < self.rows
    }

    fn ask(&mut self, asked: usize) {
        let own = self.blocks.row(asked);
        let mut nearest: Vec<(f64, u32)> = Vec::with_capacity(NEIGHBOURS + 1);
        let (mut farthest, mut four) = (f64::INFINITY, [0.0; LANES]);
        for (block, lanes) in self.blocks.iter().enumerate() {
            let distances = squared(lanes, &own);
            if !distances.any_below(Doubles::splat(farthest)) {
                continue;
            }
            distances.store(&mut four);
            for (lane, &distance) in four.iter().enumerate() {
                let row = block * LANES + lane;
                if distance < farthest && row != asked {
                    let place = nearest.partition_point(|&(known, _)| known <= distance);
                    nearest.insert(place, (distance, row as u32));
                    nearest.truncate(NEIGHBOURS);
                    if nearest.len() == NEIGHBOURS {
                        farthest = nearest[NEIGHBOURS - 1].0;
                    }
                }
            }
        }
        let edges = nearest.iter().map(|&(_, row)| (asked as u32, row));
        self.edges.extend(edges);
    }

    /// Which share of rows and their nearest `neighbours`, at most [`NEIGHBOURS`], a division parts, once `step`
    /// returned `false`. Rows of a cluster that is no larger than a neighbourhood are not asked: their
    /// neighbours must be of others.
    pub fn of(&self, labels: &[u32], neighbours: usize) -> f64 {
        let clusters = labels.iter().max().map_or(0, |&most| most as usize + 1);
        let mut sizes = vec![0; clusters];
        labels.iter().for_each(|&label| sizes[label as usize] += 1);
        let parted = |&&(one, other): &&(u32, u32)| {
            let own = labels[one as usize];
            own != labels[other as usize] && sizes[own as usize] > NEIGHBOURS
        };
        let nearest = |of: &[(u32, u32)]| of.iter().take(neighbours).filter(parted).count();
        let cut: usize = self.edges.chunks(NEIGHBOURS).map(nearest).sum();
        let asked = self.edges.len() / NEIGHBOURS * neighbours;
        cut as f64 / asked.max(1) as f64
    }

    /// How many times rarer rows are around those that a division parts from neighbours than around all of their
    /// group, by the volume that their neighbours take: below 1 it cuts where rows are dense, above 1 it goes along
    /// where they are few.
    pub fn rarity(&self, labels: &[u32], groups: &[u32]) -> f64 {
        let of = |row: u32| self.blocks.row(row as usize);
        let count = groups.iter().max().map_or(0, |&most| most as usize + 1);
        // Of each group: rows, their radii; parted neighbours, their radii.
        let mut sums = vec![[0.0; 4]; count];
        for edges in self.edges.chunks(NEIGHBOURS) {
            let (row, last) = edges[edges.len() - 1];
            let own = labels[row as usize];
            let parted = edges.iter().filter(|edge| labels[edge.1 as usize] != own);
            let (parted, radius) = (parted.count() as f64, distance(&of(row), &of(last)));
            let terms = [1.0, radius, parted, parted * radius];
            let sums = &mut sums[groups[row as usize] as usize];
            sums.iter_mut()
                .zip(terms)
                .for_each(|(sum, term)| *sum += term);
        }
        let (mut farther, mut all) = (0.0, f64::MIN_POSITIVE);
        for [rows, radii, parted, around] in sums {
            if radii > 0.0 {
                farther += around * rows / radii;
                all += parted;
            }
        }
        // A whole power: the library's for any would be 2 kB of the engine.
        (0..self.dimensions).fold(1.0, |volume, _| volume * (farther / all))
    }
}

fn distance(one: &[f64], other: &[f64]) -> f64 {
    let pairs = one.iter().zip(other);
    let squares = pairs.map(|(one, other)| (one - other) * (one - other));
    squares.sum::<f64>().sqrt()
}

/// Which share of the rows' 10 nearest neighbours each division parts: [`CutShares`] in one go.
pub fn cut_shares<const N: usize>(points: &Points, divisions: [&[u32]; N]) -> [f64; N] {
    let mut shares = CutShares::new(points);
    while shares.step() {}
    divisions.map(|labels| shares.of(labels, NEIGHBOURS))
}
