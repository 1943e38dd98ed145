//! How many different values a long column has, in little memory and short steps.

use super::numbers::Numbers;
use super::word_numbers::{WordNumbers, hash};

/// At most so many values are held at once (24 MiB with their free places).
const MOST_HELD: usize = 1 << 19;
/// So many chunks are looked at in a step.
const CHUNKS: usize = 16;

/// Counts by hashing. Where there are too many values for one table, the column is gone through several
/// times, each time for those values alone whose hash begins with other bits.
pub(in crate::table) struct Distinct {
    /// The values that were met in this round.
    met: WordNumbers,
    counted: u64,
    missing: u64,
    /// The least and the greatest value.
    range: (f64, f64),
    next_chunk: usize,
    /// How many leading bits of the hash tell the rounds apart, and which round this is.
    bits: u32,
    round: u64,
}

impl Distinct {
    pub(in crate::table) fn new() -> Self {
        Self {
            met: WordNumbers::default(),
            counted: 0,
            missing: 0,
            range: (f64::INFINITY, f64::NEG_INFINITY),
            next_chunk: 0,
            bits: 0,
            round: 0,
        }
    }

    /// Goes on counting; `false` once all is counted.
    pub(in crate::table) fn step(&mut self, numbers: &Numbers) -> bool {
        let end = numbers.chunk_count().min(self.next_chunk + CHUNKS);
        for chunk in self.next_chunk..end {
            numbers.each_in(chunk, |value| self.add(value));
            if self.met.len() > MOST_HELD {
                let bits = self.bits + 3;
                *self = Self {
                    bits,
                    ..Self::new()
                };
                return true;
            }
        }
        self.next_chunk = end;
        if end < numbers.chunk_count() {
            return true;
        }
        self.counted += std::mem::take(&mut self.met).len() as u64;
        self.next_chunk = 0;
        self.round += 1;
        self.round < 1 << self.bits
    }

    /// The least and the greatest value, once all is counted.
    pub(in crate::table) fn range(&self) -> (f64, f64) {
        self.range
    }

    /// How many cells have no value, and how many different values the others have.
    pub(in crate::table) fn finish(self) -> (u64, u64) {
        (self.missing, self.counted)
    }

    fn add(&mut self, value: f64) {
        if value.is_nan() {
            self.missing += u64::from(self.round == 0);
            return;
        }
        if value < self.range.0 {
            self.range.0 = value;
        }
        if value > self.range.1 {
            self.range.1 = value;
        }
        let bits = value.to_bits();
        let is_of_round = self.bits == 0 || hash(bits) >> (64 - self.bits) == self.round;
        if is_of_round {
            self.met.get_or(bits, || 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(numbers: &Numbers) -> (u64, u64) {
        let mut distinct = Distinct::new();
        while distinct.step(numbers) {}
        distinct.finish()
    }

    #[test]
    fn counts_few_and_many() {
        let few: Numbers = [1.5, f64::NAN, 1.5, 0.0, 2.0].into_iter().collect();
        assert_eq!(count(&few), (1, 3));
        assert_eq!(count(&Numbers::default()), (0, 0));
        let many = 3 * MOST_HELD + 5;
        let value = |row: usize| (row % many) as f64 * 1.000_000_1;
        let numbers: Numbers = (0..many + 1000).map(value).collect();
        assert_eq!(count(&numbers), (0, many as u64));
    }
}
