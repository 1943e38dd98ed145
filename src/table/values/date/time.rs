//! Times of day and their distance from UTC.

use super::input::Input;
use super::names::is_after_noon;

/// A time of day.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Time {
    /// Of a day, UTC where an offset is known; may be negative or above 1 once that is taken off.
    pub fraction: f64,
    /// Whether an offset other than 0 was taken off.
    pub moved: bool,
}

/// `19:06:53Z`, `7:06 PM`, `07:06 ب.ظ`.
pub(super) fn time(input: &mut Input<'_>) -> Option<Time> {
    let (mut hours, length) = input.number()?;
    let minutes;
    let mut seconds = 0.0;
    match length {
        1 | 2 => {
            input.any_of(&[':', 'h'])?;
            let (found, 2) = input.number()? else {
                return None;
            };
            minutes = found;
        }
        // As `hhmm`, `hhmmss`.
        4 => {
            minutes = hours % 100;
            hours /= 100;
        }
        6 => {
            minutes = hours / 100 % 100;
            seconds = (hours % 100) as f64;
            hours /= 10_000;
        }
        _ => return None,
    }
    if length < 4 && input.exactly(':').is_some() {
        let (whole, 2) = input.number()? else {
            return None;
        };
        seconds = whole as f64;
        if input.any_of(&['.', ',']).is_some() {
            let (fraction, digits @ 1..=9) = input.number()? else {
                return None;
            };
            seconds += fraction as f64 / 10i64.pow(digits as u32) as f64;
        }
    }
    input.skip(&[' ']);
    let before = input.0;
    let words = input.words();
    let mut half = if words.is_empty() {
        None
    } else {
        is_after_noon(words)
    };
    if half.is_none() && !words.is_empty() {
        // A zone may follow.
        input.0 = before;
        half = is_after_noon(input.letters());
    }
    match half {
        Some(after) if (1..=12).contains(&hours) => hours = hours % 12 + if after { 12 } else { 0 },
        Some(_) => return None,
        None => input.0 = before,
    }
    if hours > 23 || minutes > 59 || seconds >= 61.0 {
        return None;
    }
    let offset = offset(input)?;
    Some(Time {
        fraction: ((hours * 60 + minutes - offset) as f64 * 60.0 + seconds) / 86_400.0,
        moved: offset != 0,
    })
}

/// Minutes east of UTC of zones by their names: those of RFC 5322, and of Europe and the Near East where
/// no other zone has the same letters.
const ZONES: [(&str, i64); 25] = [
    ("GMT", 0),
    ("UHR", 0),
    ("غرینتش", 0),
    ("جرینتش", 0),
    ("گرینویچ", 0),
    ("UTC", 0),
    ("WET", 0),
    ("EST", -300),
    ("EDT", -240),
    ("CST", -360),
    ("CDT", -300),
    ("MST", -420),
    ("MDT", -360),
    ("PST", -480),
    ("PDT", -420),
    ("WEST", 60),
    ("CET", 60),
    ("CEST", 120),
    ("EET", 120),
    ("EEST", 180),
    ("MSK", 180),
    ("TRT", 180),
    ("IRST", 210),
    ("IRDT", 270),
    ("GST", 240),
];

/// Minutes east of UTC.
fn offset(input: &mut Input<'_>) -> Option<i64> {
    input.skip(&[' ']);
    if input.any_of(&['Z', 'z']).is_some() {
        return Some(0);
    }
    let name = input.letters();
    if !name.is_empty() {
        let upper = name.to_ascii_uppercase();
        let known = ZONES.iter().find(|(zone, _)| *zone == upper);
        let is_zone =
            (2..=5).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase());
        match known {
            Some((_, minutes)) if *minutes != 0 => return Some(*minutes),
            // Zones that share their letters with others: the time as it stands.
            None if is_zone => return Some(0),
            None => return None,
            _ => {}
        }
    }
    let Some(sign) = input.any_of(&['+', '-']) else {
        return Some(0);
    };
    let Some((hours, length)) = input.number() else {
        // A dash between the time and the day behind it.
        return (!input.0.is_empty()).then_some(0);
    };
    let minutes = match length {
        4 => hours / 100 * 60 + hours % 100,
        1 | 2 if input.exactly(':').is_some() => hours * 60 + input.number()?.0,
        1 | 2 => hours * 60,
        _ => return None,
    };
    // The zone's name, as JavaScript writes it.
    if input.0.starts_with(" (") && input.0.ends_with(')') {
        input.0 = "";
    }
    Some(if sign == '-' { -minutes } else { minutes })
}
