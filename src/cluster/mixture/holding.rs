//! As many classes as were asked for, where likelier ones would be fewer.

use super::fitting::{Climb, MixtureFit, START_ITERATIONS};
use crate::cluster::data::Data;

/// Classes that are held where each keeps rows of its own, sought from one start after another.
#[derive(Debug, Default)]
pub(super) struct Holding {
    begun: usize,
    climb: Option<Climb>,
    /// The last of this start that kept rows, and the best of all starts.
    held: Option<Climb>,
    best: Option<Climb>,
}

impl Holding {
    /// The best of all starts; `None` if none has so many classes.
    pub fn into_best(self) -> Option<Climb> {
        self.best
    }
}

impl MixtureFit {
    /// Where the likeliest classes are fewer than were asked for: seeks as many, taken only as far as each of them
    /// keeps rows of its own. Does one iteration; `false` when there is nothing left to do.
    pub(super) fn hold(&mut self, data: &Data) -> bool {
        let mut holding = self.holding.take().unwrap_or_else(|| {
            self.rank(data);
            let fewer = self.tried[0].occupied(data) < self.clusters;
            Holding {
                begun: if fewer { 0 } else { self.starts },
                ..Holding::default()
            }
        });
        let busy = holding.begun < self.starts || holding.climb.is_some();
        if let Some(mut climb) = holding.climb.take() {
            let (few, prior) = self.few(data);
            let mut settled = true;
            if climb.occupied(few) == self.clusters && climb.iterations < START_ITERATIONS {
                let mut next = climb.clone();
                settled = next.step(few, prior, self.tolerance);
                climb.likelihood = next.likelihood;
                climb.objective = next.objective;
                holding.held = Some(climb);
                climb = next;
            }
            if settled {
                let known = holding.best.as_ref().map(|best| best.objective);
                let held = holding.held.take();
                let better = held.filter(|held| known.is_none_or(|known| held.objective > known));
                holding.best = better.or(holding.best);
            } else {
                holding.climb = Some(climb);
            }
        } else if busy {
            let mut climb = self.start(data, holding.begun);
            climb.classes.even_out();
            holding.climb = Some(climb);
            holding.begun += 1;
        }
        self.holding = Some(holding);
        busy
    }
}
