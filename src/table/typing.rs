//! From cells to typed columns, one bounded step at a time.

use super::infer::{
    Answer, Context, Evidence, FileContext, Inferred, Tally, Texts, Variants,
    has_word_beside_numbers, infer, variants,
};
use super::store::{Distinct, RawColumn};
use super::{Column, Notation, Table, Values, role, suspects};
use crate::error::{Issues, Result};
use crate::read::{ReadOptions, Reading};

/// So many chunks of a column are looked at in a step.
const CHUNKS: usize = 16;

/// And so many of its texts.
const TEXTS: usize = 1 << 14;

/// The typing of a table under way, column by column: the cells of one are let go before the next. Only
/// those of columns that leave something open are kept until the others have told what they prove.
pub struct Typing {
    options: ReadOptions,
    reading: Reading,
    issues: Issues,
    rows: usize,
    file: FileContext,
    evidence: Evidence,
    /// The columns that are not yet looked at, the last one first.
    waiting: Vec<Waiting>,
    /// Those that were, and wait for the others; the last one first.
    open: Vec<(Waiting, Tally)>,
    all: usize,
    done: usize,
    work: Work,
    /// For each column of the file what was made of it: itself, and flags of its answers.
    columns: Vec<Vec<Column>>,
}

/// A column's place and name, and its cells.
struct Waiting {
    place: usize,
    name: String,
    cells: RawColumn,
}

/// What is done with the column at hand.
enum Work {
    Next,
    Tally(Waiting, Tally, usize),
    Meet(Waiting, Tally, Variants),
    Read(Waiting, Tally, Texts),
    Infer(Waiting, Tally, Option<Variants>, Option<Texts>),
    Count(Typed, Distinct),
    Done,
}

/// A column whose values are not yet counted.
struct Typed {
    place: usize,
    name: String,
    values: Values,
    notation: Notation,
    answers: Vec<Answer>,
    distinct: Option<u64>,
}

impl Typing {
    pub(super) fn new(
        options: ReadOptions,
        reading: Reading,
        issues: Issues,
        rows: usize,
        columns: Vec<(String, RawColumn)>,
    ) -> Self {
        let file = FileContext::of(columns.iter().map(|(name, _)| name.as_str()));
        let all = columns.len();
        let waiting = columns.into_iter().enumerate().rev();
        let waiting = waiting.map(|(place, (name, cells))| Waiting { place, name, cells });
        Self {
            options,
            reading,
            issues,
            rows,
            file,
            evidence: Evidence::default(),
            all,
            done: 0,
            columns: (0..all).map(|_| Vec::new()).collect(),
            waiting: waiting.collect(),
            open: Vec::new(),
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
            Work::Tally(column, tally, next) => self.tally(column, tally, next),
            Work::Meet(column, tally, met) => self.meet(column, tally, met),
            Work::Read(column, tally, mut texts) => match texts.step(&column.cells) {
                true => Work::Read(column, tally, texts),
                false => Work::Infer(column, tally, None, Some(texts)),
            },
            Work::Infer(column, tally, met, texts) => {
                self.infer(column, &tally, met, texts.as_ref())?
            }
            Work::Count(typed, distinct) => self.count(typed, distinct),
            Work::Done => Work::Done,
        };
        Ok(!matches!(self.work, Work::Done))
    }

    /// The part of the columns that are typed, 0 to 1.
    pub fn fraction(&self) -> f64 {
        self.done as f64 / self.all.max(1) as f64
    }

    /// The table, once `step` returned `false`.
    pub fn finish(self) -> Table {
        Table {
            columns: self.columns.into_iter().flatten().collect(),
            row_count: self.rows,
            reading: self.reading,
            issues: self.issues.into_vec(),
        }
    }

    fn next(&mut self) -> Work {
        if let Some(column) = self.waiting.pop() {
            return Work::Tally(column, Tally::default(), 0);
        }
        if let Some((column, tally)) = self.open.pop() {
            return self.plan(column, tally);
        }
        let mut columns: Vec<Column> = self.columns.drain(..).flatten().collect();
        role::propose(&mut columns, self.rows);
        self.columns.push(columns);
        Work::Done
    }

    fn tally(&mut self, column: Waiting, mut tally: Tally, next: usize) -> Work {
        let cells = &column.cells;
        let (chunks, texts) = (cells.chunk_count(), cells.text_count());
        if next < chunks {
            let end = chunks.min(next + CHUNKS);
            (next..end).for_each(|chunk| tally.add_chunk(cells, chunk));
            return Work::Tally(column, tally, end);
        }
        let begin = next - chunks;
        let end = texts.min(begin + TEXTS);
        if tally.add_texts(cells, begin..end) && end < texts {
            return Work::Tally(column, tally, chunks + end);
        }
        tally.end();
        let context = Context::new(&column.name, &self.options, self.file, self.evidence);
        if has_word_beside_numbers(cells, &tally, &context) {
            tally.pass_over_word();
        }
        tally.testify(&mut self.evidence);
        if tally.is_open() {
            self.open.insert(0, (column, tally));
            return Work::Next;
        }
        self.plan(column, tally)
    }

    fn plan(&self, column: Waiting, tally: Tally) -> Work {
        let context = Context::new(&column.name, &self.options, self.file, self.evidence);
        match variants(&column.cells, &tally, &context) {
            Some(met) => Work::Meet(column, tally, met),
            None => match Texts::of(&column.cells, &tally, &context) {
                Some(texts) => Work::Read(column, tally, texts),
                None => Work::Infer(column, tally, None, None),
            },
        }
    }

    fn meet(&self, column: Waiting, tally: Tally, mut met: Variants) -> Work {
        let context = Context::new(&column.name, &self.options, self.file, self.evidence);
        if met.step(&column.cells, &tally, &context) {
            return Work::Meet(column, tally, met);
        }
        Work::Infer(column, tally, Some(met), None)
    }

    fn infer(
        &mut self,
        column: Waiting,
        tally: &Tally,
        met: Option<Variants>,
        texts: Option<&Texts>,
    ) -> Result<Work> {
        let Waiting { place, name, cells } = column;
        let context = Context::new(&name, &self.options, self.file, self.evidence);
        let Inferred {
            values,
            notation,
            answers,
            distinct,
        } = infer(cells, met, texts, tally, &context, &mut self.issues)?;
        let typed = Typed {
            place,
            name,
            values,
            notation,
            answers,
            distinct,
        };
        Ok(Work::Count(typed, Distinct::new()))
    }

    fn count(&mut self, typed: Typed, mut distinct: Distinct) -> Work {
        if typed.distinct.is_none() && distinct.step(&typed.values) {
            return Work::Count(typed, distinct);
        }
        let range = distinct.range();
        suspects::ask(&typed.values, range, &typed.name, &mut self.issues);
        let counted = match typed.distinct {
            Some(known) => (self.rows as u64 - known, known),
            None => distinct.finish(),
        };
        let mut column = Column::counted(&*typed.name, typed.values, counted);
        column.notation = typed.notation;
        let made = &mut self.columns[typed.place];
        made.push(column);
        for Answer { spelling, values } in typed.answers {
            let spellings = ["0".to_owned(), "1".to_owned()];
            let name = format!("{}: {spelling}", typed.name);
            let mut flag = Column::new(name, Values::Flag { values, spellings });
            flag.notation.source = Some(typed.name.clone());
            made.push(flag);
        }
        self.done += 1;
        Work::Next
    }
}
