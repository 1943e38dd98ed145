//! Text becomes numbered, valid records; what was wrong with them is noted.

use super::Reading;
use super::batch::{Batch, Usual};
use super::header;
use super::layout::Layout;
use super::mend::{mend, swallows};
use super::record::{Record, RecordSink, Rows};
use super::repair::{Repaired, are_whole, note_nul, note_replaced};
use super::surroundings::{begins_table, footer};
use super::tokenizer::{COLUMNS_LIMIT, Cut, Dialect, FIELD_LIMIT, Found, Tokenizer};
use crate::error::{Error, IssueCode, Issues, Result};

/// Text is collected up to so many bytes before it is cut.
const ENOUGH: usize = 1 << 16;
/// So many bytes behind a record are looked at to understand it, at most; a footer is not longer (8 KiB).
pub(super) const AHEAD: usize = 1 << 13;
/// Behind the last line, the sign with which DOS ended a file.
const END_OF_FILE: u8 = 0x1a;

/// Text in, checked records out.
///
/// What is decided about a record depends on it and on the [`AHEAD`] bytes from its start alone, which are
/// there before it is looked at: so the chunks do not matter.
pub(super) struct Lines {
    dialect: Dialect,
    layout: Layout,
    tokenizer: Tokenizer,
    /// Rows that are cut at once, if the dialect lets them.
    batch: Option<Batch>,
    /// Text that is not yet cut, from `at` on.
    text: Vec<u8>,
    at: usize,
    /// So much text must be there before it is worth looking again.
    enough: usize,
    cut: Cut,
    /// Bytes of the line `sep=;` and records in front of the table that are still to be passed over.
    skip: usize,
    preamble: usize,
    /// The rows of column names so far, then the names.
    header: Vec<Vec<String>>,
    names: Option<Vec<String>>,
    /// Data rows so far.
    rows: u64,
    /// Whether the last row was empty.
    empty: bool,
    /// Whether a second table has begun, which is not read.
    over: bool,
    /// How many records at the end are no part of the table, if that is known.
    pub(super) footer: Option<usize>,
    /// A record whose bytes had to be repaired.
    repaired: Repaired,
}

/// What each record is handed on with.
pub(super) struct Outlet<'a> {
    pub(super) reading: &'a Reading,
    pub(super) issues: &'a mut Issues,
    pub(super) sink: &'a mut dyn RecordSink,
}

impl Lines {
    pub(super) fn new(
        dialect: Dialect,
        layout: Layout,
        skip: usize,
        footer: Option<usize>,
    ) -> Self {
        Self {
            tokenizer: Tokenizer::new(&dialect),
            batch: Usual::is_plain(&dialect).then(Batch::default),
            dialect,
            preamble: layout.preamble,
            layout,
            text: Vec::new(),
            at: 0,
            enough: ENOUGH,
            cut: Cut::default(),
            skip,
            header: Vec::new(),
            names: None,
            rows: 0,
            empty: false,
            over: false,
            footer,
            repaired: Repaired::default(),
        }
    }

    pub(super) fn push(&mut self, text: &[u8], outlet: &mut Outlet<'_>) -> Result<()> {
        let skipped = self.skip.min(text.len());
        self.skip -= skipped;
        self.text.extend_from_slice(&text[skipped..]);
        if self.text.len() < self.enough {
            return Ok(());
        }
        self.cut_all(false, outlet)?;
        self.text.drain(..self.at);
        self.at = 0;
        // A long record is not looked at again before there is twice as much of it.
        self.enough = ENOUGH.max(2 * self.text.len());
        Ok(())
    }

    /// Reads what is left; how many records at the end are no part of the table.
    pub(super) fn finish(&mut self, outlet: &mut Outlet<'_>) -> Result<usize> {
        if self.text.last() == Some(&END_OF_FILE) {
            self.text.pop();
        }
        self.cut_all(true, outlet)?;
        match (&self.names, self.rows) {
            (None, _) if self.header.is_empty() => Err(Error::FileEmpty),
            (None, _) | (Some(_), 0) => Err(Error::RowsNone),
            _ => Ok(self.footer.unwrap_or(0)),
        }
    }

    fn cut_all(&mut self, whole: bool, outlet: &mut Outlet<'_>) -> Result<()> {
        let text = std::mem::take(&mut self.text);
        let result = self.cut_text(&text, whole, outlet);
        self.text = text;
        result
    }

    fn cut_text(&mut self, text: &[u8], whole: bool, outlet: &mut Outlet<'_>) -> Result<()> {
        self.tokenizer.renew();
        let valid = valid_part(text);
        // Records that begin later wait: they may be a footer, or the start of something else.
        let last = if whole {
            text.len()
        } else {
            text.len().saturating_sub(AHEAD)
        };
        let mut end = text.len();
        while self.at < last && !self.over {
            // Behind an empty row another table may begin.
            if !self.empty && self.take_usual(text, valid, outlet)? {
                continue;
            }
            if whole
                && self.footer != Some(0)
                && end == text.len()
                && text.len() - self.at <= AHEAD
                && self.names.is_some()
            {
                end = self.footer_start(text);
            }
            if self.at >= end {
                break;
            }
            if self.next(text, whole)? != Found::Record {
                if whole {
                    // No record follows that would tell of them.
                    let comments = self.cut.comments;
                    outlet
                        .issues
                        .add(IssueCode::CommentSkipped, comments, None, None);
                }
                break;
            }
            if (!whole && self.cut.start >= last) || self.cut.start >= end {
                break;
            }
            let is_second = self.rows > 0 && self.is_second_table(text, whole);
            if is_second {
                self.over = true;
                outlet
                    .issues
                    .note(IssueCode::SecondTable, Some(self.rows + 1), None);
                break;
            }
            self.at = self.cut.next;
            self.take(text, valid, outlet)?;
        }
        if self.over {
            self.at = text.len();
        }
        Ok(())
    }

    /// Hands on the rows of the usual form that come next, as far as what is behind them cannot matter; whether
    /// there is any.
    fn take_usual(&mut self, text: &[u8], valid: &str, outlet: &mut Outlet<'_>) -> Result<bool> {
        let (Some(batch), Some(names)) = (&mut self.batch, &self.names) else {
            return Ok(false);
        };
        let header = self.header.last().filter(|header| header.len() > 1);
        let usual = Usual {
            dialect: &self.dialect,
            width: names.len(),
            name: header.map(|header| header[0].as_str()),
        };
        let limit = text.len().saturating_sub(AHEAD).min(valid.len());
        self.at = batch.cut(text, self.at, limit, &usual);
        if batch.rows() == 0 {
            return Ok(false);
        }
        let (starts, quote) = (batch.starts(), self.dialect.quote);
        let rows = Rows::new(self.rows + 1, valid, starts, usual.width, quote);
        self.rows += rows.len() as u64;
        outlet.sink.rows(rows)?;
        Ok(true)
    }

    /// Cuts the next record, and mends it where its quotation marks do not fit together.
    fn next(&mut self, text: &[u8], whole: bool) -> Result<Found> {
        let row = self.row();
        let found = self.tokenizer.next(text, self.at, whole, &mut self.cut);
        let suspect = match found {
            Found::Part => return Ok(found),
            Found::Long => {
                return Err(Error::FieldLimit {
                    row,
                    column: self.cut.spans.len() as u64 + 1,
                    limit: FIELD_LIMIT as u64,
                });
            }
            Found::Open => true,
            Found::Record => {
                let record = &text[self.cut.start..self.cut.end];
                let (width, cells) = (self.layout.width, self.cut.spans.len());
                self.cut.stray || swallows(record, width, cells, &self.dialect)
            }
        };
        if suspect {
            let start = self.cut.start;
            // A mark that opens a quotation which nothing ends is an error, unless nothing follows it at all.
            let hopeless = found == Found::Open && !opens_nothing(text, self.dialect.quote);
            let ahead = &text[..text.len().min(start + AHEAD)];
            let whole = whole && ahead.len() == text.len();
            let mended = !hopeless
                && mend(
                    ahead,
                    start,
                    whole,
                    self.layout.width,
                    &self.dialect,
                    found == Found::Record,
                    &mut self.cut,
                );
            self.cut.stray = mended;
            if found == Found::Open && !mended {
                return Err(Error::QuoteUnclosed { row });
            }
        }
        let cells = self.cut.spans.len();
        if cells > COLUMNS_LIMIT {
            return Err(Error::ColumnsLimit {
                found: cells as u64,
                limit: COLUMNS_LIMIT as u64,
            });
        }
        Ok(Found::Record)
    }

    /// The data row that is being read; 0 while it is the column names.
    fn row(&self) -> u64 {
        if self.names.is_none() && self.layout.header_rows > 0 {
            0
        } else {
            self.rows + 1
        }
    }

    /// Hands on the record that was cut.
    fn take(&mut self, text: &[u8], valid: &str, outlet: &mut Outlet<'_>) -> Result<()> {
        let row = self.row();
        let Outlet {
            reading,
            issues,
            sink,
        } = outlet;
        issues.add(IssueCode::CommentSkipped, self.cut.comments, None, None);
        let bytes = &text[self.cut.start..self.cut.end];
        let checked = match valid.get(self.cut.start..self.cut.end) {
            Some(text) => Some(text),
            None => std::str::from_utf8(bytes).ok(),
        };
        let aside = std::str::from_utf8(&self.cut.aside).ok();
        let whole = checked
            .zip(aside)
            .filter(|(text, aside)| are_whole(text, aside, &self.cut.spans));
        let record = match whole {
            Some((text, aside)) => Record::new(row, text, aside, &self.cut.spans),
            None => self.repaired.repair(row, bytes, &self.cut),
        };
        if record.len() == 1 && !record.cell(0).is_empty() && record.cell(0).trim().is_empty() {
            return Ok(()); // a line of spaces is a blank line
        }
        if self.preamble > 0 {
            self.preamble -= 1;
            issues.note(IssueCode::PreambleSkipped, None, None);
            return Ok(());
        }
        if self.cut.stray {
            issues.note(IssueCode::QuoteMended, (row > 0).then_some(row), None);
        }
        // Not for the header: a position in a data row is what these notes promise.
        let note_row = (row > 0).then_some(row);
        if self.names.is_none() {
            if self.layout.header_rows > 0 {
                self.header
                    .push(record.cells().map(str::to_owned).collect());
                if whole.is_none() {
                    note_replaced(bytes, &self.cut, note_row, &[], issues);
                }
                if bytes.contains(&0) {
                    note_nul(record, note_row, &[], issues);
                }
                if self.header.len() < self.layout.header_rows {
                    return Ok(());
                }
            }
            let header = if self.layout.header_rows > 0 {
                issues.add(
                    IssueCode::HeaderJoined,
                    self.header.len() as u64 - 1,
                    None,
                    None,
                );
                let names = self.layout.header(&self.header, issues);
                header::named(names, issues)
            } else {
                header::numbered(self.layout.width.max(record.len()), issues)
            };
            sink.header(&header, reading)?;
            self.names = Some(header.names);
            if self.layout.header_rows > 0 {
                return Ok(());
            }
        }
        let names = self.names.as_deref().unwrap_or_default();
        if self.header.last().is_some_and(|header| {
            header.len() > 1 && record.cells().eq(header.iter().map(String::as_str))
        }) {
            issues.note(IssueCode::HeaderRepeated, Some(row), None);
            return Ok(());
        }
        if whole.is_none() {
            note_replaced(bytes, &self.cut, note_row, names, issues);
        }
        if bytes.contains(&0) {
            note_nul(record, note_row, names, issues);
        }
        self.rows = row;
        if record.len() != names.len() {
            issues.note(IssueCode::RowRagged, Some(row), None);
        }
        self.empty = record.cells().all(|cell| cell.trim().is_empty());
        if self.empty {
            issues.note(IssueCode::RowEmpty, Some(row), None);
        }
        sink.record(record)
    }

    /// Whether the record that was cut begins another table.
    fn is_second_table(&mut self, text: &[u8], whole: bool) -> bool {
        let names = self.names.as_deref().unwrap_or_default();
        let apart = self.cut.gap || self.empty;
        let is_usual = self.cut.spans.len() == self.layout.width;
        if (is_usual && !apart) || names.len() != self.layout.width {
            return false;
        }
        let start = self.cut.start;
        let ahead = &text[start..text.len().min(start + AHEAD)];
        let whole = whole && start + ahead.len() == text.len();
        begins_table(
            ahead,
            whole,
            apart,
            &self.dialect,
            names,
            self.layout.has_data,
        )
    }

    /// Where in the last bytes of the text the records begin that are no rows, noted with their number.
    fn footer_start(&mut self, text: &[u8]) -> usize {
        let given = self.footer;
        let (count, start) = footer(&text[self.at..], given, self.layout.width, &self.dialect);
        self.footer = Some(count);
        start.map_or(text.len(), |start| self.at + start)
    }
}

/// Whether the text ends with a quotation mark and at most blank lines behind it.
fn opens_nothing(text: &[u8], quote: Option<u8>) -> bool {
    let end = text.trim_ascii_end();
    quote.is_some() && end.last() == quote.as_ref()
}

/// The text up to the first byte that is none.
fn valid_part(text: &[u8]) -> &str {
    match std::str::from_utf8(text) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&text[..error.valid_up_to()]).unwrap_or_default(),
    }
}
