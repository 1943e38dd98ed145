//! Are there any segments at all? A parametric bootstrap against one homogeneous population.
//!
//! Every table can be divided, and some tables into neat clusters, because their columns are skewed or
//! correlated. So the table's silhouettes are compared with those of tables that have the same margins
//! and correlations and no segments (Hennig & Lin, *Flexible parametric bootstrap for testing homogeneity
//! against clustering*, 2015).
//!
//! Rows count once each, whatever their weights: of a row that counts twice only one answer is known, and two
//! equal ones would look like the beginning of a cluster.

use super::copula::{Copula, CopulaFitting};
use super::separation::{Separation, separation};
use super::simplified::simplified_silhouette;
use crate::cluster::{Data, Effort, Method, Random};

/// With so many clusters and more, those along a curve are a chain.
const CHAIN: usize = 6;

/// A test under way. The data must be the same in every call.
#[derive(Debug)]
pub struct HomogeneityRun {
    numbers: Vec<usize>,
    effort: Effort,
    seed: u64,
    phase: Phase,
    /// For each number of clusters the simplified silhouette: of the table, then of each draw.
    observed: Vec<f64>,
    drawn: Vec<Vec<f64>>,
    /// How the table's clusters lie to each other.
    separations: Vec<Separation>,
}

#[derive(Debug)]
enum Phase {
    Fit(CopulaFitting),
    Observe(Copula, Data),
    Draw(Copula, Option<Data>),
}

impl HomogeneityRun {
    /// Prepares to test `data` for `numbers` of clusters, which rise.
    pub fn new(data: &Data, numbers: Vec<usize>, effort: Effort, seed: u64) -> Self {
        Self {
            numbers,
            effort,
            seed,
            phase: Phase::Fit(CopulaFitting::new(data)),
            observed: Vec::new(),
            drawn: Vec::new(),
            separations: Vec::new(),
        }
    }

    /// Does the next fit, for the table first and then for `draws` draws; `false` when there is nothing
    /// left to do. Draws that begin now are measured for at most `most` clusters.
    pub fn step(&mut self, data: &Data, draws: usize, most: usize) -> bool {
        let before = std::mem::replace(&mut self.phase, Phase::Fit(CopulaFitting::empty()));
        self.phase = match before {
            Phase::Fit(mut fitting) => match fitting.step() {
                true => Phase::Fit(fitting),
                // Encoded in the same way as the draws will be.
                false => Phase::Observe(fitting.finish(), Data::new(data.columns().to_vec(), None)),
            },
            Phase::Observe(copula, data) => {
                let labels = self.clusters(&data, self.observed.len());
                self.observed
                    .push(simplified_silhouette(data.points(), &labels));
                self.separations.push(separation(data.points(), &labels));
                match self.observed.len() < self.numbers.len() {
                    true => Phase::Observe(copula, data),
                    false => Phase::Draw(copula, None),
                }
            }
            Phase::Draw(copula, Some(data)) => {
                let place = self.drawn.last().map_or(0, Vec::len);
                let labels = self.clusters(&data, place);
                let next = simplified_silhouette(data.points(), &labels);
                self.drawn
                    .last_mut()
                    .expect("a draw is under way")
                    .push(next);
                let complete = self.numbers.get(place + 1).is_none_or(|&next| next > most);
                Phase::Draw(copula, (!complete).then_some(data))
            }
            Phase::Draw(copula, None) if self.drawn.len() < draws => {
                let mut random = Random::new(self.seed, 0, self.drawn.len());
                let data = Data::new(copula.draw(&mut random), None);
                self.drawn.push(Vec::with_capacity(self.numbers.len()));
                Phase::Draw(copula, Some(data))
            }
            phase => phase,
        };
        self.is_busy(draws)
    }

    fn is_busy(&self, draws: usize) -> bool {
        match &self.phase {
            Phase::Draw(_, data) => data.is_some() || self.drawn.len() < draws,
            _ => true,
        }
    }

    /// The clusters' labels.
    fn clusters(&self, data: &Data, place: usize) -> Vec<u32> {
        let fitted = Method::KMeans.fit(data, self.numbers[place], self.effort, self.seed);
        fitted.map_or_else(|_| vec![0; data.len()], |fitted| fitted.labels)
    }

    /// The clearest gap between groups of clusters, over all numbers; 0 if, cut finely, most are a chain without any.
    pub fn separation(&self) -> f64 {
        let pairs = self.numbers.iter().zip(&self.separations);
        let fine = pairs.filter(|(number, _)| **number >= CHAIN);
        let balance: i32 = fine
            .map(|(_, separation)| if separation.is_chain { 1 } else { -1 })
            .sum();
        if balance > 0 {
            return 0.0;
        }
        let gaps = self.separations.iter().map(|separation| separation.gap);
        gaps.fold(0.0, f64::max)
    }

    /// How many tables were drawn.
    pub fn draws(&self) -> usize {
        self.drawn.len()
    }

    /// By how much the table's simplified silhouette exceeds that of the draws; 0 for a number of clusters
    /// that was not measured.
    pub fn excess(&self, clusters: usize) -> f64 {
        let place = self.numbers.iter().position(|&number| number == clusters);
        place.map_or(0.0, |place| {
            let drawn = self
                .drawn
                .iter()
                .filter_map(|drawn| drawn.get(place))
                .copied();
            self.observed[place] - moments(&drawn.collect::<Vec<_>>()).0
        })
    }

    /// The largest excess over all numbers that every draw was measured for, in standard deviations of
    /// the draws.
    pub fn statistic(&self) -> f64 {
        let all: Vec<&[f64]> = self.drawn.iter().map(Vec::as_slice).collect();
        largest(&self.observed, &all)
    }

    /// The p-value: the rank of the table among the draws, each compared with all tables together, so
    /// that a table without segments is as likely to have any rank.
    pub fn p(&self) -> f64 {
        let mut all: Vec<&[f64]> = self.drawn.iter().map(Vec::as_slice).collect();
        all.push(&self.observed);
        let own = largest(&self.observed, &all);
        let as_large = |drawn: &&Vec<f64>| largest(drawn, &all) >= own;
        let count = self.drawn.iter().filter(as_large).count();
        (count + 1) as f64 / (self.drawn.len() + 1) as f64
    }
}

/// The largest silhouette, each compared with those of all tables for the same number of clusters.
fn largest(silhouettes: &[f64], all: &[&[f64]]) -> f64 {
    let measured = all.iter().map(|of| of.len()).min().unwrap_or(0);
    let standardised = silhouettes[..measured]
        .iter()
        .enumerate()
        .map(|(place, silhouette)| {
            let values: Vec<f64> = all.iter().map(|of| of[place]).collect();
            let (mean, deviation) = moments(&values);
            (silhouette - mean) / deviation.max(1e-9)
        });
    standardised.fold(f64::NEG_INFINITY, f64::max)
}

/// Mean and standard deviation.
fn moments(values: &[f64]) -> (f64, f64) {
    let count = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares = values.iter().map(|value| (value - mean) * (value - mean));
    (mean, (squares.sum::<f64>() / (count - 1.0).max(1.0)).sqrt())
}
