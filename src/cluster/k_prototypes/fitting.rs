//! Prototypes fitted to bounded data from several starts, one bounded step at a time.

use super::prototypes::{Prototypes, Tally, lambda};
use crate::cluster::data::Data;
use crate::cluster::kmeans::Random;
use crate::cluster::placement::renumber;
use crate::features::ranked;

/// How many starts there are if nobody says otherwise.
const STARTS: usize = 12;

/// What a fit found.
#[derive(Debug, Clone, PartialEq)]
pub struct FittedPrototypes {
    /// The prototypes, that of the largest cluster first.
    pub prototypes: Prototypes,
    /// The cluster of each row.
    pub labels: Vec<u32>,
    /// The sum of the rows' costs, by their weights.
    pub cost: f64,
    /// How many iterations the best start took.
    pub iterations: usize,
    /// Whether it settled before the cap of iterations.
    pub converged: bool,
}

/// A fit under way. The data must be the same in every call.
#[derive(Debug)]
pub struct PrototypesFit {
    clusters: usize,
    starts: usize,
    limit: usize,
    seed: u64,
    lambda: f64,
    begun: usize,
    descent: Option<Descent>,
    best: Option<Descent>,
}

/// One start on its way down.
#[derive(Debug, Clone)]
struct Descent {
    prototypes: Prototypes,
    labels: Vec<u32>,
    cost: f64,
    iterations: usize,
    settled: bool,
}

impl PrototypesFit {
    /// Prepares a fit of `clusters` clusters to `data`, which must have a row. Without `starts` there are
    /// 12, without `balance` clustMixType's λ.
    pub fn new(
        data: &Data,
        clusters: usize,
        starts: Option<usize>,
        limit: usize,
        balance: Option<f64>,
        seed: u64,
    ) -> Self {
        let own = || lambda(data.columns(), &|row| data.weight(row));
        Self {
            clusters,
            starts: starts.unwrap_or(STARTS),
            limit,
            seed,
            lambda: balance.unwrap_or_else(own),
            begun: 0,
            descent: None,
            best: None,
        }
    }

    /// Does one iteration; `false` when there is nothing left to do.
    pub fn step(&mut self, data: &Data) -> bool {
        let Some(mut descent) = self.descent.take() else {
            if self.begun == self.starts {
                return false;
            }
            let mut random = Random::new(self.seed, self.clusters, self.begun);
            self.begun += 1;
            self.descent = Some(Descent {
                prototypes: drawn(data, self.clusters, self.lambda, &mut random),
                labels: Vec::new(),
                cost: f64::INFINITY,
                iterations: 0,
                settled: false,
            });
            return true;
        };
        if !descent.step(data) && descent.iterations < self.limit {
            self.descent = Some(descent);
            return true;
        }
        let known = self.best.as_ref().map_or(f64::INFINITY, |best| best.cost);
        if descent.cost < known {
            self.best = Some(descent);
        }
        true
    }

    /// The part that is done, roughly, 0 to 1.
    pub fn fraction(&self) -> f64 {
        self.begun as f64 / (self.starts + 1) as f64
    }

    /// The cheapest clusters, once `step` returned `false`.
    pub fn finish(self) -> FittedPrototypes {
        let best = self.best.expect("there is a start");
        let mut prototypes = best.prototypes;
        let mut labels = best.labels;
        sort(&mut prototypes, &mut labels);
        FittedPrototypes {
            prototypes,
            labels,
            cost: best.cost,
            iterations: best.iterations,
            converged: best.settled,
        }
    }
}

impl Descent {
    /// Puts rows in their cheapest clusters and moves the prototypes; true once no row changes its own.
    fn step(&mut self, data: &Data) -> bool {
        let mut tally = Tally::new(self.prototypes.len(), data.columns());
        let mut labels = Vec::with_capacity(data.len());
        tally.add(
            &self.prototypes,
            data.columns(),
            &|row| data.weight(row),
            &mut labels,
        );
        self.iterations += 1;
        self.cost = tally.cost;
        self.settled = labels == self.labels;
        self.labels = labels;
        if self.settled {
            return true;
        }
        self.prototypes = tally.middles(&self.prototypes);
        let empty = tally.sizes.iter().position(|&size| size == 0.0);
        if let Some(empty) = empty.filter(|_| tally.dearest.0 > 0.0) {
            self.prototypes.put(empty, data.columns(), tally.dearest.1);
        }
        false
    }
}

/// Rows drawn as first prototypes, each next one with a probability proportional to what it costs in the
/// clusters so far, the best of 2 + ⌊ln k⌋ draws each time.
fn drawn(data: &Data, clusters: usize, lambda: f64, random: &mut Random) -> Prototypes {
    let rows = data.len();
    let mut chosen = vec![(random.unit() * rows as f64) as usize];
    let costs_of = |row: usize, nearest: &[f64]| {
        let mut costs = nearest.to_vec();
        let prototype = Prototypes::of_rows(data.columns(), &[row], lambda);
        prototype.cheapest(data.columns(), |row, _, cost| {
            costs[row] = f64::min(costs[row], cost)
        });
        costs
    };
    let mut nearest = costs_of(chosen[0], &vec![f64::INFINITY; rows]);
    let trials = 2 + libm::log(clusters as f64) as usize;
    while chosen.len() < clusters {
        let potential: f64 = nearest.iter().sum();
        if potential <= 0.0 {
            break;
        }
        let mut best: Option<(f64, usize, Vec<f64>)> = None;
        for _ in 0..trials {
            let mut rest = random.unit() * potential;
            let below = |&(_, cost): &(usize, &f64)| {
                rest -= cost;
                rest < 0.0
            };
            let row = nearest
                .iter()
                .enumerate()
                .find(below)
                .map_or(rows - 1, |(row, _)| row);
            let costs = costs_of(row, &nearest);
            let left = costs.iter().sum();
            if best.as_ref().is_none_or(|(least, _, _)| left < *least) {
                best = Some((left, row, costs));
            }
        }
        if let Some((_, row, costs)) = best {
            chosen.push(row);
            nearest = costs;
        }
    }
    Prototypes::of_rows(data.columns(), &chosen, lambda)
}

/// Numbers clusters by falling number of rows, equally large ones in the order they had, and gives up those
/// without any.
pub(super) fn sort(prototypes: &mut Prototypes, labels: &mut [u32]) {
    let mut sizes = vec![0u64; prototypes.len()];
    labels.iter().for_each(|&label| sizes[label as usize] += 1);
    let mut order = ranked(sizes.len(), &|one, other| sizes[other].cmp(&sizes[one]));
    order.retain(|&cluster| sizes[cluster] > 0);
    renumber(labels, sizes.len(), &order);
    prototypes.reorder(&order);
}
