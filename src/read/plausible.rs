//! What a single cell looks like, as far as that helps to tell names from data.
//!
//! This is a glance for the dialect only. What a column holds is decided later, by all its cells.

/// A cell without the marks by which it tells a spreadsheet program that it is text: of `="00123"` what is
/// between them, and of `'-5` and `'+1`, which might be formulas, what is behind the apostrophe.
#[inline(never)]
pub(crate) fn bare(cell: &str) -> &str {
    let formula = || cell.strip_prefix("=\"")?.strip_suffix('"');
    match cell.as_bytes() {
        [b'=', ..] => formula().unwrap_or(cell),
        [b'\'', b'=' | b'+' | b'-' | b'@', ..] => &cell[1..],
        _ => cell,
    }
}

/// Whether the cell is made of digits and the signs that stand around numbers.
pub(super) fn is_number_like(cell: &str) -> bool {
    let cell = bare(cell.trim());
    let signs = |character: char| {
        is_digit(character)
            || is_separator(character)
            || is_around(character)
            || matches!(character, '/' | ':')
    };
    cell.chars().all(signs) && cell.contains(is_digit)
}

/// Whether the cell is rather a value than the name of a column: a number, a date, an e-mail address.
pub(super) fn is_data_like(cell: &str) -> bool {
    is_number_like(cell) || is_scientific(cell) || is_timestamp(cell) || is_address(cell)
}

/// `1.5e-12`.
fn is_scientific(cell: &str) -> bool {
    let parts = cell.trim().split_once(['e', 'E']);
    parts.is_some_and(|(digits, exponent)| is_number_like(digits) && is_number_like(exponent))
}

/// Whether the cell is a year of our times, which can head a column.
pub(super) fn is_year(cell: &str) -> bool {
    cell.trim()
        .parse::<u16>()
        .is_ok_and(|year| (1900..2100).contains(&year))
}

/// `2017-01-28T19:06:53Z`: nothing but digits and signs beside the two letters.
fn is_timestamp(cell: &str) -> bool {
    let cell = cell.trim();
    cell.starts_with(is_digit)
        && cell.as_bytes().contains(&b'T')
        && is_number_like(&cell.replace(['T', 'Z'], " "))
}

fn is_address(cell: &str) -> bool {
    cell.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.as_bytes().contains(&b'.') && !cell.contains(char::is_whitespace)
    })
}

pub(super) fn is_digit(character: char) -> bool {
    matches!(character, '0'..='9' | '٠'..='٩' | '۰'..='۹')
}

/// Whether it stands between the digits of a number.
fn is_separator(character: char) -> bool {
    matches!(
        character,
        '.' | ',' | '\'' | '’' | '٬' | '٫' | ' ' | '\u{a0}' | '\u{202f}'
    )
}

/// Whether it stands before or behind a number.
fn is_around(character: char) -> bool {
    matches!(
        character,
        '+' | '-'
            | '−'
            | '('
            | ')'
            | '%'
            | '٪'
            | '$'
            | '€'
            | '£'
            | '¥'
            | '₹'
            | '﷼'
            | ' '
            | '\u{a0}'
            | '\u{202f}'
    )
}

/// What a cell is at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Empty,
    Number,
    /// A date, a time or both.
    Date,
    Text,
    /// Text that seems to be cut in the wrong places: another delimiter is left in it, or half a quotation.
    Torn,
}

impl Kind {
    pub(super) fn of(cell: &str) -> Self {
        let cell = bare(cell.trim());
        if cell.is_empty() {
            Self::Empty
        } else if is_number(cell) {
            Self::Number
        } else if is_date(cell) {
            Self::Date
        } else if is_torn(cell) {
            Self::Torn
        } else {
            Self::Text
        }
    }

    pub(super) fn is_data(self) -> bool {
        matches!(self, Self::Number | Self::Date)
    }
}

/// Digits in groups, with signs around them; unlike [`is_number_like`] no two numbers.
fn is_number(cell: &str) -> bool {
    let core = cell.trim_matches(is_around);
    if !core.starts_with(is_digit) && !core.starts_with(['.', ',', '٫']) {
        return false;
    }
    // The separators so far, the digits since the last of them, and whether a group was too short.
    let (mut last, mut kinds, mut digits, mut short) = (None, 0, 0, false);
    let mut exponent = false;
    for character in core.chars() {
        if is_digit(character) {
            digits += 1;
        } else if is_separator(character) {
            let closes_group = last.is_some();
            if closes_group && !(2..=3).contains(&digits) {
                return false;
            }
            short |= character == ' ' && digits > 3;
            kinds += u32::from(last != Some(character));
            last = Some(character);
            digits = 0;
        } else if matches!(character, 'e' | 'E') && !exponent {
            exponent = true;
        } else if !(exponent && matches!(character, '+' | '-')) {
            return false;
        }
    }
    let spaced = last.is_some_and(char::is_whitespace);
    kinds <= 2 && !short && digits > 0 && (!spaced || digits == 3)
}

/// Groups of digits with the signs of dates and times between them: `2024-01-31T10:00Z`, `31/1/24`, `10:30`.
fn is_date(cell: &str) -> bool {
    let (mut colons, mut parts, mut digits) = (0, 0, 0);
    for character in cell.chars() {
        match character {
            ':' if digits > 0 => colons += 1,
            '-' | '/' | '.' if digits > 0 => parts += 1,
            'T' | 'Z' | ' ' | '+' | '-' => {}
            _ if is_digit(character) => {
                digits += 1;
                continue;
            }
            _ => return false,
        }
        if digits > 4 && parts == 0 {
            return false;
        }
        digits = if character == ' ' { digits } else { 0 };
    }
    cell.starts_with(is_digit) && (colons > 0 || parts >= 2)
}

/// Whether a delimiter stands in the cell as none stands in text: without a space behind it, and not
/// between two words of a list, in a time or in an address. Half a quotation is no text either.
fn is_torn(cell: &str) -> bool {
    if cell.as_bytes().iter().filter(|byte| **byte == b'"').count() % 2 == 1
        && (cell.starts_with('"') || cell.ends_with('"'))
    {
        return true;
    }
    let worded = cell.contains(char::is_alphabetic);
    let mut before = ' ';
    let mut characters = cell.chars().peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().copied().unwrap_or('\n');
        let torn = match character {
            '\t' => true,
            ',' => after != ' ' && !(worded && is_digit(before) && is_digit(after)),
            ';' | '|' => after != ' ' && !(before.is_alphabetic() && after.is_alphabetic()),
            ':' => after == '\n' || before == ' ',
            _ => false,
        };
        if torn {
            return true;
        }
        before = character;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_what_they_look_like() {
        for (cell, kind) in [
            (" ", Kind::Empty),
            ("12", Kind::Number),
            ("-1.234,50 €", Kind::Number),
            ("1 234,5", Kind::Number),
            ("12,34,567.5", Kind::Number),
            ("۱٬۲۳۴٫۵", Kind::Number),
            ("1e-5", Kind::Number),
            ("$ 5", Kind::Number),
            ("5;2", Kind::Torn),
            ("1,5;2,5", Kind::Torn),
            ("2024-01-31", Kind::Date),
            ("31/1/24 10:30", Kind::Date),
            ("2024-01-31T10:30:00Z", Kind::Date),
            ("00:15", Kind::Date),
            ("name", Kind::Text),
            ("Hello, world", Kind::Text),
            ("https://example.com/a?b=1", Kind::Text),
            ("red;green;blue", Kind::Text),
            ("Ali;Köln;1", Kind::Torn),
            ("a,b", Kind::Torn),
            ("28/01/2018,00", Kind::Torn),
            ("\"open", Kind::Torn),
        ] {
            assert_eq!(Kind::of(cell), kind, "{cell}");
        }
    }
}
