//! The one source of chance.

use rand_core::{RngCore, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

use crate::features::mix_pair;

/// Random numbers that are the same everywhere: xoshiro256++ (Blackman & Vigna 2021), with our own
/// way to make a number between 0 and 1 of its bits.
#[derive(Debug)]
pub(crate) struct Random(Xoshiro256PlusPlus);

impl Random {
    /// The numbers of a purpose: the same seed gives other numbers for another number of clusters or
    /// another restart, whatever else was drawn before.
    pub fn new(seed: u64, clusters: usize, restart: usize) -> Self {
        let purpose = mix_pair(clusters as u64, restart as u64);
        Self(Xoshiro256PlusPlus::seed_from_u64(mix_pair(seed, purpose)))
    }

    /// A number in [0, 1), a multiple of 2⁻⁵³.
    pub fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1u64 << 53) as f64
    }
}
