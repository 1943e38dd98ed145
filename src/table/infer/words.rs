//! Columns of words: categories, yes and no, text, codes.

use std::collections::HashMap;

use super::tally::Tally;
use crate::error::{Error, Result};
use crate::read::{Cells, Chunked, ColumnType};
use crate::table::lexicon::Concept;
use crate::table::values::flag::meanings;
use crate::table::values::fold::{equality, look_up, trimmed};
use crate::table::values::missing::{Absence, absence};
use crate::table::{MISSING_LEVEL, Values};

/// Names of kinds are short; on average at most so many characters.
const LONGEST_NAME: usize = 40;
/// In columns of fewer values, one repetition makes a category.
const SMALL: u64 = 20;
/// In columns of as many values, single words that never repeat are names of rows.
const LARGE: u64 = 1000;
/// More yes and no are never written in one column.
const MOST_FLAG_SPELLINGS: usize = 4;

/// The distinct values of a column.
struct Levels {
    /// For each row the index into `spellings`.
    codes: Chunked<u32>,
    /// The most frequent spelling of each value, in order of first appearance.
    spellings: Vec<String>,
    /// How many cells have a value.
    filled: u64,
}

impl Levels {
    /// Finds the values; `among_numbers` if the spellings of “unknown” that count only there count.
    fn of(cells: &Cells, among_numbers: bool) -> Self {
        // Each spelling is folded once, not each cell.
        let mut by_spelling: HashMap<&str, u32> = HashMap::new();
        let mut spellings: Vec<(&str, u64)> = Vec::new();
        let mut raw = Chunked::default();
        let mut filled = 0;
        for cell in cells.iter() {
            let cell = trimmed(cell);
            let next = spellings.len() as u32;
            let code = *by_spelling.entry(cell).or_insert_with(|| {
                let is_missing = cell.is_empty()
                    || match absence(cell) {
                        Some(Absence::Unknown) => true,
                        Some(Absence::AmongNumbers) => among_numbers,
                        None => false,
                    };
                if is_missing { MISSING_LEVEL } else { next }
            });
            if code == next {
                spellings.push((cell, 0));
            }
            if code != MISSING_LEVEL {
                spellings[code as usize].1 += 1;
                filled += 1;
            }
            raw.push(code);
        }
        drop(by_spelling);
        let mut by_key: HashMap<String, u32> = HashMap::new();
        let mut best: Vec<(&str, u64)> = Vec::new();
        let mut key = String::new();
        let level_of: Vec<u32> = spellings
            .iter()
            .map(|&(spelling, count)| {
                equality(spelling, &mut key);
                if let Some(&level) = by_key.get(key.as_str()) {
                    let known = &mut best[level as usize];
                    if count > known.1 {
                        *known = (spelling, count);
                    }
                    return level;
                }
                let level = best.len() as u32;
                by_key.insert(key.clone(), level);
                best.push((spelling, count));
                level
            })
            .collect();
        let is_folded = best.len() < spellings.len();
        let codes = if is_folded {
            raw.iter()
                .map(|code| match code {
                    MISSING_LEVEL => MISSING_LEVEL,
                    code => level_of[code as usize],
                })
                .collect()
        } else {
            raw
        };
        Self {
            codes,
            spellings: best
                .iter()
                .map(|(spelling, _)| (*spelling).to_owned())
                .collect(),
            filled,
        }
    }

    /// For each value whether it means yes, if they are words of one pair.
    fn meanings(&self) -> Option<Vec<bool>> {
        if self.spellings.len() > MOST_FLAG_SPELLINGS {
            return None;
        }
        let keys: Vec<String> = self
            .spellings
            .iter()
            .map(|spelling| {
                let mut key = String::new();
                look_up(spelling, &mut key);
                key
            })
            .collect();
        meanings(&keys)
    }
}

/// The type of a column that holds neither numbers nor dates.
pub(super) fn column_type(cells: &Cells, concept: Option<Concept>) -> ColumnType {
    let levels = Levels::of(cells, false);
    let count = levels.spellings.len() as u64;
    if concept == Some(Concept::Identifier) {
        return ColumnType::Identifier;
    }
    if levels.meanings().is_some() {
        return ColumnType::Flag;
    }
    if count == levels.filled && names_rows(&levels) {
        return ColumnType::Identifier;
    }
    let repeats = if levels.filled < SMALL {
        count < levels.filled
    } else {
        2 * count <= levels.filled
    };
    let characters: usize = levels
        .spellings
        .iter()
        .map(|name| name.chars().count())
        .sum();
    // A column with one value is that value, however few rows there are.
    if (repeats || count == 1) && characters <= LONGEST_NAME * levels.spellings.len() {
        return ColumnType::Category;
    }
    ColumnType::Text
}

/// Whether values of which none occurs twice are codes: single words with digits, or, in a long
/// column, single words of any kind.
fn names_rows(levels: &Levels) -> bool {
    let words = &levels.spellings;
    let single = |word: &String| !word.contains(|c: char| c.is_whitespace() || c == '@');
    let coded = |word: &String| word.contains(|c: char| c.is_numeric());
    levels.filled >= SMALL / 2
        && words.iter().all(single)
        && (levels.filled >= LARGE || words.iter().all(coded))
}

/// A category, also of numbers that name kinds.
pub(super) fn category(cells: &Cells, tally: &Tally) -> Values {
    let levels = Levels::of(cells, tally.is_numeric());
    Values::Category {
        codes: levels.codes,
        levels: levels.spellings,
    }
}

/// Yes and no; `forced` if the user says so of words that are not known as such.
///
/// # Errors
/// [`Error::OptionInvalid`] if there are more than two different values.
pub(super) fn flag(cells: &Cells, forced: bool) -> Result<Values> {
    let levels = Levels::of(cells, false);
    let count = levels.spellings.len();
    let meanings = match levels.meanings() {
        Some(meanings) => meanings,
        None if forced && count > 2 => {
            let expected = "a type other than flag for a column with more than two values";
            return Err(Error::option("types", expected, "flag"));
        }
        // Of unknown words the first in the alphabet is taken for no, so that the order of rows
        // does not matter.
        None => {
            let first = levels.spellings.iter().min();
            levels
                .spellings
                .iter()
                .map(|word| Some(word) != first)
                .collect()
        }
    };
    let values = levels
        .codes
        .iter()
        .map(|code| match code {
            MISSING_LEVEL => f64::NAN,
            code => f64::from(u8::from(meanings[code as usize])),
        })
        .collect();
    let spelling = |wanted: bool| {
        let index = meanings.iter().position(|&meaning| meaning == wanted);
        index.map_or(String::new(), |index| levels.spellings[index].clone())
    };
    Ok(Values::Flag {
        values,
        spellings: [spelling(false), spelling(true)],
    })
}
