//! What the reader hands on: the header once, then one record after the other.

use std::ops::Range;

use super::Reading;
use super::cells::WHOLE;
use super::tokenizer::Span;
use crate::error::Result;

/// Takes what a [`RecordReader`](super::RecordReader) reads, in the order of the file.
pub trait RecordSink {
    /// The column names, before any record.
    ///
    /// # Errors
    /// Any; it ends the reading.
    fn header(&mut self, header: &Header, reading: &Reading) -> Result<()>;

    /// One data row.
    ///
    /// # Errors
    /// Any; it ends the reading.
    fn record(&mut self, record: Record<'_>) -> Result<()>;

    /// Several data rows, where they come together; each goes to [`record`](Self::record) unless something
    /// quicker is to be done.
    ///
    /// # Errors
    /// Any; it ends the reading.
    fn rows(&mut self, rows: Rows<'_>) -> Result<()> {
        rows.each(&mut |record| self.record(record))
    }
}

/// The column names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The names, none blank and none twice.
    pub names: Vec<String>,
    /// The cells of the file's rows of names as they stand there, those of several rows joined; `None` if
    /// the first row is a data row.
    pub raw: Option<Vec<String>>,
}

/// One data row's cells. A row may have fewer or more of them than there are columns.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    row: u64,
    text: &'a str,
    aside: &'a str,
    spans: &'a [Span],
}

impl<'a> Record<'a> {
    /// `spans` say where in `text` and in `aside` the cells are; all must be character boundaries.
    pub(super) fn new(row: u64, text: &'a str, aside: &'a str, spans: &'a [Span]) -> Self {
        Self {
            row,
            text,
            aside,
            spans,
        }
    }

    /// The data row's number, from 1.
    pub fn row(&self) -> u64 {
        self.row
    }

    /// How many cells the row has, surplus ones included.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether the row has no cell.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The cell at `index`, which is empty where the row is too short.
    #[inline]
    pub fn cell(&self, index: usize) -> &'a str {
        self.spans.get(index).map_or("", |span| self.at(*span))
    }

    /// All cells, surplus ones included.
    pub fn cells(&self) -> impl Iterator<Item = &'a str> {
        let record = *self;
        record.spans.iter().map(move |span| record.at(*span))
    }

    #[inline]
    fn at(&self, span: Span) -> &'a str {
        let text = if span.is_aside() {
            self.aside
        } else {
            self.text
        };
        text.get(span.range()).expect(WHOLE)
    }
}

/// Data rows that follow each other, each with as many cells as there are columns.
#[derive(Clone, Copy)]
pub struct Rows<'a> {
    first: u64,
    text: &'a str,
    starts: &'a [u32],
    width: usize,
    quote: Option<u8>,
}

impl<'a> Rows<'a> {
    /// `starts` says where in `text` each cell begins, and where the row behind the last does.
    pub(super) fn new(
        first: u64,
        text: &'a str,
        starts: &'a [u32],
        width: usize,
        quote: Option<u8>,
    ) -> Self {
        Self {
            first,
            text,
            starts,
            width,
            quote,
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        (self.starts.len() - 1) / self.width
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text that the cells are in.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// Where in the text a cell is. No iterator over the cells of a column: its closure would be a call for each.
    #[inline(always)]
    pub(crate) fn at(&self, row: usize, column: usize) -> Range<usize> {
        let cell = row * self.width + column;
        let (start, next) = (self.starts[cell] as usize, self.starts[cell + 1] as usize);
        self.place(start, next - 1, column + 1 == self.width)
    }

    /// The place of a cell without what stands around it.
    #[inline(always)]
    fn place(&self, start: usize, end: usize, is_last: bool) -> Range<usize> {
        let bytes = self.text.as_bytes();
        // Of CR and LF only the second ends a row.
        let end = match is_last && end > start && bytes[end - 1] == b'\r' {
            true => end - 1,
            false => end,
        };
        match end > start && Some(bytes[start]) == self.quote {
            true => start + 1..end - 1,
            false => start..end,
        }
    }

    /// Calls `take` with each row.
    ///
    /// # Errors
    /// Those of `take`.
    pub fn each(&self, take: &mut dyn FnMut(Record<'_>) -> Result<()>) -> Result<()> {
        let mut spans = Vec::with_capacity(self.width);
        for (row, first) in (0..self.len()).map(|row| row * self.width).enumerate() {
            spans.clear();
            let cells = self.starts[first..].windows(2).take(self.width);
            spans.extend(cells.enumerate().map(|(column, pair)| {
                let is_last = column + 1 == self.width;
                let place = self.place(pair[0] as usize, pair[1] as usize - 1, is_last);
                Span::new(place.start, place.end, false, false)
            }));
            take(Record::new(self.first + row as u64, self.text, "", &spans))?;
        }
        Ok(())
    }
}

impl std::fmt::Debug for Record<'_> {
    // Not the cells: they are a person's data and must not end up in a log.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            formatter,
            "Record(row {}, {} cells)",
            self.row,
            self.spans.len()
        )
    }
}

impl std::fmt::Debug for Rows<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Rows({} from row {})", self.len(), self.first)
    }
}
