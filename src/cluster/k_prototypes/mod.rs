//! k-prototypes: means of numbers and modes of categories (Huang, *Extensions to the k-means algorithm for
//! clustering large data sets with categorical values*, 1998), with the balance between the two that
//! clustMixType estimates (Szepannek, *clustMixType: User-friendly clustering of mixed-type data in R*, 2018).
//!
//! The cost of a row in a cluster is the sum of squared distances of its numbers to the means, and λ for each
//! category other than the mode. Values that are missing cost nothing. Each column counts by its weight.
//!
//! In linfa's idiom, on [`Data`](crate::cluster::Data):
//! ```
//! use customer_segments::cluster::{Data, KPrototypes};
//! use customer_segments::features::MixedColumn;
//! use linfa::DatasetBase;
//! use linfa::traits::{Fit, PredictInplace};
//! use ndarray::Array1;
//!
//! let data = Data::new(
//!     vec![
//!         MixedColumn::Number { values: vec![-1.0, -0.9, 0.8, 1.1, 0.9], weight: 1.0, scale: None },
//!         MixedColumn::Category { codes: vec![0, 0, 1, 1, 1], levels: 2, weight: 1.0 },
//!     ],
//!     None,
//! );
//! let targets = Array1::from_elem(data.len(), ());
//! let model = KPrototypes::params(2).seed(42).fit(&DatasetBase::new(data.clone(), targets))?;
//! let mut labels = model.default_target(&data);
//! model.predict_inplace(&data, &mut labels);
//! assert_eq!(labels.to_vec(), [1, 1, 0, 0, 0]);
//! # Ok::<(), customer_segments::Error>(())
//! ```

mod fitting;
mod model;
mod params;
mod prototypes;
mod refining;
#[cfg(test)]
mod tests;

pub use fitting::{FittedPrototypes, PrototypesFit};
pub use model::KPrototypes;
pub use params::{KPrototypesParams, KPrototypesValidParams};
pub use prototypes::{Prototype, Prototypes, lambda};
pub use refining::PrototypesRefining;
pub(super) use refining::again;
