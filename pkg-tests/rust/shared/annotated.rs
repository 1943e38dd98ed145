//! How a file with the segment's column is read back: as it was written, with nothing to detect but its rows.

use customer_segments::ReadOptions;
use customer_segments::read::Reading;

/// The options that read the annotated file whose original was read as `reading`. Columns that runs of spaces parted
/// are written with commas.
pub fn of_annotated(reading: &Reading) -> ReadOptions {
    let is_runs = matches!(reading.delimiter.as_str(), " " | "  ");
    ReadOptions {
        delimiter: Some(if is_runs {
            ",".into()
        } else {
            reading.delimiter.clone()
        }),
        quote: Some(Some('"')),
        escape: Some(None),
        comment: Some(None),
        header: Some(u32::from(reading.header)),
        skip_rows: Some(0),
        skip_footer: Some(0),
        ..ReadOptions::default()
    }
}
