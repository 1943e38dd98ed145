//! Latent classes: within a class numbers are Gaussian and categories multinomial, independent of one another;
//! values that are missing are left out of the likelihood instead of being filled in.
//!
//! Where all columns are numbers this is the Gaussian mixture with diagonal covariances; where all are
//! categories it is latent class analysis (Lazarsfeld & Henry 1968; Goodman 1974); together the model of
//! Hunt & Jorgensen, *Mixture model clustering using the MULTIMIX program* (1999). It is fitted by
//! expectation-maximisation (Dempster, Laird & Rubin 1977) from several starts.
//!
//! In linfa's idiom, for numbers:
//! ```
//! use customer_segments::cluster::Mixture;
//! use linfa::DatasetBase;
//! use linfa::traits::{Fit, Predict};
//! use ndarray::array;
//!
//! let rows = array![[0.0, 0.1], [0.2, 0.0], [9.0, 9.1], [9.2, 9.0], [9.1, 9.2]];
//! let model = Mixture::params(2).seed(42).fit(&DatasetBase::from(rows.clone()))?;
//! let labels = model.predict(&rows);
//! assert_eq!(labels.to_vec(), [1, 1, 0, 0, 0]);
//! # Ok::<(), customer_segments::Error>(())
//! ```
//! The pipeline itself drives [`MixtureFit`] on a sample and then [`Refining`] on all rows, whose steps are
//! short.

mod classes;
mod exponential;
mod fitting;
mod holding;
mod model;
mod moments;
mod params;
mod refining;
#[cfg(test)]
mod tests;

pub use classes::{Classes, Density};
pub use fitting::{FittedClasses, MixtureFit};
pub use model::Mixture;
pub use moments::Prior;
pub use params::{MixtureParams, MixtureValidParams};
pub use refining::Refining;
pub(super) use refining::again;
