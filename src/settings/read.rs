//! Options for reading a file.

use super::{Setting, unavailable, unknown};
use crate::error::Result;
use crate::read::{ColumnType, DateOrder, DecimalMark, Encoding, ReadOptions};

const KNOWN: [&str; 7] = [
    "encoding",
    "delimiter",
    "decimal",
    "header",
    "dates",
    "types",
    "sheet",
];

const TYPES: [(&str, ColumnType); 6] = [
    ("number", ColumnType::Number),
    ("category", ColumnType::Category),
    ("flag", ColumnType::Flag),
    ("date", ColumnType::Date),
    ("text", ColumnType::Text),
    ("identifier", ColumnType::Identifier),
];

/// Encodings that are known by name but cannot be read yet.
const ENCODINGS_TO_COME: [&str; 6] = [
    "windows-1256",
    "windows-1252",
    "windows-1254",
    "iso-8859-1",
    "iso-8859-6",
    "iso-8859-9",
];

/// Checks options for reading.
///
/// # Errors
/// `option-invalid`, `option-unavailable`.
pub fn read_options(settings: &Setting) -> Result<ReadOptions> {
    let mut options = ReadOptions::default();
    for (key, value) in settings.members("options")? {
        match key {
            "encoding" => options.encoding = Some(encoding(value)?),
            "delimiter" => options.delimiter = Some(delimiter(value)?),
            "decimal" => {
                let marks = [(".", DecimalMark::Point), (",", DecimalMark::Comma)];
                options.decimal = Some(value.choice(key, &marks)?);
            }
            "header" => options.header = Some(value.flag(key)?),
            "dates" => match value.text(key)? {
                "jalali" | "hijri" => unavailable(key)?,
                _ => {
                    let orders = [
                        ("day-first", DateOrder::DayFirst),
                        ("month-first", DateOrder::MonthFirst),
                    ];
                    options.dates = Some(value.choice(key, &orders)?);
                }
            },
            "types" => {
                for (column, column_type) in value.members(key)? {
                    let option = format!("types.{column}");
                    let column_type = column_type.choice(&option, &TYPES)?;
                    options.types.push((column.to_owned(), column_type));
                }
            }
            "sheet" => unavailable(key)?,
            _ => return Err(unknown(key, &KNOWN)),
        }
    }
    Ok(options)
}

fn encoding(value: &Setting) -> Result<Encoding> {
    let name = value.text("encoding")?.to_ascii_lowercase();
    if ENCODINGS_TO_COME.contains(&name.as_str()) {
        return unavailable("encoding");
    }
    let encodings = [
        ("utf-8", Encoding::Utf8),
        ("utf-16le", Encoding::Utf16Le),
        ("utf-16be", Encoding::Utf16Be),
    ];
    let known = encodings.iter().find(|(known, _)| *known == name);
    match known {
        Some((_, encoding)) => Ok(*encoding),
        None => value.choice("encoding", &encodings),
    }
}

fn delimiter(value: &Setting) -> Result<char> {
    let delimiters = [(",", ','), (";", ';'), ("\t", '\t'), ("|", '|')];
    value.choice("delimiter", &delimiters)
}
