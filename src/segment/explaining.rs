//! What explains the segments that were found: rules, likely ranges, money, the ideal customer, cards, and whom
//! to talk to. Each step is bounded: all but sums over one column is done on a sample.

mod best;
mod money;
mod quotes;
mod ranges;

use super::{Segment, Segmentation, SegmentationValidParams};
use crate::cluster::{AllRows, Data};
use crate::features::{Packed, Part, Points, Rows};
use crate::profile::{
    self, Asking, Comparing, Comparison, DRAWN, Placed, Quoting, Resampling, RuleFinder,
    ShareBeside, Trait,
};
use crate::table::{Column, Role, Table};
use best::BestRun;
pub(super) use money::money;

/// More rows would not change what is told.
pub(super) const SAMPLE: usize = 20_000;

/// Rows of a table in canonical order, with their places in feature space.
pub(super) struct Sampled {
    rows: Vec<u32>,
    points: Points,
    /// The first of them, which are drawn again.
    first: Data,
    /// How much each row of the table counts, 1 on average, if they do not count the same.
    pub weights: Option<Vec<f64>>,
}

impl Sampled {
    /// Of points in canonical order; only the first are taken.
    pub fn new(order: &[u32], packed: &Packed, parts: &[Part], weights: Option<Vec<f64>>) -> Self {
        let order = &order[..order.len().min(SAMPLE)];
        let all = packed.points.len() + packed.excluded.len();
        let mut excluded = packed.excluded.iter().peekable();
        let included: Vec<u32> = (0..all as u32)
            .filter(|row| excluded.next_if(|excluded| *excluded == row).is_none())
            .collect();
        Self {
            rows: order
                .iter()
                .map(|&point| included[point as usize])
                .collect(),
            points: packed.points.gather(order),
            first: Data::of(
                AllRows {
                    points: &packed.points,
                    parts,
                    gaps: &packed.gaps,
                    weights: None,
                },
                &order[..order.len().min(DRAWN)],
            ),
            weights,
        }
    }
}

/// Explanations under way. Table and options must be the same in every call.
pub(super) struct Explaining {
    result: Segmentation,
    sampled: Sampled,
    /// The segment of each sampled row.
    labels: Vec<u32>,
    phase: Phase,
    rules: RuleFinder,
    asking: Option<Asking>,
    comparing: Comparing,
    comparisons: Vec<Comparison>,
    resampling: Option<Box<Resampling>>,
    best: Option<Box<BestRun>>,
    /// Of each sampled row the distance from the middle of its segment, and from its border.
    distances: (Vec<f64>, Vec<f64>),
    /// The columns that shaped the segments.
    building: Vec<String>,
    /// The columns with the channel, the time and the name of a customer.
    asked: [Option<String>; 3],
}

/// What comes next.
enum Phase {
    Column(usize),
    Rule(usize),
    Ask,
    Draw(usize),
    Money,
    Churn,
    Rank,
    Group,
    Best(usize),
    BestDraw,
    Person(usize),
    Done,
}

impl Explaining {
    pub fn new(result: Segmentation, sampled: Sampled) -> Self {
        let segment = |&row: &u32| result.assignments[row as usize];
        // Rows that were set aside later are in none.
        let kept: Vec<usize> = (0..sampled.rows.len())
            .filter(|&place| segment(&sampled.rows[place]) >= 0)
            .collect();
        let sampled = if kept.len() == sampled.rows.len() {
            sampled
        } else {
            let places: Vec<u32> = kept.iter().map(|&place| place as u32).collect();
            let first = places
                .iter()
                .copied()
                .filter(|place| (*place as usize) < sampled.first.len());
            Sampled {
                first: sampled.first.take(&first.collect::<Vec<_>>()),
                rows: kept.iter().map(|&place| sampled.rows[place]).collect(),
                points: sampled.points.gather(&places),
                weights: sampled.weights,
            }
        };
        let labels: Vec<u32> = sampled.rows.iter().map(|row| segment(row) as u32).collect();
        let segments = result.report.segments.len();
        Self {
            rules: match &sampled.weights {
                Some(weights) => RuleFinder::new(&sampled.rows, &labels).weighted(weights),
                None => RuleFinder::new(&sampled.rows, &labels),
            },
            asking: None,
            comparing: Comparing::new(&sampled.rows, &labels, segments),
            comparisons: Vec::new(),
            resampling: None,
            best: None,
            distances: (Vec::new(), Vec::new()),
            building: Vec::new(),
            asked: [const { None }; 3],
            phase: Phase::Column(0),
            result,
            sampled,
            labels,
        }
    }

    /// Does the next piece; the part that is done, or `None` once all is.
    pub fn step(&mut self, table: &Table, params: &SegmentationValidParams) -> Option<f64> {
        let (columns, segments) = (table.columns().len(), self.result.report.segments.len());
        let part = |from: f64, to: f64, done: usize, of: usize| {
            Some(from + (to - from) * done as f64 / of.max(1) as f64)
        };
        match self.phase {
            Phase::Column(column) if column < columns => {
                if column == 0 {
                    self.look_up(table, params);
                }
                self.add(&table.columns()[column], params);
                self.phase = Phase::Column(column + 1);
                part(0.0, 0.3, column, columns)
            }
            Phase::Column(_) => {
                let empty = Comparing::new(&[], &[], 0);
                let comparing = std::mem::replace(&mut self.comparing, empty);
                self.comparisons = comparing.finish();
                self.phase = Phase::Rule(0);
                Some(0.3)
            }
            Phase::Rule(segment) if segment < segments => {
                let told = &mut self.result.report.segments[segment];
                match self.rules.find(segment as u32) {
                    Ok(rule) => told.rule = Some(rule),
                    Err(reason) => told.no_rule = Some(reason),
                }
                self.phase = Phase::Rule(segment + 1);
                part(0.3, 0.6, segment, segments)
            }
            Phase::Rule(_) => {
                self.asking = Asking::new(&self.rules, segments);
                self.phase = Phase::Ask;
                Some(0.6)
            }
            Phase::Ask => {
                let rules = &self.rules;
                if self
                    .asking
                    .as_mut()
                    .is_some_and(|asking| asking.step(rules))
                {
                    return Some(0.6);
                }
                self.result.report.typing = self.asking.take().map(Asking::finish);
                self.adjust();
                self.begin_draws(table, params);
                self.phase = Phase::Draw(0);
                Some(0.6)
            }
            Phase::Draw(draw) => {
                let busy = self.resampling.as_mut().is_some_and(|run| run.step());
                self.phase = if busy {
                    Phase::Draw(draw + 1)
                } else {
                    Phase::Money
                };
                part(0.6, 0.8, draw, profile::DRAWS)
            }
            Phase::Money => {
                self.tell_money(table, params);
                self.end_draws(table, params);
                self.phase = Phase::Churn;
                Some(0.8)
            }
            Phase::Churn => {
                self.tell_churn(table);
                self.phase = Phase::Rank;
                Some(0.8)
            }
            Phase::Rank => {
                self.distances = profile::distances(&self.sampled.points, &self.labels, segments);
                let rows = &self.sampled.rows;
                self.best = BestRun::new(table, params, rows, &self.result).map(Box::new);
                self.phase = Phase::Group;
                Some(0.8)
            }
            Phase::Group => {
                let assignments = &self.result.assignments;
                let best = self.best.as_mut();
                if best.is_none_or(|best| !best.group(table, assignments)) {
                    self.phase = Phase::Best(0);
                }
                Some(0.8)
            }
            Phase::Best(column) if column < columns && self.best.is_some() => {
                let best = self.best.as_mut().expect("just looked");
                if params.role(&table.columns()[column]) != Role::Ignore {
                    best.add(table, column, self.sampled.weights.as_deref());
                }
                self.phase = Phase::Best(column + 1);
                part(0.8, 0.9, column, columns)
            }
            Phase::Best(_) => {
                if let Some(best) = &mut self.best {
                    best.begin_draws(table, self.sampled.weights.as_deref());
                }
                self.phase = Phase::BestDraw;
                Some(0.9)
            }
            Phase::BestDraw => {
                if self.best.as_mut().is_none_or(|best| !best.draw()) {
                    let best = self.best.take();
                    self.result.report.ideal_customer =
                        best.map(|best| best.finish(table, self.sampled.weights.as_deref()));
                    self.phase = Phase::Person(0);
                }
                Some(0.9)
            }
            Phase::Person(segment) if segment < segments => {
                self.describe(segment, table, params);
                self.phase = Phase::Person(segment + 1);
                part(0.9, 1.0, segment, segments)
            }
            Phase::Person(_) => {
                let report = &mut self.result.report;
                report.shareable = Some(report.shareable(params.minimum_cell));
                self.phase = Phase::Done;
                Some(1.0)
            }
            Phase::Done => None,
        }
    }

    /// The result, once a step returned `None`.
    pub fn finish(self) -> Segmentation {
        self.result
    }

    fn look_up(&mut self, table: &Table, params: &SegmentationValidParams) {
        let building = params.building(table).into_iter();
        self.building = building.map(|feature| feature.column).collect();
        let facets = table.facets();
        let name = |column: Option<&Column>| column.map(|column| column.name.clone());
        self.asked = [facets.channel, facets.time, facets.identifier].map(name);
    }

    fn builds(&self, column: &str) -> bool {
        self.building.iter().any(|name| name == column)
    }

    fn add(&mut self, column: &Column, params: &SegmentationValidParams) {
        let role = params.role(column);
        let builds = self.builds(&column.name);
        if builds || matches!(role, Role::Build | Role::Describe) {
            self.rules.add(column, builds);
        }
        if !builds && role != Role::Ignore {
            self.comparing.add(column);
        }
    }

    fn tell_money(&mut self, table: &Table, params: &SegmentationValidParams) {
        let Segmentation {
            report,
            assignments,
        } = &mut self.result;
        let segments = report.segments.len();
        if let Some(value) = params.value(table) {
            let weights = self.sampled.weights.as_deref();
            let all = money(value, assignments, weights, segments);
            for (segment, money) in report.segments.iter_mut().zip(all) {
                segment.money = money;
            }
        }
    }

    /// Who is lost, and with that what to do.
    fn tell_churn(&mut self, table: &Table) {
        let Segmentation {
            report,
            assignments,
        } = &mut self.result;
        let segments = report.segments.len();
        let facets = table.facets();
        let weights = self.sampled.weights.as_deref();
        if let Some(all) = money::churn(&facets, assignments, weights, segments) {
            for (segment, churn) in report.segments.iter_mut().zip(all) {
                segment.churn = churn;
            }
        }
        for segment in &mut report.segments {
            let Some(money) = segment
                .money
                .as_ref()
                .filter(|money| money.everyone_mean > 0.0)
            else {
                continue;
            };
            let churn = segment.churn.as_ref().map(|churn| ShareBeside {
                segment: churn.share,
                everyone: churn.everyone_share,
            });
            let response = facets.response.and_then(|column| response(segment, column));
            let ratio = money.mean / money.everyone_mean;
            segment.strategy = Some(profile::strategy(ratio, churn, response, segment.size));
        }
    }

    /// The card of a segment, and whom to talk to.
    fn describe(&mut self, segment: usize, table: &Table, params: &SegmentationValidParams) {
        let known = |name: &Option<String>| name.as_ref().and_then(|name| table.column(name).ok());
        let [channel, time, identifier] = self.asked.each_ref().map(known);
        let told: Vec<&Column> = table
            .columns()
            .iter()
            .filter(|column| params.role(column) != Role::Ignore)
            .collect();
        let report = &mut self.result.report;
        let own = &mut report.segments[segment];
        let traits: Vec<Trait> = own.traits.iter().chain(&own.more_traits).cloned().collect();
        let mut persona = profile::persona(&own.profile, &traits, &told, (channel, time));
        let (near, margin) = (&self.distances.0, &self.distances.1);
        let placed = Placed {
            rows: &self.sampled.rows,
            labels: &self.labels,
            points: &self.sampled.points,
            near,
            margin,
        };
        let quoting = Quoting::new(table);
        if !quoting.is_empty() {
            persona.quotes = quotes::spread(&quoting, table, placed, segment as u32);
        }
        own.persona = persona;
        let plan = profile::plan(
            placed,
            segment as u32,
            params.value(table),
            identifier,
            params.quota,
        );
        report.interviews.push(plan);
    }
}

/// The share of a segment that says yes in `column`.
fn response(segment: &Segment, column: &Column) -> Option<f64> {
    let profile = segment
        .profile
        .iter()
        .find(|profile| profile.column() == column.name)?;
    match profile {
        profile::ColumnProfile::Shares { levels, .. } => levels.first()?.share,
        profile::ColumnProfile::Number { .. } => None,
    }
}
