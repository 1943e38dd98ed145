//! Text becomes numbered, valid records; what was wrong with them is noted.

use super::Reading;
use super::header;
use super::record::{Record, RecordSink};
use super::splitter::{RawRecord, Splitter};
use crate::error::{Error, IssueCode, Issues, Result};

/// Text in, checked records out.
pub(super) struct Lines {
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
    pub(super) fn new(delimiter: u8, skip: usize) -> Self {
        Self {
            splitter: Splitter::new(delimiter),
            skip,
            names: None,
            rows: 0,
            repaired: String::new(),
            repaired_ends: Vec::new(),
        }
    }

    pub(super) fn push(
        &mut self,
        text: &[u8],
        reading: &Reading,
        issues: &mut Issues,
        sink: &mut dyn RecordSink,
    ) -> Result<()> {
        let skipped = self.skip.min(text.len());
        self.skip -= skipped;
        let mut text = &text[skipped..];
        while !text.is_empty() {
            self.next(&mut text, reading, issues, sink)?;
        }
        Ok(())
    }

    pub(super) fn finish(
        &mut self,
        reading: &Reading,
        issues: &mut Issues,
        sink: &mut dyn RecordSink,
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
        sink: &mut dyn RecordSink,
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
        if cell.as_bytes().contains(&0) {
            let name = names.get(column).map(String::as_str);
            issues.note(IssueCode::NulKept, row, name);
        }
    }
}
