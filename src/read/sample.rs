//! The first records of a text, to decide by.

use super::mend::mend;
use super::plausible::Kind;
use super::tokenizer::{Cut, Dialect, Found, Tokenizer};

/// So many records are looked at.
const RECORDS: usize = 500;

/// One record of the sample.
pub(super) struct Sampled {
    pub(super) cells: Vec<String>,
    pub(super) kinds: Vec<Kind>,
    /// How many cells are not blank.
    pub(super) filled: usize,
    /// Whether its quotation marks do not fit together, so that its cells are not to be counted.
    pub(super) stray: bool,
}

/// The first records of `text`, as `dialect` cuts it; the last one only if it is complete.
pub(super) fn records(text: &[u8], whole: bool, dialect: &Dialect) -> Vec<Sampled> {
    mended_records(text, whole, dialect, 0)
}

/// The same, where marks out of place are mended in the way that gives records `width` cells.
pub(super) fn mended_records(
    text: &[u8],
    whole: bool,
    dialect: &Dialect,
    width: usize,
) -> Vec<Sampled> {
    let mut tokenizer = Tokenizer::new(dialect);
    let mut cut = Cut::default();
    let mut records = Vec::new();
    let mut at = 0;
    while records.len() < RECORDS && tokenizer.next(text, at, whole, &mut cut) == Found::Record {
        if cut.stray {
            let start = cut.start;
            cut.stray = !mend(text, start, whole, width, dialect, true, &mut cut);
        }
        at = cut.next;
        let record = sampled(text, &cut);
        // A line of spaces is a blank line.
        if cut.spans.len() > 1 || record.filled > 0 || record.cells[0].is_empty() {
            records.push(record);
        }
    }
    if records.is_empty() && !whole {
        return mended_records(text, true, dialect, width);
    }
    records
}

/// The record that was cut, its cells looked at.
pub(super) fn sampled(text: &[u8], cut: &Cut) -> Sampled {
    let mut record = Sampled {
        cells: Vec::with_capacity(cut.spans.len()),
        kinds: Vec::with_capacity(cut.spans.len()),
        filled: 0,
        stray: cut.stray,
    };
    for span in &cut.spans {
        let text = if span.is_aside() {
            &cut.aside
        } else {
            &text[cut.start..]
        };
        let cell = String::from_utf8_lossy(&text[span.range()]).into_owned();
        let kind = match Kind::of(&cell) {
            Kind::Torn if span.is_quoted() && !cut.stray => Kind::Text,
            kind => kind,
        };
        record.filled += usize::from(kind != Kind::Empty);
        record.kinds.push(kind);
        record.cells.push(cell);
    }
    record
}

/// How many cells most records have; of two numbers that are as frequent that of the first record, where it is
/// no chance, or else the larger. 0 if there is none.
/// A lone cell counts half: titles and remarks around a small table may be more than its rows.
pub(super) fn usual_width(records: &[Sampled]) -> usize {
    let sound = records.iter().filter(|record| !record.stray);
    let mut widths: Vec<u64> = sound.map(|record| record.cells.len() as u64).collect();
    widths.sort_unstable();
    let runs = widths.chunk_by(|a, b| a == b);
    let first = records
        .first()
        .map_or(0, |record| record.cells.len() as u64);
    let is_first = |run: &[u64]| run.len() > 2 && run[0] == first;
    runs.max_by_key(|run| (run.len() << u32::from(run[0] > 1), is_first(run), run[0]))
        .map_or(0, |run| run[0] as usize)
}
