//! From points to clusters.
//!
//! Each method has a folder of its own. [`Method`] is the one door to all of them
//! for bounded data, as resampling needs it.

mod again;
mod checks;
mod clustering;
mod data;
mod method;
mod placement;
mod weighted;

pub mod genie;
pub mod k_prototypes;
pub mod kmeans;
pub mod mixture;

pub use again::Again;
pub use clustering::{Clustering, MethodSearch, MethodStep};
pub use data::{AllRows, Data};
pub use k_prototypes::KPrototypes;
pub(crate) use kmeans::Random;
pub use kmeans::{Centres, Effort, Found, KMeans, Search, SearchStep};
pub use method::{Fitted, Method};
pub use mixture::{Classes, Density, Mixture};
pub use placement::Placement;
