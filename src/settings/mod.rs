//! Options as a caller of another language writes them, checked whole before any work starts.
//!
//! A mistyped option that silently became a default would be an analysis other than the one that was
//! asked for. So every key must be known, every value of the right kind, and the error names the
//! option, what was expected and what was found. An option that is known, but whose work this version
//! does not do, is [`Error::OptionUnavailable`].

mod customers;
mod merging;
mod model;
mod read;
mod segment;
mod setting;
#[cfg(test)]
mod tests;

pub use customers::{customers_params, rfm_params};
pub use merging::merging;
pub use model::{reading, segment_model};
pub use read::read_options;
pub use segment::segmentation_params;
pub use setting::Setting;

use crate::error::{Error, Result};

/// The error for a key that is no option.
fn unknown(option: &str, known: &[&str]) -> Error {
    let expected = format!("one of {}", known.join(", "));
    Error::option(option, expected, "unknown")
}

fn unavailable<T>(option: &str) -> Result<T> {
    Err(Error::OptionUnavailable {
        option: option.to_owned(),
    })
}
