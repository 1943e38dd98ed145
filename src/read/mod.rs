//! Bytes in chunks become rows of text cells.

mod cells;
mod chunked;
mod decoder;
mod dialect;
mod encoding;
mod header;
mod interner;
mod lines;
mod options;
mod plausible;
mod reader;
mod record;
mod signature;
mod splitter;

pub use cells::Cells;
pub use chunked::Chunked;
pub use encoding::Encoding;
pub use interner::Interner;
pub use options::{Calendar, ColumnType, DateOrder, DecimalMark, ReadOptions};
pub use reader::RecordReader;
pub use record::{Header, Record, RecordSink};
pub use splitter::{COLUMNS_LIMIT, FIELD_LIMIT};

use serde::{Deserialize, Serialize};

/// How a file was read; with it the same bytes are read the same way again.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reading {
    /// The encoding of the bytes.
    pub encoding: Encoding,
    /// Whether a byte order mark stood in front.
    pub byte_order_mark: bool,
    /// The character between cells.
    pub delimiter: char,
    /// Whether the first row holds the column names.
    pub header: bool,
}
