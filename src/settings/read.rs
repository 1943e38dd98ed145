//! Options for reading a file.

use super::{Setting, unknown};
use crate::error::Result;
use crate::read::{Calendar, ColumnType, DateOrder, DecimalMark, Encoding, ReadOptions};

const KNOWN: [&str; 13] = [
    "encoding",
    "delimiter",
    "quote",
    "escape",
    "comment",
    "decimal",
    "header",
    "skipRows",
    "skipFooter",
    "dates",
    "types",
    "missingValues",
    "sheet",
];

/// No file has more rows of column names, or titles above them.
const HEADER_ROWS: u64 = 10;
const SKIPPED_ROWS: u64 = 10_000;
const FOOTER_ROWS: u64 = 20;

type Dates = (Option<DateOrder>, Option<Calendar>);

/// What a date leaves open: the order of its parts, or the calendar of its year.
const DATES: [(&str, Dates); 5] = [
    ("day-first", (Some(DateOrder::DayFirst), None)),
    ("month-first", (Some(DateOrder::MonthFirst), None)),
    ("year-first", (Some(DateOrder::YearFirst), None)),
    ("jalali", (None, Some(Calendar::Jalali))),
    ("hijri", (None, Some(Calendar::Hijri))),
];

const TYPES: [(&str, ColumnType); 6] = [
    ("number", ColumnType::Number),
    ("category", ColumnType::Category),
    ("flag", ColumnType::Flag),
    ("date", ColumnType::Date),
    ("text", ColumnType::Text),
    ("identifier", ColumnType::Identifier),
];

/// Checks options for reading.
///
/// # Errors
/// `option-invalid`.
pub fn read_options(settings: &Setting) -> Result<ReadOptions> {
    let mut options = ReadOptions::default();
    for (key, value) in settings.members("options")? {
        match key {
            "encoding" => options.encoding = Some(encoding(value)?),
            "delimiter" => options.delimiter = Some(value.text(key)?.to_owned()),
            "quote" => options.quote = Some(sign(key, value)?),
            "escape" => options.escape = Some(sign(key, value)?),
            "comment" => options.comment = Some(sign(key, value)?),
            "decimal" => {
                let marks = [(".", DecimalMark::Point), (",", DecimalMark::Comma)];
                options.decimal = Some(value.choice(key, &marks)?);
            }
            "header" => options.header = Some(header_rows(value)?),
            "skipRows" => options.skip_rows = Some(value.whole(key, 0..=SKIPPED_ROWS)? as u32),
            "skipFooter" => options.skip_footer = Some(value.whole(key, 0..=FOOTER_ROWS)? as u32),
            "dates" => {
                let (order, calendar) = value.choice(key, &DATES)?;
                options.dates = order;
                options.calendar = calendar;
            }
            "types" => {
                for (column, column_type) in value.members(key)? {
                    let option = format!("types.{column}");
                    let column_type = column_type.choice(&option, &TYPES)?;
                    options.types.push((column.to_owned(), column_type));
                }
            }
            "missingValues" => {
                for (column, spellings) in value.members(key)? {
                    let option = format!("missingValues.{column}");
                    let spellings = spellings.texts(&option)?;
                    options.missing_values.push((column.to_owned(), spellings));
                }
            }
            // A workbook is opened before its text comes here.
            "sheet" => return Err(value.unlike(key, "left out: the file is no workbook")),
            _ => return Err(unknown(key, &KNOWN)),
        }
    }
    Ok(options)
}

fn encoding(value: &Setting) -> Result<Encoding> {
    let known = Encoding::from_label(value.text("encoding")?);
    known.ok_or_else(|| {
        let names = Encoding::ALL.map(Encoding::name).join(", ");
        value.unlike(
            "encoding",
            &format!("one of {names}, or another label of these"),
        )
    })
}

/// Yes or no, or how many rows.
fn header_rows(value: &Setting) -> Result<u32> {
    match value {
        Setting::Flag(flag) => Ok(u32::from(*flag)),
        Setting::Number(_) => Ok(value.whole("header", 0..=HEADER_ROWS)? as u32),
        _ => Err(value.unlike("header", "true, false or a number of rows")),
    }
}

/// One character, or none for an empty text.
fn sign(option: &str, value: &Setting) -> Result<Option<char>> {
    let mut characters = value.text(option)?.chars();
    match (characters.next(), characters.next()) {
        (first, None) => Ok(first),
        _ => Err(value.unlike(option, "one character, or none")),
    }
}
