//! Classes fitted to bounded data from several starts, one bounded step at a time.

use super::classes::Classes;
use super::holding::Holding;
use super::moments::{Moments, Prior};
use crate::cluster::data::Data;
use crate::cluster::kmeans::{Effort, Random, Search, SearchStep, greedy_plus_plus};
use crate::cluster::placement::renumber;
use crate::features::{Points, ranked};

/// How many starts there are if nobody says otherwise.
const STARTS: usize = 8;

/// Starts are compared on so many rows, or on so many of each class.
const START_ROWS: usize = 1000;
const START_ROWS_OF_CLASS: usize = 100;

/// How many iterations a start has to show whether it is good.
pub(super) const START_ITERATIONS: usize = 25;

/// The best of the starts go on until they settle.
const FINISHERS: usize = 2;

/// A fit has settled when an iteration raises the mean log-likelihood of a row by less.
pub(super) const SETTLED: f64 = 1e-7;

/// A fit that is compared with others of its kind, not kept, has settled sooner.
const NEARLY_SETTLED: f64 = 1e-5;

/// And takes fewer starts.
const QUICK_STARTS: usize = 4;

/// What a fit found.
#[derive(Debug, Clone, PartialEq)]
pub struct FittedClasses {
    /// The classes, that with the most rows first.
    pub classes: Classes,
    /// The class of each row. Classes that are nobody's likeliest are given up.
    pub labels: Vec<u32>,
    /// ln of the data's likelihood, rows counting by their weights.
    pub log_likelihood: f64,
    /// The same, and the logarithm of the prior: what was maximised.
    pub objective: f64,
    /// −2 ln L + p ln n, with the sum of the weights for n (Schwarz 1978).
    pub bic: f64,
    /// How many iterations the last descent took.
    pub iterations: usize,
    /// Whether it settled before the cap of iterations.
    pub converged: bool,
}

/// A fit under way. The data must be the same in every call.
#[derive(Debug)]
pub struct MixtureFit {
    pub(super) clusters: usize,
    pub(super) starts: usize,
    limit: usize,
    pub(super) tolerance: f64,
    finishers: usize,
    seed: u64,
    prior: Prior,
    /// The rows on which starts are compared, if not all.
    few: Option<(Data, Prior)>,
    /// Classes that were tried, with their objective; at last the best few.
    pub(super) tried: Vec<Climb>,
    climb: Option<Climb>,
    /// How many starts were begun, and how many of the best have gone on.
    begun: usize,
    finished: usize,
    /// Known once the best have settled.
    pub(super) holding: Option<Holding>,
}

/// Expectation-maximisation under way.
#[derive(Debug, Clone)]
pub(super) struct Climb {
    pub classes: Classes,
    pub likelihood: f64,
    pub objective: f64,
    pub iterations: usize,
    pub settled: bool,
}

impl Climb {
    pub fn new(classes: Classes) -> Self {
        Self {
            classes,
            likelihood: f64::NEG_INFINITY,
            objective: f64::NEG_INFINITY,
            iterations: 0,
            settled: false,
        }
    }

    /// From rows that belong wholly to the classes `labels`.
    pub fn from_labels(data: &Data, prior: &Prior, clusters: usize, labels: &[u32]) -> Self {
        let blank = Classes::blank(clusters, data.latent());
        let mut moments = Moments::new(clusters, data.latent());
        moments.place(&blank, data.latent(), labels, &|row| data.weight(row));
        Self::new(moments.maximise(&blank, prior))
    }

    /// Measures the classes on all rows and moves them on; true once it has settled.
    pub fn step(&mut self, data: &Data, prior: &Prior, tolerance: f64) -> bool {
        let mut moments = Moments::new(self.classes.len(), data.latent());
        moments.expect(&self.classes, data.latent(), &|row| data.weight(row));
        self.take(&moments, prior, tolerance)
    }

    /// Takes what expectation added up over all rows.
    pub fn take(&mut self, moments: &Moments, prior: &Prior, tolerance: f64) -> bool {
        let before = self.objective;
        self.measure(moments, prior);
        let gain = self.objective - before;
        self.settled = gain < tolerance * moments.rows;
        if !self.settled {
            self.iterations += 1;
            self.classes = moments.maximise(&self.classes, prior);
        }
        self.settled
    }
}

impl Climb {
    /// How many classes are somebody's likeliest.
    pub fn occupied(&self, data: &Data) -> usize {
        let labels = self.classes.predict(data.latent());
        let mut taken = vec![false; self.classes.len()];
        labels
            .iter()
            .for_each(|&label| taken[label as usize] = true);
        taken.iter().filter(|taken| **taken).count()
    }

    /// Only measures the classes.
    pub fn measure(&mut self, moments: &Moments, prior: &Prior) {
        self.likelihood = moments.likelihood;
        self.objective = moments.likelihood + prior.log(&self.classes);
    }

    /// The classes numbered by falling size, and the figures; `rows` is the sum of the rows' weights.
    pub fn finish(self, mut labels: Vec<u32>, rows: f64) -> FittedClasses {
        let mut classes = self.classes;
        let bic = classes.parameters() * libm::log(rows) - 2.0 * self.likelihood;
        sort(&mut classes, &mut labels);
        FittedClasses {
            classes,
            labels,
            log_likelihood: self.likelihood,
            objective: self.objective,
            bic,
            iterations: self.iterations,
            converged: self.settled,
        }
    }
}

impl MixtureFit {
    /// Prepares a fit of `clusters` classes to `data`, which must have a row. Without `starts` there are 8.
    /// `belief` is how many rows the [`Prior`] is worth; `limit` caps the iterations.
    pub fn new(
        data: &Data,
        clusters: usize,
        starts: Option<usize>,
        limit: usize,
        belief: f64,
        seed: u64,
    ) -> Self {
        let prior = |data: &Data| Prior::new(data.latent(), &|row| data.weight(row), belief);
        // Rows come in canonical order, so the first ones are a sample.
        let enough = START_ROWS.max(START_ROWS_OF_CLASS * clusters);
        let few = (data.len() > enough).then(|| {
            let few = data.take(&(0..enough as u32).collect::<Vec<_>>());
            let prior = prior(&few);
            (few, prior)
        });
        Self {
            clusters,
            starts: starts.unwrap_or(STARTS),
            limit,
            tolerance: SETTLED,
            finishers: FINISHERS,
            seed,
            prior: prior(data),
            few,
            tried: Vec::new(),
            climb: None,
            begun: 0,
            finished: 0,
            holding: None,
        }
    }

    /// For a number of classes that is only weighed against others: at most 4 starts, of which the best alone
    /// goes on, and not to the last digit.
    pub fn quick(mut self) -> Self {
        self.starts = self.starts.min(QUICK_STARTS);
        self.finishers = 1;
        self.tolerance = NEARLY_SETTLED;
        self
    }

    /// Ends when an iteration raises the mean log-likelihood of a row by less.
    pub(super) fn tolerance(mut self, tolerance: f64) -> Self {
        self.tolerance = tolerance;
        self
    }

    /// Goes on from these classes alone: no starts.
    pub(super) fn from_classes(data: &Data, classes: Classes, limit: usize, belief: f64) -> Self {
        let mut fit = Self::new(data, classes.len(), Some(0), limit, belief, 0);
        fit.few = None;
        fit.tried.push(Climb::new(classes));
        fit
    }

    /// Does one iteration; `false` when there is nothing left to do.
    pub fn step(&mut self, data: &Data) -> bool {
        let starting = self.begun < self.starts || (self.climb.is_some() && self.finished == 0);
        match self.climb.take() {
            Some(mut climb) if starting => {
                let (few, prior) = self.few(data);
                if climb.step(few, prior, self.tolerance) || climb.iterations >= START_ITERATIONS {
                    self.tried.push(climb);
                    if self.begun == self.starts {
                        self.rank(data);
                    }
                } else {
                    self.climb = Some(climb);
                }
            }
            Some(mut climb) => {
                if climb.step(data, &self.prior, self.tolerance) || climb.iterations >= self.limit {
                    self.tried[self.finished - 1] = climb;
                } else {
                    self.climb = Some(climb);
                }
            }
            None if self.begun < self.starts => {
                self.climb = Some(self.start(data, self.begun));
                self.begun += 1;
            }
            None if self.finished < self.tried.len().min(self.finishers) => {
                let mut climb = self.tried[self.finished].clone();
                if self.few.is_some() {
                    // Measured on other rows.
                    climb.objective = f64::NEG_INFINITY;
                    climb.settled = false;
                }
                self.finished += 1;
                self.climb = Some(climb);
            }
            None => return self.hold(data),
        }
        true
    }

    /// The rows on which starts are compared.
    pub(super) fn few<'a>(&'a self, data: &'a Data) -> (&'a Data, &'a Prior) {
        match &self.few {
            Some((few, prior)) => (few, prior),
            None => (data, &self.prior),
        }
    }

    /// The part that is done, roughly, 0 to 1.
    pub fn fraction(&self) -> f64 {
        let (begun, finished) = (self.begun as f64, self.finished as f64);
        let all = (self.starts + 2 * self.finishers) as f64;
        ((begun + 2.0 * finished - 1.0) / all).max(0.0)
    }

    /// The first start is what k-means finds, which tells many classes of like size apart. The others are rows
    /// drawn by greedy k-means++, each with the rows that are nearest to it.
    pub(super) fn start(&self, data: &Data, start: usize) -> Climb {
        let (data, prior) = self.few(data);
        let labels = match start {
            0 => around_means(data.points(), self.clusters, self.seed),
            _ => None,
        };
        let labels = labels.unwrap_or_else(|| {
            let mut random = Random::new(self.seed, self.clusters, start);
            greedy_plus_plus(data.points(), self.clusters, &mut random).nearest(data.points())
        });
        Climb::from_labels(data, prior, self.clusters, &labels)
    }

    /// The best starts first: those that keep the most classes, of these the likeliest.
    pub(super) fn rank(&mut self, data: &Data) {
        let (data, _) = self.few(data);
        let tried = &self.tried;
        let kept: Vec<usize> = tried.iter().map(|climb| climb.occupied(data)).collect();
        let order = ranked(tried.len(), &|one, other| {
            let likelier = || tried[other].objective.total_cmp(&tried[one].objective);
            kept[other].cmp(&kept[one]).then_with(likelier)
        });
        self.tried = order
            .iter()
            .map(|&place| self.tried[place].clone())
            .collect();
        self.tried.truncate(self.finishers);
    }

    /// What is believed of a class before any row of the data is seen.
    pub fn prior(&self) -> &Prior {
        &self.prior
    }

    /// The best classes, once `step` returned `false`.
    pub fn finish(mut self, data: &Data) -> FittedClasses {
        let held = self.holding.and_then(Holding::into_best);
        let is_held = held.is_some();
        let mut best = held.unwrap_or_else(|| self.tried.swap_remove(0));
        if is_held || !best.settled {
            // Held classes were measured on few rows, and the last iteration of others moved what it had measured.
            let mut moments = Moments::new(best.classes.len(), data.latent());
            moments.expect(&best.classes, data.latent(), &|row| data.weight(row));
            best.measure(&moments, &self.prior);
            best.settled |= is_held;
        }
        let labels = best.classes.predict(data.latent());
        let rows = (0..data.len()).map(|row| data.weight(row)).sum();
        best.finish(labels, rows)
    }
}

/// Numbers classes by falling number of rows, equal ones by their shares, and gives up those without any.
fn sort(classes: &mut Classes, labels: &mut [u32]) {
    let mut sizes = vec![0u64; classes.len()];
    labels.iter().for_each(|&label| sizes[label as usize] += 1);
    let mut order = ranked(classes.len(), &|one, other| {
        let shares = classes.shares[other].total_cmp(&classes.shares[one]);
        sizes[other].cmp(&sizes[one]).then(shares)
    });
    order.retain(|&class| sizes[class] > 0);
    renumber(labels, classes.len(), &order);
    classes.reorder(&order);
}

/// The clusters of k-means; `None` where there are fewer rows.
fn around_means(points: &Points, clusters: usize, seed: u64) -> Option<Vec<u32>> {
    let effort = Effort {
        restarts: Some(1),
        breathing: false,
        iterations: START_ITERATIONS,
        ..Effort::default()
    };
    let mut search = Search::new(points, clusters..=clusters, effort, seed).ok()?;
    loop {
        match search.step(points) {
            SearchStep::Found(found) => return Some(found.labels),
            SearchStep::Working(_) => {}
            SearchStep::Done => return None,
        }
    }
}
