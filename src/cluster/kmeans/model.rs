//! A fitted clustering, and linfa's door to it.

use linfa::DatasetBase;
use linfa::dataset::{Float, Records};
use linfa::traits::{Fit, PredictInplace};
use ndarray::{Array1, Array2, ArrayBase, Data, Ix2};

use super::centres::Centres;
use super::descent::Descent;
use super::effort::Effort;
use super::frame::Frame;
use super::pace::Pace;
use super::params::{KMeansParams, KMeansValidParams};
use super::search::{Search, SearchStep};
use crate::error::{Error, Result};
use crate::features::Points;

/// Clusters, largest first, that minimise the sum of squared distances to their means.
#[derive(Debug, Clone, PartialEq)]
pub struct KMeans {
    centres: Centres,
    sizes: Vec<u64>,
    inertia: f64,
    iterations: usize,
    converged: bool,
    frame: Frame,
}

impl KMeans {
    /// Parameters for `clusters` clusters: seed 0, as many starts as the data need.
    pub fn params(clusters: usize) -> KMeansParams {
        KMeansParams::new(clusters)
    }

    /// The mean of each cluster, in the units of the data. There are fewer than asked for if the data
    /// have fewer distinct rows.
    pub fn centres(&self) -> &Centres {
        &self.centres
    }

    /// The means as a matrix, clusters × coordinates.
    pub fn centroids(&self) -> Array2<f64> {
        let shape = (self.centres.len(), self.centres.dimensions());
        Array2::from_shape_fn(shape, |(row, column)| self.centres.get(row)[column])
    }

    /// How many rows each cluster has.
    pub fn sizes(&self) -> &[u64] {
        &self.sizes
    }

    /// The sum over all rows of the squared Euclidean distance to the mean of their cluster.
    pub fn inertia(&self) -> f64 {
        self.inertia
    }

    /// How many of Lloyd's iterations the last descent took.
    pub fn iterations(&self) -> usize {
        self.iterations
    }

    /// Whether it settled before the cap of iterations.
    pub fn converged(&self) -> bool {
        self.converged
    }

    /// A model and the label of each point.
    pub(super) fn of(descent: Descent) -> (Self, Vec<u32>) {
        let model = Self {
            frame: Frame::identity(descent.partition.centres.dimensions()),
            centres: descent.partition.centres,
            sizes: descent.partition.sizes,
            inertia: descent.inertia,
            iterations: descent.iterations,
            converged: descent.converged,
        };
        (model, descent.partition.labels)
    }
}

impl<F: Float + Into<f64>, D: Data<Elem = F>, T> Fit<ArrayBase<D, Ix2>, T, Error>
    for KMeansValidParams
{
    type Object = KMeans;

    /// Fits rows × coordinates. Columns should be on comparable scales, as
    /// [`FeatureSpace`](crate::features::FeatureSpace) makes them.
    ///
    /// # Errors
    /// `rows-too-few`; `option-invalid` if a value is not finite.
    fn fit(&self, dataset: &DatasetBase<ArrayBase<D, Ix2>, T>) -> Result<KMeans> {
        let records = dataset.records();
        if records.nsamples() < self.clusters() {
            return Err(Error::RowsTooFew {
                expected: self.clusters() as u64,
                found: records.nsamples() as u64,
            });
        }
        let frame = Frame::of(records)?;
        let points = frame.points(records);
        let inside = match self.start() {
            Some(start) => descend(&points, &frame.inside(start)?, self.max_iterations()),
            None => search(&points, self)?,
        };
        Ok(KMeans {
            centres: frame.outside(&inside.centres),
            inertia: inside.inertia * frame.scale() * frame.scale(),
            frame,
            ..inside
        })
    }
}

/// The best of a whole search.
fn search(points: &Points, params: &KMeansValidParams) -> Result<KMeans> {
    let last = Effort::last(points, params.clusters());
    let effort = Effort {
        restarts: params.restarts().or(last.restarts),
        iterations: params.max_iterations(),
        ..last
    };
    let clusters = params.clusters()..=params.clusters();
    let mut search = Search::new(points, clusters, effort, params.seed())?;
    loop {
        if let SearchStep::Found(found) = search.step(points) {
            return Ok(found.model);
        }
    }
}

/// Lloyd's iterations alone.
fn descend(points: &Points, start: &Centres, iterations: usize) -> KMeans {
    let mut descent = Descent::new(points, start.clone(), Pace::plain(iterations));
    while !descent.is_done() {
        descent.step(points);
    }
    KMeans::of(descent).0
}

impl<F: Float + Into<f64>, D: Data<Elem = F>> PredictInplace<ArrayBase<D, Ix2>, Array1<usize>>
    for KMeans
{
    /// The index of the nearest mean of each row; of equally near ones the lowest. Values must be finite.
    fn predict_inplace<'a>(&'a self, records: &'a ArrayBase<D, Ix2>, labels: &mut Array1<usize>) {
        assert_eq!(records.nrows(), labels.len(), "one label for each row");
        let centres = self
            .frame
            .inside(&self.centres)
            .expect("a model's own centres fit its frame");
        let nearest = centres.nearest(&self.frame.points(records));
        for (label, nearest) in labels.iter_mut().zip(nearest) {
            *label = nearest as usize;
        }
    }

    fn default_target(&self, records: &ArrayBase<D, Ix2>) -> Array1<usize> {
        Array1::zeros(records.nrows())
    }
}
