//! Four numbers side by side: a 128-bit register in WebAssembly, an array elsewhere.
//!
//! Both forms give the same bits, since each lane follows IEEE 754 in the order that is written.
//! Nothing here depends on the compiler finding the registers.

/// How many points a block holds side by side, one in each lane of a 128-bit register.
pub const LANES: usize = 4;

/// One coordinate of the points of a block.
pub type Lanes = [f32; LANES];

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
