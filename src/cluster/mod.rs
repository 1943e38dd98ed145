//! From points to clusters.
//!
//! Each method has a folder of its own; today that is [`kmeans`].

pub mod kmeans;

pub use kmeans::{Centres, Effort, Found, KMeans, Search, SearchStep};
