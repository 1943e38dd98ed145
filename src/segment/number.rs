//! Which number of segments to take.

use super::many::FEW;
use super::{Candidate, ChoiceBasis, Clarity, NumberChoice};
use crate::evaluate::{Choice, provisional_choice};
use crate::features::ranked;

/// Scores that differ by less are nearly as good.
const NEAR: f64 = 0.05;

/// From here all curves agree: the number was right in five of six tables whose segments are known.
const CLEAR: f64 = 0.97;

/// Below it was in two of five.
const OPEN: f64 = 0.90;

/// So few rows make any number look clear.
const ENOUGH: u64 = 50;

/// Clusters that halves of the rows predict no better are pieces of others,
const PIECES: f64 = 0.7;

/// if fewer, that lie apart by this silhouette and by hardly less than they, are predicted all but wholly: the smaller
/// the pieces of long groups, the likelier they make them.
const WHOLE: f64 = 0.95;
const APART: f64 = 0.4;
const LESS: f64 = 0.02;

/// Less than one in so many customers are a handful of unusual ones, not a segment; and so are one or two among fewer.
const CRUMB: u64 = 100;
const PAIR: u64 = 3;
const PAIR_SHARE: u64 = 20;

/// A larger share beside such a handful divides nobody.
const MASS: f64 = 0.9;

/// The place of the candidate to take, and why. `sizes` are those of the segments of each.
pub(super) fn choose(
    candidates: &[Candidate],
    sizes: &[&[u64]],
    automatic: bool,
) -> (usize, NumberChoice) {
    let evidence = candidates
        .iter()
        .map(|candidate| candidate.evidence.as_ref());
    let scores: Option<Vec<f64>> = evidence.map(|it| it.map(|it| it.score)).collect();
    let mut choice = NumberChoice {
        basis: ChoiceBasis::Given,
        clarity: None,
        near_ties: Vec::new(),
        finer: None,
    };
    if candidates.len() == 1 {
        if automatic {
            choice.basis = ChoiceBasis::Silhouette;
        }
        return (0, choice);
    }
    let Some(scores) = scores else {
        choice.basis = ChoiceBasis::Silhouette;
        return (by_silhouette(candidates, sizes), choice);
    };
    let mut others = best_first(&scores, sizes);
    let best = whole(candidates, sizes, others[0]);
    others.retain(|&place| place != best);
    let clusters = |place: &usize| candidates[*place].clusters;
    let near = |place: &&usize| scores[best] - scores[**place] < NEAR;
    choice.basis = ChoiceBasis::Evidence;
    let rows: u64 = sizes[best].iter().sum();
    choice.clarity = Some(match scores[best] {
        _ if rows < ENOUGH => Clarity::Open,
        score if score >= CLEAR => Clarity::Clear,
        score if score >= OPEN => Clarity::Likely,
        _ => Clarity::Open,
    });
    choice.near_ties = others.iter().filter(near).map(clusters).collect();
    choice.finer = others.iter().map(clusters).find(|&it| it > clusters(&best));
    (best, choice)
}

/// The places of the candidates: by falling score, the fewer segments first among equals; at the end those
/// that set a handful of customers apart or divide nobody else.
fn best_first(scores: &[f64], sizes: &[&[u64]]) -> Vec<usize> {
    let divides: Vec<bool> = sizes.iter().map(|sizes| divides(sizes)).collect();
    ranked(scores.len(), &|one, other| {
        let able = divides[other].cmp(&divides[one]);
        able.then(scores[other].total_cmp(&scores[one]))
    })
}

/// The place of `best`, or, if its clusters are pieces, of the most that are whole.
fn whole(candidates: &[Candidate], sizes: &[&[u64]], best: usize) -> usize {
    let strength = |place: usize| {
        let evidence = candidates[place].evidence.as_ref();
        evidence.map_or(0.0, |it| it.prediction_strength)
    };
    let holds = |place: &usize| {
        let silhouette = candidates[*place].silhouette;
        strength(*place) >= WHOLE
            && silhouette >= f64::max(candidates[best].silhouette - LESS, APART)
            && divides(sizes[*place])
    };
    match strength(best) < PIECES {
        true => (0..best).rev().find(holds).unwrap_or(best),
        false => best,
    }
}

fn divides(sizes: &[u64]) -> bool {
    let all = sizes.iter().sum();
    let is_crumb = |&size: &u64| is_handful(size, all, sizes.len());
    let largest = sizes.iter().max().map_or(0.0, |&size| size as f64);
    largest <= MASS * all as f64 && !sizes.iter().any(is_crumb)
}

/// Whether a segment is a handful of unusual customers: k-means gives so small a share of them, or one or two among
/// some dozens, a centre of their own only where they lie far away. Of more than few segments each may be smaller.
pub(super) fn is_handful(size: u64, all: u64, segments: usize) -> bool {
    let times = if size < PAIR { PAIR_SHARE } else { CRUMB };
    size * times * (segments.max(FEW) as u64) < all * FEW as u64
}

/// How many times as many as few they are.
fn many_as(segments: usize) -> f64 {
    f64::max(1.0, segments as f64 / FEW as f64)
}

fn by_silhouette(candidates: &[Candidate], sizes: &[&[u64]]) -> usize {
    let pairs = candidates.iter().zip(sizes);
    let choices: Vec<Choice> = pairs
        .map(|(candidate, sizes)| Choice {
            silhouette: candidate.silhouette,
            smallest: sizes.iter().min().copied().unwrap_or(0) as f64
                / sizes.iter().sum::<u64>() as f64
                * many_as(sizes.len()),
        })
        .collect();
    provisional_choice(&choices).expect("at least one number was tried")
}

#[cfg(test)]
mod tests {
    use super::super::CandidateEvidence;
    use super::*;

    fn candidate(clusters: u64, score: f64) -> Candidate {
        Candidate {
            clusters,
            inertia: 1.0,
            silhouette: 0.5,
            silhouette_rows: 10,
            searched_rows: 10,
            calinski_harabasz: 1.0,
            davies_bouldin: 1.0,
            converged: true,
            evidence: Some(CandidateEvidence {
                silhouette: 0.5,
                prediction_strength: 1.0,
                excess: 0.1,
                bic: 1.0,
                score,
            }),
        }
    }

    #[test]
    fn the_highest_score_wins_and_near_ties_are_told() {
        let candidates = [
            candidate(2, 0.91),
            candidate(3, 0.93),
            candidate(4, 0.90),
            candidate(5, 0.5),
        ];
        let sizes: [&[u64]; 4] = [&[50, 50], &[40, 30, 30], &[25; 4], &[20; 5]];
        let (place, choice) = choose(&candidates, &sizes, true);
        assert_eq!(place, 1);
        assert_eq!(choice.basis, ChoiceBasis::Evidence);
        assert_eq!(choice.clarity, Some(Clarity::Likely));
        assert_eq!(choice.near_ties, [2, 4]);
        assert_eq!(choice.finer, Some(4));
    }

    #[test]
    fn pieces_of_what_is_whole_are_not_taken() {
        let with = |clusters, score, strength| {
            let mut candidate = candidate(clusters, score);
            candidate.evidence.as_mut().unwrap().prediction_strength = strength;
            candidate
        };
        let sizes: [&[u64]; 3] = [&[50, 50], &[40, 30, 30], &[25; 4]];
        let chosen = |strengths: [f64; 3]| {
            let scores = [0.4, 0.7, 0.8];
            let places =
                (0..3).map(|place| with(place as u64 + 2, scores[place], strengths[place]));
            choose(&places.collect::<Vec<_>>(), &sizes, true)
        };
        let (place, choice) = chosen([1.0, 0.5, 0.4]);
        assert_eq!((place, choice.clarity), (0, Some(Clarity::Open)));
        assert_eq!((choice.near_ties, choice.finer), (vec![4, 3], Some(4)));
        assert_eq!(chosen([1.0, 0.99, 0.4]).0, 1);
        assert_eq!(chosen([1.0, 0.5, 0.75]).0, 2);
        assert_eq!(chosen([0.9, 0.5, 0.4]).0, 2);
    }

    #[test]
    fn a_handful_beside_everyone_is_no_division() {
        let candidates = [candidate(2, 0.99), candidate(3, 0.60)];
        let (place, _) = choose(&candidates, &[&[998, 2], &[400, 350, 250]], true);
        assert_eq!(place, 1);
        let (place, _) = choose(&candidates, &[&[920, 80], &[400, 350, 250]], true);
        assert_eq!(place, 1);
        let (place, _) = choose(&candidates, &[&[998, 2], &[997, 2, 1]], true);
        assert_eq!(place, 0);
    }
}
