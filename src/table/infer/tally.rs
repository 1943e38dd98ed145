//! What the cells of a column look like, counted once.

use super::{Context, UNREAD_PERCENT};
use crate::read::{Cells, DateOrder, DecimalMark};
use crate::table::values::date::{self, Order};
use crate::table::values::fold::trimmed;
use crate::table::values::missing::absence;
use crate::table::values::number;

/// How often, and in which data row (from 1) first.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Count {
    pub(super) count: u64,
    pub(super) first_row: Option<u64>,
}

impl Count {
    pub(super) fn note(&mut self, index: usize) {
        self.count += 1;
        self.first_row.get_or_insert(index as u64 + 1);
    }
}

/// What the cells of a column look like.
#[derive(Debug, Default)]
pub(super) struct Tally {
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
}

impl Tally {
    pub(super) fn of(cells: &Cells, context: &Context<'_>) -> Self {
        let mut tally = Self {
            decimal: context.decimal,
            order: context.dates,
            ..Self::default()
        };
        let rows = cells.len() as u64;
        for (index, cell) in cells.iter().enumerate() {
            tally.add(index, trimmed(cell));
            // Once so many cells are words, no other cell can make them numbers or dates.
            if !is_nearly_all(rows.saturating_sub(tally.others), rows) {
                break;
            }
        }
        tally
    }

    fn add(&mut self, index: usize, cell: &str) {
        if cell.is_empty() {
            return;
        }
        if let Some(layout) = number::scan(cell) {
            self.numbers += 1;
            match layout.mark {
                Some(DecimalMark::Point) => self.points += 1,
                Some(DecimalMark::Comma) => self.commas += 1,
                None => {}
            }
            self.leading_zeros += u64::from(layout.leading_zero);
            self.whole += u64::from(layout.whole);
            if layout.integer {
                self.most_digits = self.most_digits.max(layout.digits);
                self.long_plus += u64::from(layout.plus && layout.digits >= 9);
                // Only integers of 16 digits and more can be past 2⁵³.
                if layout.digits > 15 && is_past_precision(cell) {
                    self.imprecise.note(index);
                }
                let is_date = layout.digits == 8 && date::parse_compact(cell).is_some();
                self.compact_dates += u64::from(is_date);
            }
        } else if let Some(order) = date::scan(cell) {
            self.dates += 1;
            match order {
                Order::Clear => {}
                Order::Impossible => self.impossible += 1,
                Order::DayFirst => self.day_first += 1,
                Order::MonthFirst => self.month_first += 1,
                Order::Open => self.open.note(index),
            }
        } else if absence(cell).is_none() {
            self.others += 1;
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
