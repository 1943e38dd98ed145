//! What may be said about a k-means fit.

use linfa::ParamGuard;

use super::centres::Centres;
use crate::cluster::checks::at_least_one;
use crate::error::{Error, Result};

/// Unchecked parameters of [`KMeans`](super::KMeans).
#[derive(Debug, Clone, PartialEq)]
pub struct KMeansParams(KMeansValidParams);

/// Checked parameters of [`KMeans`](super::KMeans).
#[derive(Debug, Clone, PartialEq)]
pub struct KMeansValidParams {
    clusters: usize,
    seed: u64,
    restarts: Option<usize>,
    max_iterations: usize,
    start: Option<Centres>,
}

impl KMeansParams {
    pub(super) fn new(clusters: usize) -> Self {
        Self(KMeansValidParams {
            clusters,
            seed: 0,
            restarts: None,
            max_iterations: 300,
            start: None,
        })
    }

    /// The seed of everything that is drawn; 0 by default.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.0.seed = seed;
        self
    }

    /// How many starts are tried, beside a quarter as many that breathe; by default 10 for small data
    /// and 5 for large.
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

    /// Starts at these centres, in the units of the data, and does nothing but Lloyd's iterations: no
    /// seeding, no restarts, no single moves.
    #[must_use]
    pub fn start_at(mut self, centres: Centres) -> Self {
        self.0.start = Some(centres);
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

    /// Where Lloyd's iterations start, if that was said.
    pub fn start(&self) -> Option<&Centres> {
        self.start.as_ref()
    }
}

impl ParamGuard for KMeansParams {
    type Checked = KMeansValidParams;
    type Error = Error;

    fn check_ref(&self) -> Result<&KMeansValidParams> {
        at_least_one(&[
            ("clusters", self.0.clusters),
            ("restarts", self.0.restarts.unwrap_or(1)),
            ("max_iterations", self.0.max_iterations),
        ])?;
        if let Some(start) = self
            .0
            .start
            .as_ref()
            .filter(|start| start.len() != self.0.clusters)
        {
            let expected = format!("{} centres", self.0.clusters);
            return Err(Error::option("start_at", expected, start.len()));
        }
        Ok(&self.0)
    }

    fn check(self) -> Result<KMeansValidParams> {
        self.check_ref()?;
        Ok(self.0)
    }
}
