//! Clusters of all rows by any method, for each number of them, one bounded step at a time.

use std::ops::RangeInclusive;

use super::data::{AllRows, Data};
use super::genie::{GINI, Merges, MicroCentres, SpanningTree};
use super::k_prototypes::{FittedPrototypes, PrototypesFit, PrototypesRefining};
use super::kmeans::{Effort, Found, Search, SearchStep};
use super::method::Method;
use super::mixture::{FittedClasses, MixtureFit, Refining};
use super::placement::{Placement, renumber};
use super::weighted::WeightedSearch;
use crate::error::Result;
use crate::features::{Ranking, Rows};

/// How many rows, first in canonical order, methods other than k-means are fitted to before they meet all.
pub const METHOD_SAMPLE: usize = 10_000;

/// The clusters of all rows that a method found for one number of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Clustering {
    /// The cluster of each row, the largest cluster first.
    pub labels: Vec<u32>,
    /// How many rows each cluster has; there are fewer clusters than asked for if there are fewer distinct
    /// rows.
    pub sizes: Vec<u64>,
    /// What places new rows.
    pub placement: Placement,
    /// The sum of squared distances to the centres, where the method knows it.
    pub inertia: Option<f64>,
    /// −2 ln L + p ln n of a mixture.
    pub bic: Option<f64>,
    /// Whether the method settled before its cap of iterations.
    pub converged: bool,
}

impl Clustering {
    /// Numbers the clusters anew: that at `order[0]` becomes the first. `order` has each of them once.
    pub fn reorder(&mut self, order: &[usize]) {
        renumber(&mut self.labels, order.len(), order);
        self.sizes = order.iter().map(|&cluster| self.sizes[cluster]).collect();
        self.placement.reorder(order);
    }
}

impl From<Found> for Clustering {
    fn from(found: Found) -> Self {
        Self {
            sizes: found.model.sizes().to_vec(),
            inertia: Some(found.model.inertia()),
            bic: None,
            converged: found.model.converged(),
            placement: Placement::Centres(found.model.centres().clone()),
            labels: found.labels,
        }
    }
}

/// What a step of a [`MethodSearch`] brought.
#[derive(Debug, Clone, PartialEq)]
pub enum MethodStep {
    /// Nothing yet; the part of the search that is done, 0 to 1.
    Working(f64),
    /// The best for the next number of clusters.
    Found(Box<Clustering>),
    /// There is nothing left to do.
    Done,
}

/// A search under way. The rows must be the same in every call.
pub struct MethodSearch {
    method: Method,
    range: RangeInclusive<usize>,
    effort: Effort,
    seed: u64,
    minimum_cell: usize,
    given: bool,
    clusters: usize,
    order: Vec<u32>,
    sample: Option<Data>,
    phase: Phase,
    short: bool,
}

enum Phase {
    KMeans(Box<Search>),
    Weighted(Box<WeightedSearch>),
    Rank(Box<Ranking>),
    Begin,
    Mixture(Box<MixtureFit>),
    Refine(Box<Refining>),
    Prototypes(Box<PrototypesFit>),
    RefinePrototypes(Box<PrototypesRefining>),
    Grow(Box<SpanningTree>),
    Cut(Box<Merges>),
    Done,
}

impl MethodSearch {
    /// Prepares a search of `clusters`.
    ///
    /// # Errors
    /// Those of [`Search::new`].
    pub fn new(
        method: Method,
        rows: AllRows<'_>,
        clusters: RangeInclusive<usize>,
        effort: Effort,
        seed: u64,
    ) -> Result<Self> {
        let search = Search::new(rows.points, clusters.clone(), effort, seed)?;
        let (from, to) = clusters.into_inner();
        let all = rows.points.len();
        let limit = if effort.sample { METHOD_SAMPLE } else { all };
        Ok(Self {
            method,
            range: from..=to.min(all),
            effort,
            seed,
            minimum_cell: 10,
            given: false,
            clusters: from,
            order: Vec::new(),
            sample: None,
            phase: match method {
                Method::KMeans if rows.weights.is_none() => Phase::KMeans(Box::new(search)),
                _ => Phase::Rank(Box::new(Ranking::new(rows.points, limit, seed))),
            },
            short: to > all,
        })
    }

    /// With the first rows in canonical order, which are known.
    pub fn ranked(mut self, order: &[u32], rows: AllRows<'_>) -> Self {
        if let Phase::Rank(_) = self.phase {
            self.order = order.to_vec();
            self.sample = Some(Data::of(rows, order));
            self.phase = Phase::Begin;
        }
        self
    }

    /// How many rows a micro-centre of Genie's has at least; 10 by default.
    pub fn minimum_cell(mut self, rows: usize) -> Self {
        self.minimum_cell = rows;
        self
    }

    /// Whether whoever asks knows the number of clusters, so that Genie may take a few rows far from all for one;
    /// not by default.
    pub fn given(mut self, given: bool) -> Self {
        self.given = given;
        self
    }

    /// The first rows in canonical order; empty until they are ranked, which is before anything is found.
    pub fn order(&self) -> &[u32] {
        match &self.phase {
            Phase::KMeans(search) => search.order(),
            _ => &self.order,
        }
    }

    /// On how many rows the number of clusters that was found last was searched, before it met all.
    pub fn searched_rows(&self) -> usize {
        match &self.phase {
            Phase::KMeans(search) => search.tried_rows(),
            _ => self.order.len(),
        }
    }

    /// Whether there turned out to be fewer distinct rows than the most clusters asked for.
    pub fn is_short(&self) -> bool {
        match &self.phase {
            Phase::KMeans(search) => search.is_short(),
            _ => self.short,
        }
    }

    /// Works for some 10 ms.
    pub fn step(&mut self, rows: AllRows<'_>) -> MethodStep {
        match std::mem::replace(&mut self.phase, Phase::Done) {
            Phase::KMeans(mut search) => {
                let step = search.step(rows.points);
                self.phase = Phase::KMeans(search);
                return match step {
                    SearchStep::Working(fraction) => MethodStep::Working(fraction),
                    SearchStep::Done => MethodStep::Done,
                    SearchStep::Found(found) => MethodStep::Found(Box::new((*found).into())),
                };
            }
            Phase::Rank(mut ranking) => {
                self.phase = if ranking.step(rows.points) {
                    Phase::Rank(ranking)
                } else {
                    self.order = ranking.finish();
                    self.sample = Some(Data::of(rows, &self.order));
                    Phase::Begin
                };
            }
            Phase::Begin if self.clusters > *self.range.end() => return MethodStep::Done,
            Phase::Begin if self.method == Method::KMeans => {
                let clusters = self.range.clone();
                let search =
                    WeightedSearch::new(rows, &self.order, clusters, self.effort, self.seed);
                match search {
                    Ok(search) => self.phase = Phase::Weighted(Box::new(search)),
                    // As many rows are drawn as there are, so that there are enough.
                    Err(_) => return MethodStep::Done,
                }
            }
            Phase::Weighted(mut search) => {
                let step = search.step(rows);
                self.short |= search.is_short();
                self.phase = Phase::Weighted(search);
                return step;
            }
            Phase::Begin => self.phase = self.begin(rows),
            Phase::Mixture(mut fit) => {
                let sample = self.sample.as_ref().expect("drawn when rows were ranked");
                if fit.step(sample) {
                    self.phase = Phase::Mixture(fit);
                } else {
                    let prior = fit.prior().clone();
                    let fitted = fit.finish(sample);
                    let further = sample.len() < rows.points.len() && !self.is_weighed();
                    let refining = Refining::new(fitted, prior, rows, further);
                    self.phase = Phase::Refine(Box::new(refining));
                }
            }
            Phase::Refine(mut refining) => {
                if !refining.step(rows) {
                    return self.found(mixture(refining.finish(rows)));
                }
                self.phase = Phase::Refine(refining);
            }
            Phase::Prototypes(mut fit) => {
                let sample = self.sample.as_ref().expect("drawn when rows were ranked");
                self.phase = if fit.step(sample) {
                    Phase::Prototypes(fit)
                } else {
                    let refining = PrototypesRefining::new(fit.finish().prototypes, rows);
                    Phase::RefinePrototypes(Box::new(refining))
                };
            }
            Phase::RefinePrototypes(mut refining) => {
                if !refining.step(rows) {
                    return self.found(k_prototypes(refining.finish()));
                }
                self.phase = Phase::RefinePrototypes(refining);
            }
            Phase::Grow(mut tree) => {
                self.phase = if tree.step() {
                    Phase::Grow(tree)
                } else {
                    let merges = match self.given {
                        true => Merges::given(&tree, *self.range.end()),
                        false => Merges::new(&tree, GINI),
                    };
                    Phase::Cut(Box::new(merges))
                };
            }
            Phase::Cut(merges) => {
                if self.clusters > *self.range.end() {
                    return MethodStep::Done;
                }
                let found = self.cut(rows, &merges);
                self.clusters += 1;
                self.phase = Phase::Cut(merges);
                return MethodStep::Found(Box::new(found));
            }
            Phase::Done => return MethodStep::Done,
        }
        MethodStep::Working(self.fraction())
    }

    /// Whether the one number to keep will be searched again.
    fn is_weighed(&self) -> bool {
        self.effort.sample && self.range.start() < self.range.end()
    }

    fn begin(&self, rows: AllRows<'_>) -> Phase {
        if self.method == Method::Genie {
            return Phase::Grow(Box::new(SpanningTree::new(rows.points)));
        }
        let sample = self.sample.as_ref().expect("drawn when rows were ranked");
        let (starts, limit) = (self.effort.restarts, self.effort.iterations);
        if self.method == Method::KPrototypes {
            let fit = PrototypesFit::new(sample, self.clusters, starts, limit, None, self.seed);
            return Phase::Prototypes(Box::new(fit));
        }
        let mut fit = MixtureFit::new(sample, self.clusters, starts, limit, 1.0, self.seed);
        if self.is_weighed() {
            fit = fit.quick();
        }
        Phase::Mixture(Box::new(fit))
    }

    /// Clusters of any shape, and many small centres that place new rows about as these are.
    fn cut(&self, rows: AllRows<'_>, merges: &Merges) -> Clustering {
        let (labels, sizes) = merges.labels(self.clusters);
        let micro = MicroCentres::new(rows.points, &labels, sizes.len(), self.minimum_cell);
        Clustering {
            labels,
            sizes,
            inertia: None,
            bic: None,
            converged: true,
            placement: Placement::Micro(micro),
        }
    }

    fn found(&mut self, clustering: Clustering) -> MethodStep {
        let fewer = clustering.sizes.len() < self.clusters;
        let first = self.clusters == *self.range.start();
        // Methods hold as many clusters as there are distinct rows.
        self.short |= fewer;
        self.clusters += 1;
        if fewer && !first {
            // It is what the number before gave already.
            return MethodStep::Done;
        }
        self.phase = if fewer { Phase::Done } else { Phase::Begin };
        MethodStep::Found(Box::new(clustering))
    }

    fn fraction(&self) -> f64 {
        let all = self.range.end() - self.range.start() + 1;
        let begun = match &self.phase {
            Phase::Mixture(fit) => 0.8 * fit.fraction(),
            Phase::Prototypes(fit) => 0.8 * fit.fraction(),
            Phase::Refine(_) | Phase::RefinePrototypes(_) => 0.8,
            _ => 0.0,
        };
        (((self.clusters - self.range.start()) as f64 + begun) / all as f64).min(1.0)
    }
}

fn mixture(found: FittedClasses) -> Clustering {
    Clustering {
        sizes: sizes(&found.labels, found.classes.len()),
        labels: found.labels,
        inertia: None,
        bic: Some(found.bic),
        converged: found.converged,
        placement: Placement::Classes(found.classes),
    }
}

fn k_prototypes(found: FittedPrototypes) -> Clustering {
    Clustering {
        sizes: sizes(&found.labels, found.prototypes.len()),
        labels: found.labels,
        inertia: None,
        bic: None,
        converged: found.converged,
        placement: Placement::Prototypes(found.prototypes),
    }
}

fn sizes(labels: &[u32], clusters: usize) -> Vec<u64> {
    let mut sizes = vec![0; clusters];
    labels.iter().for_each(|&label| sizes[label as usize] += 1);
    sizes
}
