//! Personal data, told by what the cells look like.

use super::Reason;
use crate::read::Cells;
use crate::table::values::fold::digit;
use crate::table::{Column, Values};

/// Whether most cells of the column are e-mail addresses or telephone numbers, whatever its name.
pub(super) fn by_values(column: &Column) -> Option<Reason> {
    if most(column, is_email) {
        return Some(Reason::PersonalEmail);
    }
    if most(column, is_phone) {
        return Some(Reason::PersonalPhone);
    }
    None
}

/// Whether more than half of the values are so.
fn most(column: &Column, is_so: fn(&str) -> bool) -> bool {
    let share = |found: usize, all: usize| all > 0 && 2 * found > all;
    let among = |cells: &Cells| {
        let all = cells.iter().filter(|cell| !cell.is_empty()).count();
        let found = cells.iter().filter(|cell| is_so(cell)).count();
        share(found, all)
    };
    match &column.values {
        Values::Text(cells) | Values::Identifier(cells) => among(cells),
        Values::Category { levels, .. } => share(
            levels.iter().filter(|level| is_so(level)).count(),
            levels.len(),
        ),
        _ => false,
    }
}

fn is_email(cell: &str) -> bool {
    let Some((name, host)) = cell.split_once('@') else {
        return false;
    };
    let labels = host.rsplit_once('.');
    !name.is_empty()
        && labels.is_some_and(|(host, end)| !host.is_empty() && end.len() >= 2)
        && !cell.contains(char::is_whitespace)
}

/// A plus or a zero in front and as many digits as telephone numbers have (ITU-T E.164: at most
/// 15), or groups of digits in the ways they are written.
fn is_phone(cell: &str) -> bool {
    if cell.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return false;
    }
    let digits = cell.chars().filter_map(digit).count();
    let signs = |character: char| {
        digit(character).is_some() || " +-().\u{200e}/".chars().any(|sign| sign == character)
    };
    let first = cell.trim_start_matches(['\u{200e}', '(']).chars().next();
    let begins = first == Some('+') || first.and_then(digit) == Some(0);
    let american = digits == 10
        && cell
            .split(|c: char| digit(c).is_none())
            .filter(|part| !part.is_empty())
            .count()
            == 3;
    (9..=15).contains(&digits) && cell.chars().all(signs) && (begins || american) && !is_date(cell)
}

fn is_date(cell: &str) -> bool {
    crate::table::values::date::scan(cell).is_some_and(|date| date.ends.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_addresses_and_numbers() {
        for cell in ["a@b.co", "first.last@shop.example.com"] {
            assert!(is_email(cell), "{cell}");
        }
        for cell in ["a@b", "@b.co", "mail me @ home.com", "a.b"] {
            assert!(!is_email(cell), "{cell}");
        }
        for cell in [
            "+989121234567",
            "09121234567",
            "۰۹۱۲۱۲۳۴۵۶۷",
            "(555) 123-4567",
            "+966 50 123 4567",
        ] {
            assert!(is_phone(cell), "{cell}");
        }
        for cell in [
            "00123",
            "12345",
            "5524",
            "2024-01-31",
            "0.123456789012345678",
            "A09121234567",
        ] {
            assert!(!is_phone(cell), "{cell}");
        }
    }
}
