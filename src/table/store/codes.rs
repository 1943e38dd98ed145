//! A column of levels' numbers.

use std::fmt;

use super::CHUNK;
use super::narrow::Narrow;
use crate::table::MISSING_LEVEL;

/// Codes of levels, [`MISSING_LEVEL`] where missing, in as few bytes as they need.
#[derive(Clone, Default, PartialEq)]
pub struct Codes {
    /// Each code and 1, so that missing is 0.
    chunks: Vec<Narrow>,
    open: Vec<u64>,
}

impl Codes {
    /// Appends a code.
    pub fn push(&mut self, code: u32) {
        self.open.push(u64::from(code.wrapping_add(1)));
        if self.open.len() == CHUNK {
            self.chunks.push(Narrow::pack(&self.open));
            self.open.clear();
        }
    }

    /// How many codes there are.
    pub fn len(&self) -> usize {
        self.chunks.len() * CHUNK + self.open.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The code at `index`, which must be below [`len`](Self::len).
    pub fn get(&self, index: usize) -> u32 {
        let word = match self.chunks.get(index / CHUNK) {
            Some(chunk) => chunk.get(index % CHUNK),
            None => self.open[index % CHUNK],
        };
        (word as u32).wrapping_sub(1)
    }

    /// All codes in order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.len()).map(|index| self.get(index))
    }

    /// The codes that `level` gives for these; each chunk is let go before the next is converted.
    pub(in crate::table) fn map(self, level: impl Fn(u32) -> u32) -> Self {
        let mut mapped = Self::default();
        let chunks = self.chunks.into_iter().map(|chunk| chunk.unpacked());
        for word in chunks.chain([self.open]).flatten() {
            mapped.push(match (word as u32).wrapping_sub(1) {
                MISSING_LEVEL => MISSING_LEVEL,
                code => level(code),
            });
        }
        mapped
    }
}

impl FromIterator<u32> for Codes {
    fn from_iter<I: IntoIterator<Item = u32>>(codes: I) -> Self {
        let mut packed = Self::default();
        codes.into_iter().for_each(|code| packed.push(code));
        packed
    }
}

impl fmt::Debug for Codes {
    // Only the length: the values are a person's data and must not end up in a log.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Codes({})", self.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_comes_back() {
        let code = |row: usize| match row % 5 {
            0 => MISSING_LEVEL,
            rest => (row * rest) as u32,
        };
        let codes: Codes = (0..2 * CHUNK + 3).map(code).collect();
        assert!(codes.iter().eq((0..2 * CHUNK + 3).map(code)));
        let doubled = codes.map(|code| 2 * code);
        assert_eq!((doubled.get(5), doubled.get(6)), (MISSING_LEVEL, 12));
        assert_eq!(doubled.len(), 2 * CHUNK + 3);
    }
}
