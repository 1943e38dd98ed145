//! The four in an array, on every other machine.

use std::array::from_fn;

use super::LANES;

/// Four `f32`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Floats([f32; LANES]);

/// Four `f64`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Doubles([f64; LANES]);

/// Four `u32`, or a mask.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words([u32; LANES]);

impl Floats {
    #[inline(always)]
    fn with(self, other: Self, work: impl Fn(f32, f32) -> f32) -> Self {
        Self(from_fn(|lane| work(self.0[lane], other.0[lane])))
    }

    /// The four as they stand in memory.
    #[inline(always)]
    pub fn load(lanes: &[f32; LANES]) -> Self {
        Self(*lanes)
    }

    /// Four times the same.
    #[inline(always)]
    pub fn splat(value: f32) -> Self {
        Self([value; LANES])
    }

    /// The four one by one.
    #[inline(always)]
    pub fn store(self, into: &mut [f32; LANES]) {
        *into = self.array();
    }

    #[inline(always)]
    pub fn array(self) -> [f32; LANES] {
        self.0
    }

    #[inline(always)]
    pub fn plus(self, other: Self) -> Self {
        self.with(other, |one, two| one + two)
    }

    #[inline(always)]
    pub fn minus(self, other: Self) -> Self {
        self.with(other, |one, two| one - two)
    }

    #[inline(always)]
    pub fn times(self, other: Self) -> Self {
        self.with(other, |one, two| one * two)
    }

    #[inline(always)]
    pub fn over(self, other: Self) -> Self {
        self.with(other, |one, two| one / two)
    }

    #[inline(always)]
    pub fn root(self) -> Self {
        Self(self.0.map(f32::sqrt))
    }

    /// The other where it is below, else this one.
    #[inline(always)]
    pub fn lesser(self, other: Self) -> Self {
        self.with(other, |one, two| if two < one { two } else { one })
    }

    /// The other where this one is below it, else this one.
    #[inline(always)]
    pub fn greater(self, other: Self) -> Self {
        self.with(other, |one, two| if one < two { two } else { one })
    }

    /// All bits where this one is below the other.
    #[inline(always)]
    pub fn below(self, other: Self) -> Words {
        Words(from_fn(|lane| match self.0[lane] < other.0[lane] {
            true => u32::MAX,
            false => 0,
        }))
    }
}

impl Doubles {
    #[inline(always)]
    fn with(self, other: Self, work: impl Fn(f64, f64) -> f64) -> Self {
        Self(from_fn(|lane| work(self.0[lane], other.0[lane])))
    }

    /// The same numbers, wider.
    #[inline(always)]
    pub fn of(floats: Floats) -> Self {
        Self(floats.0.map(f64::from))
    }

    /// Four numbers.
    #[inline(always)]
    pub fn of_four(numbers: [f64; LANES]) -> Self {
        Self(numbers)
    }

    /// The four as they stand in memory.
    #[inline(always)]
    pub fn load(four: &[f64; LANES]) -> Self {
        Self(*four)
    }

    /// Writes the four.
    #[inline(always)]
    pub fn store(self, into: &mut [f64; LANES]) {
        *into = self.0;
    }

    /// This one where the other is a number, else 0.
    #[inline(always)]
    pub fn where_number(self, other: Self) -> Self {
        self.with(other, |one, two| if two.is_nan() { 0.0 } else { one })
    }

    /// This one where the other is not below the least, else 0.
    #[inline(always)]
    pub fn where_above(self, other: Self, least: Self) -> Self {
        let above = |lane: usize| other.0[lane] >= least.0[lane];
        Self(from_fn(|lane| if above(lane) { self.0[lane] } else { 0.0 }))
    }

    /// Whether one of the four is below that of the other.
    #[inline(always)]
    pub fn any_below(self, other: Self) -> bool {
        (0..LANES).any(|lane| self.0[lane] < other.0[lane])
    }

    /// 2 to the power of the whole numbers, from −1022 to 1023, in the last twelve bits.
    #[inline(always)]
    pub fn power_of_two(self) -> Self {
        let power = |bits: u64| (bits << 52).wrapping_add(1f64.to_bits());
        Self(self.0.map(|it| f64::from_bits(power(it.to_bits()))))
    }

    /// The nearest `f32` of each.
    #[inline(always)]
    pub fn narrow(self) -> Floats {
        Floats(self.0.map(|number| number as f32))
    }

    /// The other where it is below, else this one.
    #[inline(always)]
    pub fn lesser(self, other: Self) -> Self {
        self.with(other, |one, two| if two < one { two } else { one })
    }

    /// The other where this one is below it, else this one.
    #[inline(always)]
    pub fn greater(self, other: Self) -> Self {
        self.with(other, |one, two| if one < two { two } else { one })
    }

    /// Four times the same.
    #[inline(always)]
    pub fn splat(value: f64) -> Self {
        Self([value; LANES])
    }

    /// The four one by one.
    #[inline(always)]
    pub fn array(self) -> [f64; LANES] {
        self.0
    }

    #[inline(always)]
    pub fn plus(self, other: Self) -> Self {
        self.with(other, |one, two| one + two)
    }

    #[inline(always)]
    pub fn minus(self, other: Self) -> Self {
        self.with(other, |one, two| one - two)
    }

    #[inline(always)]
    pub fn times(self, other: Self) -> Self {
        self.with(other, |one, two| one * two)
    }

    #[inline(always)]
    pub fn over(self, other: Self) -> Self {
        self.with(other, |one, two| one / two)
    }
}

impl Words {
    /// The four as they stand in memory.
    #[inline(always)]
    pub fn load(lanes: &[u32; LANES]) -> Self {
        Self(*lanes)
    }

    /// Four times the same.
    #[inline(always)]
    pub fn splat(value: u32) -> Self {
        Self([value; LANES])
    }

    /// The four one by one.
    #[inline(always)]
    pub fn array(self) -> [u32; LANES] {
        self.0
    }

    /// Writes the four.
    #[inline(always)]
    pub fn store(self, into: &mut [u32; LANES]) {
        *into = self.0;
    }

    /// The bits of floats.
    #[inline(always)]
    pub fn of(floats: Floats) -> Self {
        Self(floats.0.map(f32::to_bits))
    }

    /// The bits that both have.
    #[inline(always)]
    pub fn and(self, other: Self) -> Self {
        Self(from_fn(|lane| self.0[lane] & other.0[lane]))
    }

    /// The greater of each two, which must be bits of positive numbers or 0.
    #[inline(always)]
    pub fn greater(self, other: Self) -> Self {
        Self(from_fn(|lane| self.0[lane].max(other.0[lane])))
    }

    /// Whether all four are the same.
    #[inline(always)]
    pub fn equals(self, other: Self) -> bool {
        self.0 == other.0
    }
}
