//! Texts, each kept once and numbered.

use super::cells::Cells;

/// Numbers distinct texts from 0 in the order in which they first come.
///
/// The standard library's hash map would do, at four times the size in the engine and a third of the speed:
/// its hash defends a server against strangers' keys, while here the worst that a hostile file can do is to
/// slow down its own owner.
#[derive(Debug, Clone, Default)]
pub struct Interner {
    texts: Cells,
    /// Open addressing: 0 for a free place, else the text's number and 1. At least half are free.
    places: Vec<u32>,
}

impl Interner {
    /// The number of `text`, a new one if it was not there.
    pub fn intern(&mut self, text: &str) -> u32 {
        if self.texts.len() * 2 >= self.places.len() {
            self.grow();
        }
        let place = self.place(text);
        if self.places[place] == 0 {
            self.texts.push(text);
            self.places[place] = self.texts.len() as u32;
        }
        self.places[place] - 1
    }

    /// Adds a text without looking whether it is there. Nothing can be interned from then on.
    pub fn append(&mut self, text: &str) -> u32 {
        self.places = Vec::new();
        self.texts.push(text);
        self.texts.len() as u32 - 1
    }

    /// The text of that number, which must be below [`len`](Self::len).
    pub fn text(&self, number: u32) -> &str {
        self.texts.get(number as usize)
    }

    /// Whether `text` is there.
    pub fn contains(&self, text: &str) -> bool {
        !self.places.is_empty() && self.places[self.place(text)] != 0
    }

    /// How many distinct texts there are.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// Where `text` is, or would go.
    fn place(&self, text: &str) -> usize {
        let mask = self.places.len() - 1;
        let mut place = hash(text) as usize & mask;
        while self.places[place] != 0 && self.texts.get(self.places[place] as usize - 1) != text {
            place = (place + 1) & mask;
        }
        place
    }

    fn grow(&mut self) {
        self.places = vec![0; (self.places.len() * 2).max(16)];
        for number in 0..self.texts.len() {
            let place = self.place(self.texts.get(number));
            self.places[place] = number as u32 + 1;
        }
    }
}

/// FNV-1a (Fowler, Noll & Vo 1991), its upper half folded in, since only low bits choose the place.
fn hash(text: &str) -> u32 {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash ^ (hash >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_have_one_number() {
        let mut interner = Interner::default();
        assert!(!interner.contains(""));
        for round in 0..2 {
            for number in 0..1000u32 {
                assert_eq!(
                    interner.intern(&format!("text {number}")),
                    number,
                    "{round}"
                );
            }
        }
        assert_eq!((interner.len(), interner.intern("")), (1000, 1000));
        assert!(interner.contains("text 999") && !interner.contains("text 1000"));
    }
}
