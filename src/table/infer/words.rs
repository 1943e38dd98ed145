//! Columns of words: categories, yes and no, text, codes.

use super::codes;
use super::tally::Count;
use crate::error::{Error, IssueCode, Issues, Result};
use crate::read::{ColumnType, Interner};
use crate::table::store::{RawColumn, Spelling, WordNumbers};
use crate::table::values::flag::meanings;
use crate::table::values::fold::{equality, look_up, trimmed};
use crate::table::values::missing::{Absence, absence};
use crate::table::{Codes, MISSING_LEVEL, Values};

/// Names of kinds are short; on average at most so many characters.
const LONGEST_NAME: usize = 40;
/// In columns of fewer values, one repetition makes a category.
const SMALL: u64 = 20;
/// In columns of as many values, single words that never repeat are names of rows.
const LARGE: u64 = 1000;
/// More yes and no are never written in one column.
const MOST_FLAG_SPELLINGS: usize = 4;

/// Stands for a blank cell until all are known.
const BLANK: u32 = MISSING_LEVEL - 1;

/// The distinct values of a column.
struct Levels {
    /// For each row the index into `spellings`.
    codes: Codes,
    /// The most frequent spelling of each value, in order of first appearance.
    spellings: Vec<String>,
    /// Cells that spell out that there is no value.
    unknown: Count,
    /// How many cells have a value.
    filled: u64,
}

impl Levels {
    /// Finds the values; `among_numbers` if the spellings of “unknown” that count only there count.
    fn of(cells: &RawColumn, among_numbers: bool) -> Self {
        // Each spelling is folded once, not each cell.
        let mut known = Interner::default();
        // For each spelling its place among those that are values.
        let mut places: Vec<u32> = Vec::new();
        // Of each value, the number of its spelling and how often it comes.
        let mut found: Vec<(u32, u64)> = Vec::new();
        let mut numbers = WordNumbers::default();
        let mut raw = Codes::default();
        let mut filled = 0;
        let mut unknown = Count::default();
        let mut room = Spelling::default();
        cells.each(|row, cell| {
            let place = numbers.get_or(cell.word(), || {
                let shown = trimmed(cells.spelling(cell, &mut room));
                let spelling = known.intern(shown);
                if spelling as usize == places.len() {
                    if is_missing(shown, among_numbers) {
                        places.push(MISSING_LEVEL);
                    } else {
                        places.push(found.len() as u32);
                        found.push((spelling, 0));
                    }
                }
                // Blank cells lack a value without saying so.
                if shown.is_empty() {
                    BLANK
                } else {
                    places[spelling as usize]
                }
            });
            match place {
                BLANK => raw.push(MISSING_LEVEL),
                MISSING_LEVEL => {
                    unknown.note(row);
                    raw.push(MISSING_LEVEL);
                }
                place => {
                    found[place as usize].1 += 1;
                    filled += 1;
                    raw.push(place);
                }
            }
        });
        let mut keys = Interner::default();
        let mut best: Vec<(u32, u64)> = Vec::new();
        let mut key = String::new();
        let level_of: Vec<u32> = found
            .iter()
            .map(|&(spelling, count)| {
                equality(known.text(spelling), &mut key);
                let level = keys.intern(&key);
                match best.get_mut(level as usize) {
                    Some(known) if count > known.1 => *known = (spelling, count),
                    Some(_) => {}
                    None => best.push((spelling, count)),
                }
                level
            })
            .collect();
        let is_folded = best.len() < found.len();
        let codes = if is_folded {
            raw.map(|code| level_of[code as usize])
        } else {
            raw
        };
        let spelling = |(spelling, _)| known.text(spelling).to_owned();
        Self {
            codes,
            spellings: best.into_iter().map(spelling).collect(),
            unknown,
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

    /// The type of a column of these words.
    fn column_type(&self) -> ColumnType {
        let count = self.spellings.len() as u64;
        if count == 0 {
            return ColumnType::Category;
        }
        if self.meanings().is_some() {
            return ColumnType::Flag;
        }
        if count == self.filled && self.names_rows() {
            return ColumnType::Identifier;
        }
        let repeats = if self.filled < SMALL {
            count < self.filled
        } else {
            2 * count <= self.filled
        };
        let lengths = self.spellings.iter().map(|name| name.chars().count());
        let is_short = lengths.sum::<usize>() <= LONGEST_NAME * self.spellings.len();
        // A column with one value is that value, however few rows there are.
        if (repeats || count == 1) && is_short {
            return ColumnType::Category;
        }
        ColumnType::Text
    }

    /// Whether values of which none occurs twice are codes: single words with digits, or, in a long
    /// column, single words of any kind.
    fn names_rows(&self) -> bool {
        let single = |word: &String| !word.contains(|c: char| c.is_whitespace() || c == '@');
        let coded = |word: &String| word.contains(|c: char| c.is_numeric());
        let words = &self.spellings;
        self.filled >= SMALL / 2
            && words.iter().all(single)
            && (self.filled >= LARGE || words.iter().all(coded))
    }

    fn category(self) -> Values {
        Values::Category {
            codes: self.codes,
            levels: self.spellings,
            ordered: false,
        }
    }

    /// Yes and no, also of words that are not known as such.
    ///
    /// # Errors
    /// [`Error::OptionInvalid`] if there are more than two of these.
    fn flag(&self) -> Result<Values> {
        let first = self.spellings.iter().min();
        let meanings: Vec<bool> = match self.meanings() {
            Some(meanings) => meanings,
            None if self.spellings.len() > 2 => {
                let expected = "a type other than flag for a column with more than two values";
                return Err(Error::option("types", expected, "flag"));
            }
            // The first in the alphabet is taken for no, so that the order of rows does not matter.
            None => self
                .spellings
                .iter()
                .map(|word| Some(word) != first)
                .collect(),
        };
        let values = self.codes.iter().map(|code| match code {
            MISSING_LEVEL => f64::NAN,
            code => f64::from(u8::from(meanings[code as usize])),
        });
        let spelling = |wanted: bool| {
            let index = meanings.iter().position(|&meaning| meaning == wanted);
            index.map_or(String::new(), |index| self.spellings[index].clone())
        };
        Ok(Values::Flag {
            values: values.collect(),
            spellings: [spelling(false), spelling(true)],
        })
    }
}

/// Whether a trimmed cell has no value.
fn is_missing(cell: &str, among_numbers: bool) -> bool {
    cell.is_empty()
        || match absence(cell) {
            Some(Absence::Unknown) => true,
            Some(Absence::AmongNumbers) => among_numbers,
            None => false,
        }
}

/// Converts a column of words to the type that is wanted, or that suits them; `among_numbers` if
/// they are codes written as numbers.
///
/// # Errors
/// [`Error::OptionInvalid`] if the wanted type is impossible.
pub(super) fn convert(
    cells: RawColumn,
    wanted: Option<ColumnType>,
    among_numbers: bool,
    name: &str,
    issues: &mut Issues,
) -> Result<Values> {
    let levels = Levels::of(&cells, among_numbers);
    let column_type = wanted.unwrap_or_else(|| levels.column_type());
    match column_type {
        ColumnType::Identifier => {
            return Ok(Values::Identifier(codes::cleaned(cells, name, issues)));
        }
        ColumnType::Text => return Ok(Values::Text(codes::cleaned(cells, name, issues))),
        _ => {}
    }
    issues.add(
        IssueCode::MissingSpelling,
        levels.unknown.count,
        levels.unknown.first_row,
        Some(name),
    );
    match column_type {
        ColumnType::Flag => levels.flag(),
        _ => Ok(levels.category()),
    }
}
