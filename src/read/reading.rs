//! How a file was read.

use serde::{Deserialize, Serialize};

use super::encoding::Encoding;

/// How a file was read; with it the same bytes are read the same way again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reading {
    /// The encoding of the bytes.
    pub encoding: Encoding,
    /// Whether a byte order mark stood in front.
    pub byte_order_mark: bool,
    /// What stands between cells: one character or a few. A lone space stands for any run of them.
    pub delimiter: String,
    /// What stands around cells that hold a delimiter or a line end, if anything.
    pub quote: Option<char>,
    /// What makes a quotation mark within quotation marks literal; `None` if it is written twice instead.
    pub escape: Option<char>,
    /// What begins a line that is no record, if anything.
    pub comment: Option<char>,
    /// Whether spaces behind a delimiter belong to no cell.
    pub trimmed: bool,
    /// Whether the first row holds the column names.
    pub header: bool,
    /// How many rows the column names take; 0 if there are none.
    pub header_rows: u32,
    /// How many records in front of the column names are no part of the table.
    pub preamble_rows: u32,
    /// How many records behind the last row are no part of the table.
    pub footer_rows: u32,
    /// Whether each line was wrapped in quotation marks as a whole.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub wrapped: bool,
    /// Of a fixed-width file, the characters of a line (from 0) at which the columns begin.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub column_starts: Vec<u32>,
    /// What else was plausible, the likeliest first.
    pub alternatives: Alternatives,
}

/// Other ways to read a file, for the reader to choose: values for the options of the same names.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Alternatives {
    /// Encodings in which all bytes are text.
    pub encoding: Vec<Encoding>,
    /// Delimiters that cut the file into more than one column.
    pub delimiter: Vec<String>,
    /// Numbers of rows that the column names may take.
    pub header: Vec<u32>,
}

/// A file as most programs write it: UTF-8, commas, column names in the first row.
impl Default for Reading {
    fn default() -> Self {
        Self {
            encoding: Encoding::default(),
            byte_order_mark: false,
            delimiter: ",".to_owned(),
            quote: Some('"'),
            escape: None,
            comment: None,
            trimmed: false,
            header: true,
            header_rows: 1,
            preamble_rows: 0,
            footer_rows: 0,
            wrapped: false,
            column_starts: Vec::new(),
            alternatives: Alternatives::default(),
        }
    }
}
