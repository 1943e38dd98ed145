//! Where the starts of a search came to.

use super::centres::Centres;
use super::descent::Descent;
use crate::features::ranked;

/// Optima whose inertia differs by no more than this part are the same one.
const SAME: f64 = 1e-7;

/// So many starts that come to the best optimum are enough.
const AGREED: usize = 4;

/// The inertia and the centres of each optimum, and the best of them whole.
#[derive(Debug, Default)]
pub(super) struct Optima {
    all: Vec<(f64, Centres)>,
    best: Option<Descent>,
}

impl Optima {
    /// Notes where a start came to.
    pub fn note(&mut self, descent: Descent) {
        let inertia = descent.inertia;
        let centres = descent.partition.centres.clone();
        self.all.push((inertia, centres));
        if self.best.as_ref().is_none_or(|best| inertia < best.inertia) {
            self.best = Some(descent);
        }
    }

    /// Whether enough starts came to the same best optimum, so that more would hardly find another.
    pub fn agree(&self) -> bool {
        let inertias = || self.all.iter().map(|(inertia, _)| *inertia);
        let least = inertias().fold(f64::INFINITY, f64::min);
        inertias().filter(|one| one - least <= SAME * one).count() >= AGREED
    }

    /// The best, and the centres of the other distinct ones, from the worst. There must be one; none is left.
    pub fn take(&mut self) -> (Descent, Vec<Centres>) {
        let all = std::mem::take(&mut self.all);
        let rising = |one: usize, other: usize| all[one].0.total_cmp(&all[other].0);
        let mut distinct = ranked(all.len(), &rising);
        distinct.dedup_by(|next, known| {
            let (lower, higher) = (all[*known].0, all[*next].0);
            higher - lower <= SAME * higher
        });
        let centres = |&index: &usize| all[index].1.clone();
        let others = distinct[1..].iter().rev().map(centres).collect();
        (self.best.take().expect("an optimum"), others)
    }
}
