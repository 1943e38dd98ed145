//! What the reader hands on: the header once, then one record after the other.

use super::Reading;
use super::cells::WHOLE;
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
    /// The cells of the file's first row as they stand there; `None` if that row is a data row.
    pub raw: Option<Vec<String>>,
}

/// One data row's cells. A row may have fewer or more of them than there are columns.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    row: u64,
    text: &'a str,
    ends: &'a [usize],
}

impl<'a> Record<'a> {
    /// `ends` says where in `text` each cell ends; all must be character boundaries.
    pub(super) fn new(row: u64, text: &'a str, ends: &'a [usize]) -> Self {
        Self { row, text, ends }
    }

    /// The data row's number, from 1.
    pub fn row(&self) -> u64 {
        self.row
    }

    /// How many cells the row has, surplus ones included.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether the row has no cell.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The cell at `index`, which is empty where the row is too short.
    pub fn cell(&self, index: usize) -> &'a str {
        let Some(&end) = self.ends.get(index) else {
            return "";
        };
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start..end).expect(WHOLE)
    }

    /// All cells, surplus ones included.
    pub fn cells(&self) -> impl Iterator<Item = &'a str> {
        let (text, ends) = (self.text, self.ends);
        let starts = std::iter::once(0).chain(ends.iter().copied());
        starts
            .zip(ends.iter())
            .map(move |(start, &end)| text.get(start..end).expect(WHOLE))
    }
}

impl std::fmt::Debug for Record<'_> {
    // Not the cells: they are a person's data and must not end up in a log.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            formatter,
            "Record(row {}, {} cells)",
            self.row,
            self.ends.len()
        )
    }
}
