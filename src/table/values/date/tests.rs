//! Dates in their spellings.

use super::*;
use DateOrder::{DayFirst, MonthFirst};

fn style(order: DateOrder) -> Style {
    Style {
        order,
        ..Style::default()
    }
}

fn order(cell: &str) -> Option<Order> {
    scan(cell).map(|traits| traits.order)
}

#[test]
fn reads_the_common_forms() {
    // Day numbers by GNU date: `date -u -d 2024-01-31 +%s` / 86400.
    let day = 19_753.0;
    for (cell, order) in [
        ("2024-01-31", DayFirst),
        ("31. 1. 2024", DayFirst),
        ("31 / 01 / 2024", DayFirst),
        ("31. Januar 2024", MonthFirst),
        ("Mi, 31.01.2024", DayFirst),
        ("mercredi 31 janvier 2024", DayFirst),
        ("31/01/2024 à 00h00", DayFirst),
        ("dic 31, 1969", DayFirst),
        ("۱۱ بهمن ماه ۱۴۰۲", DayFirst),
        ("۰۰:۰۰ - ۱۴۰۲/۱۱/۱۱", DayFirst),
        ("31 janv. 2024", DayFirst),
        ("31 de enero de 2024", DayFirst),
        ("31 Oca 2024", DayFirst),
        ("2024/1/31", MonthFirst),
        ("2024.01.31", DayFirst),
        ("31/01/2024", DayFirst),
        ("31-1-2024", DayFirst),
        ("31.01.2024", DayFirst),
        ("31/01/24", DayFirst),
        ("1/31/24", MonthFirst),
        ("01/31/2024", MonthFirst),
        ("31 Jan 2024", MonthFirst),
        ("31-Jan-24", MonthFirst),
        ("31-January-2024", DayFirst),
        ("Jan 31, 2024", DayFirst),
        ("January 31st, 2024", DayFirst),
        ("31st of January 2024", DayFirst),
        ("2024 Jan 31", DayFirst),
        ("Wednesday, 31 January 2024", DayFirst),
        (
            "Wed Jan 31 2024 03:30:00 GMT+0330 (Iran Standard Time)",
            DayFirst,
        ),
        ("31/Jan/2024:00:00:00 +0000", DayFirst),
        ("۲۰۲۴/۰۱/۳۱", DayFirst),
        ("١٢\u{200f}/١٢\u{200f}/٢٠٢٤", DayFirst),
        ("2024-01-31T00:00:00Z", DayFirst),
        ("2024-01-31 03:30:00+03:30", DayFirst),
        ("1/31/2024 12:00 AM", MonthFirst),
        ("2024/01/31 3:00:00 AM GMT+3", DayFirst),
        ("٣١ يناير ٢٠٢٤", DayFirst),
        ("31 كانون الثاني 2024 م", DayFirst),
        ("٣١ يناير، ٢٠٢٤", DayFirst),
        ("۳۱ ژانویه ۲۰۲۴", DayFirst),
        ("1402/11/11", DayFirst),
        ("۱۴۰۲-۱۱-۱۱", DayFirst),
        ("۱۱ بهمن ۱۴۰۲", DayFirst),
        ("چهارشنبه ۱۱ بهمن ۱۴۰۲", DayFirst),
        ("سه\u{200c}شنبه ۱۱ بهمن ۱۴۰۲", DayFirst),
        ("11/11/1402", DayFirst),
        ("11 دلو 1402 ه.ش", DayFirst),
        ("١٩ رجب ١٤٤٥ هـ", DayFirst),
        ("19/7/1445هـ", DayFirst),
    ] {
        let day = match cell {
            _ if cell.contains('\u{200f}') => 20_069.0,
            _ if cell.contains("1969") => -1.0,
            _ => day,
        };
        assert_eq!(parse(cell, style(order)), Some(day), "{cell}");
    }
    for cell in [
        "2024-01-31 18:00",
        "1/31/2024 6:00 PM",
        "31/01/2024 6:00 م",
        "1402/11/11 - 18:00",
        "۱۴۰۲/۱۱/۱۱ ساعت ۱۸:۰۰",
        "18:00 1402/11/11",
        "1402/11/11 06:00 ب.ظ",
        "2024/01/31 9:30:00 بعدازظهر GMT+3:30",
        "2024/02/01 6:00:00 قبل\u{200c}ازظهر GMT+12",
    ] {
        let order = if cell.starts_with("1/") {
            MonthFirst
        } else {
            DayFirst
        };
        assert_eq!(parse(cell, style(order)), Some(19_753.75), "{cell}");
    }
    assert_eq!(parse("1970-01-01", style(DayFirst)), Some(0.0));
}

#[test]
fn months_and_quarters_are_their_first_days() {
    let first = 19_723.0; // 2024-01-01
    for cell in [
        "Jan 2024",
        "January 2024",
        "Jan-24",
        "Jan '24",
        "2024 Jan",
        "2024-01",
        "2024/01",
        "01/2024",
        "1-2024",
        "يناير 2024",
        "٠١/٢٠٢٤",
        "Q1 2024",
        "2024 Q1",
        "2024-Q1",
        "2024Q1",
        "q1/2024",
    ] {
        assert_eq!(parse(cell, style(DayFirst)), Some(first), "{cell}");
    }
    // 1 Farvardin 1403.
    for cell in ["فروردین ۱۴۰۳", "۱۴۰۳/۰۱", "1403-01", "۱۴۰۳ فروردین"] {
        assert_eq!(parse(cell, style(DayFirst)), Some(19_802.0), "{cell}");
    }
}

#[test]
fn zones_have_names() {
    for cell in [
        "2024-01-31 10:00:00 UTC",
        "2024-01-31 05:00 EST",
        "Jan 31, 2024 2:00:00 AM PST",
        "31/01/2024 12:00 EET",
        "Wed Jan 31 11:00:00 CET 2024",
        "Wed Jan 31 10:00:00 2024",
        "Wed Jan 31 13:30:00 +0330 2024",
        "2024-01-31 13:30 irst",
        "2024-01-31 10:00 XYZT",
    ] {
        let found = parse(cell, style(DayFirst)).unwrap_or_default();
        assert!(
            (found - 19_753.0 - 10.0 / 24.0).abs() < 1e-9,
            "{cell}: {found}"
        );
    }
    assert_eq!(parse("2024-01-31 10:00 noon", style(DayFirst)), None);
}

#[test]
fn short_years_are_completed_by_what_the_column_holds() {
    let births = Style {
        births: true,
        ..Style::default()
    };
    assert_eq!(parse("01/01/70", Style::default()), Some(0.0));
    assert_eq!(parse("01/01/70", births), Some(0.0));
    assert_eq!(
        parse("31/01/24", births),
        Some(19_753.0 - 36_525.0 + 1.0 - 1.0)
    );
    let jalali = Style {
        short: Calendar::Jalali,
        year_first: true,
        ..Style::default()
    };
    assert_eq!(parse("02/11/11", jalali), Some(19_753.0));
    assert_eq!(parse("98/12/29", jalali), parse("1398/12/29", jalali));
}

#[test]
fn refuses_days_that_never_were() {
    for cell in [
        "31/02/2024",
        "29/02/2023",
        "0000-00-00",
        "9999-12-31",
        "1403/07/31",
        "2024-13-01",
    ] {
        assert_eq!(parse(cell, Style::default()), None, "{cell}");
        assert_eq!(order(cell), Some(Order::Impossible), "{cell}");
    }
    for cell in [
        "2024",
        "13/2024",
        "1.5",
        "A/B/C",
        "2024-01-31x",
        "12:30",
        "5-9",
        "1/2/3",
        "1.2.34",
        "march",
        "March 5",
        "March 24",
        "2024-13",
        "2024.01",
        "1/2024/",
        "Q5 2024",
        "Q1",
        "Q12024",
        "Qژ2024",
        "Room 12 1999",
        "18-24",
        "2020-2024",
        "10-20-30-40",
        "555-12-3456",
        "1 2 2024",
        "مهر",
        "",
    ] {
        assert_eq!(order(cell), None, "{cell}");
    }
}

#[test]
fn tells_what_a_date_proves() {
    assert_eq!(order("2024-01-31"), Some(Order::Clear));
    assert_eq!(order("31/01/2024"), Some(Order::DayFirst));
    assert_eq!(order("01/31/2024"), Some(Order::MonthFirst));
    assert_eq!(order("03/04/2024"), Some(Order::Open));
    assert_eq!(order("03.04.2024"), Some(Order::DayFirst));
    assert_eq!(order("04/04/2024"), Some(Order::Clear));
    let era = |cell: &str| scan(cell).map(|traits| traits.era);
    assert_eq!(era("1402/02/31"), Some(Era::Only(Calendar::Jalali, 1402)));
    assert_eq!(era("1402/02/03"), Some(Era::Islamic(1402)));
    assert_eq!(era("3 صفر 1402"), Some(Era::Sure(Calendar::Hijri)));
    assert_eq!(era("3 مهر 1402"), Some(Era::Sure(Calendar::Jalali)));
    assert_eq!(era("2024-01-31"), Some(Era::Sure(Calendar::Gregorian)));
    assert_eq!(era("02/05/12"), Some(Era::Short));
}
