//! Numbers that a person can read, near where a column's values part.

/// A number of few digits: `mantissa` · 10^`exponent`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Round {
    mantissa: i64,
    exponent: i32,
}

/// Ten to the power of at most 15, which a double holds exactly.
fn power(exponent: u32) -> f64 {
    (0..exponent).fold(1.0, |power, _| power * 10.0)
}

impl Round {
    /// The double nearest to it; any other program that reads [`text`](Self::text) gets the same one.
    pub fn value(self) -> f64 {
        let (mantissa, power) = (self.mantissa as f64, power(self.exponent.unsigned_abs()));
        if self.exponent >= 0 {
            mantissa * power
        } else {
            mantissa / power
        }
    }

    /// The number as SQL and JSON write it.
    pub fn text(self) -> String {
        let mut digits = self.mantissa.unsigned_abs().to_string();
        if self.exponent >= 0 {
            let zeros = if self.mantissa == 0 { 0 } else { self.exponent };
            (0..zeros).for_each(|_| digits.push('0'));
        } else {
            let places = self.exponent.unsigned_abs() as usize;
            while digits.len() <= places {
                digits.insert(0, '0');
            }
            digits.insert(digits.len() - places, '.');
            let kept = digits.trim_end_matches('0').trim_end_matches('.').len();
            digits.truncate(kept);
        }
        if self.mantissa < 0 {
            digits.insert(0, '-');
        }
        digits
    }

    /// The next whole number, if this is one, and no rounder than the next.
    pub fn next_whole(self) -> Option<Self> {
        let value = self.value() + 1.0;
        if value != libm::trunc(value) || value.abs() >= 1e15 {
            return None;
        }
        let next = Self {
            mantissa: value as i64,
            exponent: 0,
        };
        (next.digits() <= self.digits()).then_some(next)
    }

    /// How many digits it has, zeros at its end not counted.
    fn digits(self) -> u32 {
        let mut rest = self.mantissa.unsigned_abs();
        while rest != 0 && rest % 10 == 0 {
            rest /= 10;
        }
        let mut digits = 0;
        while rest != 0 {
            rest /= 10;
            digits += 1;
        }
        digits
    }

    /// The roundest number from `low` to below `high`; of equally round ones the one nearest the middle.
    /// `None` if every one has too many digits to be read.
    pub fn between(low: f64, high: f64) -> Option<Self> {
        // Also false for what is no number.
        if !(low < high && low.abs() < 1e15 && high.abs() < 1e15) {
            return None;
        }
        let middle = low + (high - low) / 2.0;
        for exponent in (-9..=15).rev() {
            for factor in [10, 5] {
                let round = |multiple: f64| Self {
                    mantissa: multiple as i64 * factor,
                    exponent: exponent - 1,
                };
                let step = round(1.0).value();
                let (first, last) = (libm::ceil(low / step), libm::floor(high / step));
                if last - first < -0.5 || first.abs() > 1e12 || last.abs() > 1e12 {
                    continue;
                }
                let near = libm::round(middle / step).max(first).min(last);
                let candidates = [near, first, last].map(round);
                let fits = |found: &&Self| found.value() >= low && found.value() < high;
                if let Some(found) = candidates.iter().find(fits) {
                    return Some(*found);
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn between(low: f64, high: f64) -> String {
        Round::between(low, high).map_or("none".into(), Round::text)
    }

    #[test]
    fn finds_the_number_that_a_person_would_say() {
        assert_eq!(between(38.0, 43.0), "40");
        assert_eq!(between(4.0, 5.0), "4");
        assert_eq!(between(1183.2, 1260.9), "1200");
        assert_eq!(between(0.1234, 0.1289), "0.125");
        assert_eq!(between(-3.0, 2.0), "0");
        assert_eq!(between(-7.2, -6.9), "-7");
        assert_eq!(between(123_456.0, 123_457.0), "123456");
        assert_eq!(between(1.0, 1.0), "none");
        assert_eq!(between(f64::NAN, 1.0), "none");
    }

    proptest! {
        #[test]
        fn lies_within_and_is_read_back_the_same(low in -1e6..1e6f64, width in 1e-4..1e6f64) {
            let found = Round::between(low, low + width).unwrap();
            prop_assert!(low <= found.value() && found.value() < low + width);
            prop_assert_eq!(found.text().parse::<f64>().unwrap(), found.value());
        }
    }
}
