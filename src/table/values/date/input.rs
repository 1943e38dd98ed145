//! A cell that is read from left to right.

use crate::table::values::letters::is_word;

/// What is left of the cell; all digits are ASCII.
pub(super) struct Input<'a>(pub &'a str);

/// Whether it stands within words: a letter, the sign that keeps two of them apart, the point of an abbreviation.
fn is_part(character: char) -> bool {
    is_word(character) || matches!(character, '.' | '\u{200c}')
}

impl<'a> Input<'a> {
    /// A number of at most nine digits, and how many they are.
    pub fn number(&mut self) -> Option<(i64, usize)> {
        let count = self.digits();
        if !(1..=9).contains(&count) {
            return None;
        }
        let (digits, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        let value = digits
            .bytes()
            .fold(0, |value, digit| 10 * value + i64::from(digit - b'0'));
        Some((value, count))
    }

    /// How many digits come next.
    pub fn digits(&self) -> usize {
        let digit = |byte: &u8| byte.is_ascii_digit();
        self.0.bytes().take_while(|byte| digit(byte)).count()
    }

    /// Words, with spaces, points and commas between, up to a digit or another sign.
    pub fn words(&mut self) -> &'a str {
        let is_end = |c: char| c.is_ascii_digit() || !(is_part(c) || c.is_whitespace() || c == ',');
        self.take(self.0.find(is_end).unwrap_or(self.0.len()))
    }

    /// The letters that come next.
    pub fn letters(&mut self) -> &'a str {
        let is_end = |c: char| c.is_ascii_digit() || !is_part(c);
        self.take(self.0.find(is_end).unwrap_or(self.0.len()))
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.0.split_at(length);
        self.0 = rest;
        taken
    }

    pub fn any_of(&mut self, characters: &[char]) -> Option<char> {
        let first = self.0.chars().next()?;
        if !characters.contains(&first) {
            return None;
        }
        self.0 = self.0.split_at_checked(first.len_utf8())?.1;
        Some(first)
    }

    pub fn exactly(&mut self, character: char) -> Option<()> {
        self.0 = self.0.strip_prefix(character)?;
        Some(())
    }

    pub fn skip(&mut self, characters: &[char]) {
        self.0 = self.0.trim_start_matches(characters);
    }
}
