//! Days of three calendars as one number.
//!
//! Jalali and Hijri days are those of `icu_calendar`: the Jalali leap years follow the 33-year rule with
//! the known exceptions, the Hijri months are those of Umm al-Qura (KACST, Mecca), which can be a day
//! from what was sighted elsewhere.

use icu_calendar::Date;
use icu_calendar::cal::Hijri;

use crate::read::Calendar;

/// The day 1970-01-01 in the count from 0001-01-01.
const EPOCH: i64 = 719_163;

/// Gregorian years that are believed. Others are another calendar, a stand-in for “unknown” or a slip.
pub(super) const GREGORIAN: std::ops::RangeInclusive<i64> = 1800..=2200;
/// Years that are Jalali or Hijri.
pub(super) const ISLAMIC: std::ops::RangeInclusive<i64> = 1200..=1500;

/// Days since 1970-01-01, or `None` if there is no such day.
pub(super) fn day_number(calendar: Calendar, year: i64, month: i64, day: i64) -> Option<f64> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    if calendar == Calendar::Gregorian {
        return gregorian(year, i64::from(month), i64::from(day));
    }
    let year = i32::try_from(year)
        .ok()
        .filter(|&year| ISLAMIC.contains(&i64::from(year)))?;
    let count = match calendar {
        Calendar::Jalali => Date::try_new_persian(year, month, day).ok()?.to_rata_die(),
        _ => Date::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura())
            .ok()?
            .to_rata_die(),
    };
    Some((count.to_i64_date() - EPOCH) as f64)
}

/// The first day of each month and its place in the year (from 0), for days `from` to `to`, in rising order.
pub(crate) fn month_starts(calendar: Calendar, from: f64, to: f64) -> Vec<(f64, usize)> {
    // Mean lengths of the years, and a day within the year 0.
    let (zero, length) = match calendar {
        Calendar::Gregorian => (-719_528.0, 365.2425),
        Calendar::Jalali => (-492_632.0, 365.2422),
        Calendar::Hijri => (-492_502.0, 354.367),
    };
    let year = |day: f64| libm::floor((day - zero) / length) as i64;
    let mut starts = Vec::new();
    for year in year(from) - 1..=year(to) + 1 {
        for month in 1..=12 {
            if let Some(start) = day_number(calendar, year, month, 1) {
                starts.push((start, month as usize - 1));
            }
        }
    }
    starts
}

/// The day's number (Howard Hinnant, *chrono-compatible low-level date algorithms*, 2013).
fn gregorian(year: i64, month: i64, day: i64) -> Option<f64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !GREGORIAN.contains(&year) || !(1..=length).contains(&day) {
        return None;
    }
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let of_era = shifted.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    Some((era * 146_097 + day_of_era - 719_468) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_begin_in_order() {
        for (calendar, day, month) in [
            (Calendar::Gregorian, 19_753.0, 0), // 2024-01-31
            (Calendar::Jalali, 19_801.0, 11),   // 29 Esfand 1402
            (Calendar::Jalali, 19_802.0, 0),    // 1 Farvardin 1403
            (Calendar::Hijri, 19_557.0, 0),     // 1 Muharram 1445
            (Calendar::Hijri, 19_556.0, 11),
        ] {
            let starts = month_starts(calendar, day, day);
            assert!(starts.is_sorted_by(|one, two| one.0 < two.0));
            let place = starts.partition_point(|(start, _)| *start <= day);
            assert_eq!(starts[place - 1].1, month, "{calendar:?} {day}");
            assert!(place > 1 && place < starts.len());
        }
    }

    #[test]
    fn known_days_of_three_calendars() {
        let gregorian = |year, month, day| day_number(Calendar::Gregorian, year, month, day);
        assert_eq!(gregorian(1970, 1, 1), Some(0.0));
        assert_eq!(gregorian(1900, 3, 1), Some(-25_508.0));
        assert_eq!(gregorian(2023, 2, 29), None);
        // The revolution's day, two new years' days and a leap day, as printed in Iranian calendars.
        for ((year, month, day), as_gregorian) in [
            ((1357, 11, 22), gregorian(1979, 2, 11)),
            ((1403, 1, 1), gregorian(2024, 3, 20)),
            ((1404, 1, 1), gregorian(2025, 3, 21)),
            ((1403, 12, 30), gregorian(2025, 3, 20)),
            ((1402, 12, 30), None),
            ((1403, 7, 31), None),
        ] {
            assert_eq!(day_number(Calendar::Jalali, year, month, day), as_gregorian);
        }
        // The first days of Muharram 1445 and Ramadan 1446, as Saudi Arabia had them.
        for ((year, month, day), as_gregorian) in [
            ((1445, 1, 1), gregorian(2023, 7, 19)),
            ((1446, 9, 1), gregorian(2025, 3, 1)),
            ((1445, 1, 31), None),
        ] {
            assert_eq!(day_number(Calendar::Hijri, year, month, day), as_gregorian);
        }
    }
}
