//! What all targets share: a generator, and how long they run.

/// xorshift64* (Marsaglia 2003, Vigna 2016).
pub struct Random(u64);

impl Random {
    /// Another sequence for each target, and for each `FUZZ_SEED`.
    pub fn new(target: u64) -> Self {
        let seed: u64 = of_environment("FUZZ_SEED").unwrap_or(0);
        let mut random = Self(0x5eed_0000 ^ target ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        random.below(2);
        random
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % bound
    }

    pub fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

/// `FUZZ_RUNS`, or few enough for every test run.
pub fn runs(usual: usize) -> usize {
    of_environment("FUZZ_RUNS").map_or(usual, |runs| runs as usize)
}

fn of_environment(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}
