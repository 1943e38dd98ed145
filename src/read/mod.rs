//! Bytes in chunks become rows of text cells.

mod batch;
mod cells;
mod chunked;
mod decoder;
mod dialect;
mod encoding;
mod guess;
mod header;
mod interner;
mod layout;
mod lines;
mod masks;
mod mend;
mod naming;
mod options;
mod plausible;
mod reader;
mod reading;
mod record;
mod repair;
mod reshape;
mod sample;
mod signature;
mod single_byte;
mod surroundings;
mod tokenizer;

pub use cells::Cells;
pub use chunked::Chunked;
pub use encoding::Encoding;
pub use interner::Interner;
pub(crate) use interner::hash_of;
pub use options::{Calendar, ColumnType, DateOrder, DecimalMark, ReadOptions};
pub use reader::RecordReader;
pub use reading::{Alternatives, Reading};
pub use record::{Header, Record, RecordSink, Rows};
pub use tokenizer::{COLUMNS_LIMIT, FIELD_LIMIT};
