//! One door to every method, for bounded data.

use serde::{Deserialize, Serialize};

use super::data::Data;
use super::genie::{GINI, Merges, MicroCentres, SpanningTree};
use super::k_prototypes::PrototypesFit;
use super::kmeans::{Effort, Search, SearchStep};
use super::mixture::MixtureFit;
use super::placement::Placement;
use crate::error::{Error, Result};
use crate::features::{Points, Rows};

/// A method that makes clusters.
///
/// Resampling (prediction strength, bootstraps, null distributions) asks the same of each of them:
/// ```
/// use customer_segments::cluster::{Data, Effort, Method};
/// use customer_segments::features::MixedColumn;
///
/// let values = vec![-1.0, -0.9, -1.1, 1.0, 0.9, f64::NAN];
/// let codes = vec![0, 0, 0, 1, 1, 1];
/// let data = Data::new(
///     vec![
///         MixedColumn::Number { values, weight: 1.0, scale: None },
///         MixedColumn::Category { codes, levels: 2, weight: 1.0 },
///     ],
///     None,
/// );
/// let half = data.take(&[0, 1, 3, 4]);
/// let fitted = Method::KMeans.fit(&half, 2, Effort::default(), 42)?;
/// let labels = fitted.predict(&data);
/// assert_eq!(labels[0], labels[2]);
/// assert_ne!(labels[0], labels[5]);
/// # Ok::<(), customer_segments::Error>(())
/// ```
/// A fit goes through in one call, which takes some 10 ms for 1,000 rows: one fit is one bounded step. Fits
/// are pure: the same data, number, effort and seed give the same bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// The least sum of squared distances to the centres, of the points.
    #[serde(rename = "k-means")]
    KMeans,
    /// The most likely latent classes: Gaussians without correlation within a class, and shares of levels.
    Mixture,
    /// The least sum of squared distances plus λ times the number of unlike categories.
    KPrototypes,
    /// Hierarchical clustering that keeps sizes from growing too unequal, for groups of any shape.
    Genie,
}

/// Clusters that were found in [`Data`].
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// The cluster of each row that was fitted, the largest cluster first. There are fewer than asked for
    /// if there are fewer distinct rows.
    pub labels: Vec<u32>,
    /// How many clusters there are.
    pub clusters: usize,
    /// What the method minimised: the inertia of k-means, the cost of k-prototypes; of a mixture minus its
    /// penalised log-likelihood.
    pub cost: f64,
    /// The Bayesian information criterion −2 ln L + p ln n of the method's own model, the lower the better:
    /// a mixture's likelihood, or for k-means that of equally round Gaussians to which rows belong wholly.
    pub bic: f64,
    placement: Placement,
}

impl Method {
    /// Finds `clusters` clusters (at least one) in all rows of `data`, of which there must be as many. Of
    /// `effort` the restarts count.
    ///
    /// # Errors
    /// `rows-too-few`.
    pub fn fit(self, data: &Data, clusters: usize, effort: Effort, seed: u64) -> Result<Fitted> {
        if data.len() < clusters {
            return Err(Error::RowsTooFew {
                expected: clusters as u64,
                found: data.len() as u64,
            });
        }
        match self {
            Self::Mixture => Ok(mixture(data, clusters, effort, seed)),
            Self::Genie => Ok(genie(data, clusters)),
            Self::KPrototypes => Ok(k_prototypes(data, clusters, effort, seed)),
            Self::KMeans => kmeans(data, clusters, effort, seed),
        }
    }
}

impl Fitted {
    /// The cluster of each row of other data with the same columns.
    pub fn predict(&self, data: &Data) -> Vec<u32> {
        let columns = data.columns_for(&self.placement);
        self.placement.predict(columns, data.points())
    }
}

fn kmeans(data: &Data, clusters: usize, effort: Effort, seed: u64) -> Result<Fitted> {
    let effort = Effort {
        sample: true,
        ..effort
    };
    let mut search = Search::new(data.points(), clusters..=clusters, effort, seed)?;
    let found = loop {
        if let SearchStep::Found(found) = search.step(data.points()) {
            break found;
        }
    };
    let clusters = found.model.sizes().len();
    let (rows, dimensions) = (data.len(), data.points().dimensions());
    Ok(Fitted {
        cost: found.model.inertia(),
        bic: round_bic(found.model.sizes(), found.model.inertia(), dimensions, rows),
        labels: found.labels,
        clusters,
        placement: Placement::Centres(found.model.centres().clone()),
    })
}

fn mixture(data: &Data, clusters: usize, effort: Effort, seed: u64) -> Fitted {
    let (starts, limit) = (effort.restarts, effort.iterations);
    let mut fit = MixtureFit::new(data, clusters, starts, limit, 1.0, seed);
    if !effort.breathing {
        fit = fit.quick();
    }
    while fit.step(data) {}
    let found = fit.finish(data);
    Fitted {
        clusters: found.classes.len(),
        labels: found.labels,
        cost: -found.objective,
        bic: found.bic,
        placement: Placement::Classes(found.classes),
    }
}

fn k_prototypes(data: &Data, clusters: usize, effort: Effort, seed: u64) -> Fitted {
    let (starts, limit) = (effort.restarts, effort.iterations);
    let mut fit = PrototypesFit::new(data, clusters, starts, limit, None, seed);
    while fit.step(data) {}
    let found = fit.finish();
    let clusters = found.prototypes.len();
    let (points, labels) = (data.points(), found.labels);
    let mut sizes = vec![0; clusters];
    labels.iter().for_each(|&label| sizes[label as usize] += 1);
    let inertia = inertia(points, &labels, clusters);
    Fitted {
        clusters,
        cost: found.cost,
        bic: round_bic(&sizes, inertia, points.dimensions(), points.len()),
        placement: Placement::Prototypes(found.prototypes),
        labels,
    }
}

/// Of a fit that is not kept, micro-centres may be as small as they can.
fn genie(data: &Data, clusters: usize) -> Fitted {
    let points = data.points();
    let mut tree = SpanningTree::new(points);
    while tree.step() {}
    let (labels, sizes) = Merges::new(&tree, GINI).labels(clusters);
    let inertia = inertia(points, &labels, sizes.len());
    Fitted {
        clusters: sizes.len(),
        cost: inertia,
        bic: round_bic(&sizes, inertia, points.dimensions(), points.len()),
        placement: Placement::Micro(MicroCentres::new(points, &labels, sizes.len(), 0)),
        labels,
    }
}

/// The sum of squared distances to the means of the clusters.
fn inertia(points: &Points, labels: &[u32], clusters: usize) -> f64 {
    let dimensions = points.dimensions();
    let mut row = vec![0.0; dimensions];
    let mut sums = vec![0.0; clusters * dimensions];
    let mut counts = vec![0.0; clusters];
    let mut squares = 0.0;
    for (index, &label) in labels.iter().enumerate() {
        points.copy_row(index, &mut row);
        counts[label as usize] += 1.0;
        let own = &mut sums[label as usize * dimensions..][..dimensions];
        own.iter_mut()
            .zip(&row)
            .for_each(|(sum, value)| *sum += value);
        squares += row.iter().map(|value| value * value).sum::<f64>();
    }
    let own = sums.chunks_exact(dimensions).zip(&counts);
    let means: f64 = own
        .map(|(sums, count)| sums.iter().map(|sum| sum * sum).sum::<f64>() / f64::max(*count, 1.0))
        .sum();
    (squares - means).max(0.0)
}

/// The BIC of k-means as equally round Gaussians (Pelleg & Moore, *X-means*, 2000).
fn round_bic(sizes: &[u64], inertia: f64, dimensions: usize, rows: usize) -> f64 {
    let (rows, dimensions, clusters) = (rows as f64, dimensions as f64, sizes.len() as f64);
    let variance = (inertia / (rows * dimensions)).max(1e-12);
    let shares: f64 = sizes
        .iter()
        .filter(|&&size| size > 0)
        .map(|&size| size as f64 * libm::log(size as f64 / rows))
        .sum();
    let spread = libm::log(std::f64::consts::TAU * variance) + 1.0;
    let likelihood = shares - rows * dimensions / 2.0 * spread;
    let parameters = clusters * (dimensions + 1.0);
    parameters * libm::log(rows) - 2.0 * likelihood
}
