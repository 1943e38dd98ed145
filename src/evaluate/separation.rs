//! Whether clusters stand apart, or only divide what goes on without a gap.
//!
//! Tables cluster better than the homogeneous population they are compared with if they are divided by gaps, but
//! also if they have long tails in all directions, or lie along a curve, of which margins and correlations know
//! nothing.

use super::dip::dip;
use super::simplified::{means, nearest_two};
use crate::features::Rows;
use crate::table::rising::sorted;

/// Neighbours in a chain have at least this share of their rows in between.
const SHARE: f64 = 0.1;

/// A chain has a gap if two clusters lie farther apart than bent pieces do.
const BENT: f64 = 0.75;

/// How clusters lie to each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Separation {
    /// Of all ways to part the clusters in two groups the one with the clearest gap: the dip, times the root of the
    /// number of rows, of the two clusters across it that it parts least. The rows' places are those along the line
    /// through the means of both clusters. About .3 in one heap of any shape, .5 in what is evenly spread, more across
    /// a gap.
    pub gap: f64,
    /// Whether each cluster has at most two neighbours, all are neighbours of neighbours, and nowhere is a gap: they
    /// follow one another along a curve.
    pub is_chain: bool,
}

/// How the clusters of `labels` lie, of which there are two or more.
pub fn separation(rows: &impl Rows, labels: &[u32]) -> Separation {
    let (means, sizes) = means(rows, labels);
    let clusters = sizes.len();
    let dimensions = rows.dimensions();
    let mut row = vec![0.0; dimensions];
    let mut points = Vec::with_capacity(labels.len() * dimensions);
    // How many rows of each cluster have each other one as the next.
    let mut between = vec![0.0; clusters * clusters];
    for (index, &label) in labels.iter().enumerate() {
        rows.copy_row(index, &mut row);
        points.extend_from_slice(&row);
        let (_, _, next) = nearest_two(&means, &row, label as usize);
        between[label as usize * clusters + next] += 1.0;
    }
    let mean = |cluster: usize| &means[cluster * dimensions..][..dimensions];
    let mut gaps = vec![0.0; clusters * clusters];
    let mut neighbours = vec![0; clusters];
    // Of clusters that are neighbours of neighbours the same.
    let mut groups: Vec<usize> = (0..clusters).collect();
    for one in 0..clusters {
        for other in 0..one {
            let rows = points.chunks_exact(dimensions).zip(labels);
            let rows = rows.filter(|(_, label)| [one, other].contains(&(**label as usize)));
            let places = sorted(rows.map(|(point, _)| {
                let terms = point.iter().zip(mean(one)).zip(mean(other));
                terms.fold(0.0, |sum, ((it, one), other)| sum + it * (other - one))
            }));
            let gap = dip(&places) * (places.len() as f64).sqrt();
            gaps[one * clusters + other] = gap;
            gaps[other * clusters + one] = gap;
            if between[one * clusters + other] < SHARE * sizes[one]
                || between[other * clusters + one] < SHARE * sizes[other]
            {
                continue;
            }
            neighbours[one] += 1;
            neighbours[other] += 1;
            let (kept, given_up) = (groups[one], groups[other]);
            for group in groups.iter_mut().filter(|group| **group == given_up) {
                *group = kept;
            }
        }
    }
    let gap = longest_link(&gaps, clusters);
    let is_connected = groups.iter().all(|group| *group == groups[0]);
    Separation {
        gap,
        is_chain: is_connected && gap < BENT && neighbours.iter().all(|&count| count <= 2),
    }
}

/// The longest link of the tree of shortest links (Prim), which is the gap that every way across must take.
fn longest_link(lengths: &[f64], nodes: usize) -> f64 {
    let mut nearest = vec![f64::INFINITY; nodes];
    let mut longest = 0.0;
    let mut node = 0;
    for _ in 1..nodes {
        // Those that were reached are no longer sought.
        nearest[node] = f64::NAN;
        let mut next = node;
        for other in 0..nodes {
            nearest[other] = match nearest[other].is_nan() {
                true => f64::NAN,
                false => nearest[other].min(lengths[node * nodes + other]),
            };
            if nearest[next].is_nan() || nearest[other] < nearest[next] {
                next = other;
            }
        }
        longest = f64::max(longest, nearest[next]);
        node = next;
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::Array2;

    /// Places in a square, evenly spread (Roberts, *The unreasonable effectiveness of quasirandom sequences*, 2018).
    fn square(place: usize) -> (f64, f64) {
        let part = |step: f64| (place as f64 * step).fract();
        (part(0.754_877_666_246_693), part(0.569_840_290_998_053))
    }

    fn of(points: &[(f64, f64)], label: impl Fn(f64, f64) -> u32) -> Separation {
        let labels: Vec<u32> = points.iter().map(|&(x, y)| label(x, y)).collect();
        let rows = Array2::from_shape_fn((points.len(), 2), |(row, column)| match column {
            0 => points[row].0,
            _ => points[row].1,
        });
        separation(&rows, &labels)
    }

    #[test]
    fn the_clearest_gap_counts_wherever_a_group_was_cut() {
        let points: Vec<(f64, f64)> = (0..600).map(square).collect();
        let ninths = |x: f64, y: f64| (3.0 * x) as u32 + 3 * (3.0 * y) as u32;
        let one = of(&points, ninths);
        assert!(one.gap < 0.5 && !one.is_chain, "{one:?}");
        let parted: Vec<(f64, f64)> = points
            .iter()
            .map(|&(x, y)| (x + f64::from(u8::from(x >= 0.5)), y))
            .collect();
        let two = of(&parted, |x, y| {
            u32::from(x >= 1.0) + 2 * u32::from(y >= 0.5)
        });
        assert!(two.gap > 1.0, "{two:?}");
    }

    #[test]
    fn pieces_of_a_curve_are_a_chain_unless_there_is_a_gap() {
        let arc = |gap: f64| {
            let points = (0..800).map(move |place| {
                let (along, across) = square(place);
                let angle = along * 3.0 + if along > 0.5 { gap } else { 0.0 };
                let radius = 1.0 + 0.1 * across;
                (radius * angle.cos(), radius * angle.sin())
            });
            points.collect::<Vec<_>>()
        };
        let pieces =
            |x: f64, y: f64| (y.atan2(x).rem_euclid(std::f64::consts::TAU) / 3.6 * 8.0) as u32;
        assert!(of(&arc(0.0), |x, y| pieces(x, y).min(6)).is_chain);
        assert!(!of(&arc(0.6), pieces).is_chain);
    }

    #[test]
    fn a_single_cluster_has_no_gap() {
        assert_eq!(of(&[(0.0, 0.0), (1.0, 1.0)], |_, _| 0).gap, 0.0);
    }
}
