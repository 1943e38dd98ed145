//! From the table to points: customers gathered, columns fitted, rows packed.

use std::borrow::Borrow;

use super::{Run, State, Step};
use crate::customers::{AccountsReport, Gathering, Grouped, RollingUp};
use crate::error::{Error, Issues, Result};
use crate::features::{FeatureSpace, Fitting, Packed, Packing, Ranking};
use crate::segment::Stage;
use crate::segment::explaining::{SAMPLE, Sampled};
use crate::segment::lines::Source;
use crate::segment::params::Grouping;
use crate::segment::prepared::{Prepared, included};
use crate::segment::profiling::Profiling;
use crate::segment::searching::Searching;
use crate::table::Table;

impl State {
    pub(super) fn group(grouping: Grouping, table: &Table) -> Result<Self> {
        Ok(match grouping {
            Grouping::Orders(params) => Self::Gather(Box::new(params.start(table)?)),
            Grouping::Contacts(by) => Self::RollUp(Box::new(RollingUp::new(table, by.as_deref())?)),
        })
    }

    fn pack(space: FeatureSpace, issues: Issues, table: &Table) -> Result<Self> {
        let packing = Box::new(space.start_packing(table)?);
        let parts = space.parts();
        let prepared = Prepared {
            space,
            parts,
            weights: None,
            issues,
        };
        Ok(Self::Pack(prepared, packing))
    }
}

impl<T: Borrow<Table>> Run<T> {
    pub(super) fn gather(&mut self, mut gathering: Box<Gathering>) -> Result<(State, Step)> {
        let orders = self.table.borrow();
        if gathering.step(orders) {
            let fraction = gathering.fraction(orders) / 2.0;
            return Ok((
                State::Gather(gathering),
                self.working(Stage::Prepare, fraction),
            ));
        }
        let (customers, report) = gathering.finish(orders)?.into_parts();
        self.group((customers, Source::Orders(Box::new(report))))
    }

    pub(super) fn roll_up(&mut self, mut rolling: Box<RollingUp>) -> Result<(State, Step)> {
        let contacts = self.table.borrow();
        if rolling.step(contacts) {
            return Ok((State::RollUp(rolling), self.working(Stage::Prepare, 0.0)));
        }
        let accounts = rolling.finish(contacts)?;
        let report = AccountsReport {
            rolled_up: true,
            contacts: contacts.row_count() as u64,
            accounts: accounts.grouped.table().row_count() as u64,
            by: accounts.by,
        };
        self.group((accounts.grouped, Source::Contacts(report)))
    }

    fn group(&mut self, grouped: (Grouped, Source)) -> Result<(State, Step)> {
        self.grouped = Some(grouped);
        self.params.look_up(self.table())?;
        Ok((State::Begin, self.working(Stage::Prepare, 0.5)))
    }

    /// As far as the preparation is done, when its part behind the gathering is.
    fn prepared(&self, fraction: f64) -> Step {
        let before = if self.grouped.is_some() { 0.5 } else { 0.0 };
        self.working(Stage::Prepare, before + (1.0 - before) * fraction)
    }

    pub(super) fn begin(&mut self) -> Result<(State, Step)> {
        let table = match &self.grouped {
            Some((grouped, _)) => grouped.table(),
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
        if let Some(merging) = &self.merging {
            let mut issues = Issues::default();
            issues.extend(table.issues());
            let space = merging.model().space().clone();
            return Ok((State::pack(space, issues, table)?, self.prepared(0.0)));
        }
        let weights = match &self.params.weights {
            Some(column) => Some(self.params.weights_of(table.column(column)?)?),
            None => None,
        };
        let params = FeatureSpace::params()
            .features(self.params.building(table))
            .missing(self.params.missing)
            .response_style(self.params.response_style)
            .weights(weights);
        let fitting = Box::new(params.start(table)?);
        Ok((State::Fit(fitting), self.prepared(0.0)))
    }

    pub(super) fn fit(&self, mut fitting: Box<Fitting>) -> Result<(State, Step)> {
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
        Ok((State::pack(space, issues, table)?, self.prepared(0.5)))
    }

    pub(super) fn pack(
        &self,
        mut prepared: Prepared,
        mut packing: Box<Packing>,
    ) -> Result<(State, Step)> {
        if packing.step(&prepared.space, self.table()) {
            let step = self.prepared(0.5 + packing.fraction() / 2.0);
            return Ok((State::Pack(prepared, packing), step));
        }
        let packed = Box::new(packing.finish(&prepared.space));
        prepared.issues.extend(&packed.issues);
        if self.merging.is_some() {
            let ranking = Ranking::new(&packed.points, SAMPLE, self.params.seed);
            let state = State::Rank(prepared, packed, Box::new(ranking));
            return Ok((state, self.working(Stage::Prepare, 1.0)));
        }
        let weights = self.params.counted(self.table(), &packed.excluded)?;
        prepared.weights = weights.map(|weights| included(weights, &packed.excluded));
        let searching = Searching::new(prepared.rows(&packed), &self.params)?;
        let searching = Box::new(searching);
        let state = State::Search(prepared, packed, searching);
        Ok((state, self.working(Stage::Prepare, 1.0)))
    }

    /// Takes up the partition that is there already.
    pub(super) fn rank(
        &self,
        prepared: Prepared,
        packed: Box<Packed>,
        mut ranking: Box<Ranking>,
    ) -> Result<(State, Step)> {
        let step = self.working(Stage::Profile, 0.0);
        if ranking.step(&packed.points) {
            return Ok((State::Rank(prepared, packed, ranking), step));
        }
        let merging = self.merging.as_ref().expect("only then rows are ranked");
        let weights = self.params.counted(self.table(), &packed.excluded)?;
        let chosen = merging.chosen(self.grouped.as_ref().map(|(grouped, _)| grouped), &packed)?;
        let Prepared {
            space,
            parts,
            issues,
            ..
        } = prepared;
        let order = ranking.finish();
        let sampled = Box::new(Sampled::new(&order, &packed, &parts, weights));
        let profiling = Profiling::new(chosen, space, &packed, issues, self.params.seed);
        Ok((State::Profile(Box::new(profiling), sampled, None), step))
    }
}
