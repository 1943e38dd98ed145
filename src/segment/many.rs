//! Whether there are many separate groups, of which the few segments that are tried unasked would be groups of groups.

use std::ops::ControlFlow::{self, Break, Continue};
use std::ops::RangeInclusive;

use super::engine::{agreement, effort, halves};
use super::searching::ROWS_OF_SEGMENT;
use crate::cluster::{Data, Method};
use crate::evaluate::simplified_silhouette;
use crate::features::mix_pair;

/// Up to here every number is tried unasked.
pub(super) const FEW: usize = 10;

/// No more are looked for.
const MOST: usize = 60;

/// They must lie apart by so much more than any few do,
const CLEARER: f64 = 0.05;

/// and halves of the rows, drawn so often, must agree so well on them. Of 48 tables with 12 to 48 separate groups 47 had
/// .96 and more, of 144 others none had both.
const DRAWS: u64 = 3;
const SAME: f64 = 0.85;

/// If a first draw with about as many agrees less, it is not worth to look closer.
const ALIKE: f64 = 0.6;

/// So many numbers on either side are candidates as well.
const BESIDE: usize = 2;

/// A search under way. The data must be the same in every call.
pub(super) struct Many {
    most: usize,
    seed: u64,
    /// The next number to try and the last: all few, and ever rarer ones beyond; then all around the best of those.
    next: usize,
    last: usize,
    /// Whether these are all.
    fine: bool,
    /// The number tried before, and that before the best.
    tried: usize,
    before: usize,
    /// The best of them so far, with its simplified silhouette, and the best silhouette of few groups.
    best: usize,
    silhouette: f64,
    few: f64,
    drawn: u64,
    agreed: f64,
}

impl Many {
    /// Looks in so many rows for a number of groups that is more than few.
    pub fn new(rows: usize, seed: u64) -> Self {
        let most = MOST.min(rows / ROWS_OF_SEGMENT);
        Self {
            most,
            seed,
            next: 2,
            // If there can be none, nothing is tried.
            last: if most > FEW + 1 { most } else { 0 },
            fine: false,
            tried: 0,
            before: 0,
            best: 0,
            silhouette: 0.0,
            few: 0.0,
            drawn: 0,
            agreed: 0.0,
        }
    }

    /// Does the next fit or two; once it is known, the numbers around that of the groups, if there are many.
    pub fn step(&mut self, data: &Data) -> ControlFlow<Option<RangeInclusive<usize>>> {
        if self.next <= self.last {
            let number = self.next;
            if let Ok(fitted) = Method::KMeans.fit(data, number, effort(self.fine), self.seed) {
                let silhouette = simplified_silhouette(data.points(), &fitted.labels);
                if silhouette > self.silhouette {
                    (self.best, self.before, self.silhouette) = (number, self.tried, silhouette);
                }
            }
            if number <= FEW {
                self.few = self.silhouette;
            }
            self.tried = number;
            self.next = match self.fine || number < FEW {
                true => number + 1,
                false => after(number),
            };
        } else if !self.fine {
            if self.best <= FEW || self.agreement(data) < ALIKE {
                return Break(None);
            }
            (self.next, self.last) = (self.before + 1, self.most.min(after(self.best) - 1));
            (self.fine, self.silhouette) = (true, 0.0);
        } else if self.drawn < DRAWS {
            self.agreed += self.agreement(data);
            self.drawn += 1;
        } else {
            let are_clear =
                self.silhouette >= self.few + CLEARER && self.agreed >= SAME * DRAWS as f64;
            let around = self.best - BESIDE..=self.most.min(self.best + BESIDE);
            return Break(are_clear.then_some(around));
        }
        Continue(())
    }

    /// How alike the halves of the next draw are divided.
    fn agreement(&self, data: &Data) -> f64 {
        let parts = halves(data.len(), mix_pair(self.seed, self.drawn)).map(|it| data.take(&it));
        let fit = |part| Method::KMeans.fit(part, self.best, effort(self.fine), self.seed);
        match [fit(&parts[0]), fit(&parts[1])] {
            [Ok(one), Ok(other)] => agreement(&parts, [&one, &other]),
            _ => 0.0,
        }
    }
}

/// The next number to try beyond few.
fn after(number: usize) -> usize {
    number + 1 + number / 6
}

#[cfg(test)]
mod tests {
    use std::ops::RangeInclusive;

    use crate::read::ReadOptions;
    use crate::segment::{EngineReason, Evidence, Segmentation, SegmentationReport};
    use crate::table::Table;

    /// Of discs of 30 rows each, in a lattice five wide and so far apart.
    fn discs(
        count: usize,
        apart: f64,
        clusters: Option<RangeInclusive<usize>>,
    ) -> SegmentationReport {
        let row = |row: usize| {
            let (disc, place) = (row / 30, (row % 30) as f64 + 0.5);
            let (angle, radius) = (2.4 * place + disc as f64, (place / 30.0).sqrt());
            let x = apart * (disc % 5) as f64 + radius * angle.cos();
            let y = apart * (disc / 5) as f64 + radius * angle.sin();
            format!("{x:.4},{y:.4}\n")
        };
        let csv: String = "x,y\n".to_owned() + &(0..30 * count).map(row).collect::<String>();
        let table = Table::from_csv(csv.as_bytes(), &ReadOptions::default()).unwrap();
        let params = Segmentation::params().evidence(Evidence::None);
        let params = match clusters {
            Some(clusters) => params.clusters(clusters),
            None => params,
        };
        params.fit(&table).unwrap().report
    }

    fn tried(report: &SegmentationReport) -> (usize, u64, u64) {
        let candidates = &report.candidates;
        let last = candidates.last().unwrap().clusters;
        (report.segments.len(), candidates[0].clusters, last)
    }

    #[test]
    fn many_separate_groups_are_found_whose_number_nobody_gave() {
        let report = discs(20, 4.0, None);
        assert_eq!(tried(&report), (20, 18, 22));
        assert_eq!(report.engine.reason, EngineReason::Many);
    }

    #[test]
    fn what_is_not_separate_is_not_many_and_all_of_a_range_are_tried() {
        assert_eq!(tried(&discs(20, 1.0, None)).2, 10);
        assert_eq!(tried(&discs(20, 4.0, Some(3..=8))).2, 8);
        let (_, first, last) = tried(&discs(20, 4.0, Some(4..=21)));
        assert_eq!((first, last), (4, 21));
        assert_eq!(tried(&discs(5, 4.0, None)).2, 10);
    }
}
