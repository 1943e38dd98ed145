//! What all targets share.

use customer_segments::Result;
use customer_segments::read::{Header, ReadOptions, Reading, Record, RecordReader, RecordSink};

/// What a reader tells, kept.
#[derive(Default, Debug, PartialEq)]
pub struct Kept {
    pub header: Option<Header>,
    pub rows: Vec<Vec<String>>,
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

/// Reads `bytes`, cut at these places.
pub fn read(mut reader: RecordReader, bytes: &[u8], cuts: &[usize]) -> Result<(Kept, Reading, Vec<customer_segments::Issue>)> {
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

pub fn fresh() -> RecordReader {
    RecordReader::new(&ReadOptions::default())
}
