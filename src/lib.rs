//! Customer segmentation that never lets the data leave the device.

pub mod error;
pub mod profile;
pub mod read;
pub mod table;

pub use error::{Error, Issue, IssueCode, Result};
pub use table::Table;
