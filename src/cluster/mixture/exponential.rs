//! e to the power of four numbers at once: what an expectation takes most of its time for.

use crate::features::Doubles;

/// ln 2, in a part whose products with small whole numbers are exact, and the rest (Cody & Waite, *Software manual
/// for the elementary functions*, 1980).
const LN_2: [f64; 2] = [0.693_147_180_369_123_8, 1.908_214_929_270_587_7e-10];

/// Added to a number below 2⁵⁰ it leaves the nearest whole one in the last bits.
const ROUNDING: f64 = 6_755_399_441_055_744.0;

/// 1 / n! from 13 down: over half a ln 2 Taylor's series is exact to the last bits then.
const TAYLOR: [f64; 14] = [
    1.0 / 6_227_020_800.0,
    1.0 / 479_001_600.0,
    1.0 / 39_916_800.0,
    1.0 / 3_628_800.0,
    1.0 / 362_880.0,
    1.0 / 40_320.0,
    1.0 / 5_040.0,
    1.0 / 720.0,
    1.0 / 120.0,
    1.0 / 24.0,
    1.0 / 6.0,
    0.5,
    1.0,
    1.0,
];

/// e^x of four numbers from −700 to 700, each within 2 units of its last place.
#[inline(always)]
pub(super) fn exponential(x: Doubles) -> Doubles {
    let rounding = Doubles::splat(ROUNDING);
    let rounded = x
        .times(Doubles::splat(std::f64::consts::LOG2_E))
        .plus(rounding);
    let whole = rounded.minus(rounding);
    let rest = x.minus(whole.times(Doubles::splat(LN_2[0])));
    let rest = rest.minus(whole.times(Doubles::splat(LN_2[1])));
    let mut sum = Doubles::splat(TAYLOR[0]);
    for term in &TAYLOR[1..] {
        sum = sum.times(rest).plus(Doubles::splat(*term));
    }
    sum.times(rounded.power_of_two())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_library() {
        for step in -7000..=7000 {
            let x = f64::from(step) * 0.1 + 0.003;
            let found = exponential(Doubles::splat(x.clamp(-700.0, 700.0))).array()[0];
            let expected = libm::exp(x.clamp(-700.0, 700.0));
            assert!(
                (found / expected - 1.0).abs() <= 4.5e-16,
                "e^{x}: {found}, not {expected}"
            );
        }
        assert_eq!(exponential(Doubles::splat(0.0)).array(), [1.0; 4]);
    }
}
