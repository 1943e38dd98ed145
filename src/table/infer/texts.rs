//! The texts of a long column of numbers or days, read in short steps before the column is converted.

use super::{Context, Plan, Tally, numbers, plan};
use crate::read::{ColumnType, DecimalMark};
use crate::table::store::RawColumn;
use crate::table::values::date::{self, Style};
use crate::table::values::fold::trimmed;
use crate::table::values::number::{Parsed, parse};

/// So many texts are read in a step; a column of fewer is converted in one.
const TEXTS: usize = 1 << 16;

enum Manner {
    Number(DecimalMark),
    Day(Style),
}

/// What the texts mean so far.
pub(in crate::table) struct Texts {
    manner: Manner,
    /// NaN for whatever has to be looked at once more.
    values: Vec<f64>,
}

impl Texts {
    /// Nothing yet; `None` where the texts are few, or more has to be known of each than what it means.
    pub(in crate::table) fn of(
        cells: &RawColumn,
        tally: &Tally,
        context: &Context<'_>,
    ) -> Option<Self> {
        if cells.text_count() <= TEXTS || context.missing.is_some() {
            return None;
        }
        let manner = match plan(cells, tally, context) {
            Plan::Type(ColumnType::Number) if numbers::common(tally).is_none() => {
                Manner::Number(tally.decimal(context).mark)
            }
            Plan::Type(ColumnType::Date) => Manner::Day(tally.dates.decide(context).style),
            _ => return None,
        };
        let values = Vec::with_capacity(cells.text_count());
        Some(Self { manner, values })
    }

    /// Reads the next texts; `false` if there is none left.
    pub(in crate::table) fn step(&mut self, cells: &RawColumn) -> bool {
        let start = self.values.len();
        let end = cells.text_count().min(start + TEXTS);
        for text in start..end {
            let cell = trimmed(cells.text(text));
            self.values.push(match self.manner {
                Manner::Number(mark) => match parse(cell, mark) {
                    Parsed::Number(value) => value,
                    _ => f64::NAN,
                },
                Manner::Day(style) => date::parse(cell, style).unwrap_or(f64::NAN),
            });
        }
        end < cells.text_count()
    }

    /// What the text means, if that is known.
    pub(super) fn value(&self, text: usize) -> Option<f64> {
        let value = self.values.get(text).copied();
        value.filter(|value| !value.is_nan())
    }
}
