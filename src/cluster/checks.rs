//! What the parameters of several methods have to be.

use crate::error::{Error, Result};

/// Counts, by their options' names.
pub(super) fn at_least_one(counts: &[(&str, usize)]) -> Result<()> {
    match counts.iter().find(|(_, count)| *count == 0) {
        Some((option, count)) => Err(Error::option(option, "a number of at least 1", count)),
        None => Ok(()),
    }
}

/// A weight or a tolerance.
pub(super) fn up_to_a_million(option: &str, value: f64) -> Result<()> {
    if (0.0..=1e6).contains(&value) {
        return Ok(());
    }
    Err(Error::option(
        option,
        "a number from 0 to 1000000",
        "another",
    ))
}
