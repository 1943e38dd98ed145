//! The standard normal distribution.

use std::f64::consts::{FRAC_1_SQRT_2, TAU};

/// The density.
pub(super) fn density(value: f64) -> f64 {
    libm::exp(-value * value / 2.0) / TAU.sqrt()
}

/// The chance of a value below.
pub(super) fn below(value: f64) -> f64 {
    libm::erfc(-value * FRAC_1_SQRT_2) / 2.0
}

/// The value below which the chance lies, for a chance between 0 and 1: the rational approximation of
/// Acklam (2003), relative error 1.15e-9, and one step of Halley's method.
pub(super) fn quantile(chance: f64) -> f64 {
    const CENTRE: ([f64; 6], [f64; 5]) = (
        [
            -3.969683028665376e+01,
            2.209460984245205e+02,
            -2.759285104469687e+02,
            1.38357751867269e+02,
            -3.066479806614716e+01,
            2.506628277459239e+00,
        ],
        [
            -5.447609879822406e+01,
            1.615858368580409e+02,
            -1.556989798598866e+02,
            6.680131188771972e+01,
            -1.328068155288572e+01,
        ],
    );
    const TAIL: ([f64; 6], [f64; 4]) = (
        [
            -7.784894002430293e-03,
            -3.223964580411365e-01,
            -2.400758277161838e+00,
            -2.549732539343734e+00,
            4.374664141464968e+00,
            2.938163982698783e+00,
        ],
        [
            7.784695709041462e-03,
            3.224671290700398e-01,
            2.445134137142996e+00,
            3.754408661907416e+00,
        ],
    );
    let horner = |terms: &[f64], at: f64| terms.iter().fold(0.0, |sum, term| sum * at + term);
    let tail = !(0.02425..=1.0 - 0.02425).contains(&chance);
    let start = if tail {
        let least = chance.min(1.0 - chance);
        let root = (-2.0 * libm::log(least)).sqrt();
        let value = horner(&TAIL.0, root) / (horner(&TAIL.1, root) * root + 1.0);
        if chance < 0.5 { value } else { -value }
    } else {
        let apart = chance - 0.5;
        let square = apart * apart;
        horner(&CENTRE.0, square) * apart / (horner(&CENTRE.1, square) * square + 1.0)
    };
    let step = (below(start) - chance) / density(start);
    start - step / (1.0 + start * step / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_tables() {
        let known = [
            (0.5, 0.0),
            (0.975, 1.959963984540054),
            (0.025, -1.959963984540054),
            (0.999, 3.090232306167813),
            (1e-6, -4.753424308822899),
        ];
        for (chance, value) in known {
            assert!((quantile(chance) - value).abs() < 1e-9, "{chance}");
            assert!((below(value) - chance).abs() < 1e-12);
        }
    }
}
