//! The rows of a table as points, one portion a step.

use super::feature::{Cell, Repair};
use super::mixed::Gaps;
use super::outliers::Outliers;
use super::points::{CHUNK, Points, Rows};
use super::reader::CellReader;
use super::space::FeatureSpace;
use crate::error::{Error, Issue, IssueCode, Issues, Result};
use crate::table::Table;

/// Packing under way. Space and table must be the same in every call.
#[derive(Debug)]
pub struct Packing {
    readers: Vec<CellReader>,
    next_row: usize,
    row_count: usize,
    packed: Points,
    gaps: Gaps,
    excluded: Vec<u32>,
    /// Excluded rows that have a value somewhere; those without any were counted when they were read.
    lacking: Tally,
    /// Of each feature: imputed, winsorised, unseen.
    repairs: Vec<[Tally; 3]>,
    outliers: Outliers,
    /// The features that count relative to the row's mean: their places, their coordinates, and √weight.
    relative: Vec<(usize, usize, f64)>,
}

/// How often, and where first.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    count: u64,
    first_row: Option<u64>,
}

/// A table's rows in feature space.
#[derive(Debug, Clone, PartialEq)]
pub struct Packed {
    /// The included rows, in the table's order.
    pub points: Points,
    /// Which of their values were filled in.
    pub gaps: Gaps,
    /// The rows (from 0) that were left out, in rising order.
    pub excluded: Vec<u32>,
    /// What had to be done to the rows.
    pub issues: Vec<Issue>,
    /// The included rows with a value that was moved to the edge.
    pub outliers: Outliers,
}

impl Packing {
    pub(super) fn new(space: &FeatureSpace, table: &Table) -> Result<Self> {
        let mut readers = Vec::new();
        let mut absent = Vec::new();
        for feature in &space.features {
            let named = |column: &crate::table::Column| column.name == feature.column();
            match table.columns().iter().position(named) {
                Some(index) => {
                    readers.push(CellReader::new(feature, index, &table.columns()[index]));
                }
                None => match CellReader::of_answer(feature, table.columns()) {
                    Some(reader) => readers.push(reader),
                    None => absent.push(feature.column().to_owned()),
                },
            }
        }
        if !absent.is_empty() {
            return Err(Error::ColumnsMissing { columns: absent });
        }
        Ok(Self {
            readers,
            next_row: 0,
            row_count: table.row_count(),
            packed: Points::new(space.dimensions()),
            gaps: Gaps::new(space.features.len()),
            excluded: Vec::new(),
            lacking: Tally::default(),
            repairs: vec![[Tally::default(); 3]; space.features.len()],
            outliers: Outliers::default(),
            relative: space.relative_coordinates(),
        })
    }

    /// Packs the next rows, at most [`CHUNK`]; `false` when there is nothing left to do.
    pub fn step(&mut self, space: &FeatureSpace, table: &Table) -> bool {
        let mut cells = vec![Cell::Missing; space.features.len()];
        let mut point = vec![0.0; space.dimensions()];
        let end = self.row_count.min(self.next_row + CHUNK);
        for row in self.next_row..end {
            self.pack(space, table, row, &mut cells, &mut point);
        }
        self.next_row = end;
        end < self.row_count
    }

    /// The part of the rows that are packed, 0 to 1.
    pub fn fraction(&self) -> f64 {
        self.next_row as f64 / self.row_count.max(1) as f64
    }

    /// The points, once `step` returned `false`.
    pub fn finish(self, space: &FeatureSpace) -> Packed {
        let mut issues = Issues::default();
        let mut add =
            |code, tally: Tally, column| issues.add(code, tally.count, tally.first_row, column);
        add(IssueCode::RowExcluded, self.lacking, None);
        for (feature, [imputed, winsorised, unseen]) in space.features.iter().zip(self.repairs) {
            let column = Some(feature.column());
            add(IssueCode::MissingImputed, imputed, column);
            add(IssueCode::ValueWinsorised, winsorised, column);
            add(IssueCode::LevelUnseen, unseen, column);
        }
        Packed {
            points: self.packed,
            gaps: self.gaps,
            excluded: self.excluded,
            issues: issues.into_vec(),
            outliers: self.outliers,
        }
    }

    fn pack(
        &mut self,
        space: &FeatureSpace,
        table: &Table,
        row: usize,
        cells: &mut [Cell],
        point: &mut [f64],
    ) {
        let columns = table.columns();
        let features = || space.features.iter().zip(&self.readers);
        for (cell, (feature, reader)) in cells.iter_mut().zip(features()) {
            *cell = reader.read(feature, &columns[reader.column], row);
        }
        let missing = cells.iter().filter(|cell| **cell == Cell::Missing).count();
        if !space.missing.includes(missing, cells.len()) {
            self.excluded.push(row as u32);
            if columns.iter().any(|column| !column.is_missing(row)) {
                self.lacking.note(row);
            }
            return;
        }
        let mut rest = &mut *point;
        let placed = space.features.iter().zip(&*cells).zip(&mut self.repairs);
        for (column, ((feature, &cell), repairs)) in placed.enumerate() {
            let (own, after) = rest.split_at_mut(feature.dimensions());
            rest = after;
            match feature.place(cell, own) {
                Some(Repair::Imputed) => {
                    repairs[0].note(row);
                    self.gaps.note(column, self.packed.len());
                }
                Some(Repair::Winsorised) => {
                    repairs[1].note(row);
                    self.outliers.note(row, feature.column());
                }
                Some(Repair::Unseen) => repairs[2].note(row),
                None => {}
            }
        }
        self.take_off_mean(cells, point);
        self.packed.push(point);
    }

    /// Makes answers relative to the row's mean; one that is missing counts as that mean.
    fn take_off_mean(&self, cells: &[Cell], point: &mut [f64]) {
        let given = |feature: usize| matches!(cells[feature], Cell::Number(_));
        let (mut sum, mut count) = (0.0, 0.0);
        for &(feature, coordinate, root) in &self.relative {
            if given(feature) {
                sum += point[coordinate] / root;
                count += 1.0;
            }
        }
        for &(feature, coordinate, root) in &self.relative {
            point[coordinate] = match given(feature) {
                true => point[coordinate] - sum / count * root,
                false => 0.0,
            };
        }
    }
}

impl Packed {
    /// Spreads one value for each point over all rows: `assignments` of a segmentation, with -1 for
    /// the rows that were left out.
    pub fn assignments(&self, labels: &[u32]) -> Vec<i32> {
        let mut excluded = self.excluded.iter().peekable();
        let mut labels = labels.iter();
        (0..self.excluded.len() + labels.len())
            .map(|row| {
                if excluded
                    .next_if(|excluded| **excluded as usize == row)
                    .is_some()
                {
                    -1
                } else {
                    labels.next().map_or(-1, |&label| label as i32)
                }
            })
            .collect()
    }
}

impl Tally {
    fn note(&mut self, row: usize) {
        self.count += 1;
        self.first_row.get_or_insert(row as u64 + 1);
    }
}
