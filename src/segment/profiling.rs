//! From clusters to segments: each column summarised, then the report.

use super::number::is_handful;
use super::searching::Chosen;
use super::{
    Candidate, Engine, Evidence, NumberChoice, Segment, Segmentation, SegmentationReport,
    SegmentationValidParams, Verdict, VerdictKind,
};
use crate::cluster::Method;
use crate::error::{IssueCode, Issues};
use crate::features::{FeatureSpace, Outliers, Packed};
use crate::model::SegmentModel;
use crate::profile::{self, ColumnProfile, Persona};
use crate::table::{Role, Table};

/// More traits at once would be a list, not a description.
const TRAITS: usize = 3;

/// Profiles under way. Table and options must be the same in every call.
pub(super) struct Profiling {
    engine: Engine,
    model: SegmentModel,
    assignments: Vec<i32>,
    sizes: Vec<u64>,
    candidates: Vec<Candidate>,
    choice: NumberChoice,
    outliers: Outliers,
    issues: Issues,
    /// The next column to summarise.
    column: usize,
    /// For each segment the columns so far.
    profiles: Vec<Vec<ColumnProfile>>,
}

impl Profiling {
    pub fn new(
        chosen: Chosen,
        space: FeatureSpace,
        packed: &Packed,
        mut issues: Issues,
        seed: u64,
    ) -> Self {
        let Chosen {
            engine,
            found,
            candidates,
            choice,
            short,
            bounded,
        } = chosen;
        if bounded {
            issues.note(IssueCode::SegmentsBounded, None, None);
        }
        if short {
            let most = candidates.iter().map(|candidate| candidate.clusters).max();
            issues.add(IssueCode::RowsDistinctFew, most.unwrap_or(0), None, None);
        }
        if engine.name == Method::Mixture {
            // Nothing is filled in where the likelihood leaves out what is missing.
            issues.drop(IssueCode::MissingImputed);
        }
        if !found.converged {
            issues.note(IssueCode::NotConverged, None, None);
        }
        Self {
            model: SegmentModel::new(space, engine.name, found.placement, seed),
            assignments: packed.assignments(&found.labels),
            profiles: vec![Vec::new(); found.sizes.len()],
            sizes: found.sizes,
            engine,
            candidates,
            choice,
            outliers: packed.outliers.clone(),
            issues,
            column: 0,
        }
    }

    /// Summarises the next column; the part of them that is done, or `None` once all are.
    /// `weights` tell how much each row of the table counts, if they do not count the same.
    pub fn step(
        &mut self,
        table: &Table,
        params: &SegmentationValidParams,
        weights: Option<&[f64]>,
    ) -> Option<f64> {
        let columns = table.columns();
        let column = columns.get(self.column)?;
        self.column += 1;
        if params.role(column) != Role::Ignore {
            let segments = self.sizes.len();
            let profile = profile::profile_column(column, &self.assignments, weights, segments);
            for (segment, own) in self.profiles.iter_mut().zip(profile.into_iter().flatten()) {
                segment.push(own);
            }
        }
        Some(self.column as f64 / columns.len() as f64)
    }

    /// The result, once a step returned `None`.
    pub fn finish(
        self,
        table: &Table,
        params: &SegmentationValidParams,
        weights: Option<&[f64]>,
    ) -> Segmentation {
        let included: u64 = self.sizes.iter().sum();
        let mut counted = vec![0.0; self.sizes.len()];
        for (row, &segment) in self.assignments.iter().enumerate() {
            if let Ok(segment) = usize::try_from(segment) {
                counted[segment] += weights.map_or(1.0, |weights| weights[row]);
            }
        }
        let all: f64 = counted.iter().sum();
        let shares = counted.into_iter().map(|own| own / all).collect();
        let verdict = Verdict {
            kind: match params.evidence {
                Evidence::Full => VerdictKind::Pending,
                Evidence::None => VerdictKind::Untested,
            },
            segments: self.sizes.len() as u64,
            firm: 0,
            tentative: 0,
        };
        let report = SegmentationReport {
            plan: params.plan(table),
            verdict,
            certificate: None,
            merged: None,
            segments: describe(self.profiles, &self.sizes, shares, params.minimum_cell),
            ideal_customer: None,
            interviews: Vec::new(),
            typing: None,
            excluded_rows: self.assignments.len() as u64 - included,
            engine: self.engine,
            choice: self.choice,
            candidates: self.candidates,
            outliers: self.outliers,
            issues: self.issues.into_vec(),
            seed: params.seed,
            model: self.model,
            reading: table.reading().clone(),
            shareable: None,
        };
        Segmentation {
            report,
            assignments: self.assignments,
        }
    }
}

/// Segments with their traits and names.
fn describe(
    profiles: Vec<Vec<ColumnProfile>>,
    sizes: &[u64],
    shares: Vec<f64>,
    minimum_cell: u64,
) -> Vec<Segment> {
    let (included, count) = (sizes.iter().sum(), sizes.len());
    // A name may use any trait, not only those that are shown first.
    let all = |profile: &Vec<ColumnProfile>| profile::strongest_traits(profile, usize::MAX);
    let traits: Vec<_> = profiles.iter().map(all).collect();
    let names = profile::name_traits(&traits);
    let sizes = sizes.iter().zip(shares);
    let segments = profiles.into_iter().zip(traits).zip(names).zip(sizes);
    segments
        .enumerate()
        .map(
            |(index, (((profile, mut traits), name_traits), (&size, share)))| {
                let more_traits = traits.split_off(traits.len().min(TRAITS));
                Segment {
                    index: index as u64,
                    name_traits,
                    size,
                    share,
                    small: size < minimum_cell,
                    outlying: is_handful(size, included, count),
                    traits,
                    more_traits,
                    rule: None,
                    no_rule: None,
                    money: None,
                    churn: None,
                    persona: Persona {
                        elements: Vec::new(),
                        typical: Vec::new(),
                        channel: None,
                        time: None,
                        quotes: Vec::new(),
                    },
                    strategy: None,
                    profile,
                }
            },
        )
        .collect()
}
