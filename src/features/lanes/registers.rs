//! The four in a register of WebAssembly.

use core::arch::wasm32::*;

use super::LANES;

/// Four `f32`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Floats(v128);

/// Four `f64`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Doubles(v128, v128);

/// Four `u32`, or a mask.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words(v128);

impl Floats {
    #[inline(always)]
    pub fn load(lanes: &[f32; LANES]) -> Self {
        // SAFETY: the array has the 16 bytes that are read; no alignment is asked for.
        Self(unsafe { v128_load(lanes.as_ptr().cast()) })
    }

    #[inline(always)]
    pub fn splat(value: f32) -> Self {
        Self(f32x4_splat(value))
    }

    #[inline(always)]
    pub fn store(self, into: &mut [f32; LANES]) {
        // SAFETY: the array has the 16 bytes that are written; no alignment is asked for.
        unsafe { v128_store(into.as_mut_ptr().cast(), self.0) }
    }

    #[inline(always)]
    pub fn array(self) -> [f32; LANES] {
        [
            f32x4_extract_lane::<0>(self.0),
            f32x4_extract_lane::<1>(self.0),
            f32x4_extract_lane::<2>(self.0),
            f32x4_extract_lane::<3>(self.0),
        ]
    }

    #[inline(always)]
    pub fn plus(self, other: Self) -> Self {
        Self(f32x4_add(self.0, other.0))
    }

    #[inline(always)]
    pub fn minus(self, other: Self) -> Self {
        Self(f32x4_sub(self.0, other.0))
    }

    #[inline(always)]
    pub fn times(self, other: Self) -> Self {
        Self(f32x4_mul(self.0, other.0))
    }

    #[inline(always)]
    pub fn over(self, other: Self) -> Self {
        Self(f32x4_div(self.0, other.0))
    }

    #[inline(always)]
    pub fn root(self) -> Self {
        Self(f32x4_sqrt(self.0))
    }

    #[inline(always)]
    pub fn lesser(self, other: Self) -> Self {
        Self(f32x4_pmin(self.0, other.0))
    }

    #[inline(always)]
    pub fn greater(self, other: Self) -> Self {
        Self(f32x4_pmax(self.0, other.0))
    }

    #[inline(always)]
    pub fn below(self, other: Self) -> Words {
        Words(f32x4_lt(self.0, other.0))
    }
}

impl Doubles {
    #[inline(always)]
    pub fn of(floats: Floats) -> Self {
        let high = i64x2_shuffle::<1, 1>(floats.0, floats.0);
        Self(
            f64x2_promote_low_f32x4(floats.0),
            f64x2_promote_low_f32x4(high),
        )
    }

    #[inline(always)]
    pub fn of_four([one, two, three, four]: [f64; LANES]) -> Self {
        Self(f64x2(one, two), f64x2(three, four))
    }

    #[inline(always)]
    pub fn load(four: &[f64; LANES]) -> Self {
        let pairs: *const v128 = four.as_ptr().cast();
        // SAFETY: the array has the 32 bytes that are read; no alignment is asked for.
        unsafe { Self(v128_load(pairs), v128_load(pairs.add(1))) }
    }

    #[inline(always)]
    pub fn store(self, into: &mut [f64; LANES]) {
        let pairs: *mut v128 = into.as_mut_ptr().cast();
        // SAFETY: the array has the 32 bytes that are written; no alignment is asked for.
        unsafe {
            v128_store(pairs, self.0);
            v128_store(pairs.add(1), self.1);
        }
    }

    #[inline(always)]
    pub fn where_number(self, other: Self) -> Self {
        Self(
            v128_and(self.0, f64x2_eq(other.0, other.0)),
            v128_and(self.1, f64x2_eq(other.1, other.1)),
        )
    }

    #[inline(always)]
    pub fn where_above(self, other: Self, least: Self) -> Self {
        Self(
            v128_and(self.0, f64x2_ge(other.0, least.0)),
            v128_and(self.1, f64x2_ge(other.1, least.1)),
        )
    }

    #[inline(always)]
    pub fn any_below(self, other: Self) -> bool {
        let (one, two) = (f64x2_lt(self.0, other.0), f64x2_lt(self.1, other.1));
        v128_any_true(v128_or(one, two))
    }

    #[inline(always)]
    pub fn power_of_two(self) -> Self {
        let one = f64x2_splat(1.0);
        Self(
            i64x2_add(i64x2_shl(self.0, 52), one),
            i64x2_add(i64x2_shl(self.1, 52), one),
        )
    }

    #[inline(always)]
    pub fn narrow(self) -> Floats {
        let (low, high) = (
            f32x4_demote_f64x2_zero(self.0),
            f32x4_demote_f64x2_zero(self.1),
        );
        Floats(i64x2_shuffle::<0, 2>(low, high))
    }

    #[inline(always)]
    pub fn lesser(self, other: Self) -> Self {
        Self(f64x2_pmin(self.0, other.0), f64x2_pmin(self.1, other.1))
    }

    #[inline(always)]
    pub fn greater(self, other: Self) -> Self {
        Self(f64x2_pmax(self.0, other.0), f64x2_pmax(self.1, other.1))
    }

    #[inline(always)]
    pub fn splat(value: f64) -> Self {
        Self(f64x2_splat(value), f64x2_splat(value))
    }

    #[inline(always)]
    pub fn array(self) -> [f64; LANES] {
        [
            f64x2_extract_lane::<0>(self.0),
            f64x2_extract_lane::<1>(self.0),
            f64x2_extract_lane::<0>(self.1),
            f64x2_extract_lane::<1>(self.1),
        ]
    }

    #[inline(always)]
    pub fn plus(self, other: Self) -> Self {
        Self(f64x2_add(self.0, other.0), f64x2_add(self.1, other.1))
    }

    #[inline(always)]
    pub fn minus(self, other: Self) -> Self {
        Self(f64x2_sub(self.0, other.0), f64x2_sub(self.1, other.1))
    }

    #[inline(always)]
    pub fn times(self, other: Self) -> Self {
        Self(f64x2_mul(self.0, other.0), f64x2_mul(self.1, other.1))
    }

    #[inline(always)]
    pub fn over(self, other: Self) -> Self {
        Self(f64x2_div(self.0, other.0), f64x2_div(self.1, other.1))
    }
}

impl Words {
    #[inline(always)]
    pub fn load(lanes: &[u32; LANES]) -> Self {
        // SAFETY: the array has the 16 bytes that are read; no alignment is asked for.
        Self(unsafe { v128_load(lanes.as_ptr().cast()) })
    }

    #[inline(always)]
    pub fn splat(value: u32) -> Self {
        Self(u32x4_splat(value))
    }

    #[inline(always)]
    pub fn array(self) -> [u32; LANES] {
        [
            u32x4_extract_lane::<0>(self.0),
            u32x4_extract_lane::<1>(self.0),
            u32x4_extract_lane::<2>(self.0),
            u32x4_extract_lane::<3>(self.0),
        ]
    }

    #[inline(always)]
    pub fn store(self, into: &mut [u32; LANES]) {
        // SAFETY: the array has the 16 bytes that are written; no alignment is asked for.
        unsafe { v128_store(into.as_mut_ptr().cast(), self.0) }
    }

    #[inline(always)]
    pub fn of(floats: Floats) -> Self {
        Self(floats.0)
    }

    #[inline(always)]
    pub fn and(self, other: Self) -> Self {
        Self(v128_and(self.0, other.0))
    }

    #[inline(always)]
    pub fn greater(self, other: Self) -> Self {
        Self(f32x4_pmax(self.0, other.0))
    }

    #[inline(always)]
    pub fn equals(self, other: Self) -> bool {
        u32x4_all_true(u32x4_eq(self.0, other.0))
    }
}
