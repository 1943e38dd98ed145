//! A segmentation under way.

mod preparing;

use std::borrow::Borrow;

use serde::Serialize;

use super::explaining::{Explaining, Sampled};
use super::lines::{Source, told_by_line};
use super::merging::Merging;
use super::numbering::by_value;
use super::prepared::Prepared;
use super::profiling::Profiling;
use super::searching::{Progress, Searching};
use super::weighing::{Tested, Testing, Weighing, verdict};
use super::{Candidate, Evidence, Segmentation, SegmentationValidParams, Stage};
use crate::cluster::Placement;
use crate::customers::{Gathering, Grouped, RollingUp};
use crate::error::{IssueCode, Result};
use crate::features::{Fitting, Packed, Packing, Ranking};
use crate::table::Table;

/// What one step did.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Step {
    /// A piece of a stage.
    Working {
        /// The stage.
        stage: Stage,
        /// How much of the whole run is done, 0 to 1.
        fraction: f64,
    },
    /// One number of segments was tried.
    Candidate {
        /// What it would give.
        candidate: Candidate,
    },
    /// There is a result already, of which the evidence is still to come.
    Update,
    /// Nothing is left to do.
    Done,
}

/// A segmentation that works one bounded step at a time. Dropping it cancels it.
pub struct Run<T> {
    table: T,
    /// Made of the table's rows, if these are orders or contacts.
    grouped: Option<(Grouped, Source)>,
    params: SegmentationValidParams,
    /// A partition that is there already.
    merging: Option<Merging>,
    state: State,
}

/// How far the run has come; each state owns what the next one needs.
enum State {
    Begin,
    Gather(Box<Gathering>),
    RollUp(Box<RollingUp>),
    Fit(Box<Fitting>),
    Pack(Prepared, Box<Packing>),
    Rank(Prepared, Box<Packed>, Box<Ranking>),
    Search(Prepared, Box<Packed>, Box<Searching>),
    Weigh(Prepared, Box<Packed>, Box<Searching>, Box<Weighing>),
    Last(Prepared, Box<Packed>, Box<Searching>, Option<Box<Weighing>>),
    Profile(Box<Profiling>, Box<Sampled>, Option<Box<Testing>>),
    Explain(Box<Explaining>, Option<Box<Testing>>),
    Test(Box<Segmentation>, Box<Testing>),
    Done(Box<Segmentation>),
}

impl<T: Borrow<Table>> Run<T> {
    pub(super) fn new(
        table: T,
        params: SegmentationValidParams,
        merging: Option<Merging>,
    ) -> Result<Self> {
        if params.grouping(table.borrow()).is_none() {
            params.look_up(table.borrow())?;
        }
        Ok(Self {
            table,
            grouped: None,
            params,
            merging,
            state: State::Begin,
        })
    }

    /// Does the next piece of work, small enough that whoever steps stays responsive.
    ///
    /// # Errors
    /// `features-none`, `rows-too-few`, `column-unknown`, `option-invalid`. After an error the run begins
    /// again.
    pub fn step(&mut self) -> Result<Step> {
        let (state, step) = match std::mem::replace(&mut self.state, State::Begin) {
            State::Begin => match self.params.grouping(self.table.borrow()) {
                Some(grouping) if self.grouped.is_none() => {
                    let state = State::group(grouping, self.table.borrow())?;
                    (state, self.working(Stage::Prepare, 0.0))
                }
                _ => self.begin()?,
            },
            State::Gather(gathering) => self.gather(gathering)?,
            State::RollUp(rolling) => self.roll_up(rolling)?,
            State::Fit(fitting) => self.fit(fitting)?,
            State::Pack(prepared, packing) => self.pack(prepared, packing)?,
            State::Rank(prepared, packed, ranking) => self.rank(prepared, packed, ranking)?,
            State::Search(prepared, packed, searching) => {
                self.search(prepared, packed, searching)?
            }
            State::Weigh(prepared, packed, searching, weighing) => {
                self.weigh(prepared, packed, searching, weighing)
            }
            State::Last(prepared, packed, searching, weighing) => {
                self.last(prepared, packed, searching, weighing)?
            }
            State::Profile(profiling, sampled, testing) => {
                self.profile(profiling, sampled, testing)
            }
            State::Explain(explaining, testing) => self.explain(explaining, testing),
            State::Test(result, testing) => self.test(result, testing),
            State::Done(result) => (State::Done(result), Step::Done),
        };
        self.state = state;
        Ok(step)
    }

    /// The result so far, once [`step`](Self::step) said [`Step::Update`] or [`Step::Done`].
    pub fn result(&self) -> Option<&Segmentation> {
        match &self.state {
            State::Done(result) | State::Test(result, _) => Some(result),
            _ => None,
        }
    }

    /// The result, once [`step`](Self::step) said [`Step::Done`].
    pub fn into_result(self) -> Option<Segmentation> {
        match self.state {
            State::Done(result) => Some(*result),
            _ => None,
        }
    }

    /// What is segmented: the table, or the customers or accounts that were made of it.
    pub fn table(&self) -> &Table {
        match &self.grouped {
            Some((grouped, _)) => grouped.table(),
            None => self.table.borrow(),
        }
    }

    fn search(
        &self,
        prepared: Prepared,
        packed: Box<Packed>,
        mut searching: Box<Searching>,
    ) -> Result<(State, Step)> {
        let step = match searching.step(prepared.rows(&packed))? {
            Progress::Working(fraction) => self.working(Stage::Search, fraction),
            Progress::Candidate(candidate) => Step::Candidate { candidate },
            Progress::Done if self.params.evidence == Evidence::None => {
                let state = State::Last(prepared, packed, searching, None);
                return Ok((state, self.working(Stage::Search, 1.0)));
            }
            Progress::Done => {
                let rows = prepared.rows(&packed);
                let weighing = Weighing::new(&mut searching, rows, self.params.seed);
                let state = State::Weigh(prepared, packed, searching, Box::new(weighing));
                return Ok((state, self.working(Stage::Weigh, 0.0)));
            }
        };
        Ok((State::Search(prepared, packed, searching), step))
    }

    fn weigh(
        &self,
        prepared: Prepared,
        packed: Box<Packed>,
        mut searching: Box<Searching>,
        mut weighing: Box<Weighing>,
    ) -> (State, Step) {
        if let Some(fraction) = weighing.step() {
            let state = State::Weigh(prepared, packed, searching, weighing);
            return (state, self.working(Stage::Weigh, fraction));
        }
        weighing.note(searching.candidates());
        let state = State::Last(prepared, packed, searching, Some(weighing));
        (state, self.working(Stage::Weigh, 1.0))
    }

    fn last(
        &self,
        prepared: Prepared,
        packed: Box<Packed>,
        mut searching: Box<Searching>,
        weighing: Option<Box<Weighing>>,
    ) -> Result<(State, Step)> {
        if let Progress::Done = searching.step_last(prepared.rows(&packed))? {
            return self.chosen(prepared, &packed, *searching, weighing);
        }
        let stage = match weighing {
            Some(_) => Stage::Weigh,
            None => Stage::Search,
        };
        let state = State::Last(prepared, packed, searching, weighing);
        Ok((state, self.working(stage, 1.0)))
    }

    /// Goes on with the number of segments that is best.
    fn chosen(
        &self,
        Prepared {
            space,
            parts,
            mut issues,
            ..
        }: Prepared,
        packed: &Packed,
        searching: Searching,
        weighing: Option<Box<Weighing>>,
    ) -> Result<(State, Step)> {
        let order = searching.order().to_vec();
        let weights = self.params.counted(self.table(), &packed.excluded)?;
        let sampled = Box::new(Sampled::new(&order, packed, &parts, weights));
        let mut chosen = searching.choose();
        if let Placement::Micro(micro) = &chosen.found.placement {
            let placed = micro.predict(&packed.points).into_iter();
            let elsewhere = placed
                .zip(&chosen.found.labels)
                .filter(|(one, other)| one != *other);
            issues.add(
                IssueCode::PlacedElsewhere,
                elsewhere.count() as u64,
                None,
                None,
            );
        }
        let (value, weights) = (self.params.value(self.table()), &sampled.weights);
        by_value(&mut chosen.found, packed, value, weights.as_deref());
        let testing = weighing.map(|weighing| {
            let rows = order[..weighing.rows()].iter();
            let labels = rows.map(|&row| chosen.found.labels[row as usize]).collect();
            Box::new(weighing.test(labels, &chosen.found.sizes, &space))
        });
        let profiling = Profiling::new(chosen, space, packed, issues, self.params.seed);
        let state = State::Profile(Box::new(profiling), sampled, testing);
        Ok((state, self.working(Stage::Profile, 0.0)))
    }

    fn profile(
        &self,
        mut profiling: Box<Profiling>,
        sampled: Box<Sampled>,
        testing: Option<Box<Testing>>,
    ) -> (State, Step) {
        let table = self.table();
        if let Some(fraction) = profiling.step(table, &self.params, sampled.weights.as_deref()) {
            let step = self.working(Stage::Profile, PROFILED * fraction);
            return (State::Profile(profiling, sampled, testing), step);
        }
        let mut result = profiling.finish(table, &self.params, sampled.weights.as_deref());
        if let Some(merging) = &self.merging {
            merging.tell(&mut result.report);
        }
        let explaining = Box::new(Explaining::new(result, *sampled));
        let step = self.working(Stage::Profile, PROFILED);
        (State::Explain(explaining, testing), step)
    }

    fn explain(
        &self,
        mut explaining: Box<Explaining>,
        testing: Option<Box<Testing>>,
    ) -> (State, Step) {
        if let Some(fraction) = explaining.step(self.table(), &self.params) {
            let fraction = PROFILED + (1.0 - PROFILED) * fraction;
            let step = self.working(Stage::Profile, fraction);
            return (State::Explain(explaining, testing), step);
        }
        let mut result = explaining.finish();
        if let Some((grouped, source)) = &self.grouped {
            result = told_by_line(grouped, source, result);
        }
        let result = Box::new(result);
        match testing {
            Some(testing) => (State::Test(result, testing), Step::Update),
            None => (State::Done(result), self.working(Stage::Profile, 1.0)),
        }
    }

    fn test(&self, mut result: Box<Segmentation>, mut testing: Box<Testing>) -> (State, Step) {
        match testing.step() {
            Tested::Working(fraction) => {
                let step = self.working(Stage::Test, fraction);
                (State::Test(result, testing), step)
            }
            Tested::Structure => {
                result.report.certificate = Some(testing.certificate().clone());
                (State::Test(result, testing), Step::Update)
            }
            Tested::Done => {
                let certificate = testing.certificate().clone();
                result.report.verdict = verdict(&certificate);
                result.report.certificate = Some(certificate);
                (State::Done(result), self.working(Stage::Test, 1.0))
            }
        }
    }

    fn working(&self, stage: Stage, fraction: f64) -> Step {
        Step::Working {
            stage,
            fraction: stage.overall(self.params.evidence, fraction),
        }
    }
}

/// The part of the profiling stage in which columns are summarised.
const PROFILED: f64 = 0.3;
