//! What was found out about a word, for when it comes again.

/// Free places hold this, which is the word of no cell and, as a double, not a number.
const FREE: u64 = u64::MAX;

/// A number for each word that was met.
pub(crate) struct WordNumbers {
    /// Open addressing; at least half of the places are free.
    words: Vec<u64>,
    /// None while words are only met, which is half as many places to look at.
    numbers: Vec<u32>,
    held: usize,
}

impl Default for WordNumbers {
    fn default() -> Self {
        Self {
            words: vec![FREE; 64],
            numbers: Vec::new(),
            held: 0,
        }
    }
}

impl WordNumbers {
    /// With room for so many words.
    pub(crate) fn for_many(words: usize) -> Self {
        Self {
            words: vec![FREE; (2 * words).next_power_of_two().max(64)],
            ..Self::default()
        }
    }

    /// How many words were met.
    pub(crate) fn len(&self) -> usize {
        self.held
    }

    /// The number of `word`, if it was met.
    pub(crate) fn get(&self, word: u64) -> Option<u32> {
        let place = self.place(word);
        (self.words[place] == word).then(|| self.numbers[place])
    }

    /// Notes that `word` was met; not where numbers are given.
    pub(crate) fn meet(&mut self, word: u64) {
        let place = self.place(word);
        if self.words[place] != word {
            self.words[place] = word;
            self.held += 1;
            if self.held * 2 > self.words.len() {
                self.grow();
            }
        }
    }

    /// The number of `word`; `make` gives it the first time.
    pub(crate) fn get_or(&mut self, word: u64, make: impl FnOnce() -> u32) -> u32 {
        let place = self.place(word);
        if self.words[place] == word {
            return self.numbers[place];
        }
        if self.numbers.is_empty() {
            self.numbers = vec![0; self.words.len()];
        }
        let number = make();
        (self.words[place], self.numbers[place]) = (word, number);
        self.held += 1;
        if self.held * 2 > self.words.len() {
            self.grow();
        }
        number
    }

    /// Where `word` is, or would go.
    fn place(&self, word: u64) -> usize {
        let mask = self.words.len() - 1;
        let mut place = (hash(word) >> 32) as usize & mask;
        while self.words[place] != word && self.words[place] != FREE {
            place = (place + 1) & mask;
        }
        place
    }

    fn grow(&mut self) {
        let room = self.words.len() * 2;
        let words = std::mem::replace(&mut self.words, vec![FREE; room]);
        let is_numbered = !self.numbers.is_empty();
        let numbers = match is_numbered {
            true => std::mem::replace(&mut self.numbers, vec![0; room]),
            false => Vec::new(),
        };
        for (before, word) in words.into_iter().enumerate() {
            if word != FREE {
                let place = self.place(word);
                self.words[place] = word;
                if is_numbered {
                    self.numbers[place] = numbers[before];
                }
            }
        }
    }
}

/// Fibonacci hashing (Knuth 6.4): the upper bits choose. Of whole doubles the lower half is zero.
pub(super) fn hash(word: u64) -> u64 {
    (word ^ word >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_keeps_its_first_number() {
        let mut known = WordNumbers::default();
        for round in 0..2 {
            for word in 0..1000u64 {
                let number = known.get_or(word << 20, || word as u32 + round * 5000);
                assert_eq!(number, word as u32);
            }
        }
    }
}
