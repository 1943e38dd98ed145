//! The one gate before whatever may leave the owner's hands: report, model, charts, link.
//!
//! Nothing behind it covers fewer customers than a minimum, directly or by subtraction, and there are no
//! minima or maxima; and no sum or mean is mostly that of one customer. Three means:
//!
//! - *Withholding* cells of tables of counts, with further cells so that no line of a table gives one away
//!   (complementary suppression: Willenborg & de Waal, *Elements of Statistical Disclosure Control*, 2001, §6).
//! - *Rounding* figures to three digits: a median is some customer's own value otherwise.
//! - *Levelling* a model's shares that cover too few customers to none or all of them.

mod cells;
mod column;
mod model;

pub(crate) use cells::DOMINANT;
pub use cells::Gate;
pub use column::{SharedColumn, SharedLevel};

/// A figure with three digits.
pub fn rounded(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let mut power = 1.0;
    let size = value.abs();
    while size * power < 100.0 && power < 1e15 {
        power *= 10.0;
    }
    if size < 1000.0 {
        return libm::round(value * power) / power;
    }
    let mut step = 1.0;
    while size / step >= 1000.0 {
        step *= 10.0;
    }
    libm::round(value / step) * step
}

/// A day, to the week: three digits of one would be months.
pub fn rounded_day(day: f64) -> f64 {
    libm::round(day / 7.0) * 7.0
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn three_digits_are_left() {
        for (value, expected) in [
            (58_138.0, 58_100.0),
            (-0.123_456, -0.123),
            (19.95, 20.0),
            (0.0, 0.0),
            (999.9, 1000.0),
            (0.5, 0.5),
            (123.4, 123.0),
        ] {
            assert_eq!(rounded(value), expected);
        }
    }
}
