//! The cells of a column as the file spells them, until all of them decide what they are.

use std::ops::Range;

use super::CHUNK;
use super::narrow::Narrow;
use super::plain::{Plain, Room};
use crate::read::{Chunked, Interner, bare};

/// Beyond so many texts, of which most come once, none is looked for any more.
const MANY: usize = 1 << 12;

/// So many texts are remembered by their bytes, if they have at most 16.
const RECENT: usize = 64;
/// An odd number without pattern, the golden ratio's (Knuth 6.4).
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// One cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::table) enum Cell {
    /// A number in its plainest spelling.
    Plain(Plain),
    /// The number of a text.
    Text(usize),
}

/// A word for each cell: an even one for a plain number, an odd one for the number of a text.
impl Cell {
    pub(in crate::table) fn word(self) -> u64 {
        match self {
            Self::Plain(plain) => plain.word() << 1,
            Self::Text(text) => (text as u64) << 1 | 1,
        }
    }

    pub(in crate::table) fn from_word(word: u64) -> Self {
        if word & 1 == 0 {
            Self::Plain(Plain::from_word(word >> 1))
        } else {
            Self::Text((word >> 1) as usize)
        }
    }
}

/// Room for the spelling of a plain number.
#[derive(Default)]
pub(in crate::table) struct Spelling(Room);

/// The cells of one column.
#[derive(Default)]
pub(in crate::table) struct RawColumn {
    chunks: Vec<Narrow>,
    /// The words of the chunk that is not yet full.
    open: Vec<u64>,
    /// How many cells the last chunk lacks.
    gap: usize,
    /// All that is no plain number, in the order in which it first came.
    texts: Interner,
    /// The row (from 0) in which each of them first came.
    first_rows: Chunked<u32>,
    /// How many cells are texts.
    text_cells: usize,
    /// Whether a text may be there twice, since none is looked for any more.
    is_diverse: bool,
    /// Texts that came lately, by their bytes and length, with their numbers.
    recent: Vec<((u64, u64, usize), usize)>,
}

/// The first eight bytes at `place`, zeros behind its end, the first in the lowest byte.
#[inline(always)]
pub(super) fn word_at(text: &[u8], place: &Range<usize>) -> u64 {
    let bytes = text.get(place.start..).unwrap_or_default();
    let word = match bytes.first_chunk() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => bytes
            .iter()
            .rev()
            .fold(0, |word, byte| word << 8 | u64::from(*byte)),
    };
    match place.len() {
        0 => 0,
        length @ 1..=7 => word & (u64::MAX >> (64 - 8 * length)),
        _ => word,
    }
}

impl RawColumn {
    pub(in crate::table) fn push(&mut self, cell: &str) {
        self.push_from(cell, 0..cell.len());
    }

    /// Appends the cell that is at `place` of `text`.
    #[inline]
    pub(in crate::table) fn push_from(&mut self, text: &str, place: Range<usize>) {
        let start = word_at(text.as_bytes(), &place);
        if matches!(start as u8, b'=' | b'\'') {
            let cell = text.get(place.clone()).unwrap_or_default();
            let inner = bare(cell);
            if inner.len() < cell.len() {
                return self.push(inner);
            }
        }
        let cell = match Plain::read(text.as_bytes(), &place, start) {
            Some(plain) => Cell::Plain(plain),
            None => Cell::Text(self.text_number(text, place, start)),
        };
        self.open.push(cell.word());
        if self.open.len() == CHUNK {
            self.seal();
        }
    }

    /// The number of the text at `place`, whose first eight bytes are `start`.
    fn text_number(&mut self, text: &str, place: Range<usize>, start: u64) -> usize {
        self.text_cells += 1;
        if place.len() > 16 || self.is_diverse {
            return self.text_number_of(text.get(place).unwrap_or_default());
        }
        let behind = place.start + 8..place.end.max(place.start + 8);
        let end = word_at(text.as_bytes(), &behind);
        let key = (start, end, place.len());
        let mixed = (start ^ end.rotate_left(23) ^ place.len() as u64).wrapping_mul(MIX);
        let recent = (mixed >> (64 - RECENT.ilog2())) as usize;
        match self.recent.get(recent) {
            Some((known, number)) if *known == key => return *number,
            Some(_) => {}
            None => self.recent = vec![((0, 0, usize::MAX), 0); RECENT],
        }
        let number = self.text_number_of(text.get(place).unwrap_or_default());
        self.recent[recent] = (key, number);
        number
    }

    fn text_number_of(&mut self, cell: &str) -> usize {
        let number = if self.is_diverse {
            self.texts.append(cell)
        } else {
            self.texts.intern(cell)
        };
        if self.texts.len() > self.first_rows.len() {
            let row = self.chunks.len() * CHUNK + self.open.len();
            self.first_rows.push(row as u32);
        }
        number as usize
    }

    /// Packs the last cells.
    pub(in crate::table) fn seal(&mut self) {
        if !self.open.is_empty() {
            self.chunks.push(Narrow::pack(&self.open));
            self.gap = CHUNK - self.open.len();
            self.open.clear();
        }
        self.is_diverse |= self.texts.len() > MANY && 2 * self.texts.len() > self.text_cells;
    }

    /// How many chunks are packed.
    pub(in crate::table) fn chunk_count(&self) -> usize {
        self.chunks.len()
    }

    /// How many cells are packed, once they all are.
    pub(in crate::table) fn len(&self) -> usize {
        self.chunks.len() * CHUNK - self.gap
    }

    /// Calls `take` with each cell of a chunk in order.
    pub(in crate::table) fn each_in(&self, chunk: usize, mut take: impl FnMut(Cell)) {
        let words = self.chunks[chunk].unpacked();
        words
            .into_iter()
            .for_each(|word| take(Cell::from_word(word)));
    }

    /// Calls `take` with each row (from 0) and its cell.
    pub(in crate::table) fn each(&self, mut take: impl FnMut(usize, Cell)) {
        let mut row = 0;
        for chunk in 0..self.chunks.len() {
            self.each_in(chunk, |cell| {
                take(row, cell);
                row += 1;
            });
        }
    }

    /// All cells in order.
    pub(in crate::table) fn iter(&self) -> impl Iterator<Item = Cell> + '_ {
        let words = self.chunks.iter().flat_map(Narrow::unpacked);
        words.map(Cell::from_word)
    }

    /// How a cell is spelled.
    pub(in crate::table) fn spelling<'a>(&'a self, cell: Cell, room: &'a mut Spelling) -> &'a str {
        match cell {
            Cell::Plain(plain) => plain.spell(&mut room.0),
            Cell::Text(text) => self.text(text),
        }
    }

    /// Whether all cells are texts, and most of them other ones.
    pub(in crate::table) fn is_diverse(&self) -> bool {
        self.is_diverse && self.text_cells == self.len()
    }

    /// How many texts there are.
    pub(in crate::table) fn text_count(&self) -> usize {
        self.texts.len()
    }

    /// The text of that number.
    pub(in crate::table) fn text(&self, number: usize) -> &str {
        self.texts.text(number as u32)
    }

    /// In which row (from 0) that text first came.
    pub(in crate::table) fn first_row(&self, number: usize) -> usize {
        self.first_rows.get(number) as usize
    }

    /// The packed cells alone; the texts are let go.
    pub(in crate::table) fn into_chunks(self) -> Vec<Narrow> {
        self.chunks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_comes_back_as_it_was() {
        let cell = |row: usize| match row % 7 {
            0 => String::new(),
            1 => format!("{row}"),
            2 => format!("-{row}.50"),
            3 => format!("id {row}"),
            4 => format!("00{}", row % 300),
            5 => format!("سلام {row}"),
            _ => format!("{row}.{row}e5"),
        };
        let rows = 3 * CHUNK + 5;
        let mut raw = RawColumn::default();
        (0..rows).for_each(|row| raw.push(&cell(row)));
        raw.seal();
        assert_eq!(raw.len(), rows);
        assert!(raw.is_diverse && !raw.is_diverse());
        let mut seen = 0;
        raw.each(|row, found| {
            let mut room = Spelling::default();
            assert_eq!(raw.spelling(found, &mut room), cell(row));
            if let Cell::Text(text) = found {
                assert!(raw.first_row(text) <= row);
            }
            seen += 1;
        });
        assert_eq!(seen, rows);
        assert!(
            raw.iter()
                .enumerate()
                .all(|(row, found)| { raw.spelling(found, &mut Spelling::default()) == cell(row) })
        );
    }
}
