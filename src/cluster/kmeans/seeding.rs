//! Where to start: greedy k-means++.

use super::centres::Centres;
use super::random::Random;
use crate::features::{Doubles, Floats, LANES, Lanes, Points, Rows};

/// Draws `clusters` of the points as first centres: each next one with a probability proportional to
/// its squared distance from those already drawn (Arthur & Vassilvitskii, *k-means++*, 2007), the
/// best of 2 + ⌊ln k⌋ draws each time.
///
/// If there are fewer distinct points, they are all drawn, and fewer centres are returned. There must
/// be a point.
pub(in crate::cluster) fn greedy_plus_plus(
    points: &Points,
    clusters: usize,
    random: &mut Random,
) -> Centres {
    let mut drawing = Drawing::new(points, clusters, random);
    while drawing.step(points, random) {}
    drawing.centres
}

/// [`greedy_plus_plus`] under way, one centre a step. The points must be the same in every call.
#[derive(Debug)]
pub(super) struct Drawing {
    pub centres: Centres,
    clusters: usize,
    /// Each point's squared distance from the nearest centre, and the sum of them.
    nearest: Vec<f32>,
    potential: f64,
    /// The same with the draw under way, and with the best of this step.
    candidate: Vec<f32>,
    best: Vec<f32>,
}

impl Drawing {
    /// Draws the first centre.
    pub fn new(points: &Points, clusters: usize, random: &mut Random) -> Self {
        let mut centres = Centres::new(points.dimensions());
        let first = (random.unit() * points.len() as f64) as usize;
        let centre = place(points, first);
        centres.push(&centre);
        let far = vec![f32::INFINITY; points.len().next_multiple_of(LANES)];
        let mut nearest = far.clone();
        Self {
            potential: draw_nearer(points, &centre, &far, &mut nearest),
            candidate: nearest.clone(),
            best: far,
            centres,
            clusters,
            nearest,
        }
    }

    /// Draws the next centre; `false` when there is none to draw.
    pub fn step(&mut self, points: &Points, random: &mut Random) -> bool {
        if self.centres.len() >= self.clusters || self.potential <= 0.0 {
            return false;
        }
        let trials = 2 + libm::log(self.clusters as f64) as usize;
        let mut least = f64::INFINITY;
        let mut chosen = 0;
        for _ in 0..trials {
            let drawn = pick(&self.nearest, random.unit() * self.potential);
            let centre = place(points, drawn);
            let left = draw_nearer(points, &centre, &self.nearest, &mut self.candidate);
            if left < least {
                least = left;
                chosen = drawn;
                std::mem::swap(&mut self.best, &mut self.candidate);
            }
        }
        self.centres.push(&place(points, chosen));
        std::mem::swap(&mut self.nearest, &mut self.best);
        self.potential = least;
        true
    }
}

fn place(points: &Points, index: usize) -> Vec<f64> {
    let mut place = vec![0.0; points.dimensions()];
    points.copy_row(index, &mut place);
    place
}

/// Each point's squared distance from `centre` or its `nearest` so far, whichever is less, and the sum of
/// them. In `f32`: chances need no more.
fn draw_nearer(points: &Points, centre: &[f64], nearest: &[f32], lower: &mut [f32]) -> f64 {
    let centre: Vec<Lanes> = centre
        .iter()
        .map(|&value| Lanes([value as f32; LANES]))
        .collect();
    let mut potential = 0.0;
    let mut first = 0;
    for chunk in points.chunks() {
        let end = first + chunk.len.next_multiple_of(LANES);
        let known = nearest[first..end].chunks_exact(LANES);
        let places = lower[first..end].chunks_exact_mut(LANES);
        let blocks = chunk.blocks.chunks_exact(chunk.dimensions);
        // The padding of a last block that is not full counts nothing.
        let full = chunk.len / LANES;
        let mut sum = Doubles::splat(0.0);
        for (number, ((block, known), place)) in blocks.zip(known).zip(places).enumerate() {
            let mut square = Floats::splat(0.0);
            for (lanes, value) in block.iter().zip(&centre) {
                let difference = Floats::load(lanes).minus(Floats::load(value));
                square = square.plus(difference.times(difference));
            }
            let known = known.first_chunk().expect("four lanes");
            let least = Floats::load(known).lesser(square);
            least.store(place.first_chunk_mut().expect("four lanes"));
            if number < full {
                sum = sum.plus(Doubles::of(least));
            } else {
                let rest = chunk.len % LANES;
                place[rest..].fill(0.0);
                potential += place.iter().map(|&least| f64::from(least)).sum::<f64>();
            }
        }
        potential += sum.array().iter().sum::<f64>();
        first = end;
    }
    potential
}

/// The point at which the running sum of the weights passes `target`; never one without weight.
fn pick(weights: &[f32], target: f64) -> usize {
    let mut sum = 0.0;
    let mut last = 0;
    for (index, &weight) in weights.iter().enumerate() {
        if weight > 0.0 {
            sum += f64::from(weight);
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
