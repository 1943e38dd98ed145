//! How cells are kept: as narrow as they can be without losing anything.
//!
//! Ten million rows of a dozen columns must fit into the 32-bit memory of a browser tab beside everything
//! that is computed from them, so no cell is kept as text of its own while it can be one small word.

mod codes;
mod distinct;
mod narrow;
mod numbers;
mod plain;
mod raw;
mod word_numbers;

pub use codes::Codes;
pub(in crate::table) use distinct::Distinct;
pub(in crate::table) use numbers::Converted;
pub use numbers::Numbers;
pub(in crate::table) use plain::{Plain, digits_of};
pub(in crate::table) use raw::{Cell, RawColumn, Spelling};
pub(crate) use word_numbers::WordNumbers;

/// How many cells are packed together.
pub(in crate::table) const CHUNK: usize = 1 << 14;
