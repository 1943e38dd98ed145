//! What a database reads: names, texts and days.

/// A name or a text in SQL: a mark at both ends, doubled within.
pub(super) fn quoted(text: &str, mark: char) -> String {
    let mut quoted = String::from(mark);
    for letter in text.chars() {
        quoted.push(letter);
        if letter == mark {
            quoted.push(letter);
        }
    }
    quoted.push(mark);
    quoted
}

/// A day, given in days since 1970-01-01, as SQL writes it.
pub(super) fn day_literal(days: f64) -> String {
    // Hinnant, *chrono-compatible low-level date algorithms*, 2013: `civil_from_days`.
    let shifted = libm::floor(days) as i64 + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("DATE '{year:04}-{month:02}-{day:02}'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_sql_writes_them() {
        for (days, text) in [
            (0.0, "DATE '1970-01-01'"),
            (19_782.0, "DATE '2024-02-29'"),
            (-1.0, "DATE '1969-12-31'"),
        ] {
            assert_eq!(day_literal(days), text);
        }
    }

    #[test]
    fn quotes_are_doubled() {
        assert_eq!(quoted("O'Neil", '\''), "'O''Neil'");
        assert_eq!(quoted("size \"L\"", '"'), "\"size \"\"L\"\"\"");
    }
}
