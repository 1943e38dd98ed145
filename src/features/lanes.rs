//! Four numbers side by side: a 128-bit register in WebAssembly, an array elsewhere.
//!
//! Both forms give the same bits, since each lane follows IEEE 754 in the order that is written.
//! Nothing here depends on the compiler finding the registers.

use std::ops::{Deref, DerefMut};

/// How many points a block holds side by side, one in each lane of a 128-bit register.
pub const LANES: usize = 4;

/// One coordinate of the points of a block. Aligned, so that it never lies across two lines of the cache: by
/// chance of allocation that would cost a third of the time.
#[repr(C, align(16))]
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lanes(pub [f32; LANES]);

impl Deref for Lanes {
    type Target = [f32; LANES];

    #[inline(always)]
    fn deref(&self) -> &[f32; LANES] {
        &self.0
    }
}

impl DerefMut for Lanes {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [f32; LANES] {
        &mut self.0
    }
}

pub(crate) use form::{Doubles, Floats, Words};

#[cfg_attr(
    all(target_arch = "wasm32", target_feature = "simd128"),
    path = "lanes/registers.rs"
)]
#[cfg_attr(
    not(all(target_arch = "wasm32", target_feature = "simd128")),
    path = "lanes/arrays.rs"
)]
mod form;
