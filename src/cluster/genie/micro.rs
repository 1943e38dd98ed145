//! Clusters of any shape as many small centres.

use serde::{Deserialize, Serialize};

use crate::cluster::kmeans::Centres;
use crate::features::{Points, Rows};
use crate::table::rising::order_key;

/// Never fewer rows than this, whatever is asked for: a centre of one row would be that row.
const LEAST_ROWS: usize = 3;

/// Centres of a few neighbouring rows each, and the cluster that each of them belongs to. A row belongs to
/// the cluster of the nearest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MicroCentres {
    /// The means of groups of rows, in feature space.
    pub centres: Centres,
    /// The cluster of each, from 0.
    pub clusters: Vec<u32>,
}

impl MicroCentres {
    /// Halves each cluster along its widest coordinate, and the halves again, as long as both keep at least
    /// `rows` rows. A smaller cluster becomes one centre.
    pub fn new(points: &Points, labels: &[u32], clusters: usize, rows: usize) -> Self {
        let rows = rows.max(LEAST_ROWS);
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); clusters];
        for (row, &label) in labels.iter().enumerate() {
            members[label as usize].push(row as u32);
        }
        let mut micro = Self {
            centres: Centres::new(points.dimensions()),
            clusters: Vec::new(),
        };
        for (label, members) in members.into_iter().enumerate() {
            micro.divide(points, members, label as u32, rows);
        }
        micro
    }

    fn divide(&mut self, points: &Points, members: Vec<u32>, label: u32, rows: usize) {
        let mut waiting = vec![members];
        let mut row = vec![0.0; points.dimensions()];
        while let Some(members) = waiting.pop() {
            let count = members.len() as f64;
            let (mut sums, mut squares) = (vec![0.0; row.len()], vec![0.0; row.len()]);
            for &member in &members {
                points.copy_row(member as usize, &mut row);
                for (place, value) in row.iter().enumerate() {
                    sums[place] += value;
                    squares[place] += value * value;
                }
            }
            if members.len() < 2 * rows {
                sums.iter_mut().for_each(|sum| *sum /= count);
                self.centres.push(&sums);
                self.clusters.push(label);
                continue;
            }
            let spread = |place: usize| squares[place] - sums[place] * sums[place] / count;
            let widest = (0..row.len()).fold(0, |widest, place| {
                if spread(place) > spread(widest) {
                    place
                } else {
                    widest
                }
            });
            let mut keyed: Vec<(u64, u64)> = Vec::with_capacity(members.len());
            for &member in &members {
                points.copy_row(member as usize, &mut row);
                keyed.push((order_key(row[widest]), u64::from(member)));
            }
            keyed.sort_unstable();
            let (lower, upper) = keyed.split_at(keyed.len() / 2);
            for half in [upper, lower] {
                waiting.push(half.iter().map(|&(_, member)| member as u32).collect());
            }
        }
    }

    /// The cluster of the nearest centre of each point.
    pub fn predict(&self, points: &Points) -> Vec<u32> {
        let mut labels = self.centres.nearest(points);
        labels
            .iter_mut()
            .for_each(|label| *label = self.clusters[*label as usize]);
        labels
    }

    /// Whether they can be used in a space of so many dimensions: what a damaged model would break.
    pub fn is_sound(&self, dimensions: usize) -> bool {
        !self.centres.is_empty()
            && self.centres.dimensions() == dimensions
            && self.centres.len() == self.clusters.len()
            && (0..self.count() as u32).all(|cluster| self.clusters.contains(&cluster))
    }

    /// How many clusters there are.
    pub fn count(&self) -> usize {
        self.clusters
            .iter()
            .max()
            .map_or(0, |&most| most as usize + 1)
    }
}
