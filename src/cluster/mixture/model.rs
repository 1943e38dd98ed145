//! A fitted mixture of Gaussians, and linfa's door to it.

use linfa::DatasetBase;
use linfa::dataset::{Float, Records};
use linfa::traits::{Fit, PredictInplace};
use ndarray::{Array1, Array2, ArrayBase, ArrayView1, Data as Storage, Ix2};

use super::classes::{Classes, Density};
use super::fitting::MixtureFit;
use super::params::{MixtureParams, MixtureValidParams, Start};
use crate::cluster::data::Data;
use crate::error::{Error, Result};
use crate::features::MixedColumn;

/// Classes whose numbers are Gaussian without correlation, the class with the most rows first. A value that
/// is NaN is missing, and left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Mixture {
    classes: Classes,
    frame: Frame,
    log_likelihood: f64,
    bic: f64,
    iterations: usize,
    converged: bool,
}

/// The mean and deviation of each coordinate, by which it is standardised.
#[derive(Debug, Clone, PartialEq)]
struct Frame(Vec<(f64, f64)>);

impl Mixture {
    /// Parameters for `clusters` classes: seed 0, 8 starts, a prior worth one row.
    pub fn params(clusters: usize) -> MixtureParams {
        MixtureParams::new(clusters)
    }

    /// The share of each class. There are fewer than asked for where a class was nobody's likeliest.
    pub fn shares(&self) -> &[f64] {
        &self.classes.shares
    }

    /// The means, classes × coordinates, in the units of the data.
    pub fn means(&self) -> Array2<f64> {
        self.figures(|means, _, class, (mean, deviation)| means[class] * deviation + mean)
    }

    /// The variances, classes × coordinates, in the units of the data.
    pub fn variances(&self) -> Array2<f64> {
        self.figures(|_, variances, class, (_, deviation)| variances[class] * deviation * deviation)
    }

    fn figures(&self, of: impl Fn(&[f64], &[f64], usize, (f64, f64)) -> f64) -> Array2<f64> {
        let shape = (self.classes.len(), self.frame.0.len());
        Array2::from_shape_fn(shape, |(class, column)| {
            match &self.classes.columns[column] {
                Density::Number { means, variances } => {
                    of(means, variances, class, self.frame.0[column])
                }
                Density::Category { .. } => f64::NAN,
            }
        })
    }

    /// ln of the likelihood of the data that were fitted, in their units; rows count by their weights.
    pub fn log_likelihood(&self) -> f64 {
        self.log_likelihood
    }

    /// The Bayesian information criterion, −2 ln L + p ln n; the lower the better.
    pub fn bic(&self) -> f64 {
        self.bic
    }

    /// How many iterations the last descent took.
    pub fn iterations(&self) -> usize {
        self.iterations
    }

    /// Whether it settled before the cap of iterations.
    pub fn converged(&self) -> bool {
        self.converged
    }
}

impl Frame {
    fn of<F: Float + Into<f64>, D: Storage<Elem = F>>(
        records: &ArrayBase<D, Ix2>,
        weights: Option<&[f64]>,
    ) -> Self {
        let column = |column: ArrayView1<'_, F>| {
            let present = || {
                let values = column.iter().map(|&value| value.into()).enumerate();
                let values = values.filter(|(_, value): &(usize, f64)| !value.is_nan());
                values.map(|(row, value)| (weights.map_or(1.0, |weights| weights[row]), value))
            };
            let count: f64 = present().map(|(weight, _)| weight).sum();
            // Around the first value, so that an offset costs no digits.
            let first = present().next().map_or(0.0, |(_, value)| value);
            let shift: f64 = present()
                .map(|(weight, value)| weight * (value - first))
                .sum();
            let mean = first + shift / count.max(f64::MIN_POSITIVE);
            let square = |(weight, value): (f64, f64)| weight * (value - mean) * (value - mean);
            let variance = present().map(square).sum::<f64>() / count.max(f64::MIN_POSITIVE);
            (mean, if variance > 0.0 { variance.sqrt() } else { 1.0 })
        };
        Self(records.columns().into_iter().map(column).collect())
    }

    fn columns<F: Float + Into<f64>, D: Storage<Elem = F>>(
        &self,
        records: &ArrayBase<D, Ix2>,
    ) -> Vec<MixedColumn> {
        let pairs = records.columns().into_iter().zip(&self.0);
        let column = |(column, &(mean, deviation)): (ArrayView1<'_, F>, &(f64, f64))| {
            let standard = |&value: &F| (value.into() - mean) / deviation;
            MixedColumn::Number {
                values: column.iter().map(standard).collect(),
                weight: 1.0,
                scale: None,
            }
        };
        pairs.map(column).collect()
    }

    fn inside(&self, start: &Start) -> Classes {
        let density = |(column, &(mean, deviation)): (usize, &(f64, f64))| {
            let variance = |&value: &f64| value / (deviation * deviation);
            Density::Number {
                means: start
                    .means
                    .column(column)
                    .iter()
                    .map(|value| (value - mean) / deviation)
                    .collect(),
                variances: start
                    .variances
                    .column(column)
                    .iter()
                    .map(variance)
                    .collect(),
            }
        };
        Classes {
            shares: start.shares.to_vec(),
            columns: self.0.iter().enumerate().map(density).collect(),
        }
    }
}

impl<F: Float + Into<f64>, D: Storage<Elem = F>, T> Fit<ArrayBase<D, Ix2>, T, Error>
    for MixtureValidParams
{
    type Object = Mixture;

    /// Fits rows × coordinates, whatever their scales, with the dataset's weights.
    ///
    /// # Errors
    /// `rows-too-few`; `option-invalid` if a value is infinite or a coordinate has no value at all.
    fn fit(&self, dataset: &DatasetBase<ArrayBase<D, Ix2>, T>) -> Result<Mixture> {
        let records = dataset.records();
        if records.nsamples() < self.clusters {
            return Err(Error::RowsTooFew {
                expected: self.clusters as u64,
                found: records.nsamples() as u64,
            });
        }
        let infinite = |value: &F| (*value).into().abs() > 1e100;
        let empty = |column: ArrayView1<'_, F>| column.iter().all(|value| value.is_nan());
        if records.iter().any(infinite) || records.columns().into_iter().any(empty) {
            return Err(Error::option(
                "dataset",
                "finite numbers up to 1e100",
                "others",
            ));
        }
        let weights = dataset.weights().map(|weights| {
            let weights = weights.iter().map(|&weight| f64::from(weight));
            weights.collect::<Vec<f64>>()
        });
        let frame = Frame::of(records, weights.as_deref());
        if let Some(start) = &self.start {
            if start.means.ncols() != records.nfeatures() {
                let found = start.means.ncols();
                return Err(Error::option(
                    "start_at",
                    "as many coordinates as the data",
                    found,
                ));
            }
        }
        // The logarithm of how much standardising stretches densities, for each value.
        let stretch: f64 = records
            .columns()
            .into_iter()
            .zip(&frame.0)
            .map(|(column, (_, deviation))| {
                let weight = |row: usize| weights.as_ref().map_or(1.0, |weights| weights[row]);
                let rows = column.iter().enumerate();
                let count: f64 = rows
                    .filter(|(_, value)| !value.is_nan())
                    .map(|(row, _)| weight(row))
                    .sum();
                count * libm::log(*deviation)
            })
            .sum();
        let data = Data::new(frame.columns(records), weights);
        let (limit, belief) = (self.max_iterations, self.prior_rows);
        let mut fit = match &self.start {
            Some(start) => MixtureFit::from_classes(&data, frame.inside(start), limit, belief),
            None => MixtureFit::new(&data, self.clusters, self.starts, limit, belief, self.seed),
        };
        fit = fit.tolerance(self.tolerance);
        while fit.step(&data) {}
        let found = fit.finish(&data);
        Ok(Mixture {
            classes: found.classes,
            frame,
            log_likelihood: found.log_likelihood - stretch,
            bic: found.bic + 2.0 * stretch,
            iterations: found.iterations,
            converged: found.converged,
        })
    }
}

impl<F: Float + Into<f64>, D: Storage<Elem = F>> PredictInplace<ArrayBase<D, Ix2>, Array1<usize>>
    for Mixture
{
    /// The likeliest class of each row; of equally likely ones the first.
    fn predict_inplace<'a>(&'a self, records: &'a ArrayBase<D, Ix2>, labels: &mut Array1<usize>) {
        assert_eq!(records.nrows(), labels.len(), "one label for each row");
        let likeliest = self.classes.predict(&self.frame.columns(records));
        for (label, likeliest) in labels.iter_mut().zip(likeliest) {
            *label = likeliest as usize;
        }
    }

    fn default_target(&self, records: &ArrayBase<D, Ix2>) -> Array1<usize> {
        Array1::zeros(records.nrows())
    }
}
