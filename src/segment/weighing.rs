//! The evidence: what speaks for each number of segments, whether there are any, and how firm they are.

use super::engine::{EngineChoice, by_columns};
use super::many::FEW;
use super::searching::Searching;
use super::{Candidate, CandidateEvidence, Verdict, VerdictKind};
use crate::cluster::{AllRows, Data, Effort, Method};
use crate::evaluate::{
    Certificate, Curves, DipEvidence, Firmness, GENERAL, HomogeneityRun, LATENT, SEPARATE,
    StabilityRun, least_likely_dip, scores, split_strength,
};
use crate::features::{FeatureSpace, Rows};

/// All is measured on so many rows, first in canonical order, so that a million cost no more.
const ROWS: usize = 1000;

/// And on fewer where there are very many coordinates: so many numbers.
const NUMBERS: usize = 200_000;

/// But on no fewer than so many.
const LEAST_ROWS: usize = 300;

/// How often the rows are divided in halves, which k-means divides whatever the method: that costs a tenth of
/// what latent classes would, and finds the number as often.
const SPLITS: usize = 3;

/// Tables without segments that are drawn before a number is chosen, and in all.
const EARLY_DRAWS: usize = 10;
const DRAWS: usize = 39;

/// The numbers of clusters with which structure is looked for, whatever was asked; and with the least of more.
const TESTED: std::ops::RangeInclusive<usize> = 2..=FEW;

/// Bootstrap samples that are clustered anew.
const RESAMPLES: usize = 20;

/// There are natural segments if the chance to see as much without any is at most this: if no draw shows as
/// much. With twice as much, 5 % of homogeneous tables would be given segments by this test alone.
const CONVINCING: f64 = 0.025;

/// Or if a single column has several heaps, by the stricter limit that all those tests need.
const CONVINCING_DIP: f64 = 0.01;

/// But not without a gap: what is unlike a homogeneous population may have long tails or lie along a curve. Of tables
/// with such tails none had more, of tables with known segments 2 of 82 less.
const APART: f64 = 0.5;

/// Many fits are averaged, so that each may be cheap.
const CHEAP: Effort = Effort {
    sample: true,
    restarts: Some(2),
    breathing: false,
    iterations: 100,
    tried: 1_000,
};

/// Evidence under way.
pub(super) struct Weighing {
    method: Method,
    seed: u64,
    data: Data,
    /// The numbers of clusters among which to choose.
    numbers: Vec<usize>,
    homogeneity: HomogeneityRun,
    /// How much each curve counts.
    weights: [f64; 4],
    /// For each of them the sum of its prediction strengths, and the criterion.
    strengths: Vec<f64>,
    criteria: Vec<f64>,
    next: usize,
}

impl Weighing {
    /// Of what a search found that is done.
    pub fn new(searching: &mut Searching, rows: AllRows<'_>, seed: u64) -> Self {
        let candidates = searching.candidates().iter();
        let numbers: Vec<usize> = candidates.map(|it| it.clusters as usize).collect();
        let (method, order) = (searching.method(), searching.order());
        let limit = (NUMBERS / rows.points.dimensions()).clamp(LEAST_ROWS, ROWS);
        let data = Data::of(rows, &order[..order.len().min(limit)]);
        let mut tested: Vec<usize> = TESTED.filter(|number| *number <= data.len()).collect();
        tested.extend(numbers.iter().filter(|number| *number > TESTED.end()));
        Self {
            method,
            seed,
            homogeneity: HomogeneityRun::new(&data, tested, CHEAP, seed),
            weights: match by_columns(EngineChoice::Auto, rows) {
                Some(asked) if asked.name == method => LATENT,
                _ if numbers[0] > FEW => SEPARATE,
                _ => GENERAL,
            },
            strengths: vec![0.0; numbers.len()],
            criteria: vec![0.0; numbers.len()],
            numbers,
            data,
            next: 0,
        }
    }

    /// How many rows everything is measured on, first in canonical order.
    pub fn rows(&self) -> usize {
        self.data.len()
    }

    /// Does the next fit; the part that is done, 0 to 1, or `None` once it can be chosen.
    pub fn step(&mut self) -> Option<f64> {
        let (count, jobs) = (self.numbers.len(), self.numbers.len() * (SPLITS + 1));
        if self.next < jobs {
            let (place, round) = (self.next % count, self.next / count);
            let clusters = self.numbers[place];
            if round < SPLITS {
                let split = (self.seed, round);
                let strength = split_strength(Method::KMeans, &self.data, clusters, CHEAP, split);
                // Halves with fewer rows than clusters predict nothing.
                self.strengths[place] += strength.unwrap_or(0.0) / SPLITS as f64;
            } else {
                let fitted = self.method.fit(&self.data, clusters, CHEAP, self.seed);
                self.criteria[place] = fitted.map_or(f64::INFINITY, |fitted| fitted.bic);
            }
            self.next += 1;
            return Some(0.5 * self.next as f64 / jobs as f64);
        }
        let busy = self.homogeneity.step(&self.data, EARLY_DRAWS, usize::MAX);
        let part = self.homogeneity.draws() as f64 / EARLY_DRAWS as f64;
        busy.then_some(0.5 + 0.5 * part.min(1.0))
    }

    /// Notes at each candidate what speaks for it.
    pub fn note(&self, candidates: &mut [Candidate]) {
        let place = |clusters: u64| self.numbers.iter().position(|&it| it as u64 == clusters);
        let curves: Vec<Curves> = candidates
            .iter()
            .map(|candidate| {
                let place = place(candidate.clusters).expect("each candidate is weighed");
                Curves {
                    silhouette: candidate.silhouette,
                    prediction_strength: self.strengths[place],
                    excess: self.homogeneity.excess(self.numbers[place]),
                    bic: self.criteria[place],
                }
            })
            .collect();
        let scores = scores(&curves, self.weights);
        for ((candidate, curves), score) in candidates.iter_mut().zip(curves).zip(scores) {
            candidate.evidence = Some(CandidateEvidence {
                silhouette: curves.silhouette,
                prediction_strength: curves.prediction_strength,
                excess: curves.excess,
                bic: curves.bic,
                score,
            });
        }
    }

    /// Goes on to test the partition that was chosen: a label for each of its [`rows`](Self::rows), sizes
    /// over all rows.
    pub fn test(self, labels: Vec<u32>, sizes: &[u64], space: &FeatureSpace) -> Testing {
        let mut certificate = Certificate::of_sizes(sizes, space.features.len());
        certificate.rows = self.data.len() as u64;
        let columns = space.features.iter();
        Testing {
            stability: StabilityRun::new(labels, sizes.len()),
            columns: columns.map(|feature| feature.column().to_owned()).collect(),
            weighing: self,
            certificate,
            tested: false,
        }
    }
}

/// The test of the partition that was chosen, under way.
pub(super) struct Testing {
    weighing: Weighing,
    stability: StabilityRun,
    columns: Vec<String>,
    certificate: Certificate,
    /// Whether it is known if there is any structure.
    tested: bool,
}

/// What a step of a test brought.
pub(super) enum Tested {
    /// The part that is done, 0 to 1.
    Working(f64),
    /// It is known whether there is any structure.
    Structure,
    /// All is known.
    Done,
}

impl Testing {
    /// Does the next fit.
    pub fn step(&mut self) -> Tested {
        let Weighing {
            method,
            seed,
            data,
            homogeneity,
            numbers,
            ..
        } = &mut self.weighing;
        if !self.tested {
            let most = numbers[0].max(*TESTED.end());
            if homogeneity.step(data, DRAWS, most) {
                return Tested::Working(0.5 * homogeneity.draws() as f64 / DRAWS as f64);
            }
            self.certificate.statistic = homogeneity.statistic();
            self.certificate.draws = homogeneity.draws() as u64;
            self.certificate.p = homogeneity.p();
            self.certificate.separation = homogeneity.separation();
            self.certificate.dip = least_likely_dip(data.columns()).map(|dip| DipEvidence {
                column: dip.column.map(|place| self.columns[place].clone()),
                statistic: dip.statistic,
                p: dip.p,
            });
            self.tested = true;
            return Tested::Structure;
        }
        // A sample whose rows are all alike cannot be clustered, and counts nothing.
        let sampled = self.stability.step(*method, data, CHEAP, *seed);
        let done = self.stability.resamples();
        if sampled.is_ok() && done < RESAMPLES {
            return Tested::Working(0.5 + 0.5 * done as f64 / RESAMPLES as f64);
        }
        self.certificate.resamples = done as u64;
        let jaccards = self.stability.jaccards();
        for (segment, jaccard) in self.certificate.segments.iter_mut().zip(jaccards) {
            segment.jaccard = Some(jaccard);
            segment.firmness = Some(Firmness::of(jaccard, segment.size));
        }
        Tested::Done
    }

    /// What is known so far.
    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }
}

/// The verdict on a partition that was tested in every way.
pub(super) fn verdict(certificate: &Certificate) -> Verdict {
    let dips = certificate.dip.as_ref();
    let unlike = certificate.p <= CONVINCING || dips.is_some_and(|dip| dip.p <= CONVINCING_DIP);
    let natural = unlike && certificate.separation >= APART;
    let segments = &certificate.segments;
    let count = |firmness| {
        let alike = segments.iter().filter(|it| it.firmness == Some(firmness));
        alike.count() as u64
    };
    let (firm, tentative) = (count(Firmness::Firm), count(Firmness::Tentative));
    let all = segments.len() as u64;
    Verdict {
        kind: if natural {
            VerdictKind::Natural
        } else if firm + tentative == all {
            VerdictKind::Reproducible
        } else {
            VerdictKind::Constructed
        },
        segments: all,
        firm,
        tentative,
    }
}
