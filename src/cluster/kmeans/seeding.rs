//! Where to start: greedy k-means++.

use super::centres::Centres;
use super::kernel::squared_distances;
use super::random::Random;
use crate::features::{LANES, Points, Rows};

/// Draws `clusters` of the points as first centres: each next one with a probability proportional to
/// its squared distance from those already drawn (Arthur & Vassilvitskii, *k-means++*, 2007), the
/// best of 2 + ⌊ln k⌋ draws each time.
///
/// If there are fewer distinct points, they are all drawn, and fewer centres are returned. There must
/// be a point.
pub(super) fn greedy_plus_plus(points: &Points, clusters: usize, random: &mut Random) -> Centres {
    let mut centres = Centres::new(points.dimensions());
    let mut centre = vec![0.0; points.dimensions()];
    let first = (random.unit() * points.len() as f64) as usize;
    points.copy_row(first, &mut centre);
    centres.push(&centre);
    let mut nearest = vec![f64::INFINITY; points.len()];
    let mut potential = draw_nearer(points, &centre, &mut nearest);
    let trials = 2 + libm::log(clusters as f64) as usize;
    while centres.len() < clusters && potential > 0.0 {
        let mut best: Option<(f64, Vec<f64>, Vec<f64>)> = None;
        for _ in 0..trials {
            let drawn = pick(&nearest, random.unit() * potential);
            points.copy_row(drawn, &mut centre);
            let mut candidate = nearest.clone();
            let left = draw_nearer(points, &centre, &mut candidate);
            if best.as_ref().is_none_or(|(least, ..)| left < *least) {
                best = Some((left, candidate, centre.clone()));
            }
        }
        let (left, candidate, chosen) = best.expect("there are at least two trials");
        centres.push(&chosen);
        nearest = candidate;
        potential = left;
    }
    centres
}

/// Lowers each point's squared distance to that from `centre`, and sums them.
fn draw_nearer(points: &Points, centre: &[f64], nearest: &mut [f64]) -> f64 {
    let mut potential = 0.0;
    for chunk in points.chunks() {
        let blocks = chunk.blocks.chunks_exact(chunk.dimensions);
        for (least, block) in nearest[chunk.range()].chunks_mut(LANES).zip(blocks) {
            for (least, square) in least.iter_mut().zip(squared_distances(block, centre)) {
                *least = square.min(*least);
                potential += *least;
            }
        }
    }
    potential
}

/// The point at which the running sum of the weights passes `target`; never one without weight.
fn pick(weights: &[f64], target: f64) -> usize {
    let mut sum = 0.0;
    let mut last = 0;
    for (index, &weight) in weights.iter().enumerate() {
        if weight > 0.0 {
            sum += weight;
            last = index;
            if sum > target {
                break;
            }
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(values: &[f64]) -> Points {
        let mut points = Points::new(1);
        values.iter().for_each(|&value| points.push(&[value]));
        points
    }

    #[test]
    fn draws_no_point_twice() {
        let points = points(&[0.0, 0.0, 0.0, 1.0, 1.0, 5.0]);
        for restart in 0..20 {
            let centres = greedy_plus_plus(&points, 5, &mut Random::new(1, 5, restart));
            let mut drawn: Vec<f64> = centres.iter().map(|centre| centre[0]).collect();
            drawn.sort_by(f64::total_cmp);
            assert_eq!(drawn, [0.0, 1.0, 5.0]);
        }
    }

    #[test]
    fn draws_far_points_rather_than_near_ones() {
        let mut values = vec![0.0; 200];
        values
            .iter_mut()
            .enumerate()
            .for_each(|(index, value)| *value = index as f64 * 1e-3);
        values.extend([50.0, 90.0]);
        let points = points(&values);
        for restart in 0..20 {
            let centres = greedy_plus_plus(&points, 3, &mut Random::new(1, 3, restart));
            assert!(centres.iter().any(|centre| centre[0] == 50.0));
            assert!(centres.iter().any(|centre| centre[0] == 90.0));
        }
    }
}
