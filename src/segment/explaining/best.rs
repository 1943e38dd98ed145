//! The ideal customer: the best beside all others, column by column.

use crate::profile::{
    self, Best, ColumnProfile, Comparing, Figure, IdealCustomer, Resampling, Trait,
};
use crate::segment::{Segmentation, SegmentationValidParams};
use crate::table::{Column, Table};

/// The best are this group, all others the next.
const BEST: usize = 0;

/// The comparison of the best with all others under way.
pub(super) struct BestRun {
    value: String,
    loyalty: Option<String>,
    share: f64,
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
        let group = |(row, segment): (usize, &i32)| {
            let is_best = (*segment >= 0)
                .then(|| best.is_best(value, loyalty, row))
                .flatten();
            is_best.map_or(-1, |is_best| i32::from(!is_best))
        };
        let groups: Vec<i32> = result.assignments.iter().enumerate().map(group).collect();
        let rows: Vec<u32> = rows
            .iter()
            .copied()
            .filter(|&row| groups[row as usize] >= 0)
            .collect();
        let labels: Vec<u32> = rows
            .iter()
            .map(|&row| groups[row as usize] as u32)
            .collect();
        Some(Self {
            value: value.name.clone(),
            loyalty: loyalty.map(|column| column.name.clone()),
            share: best.share,
            comparing: Comparing::of_first(&rows, &labels),
            groups,
            rows,
            labels,
            profiles: Vec::new(),
            traits: Vec::new(),
            tested: 0,
            resampling: None,
            seed: params.seed,
        })
    }

    /// Compares one more column, unless it says again what made them the best.
    pub fn add(&mut self, table: &Table, column: usize) {
        let column = &table.columns()[column];
        let own = |name: &Option<&String>| name.and_then(|name| table.column(name).ok());
        let repeats = |other: &Column| profile::repeats(column, other, &self.rows);
        let made_of = [own(&Some(&self.value)), own(&self.loyalty.as_ref())];
        if made_of.into_iter().flatten().any(repeats) {
            return;
        }
        self.comparing.add(column);
        let profiles = profile::profile_column(column, &self.groups, 2);
        self.profiles
            .extend(profiles.into_iter().flatten().nth(BEST));
    }

    pub fn begin_draws(&mut self, table: &Table) {
        let comparing = std::mem::replace(&mut self.comparing, Comparing::of_first(&[], &[]));
        let comparisons = comparing.finish();
        self.tested = comparisons.len();
        self.traits = profile::distinguishing(&self.profiles, &comparisons);
        let total = self.groups.iter().filter(|group| **group >= 0).count();
        let mut run = Resampling::new(&self.rows, &self.labels, None, (2, total), self.seed);
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

    pub fn finish(mut self, table: &Table) -> IdealCustomer {
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
            .map(|value| super::money::money(value, &self.groups, 2));
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
