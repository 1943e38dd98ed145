//! Numbers as people write them.
//!
//! Whether `1.234` is a thousand or a bit more than one is decided by the whole column, so reading
//! has two passes: [`scan`] says what a cell's layout tells about the decimal mark, [`parse`] reads
//! it with the mark that was decided. A percentage keeps its points: `5 %` is 5.

use super::figures::body;
use super::parse_decimal;
use super::units::Unit;
use crate::read::DecimalMark;

/// What a cell that can be a number tells about its column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::table) struct Layout {
    /// The decimal mark that the cell proves.
    pub(in crate::table) mark: Option<DecimalMark>,
    /// Digits and a sign, nothing else.
    pub(in crate::table) integer: bool,
    /// A whole number, also if it is written as `105.0` or `4e10`.
    pub(in crate::table) whole: bool,
    /// An integer whose first digit of several is 0.
    pub(in crate::table) leading_zero: bool,
    /// How many digits there are.
    pub(in crate::table) digits: usize,
    /// Whether a plus stands in front, as before telephone numbers.
    pub(in crate::table) plus: bool,
    /// Where the mark is open, that which it is if it is a decimal mark.
    pub(in crate::table) open: Option<DecimalMark>,
    /// What is counted.
    pub(in crate::table) unit: Option<Unit>,
    /// Whether a word such as “thousand” multiplies it.
    pub(in crate::table) scaled: bool,
    /// Whether a slash is the decimal mark; and whether the two parts can be no day and month.
    pub(in crate::table) slash: Option<bool>,
}

/// A cell that can be a number, read with a decimal mark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::table) enum Parsed {
    /// Finite, and never −0.
    Number(f64),
    /// A number that no `f64` can hold.
    OutOfRange,
    /// No number in this column's notation.
    Unread,
}

/// What the layout of a trimmed cell tells, or `None` if it is no number in any notation.
pub(in crate::table) fn scan(cell: &str) -> Option<Layout> {
    scan_plain(cell.as_bytes()).or_else(|| scan_any(cell))
}

/// The layout of digits with at most a minus in front and one point between, as programs write
/// numbers: nearly all cells are so, and this is quick.
fn scan_plain(cell: &[u8]) -> Option<Layout> {
    let digits = cell.strip_prefix(b"-").unwrap_or(cell);
    let point = digits.iter().position(|byte| !byte.is_ascii_digit());
    let (whole, fraction) = digits.split_at(point.unwrap_or(digits.len()));
    let integer = fraction.is_empty();
    let tail = fraction.get(1..).unwrap_or_default();
    let plain = integer || (fraction[0] == b'.' && tail.iter().all(u8::is_ascii_digit));
    if whole.is_empty() || !plain {
        return None;
    }
    let groups = tail.len() == 3 && whole.len() <= 3 && whole[0] != b'0';
    Some(Layout {
        mark: (!integer && !groups).then_some(DecimalMark::Point),
        integer,
        whole: tail.iter().all(|&byte| byte == b'0'),
        leading_zero: integer && whole.len() > 1 && whole[0] == b'0',
        digits: whole.len() + tail.len(),
        plus: false,
        open: (!integer && groups).then_some(DecimalMark::Point),
        unit: None,
        scaled: false,
        slash: None,
    })
}

fn scan_any(cell: &str) -> Option<Layout> {
    let body = body(cell)?;
    let text = body.text();
    let (mut mark, open) = evidence(text)?;
    // Persian has a sign of its own for a decimal mark, or takes a slash or a point, and never a comma.
    if open && text.contains(&b',') && cell.contains(|c| ('۰'..='۹').contains(&c)) {
        mark = Some(DecimalMark::Point);
    }
    // Nobody groups the digits in front of an exponent.
    if open && body.exponent.is_some() {
        mark = text.iter().find_map(|byte| match byte {
            b'.' => Some(DecimalMark::Point),
            b',' => Some(DecimalMark::Comma),
            _ => None,
        });
    }
    let readable = [DecimalMark::Point, DecimalMark::Comma]
        .into_iter()
        .filter(|&tried| open || mark.is_none_or(|proven| proven == tried))
        .any(|tried| is_well_formed(text, tried));
    if !readable {
        return None;
    }
    let digits = text.iter().filter(|byte| byte.is_ascii_digit()).count();
    let integer = digits == text.len() && body.exponent.is_none() && body.scale == 0;
    let slash = |parts: &[u8]| {
        let place = parts.iter().position(|&byte| byte == b'd').unwrap_or(0);
        let (first, second) = (&parts[..place], &parts[place + 1..]);
        let value = |part: &[u8]| {
            part.iter()
                .fold(0u32, |sum, digit| 10 * sum + u32::from(digit - b'0'))
        };
        let is_small = |part: &[u8]| part.len() <= 2 && (1..=31).contains(&value(part));
        !(is_small(first) && is_small(second))
    };
    Some(Layout {
        mark,
        integer,
        whole: integer || is_whole(cell, mark),
        leading_zero: integer && body.plain && digits > 1 && text[0] == b'0',
        digits,
        plus: body.plus,
        open: match (mark, text.contains(&b'.'), text.contains(&b',')) {
            (None, true, _) => Some(DecimalMark::Point),
            (None, _, true) => Some(DecimalMark::Comma),
            _ => None,
        },
        unit: body.unit,
        scaled: body.scale != 0,
        slash: body.slash.then(|| slash(text)),
    })
}

/// Reads a trimmed cell with the column's decimal mark.
pub(in crate::table) fn parse(cell: &str, mark: DecimalMark) -> Parsed {
    let plain = cell.as_bytes();
    let simple = mark == DecimalMark::Point
        && plain
            .iter()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-'))
        && plain.iter().any(u8::is_ascii_digit);
    if simple {
        if let Some(value) = parse_decimal(cell) {
            return finite(value);
        }
    }
    let Some(body) = body(cell) else {
        return Parsed::Unread;
    };
    if !is_well_formed(body.text(), mark) {
        return Parsed::Unread;
    }
    let mut text = String::with_capacity(body.length + 8);
    for &byte in body.text() {
        match byte {
            b'0'..=b'9' => text.push(char::from(byte)),
            byte if byte == decimal(mark) || byte == b'd' => text.push('.'),
            _ => {}
        }
    }
    let exponent = body.exponent.unwrap_or(0) + body.scale;
    if exponent != 0 {
        text.push('e');
        text.push_str(&exponent.to_string());
    }
    match parse_decimal(&text) {
        Some(value) => finite(if body.negative { -value } else { value }),
        None => Parsed::Unread,
    }
}

/// What is counted in a trimmed cell.
pub(in crate::table) fn unit_of(cell: &str) -> Option<Unit> {
    body(cell)?.unit
}

/// Programs that know only one kind of number write whole ones with a fraction or an exponent.
fn is_whole(cell: &str, mark: Option<DecimalMark>) -> bool {
    let mark = mark.unwrap_or(DecimalMark::Point);
    matches!(parse(cell, mark), Parsed::Number(value) if value.fract() == 0.0)
}

fn finite(value: f64) -> Parsed {
    if value.is_finite() {
        // Adding 0 turns −0 into 0.
        Parsed::Number(value + 0.0)
    } else {
        Parsed::OutOfRange
    }
}

fn decimal(mark: DecimalMark) -> u8 {
    match mark {
        DecimalMark::Point => b'.',
        DecimalMark::Comma => b',',
    }
}

/// The decimal mark that the positions prove, and whether both readings are open. `None` if no
/// reading is possible.
fn evidence(text: &[u8]) -> Option<(Option<DecimalMark>, bool)> {
    let count = |wanted: u8| text.iter().filter(|&&byte| byte == wanted).count();
    let last = |wanted: u8| text.iter().rposition(|&byte| byte == wanted);
    let proves = |byte: u8| match byte {
        b'.' => Some(DecimalMark::Point),
        _ => Some(DecimalMark::Comma),
    };
    match (count(b'.'), count(b',')) {
        (0, 0) => Some((None, true)),
        (points, commas) if points > 0 && commas > 0 => {
            let later = if last(b'.') > last(b',') { b'.' } else { b',' };
            (count(later) == 1).then_some((proves(later), false))
        }
        (points, commas) => {
            let used = if points > 0 { b'.' } else { b',' };
            let other = if points > 0 { b',' } else { b'.' };
            let position = last(used)?;
            let before = &text[..position];
            let behind = text.len() - position - 1;
            if points + commas > 1 || count(b'd') > 0 {
                return Some((proves(other), false)); // it groups
            }
            let groups = behind == 3
                && (1..=3).contains(&before.len())
                && before[0] != b'0'
                && count(b'_') == 0;
            Some(if groups {
                (None, true)
            } else {
                (proves(used), false)
            })
        }
    }
}

/// Whether the digits are grouped properly and there is at most one decimal mark: groups of three,
/// or in the Indian way of two with three at the end.
fn is_well_formed(text: &[u8], mark: DecimalMark) -> bool {
    let is_decimal = |&byte: &u8| byte == decimal(mark) || byte == b'd';
    let (whole, fraction) = match text.iter().position(is_decimal) {
        Some(position) => (&text[..position], &text[position + 1..]),
        None => (text, &[][..]),
    };
    if !fraction.iter().all(u8::is_ascii_digit) || (whole.is_empty() && fraction.is_empty()) {
        return false;
    }
    if whole.iter().all(u8::is_ascii_digit) {
        return true;
    }
    let mut groups = whole.rsplit(|byte| !byte.is_ascii_digit()).map(<[u8]>::len);
    let last = groups.next() == Some(3);
    let mut middle = 0;
    let mut first = 0;
    for (index, length) in groups.enumerate() {
        if index > 0 {
            if middle != 0 && middle != first {
                return false;
            }
            middle = first;
        }
        first = length;
    }
    last && match middle {
        0 | 3 => (1..=3).contains(&first),
        2 => (1..=2).contains(&first),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
