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
        if at_end {
            // A line end more ends the last record, unless a quotation is still open.
            *input = b"\n";
        }
        loop {
            // The window ends where the current cell would pass the limit, so that the reader stops
            // there whatever the chunks are.
            let field_start = self.field_start();
            let window = self.text.len().min(field_start + FIELD_LIMIT + 1);
            if input.is_empty() {
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
                ReadRecordResult::InputEmpty if at_end && written > 0 => {
                    return Err(Error::QuoteUnclosed { row });
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

    /// Why a cell is too long. The reader is of no more use after this.
    fn past_field_limit(&mut self, row: u64) -> Error {
        // Only within a quotation does a line end belong to the cell.
        let (_, _, written, _) = self.reader.read_record(b"\n", &mut [0; 2], &mut [0; 2]);
        if written > 0 {
            return Error::QuoteUnclosed { row };
        }
        Error::FieldLimit {
            row,
            column: self.cells as u64 + 1,
            limit: FIELD_LIMIT as u64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The records of a text that comes in pieces of `size` bytes, or the error.
    fn split(text: &[u8], size: usize) -> Result<Vec<Vec<String>>> {
        let mut splitter = Splitter::new(b',');
        let mut records = Vec::new();
        let mut take = |input: &mut &[u8], row: u64| -> Result<bool> {
            let record = splitter.next(input, row)?;
            let Some(record) = record else {
                return Ok(false);
            };
            let mut start = 0;
            let cells = record.ends.iter().map(|&end| {
                let cell = String::from_utf8(record.text[start..end].to_vec()).unwrap();
                start = end;
                cell
            });
            records.push(cells.collect());
            Ok(true)
        };
        let mut row = 1;
        for mut piece in text.chunks(size) {
            while !piece.is_empty() {
                row += u64::from(take(&mut piece, row)?);
            }
        }
        while take(&mut &[][..], row)? {
            row += 1;
        }
        Ok(records)
    }

    fn at_every_size(text: &[u8]) -> Result<Vec<Vec<String>>> {
        let whole = split(text, text.len().max(1));
        for size in [1, 2, 3, 1000, 4096, FIELD_LIMIT + 1] {
            assert_eq!(split(text, size), whole, "in pieces of {size}");
        }
        whole
    }

    #[test]
    fn every_line_end_ends_a_record() {
        let records = at_every_size(b"a,b\r\n1,2\n3,4\r5,6\n\n\r\n7,\"8\r\n9\"");
        let records = records.unwrap();
        assert_eq!(records.len(), 5);
        assert_eq!(records[4], ["7", "8\r\n9"]);
    }

    #[test]
    fn an_open_quotation_is_an_error() {
        let row = |row| Err(Error::QuoteUnclosed { row });
        assert_eq!(at_every_size(b"a\n\"b,c\nd\n"), row(2));
        assert_eq!(at_every_size(b"a\nb\n\""), row(3));
        assert_eq!(at_every_size(b"\"a\"\"\n"), row(1));
        let long = [b"a\n\"".as_slice(), &vec![b'x'; 2 * FIELD_LIMIT], b"\"\n"].concat();
        assert_eq!(at_every_size(&long), row(2));
    }

    #[test]
    fn a_cell_has_a_limit() {
        let fits = [b"a,".as_slice(), &vec![b'x'; FIELD_LIMIT], b"\n"].concat();
        assert_eq!(at_every_size(&fits).unwrap()[0][1].len(), FIELD_LIMIT);
        let long = [b"a\nb,c,".as_slice(), &vec![b'x'; FIELD_LIMIT + 1], b"\n"].concat();
        let error = Error::FieldLimit {
            row: 2,
            column: 3,
            limit: FIELD_LIMIT as u64,
        };
        assert_eq!(at_every_size(&long), Err(error));
    }

    #[test]
    fn a_record_has_a_limit() {
        let record = |cells: usize| vec!["x"; cells].join(",").into_bytes();
        assert_eq!(
            at_every_size(&record(COLUMNS_LIMIT)).unwrap()[0].len(),
            COLUMNS_LIMIT
        );
        for found in [COLUMNS_LIMIT + 1, 100_000] {
            let error = Error::ColumnsLimit {
                found: found as u64,
                limit: COLUMNS_LIMIT as u64,
            };
            assert_eq!(at_every_size(&record(found)), Err(error));
        }
    }
}
