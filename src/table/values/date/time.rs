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
    let (mut hours, 1..=2) = input.number()? else {
        return None;
    };
    input.exactly(':')?;
    let (minutes, 2) = input.number()? else {
        return None;
    };
    let mut seconds = 0.0;
    if input.exactly(':').is_some() {
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

/// Minutes east of UTC.
fn offset(input: &mut Input<'_>) -> Option<i64> {
    input.skip(&[' ']);
    if input.any_of(&['Z', 'z']).is_some() {
        return Some(0);
    }
    for name in ["GMT", "UTC", "gmt", "utc"] {
        if let Some(rest) = input.0.strip_prefix(name) {
            input.0 = rest;
            break;
        }
    }
    let Some(sign) = input.any_of(&['+', '-']) else {
        return Some(0);
    };
    let (hours, length) = input.number()?;
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
