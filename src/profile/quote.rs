//! Customers' own words, without what tells who they are.

use super::Quote;
use crate::table::{Column, Reason, Table, Value, Values, digit, is_word, small};

/// What stands where something was masked.
const MASK: &str = "[…]";
/// Shorter texts say little; longer ones are cut behind a word.
const SHORTEST: usize = 12;
const LONGEST: usize = 240;
/// So many digits in a row, or parted by signs, are a number of somebody or something.
const DIGITS: usize = 5;

/// What stands behind the name and before it the number of a house.
const STREETS: [&str; 8] = [
    "street", "st", "avenue", "ave", "road", "rd", "lane", "blvd",
];

/// Words behind which a name follows, of a person or a street, in the languages that we know.
const INTRODUCTIONS: [&str; 33] = [
    "my name is",
    "i am",
    "i'm",
    "this is",
    "regards",
    "اسمي",
    "اسم من",
    "my name's",
    "call me",
    "sincerely",
    "mr",
    "mrs",
    "ms",
    "dr",
    "اسمي هو",
    "السيد",
    "السيدة",
    "الدكتور",
    "الدكتورة",
    "الاستاذ",
    "الأستاذ",
    "آقای",
    "خانم",
    "دکتر",
    "مهندس",
    "خیابان",
    "کوچه",
    "بلوار",
    "پلاک",
    "شارع",
    "حي",
    "حی",
    "نامم",
];

/// Finds quotes in the columns of free words of a table.
#[derive(Debug, Clone)]
pub struct Quoting {
    /// The places of the columns of free words.
    texts: Vec<usize>,
    /// The places of the columns that hold personal data.
    personal: Vec<usize>,
}

impl Quoting {
    /// Looks up which columns there are.
    pub fn new(table: &Table) -> Self {
        let places = |fits: &dyn Fn(&Column) -> bool| {
            let columns = table.columns().iter().enumerate();
            columns
                .filter(|(_, column)| fits(column))
                .map(|(place, _)| place)
                .collect::<Vec<_>>()
        };
        Self {
            texts: places(&|column| {
                column.reason == Reason::Text && matches!(column.values, Values::Text(_))
            }),
            personal: places(&|column| {
                matches!(
                    column.reason,
                    Reason::PersonalName
                        | Reason::PersonalEmail
                        | Reason::PersonalPhone
                        | Reason::PersonalOther
                        | Reason::Identifier
                )
            }),
        }
    }

    /// Whether there is nothing to quote from.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// What the customer in `row` (from 0) says, if it is worth quoting.
    pub fn quote(&self, table: &Table, row: usize) -> Option<Quote> {
        self.texts.iter().find_map(|&place| {
            let column = &table.columns()[place];
            let Value::Text(text) = column.value(row) else {
                return None;
            };
            let text = text.trim();
            if text.chars().count() < SHORTEST || !text.contains(' ') {
                return None;
            }
            let mut known: Vec<&str> = Vec::new();
            for &place in &self.personal {
                if let Value::Text(cell) = table.columns()[place].value(row) {
                    known.extend(
                        cell.split_whitespace()
                            .filter(|word| word.chars().count() > 1),
                    );
                }
            }
            let (text, masked) = mask(text, &known);
            Some(Quote {
                column: column.name.clone(),
                text: shortened(text),
                row: row as u64 + 1,
                masked,
            })
        })
    }
}

/// The text with every piece masked that is an address, a number of somebody or something, a name that the
/// row itself knows, or one that introduces itself; and how many pieces were.
fn mask(text: &str, known: &[&str]) -> (String, u64) {
    let mut masked = 0;
    let mut words: Vec<String> = Vec::new();
    let mut introduced = 0;
    for word in text.split_whitespace() {
        let bare = bare(word);
        let is_known = known.iter().any(|name| same_word(name, bare));
        let introduces = INTRODUCTIONS.iter().any(|word| same_word(word, bare));
        let follows = introduced > 0 && !introduces && (is_name(bare) || digits(bare) > 0);
        if STREETS.iter().any(|street| same_word(street, bare)) {
            // The number of the house, and the street's name behind it.
            let names = words
                .iter()
                .rev()
                .take_while(|word| is_name(self::bare(word)));
            let number = names.count() + 1;
            let begin = words.len().checked_sub(number);
            if let Some(begin) = begin.filter(|&begin| digits(&words[begin]) > 0) {
                words.truncate(begin);
                words.push(MASK.to_owned());
                masked += 1;
            }
        }
        introduced = if follows { introduced - 1 } else { 0 };
        if is_known || follows || is_address(word) || digits(word) >= DIGITS {
            masked += 1;
            let mut masked_word = MASK.to_owned();
            masked_word.extend(
                word.chars()
                    .skip(word.trim_end_matches(is_sign).chars().count()),
            );
            words.push(masked_word);
        } else {
            words.push(word.to_owned());
        }
        if INTRODUCTIONS.iter().any(|phrase| ends_with(&words, phrase)) {
            introduced = 2;
        }
    }
    let (words, numbers) = mask_numbers(words);
    (words.join(" "), masked + numbers)
}

/// Numbers that are written in groups: `+98 912 345 67 89`.
fn mask_numbers(words: Vec<String>) -> (Vec<String>, u64) {
    let numeric = |word: &String| {
        digits(word) > 0
            && word.chars().all(|letter| {
                letter.is_numeric() || letter.is_ascii_uppercase() || "+-().,/".contains(letter)
            })
    };
    let mut masked = 0;
    let mut kept: Vec<String> = Vec::new();
    let mut rest = words.into_iter().peekable();
    while let Some(word) = rest.next() {
        let mut group = vec![word];
        while numeric(&group[group.len() - 1]) && rest.peek().is_some_and(numeric) {
            group.extend(rest.next());
        }
        let count: usize = group.iter().map(|word| digits(word)).sum();
        if group.len() > 1 && count >= DIGITS + 2 {
            masked += 1;
            kept.push(MASK.to_owned());
        } else {
            kept.extend(group);
        }
    }
    (kept, masked)
}

fn digits(word: &str) -> usize {
    word.chars()
        .filter(|letter| digit(*letter).is_some())
        .count()
}

fn is_sign(letter: char) -> bool {
    !is_word(letter)
}

/// A word without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_matches(is_sign)
}

/// An e-mail address, a web address, or a name on a network.
fn is_address(word: &str) -> bool {
    let parts = |mark: &[u8]| word.as_bytes().windows(mark.len()).any(|part| part == mark);
    word.contains('@') || parts(b"://") || parts(b"www.") || is_domain(bare(word))
}

/// `shop.example` or `t.me/leila`: letters behind a point that has no space behind it.
fn is_domain(word: &str) -> bool {
    let host = word.split('/').next().unwrap_or_default();
    host.rsplit_once('.').is_some_and(|(name, last)| {
        let letters = last.len() >= 2 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
        letters && name.chars().count() >= 1 && !name.ends_with('.')
    })
}

/// A word as a name is written: in Latin letters with a capital, in Arabic ones any.
fn is_name(word: &str) -> bool {
    let first = word.chars().next();
    first.is_some_and(|letter| small(letter) != letter || (is_word(letter) && letter > '\u{590}'))
        && word.chars().count() > 1
}

fn same_word(one: &str, other: &str) -> bool {
    let one = bare(one);
    !one.is_empty() && one.chars().map(small).eq(other.chars().map(small))
}

/// Whether the last words are the phrase.
fn ends_with(words: &[String], phrase: &str) -> bool {
    let parts: Vec<&str> = phrase.split(' ').collect();
    let Some(first) = words.len().checked_sub(parts.len()) else {
        return false;
    };
    words[first..].iter().zip(parts).all(|(word, part)| {
        same_word(part, word.trim_end_matches([':', '،', ',', '.'])) || word == part
    })
}

/// At most so many letters, cut behind a word.
fn shortened(text: String) -> String {
    if text.chars().count() <= LONGEST {
        return text;
    }
    let mut kept = String::new();
    let mut count = 0;
    for word in text.split(' ') {
        count += word.chars().count() + 1;
        if count > LONGEST && !kept.is_empty() {
            break;
        }
        kept.extend(word.chars().take(LONGEST));
        kept.push(' ');
    }
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_who_somebody_is_is_masked() {
        for (text, expected) in [
            ("Write to anna@shop.example, please", "Write to […], please"),
            ("Call +98 912 345 67 89 today", "Call […] today"),
            ("order 1002934 came late", "order […] came late"),
            ("اتصلوا على ٠٥٠١٢٣٤٥٦٧ مساءً", "اتصلوا على […] مساءً"),
            (
                "Hello, my name is Leila Karimi and I like it",
                "Hello, my name is […] […] and I like it",
            ),
            ("see https://me.example/x or @leila", "see […] or […]"),
            (
                "Ask Dr. Karimi at t.me/karimi, e.g. today",
                "Ask Dr. […] at […], e.g. today",
            ),
            ("با آقای کریمی صحبت کنید", "با آقای […] […] کنید"),
            ("It took 3 weeks and 2 calls", "It took 3 weeks and 2 calls"),
            (
                "I live at 12 Baker Street in town",
                "I live at […] Street in town",
            ),
            (
                "Ten years on this road, 3 shops",
                "Ten years on this road, 3 shops",
            ),
            ("خیابان ولیعصر، پلاک ۱۲، لطفا", "خیابان […]، پلاک […]، […]"),
            ("my iban is DE89 3704 0044 0532 0130 00", "my iban is […]"),
        ] {
            assert_eq!(mask(text, &[]).0, expected);
        }
        let (text, masked) = mask("Thanks from leila, always", &["Leila", "Karimi"]);
        assert_eq!((text.as_str(), masked), ("Thanks from […], always", 1));
    }

    #[test]
    fn long_texts_are_cut_behind_a_word() {
        let text = "word ".repeat(100);
        let cut = shortened(text);
        assert!(
            cut.chars().count() <= LONGEST + 2 && cut.ends_with("word …"),
            "{cut}"
        );
    }
}
