//! Segments that were found, some of them taken together by a person.

use serde::{Deserialize, Serialize};

use super::engine::{Engine, EngineReason};
use super::searching::Chosen;
use super::{
    ChoiceBasis, NumberChoice, Segmentation, SegmentationParams, SegmentationReport, Step,
};
use crate::cluster::Clustering;
use crate::customers::Grouped;
use crate::error::{Error, Result};
use crate::evaluate::Certificate;
use crate::features::{Packed, Rows};
use crate::model::SegmentModel;
use crate::table::Table;

/// Which of the segments that were found each segment is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// For each segment the numbers of those that were found.
    pub groups: Vec<Vec<u64>>,
    /// How many customers each that was found has.
    pub sizes: Vec<u64>,
}

/// A partition that is to be described, instead of one to be looked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Merging {
    model: SegmentModel,
    /// A segment for each row of the table, or −1.
    assignments: Vec<i32>,
    merged: Merged,
}

impl Merging {
    /// Of a result's model and assignments, and what it was itself merged from; of one that was not, each
    /// segment for itself. `groups` are the segments that are to be one, every one of them in one group.
    ///
    /// # Errors
    /// `option-invalid` unless each segment is in exactly one of at least two groups, and all belong together.
    pub fn new(
        model: SegmentModel,
        mut assignments: Vec<i32>,
        before: &Merged,
        groups: &[Vec<u64>],
    ) -> Result<Self> {
        let found = before.groups.len();
        let mut segment_of = vec![None; found];
        let all = groups.iter().flatten().count();
        for (group, members) in groups.iter().enumerate() {
            for &member in members {
                if let Some(place) = segment_of.get_mut(member as usize) {
                    *place = Some(group as u32);
                }
            }
        }
        let segment_of: Vec<u32> = segment_of.into_iter().flatten().collect();
        let empty = groups.iter().any(Vec::is_empty);
        if groups.len() < 2 || empty || all != found || segment_of.len() != found {
            let expected = "at least two lists, with every segment in one of them";
            return Err(Error::option("groups", expected, "others"));
        }
        let clusters = before.groups.iter().flatten().count();
        let mut cluster_of = vec![0; clusters];
        for (segment, members) in before.groups.iter().enumerate() {
            for &member in members {
                let place = cluster_of.get_mut(member as usize);
                *place.ok_or_else(strange)? = segment_of[segment];
            }
        }
        if before.sizes.len() != clusters || model.placement().clusters() != clusters {
            return Err(strange());
        }
        for segment in &mut assignments {
            if let Some(place) = segment_of.get(*segment as usize) {
                *segment = *place as i32;
            } else if *segment >= 0 {
                return Err(strange());
            }
        }
        let members = |members: &Vec<u64>| {
            let own = members
                .iter()
                .map(|&member| &before.groups[member as usize]);
            own.flatten().copied().collect()
        };
        Ok(Self {
            model: model.merged(cluster_of),
            assignments,
            merged: Merged {
                groups: groups.iter().map(members).collect(),
                sizes: before.sizes.clone(),
            },
        })
    }

    pub(super) fn model(&self) -> &SegmentModel {
        &self.model
    }

    /// The partition, as if it had been found among the rows of the table or of its customers.
    pub(super) fn chosen(&self, grouped: Option<&Grouped>, packed: &Packed) -> Result<Chosen> {
        let rows = packed.points.len() + packed.excluded.len();
        let lines = self.assignments.iter().copied();
        let mut assignments = vec![-1; rows];
        match grouped {
            Some(grouped) => {
                if lines.len() != grouped.rows().count() {
                    return Err(strange());
                }
                for (line, row) in lines.zip(grouped.rows()) {
                    if let Some(segment) = assignments.get_mut(row as usize) {
                        *segment = line;
                    }
                }
            }
            None if lines.len() == rows => assignments.clone_from(&self.assignments),
            None => return Err(strange()),
        }
        let mut excluded = packed.excluded.iter().peekable();
        let mut labels = Vec::with_capacity(packed.points.len());
        let mut sizes = vec![0; self.merged.groups.len()];
        for (row, segment) in assignments.into_iter().enumerate() {
            if excluded
                .next_if(|excluded| **excluded as usize == row)
                .is_some()
            {
                continue;
            }
            *sizes.get_mut(segment as usize).ok_or_else(strange)? += 1;
            labels.push(segment as u32);
        }
        Ok(Chosen {
            engine: Engine {
                name: self.model.engine(),
                reason: EngineReason::Asked,
            },
            found: Clustering {
                labels,
                sizes,
                placement: self.model.placement().clone(),
                inertia: None,
                bic: None,
                converged: true,
            },
            candidates: Vec::new(),
            choice: NumberChoice {
                basis: ChoiceBasis::Given,
                clarity: None,
                near_ties: Vec::new(),
                finer: None,
            },
            short: false,
            bounded: false,
        })
    }

    /// Notes in a report that its segments are merged. What is known of sizes alone is its certificate.
    pub(super) fn tell(&self, report: &mut SegmentationReport) {
        let sizes: Vec<u64> = report.segments.iter().map(|segment| segment.size).collect();
        report.certificate = Some(Certificate::of_sizes(
            &sizes,
            self.model.space().features.len(),
        ));
        report.model = self.model.clone();
        report.merged = Some(self.merged.clone());
    }
}

/// The result is of another table, or was changed.
fn strange() -> Error {
    Error::option("result", "a result of this table", "another")
}

impl Segmentation {
    /// The same customers with some segments taken together and everything about them told anew: one segment
    /// for each of `groups`, in their order. `table` and `params` must be those of this result.
    ///
    /// Verdict, candidates and the evidence of segments that stay as they were are still those of the
    /// partition that was found; a segment made of several has no evidence of its own.
    ///
    /// # Errors
    /// `option-invalid` unless each segment is in exactly one of at least two groups.
    pub fn merge(
        &self,
        table: &Table,
        params: SegmentationParams,
        groups: &[Vec<u64>],
    ) -> Result<Self> {
        let found = &self.report;
        let before = found.merged.clone().unwrap_or_else(|| Merged {
            groups: (0..found.segments.len() as u64)
                .map(|one| vec![one])
                .collect(),
            sizes: found.segments.iter().map(|segment| segment.size).collect(),
        });
        let merging = Merging::new(
            found.model.clone(),
            self.assignments.clone(),
            &before,
            groups,
        )?;
        let mut run = params.start_merge(table, merging)?;
        while !matches!(run.step()?, Step::Done) {}
        let mut merged = run.into_result().expect("a run that is done has a result");
        let report = &mut merged.report;
        report.plan = found.plan.clone();
        report.verdict = found.verdict.clone();
        report.engine = found.engine;
        report.choice = found.choice.clone();
        report.candidates = found.candidates.clone();
        report.issues = found.issues.clone();
        report.certificate = report
            .certificate
            .take()
            .zip(found.certificate.as_ref())
            .map(|(sizes, found)| found.regrouped(groups, sizes));
        Ok(merged)
    }
}
