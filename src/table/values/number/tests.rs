//! Numbers in the notations of the world.

use super::*;
use DecimalMark::{Comma, Point};

fn read(cell: &str, mark: DecimalMark) -> f64 {
    match parse(cell, mark) {
        Parsed::Number(value) => value,
        other => panic!("{cell}: {other:?}"),
    }
}

#[test]
fn reads_the_notations_of_the_world() {
    for (cell, mark, value) in [
        ("1,234.50", Point, 1234.5),
        ("1.234,50", Comma, 1234.5),
        ("12", Comma, 12.0),
        ("€1 299,00", Comma, 1299.0),
        ("(5)", Point, -5.0),
        ("($30)", Point, -30.0),
        ("-$30", Point, -30.0),
        ("$-30", Point, -30.0),
        ("5-", Point, -5.0),
        ("CHF 1'234.-", Point, 1234.0),
        ("12,–", Comma, 12.0),
        ("Rs. 1,23,456.50/-", Point, 123_456.5),
        ("(1,392,000) ريال", Point, -1_392_000.0),
        ("81,000 ل.ل.", Point, 81_000.0),
        ("5 hours", Point, 5.0),
        ("5 Std.", Point, 5.0),
        ("1,3 Mio. €", Comma, 1_300_000.0),
        ("4/5", Point, 4.0),
        ("4,5/5", Comma, 4.5),
        ("8 out of 10", Point, 8.0),
        ("۴ از ۵", Point, 4.0),
        ("3 من 5", Point, 3.0),
        ("$ 5 USD", Point, 5.0),
        ("12 ساعت", Point, 12.0),
        ("−5", Point, -5.0),
        ("12 %", Point, 12.0),
        ("٪١٢", Point, 12.0),
        ("١٢٬٣٤٥٫٦٧", Point, 12345.67),
        ("۱۲۳", Point, 123.0),
        ("۹۹٫۵", Point, 99.5),
        ("1'234.50", Point, 1234.5),
        ("12,34,567", Point, 1_234_567.0),
        ("1.234.567,89", Comma, 1_234_567.89),
        ("12.500 د.ك", Point, 12.5),
        ("250,000 تومان", Point, 250_000.0),
        ("1\u{202f}234", Point, 1234.0),
        ("1e3", Point, 1000.0),
        ("2.5E-3", Point, 0.0025),
        (".5", Point, 0.5),
        ("5.", Point, 5.0),
        ("+7", Point, 7.0),
        ("usd 5", Point, 5.0),
        ("12.5k", Point, 12_500.0),
        ("€2,5 mn", Comma, 2_500_000.0),
        ("~20", Point, 20.0),
        ("3 days", Point, 3.0),
        ("۱۲/۵", Point, 12.5),
        ("۵ هزار تومان", Point, 5000.0),
        ("۲٫۵ میلیون تومان", Point, 2_500_000.0),
        ("٣ آلاف ريال", Point, 3000.0),
        ("منفی ۵", Point, -5.0),
        ("۱۲ درصد", Point, 12.0),
    ] {
        assert_eq!(read(cell, mark), value, "{cell}");
        assert!(scan(cell).is_some(), "{cell}");
    }
}

#[test]
fn refuses_what_is_no_number() {
    for cell in [
        "abc",
        "",
        "-",
        "1-2",
        "2024-01-31",
        "1.2.2024",
        "12:75",
        "A12",
        "3+",
        "1,2,3",
        "1,23,4",
        "12,345,67",
        "1.234,56.7",
        "65+",
        "--5",
        "(5",
        "e5",
        "1e",
        "192.168.1.1",
        "12 34",
        "4G",
        "$5 €",
        "5 apples",
        "18-24",
        "1/010",
        "12/10",
        "01/20",
    ] {
        assert_eq!(scan(cell), None, "{cell}");
    }
    assert_eq!(parse("1,5", Point), Parsed::Unread);
    assert_eq!(parse("1.5", Comma), Parsed::Unread);
}

#[test]
fn the_layout_proves_the_decimal_mark_or_leaves_it_open() {
    let mark = |cell: &str| scan(cell).unwrap().mark;
    assert_eq!(mark("1.5"), Some(Point));
    assert_eq!(mark("1,5"), Some(Comma));
    assert_eq!(mark("0.125"), Some(Point));
    assert_eq!(mark("1234.567"), Some(Point));
    assert_eq!(mark("1.234,5"), Some(Comma));
    assert_eq!(mark("1,234,567"), Some(Point));
    assert_eq!(mark("1.234.567"), Some(Comma));
    assert_eq!(mark("1.234"), None);
    assert_eq!(mark("1.234e5"), Some(Point));
    assert_eq!(mark("1,234e5"), Some(Comma));
    assert_eq!(mark("1,234"), None);
    assert_eq!(mark("12"), None);
}

#[test]
fn knows_codes_from_quantities() {
    assert!(scan("00123").unwrap().leading_zero);
    assert!(!scan("0").unwrap().leading_zero);
    assert!(!scan("0.5").unwrap().leading_zero);
    assert!(scan("+989121234567").unwrap().plus);
    assert!(scan("-5").unwrap().integer);
    assert!(!scan("5.0").unwrap().integer);
    assert!(scan("5.0").unwrap().whole && scan("4e+10").unwrap().whole);
    assert!(!scan("5.5").unwrap().whole && !scan("5e-1").unwrap().whole);
}

#[test]
fn the_quick_way_agrees_with_the_thorough_one() {
    for cell in [
        "0",
        "7",
        "-7",
        "007",
        "1.5",
        "1.234",
        "0.125",
        "-12.500",
        "1234.567",
        "5.",
        "5.0",
        "100.000",
        "12345678901234567890",
        "-0.0",
    ] {
        assert_eq!(scan_plain(cell.as_bytes()), scan_any(cell), "{cell}");
    }
    for cell in ["", "-", ".", ".5", "1.2.3", "1,5", "1e5", "+1", "--1", "1-"] {
        assert_eq!(scan_plain(cell.as_bytes()), None, "{cell}");
    }
}

#[test]
fn keeps_to_what_can_be_held() {
    assert_eq!(parse("1e309", Point), Parsed::OutOfRange);
    assert_eq!(parse("-1e999999", Point), Parsed::OutOfRange);
    assert!(scan("1e309").is_some());
    assert_eq!(read("-0", Point).to_bits(), 0f64.to_bits());
    assert_eq!(read("1e-310", Point), 1e-310);
    assert_eq!(scan(&format!("${}", "9".repeat(100))), None);
}
