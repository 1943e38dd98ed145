//! Dates that are written as one number.

use super::parse_compact;
use crate::read::Calendar;

/// What a column of numbers that are days counts. Which, is told by how large all of them are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::table) enum NumericDate {
    /// `yyyymmdd`, Gregorian or, with years around 1400, Jalali; `hhmm` or `hhmmss` may follow.
    Compact,
    /// Days as spreadsheets count them: 1 is 1900-01-01, 61 is 1900-03-01. The 60 between, the 29th of
    /// a February that had 28 days, is no day. A fraction is the time.
    Serial,
    /// Seconds since 1970-01-01 UTC.
    Seconds,
    /// Thousandths of them.
    Milliseconds,
}

impl NumericDate {
    pub(in crate::table) const ALL: [Self; 4] = [
        Self::Compact,
        Self::Serial,
        Self::Seconds,
        Self::Milliseconds,
    ];

    /// Whether that can be the notation of a number, for a day that customer data speak of: serials from
    /// 1927 (or, `small`, from the first), seconds from 1990 to 2100.
    pub(in crate::table) fn suits(self, value: f64, small: bool) -> bool {
        let whole = value == libm::trunc(value);
        match self {
            Self::Compact => whole && self.day(value).is_some(),
            Self::Serial => (if small { 1.0 } else { 10_000.0 }..100_000.0).contains(&value),
            Self::Seconds => (631_152_000.0..4_102_444_800.0).contains(&value),
            Self::Milliseconds => (631_152_000e3..4_102_444_800e3).contains(&value),
        }
    }

    /// Days since 1970-01-01.
    pub(in crate::table) fn day(self, value: f64) -> Option<f64> {
        match self {
            Self::Compact if (0.0..1e8).contains(&value) => {
                parse_compact(value as i64, Calendar::Jalali)
            }
            // With the time behind, to the minute or the second.
            Self::Compact if (1e11..1e12).contains(&value) => Self::Compact.day(100.0 * value),
            Self::Compact if (1e13..1e14).contains(&value) => {
                let (day, time) = (libm::trunc(value / 1e6), value as i64 % 1_000_000);
                let (hours, minutes, seconds) = (time / 10_000, time / 100 % 100, time % 100);
                let is_time = hours < 24 && minutes < 60 && seconds < 60;
                let seconds = (hours * 60 + minutes) * 60 + seconds;
                let day = Self::Compact.day(day).filter(|_| is_time)?;
                Some(day + seconds as f64 / 86_400.0)
            }
            Self::Compact => None,
            Self::Serial if value < 60.0 => Some(value - 25_568.0),
            Self::Serial if value < 61.0 => None,
            Self::Serial => Some(value - 25_569.0),
            Self::Seconds => Some(value / 86_400.0),
            Self::Milliseconds => Some(value / 86_400_000.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_notation_has_its_days() {
        use NumericDate::*;
        assert_eq!(Compact.day(19_970_101.0), Some(9_862.0));
        assert_eq!(Compact.day(14_030_101.0), Some(19_802.0));
        assert_eq!(Compact.day(19_971_301.0), None);
        assert_eq!(Compact.day(20_240_131_120_000.0), Some(19_753.5));
        assert_eq!(Compact.day(202_401_311_200.0), Some(19_753.5));
        assert_eq!(Compact.day(20_240_131_126_000.0), None);
        // 1900-01-01, 1900-02-28, the day that never was, 1900-03-01, and 2024-01-31 at noon.
        assert_eq!(Serial.day(1.0), Some(-25_567.0));
        assert_eq!(Serial.day(59.0), Some(-25_509.0));
        assert_eq!(Serial.day(60.0), None);
        assert_eq!(Serial.day(61.0), Some(-25_508.0));
        assert_eq!(Serial.day(45_322.5), Some(19_753.5));
        assert_eq!(Seconds.day(1_706_659_200.0), Some(19_753.0));
        assert_eq!(Milliseconds.day(1_706_659_200_000.0), Some(19_753.0));
    }
}
