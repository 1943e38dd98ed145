//! Days as people write them, in the Gregorian calendar.
//!
//! Whether `03/04/2024` is in March or in April is decided by the whole column: [`scan`] says what a
//! cell proves, [`parse`] reads it with the order that was decided. A time of day becomes a fraction
//! of a day; with an offset it is turned into UTC, without one it is taken as it stands.

use super::fold::digit;
use crate::read::DateOrder;

/// Years that are believed. Others are another calendar, a stand-in for “unknown” or a slip.
const YEARS: std::ops::RangeInclusive<i64> = 1800..=2200;

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// What a cell with the shape of a date tells about its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::table) enum Order {
    /// It has only one reading.
    Clear,
    /// Its numbers allow only the day in front.
    DayFirst,
    /// Its numbers allow only the month in front.
    MonthFirst,
    /// Both are possible, and mean different days.
    Open,
    /// There is no such day in either order, or its year is not believed.
    Impossible,
}

/// What a trimmed cell's layout tells, or `None` if it has not the shape of a date.
pub(in crate::table) fn scan(cell: &str) -> Option<Order> {
    let shape = shape(cell)?;
    let exists = |order| shape.day(order).is_some();
    if !exists(DateOrder::DayFirst) && !exists(DateOrder::MonthFirst) {
        return Some(Order::Impossible);
    }
    Some(match shape.parts {
        Parts::Fixed { .. } => Order::Clear,
        Parts::Numbers { dotted: true, .. } => Order::DayFirst,
        Parts::Numbers { first, second, .. } => match (first > 12, second > 12) {
            (true, false) => Order::DayFirst,
            (false, true) => Order::MonthFirst,
            (false, false) if first != second => Order::Open,
            _ => Order::Clear,
        },
    })
}

/// Days since 1970-01-01, or `None` if the cell has not the shape of a date or there is no such day.
pub(in crate::table) fn parse(cell: &str, order: DateOrder) -> Option<f64> {
    let shape = shape(cell)?;
    Some(shape.day(order)? + shape.time)
}

/// Reads `yyyymmdd`, which only the column's name can tell from a number.
pub(in crate::table) fn parse_compact(cell: &str) -> Option<f64> {
    let mut digits = [0i64; 8];
    let mut characters = cell.chars();
    for place in &mut digits {
        *place = i64::from(digit(characters.next()?)?);
    }
    if characters.next().is_some() {
        return None;
    }
    let number = |range: &[i64]| range.iter().fold(0, |sum, digit| 10 * sum + digit);
    days(
        number(&digits[..4]),
        number(&digits[4..6]),
        number(&digits[6..]),
    )
}

struct Shape {
    parts: Parts,
    /// Of a day; may be negative or above 1 once the offset is taken off.
    time: f64,
}

impl Shape {
    /// The day's number, if there is such a day.
    fn day(&self, order: DateOrder) -> Option<f64> {
        let (year, month, day) = match self.parts {
            Parts::Fixed { year, month, day } => (year, month, day),
            Parts::Numbers {
                first,
                second,
                year,
                ..
            } => match order {
                DateOrder::DayFirst => (year, second, first),
                DateOrder::MonthFirst => (year, first, second),
            },
        };
        days(year, month, day)
    }
}

enum Parts {
    /// The layout says which is which.
    Fixed { year: i64, month: i64, day: i64 },
    /// Day and month in either order.
    Numbers {
        first: i64,
        second: i64,
        year: i64,
        /// With points between, the day always comes first.
        dotted: bool,
    },
}

fn shape(cell: &str) -> Option<Shape> {
    let mut input = Input(cell);
    let parts = parts(&mut input)?;
    let time = time(&mut input)?;
    input.0.is_empty().then_some(Shape { parts, time })
}

fn parts(input: &mut Input<'_>) -> Option<Parts> {
    if let Some(month) = input.month() {
        input.skip(&[' ', '.', '-']);
        let (day, _) = input.number()?;
        input.skip(&[',', ' ', '-']);
        let (year, 4) = input.number()? else {
            return None;
        };
        return Some(Parts::Fixed { year, month, day });
    }
    let (first, length) = input.number()?;
    let separator = input.any_of(&['-', '/', '.', ' '])?;
    if length <= 2 {
        input.skip(&[' ']);
        if let Some(month) = input.month() {
            input.skip(&[' ', '.', '-', '/', ',']);
            let (year, 4) = input.number()? else {
                return None;
            };
            let day = first;
            return Some(Parts::Fixed { year, month, day });
        }
    }
    if separator == ' ' {
        return None;
    }
    let (second, 1..=2) = input.number()? else {
        return None;
    };
    input.exactly(separator)?;
    let (third, last) = input.number()?;
    match (length, last) {
        (4, 1..=2) => Some(Parts::Fixed {
            year: first,
            month: second,
            day: third,
        }),
        (1..=2, 4) => Some(Parts::Numbers {
            first,
            second,
            year: third,
            dotted: separator == '.',
        }),
        _ => None,
    }
}

/// `T19:06:53Z`, ` 7:06 PM`, or nothing.
fn time(input: &mut Input<'_>) -> Option<f64> {
    if input.0.is_empty() {
        return Some(0.0);
    }
    input.any_of(&['T', 't', ' '])?;
    input.skip(&[' ']);
    let (mut hours, 1..=2) = input.number()? else {
        return None;
    };
    input.exactly(':')?;
    let (minutes, 2) = input.number()? else {
        return None;
    };
    let mut seconds = 0.0;
    if input.exactly(':').is_some() {
        let (whole, 2) = input.number()? else {
            return None;
        };
        seconds = whole as f64;
        if input.any_of(&['.', ',']).is_some() {
            let (fraction, digits @ 1..=9) = input.number()? else {
                return None;
            };
            seconds += fraction as f64 / 10i64.pow(digits as u32) as f64;
        }
    }
    input.skip(&[' ']);
    let half = input.0.get(..2).map(str::to_ascii_lowercase);
    if let Some(half @ ("am" | "pm")) = half.as_deref() {
        if !(1..=12).contains(&hours) {
            return None;
        }
        hours = hours % 12 + if half == "pm" { 12 } else { 0 };
        input.0 = input.0.get(2..)?;
    }
    if hours > 23 || minutes > 59 || seconds >= 61.0 {
        return None;
    }
    let offset = offset(input)?;
    Some(((hours * 60 + minutes - offset) as f64 * 60.0 + seconds) / 86_400.0)
}

/// Minutes east of UTC.
fn offset(input: &mut Input<'_>) -> Option<i64> {
    input.skip(&[' ']);
    if input.any_of(&['Z', 'z']).is_some() {
        return Some(0);
    }
    if let Some(rest) = input
        .0
        .strip_prefix("GMT")
        .or_else(|| input.0.strip_prefix("UTC"))
    {
        input.0 = rest;
    }
    let Some(sign) = input.any_of(&['+', '-']) else {
        return Some(0);
    };
    let (hours, length) = input.number()?;
    let minutes = match length {
        4 => hours / 100 * 60 + hours % 100,
        2 if input.exactly(':').is_some() => hours * 60 + input.number()?.0,
        1 | 2 => hours * 60,
        _ => return None,
    };
    Some(if sign == '-' { -minutes } else { minutes })
}

/// The day's number (Howard Hinnant, *chrono-compatible low-level date algorithms*, 2013), or `None`
/// if there is no such day.
fn days(year: i64, month: i64, day: i64) -> Option<f64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !YEARS.contains(&year) || !(1..=length).contains(&day) {
        return None;
    }
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let of_era = shifted.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    Some((era * 146_097 + day_of_era - 719_468) as f64)
}

/// What is left of the cell.
struct Input<'a>(&'a str);

impl Input<'_> {
    /// A number of at most nine digits, and how many they are.
    fn number(&mut self) -> Option<(i64, usize)> {
        let mut value = 0;
        let mut count = 0;
        let mut length = 0;
        for character in self.0.chars() {
            let Some(digit) = digit(character) else { break };
            value = 10 * value + i64::from(digit);
            count += 1;
            length += character.len_utf8();
            if count > 9 {
                return None;
            }
        }
        self.0 = self.0.split_at_checked(length)?.1;
        (count > 0).then_some((value, count))
    }

    /// The name of a month in English, short or long.
    fn month(&mut self) -> Option<i64> {
        let letters = self.0.bytes().take_while(u8::is_ascii_alphabetic).count();
        let word = self.0.get(..letters)?.to_ascii_lowercase();
        let start = word.get(..3)?;
        let index = MONTHS.iter().position(|&month| month == start)?;
        let full = [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ][index];
        if !full.starts_with(&word) && word != "sept" {
            return None;
        }
        self.0 = self.0.split_at_checked(letters)?.1;
        Some(index as i64 + 1)
    }

    fn any_of(&mut self, characters: &[char]) -> Option<char> {
        let first = self.0.chars().next()?;
        if !characters.contains(&first) {
            return None;
        }
        self.0 = self.0.split_at_checked(first.len_utf8())?.1;
        Some(first)
    }

    fn exactly(&mut self, character: char) -> Option<()> {
        self.0 = self.0.strip_prefix(character)?;
        Some(())
    }

    fn skip(&mut self, characters: &[char]) {
        self.0 = self.0.trim_start_matches(characters);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateOrder::{DayFirst, MonthFirst};

    #[test]
    fn reads_the_common_forms() {
        // Day numbers by GNU date: `date -u -d 2024-01-31 +%s` / 86400.
        let day = 19_753.0;
        for (cell, order) in [
            ("2024-01-31", DayFirst),
            ("2024/1/31", MonthFirst),
            ("2024.01.31", DayFirst),
            ("31/01/2024", DayFirst),
            ("31-1-2024", DayFirst),
            ("31.01.2024", DayFirst),
            ("01/31/2024", MonthFirst),
            ("31 Jan 2024", MonthFirst),
            ("31-January-2024", DayFirst),
            ("Jan 31, 2024", DayFirst),
            ("۲۰۲۴/۰۱/۳۱", DayFirst),
            ("2024-01-31T00:00:00Z", DayFirst),
            ("2024-01-31 03:30:00+03:30", DayFirst),
            ("1/31/2024 12:00 AM", MonthFirst),
            ("2024/01/31 3:00:00 AM GMT+3", DayFirst),
        ] {
            assert_eq!(parse(cell, order), Some(day), "{cell}");
        }
        assert_eq!(parse("2024-01-31 18:00", DayFirst), Some(day + 0.75));
        assert_eq!(parse("1/31/2024 6:00 PM", MonthFirst), Some(day + 0.75));
        assert_eq!(parse("1970-01-01", DayFirst), Some(0.0));
        assert_eq!(parse("1900-03-01", DayFirst), Some(-25_508.0));
        assert_eq!(parse_compact("19970101"), Some(9_862.0));
        assert_eq!(parse_compact("۱۹۹۷۰۱۰۱"), Some(9_862.0));
        assert_eq!(parse_compact("19971301"), None);
        assert_eq!(parse_compact("1997010"), None);
    }

    #[test]
    fn refuses_days_that_never_were() {
        for cell in [
            "31/02/2024",
            "29/02/2023",
            "0000-00-00",
            "9999-12-31",
            "1403/05/12",
            "2024-13-01",
        ] {
            assert_eq!(parse(cell, DayFirst), None, "{cell}");
            assert_eq!(scan(cell), Some(Order::Impossible), "{cell}");
        }
        for cell in [
            "2024",
            "12/2024",
            "1.5",
            "A/B/C",
            "2024-01-31x",
            "12:30",
            "5-9",
            "1/2/3",
            "march",
        ] {
            assert_eq!(scan(cell), None, "{cell}");
        }
    }

    #[test]
    fn tells_what_a_date_proves() {
        assert_eq!(scan("2024-01-31"), Some(Order::Clear));
        assert_eq!(scan("31/01/2024"), Some(Order::DayFirst));
        assert_eq!(scan("01/31/2024"), Some(Order::MonthFirst));
        assert_eq!(scan("03/04/2024"), Some(Order::Open));
        assert_eq!(scan("03.04.2024"), Some(Order::DayFirst));
        assert_eq!(scan("04/04/2024"), Some(Order::Clear));
    }
}
