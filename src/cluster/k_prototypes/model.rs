//! A fitted k-prototypes clustering, and linfa's door to it.

use linfa::DatasetBase;
use linfa::traits::{Fit, PredictInplace};
use ndarray::Array1;

use super::fitting::PrototypesFit;
use super::params::{KPrototypesParams, KPrototypesValidParams};
use super::prototypes::Prototypes;
use crate::cluster::data::Data;
use crate::error::{Error, Result};

/// Clusters of mixed columns around means and modes, the largest first.
#[derive(Debug, Clone, PartialEq)]
pub struct KPrototypes {
    prototypes: Prototypes,
    cost: f64,
    iterations: usize,
    converged: bool,
}

impl KPrototypes {
    /// Parameters for `clusters` clusters: seed 0, 12 starts, clustMixType's λ.
    pub fn params(clusters: usize) -> KPrototypesParams {
        KPrototypesParams::new(clusters)
    }

    /// The means and modes.
    pub fn prototypes(&self) -> &Prototypes {
        &self.prototypes
    }

    /// The sum over all rows of squared distances, and λ for each category other than the mode.
    pub fn cost(&self) -> f64 {
        self.cost
    }

    /// How many iterations the best start took.
    pub fn iterations(&self) -> usize {
        self.iterations
    }

    /// Whether it settled before the cap of iterations.
    pub fn converged(&self) -> bool {
        self.converged
    }
}

impl<T> Fit<Data, T, Error> for KPrototypesValidParams {
    type Object = KPrototypes;

    /// Fits mixed columns, rows by the weights of the data.
    ///
    /// # Errors
    /// `rows-too-few`.
    fn fit(&self, dataset: &DatasetBase<Data, T>) -> Result<KPrototypes> {
        let data = dataset.records();
        if data.len() < self.clusters {
            return Err(Error::RowsTooFew {
                expected: self.clusters as u64,
                found: data.len() as u64,
            });
        }
        let mut fit = PrototypesFit::new(
            data,
            self.clusters,
            self.starts,
            self.max_iterations,
            self.lambda,
            self.seed,
        );
        while fit.step(data) {}
        let found = fit.finish();
        Ok(KPrototypes {
            prototypes: found.prototypes,
            cost: found.cost,
            iterations: found.iterations,
            converged: found.converged,
        })
    }
}

impl PredictInplace<Data, Array1<usize>> for KPrototypes {
    /// The cheapest cluster of each row; of equally cheap ones the first.
    fn predict_inplace<'a>(&'a self, data: &'a Data, labels: &mut Array1<usize>) {
        assert_eq!(data.len(), labels.len(), "one label for each row");
        let cheapest = self.prototypes.predict(data.columns());
        for (label, cheapest) in labels.iter_mut().zip(cheapest) {
            *label = cheapest as usize;
        }
    }

    fn default_target(&self, data: &Data) -> Array1<usize> {
        Array1::zeros(data.len())
    }
}
