//! Columns that did not shape the segments, compared between each segment and everyone else.

use super::significance::{exact_shares, holm, rank_sums};
use crate::table::rising::places_in_order;
use crate::table::{Column, Values};

/// Comparisons are made on at most so many rows.
const ROWS: usize = 5_000;
/// A category's more frequent levels are compared, as many as are told.
const LEVELS: usize = 12;

/// How likely a difference is by chance.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The group that was compared with everyone else.
    pub group: u32,
    /// The column.
    pub column: String,
    /// The level, where it is about a category's.
    pub level: Option<String>,
    /// The two-sided probability; adjusted for all comparisons once [`Comparing::finish`] gives it.
    pub p: f64,
}

/// Comparisons under way, a column a step: numbers by rank sums (Mann & Whitney 1947), shares by Fisher's
/// exact test.
#[derive(Debug)]
pub struct Comparing {
    rows: Vec<u32>,
    groups: Vec<u32>,
    count: usize,
    /// Only these groups, from the first on, are compared with all others.
    compared: usize,
    found: Vec<Comparison>,
}

impl Comparing {
    /// Of `count` groups: rows of a table in an order that looks random, and the group of each.
    pub fn new(rows: &[u32], groups: &[u32], count: usize) -> Self {
        let used = rows.len().min(ROWS);
        Self {
            rows: rows[..used].to_vec(),
            groups: groups[..used].to_vec(),
            count,
            compared: count,
            found: Vec::new(),
        }
    }

    /// Of group 0 with group 1, once and not from both sides.
    pub fn of_first(rows: &[u32], groups: &[u32]) -> Self {
        Self {
            compared: 1,
            ..Self::new(rows, groups, 2)
        }
    }

    /// Compares one more column.
    pub fn add(&mut self, column: &Column) {
        match &column.values {
            Values::Number(values) | Values::Date(values) => {
                let at = |row: &u32| values.get(*row as usize);
                let values: Vec<f64> = self.rows.iter().map(at).collect();
                let ordered: Vec<(f64, u32)> = places_in_order(&values)
                    .into_iter()
                    .map(|place| (values[place as usize], self.groups[place as usize]))
                    .collect();
                let all = rank_sums(&ordered, self.count);
                for (group, p) in all.into_iter().enumerate().take(self.compared) {
                    self.push(group, column, None, p);
                }
            }
            Values::Flag { values, .. } => {
                let level = |row: usize| {
                    let value = values.get(row);
                    (!value.is_nan()).then_some(usize::from(value == 0.0))
                };
                self.shares(column, &level, &[None]);
            }
            Values::Category { codes, levels, .. } => {
                let level = |row: usize| {
                    let code = codes.get(row) as usize;
                    (code < levels.len()).then_some(code)
                };
                let names: Vec<_> = levels.iter().map(|name| Some(name.as_str())).collect();
                self.shares(column, &level, &names);
            }
            Values::Text(_) | Values::Identifier(_) => {}
        }
    }

    /// All comparisons, adjusted for being many (Holm 1979).
    pub fn finish(mut self) -> Vec<Comparison> {
        let values: Vec<f64> = self.found.iter().map(|found| found.p).collect();
        for (found, p) in self.found.iter_mut().zip(holm(&values)) {
            found.p = p;
        }
        self.found
    }

    /// Levels without a name among `names` are only counted.
    fn shares(
        &mut self,
        column: &Column,
        level_of: &dyn Fn(usize) -> Option<usize>,
        names: &[Option<&str>],
    ) {
        let mut present = vec![0u64; self.count];
        let mut counts = vec![vec![0u64; names.len()]; self.count];
        for (&row, &group) in self.rows.iter().zip(&self.groups) {
            if let Some(level) = level_of(row as usize) {
                present[group as usize] += 1;
                if let Some(count) = counts[group as usize].get_mut(level) {
                    *count += 1;
                }
            }
        }
        let all: u64 = present.iter().sum();
        let total = |level: usize| counts.iter().map(|counts| counts[level]).sum::<u64>();
        let totals: Vec<u64> = (0..names.len()).map(total).collect();
        let rarest = rarest_told(&totals);
        for group in 0..self.compared {
            for (level, name) in names.iter().enumerate() {
                if totals[level] == 0 || totals[level] < rarest {
                    continue;
                }
                let inside = counts[group][level];
                let outside = totals[level] - inside;
                let p = exact_shares(inside, present[group], outside, all - present[group]);
                self.push(group, column, *name, p);
            }
        }
    }

    fn push(&mut self, group: usize, column: &Column, level: Option<&str>, p: f64) {
        self.found.push(Comparison {
            group: group as u32,
            column: column.name.clone(),
            level: level.map(str::to_owned),
            p,
        });
    }
}

/// The count of the rarest of the most frequent levels.
fn rarest_told(totals: &[u64]) -> u64 {
    let mut counts = totals.to_vec();
    counts.sort_unstable();
    counts
        .len()
        .checked_sub(LEVELS)
        .map_or(0, |place| counts[place])
}
