//! Text in chunks becomes records of cells: csv-core, with limits.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use crate::error::{Error, Result};

/// No cell of a real table is longer (1 MiB); an unclosed quotation soon is.
pub const FIELD_LIMIT: usize = 1 << 20;
/// As many columns as the largest spreadsheet has.
pub const COLUMNS_LIMIT: usize = 16_384;

/// Cuts text into records. Line ends may be LF, CRLF or CR, also mixed; blank lines are no records.
pub(super) struct Splitter {
    reader: Reader,
    /// The bytes of the current record's cells, end to end; only `written` of them count.
    text: Vec<u8>,
    written: usize,
    /// Where in `text` each cell ends; only `cells` of them count.
    ends: Vec<usize>,
    cells: usize,
    /// Cells of the current record beyond the limit, which are counted and not kept.
    surplus: usize,
}

/// One record before its bytes are checked.
pub(super) struct RawRecord<'a> {
    pub(super) text: &'a [u8],
    pub(super) ends: &'a [usize],
}

impl Splitter {
    pub(super) fn new(delimiter: u8) -> Self {
        Self {
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            text: vec![0; 4096],
            written: 0,
            ends: vec![0; 64],
            cells: 0,
            surplus: 0,
        }
    }

    /// Reads on in `input` and shortens it by what was read. `Some` if that completed a record;
    /// `row` is the data row being read, for errors. An empty `input` is the end of the text.
    pub(super) fn next<'a>(
        &'a mut self,
        input: &mut &[u8],
        row: u64,
    ) -> Result<Option<RawRecord<'a>>> {
        let at_end = input.is_empty();
        if at_end && self.is_quoted() {
            return Err(Error::QuoteUnclosed { row });
        }
        loop {
            // The window ends where the current cell would pass the limit, so that the reader stops
            // there whatever the chunks are.
            let field_start = self.field_start();
            let window = self.text.len().min(field_start + FIELD_LIMIT + 1);
            if input.is_empty() && !at_end {
                return Ok(None);
            }
            let (result, read, written, ended) = self.reader.read_record(
                input,
                &mut self.text[self.written..window],
                &mut self.ends[self.cells..],
            );
            *input = &input[read..];
            self.written += written;
            self.cells += ended;
            if self.surplus > 0 {
                self.written = 0;
            }
            if self.written - self.field_start() > FIELD_LIMIT {
                return Err(self.past_field_limit(row));
            }
            match result {
                ReadRecordResult::Record => {
                    let (written, cells) = (self.written, self.cells);
                    (self.written, self.cells) = (0, 0);
                    let found = self.surplus + cells;
                    if found > COLUMNS_LIMIT {
                        return Err(Error::ColumnsLimit {
                            found: found as u64,
                            limit: COLUMNS_LIMIT as u64,
                        });
                    }
                    return Ok(Some(RawRecord {
                        text: &self.text[..written],
                        ends: &self.ends[..cells],
                    }));
                }
                ReadRecordResult::OutputFull if window == self.text.len() => {
                    self.text.resize(2 * window, 0);
                }
                ReadRecordResult::OutputFull => {}
                ReadRecordResult::OutputEndsFull if self.ends.len() <= COLUMNS_LIMIT => {
                    self.ends.resize(2 * self.ends.len(), 0);
                }
                ReadRecordResult::OutputEndsFull => {
                    self.surplus += self.cells;
                    (self.written, self.cells) = (0, 0);
                }
                ReadRecordResult::InputEmpty | ReadRecordResult::End => return Ok(None),
            }
        }
    }

    /// Where the current cell begins in `text`.
    fn field_start(&self) -> usize {
        // Past the limit nothing is kept, and csv-core counts from the start of the record.
        if self.surplus > 0 {
            return 0;
        }
        self.cells.checked_sub(1).map_or(0, |last| self.ends[last])
    }

    /// Whether a quotation is open: only there does a line end belong to the cell.
    fn is_quoted(&self) -> bool {
        let mut probe = self.reader.clone();
        let (_, _, written, _) = probe.read_record(b"\n", &mut [0; 2], &mut [0; 2]);
        written > 0
    }

    fn past_field_limit(&self, row: u64) -> Error {
        if self.is_quoted() {
            return Error::QuoteUnclosed { row };
        }
        Error::FieldLimit {
            row,
            column: self.cells as u64 + 1,
            limit: FIELD_LIMIT as u64,
        }
    }
}
