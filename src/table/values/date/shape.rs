//! The layout of a date, before it is known which part is which.

use super::calendar::{GREGORIAN, ISLAMIC};
use super::input::Input;
use super::names::{Lead, era, lead, month};
use super::time::{Time, time};
use crate::read::Calendar;
use crate::table::values::fold::equality;

/// A cell that is laid out as a date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shape {
    pub parts: Parts,
    /// The calendar, if a name or an era proves it.
    pub calendar: Option<Calendar>,
    pub time: Time,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Parts {
    /// The layout says which is which.
    Fixed {
        year: i64,
        month: i64,
        day: i64,
        /// Whether the year has two digits.
        short: bool,
    },
    /// Day and month in either order, then a year of four digits.
    Numbers {
        first: i64,
        second: i64,
        year: i64,
        /// With points between, the day always comes first.
        dotted: bool,
    },
    /// Three numbers of at most two digits.
    Short {
        first: i64,
        second: i64,
        third: i64,
        dotted: bool,
    },
}

pub(super) fn shape(cell: &str) -> Option<Shape> {
    if cell.is_ascii() {
        // Nothing that begins so and is a date has no digit soon.
        return read(cell);
    }
    let mut folded = String::new();
    equality(cell, &mut folded);
    read(&folded)
}

fn read(cell: &str) -> Option<Shape> {
    // Whatever is a date has a digit near its beginning, and most words have none.
    let digit = cell.bytes().position(|byte| byte.is_ascii_digit())?;
    if digit > 48 {
        return None;
    }
    let mut input = Input(cell);
    let mut clock = None;
    if let Some(parts) = quarter(cell) {
        return Some(Shape {
            parts,
            calendar: None,
            time: Time::default(),
        });
    }
    let leads_with_time = digit == 0 && cell.as_bytes().get(input.digits()) == Some(&b':');
    if leads_with_time {
        clock = Some(time(&mut input)?);
        input.skip(&[' ', ',', '-']);
    }
    let (parts, mut calendar) = parts(&mut input, &mut clock)?;
    let before = input.0;
    // Most dates end here, or go on with the time.
    let plain = matches!(before.as_bytes(), [] | [b'T' | b' ', b'0'..=b'9', ..]);
    if !plain {
        match era(input.words()) {
            Some(found) => calendar = found.or(calendar),
            None => input.0 = before,
        }
    }
    if !input.0.is_empty() && clock.is_none() {
        input.skip(&[' ']);
        input.any_of(&['T', 't', '-', ',', ':']);
        input.skip(&[' ']);
        if !input.0.is_empty() {
            clock = Some(time(&mut input)?);
        }
    }
    let time = clock.unwrap_or_default();
    input.0.is_empty().then_some(Shape {
        parts,
        calendar,
        time,
    })
}

/// `2024 Q1`, `Q1-2024`: the first day of the quarter.
fn quarter(cell: &str) -> Option<Parts> {
    let place = cell.find(['Q', 'q'])?;
    let (before, behind) = (&cell[..place], &cell[place + 1..]);
    let digit = behind.bytes().next()?;
    let rest = behind.get(1..)?;
    let signs = [' ', '-', '/', '_', '\''];
    let year = match (before, rest) {
        (year, "") => year.trim_end_matches(signs),
        ("", year) => year.strip_prefix(signs)?.trim_start_matches(signs),
        _ => return None,
    };
    let is_quarter = (b'1'..=b'4').contains(&digit);
    is_quarter.then(|| first_day(year, 3 * i64::from(digit - b'1') + 1))?
}

/// The first day of a month, if the year has four digits and is one that is believed.
fn first_day(year: &str, month: i64) -> Option<Parts> {
    let mut input = Input(year);
    let (year, 4) = input.number()? else {
        return None;
    };
    let believed = GREGORIAN.contains(&year) || ISLAMIC.contains(&year);
    (believed && input.0.is_empty() && (1..=12).contains(&month)).then_some(Parts::Fixed {
        year,
        month,
        day: 1,
        short: false,
    })
}

fn parts(input: &mut Input<'_>, clock: &mut Option<Time>) -> Option<(Parts, Option<Calendar>)> {
    if !input.0.starts_with(|c: char| c.is_ascii_digit()) {
        match lead(input.words())? {
            Lead::Nothing => {}
            Lead::Month(calendar, month) => {
                let apart = input.any_of(&['-', '/', '\'', '’']).is_some();
                let (day, digits) = input.number()?;
                if input.0.is_empty() && (digits == 4 || (apart && digits == 2)) {
                    // A month of a year.
                    return Some((named((day, digits), month, 1)?, Some(calendar)));
                }
                if digits > 2 {
                    return None;
                }
                ordinal(input);
                input.skip(&[',', ' ', '-', '/', '.']);
                if clock.is_none() && input.0.as_bytes().get(input.digits()) == Some(&b':') {
                    // `Fri Jan 05 14:22:33 UTC 2024`, as Unix tells the time.
                    *clock = Some(time(input)?);
                    input.skip(&[' ']);
                }
                let parts = named(input.number()?, month, day)?;
                return Some((parts, Some(calendar)));
            }
        }
    }
    let (first, length) = input.number()?;
    if length == 8 && matches!(input.0.as_bytes(), [b'T' | b't' | b' ', b'0'..=b'9', ..]) {
        // `20240806T000406Z`, the basic notation of ISO 8601.
        let (year, day) = (first / 10_000, first % 100);
        let parts = named((year, 4), first / 100 % 100, day)?;
        return Some((parts, None));
    }
    if length <= 2 {
        ordinal(input);
    }
    let before = input.0;
    input.skip(&['-', '/', '.', ',', ' ']);
    if input.digits() == 0 {
        let (calendar, month) = month(input.words())?;
        if length == 4 && input.0.is_empty() {
            return Some((named((first, length), month, 1)?, Some(calendar)));
        }
        input.skip(&[' ', '.', '-', '/', ',']);
        let (third, last) = input.number()?;
        let parts = match (length, last) {
            (4, 1..=2) => named((first, length), month, third)?,
            (1..=2, 2 | 4) => named((third, last), month, first)?,
            _ => return None,
        };
        return Some((parts, Some(calendar)));
    }
    input.0 = before;
    input.skip(&[' ']);
    let separator = input.any_of(&['-', '/', '.'])?;
    input.skip(&[' ']);
    let month_place = input.0;
    let (second, digits) = input.number()?;
    if input.0.is_empty() && separator != '.' {
        // A month of a year: `2024-01`, `01/2024`.
        let year_first = length == 4 && digits == 2;
        let parts = match year_first {
            true => first_day(&first.to_string(), second)?,
            false if length <= 2 => first_day(month_place, first)?,
            false => return None,
        };
        return Some((parts, None));
    }
    if digits > 2 {
        return None;
    }
    input.skip(&[' ']);
    input.exactly(separator)?;
    input.skip(&[' ']);
    let (third, last) = input.number()?;
    let dotted = separator == '.';
    let parts = match (length, last) {
        (4, 1..=2) => Parts::Fixed {
            year: first,
            month: second,
            day: third,
            short: false,
        },
        (1..=2, 4) => Parts::Numbers {
            first,
            second,
            year: third,
            dotted,
        },
        // Of four numbers or two, or of versions such as 1.2.3, nothing is a date.
        (1..=2, 2) if length == 2 || !dotted => Parts::Short {
            first,
            second,
            third,
            dotted,
        },
        _ => return None,
    };
    Some((parts, None))
}

fn named((year, digits): (i64, usize), month: i64, day: i64) -> Option<Parts> {
    let short = digits == 2;
    (short || digits == 4).then_some(Parts::Fixed {
        year,
        month,
        day,
        short,
    })
}

/// The letters behind the day in `1st`.
fn ordinal(input: &mut Input<'_>) {
    let before = input.0;
    let letters = input.letters().to_ascii_lowercase();
    if !["st", "nd", "rd", "th"].contains(&letters.as_str()) {
        input.0 = before;
    }
}
