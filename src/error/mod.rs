//! What can go wrong, and what was put right.
//!
//! An [`Error`] stops the work; an [`Issue`] is a repair that was counted while the work went on.
//! Both carry a stable kebab-case code and positions, never the contents of a cell, so that they
//! can be logged and shown in any language.

mod issue;

pub use issue::{Issue, IssueCode, IssueReading, Issues};

use serde::Serialize;

/// The crate's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why the work stopped. One variant, one [`code`](Error::code).
///
/// The variants under *Around the engine* are raised by the JavaScript client, which is where an
/// engine can be closed or crash; they stand here so that there is one list of codes.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    // --- Reading ---
    /// The file has no text at all: zero bytes, or nothing behind a byte order mark.
    #[error("the file is empty")]
    FileEmpty,
    /// There is a header but no row below it.
    #[error("the file has column names but no rows")]
    RowsNone,
    /// The bytes are those of another kind of file, named in `found`.
    #[error("this is {found}, not a text table: save it as CSV first")]
    NotText {
        /// What the bytes are: `PNG`, `PDF`, …
        found: &'static str,
    },
    /// The bytes are a compressed archive, named in `found`.
    #[error("this is a {found} archive: unpack it first")]
    Compressed {
        /// What the bytes are: `gzip`, `zip`, …
        found: &'static str,
    },
    /// A quoted cell never ends.
    #[error("a quotation mark opened in row {row} is never closed")]
    QuoteUnclosed {
        /// The data row in which the quotation opens.
        row: u64,
    },
    /// One cell is longer than any real cell.
    #[error("a cell in row {row}, column {column} is longer than {limit} bytes")]
    FieldLimit {
        /// The data row.
        row: u64,
        /// The column's number, from 1.
        column: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// More columns than any real table.
    #[error("the file has {found} columns; at most {limit} can be read")]
    ColumnsLimit {
        /// How many there are.
        found: u64,
        /// How many there may be.
        limit: u64,
    },
    /// The bytes are of a kind of file that can be read, but do not hold together.
    #[error("this {found} file is damaged or holds no table")]
    FileDamaged {
        /// What the bytes are: `Excel (.xlsx)`, `gzip`, …
        found: String,
    },
    /// The workbook is locked by a password.
    #[error("the workbook is locked by a password: save it without one")]
    XlsxEncrypted,
    /// Unpacked, the workbook would be larger than any real one.
    #[error("the workbook would take {found} bytes unpacked; at most {limit} can be read")]
    XlsxLimit {
        /// How many bytes it would take.
        found: u64,
        /// How many it may take.
        limit: u64,
    },
    /// The workbook defines entities, which spreadsheet programs never do.
    #[error("the workbook holds definitions that could be used to attack a reader")]
    XlsxUnsafe,

    // --- Options ---
    /// An option has a value that it cannot have, or is not known at all.
    #[error("option `{option}` must be {expected}, but is {found}")]
    OptionInvalid {
        /// The option's name as the caller wrote it.
        option: String,
        /// What it may be.
        expected: String,
        /// What it is.
        found: String,
    },
    /// An option is known, but what it asks for is not there yet.
    #[error("option `{option}` is not available in this version")]
    OptionUnavailable {
        /// The option's name.
        option: String,
    },
    /// A column that was named does not exist.
    #[error("there is no column named “{column}”")]
    ColumnUnknown {
        /// The name that was asked for.
        column: String,
    },

    // --- Segmenting ---
    /// No column is left to build segments on; each column's reason says why.
    #[error("no column can shape segments")]
    FeaturesNone,
    /// Fewer complete rows than segments asked for.
    #[error("{expected} segments need at least {expected} rows, and there are {found}")]
    RowsTooFew {
        /// How many rows are needed.
        expected: u64,
        /// How many there are.
        found: u64,
    },

    // --- Models ---
    /// The object is not a model of ours, or it is damaged.
    #[error("this is not a segment model: {expected} was expected")]
    ModelInvalid {
        /// The first thing that was expected and is not there.
        expected: String,
    },
    /// The model was written by a newer version.
    #[error("the model has format {found}; this version reads up to {expected}")]
    ModelVersion {
        /// The newest format that this version reads.
        expected: u64,
        /// The model's format.
        found: u64,
    },
    /// The table to be assigned lacks columns that the model needs.
    #[error("the table lacks these columns of the model: {}", columns.join(", "))]
    ColumnsMissing {
        /// All the columns that are missing.
        columns: Vec<String>,
    },

    // --- Around the engine ---
    /// A call after `close`.
    #[error("the engine was closed")]
    EngineClosed,
    /// The engine trapped; the next call gets a fresh one.
    #[error("the engine stopped unexpectedly")]
    EngineCrashed,
    /// The engine could not get the memory that it needs.
    #[error("the device is short of memory")]
    EngineOutOfMemory,
    /// The page's content security policy forbids what the engine needs.
    #[error("the page's policy forbids WebAssembly: allow {expected}")]
    CspBlocked {
        /// The directive that is missing.
        expected: String,
    },
    /// The file changed or vanished while it was read.
    #[error("the file changed while it was being read")]
    SourceChanged,
}

/// Where and what, for a person and for a program. Absent members say nothing.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Details {
    /// Data row, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u64>,
    /// Column, by name where it has one, otherwise by number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The option at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub option: Option<String>,
    /// What would have been right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<String>,
    /// What was there instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
    /// Every column at fault, where there can be several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub columns: Option<Vec<String>>,
}

impl Error {
    /// Every code there is; the TypeScript union is held against this list by a test.
    pub const CODES: [&'static str; 24] = [
        "file-empty",
        "rows-none",
        "not-text",
        "compressed",
        "quote-unclosed",
        "field-limit",
        "columns-limit",
        "file-damaged",
        "xlsx-encrypted",
        "xlsx-limit",
        "xlsx-unsafe",
        "option-invalid",
        "option-unavailable",
        "column-unknown",
        "features-none",
        "rows-too-few",
        "model-invalid",
        "model-version",
        "columns-missing",
        "engine-closed",
        "engine-crashed",
        "engine-out-of-memory",
        "csp-blocked",
        "source-changed",
    ];

    /// The stable kebab-case code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::FileEmpty => "file-empty",
            Self::RowsNone => "rows-none",
            Self::NotText { .. } => "not-text",
            Self::Compressed { .. } => "compressed",
            Self::QuoteUnclosed { .. } => "quote-unclosed",
            Self::FieldLimit { .. } => "field-limit",
            Self::ColumnsLimit { .. } => "columns-limit",
            Self::FileDamaged { .. } => "file-damaged",
            Self::XlsxEncrypted => "xlsx-encrypted",
            Self::XlsxLimit { .. } => "xlsx-limit",
            Self::XlsxUnsafe => "xlsx-unsafe",
            Self::OptionInvalid { .. } => "option-invalid",
            Self::OptionUnavailable { .. } => "option-unavailable",
            Self::ColumnUnknown { .. } => "column-unknown",
            Self::FeaturesNone => "features-none",
            Self::RowsTooFew { .. } => "rows-too-few",
            Self::ModelInvalid { .. } => "model-invalid",
            Self::ModelVersion { .. } => "model-version",
            Self::ColumnsMissing { .. } => "columns-missing",
            Self::EngineClosed => "engine-closed",
            Self::EngineCrashed => "engine-crashed",
            Self::EngineOutOfMemory => "engine-out-of-memory",
            Self::CspBlocked { .. } => "csp-blocked",
            Self::SourceChanged => "source-changed",
        }
    }

    /// Where and what.
    pub fn details(&self) -> Details {
        let none = Details::default();
        match self.clone() {
            Self::NotText { found } | Self::Compressed { found } => Details {
                found: Some(found.into()),
                ..none
            },
            Self::QuoteUnclosed { row } => Details {
                row: Some(row),
                ..none
            },
            Self::FieldLimit { row, column, limit } => Details {
                row: Some(row),
                column: Some(column.to_string()),
                expected: Some(limit.to_string()),
                ..none
            },
            Self::FileDamaged { found } => Details {
                found: Some(found),
                ..none
            },
            Self::ColumnsLimit { found, limit } | Self::XlsxLimit { found, limit } => Details {
                expected: Some(limit.to_string()),
                found: Some(found.to_string()),
                ..none
            },
            Self::OptionInvalid {
                option,
                expected,
                found,
            } => Details {
                option: Some(option),
                expected: Some(expected),
                found: Some(found),
                ..none
            },
            Self::OptionUnavailable { option } => Details {
                option: Some(option),
                ..none
            },
            Self::ColumnUnknown { column } => Details {
                column: Some(column),
                ..none
            },
            Self::RowsTooFew { expected, found } | Self::ModelVersion { expected, found } => {
                Details {
                    expected: Some(expected.to_string()),
                    found: Some(found.to_string()),
                    ..none
                }
            }
            Self::ModelInvalid { expected } | Self::CspBlocked { expected } => Details {
                expected: Some(expected),
                ..none
            },
            Self::ColumnsMissing { columns } => Details {
                columns: Some(columns),
                ..none
            },
            Self::FileEmpty
            | Self::RowsNone
            | Self::XlsxEncrypted
            | Self::XlsxUnsafe
            | Self::FeaturesNone
            | Self::EngineClosed
            | Self::EngineCrashed
            | Self::EngineOutOfMemory
            | Self::SourceChanged => none,
        }
    }

    /// An [`Error::OptionInvalid`], said shortly.
    pub fn option(option: &str, expected: impl Into<String>, found: impl ToString) -> Self {
        Self::OptionInvalid {
            option: option.into(),
            expected: expected.into(),
            found: found.to_string(),
        }
    }
}

/// linfa's traits ask that its errors can become ours (`Fit<.., E: From<linfa::Error>>`). Ours never
/// call a linfa algorithm that fails, so this only satisfies the bound.
impl From<linfa::Error> for Error {
    fn from(error: linfa::Error) -> Self {
        Self::option("dataset", "a dataset that linfa accepts", error)
    }
}
