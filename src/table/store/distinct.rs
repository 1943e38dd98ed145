//! How many different values a long column has, in little memory and short steps.

use super::CHUNK;
use super::numbers::{MISSING, Numbers, value};
use super::word_numbers::{WordNumbers, hash};
use crate::read::{Cells, hash_of};
use crate::table::{MISSING_LEVEL, Values};

/// At most so many values are held at once (24 MiB with their free places).
const MOST_HELD: usize = 1 << 19;
/// Numbers below as many as there are cells and times this are ticked off in a list, if they are spelled alike.
const TICKS: usize = 64;
/// The list has so many bits at most (8 MiB).
const MOST_TICKS: usize = 1 << 26;
/// So many bits of a word tell how its digits are to be read.
const MANNER: u32 = 6;
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
    /// Which digits were met that are to be read in this manner.
    ticks: Vec<u64>,
    manner: Option<u64>,
    /// How many leading bits of the hash tell the rounds apart, and which round this is.
    bits: u32,
    round: u64,
    /// Whether texts are looked up although each was longer than the one before, or later in order.
    looks: bool,
}

impl Distinct {
    pub(in crate::table) fn new() -> Self {
        Self {
            met: WordNumbers::default(),
            counted: 0,
            missing: 0,
            range: (f64::INFINITY, f64::NEG_INFINITY),
            next_chunk: 0,
            ticks: Vec::new(),
            manner: None,
            bits: 0,
            round: 0,
            looks: false,
        }
    }

    /// Goes on counting; `false` once all is counted.
    pub(in crate::table) fn step(&mut self, values: &Values) -> bool {
        let chunks = match values {
            Values::Number(numbers) | Values::Date(numbers) => numbers.chunk_count(),
            Values::Flag { values, .. } => values.chunk_count(),
            Values::Text(cells) | Values::Identifier(cells) => cells.len().div_ceil(CHUNK),
            Values::Category { codes, levels, .. } => {
                let missing = codes.iter().filter(|&code| code == MISSING_LEVEL).count();
                (self.missing, self.counted) = (missing as u64, levels.len() as u64);
                return false;
            }
        };
        let end = chunks.min(self.next_chunk + CHUNKS);
        for chunk in self.next_chunk..end {
            match values {
                Values::Text(cells) | Values::Identifier(cells) => {
                    let mut rows = chunk * CHUNK..cells.len().min((chunk + 1) * CHUNK);
                    if !self.looks && rows.all(|row| rises(cells, row)) {
                        // Many files are in the order of their keys.
                        self.counted = cells.len() as u64;
                        continue;
                    }
                    if !self.looks {
                        *self = Self {
                            looks: true,
                            ..Self::new()
                        };
                        return true;
                    }
                    let rows = chunk * CHUNK..cells.len().min((chunk + 1) * CHUNK);
                    rows.for_each(|row| self.add_text(cells.get(row)));
                }
                values => values
                    .numbers()
                    .into_iter()
                    .for_each(|numbers| self.add_chunk(numbers, chunk)),
            }
            if self.met.len() > MOST_HELD {
                // As many rounds as it takes if the rest is as diverse.
                let bits = self.bits + 1 + (chunks / (chunk + 1)).max(1).ilog2();
                *self = Self {
                    bits,
                    looks: self.looks,
                    ..Self::new()
                };
                return true;
            }
        }
        self.next_chunk = end;
        if end < chunks {
            return true;
        }
        self.add_ticks();
        self.counted += std::mem::take(&mut self.met).len() as u64;
        self.next_chunk = 0;
        self.round += 1;
        self.round < 1 << self.bits
    }

    fn add_chunk(&mut self, numbers: &Numbers, chunk: usize) {
        match numbers.words(chunk).filter(|_| self.bits == 0) {
            Some(words) => {
                let most = (numbers.len().max(CHUNK) * TICKS).min(MOST_TICKS) as u64;
                let words = words.unpacked();
                words.into_iter().for_each(|word| self.tick(word, most));
            }
            None => numbers.each_in(chunk, |value| self.add(value)),
        }
    }

    /// Texts are told apart by 64 bits: that among ten million two are taken for one has a chance of one to a
    /// hundred thousand, and only their number is told.
    fn add_text(&mut self, text: &str) {
        if text.is_empty() {
            self.missing += u64::from(self.round == 0);
        } else {
            self.add_bits(hash_of(text));
        }
    }

    /// The least and the greatest value, once all is counted.
    pub(in crate::table) fn range(&self) -> (f64, f64) {
        self.range
    }

    /// How many cells have no value, and how many different values the others have.
    pub(in crate::table) fn finish(self) -> (u64, u64) {
        (self.missing, self.counted)
    }

    /// Notes that a word was met.
    #[inline(always)]
    fn tick(&mut self, word: u64, most: u64) {
        let (digits, manner) = (word >> MANNER, word & ((1 << MANNER) - 1));
        if word == MISSING {
            self.missing += 1;
        } else if digits < most && manner == *self.manner.get_or_insert(manner) {
            let place = digits as usize / 64;
            if place >= self.ticks.len() {
                self.ticks.resize((place + 1).next_power_of_two(), 0);
            }
            self.ticks[place] |= 1 << (digits % 64);
        } else {
            self.add(value(word));
        }
    }

    /// Counts what was ticked off: numbers with other digits that are read alike are others. If some were met
    /// that are spelled in another manner, each has to be looked up.
    fn add_ticks(&mut self) {
        let ticks = std::mem::take(&mut self.ticks);
        let Some(manner) = self.manner.filter(|_| !ticks.is_empty()) else {
            return;
        };
        let is_all = self.met.len() == 0;
        for (place, mut bits) in ticks.into_iter().enumerate() {
            self.counted += u64::from(if is_all { bits.count_ones() } else { 0 });
            while bits != 0 {
                let digits = place as u64 * 64 + u64::from(bits.trailing_zeros());
                let value = value(digits << MANNER | manner);
                if is_all {
                    self.widen(value);
                } else {
                    self.add(value);
                }
                bits &= bits - 1;
            }
        }
    }

    fn add(&mut self, value: f64) {
        if value.is_nan() {
            self.missing += u64::from(self.round == 0);
            return;
        }
        self.widen(value);
        self.add_bits(value.to_bits());
    }

    fn add_bits(&mut self, bits: u64) {
        let is_of_round = self.bits == 0 || hash(bits) >> (64 - self.bits) == self.round;
        if is_of_round {
            self.met.meet(bits);
        }
    }

    fn widen(&mut self, value: f64) {
        self.range = (
            if value < self.range.0 {
                value
            } else {
                self.range.0
            },
            if value > self.range.1 {
                value
            } else {
                self.range.1
            },
        );
    }
}

/// Whether a text is longer than the one before, or as long and later in order.
fn rises(cells: &Cells, row: usize) -> bool {
    let text = cells.get(row);
    let before = row.checked_sub(1).map_or("", |before| cells.get(before));
    (before.len(), before) < (text.len(), text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(numbers: &Numbers) -> (u64, u64) {
        let (mut distinct, values) = (Distinct::new(), Values::Number(numbers.clone()));
        while distinct.step(&values) {}
        distinct.finish()
    }

    #[test]
    fn counts_few_and_many() {
        let few: Numbers = [1.5, f64::NAN, 1.5, 0.0, 2.0].into_iter().collect();
        assert_eq!(count(&few), (1, 3));
        assert_eq!(count(&Numbers::default()), (0, 0));
        // As they are ticked off, and the same behind others that are not.
        let prices = |row: usize| (row % 777) as f64 / 100.0 - if row % 3 == 0 { 4.0 } else { 0.0 };
        let prices: Vec<f64> = (0..3 * CHUNK).map(prices).collect();
        let mut sorted = prices.clone();
        sorted.sort_by(f64::total_cmp);
        sorted.dedup();
        let numbers: Numbers = prices.into_iter().collect();
        assert_eq!(count(&numbers), (0, sorted.len() as u64));
        let mut distinct = Distinct::new();
        while distinct.step(&Values::Number(numbers.clone())) {}
        assert_eq!(distinct.range(), (sorted[0], sorted[sorted.len() - 1]));
        let whole: Numbers = (0..2 * CHUNK).map(|row| (row / 2) as f64).collect();
        assert_eq!(count(&whole), (0, CHUNK as u64));
        let many = 3 * MOST_HELD + 5;
        let texts = |rows: &mut dyn Iterator<Item = usize>| {
            let mut cells = Cells::default();
            rows.for_each(|row| cells.push(&row.to_string()));
            let (mut distinct, values) = (Distinct::new(), Values::Identifier(cells));
            while distinct.step(&values) {}
            distinct.finish()
        };
        assert_eq!(texts(&mut (0..3 * CHUNK)), (0, 3 * CHUNK as u64));
        assert_eq!(
            texts(&mut (0..3 * CHUNK).chain(5..7)),
            (0, 3 * CHUNK as u64)
        );
        let value = |row: usize| (row % many) as f64 * 1.000_000_1;
        let numbers: Numbers = (0..many + 1000).map(value).collect();
        assert_eq!(count(&numbers), (0, many as u64));
    }
}
