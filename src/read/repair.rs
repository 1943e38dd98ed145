//! Bytes of a record that are no text, and the character U+0000.

use super::record::Record;
use super::tokenizer::{Cut, Span};
use crate::error::{IssueCode, Issues};

/// A record of which bytes had to be replaced.
#[derive(Default)]
pub(super) struct Repaired {
    text: String,
    spans: Vec<Span>,
}

impl Repaired {
    /// Writes U+FFFD for every sequence of bytes that is no text, cell by cell.
    pub(super) fn repair(&mut self, row: u64, bytes: &[u8], cut: &Cut) -> Record<'_> {
        self.text.clear();
        self.spans.clear();
        for cell in cells(bytes, cut) {
            let start = self.text.len();
            self.text.push_str(&String::from_utf8_lossy(cell));
            self.spans
                .push(Span::new(start, self.text.len(), false, false));
        }
        Record::new(row, &self.text, "", &self.spans)
    }
}

/// Whether no cell ends within a character: a delimiter that is part of one would cut it.
pub(super) fn are_whole(text: &str, aside: &str, spans: &[Span]) -> bool {
    // Within ASCII, which is nearly always, there is nothing to look at.
    text.is_ascii()
        || spans.iter().all(|span| {
            let text = if span.is_aside() { aside } else { text };
            text.get(span.range()).is_some()
        })
}

fn cells<'a>(bytes: &'a [u8], cut: &'a Cut) -> impl Iterator<Item = &'a [u8]> {
    cut.spans.iter().map(move |span| {
        let bytes = if span.is_aside() { &cut.aside } else { bytes };
        &bytes[span.range()]
    })
}

pub(super) fn note_replaced(
    bytes: &[u8],
    cut: &Cut,
    row: Option<u64>,
    names: &[String],
    issues: &mut Issues,
) {
    for (column, cell) in cells(bytes, cut).enumerate() {
        let broken = cell
            .utf8_chunks()
            .filter(|chunk| !chunk.invalid().is_empty());
        let name = names.get(column).map(String::as_str);
        issues.add(
            IssueCode::EncodingReplaced,
            broken.count() as u64,
            row,
            name,
        );
    }
}

pub(super) fn note_nul(
    record: Record<'_>,
    row: Option<u64>,
    names: &[String],
    issues: &mut Issues,
) {
    for (column, cell) in record.cells().enumerate() {
        if cell.as_bytes().contains(&0) {
            let name = names.get(column).map(String::as_str);
            issues.note(IssueCode::NulKept, row, name);
        }
    }
}
