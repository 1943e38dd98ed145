//! Customer segmentation that never lets the data leave the device.

pub mod cluster;
pub mod error;
pub mod evaluate;
pub mod features;
pub mod profile;
pub mod read;
pub mod table;

pub use cluster::KMeans;
pub use error::{Error, Issue, IssueCode, Result};
pub use features::FeatureSpace;
pub use table::Table;
