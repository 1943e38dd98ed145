//! Lengths of time: `1:23:45`, `2h 30m`, `۲ ساعت و ۳۰ دقیقه`, `PT1H30M`.

use super::fold::digit;
use super::units::{DAYS, HOURS, MINUTES, SECONDS, Unit, WEEKS};
use super::word_key;

/// Seconds of several parts.
pub(in crate::table) const SPAN: Unit = Unit::Measure(25);
/// Seconds of one part that a letter names; without parts beside it, it may be metres or people in their thirties.
pub(in crate::table) const LETTER: Unit = Unit::Measure(26);
/// Two parts, of which nothing tells whether they are hours and minutes: the smaller one is counted.
pub(in crate::table) const CLOCK: Unit = Unit::Measure(27);

/// Words for a part, also with the word that joins it to the next, its unit, and how many seconds that has.
#[rustfmt::skip]
const PARTS: [(&str, Unit, u64); 4] = [
    ("d|dt|day|days|daysand|dayand|يوم|أيام|روز|روزو", DAYS, 86_400),
    ("h|hr|hrs|hour|hours|hourand|hoursand|std|ساعة|ساعات|ساعت|ساعتو", HOURS, 3_600),
    ("m|min|mins|minute|minutes|minuteand|minutesand|دقيقة|دقائق|دقیقه|دقیقهو", MINUTES, 60),
    ("s|sec|secs|second|seconds|ثانية|ثانیه", SECONDS, 1),
];

/// How many seconds there are in one of a unit, if it is one of time.
pub(in crate::table) fn seconds(unit: Unit) -> Option<u64> {
    match unit {
        SPAN | LETTER | CLOCK => Some(1),
        WEEKS => Some(604_800),
        _ => PARTS
            .iter()
            .find(|(_, known, _)| *known == unit)
            .map(|(.., seconds)| *seconds),
    }
}

/// A whole length of time in a trimmed cell, and what it counts.
#[inline(never)]
pub(super) fn duration(cell: &str) -> Option<(u64, Unit)> {
    if cell.contains(':') {
        return clock(cell);
    }
    let (mut rest, mut total, mut largest, mut unit) = (cell, 0, 0, SPAN);
    while !matches!(rest, "" | "P" | "PT") {
        let (front, word) = cut(rest);
        let (before, value) = last_number(front)?;
        let key = word_key(word);
        let known = |names: &str| names.split('|').any(|name| word_key(name) == key);
        let (_, own, seconds) = PARTS.into_iter().find(|(names, ..)| known(names))?;
        // The parts become smaller.
        if seconds <= largest {
            return None;
        }
        unit = match largest {
            0 if key.len() == 1 => LETTER,
            0 => own,
            _ => SPAN,
        };
        total += value * seconds;
        (largest, rest) = (seconds, before);
    }
    match unit {
        SPAN | LETTER => (largest > 0).then_some((total, unit)),
        _ => Some((total / largest, unit)),
    }
}

/// The text up to its last digit, and what stands behind it.
fn cut(text: &str) -> (&str, &str) {
    let digits = |(_, sign): &(usize, char)| digit(*sign).is_some();
    let last = text.char_indices().rev().find(digits);
    text.split_at(last.map_or(0, |(place, sign)| place + sign.len_utf8()))
}

/// The one to five digits at the end of a text as a number, and what stands in front of them.
fn last_number(text: &str) -> Option<(&str, u64)> {
    let (mut rest, mut value, mut power) = (text, 0, 1);
    while let Some(figure) = rest
        .chars()
        .next_back()
        .and_then(digit)
        .filter(|_| power <= 100_000)
    {
        (value, power) = (value + power * u64::from(figure), power * 10);
        let mut signs = rest.chars();
        signs.next_back();
        rest = signs.as_str();
    }
    (1 < power && power <= 100_000).then_some((rest, value))
}

/// `1:23:45`, `02:31`.
fn clock(cell: &str) -> Option<(u64, Unit)> {
    let (mut total, mut count) = (0, 0);
    for part in cell.split(':') {
        let ("", value) = last_number(part)? else {
            return None;
        };
        if count > 0 && (value > 59 || part.chars().count() != 2) {
            return None;
        }
        (total, count) = (60 * total + value, count + 1);
    }
    match count {
        2 => Some((total, CLOCK)),
        3 => Some((total, SPAN)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time_are_seconds() {
        for (cell, value, unit) in [
            ("1:23:45", 5_025, SPAN),
            ("۱:۲۳:۴۵", 5_025, SPAN),
            ("100:30:20", 361_820, SPAN),
            ("02:31", 151, CLOCK),
            ("65:12", 3_912, CLOCK),
            ("2h 30m", 9_000, SPAN),
            ("1 hr. 20 min.", 4_800, SPAN),
            ("1 hour and 5 minutes", 3_900, SPAN),
            ("3d, 4h", 273_600, SPAN),
            ("2h30m15s", 9_015, SPAN),
            ("۲ ساعت و ۳۰ دقیقه", 9_000, SPAN),
            ("PT1H30M", 5_400, SPAN),
            ("P1DT2H", 93_600, SPAN),
            ("45m", 2_700, LETTER),
            ("45min", 45, MINUTES),
            ("2 Std", 2, HOURS),
        ] {
            assert_eq!(duration(cell), Some((value, unit)), "{cell}");
        }
    }

    #[test]
    fn other_words_and_signs_are_none() {
        for cell in [
            "",
            "h",
            "5",
            "30m 2h",
            "2h 3h",
            "16:9",
            "1:2:3",
            "3:75",
            "1:23:45:06",
            "a:10",
            "5 USD",
            "12:30 PM",
            "1.5h",
            "P",
            "2 3h",
            ":30",
            "10:30:",
        ] {
            assert_eq!(duration(cell), None, "{cell}");
        }
    }
}
