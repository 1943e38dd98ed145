//! What a single cell looks like, as far as that helps to tell names from data.
//!
//! This is a glance for the dialect only. What a column holds is decided later, by all its cells.

/// Whether the cell is made of digits and the signs that stand around numbers.
pub(super) fn is_number_like(cell: &str) -> bool {
    let cell = cell.trim();
    let signs = |character: char| {
        ".,'’٫٬+-−()% /:\u{a0}\u{202f}$€£¥₹﷼"
            .chars()
            .any(|sign| sign == character)
            || is_digit(character)
    };
    cell.chars().all(signs) && cell.contains(is_digit)
}

/// Whether the cell is rather a value than the name of a column: a number, a date, an e-mail address.
pub(super) fn is_data_like(cell: &str) -> bool {
    is_number_like(cell) || is_timestamp(cell) || is_address(cell)
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

fn is_digit(character: char) -> bool {
    matches!(character, '0'..='9' | '٠'..='٩' | '۰'..='۹')
}
