//! Spoilt files: whatever the bytes are, reading ends, and what it says holds.
//!
//! `FUZZ_RUNS=1000000 cargo test --release --test fuzz_bytes -- splits` for a long run, with another
//! `FUZZ_SEED` for other files; a short one is part of the tests.

#[path = "../rust/shared/annotated.rs"]
mod annotated_options;
#[path = "mutate.rs"]
mod mutate;
#[path = "random.rs"]
mod random;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use csv_core::{ReadRecordResult, ReaderBuilder};
use customer_segments::read::{Header, ReadOptions, Reading, Record, RecordReader, RecordSink};
use customer_segments::{Annotator, Error, Issue, Result, Table};
use mutate::Files;
use random::{Random, runs};

/// What a reader tells, kept.
#[derive(Default, Debug, PartialEq)]
struct Kept {
    header: Option<Header>,
    rows: Vec<Vec<String>>,
}

impl RecordSink for Kept {
    fn header(&mut self, header: &Header, _: &Reading) -> Result<()> {
        assert!(self.header.is_none(), "the header comes once");
        self.header = Some(header.clone());
        Ok(())
    }

    fn record(&mut self, record: Record<'_>) -> Result<()> {
        assert_eq!(record.row(), self.rows.len() as u64 + 1);
        self.rows.push(record.cells().map(str::to_owned).collect());
        Ok(())
    }
}

type Outcome = Result<(Kept, Reading, Vec<Issue>)>;

/// Reads `bytes`, cut at these places.
fn read(mut reader: RecordReader, bytes: &[u8], cuts: &[usize]) -> Outcome {
    let mut kept = Kept::default();
    let mut start = 0;
    for &cut in cuts {
        reader.push(&bytes[start..cut], &mut kept)?;
        start = cut;
    }
    reader.push(&bytes[start..], &mut kept)?;
    let (reading, issues) = reader.finish(&mut kept)?;
    Ok((kept, reading, issues.into_vec()))
}

fn fresh() -> RecordReader {
    RecordReader::new(&ReadOptions::default())
}

/// Holds every spoilt file to `promise`; the one that breaks it is shown.
fn each(target: u64, usual: usize, promise: impl Fn(&[u8], &mut Random)) {
    let files = Files::new();
    let mut random = Random::new(target);
    for run in 0..runs(usual) {
        let bytes = files.spoilt(&mut random);
        let held = catch_unwind(AssertUnwindSafe(|| promise(&bytes, &mut random)));
        if let Err(broken) = held {
            eprintln!("run {run}: b\"{}\"", bytes.escape_ascii());
            resume_unwind(broken);
        }
    }
}

/// What was detected reads the same bytes the same way again, without looking.
#[test]
fn dialect_detected_is_dialect_known() {
    each(1, 1_500, |bytes, _| {
        if let Ok((kept, reading, _)) = read(fresh(), bytes, &[]) {
            let again = RecordReader::again(&reading).expect("a reading of ours");
            let (same, found, _) = read(again, bytes, &[]).expect("it was read before");
            assert_eq!((same, found), (kept, reading));
        }
    });
}

/// With nothing left to detect, rows are those of csv-core, and an open quotation is an error.
#[test]
fn records_are_those_of_csv_core() {
    each(2, 3_000, |bytes, random| {
        // Only ASCII but NUL and the end of a file of DOS: what else there is has its own notes.
        let text: Vec<u8> = bytes
            .iter()
            .copied()
            .filter(|byte| (1..128).contains(byte) && *byte != 0x1a)
            .collect();
        let delimiter = random.of(b",;\t|");
        let options = ReadOptions {
            encoding: Some(customer_segments::read::Encoding::Utf8),
            delimiter: Some(char::from(delimiter).to_string()),
            quote: Some(Some('"')),
            escape: Some(None),
            comment: Some(None),
            header: Some(0),
            skip_rows: Some(0),
            skip_footer: Some(0),
            ..ReadOptions::default()
        };
        let Ok((kept, reading, issues)) = read(RecordReader::new(&options), &text, &[]) else {
            return;
        };
        use customer_segments::error::IssueCode::{CommentSkipped, QuoteMended, SecondTable};
        let is_other = issues
            .iter()
            .any(|issue| matches!(issue.code, CommentSkipped | QuoteMended | SecondTable));
        let is_formula = text.windows(2).any(|pair| pair == b"=\"");
        if is_other || reading.trimmed || is_formula || separates(&text) {
            return;
        }
        let blank =
            |row: &Vec<String>| row.len() == 1 && !row[0].is_empty() && row[0].trim().is_empty();
        let theirs: Vec<_> = by_csv_core(&text, delimiter)
            .into_iter()
            .filter(|row| !blank(row))
            .collect();
        assert_eq!(kept.rows, theirs);
    });
}

/// Whether the file begins with the line that names the delimiter.
fn separates(text: &[u8]) -> bool {
    text.get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case(b"sep="))
}

fn by_csv_core(text: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
    let (mut output, mut ends) = (vec![0; text.len() + 2], vec![0; text.len() + 2]);
    let text = [text, b"\n"].concat();
    let (mut input, mut rows) = (text.as_slice(), Vec::new());
    loop {
        let (result, read, _, count) = reader.read_record(input, &mut output, &mut ends);
        input = &input[read..];
        if result != ReadRecordResult::Record {
            return rows;
        }
        let starts = std::iter::once(0).chain(ends[..count].iter().copied());
        let cell = |(start, &end): (usize, &usize)| {
            String::from_utf8_lossy(&output[start..end]).into_owned()
        };
        rows.push(starts.zip(&ends[..count]).map(cell).collect());
    }
}

/// The annotated file holds the cells that were read.
#[test]
fn annotated_is_what_was_read() {
    each(3, 1_500, |bytes, _| {
        let Ok((kept, reading, _)) = read(fresh(), bytes, &[]) else {
            return;
        };
        let width = kept.header.as_ref().map_or(0, |header| header.names.len());
        let assignments = vec![0; kept.rows.len()];
        let mut annotator =
            Annotator::new(reading.clone(), "x".into(), vec!["y".into()], assignments)
                .expect("a reading of ours");
        let mut annotated = annotator.push(bytes).expect("it was read before");
        annotated.extend(annotator.finish().expect("it was read before"));
        let options = annotated_options::of_annotated(&reading);
        let again = match read(RecordReader::new(&options), &annotated, &[]) {
            // So many control characters as there may just be in bytes are too many in UTF-8.
            Err(Error::NotText { .. }) => return,
            again => again.expect("what we wrote"),
        };
        // Rows that get a cell more may look like another table.
        let is_second = |issue: &Issue| issue.code == customer_segments::IssueCode::SecondTable;
        if again.2.iter().any(is_second) {
            return;
        }
        let again = again.0;
        assert_eq!(again.rows.len(), kept.rows.len());
        for (was, is) in kept.rows.iter().zip(&again.rows) {
            let cell = |index: usize| was.get(index).map_or("", String::as_str);
            assert!((0..width).all(|index| is[index] == cell(index)) && is[width] == "y");
        }
    });
}

/// Any split into chunks gives the same records, notes and errors.
#[test]
fn splits_change_nothing() {
    each(4, 1_500, |bytes, random| {
        let mut cuts: Vec<usize> = (0..1 + random.below(4))
            .map(|_| random.below(bytes.len() + 1))
            .collect();
        cuts.sort_unstable();
        assert_eq!(read(fresh(), bytes, &cuts), read(fresh(), bytes, &[]));
    });
}

/// Every file becomes a table or an error; each column has a value for each row.
#[test]
fn tables_are_whole() {
    each(5, 1_500, |bytes, _| {
        let Ok(table) = Table::from_csv(bytes, &ReadOptions::default()) else {
            return;
        };
        for column in table.columns() {
            assert_eq!(column.len(), table.row_count());
            let missing = (0..column.len())
                .filter(|&row| column.is_missing(row))
                .count();
            assert_eq!(missing as u64, column.missing);
        }
    });
}
