//! What the cells of a column look like, counted once.

use super::UNREAD_PERCENT;
use crate::read::{DateOrder, DecimalMark};
use crate::table::store::{Cell, Plain, RawColumn};
use crate::table::values::date::{self, Order};
use crate::table::values::fold::trimmed;
use crate::table::values::missing::absence;
use crate::table::values::number::{self, Layout};

/// How often, and in which data row (from 1) first.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Count {
    pub(super) count: u64,
    pub(super) first_row: Option<u64>,
}

impl Count {
    pub(super) fn note(&mut self, index: usize) {
        self.note_times(index, 1);
    }

    /// Notes so many cells, of which the first is in row `index` (from 0).
    pub(super) fn note_times(&mut self, index: usize, times: u64) {
        self.count += times;
        let row = index as u64 + 1;
        self.first_row = Some(self.first_row.map_or(row, |first| first.min(row)));
    }
}

/// What the cells of a column look like.
#[derive(Debug, Default)]
pub(in crate::table) struct Tally {
    numbers: u64,
    whole: u64,
    /// Cells that prove a decimal point, and a decimal comma.
    points: u64,
    commas: u64,
    leading_zeros: u64,
    /// Most digits of an integer.
    most_digits: usize,
    /// Numbers of telephone length with a plus in front.
    long_plus: u64,
    /// Integers that would change as numbers.
    imprecise: Count,
    compact_dates: u64,
    dates: u64,
    /// Dates that never were.
    impossible: u64,
    day_first: u64,
    month_first: u64,
    /// Dates that can be read both ways.
    pub(super) open: Count,
    others: u64,
    decimal: Option<DecimalMark>,
    order: Option<DateOrder>,
    /// How many cells are each of the texts.
    text_counts: Vec<u32>,
}

impl Tally {
    pub(in crate::table) fn new(decimal: Option<DecimalMark>, order: Option<DateOrder>) -> Self {
        Self {
            decimal,
            order,
            ..Self::default()
        }
    }

    /// Counts the cells of one chunk.
    pub(in crate::table) fn add_chunk(&mut self, cells: &RawColumn, chunk: usize) {
        self.text_counts.resize(cells.text_count(), 0);
        cells.each_in(chunk, |cell| match cell {
            Cell::Plain(plain) => self.add_number(plain),
            Cell::Text(text) => self.text_counts[text] += 1,
        });
    }

    /// Counts the texts, each once, after all chunks.
    pub(in crate::table) fn add_texts(&mut self, cells: &RawColumn) {
        let rows = cells.len() as u64;
        for text in 0..cells.text_count() {
            let times = u64::from(self.text_counts[text]);
            self.add_text(cells.first_row(text), trimmed(cells.text(text)), times);
            // Once so many cells are words, no other cell can make them numbers or dates.
            if !is_nearly_all(rows.saturating_sub(self.others), rows) {
                break;
            }
        }
    }

    /// How many cells are that text.
    pub(super) fn text_count(&self, text: usize) -> u64 {
        u64::from(self.text_counts[text])
    }

    fn add_number(&mut self, plain: Plain) {
        let layout = plain.layout();
        self.add_layout(layout, 1);
        if layout.integer && layout.digits == 8 {
            let is_date = date::parse_compact(plain.spell(&mut Default::default())).is_some();
            self.compact_dates += u64::from(is_date);
        }
    }

    fn add_layout(&mut self, layout: Layout, times: u64) {
        self.numbers += times;
        match layout.mark {
            Some(DecimalMark::Point) => self.points += times,
            Some(DecimalMark::Comma) => self.commas += times,
            None => {}
        }
        self.leading_zeros += if layout.leading_zero { times } else { 0 };
        self.whole += if layout.whole { times } else { 0 };
        if layout.integer {
            self.most_digits = self.most_digits.max(layout.digits);
        }
    }

    fn add_text(&mut self, index: usize, cell: &str, times: u64) {
        if cell.is_empty() {
            return;
        }
        if let Some(layout) = number::scan(cell) {
            self.add_layout(layout, times);
            if layout.integer {
                if layout.plus && layout.digits >= 9 {
                    self.long_plus += times;
                }
                // Only integers of 16 digits and more can be past 2⁵³.
                if layout.digits > 15 && is_past_precision(cell) {
                    self.imprecise.note_times(index, times);
                }
                if layout.digits == 8 && date::parse_compact(cell).is_some() {
                    self.compact_dates += times;
                }
            }
        } else if let Some(order) = date::scan(cell) {
            self.dates += times;
            match order {
                Order::Clear => {}
                Order::Impossible => self.impossible += times,
                Order::DayFirst => self.day_first += times,
                Order::MonthFirst => self.month_first += times,
                Order::Open => self.open.note_times(index, times),
            }
        } else if absence(cell).is_none() {
            self.others += times;
        }
    }

    /// Whether any cell has a value.
    pub(super) fn has_values(&self) -> bool {
        self.others + self.numbers + self.dates > 0
    }

    /// Integers that would change as numbers.
    pub(super) fn imprecise(&self) -> Count {
        if self.is_numeric() {
            self.imprecise
        } else {
            Count::default()
        }
    }

    /// Whether it is a column of numbers.
    pub(super) fn is_numeric(&self) -> bool {
        is_nearly_all(self.numbers, self.numbers + self.dates + self.others)
    }

    /// Whether it is a column of dates. One of which most never were is of another calendar.
    pub(super) fn is_dates(&self) -> bool {
        is_nearly_all(self.dates, self.numbers + self.dates + self.others)
            && 2 * self.impossible < self.dates
    }

    /// Whether all numbers are integers of eight digits that are days.
    pub(super) fn is_compact_dates(&self) -> bool {
        is_nearly_all(self.compact_dates, self.numbers)
    }

    /// Whether every number is a whole one.
    pub(super) fn all_whole(&self) -> bool {
        self.whole == self.numbers
    }

    /// Whether numbers are as long as those of telephones and identity cards.
    pub(super) fn is_long(&self) -> bool {
        self.most_digits >= 7
    }

    /// Whether the digits name something rather than count it: zeros in front, more digits than a
    /// number can keep, or the plus of telephone numbers. Days and months also have zeros in front.
    pub(super) fn is_code(&self) -> bool {
        (self.leading_zeros > 0 && self.most_digits > 2)
            || self.imprecise.count > 0
            || 2 * self.long_plus > self.numbers
    }

    /// The decimal mark that the user named, or that most cells prove; a point if none does.
    pub(super) fn decimal(&self) -> DecimalMark {
        self.decimal.unwrap_or(if self.commas > self.points {
            DecimalMark::Comma
        } else {
            DecimalMark::Point
        })
    }

    /// The order that the user named, or that most cells prove; day-first if none does. And whether
    /// nothing decides it.
    pub(super) fn order(&self) -> (DateOrder, bool) {
        let order = self.order.unwrap_or(if self.month_first > self.day_first {
            DateOrder::MonthFirst
        } else {
            DateOrder::DayFirst
        });
        let undecided = self.order.is_none() && self.day_first == self.month_first;
        (order, undecided)
    }
}

fn is_nearly_all(part: u64, all: u64) -> bool {
    part > 0 && (all - part) * 100 <= all * UNREAD_PERCENT
}

/// Whether an integer is above 2⁵³ in magnitude.
fn is_past_precision(cell: &str) -> bool {
    use crate::table::values::number::Parsed;
    match number::parse(cell, DecimalMark::Point) {
        Parsed::Number(value) => value.abs() >= (1u64 << 53) as f64,
        _ => true,
    }
}
