//! Columns of numbers.

use super::spellings::{Spellings, is_absent};
use super::tally::{Count, Tally};
use super::{Context, FEWEST_ROWS, Texts};
use crate::error::{IssueCode, Issues};
use crate::read::DecimalMark;
use crate::table::lexicon::Concept;
use crate::table::store::{Cell, Converted, Plain, RawColumn};
use crate::table::values::date::NumericDate;
use crate::table::values::duration::{CLOCK, LETTER, SPAN, seconds};
use crate::table::values::fold::trimmed;
use crate::table::values::number::{Parsed, parse, unit_of};
use crate::table::values::units::Unit;
use crate::table::{Notation, Numbers, Values};

/// Kinds that are written as numbers are few.
const MOST_KINDS: usize = 20;
/// Shorter numbers that are all of one length may as well be quantities.
const LONG: f64 = 1e7;
/// Codes of which nobody knows whether they are quantities are fewer.
const MOST_CODES: usize = 10;

/// The quantities; NaN where there is none.
pub(super) fn convert(
    cells: RawColumn,
    known: Option<&Texts>,
    tally: &Tally,
    context: &Context<'_>,
    issues: &mut Issues,
) -> (Values, Notation) {
    let mut unread = Count::default();
    let mut out_of_range = Count::default();
    let mut spelled = Spellings::default();
    let decimal = tally.decimal(context);
    let mark = decimal.mark;
    let common = common(tally).map(size);
    let mut read = |cell: &str, row: usize, times: u64| {
        if context.missing.is_some() && is_absent(cell, context, true) {
            spelled.note(cell, row, times);
            return f64::NAN;
        }
        match parse(cell, mark) {
            Parsed::Number(value) => match (common, unit_of(cell)) {
                (Some(common), Some(unit)) => value * size(unit) / common,
                _ => value,
            },
            Parsed::OutOfRange => {
                out_of_range.note_times(row, times);
                f64::NAN
            }
            Parsed::Unread if cell.is_empty() => f64::NAN,
            Parsed::Unread => {
                if is_absent(cell, context, true) {
                    spelled.note(cell, row, times);
                } else {
                    unread.note_times(row, times);
                }
                f64::NAN
            }
        }
    };
    let texts: Vec<f64> = (0..cells.text_count())
        .map(|text| {
            known
                .and_then(|known| known.value(text))
                .unwrap_or_else(|| {
                    let cell = trimmed(cells.text(text));
                    read(cell, cells.first_row(text), tally.text_count(text))
                })
        })
        .collect();
    let unit = unit(&cells, tally, context, issues);
    let keeps_plain = context.missing.is_none();
    let mut convert = |row: usize, cell: Cell| match cell {
        Cell::Text(text) => Converted::Value(texts[text]),
        Cell::Plain(plain) if keeps_plain && means_itself(plain, mark) => Converted::Plain(plain),
        Cell::Plain(plain) => Converted::Value(read(plain.spell(&mut Default::default()), row, 1)),
    };
    let keeps_all = keeps_plain && mark == DecimalMark::Point;
    let values = Numbers::from_cells(cells.into_chunks(), keeps_all, &mut convert);
    let name = Some(context.name);
    let missing_spellings = spelled.finish(context.name, issues);
    let mut note = |code, count: Count| issues.add(code, count.count, count.first_row, name);
    note(IssueCode::NumberUnread, unread);
    note(IssueCode::OutOfRange, out_of_range);
    note(IssueCode::NumberScaled, tally.scaled);
    if let Some(open) = decimal.open {
        let (taken, other) = match mark {
            DecimalMark::Point => (".", ","),
            DecimalMark::Comma => (",", "."),
        };
        issues.ask(
            IssueCode::NumberAmbiguous,
            open.count,
            open.first_row,
            context.name,
            &[
                ("decimal", taken, open.count),
                ("decimal", other, open.count),
            ],
        );
    }
    let has_mark = tally.proven_decimal().is_some() || decimal.open.is_some();
    let notation = Notation {
        decimal: has_mark.then_some(mark),
        unit,
        missing_spellings,
        ..Notation::default()
    };
    (Values::Number(values), notation)
}

/// The unit that all others can be told in, if there are several: rial beside toman, hours beside minutes.
pub(super) fn common(tally: &Tally) -> Option<Unit> {
    let units = || tally.units().iter().map(|(unit, ..)| *unit);
    let has = |wanted| units().any(|unit| unit == wanted);
    match units().count() {
        0 | 1 => None,
        2 if has(Unit::Rial) && has(Unit::Toman) => Some(Unit::Rial),
        _ if units().all(|unit| seconds(unit).is_some()) => {
            let mut named = units().filter(|unit| ![SPAN, LETTER, CLOCK].contains(unit));
            named.next().or(Some(SPAN))
        }
        _ => None,
    }
}

/// How large a unit is among its like.
fn size(unit: Unit) -> f64 {
    match unit {
        Unit::Toman => 10.0,
        _ => seconds(unit).unwrap_or(1) as f64,
    }
}

/// The unit beside the numbers as the file spells it. Where there are several, or percent signs beside
/// some numbers only, that is told.
fn unit(
    cells: &RawColumn,
    tally: &Tally,
    context: &Context<'_>,
    issues: &mut Issues,
) -> Option<String> {
    let units = tally.units();
    let spelling = |(unit, _, text): &(Unit, u64, usize)| match *unit {
        SPAN => Some("s".to_owned()),
        CLOCK | LETTER => None,
        _ => unit_spelling(trimmed(cells.text(*text))),
    };
    let first = units.first()?;
    let (unit, count, _) = first;
    let is_part = *unit == Unit::Percent && *count < tally.numbers();
    // A riyal without its country is that of the others.
    let is_riyal = |&(unit, ..): &(Unit, u64, usize)| {
        matches!(unit, Unit::Rial | Unit::Currency { number: ..=4, .. })
    };
    let is_one = units.len() == 2 && units.iter().all(is_riyal);
    if (units.len() == 1 || is_one) && !is_part {
        return spelling(first);
    }
    let all: u64 = units.iter().map(|(_, count, _)| count).sum();
    let shared = common(tally);
    let spelled = || {
        let own = units.iter().find(|(unit, ..)| Some(*unit) == shared);
        shared.and_then(|unit| spelling(own.unwrap_or(&(unit, 0, 0))))
    };
    // An hour is sixty minutes everywhere; of two parts alone nobody knows which they are.
    let is_time = shared.is_some_and(|unit| seconds(unit).is_some());
    if is_time && all == tally.numbers() && units.iter().all(|(unit, ..)| *unit != CLOCK) {
        return spelled();
    }
    let row = units
        .iter()
        .map(|(.., text)| cells.first_row(*text) as u64 + 1)
        .min();
    let numbers = tally.numbers();
    issues.ask(
        IssueCode::UnitsMixed,
        all,
        row,
        context.name,
        &[("types", "number", numbers), ("types", "text", numbers)],
    );
    spelled()
}

/// What stands beside the digits of a cell.
fn unit_spelling(cell: &str) -> Option<String> {
    use crate::table::values::units::{strip_back, strip_front};
    let found = strip_back(cell).or_else(|| strip_front(cell.trim_start_matches(['-', '(', '+'])));
    found.map(|(_, name, _)| name.trim().to_owned())
}

/// Whether the point in a plain number, if there is one, is the column's decimal mark.
fn means_itself(plain: Plain, mark: DecimalMark) -> bool {
    mark == DecimalMark::Point || plain.is_whole()
}

/// A column of zeros and ones.
pub(super) fn flag(
    cells: RawColumn,
    tally: &Tally,
    context: &Context<'_>,
    issues: &mut Issues,
) -> (Values, Notation) {
    let (values, notation) = convert(cells, None, tally, context, issues);
    let flag = match values {
        Values::Number(values) => Values::Flag {
            values,
            spellings: ["0".to_owned(), "1".to_owned()],
        },
        other => other,
    };
    (flag, notation)
}

/// Whether there are zeros and ones, and nothing else.
pub(super) fn is_zero_or_one(cells: &RawColumn, tally: &Tally, context: &Context<'_>) -> bool {
    let mut seen = [false; 2];
    let no_other = each_number(cells, tally, context, &mut |value| {
        seen[0] |= value == 0.0;
        seen[1] |= value == 1.0;
        value == 0.0 || value == 1.0
    });
    no_other && seen == [true, true]
}

/// Whether there are ones, and blank cells beside them.
pub(super) fn is_ticked(cells: &RawColumn, tally: &Tally, context: &Context<'_>) -> bool {
    tally.numbers() < cells.len() as u64
        && tally.units().is_empty()
        && each_number(cells, tally, context, &mut |value| value == 1.0)
}

/// The different values, if they are so few that they can be codes of kinds.
pub(super) fn few_values(
    cells: &RawColumn,
    tally: &Tally,
    context: &Context<'_>,
) -> Option<Vec<f64>> {
    let mut seen: Vec<f64> = Vec::new();
    let mut count = 0;
    let few = each_number(cells, tally, context, &mut |value| {
        count += 1;
        if !seen.contains(&value) {
            seen.push(value);
        }
        seen.len() <= MOST_KINDS
    });
    (few && seen.len() < count).then_some(seen)
}

/// Whether there are more different values than kinds.
pub(super) fn are_many(cells: &RawColumn, tally: &Tally, context: &Context<'_>) -> bool {
    tally.numbers() > MOST_KINDS as u64 && few_values(cells, tally, context).is_none()
}

/// Whether the values are as codes of kinds are: few small whole numbers that come again and again.
pub(super) fn are_few_codes(cells: &RawColumn, tally: &Tally, context: &Context<'_>) -> bool {
    few_values(cells, tally, context).is_some_and(|values| {
        (2..=MOST_CODES).contains(&values.len())
            && 4 * values.len() as u64 <= tally.numbers()
            && values.iter().all(|value| (0.0..100.0).contains(value))
    })
}

/// Whether the cells are as numbers of orders and customers are: long, all of one length, and mostly not round.
pub(super) fn are_of_one_length(cells: &RawColumn, tally: &Tally, context: &Context<'_>) -> bool {
    let (mut least, mut most) = (f64::MAX, 0.0);
    let (mut count, mut round) = (0, 0);
    let positive = each_number(cells, tally, context, &mut |value| {
        (least, most) = (value.min(least), value.max(most));
        count += 1;
        round += usize::from(value % 10.0 == 0.0);
        value >= LONG
    });
    let mut next = LONG;
    while next <= least {
        next *= 10.0;
    }
    positive && tally.units().is_empty() && most < next && 3 * round < count
}

/// Whether the cells number the rows: each is one more than the one above. A name that says what is
/// counted speaks against it.
pub(super) fn counts_rows(cells: &RawColumn, tally: &Tally, context: &Context<'_>) -> bool {
    // One order, not how many.
    let is_one = !context.name.ends_with('s');
    let named = context.concept.is_some_and(|concept| {
        concept != Concept::Kind && !(concept == Concept::Activity && is_one)
    });
    if named || cells.len() < FEWEST_ROWS {
        return false;
    }
    let mut next = None;
    let mut count = 0;
    let counting = each_number(cells, tally, context, &mut |value| {
        count += 1;
        let follows = next.is_none_or(|next| next == value);
        next = Some(value + 1.0);
        follows
    });
    counting && count == cells.len()
}

/// The notation in which all numbers are days, if there is one. Beside dates that are written as such,
/// any number is a serial.
pub(super) fn days(cells: &RawColumn, tally: &Tally, context: &Context<'_>) -> Option<NumericDate> {
    // Neither is an amount of anything a day.
    if tally.numbers() == 0 || !tally.units().is_empty() {
        return None;
    }
    let has_dates = tally.dates.count > 0;
    // Spreadsheets of old customers count from 1; without a name or a wish that would be any number.
    let small = has_dates || context.wanted.is_some();
    NumericDate::ALL.into_iter().find(|notation| {
        let mut misfits = 0;
        let fits = each_number(cells, tally, context, &mut |value| {
            misfits += u64::from(!notation.suits(value, small));
            100 * misfits <= super::UNREAD_PERCENT * tally.numbers()
        });
        fits && misfits < tally.numbers()
    })
}

/// Calls `take` with each number until it returns `false`; whether it never did.
fn each_number(
    cells: &RawColumn,
    tally: &Tally,
    context: &Context<'_>,
    take: &mut dyn FnMut(f64) -> bool,
) -> bool {
    let mark = tally.decimal(context).mark;
    cells.iter().all(|cell| {
        let parsed = match cell {
            Cell::Plain(plain) if means_itself(plain, mark) => return take(plain.value()),
            Cell::Plain(plain) => parse(plain.spell(&mut Default::default()), mark),
            Cell::Text(text) => parse(trimmed(cells.text(text)), mark),
        };
        match parsed {
            Parsed::Number(value) => take(value),
            _ => true,
        }
    })
}
