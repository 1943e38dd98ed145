//! Likely ranges of the figures that are told, and how likely differences are by chance.

use super::Explaining;
use crate::cluster::Again;
use crate::profile::{Comparison, Figure, Measure, Money, Resampling, Trait};
use crate::segment::{Segment, SegmentationValidParams};
use crate::table::Table;

impl Explaining {
    /// Gives traits of columns that did not build their adjusted p.
    pub(super) fn adjust(&mut self) {
        let building = &self.building;
        for segment in &mut self.result.report.segments {
            let own = self.comparisons.iter();
            let own: Vec<&Comparison> = own
                .filter(|found| u64::from(found.group) == segment.index)
                .collect();
            for found in traits_of(segment) {
                if !building.contains(&found.column) {
                    let same =
                        |one: &&&Comparison| one.column == found.column && one.level == found.level;
                    found.adjusted_p = own.iter().find(same).map(|compared| compared.p);
                }
            }
        }
    }

    pub(super) fn begin_draws(&mut self, table: &Table, params: &SegmentationValidParams) {
        let report = &self.result.report;
        let included = self.result.assignments.len() as u64 - report.excluded_rows;
        let model = &report.model;
        let data = self.sampled.first.clone();
        let mut run = Resampling::new(
            &self.sampled.rows,
            &self.labels,
            Again::new(data, model.placement(), model.segments()),
            self.sampled.weights.as_deref(),
            (report.segments.len(), included as usize),
            params.seed,
        );
        let mut series: Vec<(String, Option<String>, usize)> = Vec::new();
        let mut add = |run: &mut Resampling, name: &str, level: &Option<String>| {
            let known = series
                .iter()
                .find(|(column, own, _)| column == name && own == level);
            if let Some((_, _, place)) = known {
                return Some(*place);
            }
            let place = run.add_series(table.column(name).ok()?, level.as_deref());
            series.push((name.to_owned(), level.clone(), place));
            Some(place)
        };
        for segment in &report.segments {
            for found in segment.traits.iter().chain(&segment.more_traits) {
                if let Some(series) = add(&mut run, &found.column, &found.level) {
                    run.add_figure(Figure {
                        segment: segment.index as u32,
                        measure: found.measure,
                        value: found.segment,
                        series,
                    });
                }
            }
        }
        if let Some(value) = params.value(table)
            && let Some(series) = add(&mut run, &value.name, &None)
        {
            for segment in 0..report.segments.len() as u32 {
                run.add_figure(Figure {
                    segment,
                    measure: Measure::Mean,
                    // Moved to the mean of all rows once that is known.
                    value: 0.0,
                    series,
                });
            }
        }
        self.resampling = Some(Box::new(run));
    }

    /// Gives traits and money their likely ranges, in the order in which they were asked for.
    pub(super) fn end_draws(&mut self, table: &Table, params: &SegmentationValidParams) {
        let Some(run) = self.resampling.take() else {
            return;
        };
        let mut intervals = run.finish().into_iter();
        for segment in &mut self.result.report.segments {
            for found in segment.traits.iter_mut().chain(&mut segment.more_traits) {
                if table.column(&found.column).is_ok() {
                    found.interval = intervals.next().flatten();
                }
            }
        }
        if params.value(table).is_some() {
            for segment in &mut self.result.report.segments {
                let interval = intervals.next().flatten();
                if let Some(Money {
                    mean,
                    interval: own,
                    ..
                }) = &mut segment.money
                {
                    *own = interval.map(|interval| interval.moved(*mean));
                }
            }
        }
        for segment in &mut self.result.report.segments {
            let Segment {
                name_traits,
                traits,
                more_traits,
                ..
            } = segment;
            for named in name_traits {
                let same = |one: &&Trait| one.column == named.column && one.level == named.level;
                if let Some(found) = traits.iter().chain(&*more_traits).find(same) {
                    *named = found.clone();
                }
            }
        }
    }
}

fn traits_of(segment: &mut Segment) -> impl Iterator<Item = &mut Trait> {
    let Segment {
        traits,
        more_traits,
        ..
    } = segment;
    traits.iter_mut().chain(more_traits)
}
