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
    /// Open addressing: 0 for a free place, else the text's hash, and in the lower half its number and 1. At
    /// least half are free. With the hash at hand hardly a text is compared that is not the same.
    places: Vec<u64>,
}

impl Interner {
    /// The number of `text`, a new one if it was not there.
    pub fn intern(&mut self, text: &str) -> u32 {
        if self.texts.len() * 2 >= self.places.len() {
            self.grow();
        }
        let hash = hash(text);
        let place = self.place(text, hash);
        if self.places[place] == 0 {
            self.texts.push(text);
            self.places[place] = u64::from(hash) << 32 | self.texts.len() as u64;
        }
        self.places[place] as u32 - 1
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
        !self.places.is_empty() && self.places[self.place(text, hash(text))] != 0
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
    fn place(&self, text: &str, hash: u32) -> usize {
        let mask = self.places.len() - 1;
        let mut place = hash as usize & mask;
        loop {
            let found = self.places[place];
            let same = (found >> 32) as u32 == hash && found != 0;
            if found == 0 || (same && self.texts.get(found as u32 as usize - 1) == text) {
                return place;
            }
            place = (place + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let length = (self.places.len() * 2).max(16);
        let before = std::mem::replace(&mut self.places, vec![0; length]);
        for entry in before.into_iter().filter(|entry| *entry != 0) {
            let mut place = (entry >> 32) as usize & (length - 1);
            while self.places[place] != 0 {
                place = (place + 1) & (length - 1);
            }
            self.places[place] = entry;
        }
    }
}

fn hash(text: &str) -> u32 {
    hash_of(text) as u32
}

/// Eight bytes a turn, each multiplied and folded, as in the finalisers of SplitMix (Steele, Lea & Flood
/// 2014); the last eight may overlap those before.
pub(crate) fn hash_of(text: &str) -> u64 {
    let mix = |hash: u64, word: u64| {
        let product = (hash ^ word).wrapping_mul(0x9fb2_1c65_1e98_df25);
        product ^ (product >> 32)
    };
    let bytes = text.as_bytes();
    let mut hash = 0x9e37_79b9_7f4a_7c15 ^ bytes.len() as u64;
    let Some(last) = bytes.last_chunk() else {
        let word = |word, byte: &u8| word << 8 | u64::from(*byte);
        return mix(hash, bytes.iter().fold(0, word));
    };
    let mut rest = bytes;
    while let Some((word, behind)) = rest.split_first_chunk() {
        hash = mix(hash, u64::from_le_bytes(*word));
        rest = behind;
    }
    mix(hash, u64::from_le_bytes(*last))
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
