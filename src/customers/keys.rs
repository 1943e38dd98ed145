//! Cells as keys: the same number for the same cell.

use std::ops::Range;

use super::NOBODY;
use crate::read::{Interner, hash_of};
use crate::table::{MISSING_LEVEL, Values, WordNumbers};

/// Numbers the distinct cells of a column from 0; one of them is kept for as long as the column is read.
#[derive(Default)]
pub(super) struct Keys {
    texts: Interner,
    words: WordNumbers,
    /// The key of the text asked for last, or the number and its key: lines of an order stand together.
    last: Option<u32>,
    last_word: Option<(u64, u32)>,
}

impl Keys {
    /// The numbers of the cells in these rows (from 0), in their order; [`NOBODY`] where one is missing.
    pub fn each(&mut self, values: &Values, rows: Range<usize>, into: &mut Vec<u32>) {
        into.clear();
        let (Values::Text(cells) | Values::Identifier(cells)) = values else {
            into.extend(rows.map(|row| self.key(values, row).unwrap_or(NOBODY)));
            return;
        };
        let mut last = ("", NOBODY);
        for text in cells.within(rows) {
            if text != last.0 {
                let key = match text {
                    "" => NOBODY,
                    text => self.texts.intern(text),
                };
                last = (text, key);
            }
            into.push(last.1);
        }
    }

    /// The number of the cell in `row` (from 0), or `None` where it is missing.
    pub fn key(&mut self, values: &Values, row: usize) -> Option<u32> {
        if let Values::Category { codes, .. } = values {
            return Some(codes.get(row)).filter(|code| *code != MISSING_LEVEL);
        }
        match values {
            Values::Number(values) | Values::Date(values) | Values::Flag { values, .. } => {
                let value = values.get(row);
                let word = value.to_bits();
                if self.last_word.is_none_or(|(last, _)| last != word) {
                    let next = self.words.len() as u32;
                    self.last_word =
                        (!value.is_nan()).then(|| (word, self.words.get_or(word, || next)));
                }
                self.last_word.map(|(_, key)| key)
            }
            Values::Text(cells) | Values::Identifier(cells) => {
                let text = cells.get(row);
                if self.last.is_none_or(|last| self.texts.text(last) != text) {
                    self.last = (!text.is_empty()).then(|| self.texts.intern(text));
                }
                self.last
            }
            Values::Category { .. } => None,
        }
    }
}

/// Mixes a column's cells in these rows into hashes.
pub(super) fn mix_in(values: &Values, rows: Range<usize>, hashes: &mut [u64]) {
    match values {
        Values::Category { codes, .. } => {
            for (hash, row) in hashes.iter_mut().zip(rows) {
                *hash = mix(*hash, u64::from(codes.get(row)));
            }
        }
        Values::Number(values) | Values::Date(values) | Values::Flag { values, .. } => {
            for (hash, row) in hashes.iter_mut().zip(rows) {
                *hash = mix(*hash, values.get(row).to_bits());
            }
        }
        Values::Text(cells) | Values::Identifier(cells) => {
            for (hash, text) in hashes.iter_mut().zip(cells.within(rows)) {
                *hash = mix(*hash, hash_of(text));
            }
        }
    }
}

/// Whether two cells of a column are equal, both missing included.
pub(super) fn same(values: &Values, one: usize, other: usize) -> bool {
    match values {
        Values::Category { codes, .. } => codes.get(one) == codes.get(other),
        Values::Number(values) | Values::Date(values) | Values::Flag { values, .. } => {
            values.get(one).to_bits() == values.get(other).to_bits()
        }
        Values::Text(cells) | Values::Identifier(cells) => cells.get(one) == cells.get(other),
    }
}

/// A multiplication of which both halves count spreads each bit over all.
fn mix(hash: u64, word: u64) -> u64 {
    let product = (hash ^ word ^ 0x9e37_79b9_7f4a_7c15).wrapping_mul(0xd6e8_feb8_6659_fd93);
    product ^ product >> 32
}
