//! What the user may say about a file instead of leaving it to detection.

use serde::{Deserialize, Serialize};

use super::encoding::Encoding;

/// Corrections to what would be detected. The default detects everything.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReadOptions {
    /// The encoding of the bytes.
    pub encoding: Option<Encoding>,
    /// What stands between cells: one character or a few (at most 8 bytes, none of them a quotation
    /// mark or a line end). A lone space stands for any run of spaces.
    pub delimiter: Option<String>,
    /// What stands around cells that hold a delimiter; `Some(None)` if nothing does.
    pub quote: Option<Option<char>>,
    /// What makes a quotation mark within quotation marks literal; `Some(None)` if it is written twice.
    pub escape: Option<Option<char>>,
    /// What begins a line that is no record; `Some(None)` if nothing does.
    pub comment: Option<Option<char>>,
    /// The mark between a number's whole and its fraction.
    pub decimal: Option<DecimalMark>,
    /// How many rows hold the column names; 0 if none does.
    pub header: Option<u32>,
    /// How many records to pass over in front of the column names.
    pub skip_rows: Option<u32>,
    /// How many records to pass over at the end, 20 at most.
    pub skip_footer: Option<u32>,
    /// The order of day and month where a date leaves it open.
    pub dates: Option<DateOrder>,
    /// The calendar of dates whose years can be of either the Jalali or the Hijri one.
    pub calendar: Option<Calendar>,
    /// The types of columns, by their names.
    pub types: Vec<(String, ColumnType)>,
    /// The spellings that mean “no value” in a column, instead of those that usually do.
    pub missing_values: Vec<(String, Vec<String>)>,
}

/// What a column's cells are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnType {
    /// A quantity.
    Number,
    /// One of a few names.
    Category,
    /// One of two: yes or no.
    Flag,
    /// A day.
    Date,
    /// Free words.
    Text,
    /// A name for a row, such as a customer number. It tells nothing but who it is.
    Identifier,
}

/// The mark between a number's whole and its fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DecimalMark {
    /// `1,234.5`
    #[serde(rename = ".")]
    Point,
    /// `1.234,5`
    #[serde(rename = ",")]
    Comma,
}

/// The order of day and month in a date such as `03/04/2024`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// 3 April.
    DayFirst,
    /// 4 March.
    MonthFirst,
    /// In `03/04/24`, 24 April 2003; elsewhere as `DayFirst`.
    YearFirst,
}

/// A calendar in which dates are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Calendar {
    /// The proleptic Gregorian one (ISO 8601).
    Gregorian,
    /// The Iranian one (solar Hijri).
    Jalali,
    /// The Islamic one (lunar Hijri) as Umm al-Qura has it.
    Hijri,
}
