//! Bytes in chunks, records out: the one way in which files are read.

use super::decoder::{self, Decoder};
use super::dialect;
use super::header;
use super::record::{Record, RecordSink};
use super::signature::{refuse_garbage, refuse_other_files};
use super::splitter::{RawRecord, Splitter};
use super::{ReadOptions, Reading};
use crate::error::{Error, IssueCode, Issues, Result};

/// So many bytes are collected before anything is decided, so that chunks cannot matter (64 KiB).
const SAMPLE: usize = 1 << 16;

/// Reads a delimited text file that comes in chunks of any size.
///
/// What is not told by the options (encoding, delimiter, header) is detected in the first 64 KiB.
/// Any split of the same bytes into chunks gives the same records, issues and errors.
pub struct RecordReader {
    settings: Settings,
    state: State,
    issues: Issues,
}

enum Settings {
    Detect(ReadOptions),
    Known(Reading),
}

enum State {
    Collecting(Vec<u8>),
    Reading(Box<Body>),
}

struct Body {
    reading: Reading,
    decoder: Decoder,
    lines: Lines,
}

impl RecordReader {
    /// Reads a file for the first time.
    pub fn new(options: &ReadOptions) -> Self {
        Self::with(Settings::Detect(options.clone()))
    }

    /// Reads a file again in the way it was read before; nothing is detected.
    ///
    /// # Errors
    /// [`Error::OptionInvalid`] if the delimiter is no single ASCII character.
    pub fn again(reading: &Reading) -> Result<Self> {
        check_delimiter(reading.delimiter)?;
        Ok(Self::with(Settings::Known(reading.clone())))
    }

    fn with(settings: Settings) -> Self {
        Self {
            settings,
            state: State::Collecting(Vec::new()),
            issues: Issues::default(),
        }
    }

    /// Reads the next bytes of the file.
    ///
    /// # Errors
    /// [`Error::NotText`], [`Error::Compressed`], [`Error::FieldLimit`], [`Error::QuoteUnclosed`],
    /// [`Error::ColumnsLimit`], [`Error::OptionInvalid`] if the delimiter that was asked for is no
    /// single ASCII character, and whatever the sink returns. After an error the reader is of no
    /// more use.
    pub fn push(&mut self, bytes: &[u8], sink: &mut impl RecordSink) -> Result<()> {
        match &mut self.state {
            State::Reading(body) => body.push(bytes, &mut self.issues, sink),
            State::Collecting(start) => {
                start.extend_from_slice(bytes);
                if start.len() < SAMPLE {
                    return Ok(());
                }
                self.begin(false, sink).map(|_| ())
            }
        }
    }

    /// Reads what is left at the end of the file, and returns how it was read and what was repaired.
    ///
    /// # Errors
    /// As [`push`](Self::push), and [`Error::FileEmpty`] or [`Error::RowsNone`].
    pub fn finish(mut self, sink: &mut impl RecordSink) -> Result<(Reading, Issues)> {
        if matches!(self.state, State::Collecting(_)) {
            self.begin(true, sink)?;
        }
        let State::Reading(mut body) = self.state else {
            return Err(Error::FileEmpty);
        };
        body.finish(&mut self.issues, sink)?;
        Ok((body.reading, self.issues))
    }

    /// Decides how to read, and reads what was collected.
    fn begin(&mut self, whole: bool, sink: &mut impl RecordSink) -> Result<()> {
        let State::Collecting(bytes) = &mut self.state else {
            return Ok(());
        };
        let bytes = std::mem::take(bytes);
        if let Settings::Detect(ReadOptions {
            delimiter: Some(delimiter),
            ..
        }) = self.settings
        {
            check_delimiter(delimiter)?;
        }
        let sample = &bytes[..bytes.len().min(SAMPLE)];
        refuse_other_files(sample)?;
        let wanted = match &self.settings {
            Settings::Detect(options) => options.encoding,
            Settings::Known(reading) => Some(reading.encoding),
        };
        let found = decoder::detect(sample, wanted);
        if found.guessed {
            self.issues.note(IssueCode::EncodingGuessed, None, None);
        }
        let mut glance = Decoder::new(found.encoding);
        let text = glance.push(&sample[found.mark..]);
        let (separator, skipped) = match dialect::separator_line(text) {
            Some((separator, length)) => (Some(separator), length),
            None => (None, 0),
        };
        let text = &text[skipped..];
        let (delimiter, has_header) = match &self.settings {
            Settings::Known(reading) => (Some(reading.delimiter), Some(reading.header)),
            Settings::Detect(options) => (options.delimiter.or(separator), options.header),
        };
        refuse_garbage(text)?;
        let dialect = dialect::detect(text, whole, delimiter, has_header);
        let mut body = Body {
            reading: Reading {
                encoding: found.encoding,
                byte_order_mark: found.mark > 0,
                delimiter: dialect.delimiter,
                header: dialect.header,
            },
            decoder: Decoder::new(found.encoding),
            lines: Lines::new(dialect.delimiter as u8, skipped),
        };
        body.push(&bytes[found.mark..], &mut self.issues, sink)?;
        self.state = State::Reading(Box::new(body));
        Ok(())
    }
}

fn check_delimiter(delimiter: char) -> Result<()> {
    if delimiter.is_ascii() && !matches!(delimiter, '"' | '\r' | '\n' | '\0') {
        return Ok(());
    }
    Err(Error::option(
        "delimiter",
        "one ASCII character other than a quotation mark or a line end",
        format!("U+{:04X}", delimiter as u32),
    ))
}

impl Body {
    fn push(
        &mut self,
        bytes: &[u8],
        issues: &mut Issues,
        sink: &mut impl RecordSink,
    ) -> Result<()> {
        let text = self.decoder.push(bytes);
        self.lines.push(text, &self.reading, issues, sink)
    }

    fn finish(&mut self, issues: &mut Issues, sink: &mut impl RecordSink) -> Result<()> {
        let text = self.decoder.finish();
        self.lines.push(text, &self.reading, issues, sink)?;
        self.lines.finish(&self.reading, issues, sink)
    }
}

/// Text in, checked records out.
struct Lines {
    splitter: Splitter,
    /// Bytes of the line `sep=;` that are still to be passed over.
    skip: usize,
    names: Option<Vec<String>>,
    /// Data rows so far.
    rows: u64,
    /// A record whose bytes had to be repaired.
    repaired: String,
    repaired_ends: Vec<usize>,
}

impl Lines {
    fn new(delimiter: u8, skip: usize) -> Self {
        Self {
            splitter: Splitter::new(delimiter),
            skip,
            names: None,
            rows: 0,
            repaired: String::new(),
            repaired_ends: Vec::new(),
        }
    }

    fn push(
        &mut self,
        text: &[u8],
        reading: &Reading,
        issues: &mut Issues,
        sink: &mut impl RecordSink,
    ) -> Result<()> {
        let skipped = self.skip.min(text.len());
        self.skip -= skipped;
        let mut text = &text[skipped..];
        while !text.is_empty() {
            self.next(&mut text, reading, issues, sink)?;
        }
        Ok(())
    }

    fn finish(
        &mut self,
        reading: &Reading,
        issues: &mut Issues,
        sink: &mut impl RecordSink,
    ) -> Result<()> {
        while self.next(&mut &[][..], reading, issues, sink)? {}
        match (&self.names, self.rows) {
            (None, _) => Err(Error::FileEmpty),
            (Some(_), 0) => Err(Error::RowsNone),
            _ => Ok(()),
        }
    }

    /// Reads at most one record; whether there was one.
    fn next(
        &mut self,
        text: &mut &[u8],
        reading: &Reading,
        issues: &mut Issues,
        sink: &mut impl RecordSink,
    ) -> Result<bool> {
        let is_header = self.names.is_none() && reading.header;
        let row = if is_header { 0 } else { self.rows + 1 };
        let Some(raw) = self.splitter.next(text, row)? else {
            return Ok(false);
        };
        let (checked, ends) = match check(&raw) {
            Some(text) => (text, raw.ends),
            None => {
                repair(&raw, &mut self.repaired, &mut self.repaired_ends);
                (self.repaired.as_str(), self.repaired_ends.as_slice())
            }
        };
        let record = Record::new(row, checked, ends);
        if record.len() == 1 && !checked.is_empty() && checked.trim().is_empty() {
            return Ok(true); // a line of spaces is a blank line
        }
        let names = match &mut self.names {
            Some(names) => names,
            none => {
                let header = if is_header {
                    header::named(record.cells().map(str::to_owned).collect(), issues)
                } else {
                    header::numbered(record.len(), issues)
                };
                sink.header(&header, reading)?;
                none.insert(header.names)
            }
        };
        // Not for the header: a position in a data row is what these notes promise.
        let note_row = (!is_header).then_some(row);
        if !std::ptr::eq(ends, raw.ends) {
            note_replaced(&raw, note_row, names, issues);
        }
        if checked.as_bytes().contains(&0) {
            note_nul(record, note_row, names, issues);
        }
        if is_header {
            return Ok(true);
        }
        self.rows = row;
        if record.len() != names.len() {
            issues.note(IssueCode::RowRagged, Some(row), None);
        }
        if record.cells().all(|cell| cell.trim().is_empty()) {
            issues.note(IssueCode::RowEmpty, Some(row), None);
        }
        sink.record(record)?;
        Ok(true)
    }
}

/// The record's text, if every cell of it is valid UTF-8.
fn check<'a>(raw: &RawRecord<'a>) -> Option<&'a str> {
    let text = std::str::from_utf8(raw.text).ok()?;
    // Two halves of a character in neighbouring cells would be valid only together.
    let whole = raw.ends.iter().all(|&end| text.is_char_boundary(end));
    whole.then_some(text)
}

/// Writes U+FFFD for every sequence of bytes that is no text, cell by cell.
fn repair(raw: &RawRecord<'_>, text: &mut String, ends: &mut Vec<usize>) {
    text.clear();
    ends.clear();
    for cell in raw_cells(raw) {
        text.push_str(&String::from_utf8_lossy(cell));
        ends.push(text.len());
    }
}

fn raw_cells<'a>(raw: &RawRecord<'a>) -> impl Iterator<Item = &'a [u8]> {
    let (text, ends) = (raw.text, raw.ends);
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts
        .zip(ends.iter())
        .map(move |(start, &end)| &text[start..end])
}

fn note_replaced(raw: &RawRecord<'_>, row: Option<u64>, names: &[String], issues: &mut Issues) {
    for (column, cell) in raw_cells(raw).enumerate() {
        let count = cell
            .utf8_chunks()
            .filter(|chunk| !chunk.invalid().is_empty())
            .count() as u64;
        let name = names.get(column).map(String::as_str);
        issues.add(IssueCode::EncodingReplaced, count, row, name);
    }
}

fn note_nul(record: Record<'_>, row: Option<u64>, names: &[String], issues: &mut Issues) {
    for (column, cell) in record.cells().enumerate() {
        if cell.contains('\0') {
            let name = names.get(column).map(String::as_str);
            issues.note(IssueCode::NulKept, row, name);
        }
    }
}
