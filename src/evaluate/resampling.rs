//! What comes back on other rows: prediction strength and stability.

use super::contingency::{best_jaccards, prediction_strength};
use crate::cluster::{Data, Effort, Method, Random};
use crate::error::Result;

/// The mean prediction strength of a method with `clusters` clusters over one division of the rows in two
/// random halves, each of which predicts the other.
///
/// # Errors
/// Those of the method.
pub fn split_strength(
    method: Method,
    data: &Data,
    clusters: usize,
    effort: Effort,
    (seed, split): (u64, usize),
) -> Result<f64> {
    let order = shuffled(data.len(), &mut Random::new(seed, 1, split));
    let (one, other) = order.split_at(order.len() / 2);
    let halves = [data.take(one), data.take(other)];
    let fit = |half: &Data| method.fit(half, clusters, effort, seed);
    let [one, other] = [fit(&halves[0])?, fit(&halves[1])?];
    let forwards = prediction_strength(&other.labels, &one.predict(&halves[1]));
    let backwards = prediction_strength(&one.labels, &other.predict(&halves[0]));
    Ok((forwards + backwards) / 2.0)
}

/// How stable clusters are when bootstrap samples of the rows are clustered anew (Hennig 2007).
#[derive(Debug)]
pub struct StabilityRun {
    /// The partition that is tested, of the rows of the data.
    labels: Vec<u32>,
    clusters: usize,
    /// For each cluster the sum of its best Jaccard coefficients, and how many there are.
    sums: Vec<(f64, f64)>,
    resamples: usize,
}

impl StabilityRun {
    /// Of the partition given by the label of each row of the data, below `clusters`.
    pub fn new(labels: Vec<u32>, clusters: usize) -> Self {
        Self {
            labels,
            clusters,
            sums: vec![(0.0, 0.0); clusters],
            resamples: 0,
        }
    }

    /// Clusters the next bootstrap sample.
    ///
    /// # Errors
    /// Those of the method.
    pub fn step(&mut self, method: Method, data: &Data, effort: Effort, seed: u64) -> Result<()> {
        let mut random = Random::new(seed, 2, self.resamples);
        let count = data.len() as f64;
        let drawn = (0..data.len()).map(|_| (random.unit() * count) as u32);
        let rows: Vec<u32> = drawn.collect();
        let sample = data.take(&rows);
        let fitted = method.fit(&sample, self.clusters, effort, seed)?;
        // A row that was drawn several times is one row.
        let mut seen = vec![false; data.len()];
        let (mut own, mut other) = (Vec::new(), Vec::new());
        for (&row, &label) in rows.iter().zip(&fitted.labels) {
            if !std::mem::replace(&mut seen[row as usize], true) {
                own.push(self.labels[row as usize]);
                other.push(label);
            }
        }
        let jaccards = best_jaccards(&own, &other, self.clusters);
        for ((sum, count), jaccard) in self.sums.iter_mut().zip(jaccards) {
            if let Some(jaccard) = jaccard {
                *sum += jaccard;
                *count += 1.0;
            }
        }
        self.resamples += 1;
        Ok(())
    }

    /// How many samples were clustered.
    pub fn resamples(&self) -> usize {
        self.resamples
    }

    /// The mean Jaccard coefficient of each cluster; 0 for one that no sample had a row of.
    pub fn jaccards(&self) -> Vec<f64> {
        let mean = |(sum, count): &(f64, f64)| sum / f64::max(*count, 1.0);
        self.sums.iter().map(mean).collect()
    }
}

/// The numbers below `count` in random order (Fisher & Yates).
fn shuffled(count: usize, random: &mut Random) -> Vec<u32> {
    let mut order: Vec<u32> = (0..count as u32).collect();
    for place in (1..count).rev() {
        let other = (random.unit() * (place + 1) as f64) as usize;
        order.swap(place, other);
    }
    order
}
