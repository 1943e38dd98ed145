//! The annotated file holds the cells that were read.
#![no_main]

use customer_segments::Annotator;
use customer_segments::read::{ReadOptions, RecordReader};
use libfuzzer_sys::fuzz_target;

mod kept;

fuzz_target!(|bytes: &[u8]| {
    let Ok((kept, reading, _)) = kept::read(kept::fresh(), bytes, &[]) else {
        return;
    };
    let width = kept.header.as_ref().map_or(0, |header| header.names.len());
    let mut annotator = Annotator::new(reading.clone(), "x".into(), vec!["y".into()], vec![0; kept.rows.len()]).expect("a reading of ours");
    let mut annotated = annotator.push(bytes).expect("it was read before");
    annotated.extend(annotator.finish().expect("it was read before"));
    let options = ReadOptions {
        delimiter: Some(if reading.delimiter.trim().is_empty() && reading.delimiter != "\t" { ",".into() } else { reading.delimiter.clone() }),
        quote: Some(Some('"')),
        escape: Some(None),
        comment: Some(None),
        header: Some(u32::from(reading.header)),
        skip_rows: Some(0),
        skip_footer: Some(0),
        ..ReadOptions::default()
    };
    let (again, ..) = kept::read(RecordReader::new(&options), &annotated, &[]).expect("what we wrote");
    assert_eq!(again.rows.len(), kept.rows.len());
    for (was, is) in kept.rows.iter().zip(&again.rows) {
        let cell = |index: usize| was.get(index).map_or("", String::as_str);
        assert!((0..width).all(|index| is[index] == cell(index)) && is[width] == "y");
    }
});
