//! The cells of a table as a feature understands them, whatever type the column has there.
//!
//! A model meets tables other than the one it was made from: a column of numbers that are all 0 or 1
//! may be a flag in a smaller file, and a category's levels have other codes.

use super::feature::{Cell, Feature};
use super::number::NumberFeature;
use crate::table::{Column, MISSING_LEVEL, Values, holds_answer, parse_decimal};

/// Reads one column for one feature.
#[derive(Debug)]
pub(super) struct CellReader {
    /// The column's place in the table.
    pub column: usize,
    /// What each level of a category, or no and yes of a flag, means to the feature.
    spelled: Vec<Cell>,
    /// The answer whose flag the feature is, where the table has only the cells that hold several.
    answer: Option<String>,
}

impl CellReader {
    pub fn new(feature: &Feature, index: usize, column: &Column) -> Self {
        let spelled = match &column.values {
            Values::Category { levels, .. } => {
                levels.iter().map(|level| spelled(feature, level)).collect()
            }
            Values::Flag { spellings, .. } => flag_cells(feature, spellings),
            _ => Vec::new(),
        };
        Self {
            column: index,
            spelled,
            answer: None,
        }
    }

    /// Reads the flag of one answer out of a column of several, whose name and a colon stand before it.
    /// A table can be too small to show that its cells hold several answers.
    pub fn of_answer(feature: &Feature, columns: &[Column]) -> Option<Self> {
        let Feature::Flag(flag) = feature else {
            return None;
        };
        let mut sources = columns.iter().enumerate();
        let (index, answer) = sources.find_map(|(index, column)| {
            let rest = flag.column.strip_prefix(column.name.as_str())?;
            Some((index, rest.strip_prefix(": ")?))
        })?;
        let spelled = match &columns[index].values {
            Values::Category { levels, .. } => {
                let cells = levels.iter().map(|level| given(level, answer));
                cells.collect()
            }
            Values::Text(_) | Values::Identifier(_) => Vec::new(),
            _ => return None,
        };
        Some(Self {
            column: index,
            spelled,
            answer: Some(answer.to_owned()),
        })
    }

    /// The cell in `row` (from 0).
    pub fn read(&self, feature: &Feature, column: &Column, row: usize) -> Cell {
        match &column.values {
            Values::Number(values) => match values.get(row) {
                value if value.is_nan() => Cell::Missing,
                value => number(feature, value),
            },
            Values::Date(values) => match (feature, values.get(row)) {
                (Feature::Number(number), value) if number.latest.is_some() && !value.is_nan() => {
                    Cell::Number(value)
                }
                _ => Cell::Missing,
            },
            Values::Flag { values, .. } => match values.get(row) {
                value if value.is_nan() => Cell::Missing,
                value => self.spelled[usize::from(value != 0.0)],
            },
            Values::Category { codes, .. } => match codes.get(row) {
                MISSING_LEVEL => Cell::Missing,
                code => self.spelled[code as usize],
            },
            Values::Text(cells) | Values::Identifier(cells) => match cells.get(row) {
                "" => Cell::Missing,
                text => match &self.answer {
                    Some(answer) => given(text, answer),
                    None => spelled(feature, text),
                },
            },
        }
    }
}

/// Whether the answer was given, as a flag.
fn given(cell: &str, answer: &str) -> Cell {
    Cell::Number(f64::from(u8::from(holds_answer(cell, answer))))
}

/// What a number means to the feature.
fn number(feature: &Feature, value: f64) -> Cell {
    let is_whole = value == libm::trunc(value) && value.abs() < 1e15;
    match feature {
        Feature::Number(number) if number.steps.is_some() && is_whole => {
            spelled(feature, &(value as i64).to_string())
        }
        Feature::Number(number) if number.steps.is_some() => Cell::Unseen,
        Feature::Number(number) if number.latest.is_none() => Cell::Number(value),
        Feature::Number(_) => Cell::Missing,
        Feature::Flag(flag) => {
            let is = |spelling: &str| parsed(spelling) == Some(value);
            match flag.spellings.each_ref().map(|spelling| is(spelling)) {
                [true, _] => Cell::Number(0.0),
                [_, true] => Cell::Number(1.0),
                _ => Cell::Missing,
            }
        }
        // Levels that look like numbers are codes; those are whole.
        Feature::Category(_) if is_whole => spelled(feature, &(value as i64).to_string()),
        Feature::Category(_) => Cell::Unseen,
    }
}

/// What a spelling means to the feature.
fn spelled(feature: &Feature, text: &str) -> Cell {
    match feature {
        Feature::Number(NumberFeature {
            steps: Some(steps), ..
        }) => steps.place(text).map_or(Cell::Unseen, Cell::Number),
        Feature::Number(number) if number.latest.is_none() => {
            parsed(text).map_or(Cell::Missing, Cell::Number)
        }
        Feature::Number(_) => Cell::Missing,
        Feature::Flag(flag) => match flag.spellings.iter().position(|known| known == text) {
            Some(yes) => Cell::Number(yes as f64),
            None => Cell::Missing,
        },
        Feature::Category(category) => {
            match category
                .levels
                .binary_search_by(|level| level.as_str().cmp(text))
            {
                Ok(level) => Cell::Level(level),
                Err(_) => Cell::Unseen,
            }
        }
    }
}

/// What no and yes of a flag column mean to the feature. A flag that another file spells in its own
/// way (`0`/`1` for `no`/`yes`) is still a flag: no is no and yes is yes.
fn flag_cells(feature: &Feature, spellings: &[String; 2]) -> Vec<Cell> {
    let cells = spellings
        .each_ref()
        .map(|spelling| spelled(feature, spelling));
    match feature {
        Feature::Flag(_) if cells == [Cell::Missing; 2] => {
            vec![Cell::Number(0.0), Cell::Number(1.0)]
        }
        _ => cells.to_vec(),
    }
}

fn parsed(text: &str) -> Option<f64> {
    parse_decimal(text.trim()).filter(|value| value.is_finite())
}
