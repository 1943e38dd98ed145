//! Long columns of words of which hardly any comes twice: whether they are names of rows or free words is found
//! out without keeping a single spelling.

use super::answers::SEPARATORS;
use super::spellings::is_absent;
use super::tally::Tally;
use super::{Context, FEW_ANSWERS};
use crate::read::{ColumnType, hash_of};
use crate::table::store::{RawColumn, WordNumbers};
use crate::table::values::fold::{equality, trimmed};

/// So many texts are looked at in a step.
const TEXTS: usize = 1 << 15;

/// What the texts are like so far.
#[derive(Default)]
pub(super) struct Diverse {
    next: usize,
    /// Their keys of equality, told apart by 64 bits.
    keys: WordNumbers,
    key: String,
    /// How many cells have a value, and how many of these may hold several answers.
    filled: u64,
    listed: u64,
    /// Whether any is of several words or an address.
    spaced: bool,
    /// Whether the language decides which of them are one.
    open: bool,
}

impl Diverse {
    /// Looks at the next texts; `false` if there is none left.
    pub(super) fn step(&mut self, cells: &RawColumn, tally: &Tally, context: &Context<'_>) -> bool {
        let end = cells.text_count().min(self.next + TEXTS);
        for text in self.next..end {
            let cell = trimmed(cells.text(text));
            if cell.is_empty() || is_absent(cell, context, tally.is_numeric()) {
                continue;
            }
            let times = tally.text_count(text);
            equality(cell, &mut self.key);
            self.keys.meet(hash_of(&self.key));
            self.filled += times;
            self.listed += if cell.contains(SEPARATORS) { times } else { 0 };
            self.spaced |= cell.contains(|c: char| c.is_whitespace() || c == '@');
            self.open |= !cell.is_ascii() && self.key.contains('ى');
        }
        self.next = end;
        end < cells.text_count()
    }

    /// How many cells have a value.
    pub(super) fn filled(&self) -> u64 {
        self.filled
    }

    /// The type, unless each value has to be looked at.
    pub(super) fn column_type(&self) -> Option<ColumnType> {
        let count = self.keys.len() as u64;
        let is_sure =
            !self.open && FEW_ANSWERS * self.listed < self.filled && 2 * count > self.filled;
        is_sure.then_some(match count == self.filled && !self.spaced {
            true => ColumnType::Identifier,
            false => ColumnType::Text,
        })
    }
}
