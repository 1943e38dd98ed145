//! What the cells of a column look like, counted once.

use std::ops::Range;

use super::date_tally::DateTally;
use super::evidence::Evidence;
use super::numbers::common;
use super::{Context, UNREAD_PERCENT};
use crate::read::DecimalMark;
use crate::table::store::{Cell, Plain, RawColumn, digits_of};
use crate::table::values::date;
use crate::table::values::duration::{LETTER, SPAN};
use crate::table::values::fold::trimmed;
use crate::table::values::missing::absence;
use crate::table::values::number::{self, Layout};
use crate::table::values::units::Unit;

/// Numbers without groups prove that there are none unless more than so many for each may have some.
const FEW_OPEN: u64 = 9;

/// How often, and in which data row (from 1) first.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Count {
    pub(super) count: u64,
    pub(super) first_row: Option<u64>,
}

impl Count {
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
    /// Whether any number has a part that is none.
    has_fractions: bool,
    /// Cells that prove a decimal point, and a decimal comma.
    points: u64,
    commas: u64,
    /// Cells such as `1.234` and `1,234` that may be a thousand or a bit more than one.
    open_points: Count,
    open_commas: Count,
    /// Integers that are too short for groups.
    short_integers: u64,
    leading_zeros: u64,
    /// The greatest plain integer without its sign, and most digits of one.
    greatest: u64,
    most_digits: usize,
    /// Numbers of telephone length with a plus in front.
    long_plus: u64,
    /// Integers that would change as numbers.
    imprecise: Count,
    /// Cells of each unit that stands beside a number, and how the file spells it first.
    units: Vec<(Unit, u64, usize)>,
    /// Numbers with a word such as “thousand”.
    pub(super) scaled: Count,
    /// Numbers with a slash as the decimal mark, and how many of them can be nothing else.
    pub(super) slashes: Count,
    sure_slashes: u64,
    /// Those that can be a month of a year: `1402/03`.
    months: DateTally,
    pub(super) dates: DateTally,
    others: u64,
    /// How many spellings these have, and whether one has a digit.
    other_texts: u64,
    coded: bool,
    /// How many cells are each of the texts.
    text_counts: Vec<u32>,
}

/// The decimal mark of a column.
pub(super) struct Decimal {
    pub(super) mark: DecimalMark,
    /// The cells that it changes, if nothing decides.
    pub(super) open: Option<Count>,
}

impl Tally {
    /// Counts the cells of one chunk.
    pub(in crate::table) fn add_chunk(&mut self, cells: &RawColumn, chunk: usize) {
        self.text_counts.resize(cells.text_count(), 0);
        cells.each_in(chunk, |cell| match cell {
            Cell::Plain(plain) => self.add_number(plain),
            Cell::Text(text) => self.text_counts[text] += 1,
        });
    }

    /// Counts some of the texts, each once, after all chunks; `false` if no other one can matter.
    pub(in crate::table) fn add_texts(&mut self, cells: &RawColumn, texts: Range<usize>) -> bool {
        self.most_digits = self.most_digits.max(digits_of(self.greatest));
        let rows = cells.len() as u64;
        for text in texts {
            let times = u64::from(self.text_counts[text]);
            self.add_text(cells, text, trimmed(cells.text(text)), times);
            // Once so many cells are words, no other cell can make them numbers or dates.
            if self.other_texts > 1 && !is_nearly_all(rows.saturating_sub(self.others), rows) {
                return false;
            }
        }
        true
    }

    /// What only the whole column tells, after all texts.
    pub(in crate::table) fn end(&mut self) {
        if self.months.count > 0 && self.months.count == self.numbers && self.dates.count == 0 {
            self.dates = std::mem::take(&mut self.months);
            (self.numbers, self.has_fractions, self.sure_slashes) = (0, false, 0);
            self.slashes = Count::default();
        }
    }

    /// How many cells are that text.
    pub(super) fn text_count(&self, text: usize) -> u64 {
        u64::from(self.text_counts[text])
    }

    /// Counts a plain number as by its layout, of which only what can matter is found out.
    #[inline(always)]
    fn add_number(&mut self, plain: Plain) {
        if plain.is_whole() {
            self.numbers += 1;
            self.short_integers += u64::from(plain.digits() < 1000);
            self.greatest = self.greatest.max(plain.digits());
        } else if self.has_fractions && !plain.has_group() {
            self.numbers += 1;
            self.points += 1;
        } else {
            self.add_layout(plain.layout(), 1, 0);
        }
    }

    fn add_layout(&mut self, layout: Layout, times: u64, row: usize) {
        self.numbers += times;
        match (layout.mark, layout.open) {
            (Some(DecimalMark::Point), _) => self.points += times,
            (Some(DecimalMark::Comma), _) => self.commas += times,
            (None, Some(DecimalMark::Point)) => self.open_points.note_times(row, times),
            (None, Some(DecimalMark::Comma)) => self.open_commas.note_times(row, times),
            (None, None) => {}
        }
        self.leading_zeros += if layout.leading_zero { times } else { 0 };
        self.has_fractions |= !layout.whole;
        if layout.integer {
            self.most_digits = self.most_digits.max(layout.digits);
            self.short_integers += if layout.digits <= 3 { times } else { 0 };
        }
    }

    fn add_text(&mut self, cells: &RawColumn, text: usize, cell: &str, times: u64) {
        if cell.is_empty() {
            return;
        }
        let index = cells.first_row(text);
        if let Some(layout) = number::scan(cell) {
            self.add_layout(layout, times, index);
            if layout.integer {
                if layout.plus && layout.digits >= 9 {
                    self.long_plus += times;
                }
                // Only integers of 16 digits and more can be past 2⁵³.
                if layout.digits > 15 && is_past_precision(cell) {
                    self.imprecise.note_times(index, times);
                }
            }
            if let Some(unit) = layout.unit {
                match self.units.iter_mut().find(|(known, ..)| *known == unit) {
                    Some((_, count, _)) => *count += times,
                    None => self.units.push((unit, times, text)),
                }
            }
            if layout.scaled {
                self.scaled.note_times(index, times);
            }
            if let Some(sure) = layout.slash {
                self.slashes.note_times(index, times);
                self.sure_slashes += if sure { times } else { 0 };
                if let Some(month) = date::scan(cell) {
                    self.months.add(month, index, times);
                }
            }
        } else if let Some(traits) = date::scan(cell) {
            self.dates.add(traits, index, times);
        } else if absence(cell).is_none() {
            self.others += times;
            self.other_texts += 1;
            self.coded |= cell.contains(char::is_numeric);
        }
    }

    /// Whether up to half of the cells are one word that comes again, and all others numbers.
    pub(in crate::table) fn has_one_word(&self) -> bool {
        let one = self.other_texts == 1 && !self.coded && self.dates.count == 0;
        one && (2..=self.numbers).contains(&self.others)
    }

    /// Takes that word for none of the column's values.
    pub(in crate::table) fn pass_over_word(&mut self) {
        self.others = 0;
    }

    /// Whether any cell has a value.
    pub(super) fn has_values(&self) -> bool {
        self.others + self.numbers + self.dates.count > 0
    }

    /// How many cells are numbers.
    pub(super) fn numbers(&self) -> u64 {
        self.numbers
    }

    /// Integers that would change as numbers.
    pub(super) fn imprecise(&self) -> Count {
        if self.is_numeric() {
            self.imprecise
        } else {
            Count::default()
        }
    }

    /// Whether it is a column of numbers. Days beside months are none: 3 and 2 would not be comparable.
    pub(super) fn is_numeric(&self) -> bool {
        let measures = self
            .units
            .iter()
            .filter(|(unit, ..)| matches!(unit, Unit::Measure(_)));
        let has = |wanted| self.units.iter().any(|(unit, ..)| *unit == wanted);
        let is_time = has(SPAN) || !has(LETTER);
        is_nearly_all(self.numbers, self.numbers + self.dates.count + self.others)
            && is_time
            && (measures.count() <= 1 || common(self).is_some())
    }

    /// Whether it is a column of dates. One of which most never were is of another calendar.
    pub(super) fn is_dates(&self) -> bool {
        is_nearly_all(
            self.dates.count,
            self.numbers + self.dates.count + self.others,
        ) && self.dates.are_possible()
    }

    /// Whether dates and numbers together are all there is, as where a spreadsheet took only some of
    /// the dates for dates.
    pub(super) fn is_dates_and_numbers(&self) -> bool {
        self.dates.count > 0
            && is_nearly_all(
                self.dates.count + self.numbers,
                self.numbers + self.dates.count + self.others,
            )
            && self.dates.are_possible()
    }

    /// Whether every number is a whole one.
    pub(super) fn all_whole(&self) -> bool {
        !self.has_fractions
    }

    /// Whether numbers are as long as those of telephones and identity cards.
    pub(super) fn is_long(&self) -> bool {
        self.most_digits >= 7
    }

    /// Whether they are as long as a day with its time to the second.
    pub(super) fn is_stamp_long(&self) -> bool {
        self.most_digits == 14
    }

    /// Whether the digits name something rather than count it: zeros in front, more digits than a
    /// number can keep, or the plus of telephone numbers. Days and months also have zeros in front.
    pub(super) fn is_code(&self) -> bool {
        (self.leading_zeros > 0 && self.most_digits > 2)
            || self.imprecise.count > 0
            || 2 * self.long_plus > self.numbers
    }

    /// Whether the slash in numbers may be that of a date or a fraction.
    pub(super) fn slash_is_open(&self) -> bool {
        self.slashes.count > 0 && self.sure_slashes == 0
    }

    /// The units beside the numbers, each with how many cells have it and a text that does.
    pub(super) fn units(&self) -> &[(Unit, u64, usize)] {
        &self.units
    }

    /// The decimal mark that the cells prove.
    pub(super) fn proven_decimal(&self) -> Option<DecimalMark> {
        match self.points.cmp(&self.commas) {
            std::cmp::Ordering::Greater => Some(DecimalMark::Point),
            std::cmp::Ordering::Less => Some(DecimalMark::Comma),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// The decimal mark. What all cells prove counts first, then what the user says, what most cells
    /// prove, how the numbers that are too short or too long for groups are written, currencies that
    /// have three decimals, and the other columns of the file.
    pub(super) fn decimal(&self, context: &Context<'_>) -> Decimal {
        let money = context.is_iranian_money;
        self.decimal_of(context.decimal, &context.evidence, money)
    }

    /// The same of what is known so far; `iranian` if the column's name tells of such money.
    fn decimal_of(&self, told: Option<DecimalMark>, evidence: &Evidence, iranian: bool) -> Decimal {
        let sure = |mark| Decimal { mark, open: None };
        let proven = self.proven_decimal();
        if let Some(mark) = proven.filter(|_| self.points == 0 || self.commas == 0) {
            return sure(mark);
        }
        if let Some(mark) = told.or(proven) {
            return sure(mark);
        }
        let (points, commas) = (self.open_points.count, self.open_commas.count);
        let (used, open) = match (points, commas) {
            (0, 0) => return sure(DecimalMark::Point),
            (_, 0) => (DecimalMark::Point, self.open_points),
            (0, _) => (DecimalMark::Comma, self.open_commas),
            // `1.234` and `1,234` in one column: nothing fits.
            _ => {
                return Decimal {
                    mark: DecimalMark::Point,
                    open: Some(self.open_points),
                };
            }
        };
        let other = match used {
            DecimalMark::Point => DecimalMark::Comma,
            DecimalMark::Comma => DecimalMark::Point,
        };
        let fine = |(unit, ..): &(Unit, u64, usize)| {
            matches!(
                unit,
                Unit::Currency {
                    thousandths: true,
                    ..
                }
            )
        };
        let long = self.numbers - open.count - self.short_integers;
        if self.units.iter().any(fine) || (self.most_digits > 3 && open.count <= FEW_OPEN * long) {
            return sure(used);
        }
        // Nor has Iranian money thousandths.
        let is_whole = |(unit, ..): &(Unit, u64, usize)| matches!(unit, Unit::Rial | Unit::Toman);
        let is_other = iranian
            || evidence.decimal() == Some(other)
            || (!self.units.is_empty() && self.units.iter().all(is_whole));
        if self.most_digits <= 3 && open.count >= 3 && (self.short_integers > 0 || is_other) {
            return sure(other);
        }
        // Other columns of the file make one mark likelier; they do not prove it where it is that which is
        // open. A few whole numbers that have no groups, among many that may have, prove as little.
        Decimal {
            mark: evidence.decimal().unwrap_or(DecimalMark::Point),
            open: Some(open),
        }
    }

    /// Whether other columns of the file may decide what this one leaves open.
    pub(in crate::table) fn is_open(&self) -> bool {
        let number = self.is_numeric()
            && self
                .decimal_of(None, &Evidence::default(), false)
                .open
                .is_some();
        number || (self.is_dates() && self.dates.is_open())
    }

    /// Tells the other columns what this one proves.
    pub(in crate::table) fn testify(&self, evidence: &mut Evidence) {
        if self.is_numeric() {
            if let Some(mark) = self.proven_decimal() {
                evidence.note_decimal(mark);
            }
        } else if self.is_dates() {
            if let Some(order) = self.dates.proven_order() {
                evidence.note_order(order);
            }
        }
    }
}

pub(super) fn is_nearly_all(part: u64, all: u64) -> bool {
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
