//! What may be said about a mixture fit.

use linfa::ParamGuard;
use ndarray::{Array1, Array2};

use super::fitting::SETTLED;
use crate::cluster::checks::{at_least_one, up_to_a_million};
use crate::error::{Error, Result};

/// Unchecked parameters of a [`Mixture`](super::Mixture).
#[derive(Debug, Clone, PartialEq)]
pub struct MixtureParams(MixtureValidParams);

/// Checked parameters of a [`Mixture`](super::Mixture).
#[derive(Debug, Clone, PartialEq)]
pub struct MixtureValidParams {
    pub(super) clusters: usize,
    pub(super) seed: u64,
    pub(super) starts: Option<usize>,
    pub(super) max_iterations: usize,
    pub(super) tolerance: f64,
    pub(super) prior_rows: f64,
    pub(super) start: Option<Start>,
}

/// Where to start: the share, means and variances of each class.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Start {
    pub shares: Array1<f64>,
    pub means: Array2<f64>,
    pub variances: Array2<f64>,
}

impl MixtureParams {
    pub(super) fn new(clusters: usize) -> Self {
        Self(MixtureValidParams {
            clusters,
            seed: 0,
            starts: None,
            max_iterations: 200,
            tolerance: SETTLED,
            prior_rows: 1.0,
            start: None,
        })
    }

    /// The seed of everything that is drawn; 0 by default.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.0.seed = seed;
        self
    }

    /// How many starts are tried; 8 by default.
    #[must_use]
    pub fn starts(mut self, starts: usize) -> Self {
        self.0.starts = Some(starts);
        self
    }

    /// The cap of iterations; 200 by default.
    #[must_use]
    pub fn max_iterations(mut self, iterations: usize) -> Self {
        self.0.max_iterations = iterations;
        self
    }

    /// A fit ends when an iteration raises the mean log-likelihood of a row by less; 10⁻⁷ by default.
    #[must_use]
    pub fn tolerance(mut self, tolerance: f64) -> Self {
        self.0.tolerance = tolerance;
        self
    }

    /// How many rows the belief is worth that a class is as spread as everyone; 1 by default, 0 for plain
    /// maximum likelihood.
    #[must_use]
    pub fn prior_rows(mut self, rows: f64) -> Self {
        self.0.prior_rows = rows;
        self
    }

    /// Starts at these shares, means and variances (classes × coordinates), in the units of the data, and
    /// tries no other start.
    #[must_use]
    pub fn start_at(
        mut self,
        shares: Array1<f64>,
        means: Array2<f64>,
        variances: Array2<f64>,
    ) -> Self {
        self.0.start = Some(Start {
            shares,
            means,
            variances,
        });
        self
    }
}

impl ParamGuard for MixtureParams {
    type Checked = MixtureValidParams;
    type Error = Error;

    fn check_ref(&self) -> Result<&MixtureValidParams> {
        let params = &self.0;
        at_least_one(&[
            ("clusters", params.clusters),
            ("starts", params.starts.unwrap_or(1)),
            ("max_iterations", params.max_iterations),
        ])?;
        up_to_a_million("tolerance", params.tolerance)?;
        up_to_a_million("prior_rows", params.prior_rows)?;
        if let Some(start) = &params.start {
            let fits = start.shares.len() == params.clusters
                && start.means.nrows() == params.clusters
                && start.variances.dim() == start.means.dim()
                && start.variances.iter().all(|&variance| variance > 0.0)
                && start.shares.iter().all(|&share| share > 0.0);
            if !fits {
                let expected = "a positive share, means and positive variances for each class";
                return Err(Error::option("start_at", expected, "others"));
            }
        }
        Ok(params)
    }

    fn check(self) -> Result<MixtureValidParams> {
        self.check_ref()?;
        Ok(self.0)
    }
}
