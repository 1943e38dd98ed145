//! Every number of segments in turn: fitted, then measured.

use std::ops::RangeInclusive;

use super::engine::{self, Choosing, Engine};
use super::number::choose;
use super::{Candidate, NumberChoice, Sampling, SegmentationValidParams};
use crate::cluster::{
    AllRows, Clustering, Effort, Method, MethodSearch, MethodStep, Placement, Search, SearchStep,
};
use crate::error::Result;
use crate::evaluate::{DispersionRun, SILHOUETTE_ROWS, Sample, SilhouetteRun};
use crate::features::Rows;

/// A segment of fewer rows on average is nobody's: if nobody says how many segments, no more are tried.
pub(super) const ROWS_OF_SEGMENT: usize = 5;

/// A search must lower the inertia by more than rounding can pretend.
const BETTER: f64 = 1.0 - 1e-9;

/// A search under way. The rows must be the same in every call.
pub(super) struct Searching {
    params: SegmentationValidParams,
    method: MethodOf,
    sampling: Sampling,
    /// Whether there are too few rows for as many segments as are tried otherwise.
    bounded: bool,
    /// The points on which silhouettes are measured; known once the search has ranked them all.
    sample: Option<Sample>,
    measuring: Option<Measuring>,
    /// The candidate that is taken, and why; known once all have been weighed.
    taken: Option<(usize, NumberChoice)>,
    /// The last and most thorough search, of the number that is taken.
    last: Option<Last>,
    /// What was found, in the order of `candidates`.
    found: Vec<Clustering>,
    candidates: Vec<Candidate>,
    fraction: f64,
}

/// The search of one number of clusters, by the methods that try many in less detail.
enum Last {
    KMeans(Box<Search>),
    Mixture(Box<MethodSearch>),
}

/// How far the choice of the method has come.
enum MethodOf {
    Choosing(Box<Choosing>),
    Known(Engine, Box<MethodSearch>),
}

impl MethodOf {
    /// The method and its search, once a number was tried.
    fn known(&self) -> (&Engine, &MethodSearch) {
        match self {
            Self::Known(engine, search) => (engine, search),
            _ => unreachable!("a number was tried by a method"),
        }
    }
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
    searched_rows: usize,
    found: Clustering,
    silhouette: SilhouetteRun,
    dispersion: DispersionRun,
}

/// What is left of a search that is done.
pub(super) struct Chosen {
    pub engine: Engine,
    pub found: Clustering,
    pub candidates: Vec<Candidate>,
    /// Why this number was taken.
    pub choice: NumberChoice,
    /// Whether there were fewer distinct rows than segments asked for.
    pub short: bool,
    /// Whether fewer segments were tried, since there are few rows.
    pub bounded: bool,
}

impl Searching {
    pub fn new(rows: AllRows<'_>, params: &SegmentationValidParams) -> Result<Self> {
        let mut params = params.clone();
        let most = (rows.points.len() / ROWS_OF_SEGMENT).max(*params.clusters.start());
        let bounded = params.automatic && most < *params.clusters.end();
        if bounded {
            params.clusters = *params.clusters.start()..=most;
        }
        let method = match engine::by_columns(params.engine, rows) {
            Some(engine) => known(engine, params.clusters.clone(), rows, &params)?,
            None => {
                let range = params.clusters.clone();
                // Who gives numbers has each of them tried.
                let choosing = Choosing::new(rows, range, params.automatic, params.seed);
                MethodOf::Choosing(Box::new(choosing))
            }
        };
        Ok(Self {
            method,
            sampling: params.sample,
            bounded,
            params,
            sample: None,
            measuring: None,
            taken: None,
            last: None,
            found: Vec::new(),
            candidates: Vec::new(),
            fraction: 0.0,
        })
    }

    /// # Errors
    /// `rows-too-few`.
    pub fn step(&mut self, rows: AllRows<'_>) -> Result<Progress> {
        if let Some(measuring) = self.measuring.take() {
            return Ok(self.measure(measuring, rows));
        }
        match &mut self.method {
            MethodOf::Choosing(choosing) => {
                if let Some((engine, clusters)) = choosing.step(rows)? {
                    self.method = known(engine, clusters, rows, &self.params)?;
                }
            }
            MethodOf::Known(_, search) => match search.step(rows) {
                MethodStep::Working(fraction) => self.fraction = fraction,
                MethodStep::Found(found) => {
                    let order = search.order();
                    let measured = match self.sampling {
                        Sampling::Auto => &order[..order.len().min(SILHOUETTE_ROWS)],
                        Sampling::None => order,
                    };
                    let mut measuring = begin_measuring(&mut self.sample, *found, measured, rows);
                    measuring.searched_rows = search.searched_rows();
                    self.measuring = Some(measuring);
                }
                MethodStep::Done => return Ok(Progress::Done),
            },
        }
        Ok(Progress::Working(self.fraction))
    }

    fn measure(&mut self, mut measuring: Measuring, rows: AllRows<'_>) -> Progress {
        let sample = self.sample.as_ref().expect("made when measuring began");
        let busy = measuring.silhouette.step()
            || measuring
                .dispersion
                .step(rows.points, &measuring.found.labels);
        if busy {
            self.measuring = Some(measuring);
            return Progress::Working(self.fraction);
        }
        let Measuring {
            searched_rows,
            found,
            silhouette,
            dispersion,
        } = measuring;
        let dispersion = dispersion.finish();
        let candidate = Candidate {
            clusters: found.sizes.len() as u64,
            inertia: found.inertia.unwrap_or(dispersion.within),
            silhouette: silhouette.finish(),
            silhouette_rows: sample.len() as u64,
            searched_rows: searched_rows as u64,
            calinski_harabasz: dispersion.calinski_harabasz,
            davies_bouldin: dispersion.davies_bouldin,
            converged: found.converged,
            evidence: None,
        };
        if let Some((place, _)) = self.taken {
            let evidence = self.candidates[place].evidence.take();
            self.candidates[place] = Candidate {
                evidence,
                ..candidate
            };
            self.found[place] = found;
            return Progress::Done;
        }
        self.candidates.push(candidate.clone());
        self.found.push(found);
        Progress::Candidate(candidate)
    }

    /// Once all numbers have been tried and weighed, the one to take is searched once more, with all that the
    /// optimiser can do; in a full search every number was.
    ///
    /// # Errors
    /// `rows-too-few`.
    pub fn step_last(&mut self, rows: AllRows<'_>) -> Result<Progress> {
        if let Some(measuring) = self.measuring.take() {
            return Ok(self.measure(measuring, rows));
        }
        let Some(last) = &mut self.last else {
            return self.begin_last(rows);
        };
        let (place, _) = self.taken.as_ref().expect("taken when the search began");
        let known = &self.found[*place];
        let (found, searched_rows) = match last {
            Last::KMeans(search) => match search.step(rows.points) {
                SearchStep::Found(found) => ((*found).into(), search.tried_rows()),
                _ => return Ok(Progress::Working(1.0)),
            },
            Last::Mixture(search) => match search.step(rows) {
                MethodStep::Found(found) => (*found, search.searched_rows()),
                _ => return Ok(Progress::Working(1.0)),
            },
        };
        let better = match (found.inertia, found.bic.zip(known.bic)) {
            (Some(inertia), _) => inertia < self.candidates[*place].inertia * BETTER,
            (_, Some((found, known))) => found < known,
            _ => false,
        };
        if !better || found.sizes.len() < known.sizes.len() {
            return Ok(Progress::Done);
        }
        let order = self.order();
        let measured = order[..order.len().min(SILHOUETTE_ROWS)].to_vec();
        let mut measuring = begin_measuring(&mut self.sample, found, &measured, rows);
        measuring.searched_rows = searched_rows;
        self.measuring = Some(measuring);
        Ok(Progress::Working(1.0))
    }

    fn begin_last(&mut self, rows: AllRows<'_>) -> Result<Progress> {
        let (place, choice) = self.choice();
        let clusters = self.found[place].sizes.len();
        self.taken = Some((place, choice));
        if self.sampling == Sampling::None || clusters < 2 {
            return Ok(Progress::Done);
        }
        let (seed, order, range) = (self.params.seed, self.order(), clusters..=clusters);
        let last = match self.method() {
            Method::KMeans => {
                let effort = Effort::last(rows.points, clusters);
                let search = Search::ranked(rows.points, range, effort, seed, order)?;
                Last::KMeans(Box::new(search))
            }
            Method::Mixture if self.candidates.len() > 1 => {
                let effort = Effort::default();
                let search = MethodSearch::new(Method::Mixture, rows, range, effort, seed)?;
                Last::Mixture(Box::new(search.ranked(order, rows)))
            }
            _ => return Ok(Progress::Done),
        };
        self.last = Some(last);
        Ok(Progress::Working(1.0))
    }

    fn choice(&self) -> (usize, NumberChoice) {
        let sizes: Vec<&[u64]> = self.found.iter().map(|found| &found.sizes[..]).collect();
        choose(&self.candidates, &sizes, self.params.automatic)
    }

    /// The rows in canonical order: the first of them, or all in a full search.
    pub fn order(&self) -> &[u32] {
        self.method.known().1.order()
    }

    /// The method that made the candidates.
    pub fn method(&self) -> Method {
        self.method.known().0.name
    }

    /// What each number of segments would give, so far.
    pub fn candidates(&mut self) -> &mut [Candidate] {
        &mut self.candidates
    }

    /// The number of segments to take, once [`step_last`](Self::step_last) said [`Progress::Done`].
    pub fn choose(mut self) -> Chosen {
        let (place, choice) = self.taken.take().unwrap_or_else(|| self.choice());
        let (engine, search) = self.method.known();
        let (engine, short) = (*engine, search.is_short());
        Chosen {
            engine,
            found: self.found.swap_remove(place),
            candidates: self.candidates,
            choice,
            short,
            bounded: self.bounded,
        }
    }
}

fn known(
    engine: Engine,
    clusters: RangeInclusive<usize>,
    rows: AllRows<'_>,
    params: &SegmentationValidParams,
) -> Result<MethodOf> {
    let effort = match params.sample {
        Sampling::Auto => Effort::default(),
        Sampling::None => Effort::full(),
    };
    let search = MethodSearch::new(engine.name, rows, clusters, effort, params.seed)?;
    let given = params.clusters.start() == params.clusters.end();
    let search = search
        .minimum_cell(params.minimum_cell as usize)
        .given(given);
    Ok(MethodOf::Known(engine, Box::new(search)))
}

fn begin_measuring(
    sample: &mut Option<Sample>,
    found: Clustering,
    measured: &[u32],
    rows: AllRows<'_>,
) -> Measuring {
    let indices = measured.iter().map(|&row| row as usize);
    let sample = sample.get_or_insert_with(|| Sample::new(rows.points, indices.clone()));
    let labels: Vec<u32> = indices.map(|row| found.labels[row]).collect();
    let clusters = found.sizes.len();
    // Where k-means settled, its centres are the means of their points.
    let dispersion = match &found.placement {
        Placement::Centres(centres) if found.converged => {
            let means = centres.iter().flatten().copied().collect();
            DispersionRun::around(means, found.sizes.clone())
        }
        _ => DispersionRun::new(clusters, rows.points.dimensions()),
    };
    Measuring {
        searched_rows: rows.points.len(),
        silhouette: SilhouetteRun::new(sample, &labels, clusters),
        dispersion,
        found,
    }
}
