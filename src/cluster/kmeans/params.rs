//! What may be said about a k-means fit.

use linfa::ParamGuard;

use crate::error::{Error, Result};

/// Unchecked parameters of [`KMeans`](super::KMeans).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KMeansParams(KMeansValidParams);

/// Checked parameters of [`KMeans`](super::KMeans).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KMeansValidParams {
    clusters: usize,
    seed: u64,
    restarts: Option<usize>,
    max_iterations: usize,
}

impl KMeansParams {
    pub(super) fn new(clusters: usize) -> Self {
        Self(KMeansValidParams {
            clusters,
            seed: 0,
            restarts: None,
            max_iterations: 300,
        })
    }

    /// The seed of everything that is drawn; 0 by default.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.0.seed = seed;
        self
    }

    /// How many starts are tried; by default 10 for small data and 3 for large.
    #[must_use]
    pub fn restarts(mut self, restarts: usize) -> Self {
        self.0.restarts = Some(restarts);
        self
    }

    /// The cap of Lloyd's iterations in each start; 300 by default. There is no tolerance: a start
    /// ends when no row changes its cluster.
    #[must_use]
    pub fn max_iterations(mut self, iterations: usize) -> Self {
        self.0.max_iterations = iterations;
        self
    }
}

impl KMeansValidParams {
    /// How many clusters are wanted.
    pub fn clusters(&self) -> usize {
        self.clusters
    }

    /// The seed of everything that is drawn.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// How many starts are tried, if that was said.
    pub fn restarts(&self) -> Option<usize> {
        self.restarts
    }

    /// The cap of Lloyd's iterations in each start.
    pub fn max_iterations(&self) -> usize {
        self.max_iterations
    }
}

impl ParamGuard for KMeansParams {
    type Checked = KMeansValidParams;
    type Error = Error;

    fn check_ref(&self) -> Result<&KMeansValidParams> {
        let positive = |option: &str, value: usize| match value {
            0 => Err(Error::option(option, "a number of at least 1", value)),
            _ => Ok(()),
        };
        positive("clusters", self.0.clusters)?;
        positive("restarts", self.0.restarts.unwrap_or(1))?;
        positive("max_iterations", self.0.max_iterations)?;
        Ok(&self.0)
    }

    fn check(self) -> Result<KMeansValidParams> {
        self.check_ref()?;
        Ok(self.0)
    }
}
