//! A decimal numeral to the nearest double.
//!
//! The standard library does this too, with tables that weigh a tenth of the whole engine. This is as exact:
//! nearly every number takes a quick way, and the rest is divided in whole numbers of any length.

/// The powers of ten that a double holds exactly.
pub(in crate::table) const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// More digits cannot change the nearest double, only break a tie; the standard library reads 768.
const MOST_DIGITS: usize = 800;

/// Reads `[-+]digits[.digits][e[-+]digits]`, at least one digit before the exponent; rounds to the nearest
/// double, ties to the even one. Too large a number is infinite. `None` if it is no such numeral.
pub fn parse_decimal(text: &str) -> Option<f64> {
    let (negative, rest) = signed(text.as_bytes());
    let (mantissa, exponent) = match rest.iter().position(|byte| matches!(byte, b'e' | b'E')) {
        Some(place) => (&rest[..place], whole_exponent(&rest[place + 1..])?),
        None => (rest, 0),
    };
    let mut exponent = exponent;
    let (mut point, mut any) = (false, false);
    // Of the digits behind the zeros in front: their number, and they themselves as long as they fit.
    let (mut count, mut whole) = (0, 0u64);
    for byte in mantissa {
        match byte {
            b'.' if !point => point = true,
            b'0'..=b'9' => {
                any = true;
                exponent -= i64::from(point);
                count += usize::from(count > 0 || *byte != b'0');
                whole = whole.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
            }
            _ => return None,
        }
    }
    if !any {
        return None;
    }
    let fitting = if count <= 19 {
        quick(whole, exponent).or_else(|| divided(whole, exponent))
    } else {
        None
    };
    let value = fitting.unwrap_or_else(|| exact(digits(mantissa, &mut exponent), exponent));
    Some(if negative { -value } else { value })
}

/// The digits behind the zeros in front, cut where more could only break a tie.
fn digits(mantissa: &[u8], exponent: &mut i64) -> Vec<u8> {
    let all = mantissa
        .iter()
        .filter(|byte| **byte != b'.')
        .map(|byte| byte - b'0');
    let mut digits: Vec<u8> = all.skip_while(|digit| *digit == 0).collect();
    if digits.len() > MOST_DIGITS {
        *exponent += (digits.len() - MOST_DIGITS) as i64 - 1;
        // Whatever follows only tells a tie from what is not one.
        let follows = digits[MOST_DIGITS..].iter().any(|digit| *digit != 0);
        digits.truncate(MOST_DIGITS);
        digits.push(u8::from(follows));
    }
    digits
}

fn signed(text: &[u8]) -> (bool, &[u8]) {
    match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    }
}

fn whole_exponent(text: &[u8]) -> Option<i64> {
    let (negative, digits) = signed(text);
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    // Beyond a million the number is zero or infinite whatever its digits.
    let size = digits.iter().fold(0i64, |size, byte| {
        (size * 10 + i64::from(byte - b'0')).min(1_000_000)
    });
    Some(if negative { -size } else { size })
}

/// Where digits and power of ten are both exact doubles one operation rounds correctly (Clinger 1990).
fn quick(whole: u64, exponent: i64) -> Option<f64> {
    if whole > 1 << 53 {
        return None;
    }
    let power = *POWERS.get(exponent.unsigned_abs() as usize)?;
    Some(if exponent < 0 {
        whole as f64 / power
    } else {
        whole as f64 * power
    })
}

/// Of the 16 or 17 digits that programs write for a double: one division in 128 bits, of which at least 54 are left.
fn divided(whole: u64, exponent: i64) -> Option<f64> {
    let power = POWERS.get(usize::try_from(-exponent).ok()?)?;
    let (shift, power) = (64 + whole.leading_zeros(), *power as u128);
    let over = u128::from(whole) << shift;
    Some(rounded(over / power, -i64::from(shift), over % power != 0))
}

/// `digits · 10^exponent` by one long division, of which 64 bits and whether anything is left are enough.
fn exact(digits: Vec<u8>, exponent: i64) -> f64 {
    let magnitude = digits.len() as i64 + exponent;
    if digits.is_empty() || magnitude < -330 {
        return 0.0;
    }
    if magnitude > 310 {
        return f64::INFINITY;
    }
    let mut over = Natural::default();
    digits
        .iter()
        .for_each(|&digit| over.multiply_add(10, u32::from(digit)));
    let mut under = Natural::default();
    under.multiply_add(0, 1);
    let scaled = if exponent < 0 { &mut under } else { &mut over };
    (0..exponent.abs()).for_each(|_| scaled.multiply_add(10, 0));
    // A shift that leaves a quotient of 64 or 65 bits.
    let shift = 64 - (over.bits() - under.bits());
    let raised = if shift > 0 { &mut over } else { &mut under };
    raised.shift_left(shift.unsigned_abs());
    let mut quotient = 0u128;
    under.shift_left(65);
    for _ in 0..=65 {
        quotient <<= 1;
        if over.subtract(&under) {
            quotient |= 1;
        }
        under.halve();
    }
    rounded(quotient, -shift, !over.0.is_empty())
}

/// `quotient · 2^exponent` as the nearest double; `more` if the true value lies a little above.
fn rounded(quotient: u128, exponent: i64, more: bool) -> f64 {
    let bits = i64::from(128 - quotient.leading_zeros());
    // Below 2^-1022 doubles have fewer bits: the last one is 2^-1074.
    let last = (exponent + bits - 53).max(-1074);
    let drop = (last - exponent) as u32;
    let kept = quotient.checked_shr(drop).unwrap_or(0);
    let half = 1u128 << (drop - 1);
    let rest = quotient & (half * 2 - 1);
    let up = rest > half || (rest == half && (more || kept % 2 == 1));
    libm::scalbn(kept as f64 + f64::from(u8::from(up)), last as i32)
}

/// A natural number of any length: 32 bits a place, the lowest first, none of the highest zero.
#[derive(Default)]
struct Natural(Vec<u32>);

impl Natural {
    fn multiply_add(&mut self, factor: u32, term: u32) {
        let mut carry = u64::from(term);
        for place in &mut self.0 {
            carry += u64::from(*place) * u64::from(factor);
            *place = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    fn bits(&self) -> i64 {
        let highest = self.0.last().map_or(0, |place| 32 - place.leading_zeros());
        (self.0.len() as i64 - 1) * 32 + i64::from(highest)
    }

    fn shift_left(&mut self, count: u64) {
        (0..count % 32).for_each(|_| self.multiply_add(2, 0));
        let whole = vec![0; (count / 32) as usize];
        self.0.splice(0..0, whole);
    }

    fn halve(&mut self) {
        let mut carry = 0;
        for place in self.0.iter_mut().rev() {
            let low = *place & 1;
            *place = *place >> 1 | carry << 31;
            carry = low;
        }
        self.trim();
    }

    /// Takes `other` away if it is not larger; whether it was.
    fn subtract(&mut self, other: &Self) -> bool {
        let by_length = self.0.len().cmp(&other.0.len());
        let order = by_length.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()));
        if order.is_lt() {
            return false;
        }
        let mut borrow = false;
        for (index, place) in self.0.iter_mut().enumerate() {
            let taken = other.0.get(index).copied().unwrap_or(0);
            let (once, first) = place.overflowing_sub(taken);
            let (twice, second) = once.overflowing_sub(u32::from(borrow));
            *place = twice;
            borrow = first || second;
        }
        self.trim();
        true
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn agrees(text: &str) -> bool {
        parse_decimal(text).map(f64::to_bits) == text.parse::<f64>().ok().map(f64::to_bits)
    }

    #[test]
    fn hard_cases_agree_with_the_standard_library() {
        for text in [
            "0",
            "-0",
            "00.10",
            ".5",
            "5.",
            "1e22",
            "1e23",
            "9007199254740993",
            "8.5e-324",
            "2.5e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "4.9e-324",
            "2.2250738585072011e-308",
            "2.2250738585072014e-308",
            "1.7976931348623157e308",
            "1.7976931348623159e308",
            "1e309",
            "1e-400",
            "9007199254740992.5",
            "0.1",
            "123456789012345678901234567890",
            "1e999999999999",
            "1e-999999999",
            "6.631236846766476e-316",
            "3.2378839133029012895883524125015321748630094238982755e-308",
        ] {
            assert!(agrees(text), "{text}");
        }
        let tie = format!("9007199254740993{}", "0".repeat(900));
        assert!(agrees(&format!("{tie}e-900")) && agrees(&format!("{tie}1e-901")));
    }

    #[test]
    fn what_is_no_numeral_is_none() {
        for text in [
            "", "-", ".", "e5", "1e", "1e+", "1.2.3", "1x", "--1", " 1", "inf", "NaN",
        ] {
            assert_eq!(parse_decimal(text), None, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn every_double_comes_back(bits: u64) {
            let value = f64::from_bits(bits);
            prop_assume!(value.is_finite());
            prop_assert_eq!(parse_decimal(&format!("{value:e}")), Some(value));
            prop_assert_eq!(parse_decimal(&format!("{value}")), Some(value));
        }

        #[test]
        fn what_programs_write_agrees(value in -1e6..1e6, divisor in 1u32..1000) {
            let text = format!("{}", value / f64::from(divisor));
            prop_assert!(agrees(&text), "{}", text);
        }

        #[test]
        fn up_to_nineteen_digits_agree(digits in 1u64..10_000_000_000_000_000_000, exponent in -24i32..3) {
            let text = format!("{digits}e{exponent}");
            prop_assert!(agrees(&text), "{}", text);
        }

        #[test]
        fn any_digits_agree_with_the_standard_library(digits in "[0-9]{1,40}", point in 0usize..40, exponent in -340i32..310) {
            let mut text = digits;
            text.insert(point.min(text.len()), '.');
            let text = format!("{text}e{exponent}");
            prop_assert!(agrees(&text), "{}", text);
        }
    }
}
