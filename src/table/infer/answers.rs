//! Cells that hold several answers each, as survey tools write “choose all that apply”.

use super::FEW_ANSWERS;
use crate::read::Interner;
use crate::table::values::fold::{equality, trimmed};
use crate::table::{Codes, MISSING_LEVEL, Numbers};

/// What may stand between answers, the surest first.
pub(super) const SEPARATORS: [char; 8] = [';', '؛', '|', '\n', ',', '،', '/', '+'];
/// More choices are a vocabulary.
const MOST_CHOICES: usize = 30;
/// Choices have so many characters at most.
const LONGEST_CHOICE: usize = 60;
/// Below so many filled cells, repetition may be chance.
const FEWEST_CELLS: u64 = 10;

/// One answer as a flag.
pub(in crate::table) struct Answer {
    /// As the file spells it first.
    pub(in crate::table) spelling: String,
    /// 1 where it was given, 0 where others were, NaN where the cell is blank.
    pub(in crate::table) values: Numbers,
}

/// The choices of a column and which of them each of its levels holds.
struct Choices {
    spellings: Vec<String>,
    held: Vec<Vec<u32>>,
}

/// The answers that the levels hold, if they hold several: `counts` says how often each level comes.
/// Answers come alone and in company, at more than one place, and each more than once; there are more
/// combinations than choices.
pub(super) fn answers(levels: &[String], counts: &[u64], codes: &Codes) -> Vec<Answer> {
    let choices = SEPARATORS
        .iter()
        .find_map(|&separator| choices(levels, counts, separator));
    let Some(Choices { spellings, held }) = choices else {
        return Vec::new();
    };
    let flags = spellings.into_iter().enumerate();
    flags
        .map(|(choice, spelling)| Answer {
            spelling,
            values: codes
                .iter()
                .map(|code| match code {
                    MISSING_LEVEL => f64::NAN,
                    code => f64::from(u8::from(held[code as usize].contains(&(choice as u32)))),
                })
                .collect(),
        })
        .collect()
}

/// Whether a cell holds an answer, alone or beside others, whatever stands between them.
pub fn holds_answer(cell: &str, answer: &str) -> bool {
    let (mut wanted, mut key) = (String::new(), String::new());
    equality(answer, &mut wanted);
    SEPARATORS.iter().any(|&separator| {
        cell.split(separator).any(|part| {
            equality(bare(part), &mut key);
            key == wanted
        })
    })
}

/// An answer without the marks of a list in a program's notation: `["one", "two"]`.
fn bare(part: &str) -> &str {
    trimmed(part.trim_matches(|c: char| c.is_whitespace() || "[]\"'".contains(c)))
}

fn choices(levels: &[String], counts: &[u64], separator: char) -> Option<Choices> {
    let filled: u64 = counts.iter().sum();
    let several: u64 = levels
        .iter()
        .zip(counts)
        .filter(|(level, _)| level.contains(separator))
        .map(|(_, count)| count)
        .sum();
    if filled < FEWEST_CELLS || FEW_ANSWERS * several < filled {
        return None;
    }
    let mut known = Interner::default();
    let mut spellings: Vec<String> = Vec::new();
    // For each choice how often it is given, and the places at which it stands.
    let mut given: Vec<(u64, u64)> = Vec::new();
    let mut held = Vec::with_capacity(levels.len());
    let mut key = String::new();
    for (level, count) in levels.iter().zip(counts) {
        let mut own = Vec::new();
        let parts = level.split(separator).map(bare);
        for (place, part) in parts.filter(|part| !part.is_empty()).enumerate() {
            if part.chars().count() > LONGEST_CHOICE {
                return None;
            }
            equality(part, &mut key);
            let choice = known.intern(&key);
            if choice as usize == spellings.len() {
                spellings.push(part.to_owned());
                given.push((0, 0));
            }
            if own.contains(&choice) || spellings.len() > MOST_CHOICES {
                return None;
            }
            let (times, places) = &mut given[choice as usize];
            *times += count;
            *places |= 1 << place.min(63);
            own.push(choice);
        }
        held.push(own);
    }
    let rare = given.iter().filter(|(times, _)| *times < 2).count();
    let moving = given
        .iter()
        .filter(|(_, places)| places.count_ones() > 1)
        .count();
    let wordy = spellings
        .iter()
        .all(|choice| choice.chars().any(char::is_alphabetic));
    let is_choice = spellings.len() >= 2
        && 10 * rare <= spellings.len()
        && 2 * moving >= spellings.len()
        && levels.len() > spellings.len()
        && wordy;
    is_choice.then_some(Choices { spellings, held })
}
