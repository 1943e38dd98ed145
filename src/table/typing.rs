//! From cells to typed columns, one bounded step at a time.

use super::infer::{Context, Tally, infer};
use super::store::{Distinct, RawColumn};
use super::{Column, Table, Values, role};
use crate::error::{Issues, Result};
use crate::read::{ColumnType, ReadOptions, Reading};

/// So many chunks of a column are looked at in a step.
const CHUNKS: usize = 16;

/// The typing of a table under way, column by column: the cells of one are let go before the next.
pub struct Typing {
    options: ReadOptions,
    reading: Reading,
    issues: Issues,
    rows: usize,
    /// The columns that are not yet typed, the last one first.
    waiting: Vec<(String, RawColumn)>,
    all: usize,
    work: Work,
    columns: Vec<Column>,
}

/// What is done with the column at hand.
enum Work {
    Next,
    Tally(String, RawColumn, Tally, usize),
    Count(String, Values, Distinct),
    Done,
}

impl Typing {
    pub(super) fn new(
        options: ReadOptions,
        reading: Reading,
        issues: Issues,
        rows: usize,
        mut columns: Vec<(String, RawColumn)>,
    ) -> Self {
        columns.reverse();
        Self {
            options,
            reading,
            issues,
            rows,
            all: columns.len(),
            columns: Vec::with_capacity(columns.len()),
            waiting: columns,
            work: Work::Next,
        }
    }

    /// Does the next piece of work; `false` when there is nothing left to do.
    ///
    /// # Errors
    /// [`Error::OptionInvalid`](crate::Error::OptionInvalid) if the options give a column a type that
    /// its cells cannot have.
    pub fn step(&mut self) -> Result<bool> {
        self.work = match std::mem::replace(&mut self.work, Work::Done) {
            Work::Next => self.next(),
            Work::Tally(name, cells, tally, next) => self.tally(name, cells, tally, next)?,
            Work::Count(name, values, distinct) => self.count(name, values, distinct),
            Work::Done => Work::Done,
        };
        Ok(!matches!(self.work, Work::Done))
    }

    /// The part of the columns that are typed, 0 to 1.
    pub fn fraction(&self) -> f64 {
        self.columns.len() as f64 / self.all.max(1) as f64
    }

    /// The table, once `step` returned `false`.
    pub fn finish(self) -> Table {
        Table {
            columns: self.columns,
            row_count: self.rows,
            reading: self.reading,
            issues: self.issues.into_vec(),
        }
    }

    fn next(&mut self) -> Work {
        match self.waiting.pop() {
            Some((name, cells)) => {
                let tally = Tally::new(self.options.decimal, self.options.dates);
                Work::Tally(name, cells, tally, 0)
            }
            None => {
                role::propose(&mut self.columns, self.rows);
                Work::Done
            }
        }
    }

    fn tally(
        &mut self,
        name: String,
        cells: RawColumn,
        mut tally: Tally,
        next: usize,
    ) -> Result<Work> {
        let end = cells.chunk_count().min(next + CHUNKS);
        (next..end).for_each(|chunk| tally.add_chunk(&cells, chunk));
        if end < cells.chunk_count() {
            return Ok(Work::Tally(name, cells, tally, end));
        }
        tally.add_texts(&cells);
        let context = Context {
            name: &name,
            wanted: wanted_type(&self.options, &name),
        };
        let values = infer(cells, &tally, &context, &mut self.issues)?;
        Ok(Work::Count(name, values, Distinct::new()))
    }

    fn count(&mut self, name: String, values: Values, mut distinct: Distinct) -> Work {
        let column = match values.numbers() {
            Some(numbers) if distinct.step(numbers) => return Work::Count(name, values, distinct),
            Some(_) => Column::counted(name, values, distinct.finish()),
            None => Column::new(name, values),
        };
        self.columns.push(column);
        Work::Next
    }
}

/// The type that the user wants for a column; the last word counts.
fn wanted_type(options: &ReadOptions, name: &str) -> Option<ColumnType> {
    let wanted = options.types.iter().rev().find(|(known, _)| known == name);
    wanted.map(|(_, column_type)| *column_type)
}
