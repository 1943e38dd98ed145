//! Days of the Gregorian calendar as numbers, and back.
//!
//! After Hinnant, *chrono-Compatible Low-Level Date Algorithms* (2013).

/// Days since 1970-01-01.
fn days(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and day.
fn civil(days: i32) -> (i32, i32, i32) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let part = (5 * of_year + 2) / 153;
    let day = of_year - (153 * part + 2) / 5 + 1;
    let month = if part < 10 { part + 3 } else { part - 9 };
    (year + era * 400 + i32::from(month <= 2), month, day)
}

/// The day of `YYYY-MM-DD`, in days since 1970-01-01; `None` for a day that never was.
pub fn day_of(text: &str) -> Option<i32> {
    let mut parts = text.split('-').map(|part| {
        let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u16>().ok().filter(|_| digits)
    });
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let found = days(year.into(), month.into(), day.into());
    let is_day =
        (1..=12).contains(&month) && civil(found) == (year.into(), month.into(), day.into());
    (parts.next().is_none() && text.len() == 10 && is_day).then_some(found)
}

/// `YYYY-MM-DD` of a day in days since 1970-01-01.
pub fn text_of_day(day: i32) -> String {
    let (year, month, day) = civil(day);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The same day so many months earlier, or the last of that month if it has no such day.
pub(super) fn months_before(day: i32, months: u32) -> i32 {
    let (year, month, of_month) = civil(day);
    let count = year * 12 + month - 1 - months as i32;
    let (year, month) = (count.div_euclid(12), count.rem_euclid(12) + 1);
    let next = if month == 12 {
        days(year + 1, 1, 1)
    } else {
        days(year, month + 1, 1)
    };
    (days(year, month, 1) + of_month - 1).min(next - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_come_back() {
        for (text, day) in [
            ("1970-01-01", 0),
            ("2000-02-29", 11_016),
            ("1998-07-01", 10_408),
        ] {
            assert_eq!(day_of(text), Some(day));
            assert_eq!(text_of_day(day), text);
        }
        for text in [
            "2023-02-29",
            "2024-13-01",
            "2024-1-01",
            "20240101",
            "2024-01-01T00",
            "",
            "2024-00-10",
        ] {
            assert_eq!(day_of(text), None, "{text}");
        }
        for day in (-200_000..200_000).step_by(37) {
            let (year, month, of_month) = civil(day);
            assert_eq!(days(year, month, of_month), day);
        }
    }

    #[test]
    fn months_end_where_they_end() {
        let before = |text, months| text_of_day(months_before(day_of(text).unwrap(), months));
        assert_eq!(before("2018-01-02", 12), "2017-01-02");
        assert_eq!(before("2024-03-31", 1), "2024-02-29");
        assert_eq!(before("2024-01-15", 13), "2022-12-15");
    }
}
