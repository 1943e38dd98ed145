//! A segmentation under way.

use std::borrow::Borrow;

use serde::Serialize;

use super::engine;
use super::explaining::{Explaining, Sampled};
use super::numbering::by_value;
use super::prepared::{Prepared, included};
use super::profiling::Profiling;
use super::searching::{Progress, Searching};
use super::weighing::{Tested, Testing, Weighing, verdict};
use super::{Candidate, Evidence, Segmentation, SegmentationValidParams, Stage};
use crate::customers::{Customers, Gathering};
use crate::error::{Error, Issues, Result};
use crate::features::{Feature, FeatureSpace, Fitting, Packed, Packing};
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
    /// Gathered from the table, if its rows are orders.
    customers: Option<Customers>,
    params: SegmentationValidParams,
    state: State,
}

/// How far the run has come; each state owns what the next one needs.
enum State {
    Begin,
    Gather(Box<Gathering>),
    Fit(Box<Fitting>),
    Pack(Prepared, Box<Packing>),
    Search(Prepared, Box<Packed>, Box<Searching>),
    Weigh(Prepared, Box<Packed>, Box<Searching>, Box<Weighing>),
    Last(Prepared, Box<Packed>, Box<Searching>, Option<Box<Weighing>>),
    Profile(Box<Profiling>, Box<Sampled>, Option<Box<Testing>>),
    Explain(Box<Explaining>, Option<Box<Testing>>),
    Test(Box<Segmentation>, Box<Testing>),
    Done(Box<Segmentation>),
}

impl<T: Borrow<Table>> Run<T> {
    pub(super) fn new(table: T, params: SegmentationValidParams) -> Result<Self> {
        if params.gathering(table.borrow()).is_none() {
            params.look_up(table.borrow())?;
        }
        Ok(Self {
            table,
            customers: None,
            params,
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
            State::Begin => match self.params.gathering(self.table.borrow()) {
                Some(params) if self.customers.is_none() => {
                    let gathering = params.start(self.table.borrow())?;
                    let state = State::Gather(Box::new(gathering));
                    (state, self.working(Stage::Prepare, 0.0))
                }
                _ => self.begin()?,
            },
            State::Gather(gathering) => self.gather(gathering)?,
            State::Fit(fitting) => self.fit(fitting)?,
            State::Pack(prepared, packing) => self.pack(prepared, packing)?,
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

    /// What is segmented: the table, or the customers that were gathered from it.
    pub fn table(&self) -> &Table {
        match &self.customers {
            Some(customers) => customers.table(),
            None => self.table.borrow(),
        }
    }

    fn gather(&mut self, mut gathering: Box<Gathering>) -> Result<(State, Step)> {
        let orders = self.table.borrow();
        if gathering.step(orders) {
            let fraction = gathering.fraction(orders) / 2.0;
            return Ok((
                State::Gather(gathering),
                self.working(Stage::Prepare, fraction),
            ));
        }
        self.customers = Some(gathering.finish(orders)?);
        self.params.look_up(self.table())?;
        Ok((State::Begin, self.working(Stage::Prepare, 0.5)))
    }

    /// As far as the preparation is done, when its part behind the gathering is.
    fn prepared(&self, fraction: f64) -> Step {
        let before = if self.customers.is_some() { 0.5 } else { 0.0 };
        self.working(Stage::Prepare, before + (1.0 - before) * fraction)
    }

    fn begin(&mut self) -> Result<(State, Step)> {
        let table = match &self.customers {
            Some(customers) => customers.table(),
            None => self.table.borrow(),
        };
        self.params.take_up_goal(table);
        let (least, rows) = (*self.params.clusters.start(), table.row_count());
        if rows < least {
            // Before anything else: in a file of one row every column is constant, and hearing only
            // that no column can build would lead astray.
            return Err(Error::RowsTooFew {
                expected: least as u64,
                found: rows as u64,
            });
        }
        let weights = match &self.params.weights {
            Some(column) => Some(self.params.weights_of(table.column(column)?)?),
            None => None,
        };
        let params = FeatureSpace::params()
            .features(self.params.building(table))
            .missing(self.params.missing)
            .weights(weights);
        let fitting = Box::new(params.start(table)?);
        Ok((State::Fit(fitting), self.prepared(0.0)))
    }

    fn fit(&self, mut fitting: Box<Fitting>) -> Result<(State, Step)> {
        let table = self.table();
        if fitting.step(table) {
            return Ok((State::Fit(fitting), self.prepared(0.0)));
        }
        let fitted = fitting.finish()?;
        let mut issues = Issues::default();
        issues.extend(table.issues());
        issues.extend(&fitted.issues);
        let mut space = fitted.space;
        if self.params.features.is_none() {
            // Whoever names features has decided how much each counts.
            space.share_weights(table, &mut issues);
        }
        let packing = Box::new(space.start_packing(table)?);
        let parts = space.parts();
        let prepared = Prepared {
            space,
            parts,
            weights: None,
            issues,
        };
        let state = State::Pack(prepared, packing);
        Ok((state, self.prepared(0.5)))
    }

    fn pack(&self, mut prepared: Prepared, mut packing: Box<Packing>) -> Result<(State, Step)> {
        if packing.step(&prepared.space, self.table()) {
            let step = self.prepared(0.5 + packing.fraction() / 2.0);
            return Ok((State::Pack(prepared, packing), step));
        }
        let packed = Box::new(packing.finish(&prepared.space));
        prepared.issues.extend(&packed.issues);
        let weights = self.params.counted(self.table(), &packed.excluded)?;
        prepared.weights = weights.map(|weights| included(weights, &packed.excluded));
        let columns = prepared.space.features.iter().map(Feature::column);
        let survey = engine::is_survey(self.table(), columns);
        let searching = Searching::new(prepared.rows(&packed), &self.params, survey)?;
        let searching = Box::new(searching);
        let state = State::Search(prepared, packed, searching);
        Ok((state, self.working(Stage::Prepare, 1.0)))
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
        Prepared { space, issues, .. }: Prepared,
        packed: &Packed,
        searching: Searching,
        weighing: Option<Box<Weighing>>,
    ) -> Result<(State, Step)> {
        let order = searching.order().to_vec();
        let weights = self.params.counted(self.table(), &packed.excluded)?;
        let sampled = Box::new(Sampled::new(&order, packed, weights));
        let mut chosen = searching.choose();
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
        let result = profiling.finish(table, &self.params, sampled.weights.as_deref());
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
        let result = Box::new(self.told_by_line(explaining.finish()));
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

    /// The result with a segment for each row of the table, also where customers were gathered from it.
    fn told_by_line(&self, mut result: Segmentation) -> Segmentation {
        if let Some(customers) = &self.customers {
            result.assignments = customers.expand(&result.assignments);
            let set_aside = result.assignments.iter().filter(|&&segment| segment < 0);
            result.report.excluded_rows = set_aside.count() as u64;
            result.report.plan.customers = Some(customers.report().clone());
            // People are found in the file by a line of theirs.
            let lines = customers.first_lines();
            let found =
                |row: &mut u64| *row = lines.get(*row as usize - 1).copied().unwrap_or(*row);
            for list in &mut result.report.interviews {
                let all = [&mut list.core, &mut list.border, &mut list.high_value];
                let people = all.into_iter().flatten();
                people.for_each(|person| found(&mut person.row));
            }
            for segment in &mut result.report.segments {
                let quotes = segment.persona.quotes.iter_mut();
                quotes.for_each(|quote| found(&mut quote.row));
            }
        }
        result
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
