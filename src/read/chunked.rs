//! A vector that grows in fixed chunks.
//!
//! A plain `Vec` doubles: at ten million rows it asks for one block twice the size of the last while
//! that one is still held, which a 32-bit memory cannot give.

use std::fmt;

const CHUNK: usize = 1 << 16;

/// A growing sequence of small values.
#[derive(Clone, PartialEq)]
pub struct Chunked<T> {
    chunks: Vec<Vec<T>>,
}

impl<T> Default for Chunked<T> {
    fn default() -> Self {
        Self { chunks: Vec::new() }
    }
}

impl<T: Copy> Chunked<T> {
    /// Appends a value.
    pub fn push(&mut self, value: T) {
        match self.chunks.last_mut() {
            Some(last) if last.len() < CHUNK => last.push(value),
            // The first chunk grows by doubling, so that a table of ten rows stays small.
            Some(_) => {
                let mut chunk = Vec::with_capacity(CHUNK);
                chunk.push(value);
                self.chunks.push(chunk);
            }
            None => self.chunks.push(vec![value]),
        }
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        match self.chunks.last() {
            Some(last) => (self.chunks.len() - 1) * CHUNK + last.len(),
            None => 0,
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.chunks.is_empty()
    }

    /// The value at `index`, which must be below [`len`](Self::len).
    pub fn get(&self, index: usize) -> T {
        self.chunks[index / CHUNK][index % CHUNK]
    }

    /// All values in order.
    pub fn iter(&self) -> impl Iterator<Item = T> + '_ {
        self.chunks.iter().flatten().copied()
    }
}

impl<T: Copy> FromIterator<T> for Chunked<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut chunked = Self::default();
        values.into_iter().for_each(|value| chunked.push(value));
        chunked
    }
}

impl<T: Copy> fmt::Debug for Chunked<T> {
    // Only the length: the values are a person's data and must not end up in a log.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Chunked({})", self.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_order_across_chunks() {
        let numbers: Chunked<u32> = (0..(2 * CHUNK as u32 + 7)).collect();
        assert_eq!(numbers.len(), 2 * CHUNK + 7);
        assert_eq!(numbers.get(CHUNK), CHUNK as u32);
        assert!(numbers.iter().eq(0..(2 * CHUNK as u32 + 7)));
        assert!(Chunked::<u8>::default().is_empty());
    }
}
