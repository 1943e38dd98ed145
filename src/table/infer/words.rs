//! Columns of words: categories, scales, yes and no, several answers, text, codes.

use super::answers::answers;
use super::codes;
use super::similar::similar;
use super::spellings::Spellings;
use super::tally::{Count, Tally};
use super::variants::{Met, Variants};
use super::{Context, Inferred};
use crate::error::{Error, IssueCode, Issues, Result};
use crate::read::ColumnType;
use crate::table::lexicon::Concept;
use crate::table::store::{RawColumn, Spelling};
use crate::table::values::flag::meanings;
use crate::table::values::fold::{look_up, trimmed};
use crate::table::values::missing::{Absence, absence};
use crate::table::values::scale::{Scale, scale};
use crate::table::{Codes, MISSING_LEVEL, Notation, Values};

/// Names of kinds are short; on average at most so many characters.
const LONGEST_NAME: usize = 40;
/// In columns of fewer values, one repetition makes a category.
const SMALL: u64 = 20;
/// In columns of as many values, single words that never repeat are names of rows.
const LARGE: u64 = 1000;
/// More yes and no are never written in one column.
const MOST_FLAG_SPELLINGS: usize = 4;
/// No scale has more steps.
const MOST_STEPS: usize = 40;

/// The distinct values of a column.
struct Levels {
    /// For each row the index into `spellings`.
    codes: Codes,
    /// The most frequent spelling of each value, in order of first appearance.
    spellings: Vec<String>,
    /// How often each value comes, and in which row (from 0) first.
    counts: Vec<u64>,
    first_rows: Vec<usize>,
    /// Cells that spell out that there is no value.
    unknown: Spellings,
    /// How many cells have a value.
    filled: u64,
}

impl Levels {
    /// The values, of which the spellings `met` may be known already; `among_numbers` if the spellings of
    /// “unknown” that count only there count.
    fn of(
        cells: &RawColumn,
        met: Option<Variants>,
        among_numbers: bool,
        context: &Context<'_>,
    ) -> Self {
        let mut variants = met.unwrap_or_else(|| Variants::new(among_numbers));
        while variants.meet_chunk(cells, context) {}
        let (values, value_of) = variants.values(cells);
        let is_folded = values.len() < value_of.len();
        let codes = if is_folded {
            variants.codes.map(|code| value_of[code as usize])
        } else {
            variants.codes
        };
        let mut room = Spelling::default();
        let mut spelling = |met: &Met| trimmed(cells.spelling(met.cell, &mut room)).to_owned();
        Self {
            codes,
            spellings: values.iter().map(&mut spelling).collect(),
            counts: values.iter().map(|met| met.count).collect(),
            first_rows: values.iter().map(|met| met.row).collect(),
            unknown: variants.unknown,
            filled: variants.filled,
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

    /// The order of the values, if they have one.
    fn scale(&self) -> Option<Scale> {
        if self.spellings.len() > MOST_STEPS {
            return None;
        }
        let levels: Vec<&str> = self.spellings.iter().map(String::as_str).collect();
        scale(&levels)
    }

    /// Whether the values come again and again and are as short as names.
    fn repeat(&self) -> bool {
        let count = self.spellings.len() as u64;
        let repeats = if self.filled < SMALL {
            count < self.filled
        } else {
            2 * count <= self.filled
        };
        let lengths = self.spellings.iter().map(|name| name.chars().count());
        let is_short = lengths.sum::<usize>() <= LONGEST_NAME * self.spellings.len();
        // A column with one value is that value, however few rows there are.
        (repeats || count == 1) && is_short
    }

    /// How many cells are blank where all others hold the same tick: a word for yes, an x, or the column's
    /// name or its end, as survey tools write chosen answers. 0 elsewhere; a few blanks are values that are missing.
    fn unticked(&self, name: &str) -> u64 {
        let [tick] = &self.spellings[..] else {
            return 0;
        };
        let (mut key, mut name_key) = (String::new(), String::new());
        look_up(tick, &mut key);
        look_up(name, &mut name_key);
        let chosen = key.chars().count() > 1 && name_key.ends_with(&key);
        let blank = self.codes.len() as u64 - self.filled;
        let is_tick = chosen || key == "x" || self.meanings() == Some(vec![true]);
        if is_tick && 20 * blank >= self.filled && self.unknown.is_empty() {
            blank
        } else {
            0
        }
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
        if self.repeat() {
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

    /// Names of kinds; in order, if they are all steps of one scale.
    fn category(self, context: &Context<'_>, issues: &mut Issues) -> Values {
        let unordered = |levels: Self| Values::Category {
            codes: levels.codes,
            levels: levels.spellings,
            ordered: false,
        };
        let Some(scale) = self.scale() else {
            return unordered(self);
        };
        let doubtful = scale.unsure.iter().chain(&scale.strangers);
        let mut count = Count::default();
        for &level in doubtful {
            count.note_times(self.first_rows[level], self.counts[level]);
        }
        if count.count > 0 {
            issues.add(
                IssueCode::OrderUnsure,
                count.count,
                count.first_row,
                Some(context.name),
            );
        }
        if !scale.strangers.is_empty() {
            return unordered(self);
        }
        let mut rank = vec![0; self.spellings.len()];
        for (place, &level) in scale.order.iter().enumerate() {
            rank[level] = place as u32;
        }
        let mut spellings = self.spellings;
        let levels = scale.order.iter();
        let levels = levels.map(|&level| std::mem::take(&mut spellings[level]));
        Values::Category {
            levels: levels.collect(),
            codes: self.codes.map(|code| rank[code as usize]),
            ordered: true,
        }
    }

    /// Yes and no, also of words that are not known as such; `blank` is what blank cells mean.
    ///
    /// # Errors
    /// [`Error::OptionInvalid`] if there are more than two of these.
    fn flag(&self, blank: f64) -> Result<Values> {
        let first = self.spellings.iter().min();
        let meanings: Vec<bool> = match self.meanings() {
            None if blank == 0.0 => vec![true],
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
            MISSING_LEVEL => blank,
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

/// Finds the values. Two kinds of cells count as values only in some columns: “don't know” and the like
/// are a level among names, but off any scale; and `NA` among codes of two letters is one of them.
fn levels(
    cells: &RawColumn,
    met: Option<Variants>,
    among_numbers: bool,
    context: &Context<'_>,
    issues: &mut Issues,
) -> Levels {
    let levels = Levels::of(cells, met, among_numbers, context);
    if context.missing.is_some() {
        return levels;
    }
    if !among_numbers {
        let answers = |level: &&str| absence(level) != Some(Absence::AmongNumbers);
        let all = levels.spellings.iter().map(String::as_str);
        let steps: Vec<&str> = all.filter(answers).collect();
        let refused = steps.len() < levels.spellings.len();
        if refused && steps.len() <= MOST_STEPS {
            if let Some(scale) = scale(&steps) {
                if scale.strangers.is_empty() {
                    return Levels::of(cells, None, true, context);
                }
            }
        }
    }
    let is_code =
        |level: &String| level.len() == 2 && level.bytes().all(|b| b.is_ascii_uppercase());
    let namibia = levels.unknown.count_of("NA");
    let place = context.concept == Some(Concept::Geography);
    if namibia > 0 && place && levels.spellings.len() >= 3 && levels.spellings.iter().all(is_code) {
        let named: Vec<String> = Vec::new();
        let kept = Context {
            missing: Some(&named),
            ..*context
        };
        issues.ask(
            IssueCode::MissingKept,
            namibia,
            None,
            context.name,
            &[
                ("missingValues", "", namibia),
                ("missingValues", "NA", namibia),
            ],
        );
        return Levels::of(cells, None, among_numbers, &kept);
    }
    levels
}

/// Converts a column of words, of which the spellings `met` may be known already, to the type that is wanted,
/// or that suits them.
///
/// # Errors
/// [`Error::OptionInvalid`] if the wanted type is impossible.
pub(super) fn convert(
    cells: RawColumn,
    mut met: Option<Variants>,
    wanted: Option<ColumnType>,
    tally: &Tally,
    context: &Context<'_>,
    issues: &mut Issues,
) -> Result<Inferred> {
    let kept = |cells, issues: &mut Issues| codes::cleaned(cells, tally, context.name, issues);
    if let Some(column_type) = met.as_ref().and_then(Variants::column_type) {
        let (cells, notation) = match met.as_mut().and_then(Variants::take_kept) {
            Some(cells) => (cells, Notation::default()),
            None => kept(cells, issues),
        };
        let values = match column_type {
            ColumnType::Identifier => Values::Identifier(cells),
            _ => Values::Text(cells),
        };
        return Ok(Inferred {
            distinct: met.as_ref().and_then(Variants::distinct),
            ..(values, notation).into()
        });
    }
    let mut levels = levels(&cells, met, tally.is_numeric(), context, issues);
    let unticked = match wanted {
        None | Some(ColumnType::Flag) if context.missing.is_none() => levels.unticked(context.name),
        _ => 0,
    };
    let column_type = match unticked {
        0 => wanted.unwrap_or_else(|| levels.column_type()),
        _ => ColumnType::Flag,
    };
    if unticked > 0 && wanted.is_none() {
        let readings = [("types", "flag", unticked), ("types", "category", unticked)];
        issues.ask(
            IssueCode::BlankIsNo,
            unticked,
            None,
            context.name,
            &readings,
        );
    }
    let answers = match column_type {
        ColumnType::Category | ColumnType::Text if wanted.is_none() => {
            answers(&levels.spellings, &levels.counts, &levels.codes)
        }
        _ => Vec::new(),
    };
    if !answers.is_empty() {
        issues.add(
            IssueCode::AnswersSplit,
            levels.filled,
            None,
            Some(context.name),
        );
    }
    if column_type == ColumnType::Identifier {
        let (cells, notation) = kept(cells, issues);
        return Ok((Values::Identifier(cells), notation).into());
    }
    if column_type == ColumnType::Text {
        let (cells, notation) = kept(cells, issues);
        return Ok(Inferred {
            values: Values::Text(cells),
            notation,
            answers,
            distinct: None,
        });
    }
    let unknown = std::mem::take(&mut levels.unknown);
    let mut notation = Notation {
        missing_spellings: unknown.finish(context.name, issues),
        ..Notation::default()
    };
    let values = match column_type {
        ColumnType::Flag => levels.flag(if unticked > 0 { 0.0 } else { f64::NAN })?,
        _ => {
            let is_scale = levels
                .scale()
                .is_some_and(|scale| scale.strangers.is_empty());
            if answers.is_empty() && !is_scale && !tally.is_numeric() {
                let (pairs, count) = similar(&levels.spellings, &levels.counts);
                issues.add(IssueCode::LevelsSimilar, count, None, Some(context.name));
                notation.similar = pairs;
            }
            levels.category(context, issues)
        }
    };
    Ok(Inferred {
        values,
        notation,
        answers,
        distinct: None,
    })
}
