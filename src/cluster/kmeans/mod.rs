//! k-means: greedy k-means++, Lloyd's iterations, Hartigan's single moves and
//! breathing, from several starts.
//!
//! In linfa's idiom:
//! ```
//! use customer_segments::cluster::KMeans;
//! use linfa::DatasetBase;
//! use linfa::traits::{Fit, Predict};
//! use ndarray::array;
//!
//! let rows = array![[0.0, 0.1], [0.2, 0.0], [9.0, 9.1], [9.2, 9.0], [9.1, 9.2]];
//! let model = KMeans::params(2).seed(42).fit(&DatasetBase::from(rows.clone()))?;
//! assert_eq!(model.sizes(), [3, 2]);
//! let labels = model.predict(&rows);
//! assert_eq!(labels.to_vec(), [1, 1, 0, 0, 0]);
//! # Ok::<(), customer_segments::Error>(())
//! ```
//! The pipeline itself drives [`Search`], whose steps are short.

mod again;
mod bounds;
mod breathing;
mod centres;
mod descent;
mod effort;
mod frame;
mod hartigan;
mod kernel;
mod lloyd;
mod model;
mod optima;
mod pace;
mod params;
mod partition;
mod random;
mod search;
mod seeding;

pub(in crate::cluster) use again::again;
pub use centres::Centres;
pub use effort::{Effort, START_BUDGET};
pub use model::KMeans;
pub use params::{KMeansParams, KMeansValidParams};
pub(crate) use random::Random;
pub use search::{Found, SAMPLE, Search, SearchStep};
pub(in crate::cluster) use seeding::greedy_plus_plus;
