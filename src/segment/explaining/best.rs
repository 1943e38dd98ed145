//! The ideal customer: the best beside all others, column by column.

use crate::profile::{
    self, Best, ColumnProfile, Comparing, Figure, IdealCustomer, Resampling, Trait,
};
use crate::segment::{Segmentation, SegmentationValidParams};
use crate::table::{Column, Table};

/// The best are this group, all others the next.
const BEST: usize = 0;

/// So many rows are looked at in a step.
const PORTION: usize = 1 << 16;

/// The comparison of the best with all others under way.
pub(super) struct BestRun {
    value: String,
    loyalty: Option<String>,
    share: f64,
    best: Best,
    /// Of each row of the table: 0 the best, 1 another, −1 in no segment or without a value.
    groups: Vec<i32>,
    /// The sampled rows that are in either group, and the group of each.
    rows: Vec<u32>,
    labels: Vec<u32>,
    comparing: Comparing,
    profiles: Vec<ColumnProfile>,
    traits: Vec<Trait>,
    tested: usize,
    resampling: Option<Resampling>,
    seed: u64,
}

impl BestRun {
    /// `None` where nothing tells what customers bring.
    pub fn new(
        table: &Table,
        params: &SegmentationValidParams,
        rows: &[u32],
        result: &Segmentation,
    ) -> Option<Self> {
        let value = params.value(table)?;
        let loyalty = table
            .facets()
            .loyalty
            .filter(|loyalty| loyalty.name != value.name);
        let best = Best::new(value, loyalty, rows, result.assignments.len())?;
        Some(Self {
            value: value.name.clone(),
            loyalty: loyalty.map(|column| column.name.clone()),
            share: best.share,
            comparing: Comparing::of_first(&[], &[]),
            groups: Vec::new(),
            rows: rows.to_vec(),
            labels: Vec::new(),
            best,
            profiles: Vec::new(),
            traits: Vec::new(),
            tested: 0,
            resampling: None,
            seed: params.seed,
        })
    }

    /// Tells of the next rows whether they are among the best; `false` when nothing is left to do.
    pub fn group(&mut self, table: &Table, assignments: &[i32]) -> bool {
        let column = |name: &String| table.column(name).ok();
        let Some(value) = column(&self.value) else {
            return false;
        };
        let loyalty = self.loyalty.as_ref().and_then(column);
        let from = self.groups.len();
        let to = assignments.len().min(from + PORTION);
        for (row, &segment) in assignments.iter().enumerate().take(to).skip(from) {
            let is_best = (segment >= 0)
                .then(|| self.best.is_best(value, loyalty, row))
                .flatten();
            self.groups
                .push(is_best.map_or(-1, |is_best| i32::from(!is_best)));
        }
        if to < assignments.len() {
            return true;
        }
        let groups = &self.groups;
        self.rows.retain(|&row| groups[row as usize] >= 0);
        let label = |row: &u32| groups[*row as usize] as u32;
        self.labels = self.rows.iter().map(label).collect();
        self.comparing = Comparing::of_first(&self.rows, &self.labels);
        false
    }

    /// Compares one more column, unless it says again what made them the best.
    pub fn add(&mut self, table: &Table, column: usize, weights: Option<&[f64]>) {
        let column = &table.columns()[column];
        let own = |name: &Option<&String>| name.and_then(|name| table.column(name).ok());
        let repeats = |other: &Column| profile::repeats(column, other, &self.rows);
        let made_of = [own(&Some(&self.value)), own(&self.loyalty.as_ref())];
        if made_of.into_iter().flatten().any(repeats) {
            return;
        }
        self.comparing.add(column);
        let profiles = profile::profile_column(column, &self.groups, weights, 2);
        self.profiles
            .extend(profiles.into_iter().flatten().nth(BEST));
    }

    pub fn begin_draws(&mut self, table: &Table, weights: Option<&[f64]>) {
        let comparing = std::mem::replace(&mut self.comparing, Comparing::of_first(&[], &[]));
        let comparisons = comparing.finish();
        self.tested = comparisons.len();
        self.traits = profile::distinguishing(&self.profiles, &comparisons);
        let total = self.groups.iter().filter(|group| **group >= 0).count();
        let (rows, labels) = (&self.rows, &self.labels);
        let mut run = Resampling::new(rows, labels, None, weights, (2, total), self.seed);
        for found in &self.traits {
            if let Ok(column) = table.column(&found.column) {
                let series = run.add_series(column, found.level.as_deref());
                run.add_figure(Figure {
                    segment: BEST as u32,
                    measure: found.measure,
                    value: found.segment,
                    series,
                });
            }
        }
        self.resampling = Some(run);
    }

    /// Draws once more; `false` when nothing is left to do.
    pub fn draw(&mut self) -> bool {
        self.resampling.as_mut().is_some_and(Resampling::step)
    }

    pub fn finish(mut self, table: &Table, weights: Option<&[f64]>) -> IdealCustomer {
        let intervals = self
            .resampling
            .take()
            .map(Resampling::finish)
            .unwrap_or_default();
        let customers = self
            .groups
            .iter()
            .filter(|group| **group == BEST as i32)
            .count() as u64;
        for (found, interval) in self.traits.iter_mut().zip(intervals) {
            let present = || {
                let missing = self
                    .profiles
                    .iter()
                    .find(|profile| profile.column() == found.column);
                customers - missing.map_or(0, ColumnProfile::missing)
            };
            found.interval = profile::share_interval(found, present()).or(interval);
        }
        let money = table
            .column(&self.value)
            .ok()
            .map(|value| super::money::money(value, &self.groups, weights, 2));
        let value_share = money.and_then(|money| money.into_iter().flatten().next()?.share);
        IdealCustomer {
            value: self.value,
            loyalty: self.loyalty,
            share: self.share,
            customers,
            value_share,
            traits: self.traits,
            tested: self.tested as u64,
        }
    }
}
