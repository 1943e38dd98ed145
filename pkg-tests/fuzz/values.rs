//! Random numbers and dates against readers that are written otherwise: whatever becomes a number or a day
//! must be what the plain reader makes of the same characters, and nothing may break.
//!
//! `FUZZ_RUNS=1000000 cargo test --release --test fuzz_values` for a long run; a short one is part of the tests.

use customer_segments::read::{DateOrder, DecimalMark};
use customer_segments::table::{ColumnType, Value, Values};
use customer_segments::{ReadOptions, Table};

#[path = "random.rs"]
mod random;

use random::{Random, runs};

fn table(cells: &[String], options: &ReadOptions) -> Table {
    let mut text = String::from("row,x\n");
    for (row, cell) in cells.iter().enumerate() {
        text += &format!("r{row},\"{}\"\n", cell.replace('"', "\"\""));
    }
    let options = ReadOptions {
        delimiter: Some(",".into()),
        header: Some(1),
        ..options.clone()
    };
    Table::from_csv(text.as_bytes(), &options).expect("a table")
}

/// The digit in any of the scripts that are read.
fn digit(character: char) -> Option<char> {
    ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]
        .iter()
        .find_map(|digits| {
            let place = digits.chars().position(|one| one == character)?;
            char::from_digit(place as u32, 10)
        })
}

const PIECES: [&str; 34] = [
    "0", "1", "7", "12", "123", "999", "000", "1234", "٣", "۴", "٬", "٫", ".", ",", "'", " ",
    "\u{a0}", "-", "−", "+", "(", ")", "$", "€", "SAR", "٪", "%", "e", "E5", "/", "\u{200f}", "_",
    "k", "x",
];

/// The cell without what stands behind its digits and says nothing: `5.-`, `5/-`, `5 €.`.
fn with_fraction(cell: &str) -> String {
    let end = cell.rfind(|sign| digit(sign).is_some()).unwrap_or(0);
    let (figures, mut tail) = (&cell[..end], cell[end..].to_owned());
    for dash in [".--", ",--", ".-", ",-", "/-"] {
        tail = tail.replace(dash, "");
    }
    // A word for a unit may be cut short, with a point; one right behind the digits is a mark.
    let tail = tail.chars().enumerate();
    let kept = tail.filter(|(place, sign)| *place < 2 || *sign != '.');
    figures.to_owned() + &kept.map(|(_, sign)| sign).collect::<String>()
}

/// A number from its digits alone: the mark is a point, other signs between digits group.
fn plain_number(cell: &str, mark: char) -> Option<f64> {
    // `7/10` are seven of ten points.
    let points = ["/10", "/20", "/100"]
        .iter()
        .find_map(|most| cell.strip_suffix(most));
    if let Some(points) = points.filter(|_| cell.is_ascii()) {
        return plain_number(points, mark);
    }
    let cell = &with_fraction(cell);
    let mut text = String::new();
    let (mut exponent, mut scale) = (false, 1.0);
    for character in cell.chars() {
        if let Some(digit) = digit(character) {
            text.push(digit);
        } else if character == mark || character == '٫' || character == '/' {
            text.push('.');
        } else if matches!(character, 'e' | 'E') {
            exponent = true;
            text.push('e');
        } else if exponent && matches!(character, '-' | '+') && text.ends_with('e') {
            text.push(character);
        } else if character == 'k' {
            scale = 1000.0;
        }
    }
    let before = cell.split(['e', 'E']).next().unwrap_or(cell);
    let behind = before != cell && cell.rfind(['-', '−']) > cell.rfind(|c| digit(c).is_some());
    let negative = behind || if exponent { before } else { cell }.contains(['-', '−', '(']);
    let value: f64 = text.parse().ok()?;
    Some(scale * if negative { -value } else { value })
}

#[test]
fn numbers_are_what_their_digits_say() {
    let mut random = Random::new(6);
    let mut read = 0;
    for run in 0..runs(5_000) {
        let mark = if run % 2 == 0 {
            DecimalMark::Point
        } else {
            DecimalMark::Comma
        };
        let sign = if run % 2 == 0 { '.' } else { ',' };
        let cells: Vec<String> = (0..4)
            .map(|_| {
                (0..1 + random.below(6))
                    .map(|_| random.of(&PIECES))
                    .collect()
            })
            .collect();
        let options = ReadOptions {
            decimal: Some(mark),
            types: vec![("x".into(), ColumnType::Number)],
            ..ReadOptions::default()
        };
        let table = table(&cells, &options);
        let column = table.column("x").expect("the column");
        // The column may prove another mark than the one that was asked for.
        let sign = match column.notation.decimal {
            Some(DecimalMark::Point) => '.',
            Some(DecimalMark::Comma) => ',',
            None => sign,
        };
        for (row, cell) in cells.iter().enumerate() {
            let Value::Number(value) = column.value(row) else {
                continue;
            };
            let plain = plain_number(cell, sign);
            let same = plain.is_some_and(|plain| (plain - value).abs() <= 1e-12 * plain.abs());
            assert!(
                same,
                "{cell:?} in {cells:?} as {sign}: {value} instead of {plain:?}"
            );
            assert!(value.is_finite());
            read += 1;
        }
    }
    assert!(read > runs(5_000) / 4, "only {read} numbers");
}

const DAYS: [&str; 12] = [
    "1", "2", "03", "7", "12", "13", "28", "29", "30", "31", "32", "0",
];
const YEARS: [&str; 12] = [
    "2024", "2023", "1999", "1900", "24", "99", "1403", "1402", "1399", "1445", "0000", "9999",
];
const SIGNS: [&str; 6] = ["/", "-", ".", "/", "-", " "];
const TAILS: [&str; 10] = [
    "",
    "",
    "",
    " 10:30",
    "T23:59:59Z",
    " 24:00",
    " 1:05 PM",
    " م",
    "هـ",
    "x",
];

/// Days since 1970-01-01 by counting, in the Gregorian calendar or (33-year rule) in the Jalali one.
fn counted(jalali: bool, year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = |year: i64| {
        if jalali {
            // Birashk's cycle as it holds from 1178 to 1502.
            (25 * year + 11).rem_euclid(33) < 8
        } else {
            year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        }
    };
    let length = |month: i64| match (jalali, month) {
        (true, 1..=6) | (false, 1 | 3 | 5 | 7 | 8 | 10 | 12) => 31,
        (true, 7..=11) | (false, 4 | 6 | 9 | 11) => 30,
        (true, _) => 29 + i64::from(leap(year)),
        _ => 28 + i64::from(leap(year)),
    };
    if !(1..=12).contains(&month) || !(1..=length(month)).contains(&day) {
        return None;
    }
    // 1 Farvardin 1349 was 1970-03-21.
    let (first, offset) = if jalali { (1349, 79) } else { (1970, 0) };
    let of = |year: i64| 365 + i64::from(leap(year));
    let years = if year >= first {
        (first..year).map(of).sum::<i64>()
    } else {
        -(year..first).map(of).sum::<i64>()
    };
    Some(years + (1..month).map(length).sum::<i64>() + day - 1 + offset)
}

#[test]
fn days_are_what_their_numbers_say() {
    let mut random = Random::new(7);
    let mut read = 0;
    for run in 0..runs(5_000) {
        let cells: Vec<String> = (0..4)
            .map(|_| {
                let sign = random.of(&SIGNS);
                let (a, b, year) = (random.of(&DAYS), random.of(&DAYS), random.of(&YEARS));
                let date = match random.below(3) {
                    0 => format!("{year}{sign}{a}{sign}{b}"),
                    1 => format!("{a}{sign}{b}{sign}{year}"),
                    _ => format!("{a}{sign}{b}{}{year}", random.of(&SIGNS)),
                };
                date + random.of(&TAILS)
            })
            .collect();
        let options = ReadOptions {
            dates: (run % 2 == 0).then_some(DateOrder::MonthFirst),
            types: vec![("x".into(), ColumnType::Date)],
            ..ReadOptions::default()
        };
        let table = table(&cells, &options);
        let column = table.column("x").expect("the column");
        assert!(matches!(column.values, Values::Date(_)));
        for (row, cell) in cells.iter().enumerate() {
            let Value::Number(value) = column.value(row) else {
                continue;
            };
            read += 1;
            let numbers: Vec<i64> = cell
                .split(|c: char| !c.is_ascii_digit())
                .filter(|part| !part.is_empty())
                .map(|part| part.parse().expect("digits"))
                .collect();
            let orders = [[0, 1, 2], [2, 1, 0], [2, 0, 1]];
            let is_one = orders.iter().any(|&[y, m, d]| {
                let year = numbers[y];
                let centuries = if year < 100 {
                    vec![1900 + year, 2000 + year, 1300 + year, 1400 + year]
                } else {
                    vec![year]
                };
                let near = |jalali| {
                    centuries.iter().any(|&year| {
                        counted(jalali, year, numbers[m], numbers[d])
                            .is_some_and(|day| (value - day as f64).abs() < 1.6)
                    })
                };
                // A lunar year has 354.367 days; 1 Muharram 1445 was 2023-07-19. The months of Umm al-Qura
                // begin within two days of their mean.
                let lunar = centuries.iter().any(|&year| {
                    let months = (year - 1445) * 12 + numbers[m] - 1;
                    let day = 19_557.0 + months as f64 * 29.530_588 + numbers[d] as f64 - 1.0;
                    (1200..=1500).contains(&year) && (value - day).abs() < 3.0
                });
                near(false) || near(true) || lunar
            });
            assert!(is_one, "{cell:?} in {cells:?}: {value}");
        }
    }
    assert!(read > runs(5_000) / 4, "only {read} days");
}
