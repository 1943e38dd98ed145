//! The inner loop: which centre is nearest to each of four points.
//!
//! |x − c|² = |x|² + |c|² − 2 x·c, and |x|² is the same for every centre. So each lane starts with
//! |c|² and adds x·(−2c), coordinate by coordinate, in `f32`. That order is the contract: any faster
//! form of this kernel gives the same bits if it keeps it, without fused multiply-add.
//!
//! Eight points and four centres are worked on at once: half of the registers for sums, the others for what is added.

use super::centres::Centres;
use crate::features::{Doubles, Floats, LANES, Lanes, Words};

/// How many centres are worked on at once.
const GROUP: usize = 4;

/// What centres have beside coordinates: squares and labels.
const FRAMING: usize = 2;

/// A number of each of two centres, in all lanes.
type Two = [Lanes; 2];

/// Makes a number of every label, 1 and a little more: labels are compared as `f32`, since compilers turn
/// the same with integers into blends, which take half as many instructions again.
const MARK: u32 = 0x3f80_0000;

const ZERO: Lanes = Lanes([0.0; LANES]);

/// Centres as the kernel reads them.
#[derive(Debug)]
pub(super) struct Kernel {
    dimensions: usize,
    /// For each group of centres −2c of each, coordinate by coordinate, then |c|² of each, then their marked
    /// labels. Places without a centre are infinitely far.
    groups: Vec<[Two; 2]>,
    /// The same of the last one or two centres, if they fill no group: half of its work would be for nothing.
    rest: Vec<Two>,
    /// How far the sums of [`Nearest`] may be off, as a part of |x|² and beside it.
    rounding: [f32; 2],
}

/// What is known of four points: |x − c|² − |x|² for the nearest centre and the second nearest, and
/// which is the nearest; of equally near ones the lowest.
#[derive(Debug, Clone, Copy)]
pub(super) struct Nearest {
    least: Floats,
    second: Floats,
    label: Words,
}

impl Nearest {
    #[inline(always)]
    fn none() -> Self {
        Self {
            least: Floats::splat(f32::INFINITY),
            second: Floats::splat(f32::INFINITY),
            label: Words::splat(MARK),
        }
    }

    /// Takes a centre into account; labels must rise. Who does not ask for the second pays nothing for it.
    #[inline(always)]
    fn offer<const SECOND: bool>(&mut self, value: Floats, label: &Lanes) {
        let nearer = value.below(self.least);
        self.label = self
            .label
            .greater(Words::of(Floats::load(label)).and(nearer));
        if SECOND {
            self.second = self.second.lesser(self.least.greater(value));
        }
        self.least = self.least.lesser(value);
    }

    /// The nearest centre of each point.
    #[inline(always)]
    pub fn labels(&self) -> Words {
        self.label.and(Words::splat(!MARK))
    }
}

/// Eight points beside two centres: the sums under way. No loop over the places: where code is kept small it would
/// stay one, and the sums would leave their registers.
#[derive(Clone, Copy)]
struct Tile {
    one: [Floats; 2],
    two: [Floats; 2],
}

impl Tile {
    #[inline(always)]
    fn new([first, second]: &Two) -> Self {
        let squares = [Floats::load(first), Floats::load(second)];
        Self {
            one: squares,
            two: squares,
        }
    }

    /// Adds the products of one coordinate.
    #[inline(always)]
    fn add(&mut self, x: Floats, y: Floats, [first, second]: &Two) {
        let factor = Floats::load(first);
        self.one[0] = self.one[0].plus(x.times(factor));
        self.two[0] = self.two[0].plus(y.times(factor));
        let factor = Floats::load(second);
        self.one[1] = self.one[1].plus(x.times(factor));
        self.two[1] = self.two[1].plus(y.times(factor));
    }

    /// Takes both centres into account.
    #[inline(always)]
    fn offer<const SECOND: bool>(self, nearest: &mut [Nearest; 2], [first, second]: &Two) {
        let [one, two] = nearest;
        one.offer::<SECOND>(self.one[0], first);
        two.offer::<SECOND>(self.two[0], first);
        one.offer::<SECOND>(self.one[1], second);
        two.offer::<SECOND>(self.two[1], second);
    }
}

impl Kernel {
    pub fn new(centres: &Centres) -> Self {
        let dimensions = centres.dimensions();
        let span = FRAMING + dimensions;
        let grouped = (centres.len() + 1) / GROUP * GROUP;
        let mut groups = vec![[[ZERO; 2]; 2]; grouped / GROUP * span];
        let mut rest = vec![[ZERO; 2]; if grouped < centres.len() { span } else { 0 }];
        let mut largest = 0.0f64;
        for index in 0..grouped.max(centres.len().next_multiple_of(2)) {
            let mut put = |at: usize, value: f32| {
                let place = match index < grouped {
                    true => &mut groups[index / GROUP * span + at][index % GROUP / 2],
                    false => &mut rest[at],
                };
                place[index % 2] = Lanes([value; LANES]);
            };
            put(1 + dimensions, f32::from_bits(MARK | index as u32));
            if index >= centres.len() {
                put(dimensions, f32::INFINITY);
                continue;
            }
            let mut square = 0.0;
            for (at, value) in centres.get(index).iter().enumerate() {
                let narrow = *value as f32;
                square += f64::from(narrow) * f64::from(narrow);
                put(at, -2.0 * narrow);
            }
            put(dimensions, square as f32);
            largest = largest.max(square);
        }
        // A sum of d + 1 terms is off by less than d + 1 half units in the last place of the sum of their
        // sizes, which is at most |x|² + 2|c|²; four times that, to be on the safe side of all that is
        // rounded elsewhere.
        let part = (dimensions + 4) as f32 * f32::EPSILON * 2.0;
        Self {
            dimensions,
            groups,
            rest,
            rounding: [part, part * 2.0 * largest as f32],
        }
    }

    /// The nearest centre of each point of some blocks, and of padding; `into` must have place for an even
    /// number of blocks.
    #[inline(never)]
    pub fn label(&self, blocks: &[Lanes], into: &mut [u32]) {
        let pairs = blocks.chunks(2 * self.dimensions);
        for (pair, into) in pairs.zip(into.chunks_exact_mut(2 * LANES)) {
            let (one, two) = pair.split_at(self.dimensions);
            // Alone at the end, a block is its own neighbour.
            let [first, second] =
                self.nearest::<false>(one, if two.is_empty() { one } else { two });
            let (one, two) = into.split_at_mut(LANES);
            first
                .labels()
                .store(one.first_chunk_mut().expect("four places"));
            second
                .labels()
                .store(two.first_chunk_mut().expect("four places"));
        }
    }

    /// [`label`](Self::label) that notes which blocks have another label than is `known`; how many.
    #[inline(never)]
    pub fn label_anew(
        &self,
        blocks: &[Lanes],
        known: &[u32],
        into: &mut [u32],
        noted: &mut [usize],
    ) -> usize {
        let mut count = 0;
        let pairs = blocks.chunks(2 * self.dimensions).enumerate();
        let places = known
            .chunks_exact(2 * LANES)
            .zip(into.chunks_exact_mut(2 * LANES));
        for ((number, pair), (known, into)) in pairs.zip(places) {
            let (one, two) = pair.split_at(self.dimensions);
            let alone = two.is_empty();
            let [first, second] = self.nearest::<false>(one, if alone { one } else { two });
            let (first, second) = (first.labels(), second.labels());
            let (one, two) = into.split_at_mut(LANES);
            first.store(one.first_chunk_mut().expect("four places"));
            second.store(two.first_chunk_mut().expect("four places"));
            let (one, two) = known.split_at(LANES);
            noted[count] = 2 * number;
            count += usize::from(!first.equals(Words::load(one.first_chunk().expect("four"))));
            if count < noted.len() && !alone {
                noted[count] = 2 * number + 1;
                count += usize::from(!second.equals(Words::load(two.first_chunk().expect("four"))));
            }
        }
        count
    }

    /// The nearest centres of the points of two blocks.
    #[inline(always)]
    fn nearest<const SECOND: bool>(&self, first: &[Lanes], second: &[Lanes]) -> [Nearest; 2] {
        let mut nearest = [Nearest::none(); 2];
        let (squares, labels) = (self.dimensions, self.dimensions + 1);
        for group in self.groups.chunks_exact(FRAMING + self.dimensions) {
            let [left, right] = &group[squares];
            let (mut left, mut right) = (Tile::new(left), Tile::new(right));
            // One coordinate a turn: of two, compilers load all numbers first, more than there are registers for,
            // and a quarter of the time goes into what is put aside.
            for ((x, y), factors) in first.iter().zip(second).zip(group) {
                let (x, y) = (Floats::load(x), Floats::load(y));
                left.add(x, y, &factors[0]);
                right.add(x, y, &factors[1]);
            }
            left.offer::<SECOND>(&mut nearest, &group[labels][0]);
            right.offer::<SECOND>(&mut nearest, &group[labels][1]);
        }
        if !self.rest.is_empty() {
            let mut tile = Tile::new(&self.rest[squares]);
            for ((x, y), factors) in first.iter().zip(second).zip(&self.rest) {
                tile.add(Floats::load(x), Floats::load(y), factors);
            }
            tile.offer::<SECOND>(&mut nearest, &self.rest[labels]);
        }
        nearest
    }

    /// The nearest centres of the points of two blocks, and for each block how far apart the two nearest
    /// centres of a point are at least, the least of the four. No centre but the nearest can become nearest
    /// as long as the centres together move less than that.
    #[inline(always)]
    pub fn nearest_with_gaps(&self, one: &[Lanes], two: &[Lanes]) -> [(Words, f32); 2] {
        let [first, second] = self.nearest::<true>(one, two);
        [
            (first.labels(), self.gap(one, &first)),
            (second.labels(), self.gap(two, &second)),
        ]
    }

    /// The nearest centres of the points of a block, and by how much the squared distances to the second
    /// nearest are larger.
    #[inline(always)]
    pub fn nearest_with_leads(&self, block: &[Lanes]) -> ([u32; LANES], [f32; LANES]) {
        let nearest = self.two_nearest(block);
        let leads = nearest.second.minus(nearest.least);
        (nearest.labels().array(), leads.array())
    }

    /// Whether it is certain, whatever was rounded, that all points of a block are in the clusters with
    /// the `labels`, which are the nearest, and that `leaving` times their squared distance there is
    /// less than `joining` times that to any other.
    #[inline(always)]
    pub fn all_stay(
        &self,
        block: &[Lanes],
        labels: &[u32; LANES],
        leaving: f32,
        joining: f32,
    ) -> bool {
        let nearest = self.two_nearest(block);
        let (square, error) = self.size(block);
        let error = error.times(Floats::splat(2.0));
        let here = square.plus(nearest.least).plus(error);
        let there = square.plus(nearest.second).minus(error);
        let stays = here
            .times(Floats::splat(leaving))
            .below(there.times(Floats::splat(joining)));
        stays.equals(Words::splat(u32::MAX)) && nearest.labels().equals(Words::load(labels))
    }

    #[inline(always)]
    fn two_nearest(&self, block: &[Lanes]) -> Nearest {
        let mut nearest = Nearest::none();
        let (squares, labels) = (self.dimensions, self.dimensions + 1);
        for group in self.groups.chunks_exact(FRAMING + self.dimensions) {
            let [[c0, c1], [c2, c3]] = &group[squares];
            let (mut s0, mut s1) = (Floats::load(c0), Floats::load(c1));
            let (mut s2, mut s3) = (Floats::load(c2), Floats::load(c3));
            for (x, [[c0, c1], [c2, c3]]) in block.iter().zip(group) {
                let x = Floats::load(x);
                s0 = s0.plus(x.times(Floats::load(c0)));
                s1 = s1.plus(x.times(Floats::load(c1)));
                s2 = s2.plus(x.times(Floats::load(c2)));
                s3 = s3.plus(x.times(Floats::load(c3)));
            }
            let [[first, second], [third, fourth]] = &group[labels];
            nearest.offer::<true>(s0, first);
            nearest.offer::<true>(s1, second);
            nearest.offer::<true>(s2, third);
            nearest.offer::<true>(s3, fourth);
        }
        if !self.rest.is_empty() {
            let [c0, c1] = &self.rest[squares];
            let (mut s0, mut s1) = (Floats::load(c0), Floats::load(c1));
            for (x, [c0, c1]) in block.iter().zip(&self.rest) {
                let x = Floats::load(x);
                s0 = s0.plus(x.times(Floats::load(c0)));
                s1 = s1.plus(x.times(Floats::load(c1)));
            }
            let [first, second] = &self.rest[labels];
            nearest.offer::<true>(s0, first);
            nearest.offer::<true>(s1, second);
        }
        nearest
    }

    /// |x|², and how far |x − c|² may be off.
    #[inline(always)]
    fn size(&self, block: &[Lanes]) -> (Floats, Floats) {
        let mut square = Floats::splat(0.0);
        for x in block {
            let x = Floats::load(x);
            square = square.plus(x.times(x));
        }
        let [part, rest] = self.rounding;
        let error = square.times(Floats::splat(part)).plus(Floats::splat(rest));
        (square, error)
    }

    /// d₂ − d₁ = (d₂² − d₁²) / (d₂ + d₁), less what rounding may have added.
    #[inline(always)]
    fn gap(&self, block: &[Lanes], nearest: &Nearest) -> f32 {
        let (square, error) = self.size(block);
        let distance = |value: Floats| {
            let square = square.plus(value).plus(error);
            square.greater(Floats::splat(0.0)).root()
        };
        let apart = nearest.second.minus(nearest.least);
        let apart = apart.minus(error.times(Floats::splat(4.0)));
        let sum = distance(nearest.second).plus(distance(nearest.least));
        let [mut gap, two, three, four] = apart.over(sum).array();
        for other in [two, three, four] {
            gap = if gap <= other { gap } else { other };
        }
        gap
    }
}

/// |x − c|² in `f64`, for what is reported and for what must be decided exactly.
#[inline]
pub(super) fn squared_distance(point: impl Iterator<Item = f64>, centre: &[f64]) -> f64 {
    let differences = point.zip(centre).map(|(one, other)| one - other);
    differences.fold(0.0, |sum, difference| sum + difference * difference)
}

/// [`squared_distance`] of the four points of a block at once, to the same bits.
#[inline]
pub(super) fn squared_distances(block: &[Lanes], centre: &[f64]) -> [f64; LANES] {
    let mut squares = Doubles::splat(0.0);
    for (lanes, value) in block.iter().zip(centre) {
        let difference = Doubles::of(Floats::load(lanes)).minus(Doubles::splat(*value));
        squares = squares.plus(difference.times(difference));
    }
    squares.array()
}

#[cfg(test)]
mod tests;
