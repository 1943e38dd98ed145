//! The canonical order of rows, which does not depend on the order of the file.

use std::collections::BinaryHeap;

use super::lanes::LANES;
use super::points::{Chunk, Points, Rows};

/// The odd number nearest 2⁶⁴ divided by the golden ratio: consecutive multiples lie far apart.
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// Mixes 64 bits so that each one of them depends on all: the finaliser of SplitMix64 (Steele, Lea &
/// Flood, *Fast splittable pseudorandom number generators*, 2014).
pub fn mix(bits: u64) -> u64 {
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// A random-looking but repeatable number made of two.
pub fn mix_pair(first: u64, second: u64) -> u64 {
    mix(mix(first.wrapping_add(GOLDEN)) ^ second.wrapping_mul(GOLDEN))
}

/// Ranks points by a hash of their coordinates and a seed, and finds the first of them.
///
/// Whatever is drawn from rows in this order (a sample, the first centres) is the same for a file
/// whose rows are shuffled. Equal points are told apart by a count, not by their row, so that a
/// table with few distinct rows is sampled in proportion and not pattern by pattern. Coordinates do
/// not depend on the file's order either: means are compensated sums, and the levels of a category
/// are sorted by name.
///
/// Stepped: at a million rows a step takes about a millisecond.
#[derive(Debug)]
pub struct Ranking {
    seed: u64,
    limit: usize,
    phase: Phase,
    /// The hashes of all points, by their first byte, so that no step sorts more than a part.
    buckets: Vec<Vec<u64>>,
    /// The best `(rank, hash)` so far.
    best: BinaryHeap<(u64, u64)>,
    /// The same once complete, as `(hash, rank)` in order.
    chosen: Vec<(u64, u64)>,
    /// Where in `chosen` the hashes of each part begin.
    begins: Vec<u32>,
    /// How many points of the hash that begins at this place in `chosen` were met.
    met: Vec<u32>,
    /// `(rank, index)` of the points that were picked.
    picked: Vec<(u64, u64)>,
}

#[derive(Debug)]
enum Phase {
    Hash(usize),
    Rank(usize),
    Pick(usize),
    Done,
}

impl Ranking {
    /// Ranks `points`, of which the first `limit` are wanted.
    pub fn new(points: &Points, limit: usize, seed: u64) -> Self {
        Self {
            seed,
            limit: limit.min(points.len()),
            phase: Phase::Hash(0),
            buckets: vec![Vec::new(); 256],
            best: BinaryHeap::new(),
            chosen: Vec::new(),
            begins: Vec::new(),
            met: Vec::new(),
            picked: Vec::new(),
        }
    }

    /// Works on; `false` when there is nothing left to do. `points` must be those of `new`.
    pub fn step(&mut self, points: &Points) -> bool {
        self.phase = match self.phase {
            Phase::Hash(chunk) if chunk < points.chunk_count() => {
                self.hash(points, chunk);
                Phase::Hash(chunk + 1)
            }
            Phase::Hash(_) => Phase::Rank(0),
            Phase::Rank(bucket) if bucket < self.buckets.len() => {
                self.rank(bucket);
                Phase::Rank(bucket + 1)
            }
            Phase::Rank(_) => {
                let best = std::mem::take(&mut self.best).into_vec();
                self.chosen = best.into_iter().map(|(rank, hash)| (hash, rank)).collect();
                self.chosen.sort_unstable();
                self.met = vec![0; self.chosen.len()];
                self.begins = vec![0; PARTS + 1];
                let ends = self.begins[1..].iter_mut().enumerate();
                let mut end = 0;
                for (part, place) in ends {
                    let rest = self.chosen[end..].iter();
                    end += rest.take_while(|(hash, _)| part_of(*hash) == part).count();
                    *place = end as u32;
                }
                Phase::Pick(0)
            }
            Phase::Pick(chunk) if chunk < points.chunk_count() => {
                self.pick(points, chunk);
                Phase::Pick(chunk + 1)
            }
            Phase::Pick(_) => {
                self.picked.sort_unstable();
                Phase::Done
            }
            Phase::Done => Phase::Done,
        };
        !matches!(self.phase, Phase::Done)
    }

    /// The indices of the first points, in canonical order, once `step` returned `false`.
    pub fn finish(self) -> Vec<u32> {
        self.picked
            .into_iter()
            .map(|(_, index)| index as u32)
            .collect()
    }

    fn hash(&mut self, points: &Points, chunk: usize) {
        each_hash(points.chunk(chunk), self.seed, |_, hash| {
            self.buckets[(hash >> 56) as usize].push(hash);
        });
    }

    fn rank(&mut self, bucket: usize) {
        let mut hashes = std::mem::take(&mut self.buckets[bucket]);
        hashes.sort_unstable();
        for equal in hashes.chunk_by(|one, other| one == other) {
            for (occurrence, &hash) in equal.iter().enumerate() {
                let ranked = (mix_pair(hash, occurrence as u64), hash);
                if self.best.len() < self.limit {
                    self.best.push(ranked);
                } else if let Some(mut last) = self.best.peek_mut().filter(|last| ranked < **last) {
                    *last = ranked;
                }
            }
        }
    }

    fn pick(&mut self, points: &Points, chunk: usize) {
        each_hash(points.chunk(chunk), self.seed, |index, hash| {
            let part = part_of(hash);
            let range = self.begins[part] as usize..self.begins[part + 1] as usize;
            let before = self.chosen[range.clone()].iter();
            let first = range.start + before.take_while(|(chosen, _)| *chosen < hash).count();
            if first == range.end || self.chosen[first].0 != hash {
                return;
            }
            let next = first + self.met[first] as usize;
            if self.chosen.get(next).is_some_and(|&(next, _)| next == hash) {
                self.met[first] += 1;
                self.picked.push((self.chosen[next].1, index as u64));
            }
        });
    }
}

/// The indices of the first `limit` points in canonical order: [`Ranking`] in one go.
pub fn canonical_first(points: &Points, limit: usize, seed: u64) -> Vec<u32> {
    let mut ranking = Ranking::new(points, limit, seed);
    while ranking.step(points) {}
    ranking.finish()
}

/// Into how many parts chosen hashes are divided by their first bits, so that one is found at once.
const PARTS: usize = 1 << 16;

fn part_of(hash: u64) -> usize {
    (hash >> 48) as usize
}

/// Calls with the index and the hash of each point of a chunk. Four are hashed side by side, since each has
/// to wait for itself. Coordinates are never -0 nor NaN, so that equal points have equal bits.
#[inline(always)]
fn each_hash(chunk: Chunk<'_>, seed: u64, mut call: impl FnMut(usize, u64)) {
    let blocks = chunk.blocks.chunks_exact(chunk.dimensions);
    for (first, block) in (0..chunk.len).step_by(LANES).zip(blocks) {
        let mut hashes = [mix(seed ^ GOLDEN); LANES];
        for lanes in block {
            for (hash, coordinate) in hashes.iter_mut().zip(lanes.iter()) {
                *hash = mix_pair(*hash, f64::from(*coordinate).to_bits());
            }
        }
        for (place, hash) in hashes.into_iter().take(chunk.len - first).enumerate() {
            call(chunk.first + first + place, hash);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn points(values: &[u8]) -> Points {
        let mut points = Points::new(2);
        for &value in values {
            points.push(&[f64::from(value), f64::from(value / 2)]);
        }
        points
    }

    fn first(values: &[u8], limit: usize, seed: u64) -> Vec<u8> {
        let order = canonical_first(&points(values), limit, seed);
        order.iter().map(|&index| values[index as usize]).collect()
    }

    proptest! {
        #[test]
        fn a_shuffled_file_ranks_the_same(
            (values, shuffled) in prop::collection::vec(0..20u8, 1..200)
                .prop_flat_map(|values| (Just(values.clone()), Just(values).prop_shuffle())),
            limit in 1..250usize,
        ) {
            let ranked = first(&values, limit, 7);
            prop_assert_eq!(ranked.len(), limit.min(values.len()));
            prop_assert_eq!(ranked, first(&shuffled, limit, 7));
        }

        #[test]
        fn every_row_comes_once(values in prop::collection::vec(0..5u8, 1..200)) {
            let mut order = canonical_first(&points(&values), values.len(), 1);
            order.sort_unstable();
            prop_assert!(order.into_iter().eq(0..values.len() as u32));
        }
    }

    #[test]
    fn few_distinct_rows_are_sampled_in_proportion() {
        // Nine in ten rows are equal; a sample that took pattern by pattern would hold one kind.
        let values: Vec<u8> = (0..10_000)
            .map(|row| if row % 10 == 0 { 1 } else { 0 })
            .collect();
        let sample = first(&values, 1000, 3);
        let rare = sample.iter().filter(|&&value| value == 1).count();
        assert!((60..150).contains(&rare), "{rare} of 1000");
    }

    #[test]
    fn the_seed_changes_the_order() {
        let values: Vec<u8> = (0..100).collect();
        assert_ne!(first(&values, 100, 1), first(&values, 100, 2));
    }
}
