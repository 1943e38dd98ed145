//! Personal data, told by what the cells look like.

use super::Reason;
use crate::read::Cells;
use crate::table::lexicon::{Concept, is_given};
use crate::table::values::fold::digit;
use crate::table::{Column, Values};

/// So many cells, spread evenly, tell what most of them are.
const LOOKED_AT: usize = 20_000;

/// Whether most cells of the column are addresses, numbers or names of people, whatever it is called.
pub(super) fn by_values(column: &Column, concept: Option<Concept>) -> Option<Reason> {
    if most(column, is_email) {
        return Some(Reason::PersonalEmail);
    }
    if most(column, is_phone) {
        return Some(Reason::PersonalPhone);
    }
    if most(column, is_of_somebody) {
        return Some(Reason::PersonalOther);
    }
    // Shops, brands and streets are named after people.
    let open = matches!(concept, None | Some(Concept::Identifier));
    let few = matches!(column.values, Values::Category { .. });
    (open && few && most(column, is_given)).then_some(Reason::PersonalName)
}

/// Whether most cells are codes, such as `C1000`, which names of people are not.
pub(super) fn are_codes(column: &Column) -> bool {
    most(column, |cell| {
        !cell.contains(char::is_whitespace) && cell.chars().any(|sign| digit(sign).is_some())
    })
}

/// Whether more than half of the values are so.
fn most(column: &Column, is_so: fn(&str) -> bool) -> bool {
    let share = |found: usize, all: usize| all > 0 && 2 * found > all;
    let among = |cells: &Cells| {
        let stride = cells.len().div_ceil(LOOKED_AT).max(1);
        let some = || (0..cells.len()).step_by(stride).map(|row| cells.get(row));
        let all = some().filter(|cell| !cell.is_empty()).count();
        let found = some().filter(|cell| is_so(cell)).count();
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

/// A name on a platform (`@somebody`), a bank account (IBAN: ISO 13616), or the address of a machine (IPv4).
fn is_of_somebody(cell: &str) -> bool {
    if let Some(name) = cell.strip_prefix('@') {
        return !name.is_empty() && !name.contains(char::is_whitespace);
    }
    let parts = || cell.split('.');
    if parts().count() == 4 && parts().all(|part| part.parse::<u8>().is_ok()) {
        return true;
    }
    let mut signs = cell.bytes().filter(|byte| *byte != b' ');
    let country = (0..2).all(|_| signs.next().is_some_and(|byte| byte.is_ascii_uppercase()));
    let check = (0..2).all(|_| signs.next().is_some_and(|byte| byte.is_ascii_digit()));
    country
        && check
        && (11..=30).contains(&signs.clone().count())
        && signs.all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
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
    use crate::read::ReadOptions;
    use crate::table::Table;

    #[test]
    fn knows_addresses_and_numbers() {
        for cell in ["a@b.co", "first.last@shop.example.com"] {
            assert!(is_email(cell), "{cell}");
        }
        for cell in [
            "@somebody",
            "DE89 3704 0044 0532 0130 00",
            "GB29NWBK60161331926819",
            "10.0.0.1",
        ] {
            assert!(is_of_somebody(cell), "{cell}");
        }
        for cell in [
            "@",
            "DE89",
            "AB12CD",
            "1.2.3",
            "1.2.3.999",
            "Gold plan",
            "GB29 a street of 30",
        ] {
            assert!(!is_of_somebody(cell), "{cell}");
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

    #[test]
    fn codes_are_no_names_under_whatever_header() {
        let read = |cell: &dyn Fn(usize) -> String| {
            let mut csv = String::from("customer,orders,spend\n");
            for row in 0..40 {
                csv += &format!("{},{},{}\n", cell(row), row % 7, 10 * row);
            }
            let table = Table::from_csv(csv.as_bytes(), &ReadOptions::default()).unwrap();
            table.column("customer").unwrap().reason.clone()
        };
        assert_eq!(read(&|row| format!("C{}", 1000 + row)), Reason::Identifier);
        let (first, last) = (["Ali", "Sara", "Reza", "Mona", "Omar"], "ABCDEFGH");
        let named = |row: usize| {
            let initial = last.chars().nth(row / 5).unwrap();
            format!("{} {initial}mini", first[row % 5])
        };
        assert_eq!(read(&named), Reason::PersonalName);
    }
}
