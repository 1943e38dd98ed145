//! Which points cannot have a new nearest centre (Hamerly, *Making k-means even faster*, 2010), kept for
//! blocks of four.
//!
//! A point stays with its centre as long as its centre and any other have together moved by less than
//! its second nearest was farther away. Near the end of a descent that holds for nearly all points.

use super::centres::Centres;
use super::kernel::squared_distance;
use crate::features::LANES;

/// For each block, the total drift up to which none of its points can change.
#[derive(Debug)]
pub(super) struct Bounds {
    until: Vec<f32>,
    drift: f64,
}

/// Part of a bound that is given away to the rounding of its sum.
const MARGIN: f64 = 1e-6;

impl Bounds {
    /// Nothing known of `points` points.
    pub fn new(points: usize) -> Self {
        Self {
            until: vec![-1.0; points.div_ceil(LANES)],
            drift: 0.0,
        }
    }

    /// How far an own and another centre can have moved since the beginning, taken together.
    pub fn drift(&self) -> f32 {
        (self.drift * (1.0 + MARGIN)) as f32
    }

    /// The bounds of the blocks from `first` on.
    pub fn until(&mut self, first: usize) -> &mut [f32] {
        &mut self.until[first..]
    }

    /// The bound of a block whose points are `gap` nearer to their own centre than to any other.
    #[inline(always)]
    pub fn sum(drift: f32, gap: f32) -> f32 {
        ((f64::from(drift) + f64::from(gap)) * (1.0 - MARGIN)) as f32
    }

    /// The centres have moved.
    pub fn moved(&mut self, before: &Centres, after: &Centres) {
        let (mut most, mut next) = (0.0, 0.0);
        for (before, after) in before.iter().zip(after.iter()) {
            let way = libm::sqrt(squared_distance(before.iter().copied(), after));
            if way > most {
                next = most;
                most = way;
            } else if way > next {
                next = way;
            }
        }
        self.drift += most + next;
    }
}
