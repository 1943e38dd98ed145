//! The cells of one column as text, end to end in chunks of memory.

use super::chunked::Chunked;

/// Text is kept in blocks of this many bytes, for the reason given in [`Chunked`].
const BLOCK: usize = 1 << 20;

/// Said by `expect`, since the message of a slice that fails weighs a kilobyte in the engine.
pub(super) const WHOLE: &str = "a cell ends between characters";

/// A column of text cells.
#[derive(Clone, Default, PartialEq)]
pub struct Cells {
    blocks: Vec<String>,
    /// Where each cell ends: block in the upper, byte in the lower half. A cell lies in one block.
    ends: Chunked<u64>,
}

impl Cells {
    /// Appends a cell.
    pub fn push(&mut self, cell: &str) {
        let full = match self.blocks.last() {
            Some(block) => !block.is_empty() && block.len() + cell.len() > BLOCK,
            None => true,
        };
        if full {
            self.blocks.push(String::new());
        }
        let block = self.blocks.len() - 1;
        self.blocks[block].push_str(cell);
        self.ends
            .push(((block as u64) << 32) | self.blocks[block].len() as u64);
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The cell at `index`, which must be below [`len`](Self::len).
    pub fn get(&self, index: usize) -> &str {
        self.between(self.end_before(index), self.ends.get(index))
    }

    /// All cells in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> + '_ {
        let mut before = 0u64;
        let ends = self.ends.iter();
        ends.map(move |end| self.between(std::mem::replace(&mut before, end), end))
    }

    /// The cells at these places, which must be below [`len`](Self::len), in order.
    pub fn within(&self, places: std::ops::Range<usize>) -> impl Iterator<Item = &str> + '_ {
        let mut before = self.end_before(places.start);
        let ends = places.map(|place| self.ends.get(place));
        ends.map(move |end| self.between(std::mem::replace(&mut before, end), end))
    }

    /// Where the cell before that place ends.
    fn end_before(&self, place: usize) -> u64 {
        match place.checked_sub(1) {
            Some(before) => self.ends.get(before),
            None => 0,
        }
    }

    /// The cell from one end to the next; the first of a block begins with it.
    #[inline]
    fn between(&self, before: u64, end: u64) -> &str {
        let start = match before >> 32 == end >> 32 {
            true => before as u32 as usize,
            false => 0,
        };
        let block = &self.blocks[(end >> 32) as usize];
        block.get(start..end as u32 as usize).expect(WHOLE)
    }
}

impl std::fmt::Debug for Cells {
    // Only the number of cells: their text is a person's data and must not end up in a log.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Cells({})", self.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn returns_what_was_pushed() {
        let long = "x".repeat(BLOCK - 1);
        let pushed = [
            "",
            "a",
            long.as_str(),
            "",
            "سلام",
            long.as_str(),
            long.as_str(),
            "",
        ];
        let mut cells = Cells::default();
        pushed.iter().for_each(|cell| cells.push(cell));
        assert_eq!(cells.len(), pushed.len());
        assert!(cells.iter().eq(pushed));
        assert!((0..pushed.len()).all(|index| cells.get(index) == pushed[index]));
        assert!(cells.within(2..7).eq(pushed[2..7].iter().copied()));
    }
}
