//! From points to clusters.
//!
//! Each method has a folder of its own; today that is [`kmeans`]. [`Method`] is the one door to all of them
//! for bounded data, as resampling needs it.

mod data;
mod method;

pub mod kmeans;

pub use data::Data;
pub use kmeans::{Centres, Effort, Found, KMeans, Search, SearchStep};
pub use method::{Fitted, Method};
