//! A column of doubles.

use std::fmt;

use super::CHUNK;
use super::narrow::Narrow;
use super::plain::Plain;
use super::raw::Cell;

/// The word of a missing value; all others are even.
pub(super) const MISSING: u64 = 1;

/// Doubles, NaN where missing, each kept with all its bits. Decimal numbers of few digits are kept as their
/// digits, which takes one to four bytes instead of eight.
#[derive(Clone, Default, PartialEq)]
pub struct Numbers {
    chunks: Vec<Chunk>,
    len: usize,
}

#[derive(Clone, PartialEq)]
enum Chunk {
    Words(Narrow),
    Doubles(Box<[f64]>),
}

/// What a cell of a file becomes.
pub(in crate::table) enum Converted {
    /// The number as it is spelled.
    Plain(Plain),
    /// A number that was spelled otherwise; NaN if there is none.
    Value(f64),
}

impl Numbers {
    /// How many values there are, missing ones included.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The value at `index`, which must be below [`len`](Self::len).
    #[inline]
    pub fn get(&self, index: usize) -> f64 {
        match &self.chunks[index / CHUNK] {
            Chunk::Words(words) => value(words.get(index % CHUNK)),
            Chunk::Doubles(values) => values[index % CHUNK],
        }
    }

    /// All values in order.
    pub fn iter(&self) -> impl Iterator<Item = f64> + '_ {
        let mut values = Vec::new();
        (0..self.len).map(move |index| {
            if index % CHUNK == 0 {
                values.clear();
                self.each_in(index / CHUNK, |value| values.push(value));
            }
            values[index % CHUNK]
        })
    }

    pub(in crate::table) fn chunk_count(&self) -> usize {
        self.chunks.len()
    }

    /// The words of a chunk, unless it has values that fit into none.
    pub(in crate::table) fn words(&self, chunk: usize) -> Option<&Narrow> {
        match &self.chunks[chunk] {
            Chunk::Words(words) => Some(words),
            Chunk::Doubles(_) => None,
        }
    }

    /// Calls `take` with each value of a chunk in order.
    pub(in crate::table) fn each_in(&self, chunk: usize, mut take: impl FnMut(f64)) {
        match &self.chunks[chunk] {
            Chunk::Words(words) => words
                .unpacked()
                .into_iter()
                .for_each(|word| take(value(word))),
            Chunk::Doubles(values) => values.iter().for_each(|&value| take(value)),
        }
    }

    /// The values of packed cells, each converted by `convert`, which is given its row, too; with
    /// `keeps_plain` only those that are no plain numbers. Each chunk is let go before the next is converted.
    pub(in crate::table) fn from_cells(
        cells: Vec<Narrow>,
        keeps_plain: bool,
        convert: &mut dyn FnMut(usize, Cell) -> Converted,
    ) -> Self {
        let mut numbers = Self::default();
        let (mut words, mut wide) = (Vec::new(), Vec::new());
        for chunk in cells {
            chunk.unpack(&mut words);
            let mut same = true;
            for (place, word) in words.iter_mut().enumerate() {
                if keeps_plain && *word & 1 == 0 {
                    continue;
                }
                let converted = match convert(numbers.len + place, Cell::from_word(*word)) {
                    Converted::Plain(plain) => Cell::Plain(plain).word(),
                    Converted::Value(value) => word_of(value).unwrap_or_else(|| {
                        wide.push((place, value));
                        MISSING
                    }),
                };
                same &= converted == *word;
                *word = converted;
            }
            let packed = if same { chunk } else { Narrow::pack(&words) };
            numbers.push_chunk(packed, words.len(), &mut wide);
        }
        numbers
    }

    /// Appends a chunk in which the values `wide`, each with its place, fit into no word.
    fn push_chunk(&mut self, words: Narrow, length: usize, wide: &mut Vec<(usize, f64)>) {
        self.len += length;
        if wide.is_empty() {
            self.chunks.push(Chunk::Words(words));
            return;
        }
        let mut values: Vec<f64> = words.unpacked().into_iter().map(value).collect();
        for (place, value) in wide.drain(..) {
            values[place] = value;
        }
        self.chunks.push(Chunk::Doubles(values.into()));
    }
}

/// The value of a word.
pub(super) fn value(word: u64) -> f64 {
    if word == MISSING {
        return f64::NAN;
    }
    Plain::from_word(word >> 1).value()
}

/// The word of a value, if it has one.
fn word_of(value: f64) -> Option<u64> {
    if value.is_nan() {
        return Some(MISSING);
    }
    Plain::of(value).map(|plain| Cell::Plain(plain).word())
}

impl FromIterator<f64> for Numbers {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        let mut numbers = Self::default();
        let mut values = values.into_iter().peekable();
        let (mut words, mut wide) = (Vec::new(), Vec::new());
        while values.peek().is_some() {
            words.clear();
            for (place, value) in values.by_ref().take(CHUNK).enumerate() {
                words.push(word_of(value).unwrap_or_else(|| {
                    wide.push((place, value));
                    MISSING
                }));
            }
            numbers.push_chunk(Narrow::pack(&words), words.len(), &mut wide);
        }
        numbers
    }
}

impl fmt::Debug for Numbers {
    // Only the length: the values are a person's data and must not end up in a log.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Numbers({})", self.len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_value_keeps_its_bits(bits in prop::collection::vec(any::<u64>(), 0..20), short in prop::collection::vec(-9999i32..9999, 0..20)) {
            let short = short.iter().map(|&number| f64::from(number) / 100.0);
            let wide = bits.iter().map(|&bits| f64::from_bits(bits)).map(|v| if v.is_nan() { f64::NAN } else { v });
            for values in [short.clone().collect::<Vec<f64>>(), short.chain(wide).chain([-0.0]).collect()] {
                let numbers: Numbers = values.iter().copied().collect();
                prop_assert_eq!(numbers.len(), values.len());
                prop_assert!(numbers.iter().map(f64::to_bits).eq(values.iter().map(|v| v.to_bits())));
                prop_assert!((0..values.len()).all(|row| numbers.get(row).to_bits() == values[row].to_bits()));
            }
        }
    }

    #[test]
    fn few_digits_take_few_bytes() {
        let numbers: Numbers = (0..CHUNK + 1).map(|row| row as f64 / 100.0).collect();
        assert!(matches!(&numbers.chunks[0], Chunk::Words(Narrow::Words(_))));
        assert!(matches!(
            &numbers.chunks[1],
            Chunk::Words(Narrow::Words(_) | Narrow::Shorts(_))
        ));
        assert_eq!(numbers.get(CHUNK), CHUNK as f64 / 100.0);
    }
}
