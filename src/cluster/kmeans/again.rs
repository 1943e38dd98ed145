//! Lloyd's iterations once more, from centres that were found, on points with other weights.

use super::Centres;
use crate::features::{LANES, Points};

/// From centres that are nearly right few iterations are needed.
const ITERATIONS: usize = 30;

/// The nearest centre of each point once centres were fitted to points that count by `weights`, of which some may be
/// 0. A cluster that nobody is in stays where it was.
pub(in crate::cluster) fn again(centres: &Centres, points: &Points, weights: &[f64]) -> Vec<u32> {
    let (dimensions, count) = (centres.dimensions(), centres.len());
    let mut labels = centres.nearest(points);
    for _ in 0..ITERATIONS {
        let mut sums = vec![0.0; count * dimensions];
        let mut totals = vec![0.0; count];
        for chunk in points.chunks() {
            for (place, row) in chunk.range().enumerate() {
                let (label, weight) = (labels[row] as usize, weights[row]);
                if weight > 0.0 {
                    totals[label] += weight;
                    let own = &mut sums[label * dimensions..][..dimensions];
                    for (sum, lanes) in own.iter_mut().zip(chunk.block(place / LANES)) {
                        *sum += weight * f64::from(lanes[place % LANES]);
                    }
                }
            }
        }
        let mut moved = Centres::new(dimensions);
        for (index, total) in totals.iter().enumerate() {
            let own = &mut sums[index * dimensions..][..dimensions];
            if *total > 0.0 {
                own.iter_mut().for_each(|sum| *sum /= total);
                moved.push(own);
            } else {
                moved.push(centres.get(index));
            }
        }
        let next = moved.nearest(points);
        if next == labels {
            break;
        }
        labels = next;
    }
    labels
}
