//! Long columns of words of which hardly any comes twice: whether they are names of rows or free words is found
//! out without keeping a single spelling.

use super::answers::SEPARATORS;
use super::spellings::is_absent;
use super::tally::Tally;
use super::{Context, FEW_ANSWERS};
use crate::read::{Cells, ColumnType, hash_of};
use crate::table::store::{RawColumn, Spelling, WordNumbers};
use crate::table::values::fold::{equality, trimmed};

/// So many texts are looked at in a step.
const TEXTS: usize = 1 << 15;
/// And so many chunks of cells kept.
const CHUNKS: usize = 16;

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
    /// Whether any says that there is no value. If none does, the cells as they are kept, so far.
    absent: bool,
    kept: Cells,
    next_chunk: usize,
}

impl Diverse {
    /// Looks at the next texts; `false` if there is none left.
    pub(super) fn step(&mut self, cells: &RawColumn, tally: &Tally, context: &Context<'_>) -> bool {
        if self.next > 0 && self.next == cells.text_count() {
            return self.keep(cells, context);
        }
        if self.next == 0 {
            self.keys = WordNumbers::for_many(cells.text_count());
        }
        let end = cells.text_count().min(self.next + TEXTS);
        for text in self.next..end {
            let cell = trimmed(cells.text(text));
            if cell.is_empty() {
                continue;
            }
            if is_absent(cell, context, tally.is_numeric()) {
                self.absent = true;
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
        true
    }

    /// Keeps the next cells without the spaces around them; `false` if there is none left, or no need.
    fn keep(&mut self, cells: &RawColumn, context: &Context<'_>) -> bool {
        if self.absent || context.missing.is_some() || self.column_type().is_none() {
            return false;
        }
        let mut room = Spelling::default();
        let end = cells.chunk_count().min(self.next_chunk + CHUNKS);
        for chunk in self.next_chunk..end {
            cells.each_in(chunk, |cell| {
                self.kept.push(trimmed(cells.spelling(cell, &mut room)));
            });
        }
        self.next_chunk = end;
        end < cells.chunk_count()
    }

    /// All the cells, if they were kept.
    pub(super) fn take_kept(&mut self) -> Option<Cells> {
        (self.next_chunk > 0).then(|| std::mem::take(&mut self.kept))
    }

    /// How many different values there are, if no two cells have the same.
    pub(super) fn distinct(&self) -> Option<u64> {
        (self.keys.len() as u64 == self.filled).then_some(self.filled)
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
