//! The figures of a number without what stands around them: signs, currencies, percent signs, units.

use super::duration::duration;
use super::fold::{digit, is_invisible};
use super::units::{self, Unit};

/// Digits and marks of one cell, everything around them taken away.
pub(super) struct Body {
    /// ASCII digits; `.` and `,` as written; `_` for signs that only group; `d` for signs that are
    /// only decimal.
    text: [u8; MOST],
    pub(super) length: usize,
    /// Digits of the exponent, with sign.
    pub(super) exponent: Option<i32>,
    pub(super) negative: bool,
    pub(super) plus: bool,
    /// Nothing but digits and a minus in front.
    pub(super) plain: bool,
    /// The power of ten of a word such as “thousand”.
    pub(super) scale: i32,
    pub(super) unit: Option<Unit>,
    /// Whether the decimal mark is a slash, as in older Persian typing.
    pub(super) slash: bool,
}

/// Longer than any quantity is written, also with groups.
const MOST: usize = 64;

/// What stands where an amount has no cents.
const NO_FRACTION: [&str; 8] = [".--", ",--", ".-", ",-", ".–", ",–", ".—", "/-"];

impl Body {
    pub(super) fn text(&self) -> &[u8] {
        &self.text[..self.length]
    }

    fn push(&mut self, byte: u8) -> Option<()> {
        *self.text.get_mut(self.length)? = byte;
        self.length += 1;
        Some(())
    }

    /// A second unit is one too many, unless it says the same; the side of an account is a sign.
    fn measure(&mut self, unit: Unit) -> Option<()> {
        if matches!(unit, Unit::Debit | Unit::Credit) {
            self.negative |= unit == Unit::Debit;
            return Some(());
        }
        let first = self.unit.replace(unit);
        first.is_none_or(|first| first == unit).then_some(())
    }
}

/// Takes signs, currencies and percent signs away. `None` if anything else stands there.
pub(super) fn body(cell: &str) -> Option<Body> {
    let mut body = Body {
        text: [0; MOST],
        length: 0,
        exponent: None,
        negative: false,
        plus: false,
        plain: true,
        scale: 0,
        unit: None,
        slash: false,
    };
    let mut rest = cell;
    if let Some((points, most)) = of_most(cell) {
        let mut body = self::body(points)?;
        let whole = body.text().iter().take_while(|byte| byte.is_ascii_digit());
        let value = whole.fold(0u32, |value, byte| {
            10 * value.min(999) + u32::from(byte - b'0')
        });
        let is_part =
            value <= most && body.scale == 0 && !(body.text()[0] == b'0' && body.length > 1);
        body.measure(Unit::Measure(100 + most as u8))?;
        body.plain = false;
        return is_part.then_some(body);
    }
    if let Some((value, unit)) = duration(cell) {
        body.plain = false;
        body.unit = Some(unit);
        value
            .to_string()
            .bytes()
            .try_for_each(|byte| body.push(byte))?;
        return Some(body);
    }
    if !rest.chars().take(2 * MOST).any(|c| digit(c).is_some()) {
        return None;
    }
    if !rest.starts_with(|c: char| c.is_ascii_digit()) {
        rest = strip_front(rest, &mut body)?;
    }
    if !rest.ends_with(|c: char| c.is_ascii_digit()) {
        rest = strip_back(rest, &mut body)?;
    }
    for (index, character) in rest.char_indices() {
        match character {
            '0'..='9' => body.push(character as u8)?,
            '.' | ',' => body.push(character as u8)?,
            'e' | 'E' if body.length > 0 => {
                let exponent: i32 = rest.get(index + 1..)?.parse().ok()?;
                body.exponent = Some(exponent.clamp(-9999, 9999));
                break;
            }
            '٫' => body.push(b'd')?,
            '/' if !rest.is_ascii() && body.length > 0 && !body.slash => {
                body.slash = true;
                body.push(b'd')?;
            }
            '\'' | '’' | '٬' | '،' | '_' => body.push(b'_')?,
            character if character.is_whitespace() => body.push(b'_')?,
            character if is_invisible(character) => {}
            character => body.push(b'0' + digit(character)?)?,
        }
    }
    let is_number = body.text().iter().any(u8::is_ascii_digit);
    let has_fraction = !body.slash || body.text().last() != Some(&b'd');
    (is_number && has_fraction).then_some(body)
}

/// `4/5`, `8 out of 10`, `۳ از ۵`: what stands before the most there can be, and that.
fn of_most(cell: &str) -> Option<(&str, u32)> {
    const OF: [&str; 6] = ["/", " out of", " of", " من", " از", " von"];
    if !cell.ends_with(['0', '5', '۰', '۵', '٠', '٥']) {
        return None;
    }
    let before = cell.trim_end_matches(|sign| digit(sign).is_some());
    let mut digits = cell[before.len()..].chars().filter_map(digit).take(4);
    // Nobody writes a zero in front.
    let first = digits.next().filter(|&digit| digit > 0)?;
    let most = digits.fold(u32::from(first), |most, digit| 10 * most + u32::from(digit));
    let before = before.trim_end();
    let points = OF.iter().find_map(|of| before.strip_suffix(of))?;
    // With other digits than ASCII ones a slash is a decimal mark.
    let is_sole = !points.contains('/') && (cell.is_ascii() || !cell.contains('/'));
    (is_sole && [5, 10, 20, 100].contains(&most)).then_some((points.trim_end(), most))
}

fn strip_front<'a>(cell: &'a str, body: &mut Body) -> Option<&'a str> {
    let mut rest = cell;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || is_invisible(c));
        if rest.starts_with(|c: char| c == '.' || digit(c).is_some()) {
            return Some(rest);
        }
        let signed = body.negative || body.plus;
        if let Some(inner) = rest.strip_prefix('(').filter(|_| !signed) {
            body.negative = true;
            // A currency may stand behind them.
            rest = match inner.strip_suffix(')') {
                Some(inner) => inner,
                None => strip_back(inner, body)?.trim_end().strip_suffix(')')?,
            };
        } else if let Some(inner) = rest.strip_prefix(['-', '−', '–']).filter(|_| !signed) {
            body.negative = true;
            rest = inner;
            continue; // a minus alone keeps the number plain
        } else if let Some(inner) = rest.strip_prefix('+').filter(|_| !signed) {
            body.plus = true;
            rest = inner;
        } else if let Some(inner) = units::strip_minus(rest).filter(|_| !signed) {
            body.negative = true;
            rest = inner;
        } else if let Some((unit, _, inner)) = units::strip_front(rest) {
            body.measure(unit)?;
            rest = inner;
        } else if let Some(inner) = units::strip_about(rest) {
            rest = inner;
        } else {
            return Some(rest);
        }
        body.plain = false;
    }
}

fn strip_back<'a>(cell: &'a str, body: &mut Body) -> Option<&'a str> {
    let mut rest = cell;
    loop {
        let spaced = rest;
        rest = rest.trim_end_matches(|c: char| c.is_whitespace() || is_invisible(c));
        if rest.ends_with(|c: char| digit(c).is_some()) {
            return Some(rest);
        }
        if let Some(inner) = NO_FRACTION.iter().find_map(|end| rest.strip_suffix(end)) {
            rest = inner;
        } else if let Some(inner) = rest.strip_suffix(['-', '−']) {
            if body.negative || body.plus {
                return None;
            }
            body.negative = true;
            rest = inner;
        } else if let Some((unit, _, inner)) = units::strip_back(rest) {
            body.measure(unit)?;
            rest = inner;
        } else if let Some((power, inner)) = units::strip_scale(rest) {
            if body.scale != 0 {
                return None;
            }
            body.scale = power;
            rest = inner;
        } else {
            return Some(spaced);
        }
        body.plain = false;
    }
}
