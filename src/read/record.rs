//! What the reader hands on: the header once, then one record after the other.

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
