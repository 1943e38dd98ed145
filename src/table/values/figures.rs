//! The figures of a number without what stands around them: signs, currencies, percent signs.

use super::fold::{digit, is_invisible};

/// Signs and names of currencies that may stand before or behind, longest first where one begins
/// another.
#[rustfmt::skip]
const CURRENCIES: &[&str] = &[
    "US$", "E£", "$", "€", "£", "¥", "₹", "₺", "₽", "₩", "₪", "₫", "₴", "₦", "؋", "﷼", "\u{20c1}",
    "USD", "EUR", "GBP", "CHF", "SAR", "AED", "KWD", "BHD", "OMR", "QAR", "YER", "EGP", "JOD",
    "IQD", "LYD", "TND", "MAD", "DZD", "LBP", "SYP", "SDG", "IRR", "IRT", "AFN", "TRY", "INR",
    "JPY", "CNY", "Rls", "Dhs", "Rs.", "Rs", "TL", "kr.", "kr", "ر.س.", "ر.س", "د.إ", "د.ا",
    "د.ك", "د.ب", "ر.ع.", "ر.ق", "ر.ي", "ج.م", "د.أ", "د.ع", "د.ل", "د.ت", "د.م.", "د.ج", "ل.ل",
    "ل.س", "ج.س", "ريال سعودي", "ريال عماني", "ريال", "ریال", "درهم", "دينار", "جنيه", "ليرة",
    "دولار", "دلار", "يورو", "یورو", "تومان", "تومن", "افغانی", "پوند",
];

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
}

/// Longer than any quantity is written, also with groups.
const MOST: usize = 64;

impl Body {
    pub(super) fn text(&self) -> &[u8] {
        &self.text[..self.length]
    }

    fn push(&mut self, byte: u8) -> Option<()> {
        *self.text.get_mut(self.length)? = byte;
        self.length += 1;
        Some(())
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
    };
    let mut rest = cell;
    if !rest.starts_with(|c: char| c.is_ascii_digit()) {
        rest = strip_front(rest, &mut body);
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
            '\'' | '’' | '٬' | '،' | '_' => body.push(b'_')?,
            character if character.is_whitespace() => body.push(b'_')?,
            character if is_invisible(character) => {}
            character => body.push(b'0' + digit(character)?)?,
        }
    }
    body.text().iter().any(u8::is_ascii_digit).then_some(body)
}

fn strip_front<'a>(cell: &'a str, body: &mut Body) -> &'a str {
    let mut rest = cell;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || is_invisible(c));
        let signed = body.negative || body.plus;
        if let Some(inner) = rest.strip_prefix('(').filter(|_| !signed) {
            let Some(inner) = inner.strip_suffix(')') else {
                return rest;
            };
            body.negative = true;
            rest = inner;
        } else if let Some(inner) = rest.strip_prefix(['-', '−', '–']).filter(|_| !signed) {
            body.negative = true;
            rest = inner;
            continue; // a minus alone keeps the number plain
        } else if let Some(inner) = rest.strip_prefix('+').filter(|_| !signed) {
            body.plus = true;
            rest = inner;
        } else if let Some(inner) = strip_currency(rest, true) {
            rest = inner;
        } else if let Some(inner) = rest.strip_prefix(['%', '٪']) {
            rest = inner;
        } else {
            return rest;
        }
        body.plain = false;
    }
}

fn strip_back<'a>(cell: &'a str, body: &mut Body) -> Option<&'a str> {
    let mut rest = cell;
    loop {
        rest = rest.trim_end_matches(|c: char| c.is_whitespace() || is_invisible(c));
        if let Some(inner) = rest.strip_suffix(['%', '٪', '﹪']) {
            rest = inner;
        } else if let Some(inner) = rest.strip_suffix(['-', '−']) {
            if body.negative || body.plus {
                return None;
            }
            body.negative = true;
            rest = inner;
        } else if let Some(inner) = strip_currency(rest, false) {
            rest = inner;
        } else {
            return Some(rest);
        }
        body.plain = false;
    }
}

fn strip_currency(cell: &str, front: bool) -> Option<&str> {
    CURRENCIES.iter().find_map(|name| {
        let at = if front {
            Some(name.len())
        } else {
            cell.len().checked_sub(name.len())
        };
        let (before, behind) = cell.split_at_checked(at?)?;
        let (found, rest) = if front {
            (before, behind)
        } else {
            (behind, before)
        };
        found.eq_ignore_ascii_case(name).then_some(rest)
    })
}
