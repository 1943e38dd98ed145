//! Whether clusters lie apart: how many neighbours they part.

use super::tree::squared;
use crate::features::{Points, Rows};

/// How many neighbours of each row are looked at.
pub const NEIGHBOURS: usize = 10;

/// Of more rows than this only so many are asked for their neighbours.
const ASKED: usize = 2000;

/// About how many multiplications a step may take: some 10 ms.
const STEP: usize = 1 << 23;

/// The neighbours of rows, found a portion a step. The points must be the same in every call.
#[derive(Debug, Clone)]
pub struct CutShares {
    values: Vec<f32>,
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
        let dimensions = points.dimensions();
        let mut values = Vec::with_capacity(points.len() * dimensions);
        let mut row = vec![0.0; dimensions];
        for index in 0..points.len() {
            points.copy_row(index, &mut row);
            values.extend(row.iter().map(|&value| value as f32));
        }
        Self {
            values,
            dimensions,
            every: points.len().div_ceil(ASKED).max(1),
            next: 0,
            edges: Vec::new(),
        }
    }

    /// Asks the next rows; `false` when all were asked.
    pub fn step(&mut self) -> bool {
        let rows = self.values.len() / self.dimensions;
        let mut work = 0;
        while work < STEP && self.next < rows {
            self.ask(self.next);
            self.next += self.every;
            work += self.values.len();
        }
        self.next < rows
    }

    fn ask(&mut self, asked: usize) {
        let of = |row: usize| &self.values[row * self.dimensions..][..self.dimensions];
        let own = of(asked);
        let mut nearest: Vec<(f64, u32)> = Vec::with_capacity(NEIGHBOURS + 1);
        for row in 0..self.values.len() / self.dimensions {
            let distance = squared(own, of(row));
            let far = nearest.last().is_some_and(|&(last, _)| distance >= last);
            if row == asked || (far && nearest.len() == NEIGHBOURS) {
                continue;
            }
            let place = nearest.partition_point(|&(known, _)| known <= distance);
            nearest.insert(place, (distance, row as u32));
            nearest.truncate(NEIGHBOURS);
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
        let of = |row: u32| &self.values[row as usize * self.dimensions..][..self.dimensions];
        let count = groups.iter().max().map_or(0, |&most| most as usize + 1);
        // Of each group: rows, their radii; parted neighbours, their radii.
        let mut sums = vec![[0.0; 4]; count];
        for edges in self.edges.chunks(NEIGHBOURS) {
            let (row, last) = edges[edges.len() - 1];
            let own = labels[row as usize];
            let parted = edges.iter().filter(|edge| labels[edge.1 as usize] != own);
            let (parted, radius) = (parted.count() as f64, squared(of(row), of(last)).sqrt());
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

/// Which share of the rows' 10 nearest neighbours each division parts: [`CutShares`] in one go.
pub fn cut_shares<const N: usize>(points: &Points, divisions: [&[u32]; N]) -> [f64; N] {
    let mut shares = CutShares::new(points);
    while shares.step() {}
    divisions.map(|labels| shares.of(labels, NEIGHBOURS))
}
