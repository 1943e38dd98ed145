//! What may be said about a k-prototypes fit.

use linfa::ParamGuard;

use crate::cluster::checks::{at_least_one, up_to_a_million};
use crate::error::{Error, Result};

/// Unchecked parameters of [`KPrototypes`](super::KPrototypes).
#[derive(Debug, Clone, PartialEq)]
pub struct KPrototypesParams(KPrototypesValidParams);

/// Checked parameters of [`KPrototypes`](super::KPrototypes).
#[derive(Debug, Clone, PartialEq)]
pub struct KPrototypesValidParams {
    pub(super) clusters: usize,
    pub(super) seed: u64,
    pub(super) starts: Option<usize>,
    pub(super) max_iterations: usize,
    pub(super) lambda: Option<f64>,
}

impl KPrototypesParams {
    pub(super) fn new(clusters: usize) -> Self {
        Self(KPrototypesValidParams {
            clusters,
            seed: 0,
            starts: None,
            max_iterations: 100,
            lambda: None,
        })
    }

    /// The seed of everything that is drawn; 0 by default.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.0.seed = seed;
        self
    }

    /// How many starts are tried; 12 by default.
    #[must_use]
    pub fn starts(mut self, starts: usize) -> Self {
        self.0.starts = Some(starts);
        self
    }

    /// The cap of iterations of each start; 100 by default. A start ends when no row changes its cluster.
    #[must_use]
    pub fn max_iterations(mut self, iterations: usize) -> Self {
        self.0.max_iterations = iterations;
        self
    }

    /// What another category costs, beside a squared distance of 1; by default clustMixType's estimate.
    #[must_use]
    pub fn lambda(mut self, lambda: f64) -> Self {
        self.0.lambda = Some(lambda);
        self
    }
}

impl ParamGuard for KPrototypesParams {
    type Checked = KPrototypesValidParams;
    type Error = Error;

    fn check_ref(&self) -> Result<&KPrototypesValidParams> {
        let params = &self.0;
        at_least_one(&[
            ("clusters", params.clusters),
            ("starts", params.starts.unwrap_or(1)),
            ("max_iterations", params.max_iterations),
        ])?;
        up_to_a_million("lambda", params.lambda.unwrap_or(1.0))?;
        Ok(params)
    }

    fn check(self) -> Result<KPrototypesValidParams> {
        self.check_ref()?;
        Ok(self.0)
    }
}
