//! Every number of segments in turn: fitted, then measured.

use super::{Candidate, Sampling, SegmentationValidParams};
use crate::cluster::kmeans::Found;
use crate::cluster::{Effort, Search, SearchStep};
use crate::error::Result;
use crate::evaluate::{self, Choice, DispersionRun, SILHOUETTE_ROWS, Sample, SilhouetteRun};
use crate::features::{Points, Rows};

/// A search under way. The points must be the same in every call.
pub(super) struct Searching {
    search: Search,
    sampling: Sampling,
    /// The points on which silhouettes are measured; known once the search has ranked them all.
    sample: Option<Sample>,
    measuring: Option<Measuring>,
    /// What was found, in the order of `candidates`.
    found: Vec<Found>,
    candidates: Vec<Candidate>,
    fraction: f64,
}

/// What a step brought.
pub(super) enum Progress {
    /// How much is done, 0 to 1.
    Working(f64),
    /// One number of segments is fitted and measured.
    Candidate(Candidate),
    /// All are.
    Done,
}

/// The number of segments that was fitted last.
struct Measuring {
    found: Found,
    silhouette: SilhouetteRun,
    dispersion: DispersionRun,
}

/// What is left of a search that is done.
pub(super) struct Chosen {
    pub found: Found,
    pub candidates: Vec<Candidate>,
    /// Whether there were fewer distinct rows than segments asked for.
    pub short: bool,
}

impl Searching {
    pub fn new(points: &Points, params: &SegmentationValidParams) -> Result<Self> {
        let effort = match params.sample {
            Sampling::Auto => Effort::default(),
            Sampling::None => Effort::full(),
        };
        Ok(Self {
            search: Search::new(points, params.clusters.clone(), effort, params.seed)?,
            sampling: params.sample,
            sample: None,
            measuring: None,
            found: Vec::new(),
            candidates: Vec::new(),
            fraction: 0.0,
        })
    }

    pub fn step(&mut self, points: &Points) -> Progress {
        if let Some(measuring) = self.measuring.take() {
            return self.measure(measuring, points);
        }
        match self.search.step(points) {
            SearchStep::Working(fraction) => self.fraction = fraction,
            SearchStep::Found(found) => self.measuring = Some(self.begin_measuring(*found, points)),
            SearchStep::Done => return Progress::Done,
        }
        Progress::Working(self.fraction)
    }

    fn begin_measuring(&mut self, found: Found, points: &Points) -> Measuring {
        let order = self.search.order();
        let measured = match self.sampling {
            Sampling::Auto => &order[..order.len().min(SILHOUETTE_ROWS)],
            Sampling::None => order,
        };
        if self.sample.is_none() {
            let rows = measured.iter().map(|&row| row as usize);
            self.sample = Some(Sample::new(points, rows));
        }
        let labels: Vec<u32> = measured
            .iter()
            .map(|&row| found.labels[row as usize])
            .collect();
        let sample = self.sample.as_ref().expect("just made");
        let clusters = found.model.sizes().len();
        Measuring {
            silhouette: SilhouetteRun::new(sample, &labels, clusters),
            dispersion: DispersionRun::new(clusters, points.dimensions()),
            found,
        }
    }

    fn measure(&mut self, mut measuring: Measuring, points: &Points) -> Progress {
        let sample = self.sample.as_ref().expect("made when measuring began");
        let busy = measuring.silhouette.step()
            || measuring.dispersion.step(points, &measuring.found.labels);
        if busy {
            self.measuring = Some(measuring);
            return Progress::Working(self.fraction);
        }
        let Measuring {
            found,
            silhouette,
            dispersion,
        } = measuring;
        let dispersion = dispersion.finish();
        let candidate = Candidate {
            clusters: found.model.sizes().len() as u64,
            inertia: found.model.inertia(),
            silhouette: silhouette.finish(),
            silhouette_rows: sample.len() as u64,
            calinski_harabasz: dispersion.calinski_harabasz,
            davies_bouldin: dispersion.davies_bouldin,
            converged: found.model.converged(),
            evidence: None,
        };
        self.candidates.push(candidate.clone());
        self.found.push(found);
        Progress::Candidate(candidate)
    }

    /// The number of segments to take, once a step said [`Progress::Done`].
    pub fn choose(mut self) -> Chosen {
        let choices: Vec<Choice> = self
            .candidates
            .iter()
            .zip(&self.found)
            .map(|(candidate, found)| {
                let sizes = found.model.sizes();
                let smallest = sizes.iter().min().copied().unwrap_or(0);
                Choice {
                    silhouette: candidate.silhouette,
                    smallest: smallest as f64 / sizes.iter().sum::<u64>() as f64,
                }
            })
            .collect();
        let place = evaluate::provisional_choice(&choices);
        Chosen {
            found: self
                .found
                .swap_remove(place.expect("at least one number was tried")),
            candidates: self.candidates,
            short: self.search.is_short(),
        }
    }
}
