//! How a file is to be read: as its first bytes tell, where nothing else was asked for.

use super::Encoding;
use super::asked::{Asked, Settings};
use super::decoder::{self, Decoder, Start};
use super::dialect::{self, Detected, Wish};
use super::layout::{self, Layout};
use super::lines::Lines;
use super::reading::{Alternatives, Reading};
use super::reshape::{self, Reshape, UNIT};
use super::sample::{mended_records, usual_width};
use super::signature::{refuse_garbage, refuse_other_files};
use super::surroundings::FOOTER;
use super::tokenizer::Dialect;
use crate::error::Result;

/// What was decided, and what reads accordingly.
pub(super) struct Decided {
    pub(super) reading: Reading,
    pub(super) decoder: Decoder,
    pub(super) reshape: Option<Reshape>,
    pub(super) lines: Lines,
    /// Whether the encoding is no more than likely.
    pub(super) guessed: bool,
    /// How many bytes the byte order mark takes.
    pub(super) mark: usize,
}

/// Decides by the first bytes; `whole` if they are all there are.
///
/// # Errors
/// `not-text`, `compressed`, and `option-invalid` for a character that cannot be what it is to be.
pub(super) fn decide(settings: &Settings, sample: &[u8], whole: bool) -> Result<Box<Decided>> {
    refuse_other_files(sample)?;
    let Asked {
        encoding,
        wish,
        preamble,
        header,
        footer,
    } = settings.asked()?;
    let start = decoder::detect(sample, encoding);
    let mut glance = Decoder::new(&start);
    let text = glance.push(&sample[start.mark..]).0;
    let is_wide = matches!(start.guess.encoding, Encoding::Utf16Le | Encoding::Utf16Be);
    refuse_garbage(if is_wide { text } else { sample })?;

    let (separator, skip) = dialect::separator_line(text).unzip();
    let skip = skip.unwrap_or(0);
    let text = &text[skip..];
    // A delimiter that is announced and does not come parts nothing.
    let separator = separator.filter(|sign| text.contains(&(*sign as u8)));
    let delimiter = wish.delimiter.clone().or(separator.map(String::from));
    let wish = Wish { delimiter, ..wish };
    let mut found = dialect::detect(text, whole, &wish);

    let (reshape, titles) = match settings {
        Settings::Known(reading) => repeated(reading),
        Settings::Detect(_) if skip == 0 => reshape::detect(text, whole, &wish, &found),
        Settings::Detect(_) => None,
    }
    .unzip();
    let titles = titles.map(|titles| titles as u32);
    let preamble = preamble.or(titles.filter(|titles| *titles > 0));
    let mut room = Vec::new();
    let text = match &reshape {
        Some(reshape) => {
            reshape.clone().push(text, &mut room);
            found = dialect::detect(&room, whole, &behind(reshape, wish));
            room.as_slice()
        }
        None => text,
    };

    let Detected {
        mut dialect,
        others,
        mut records,
    } = found;
    if let Settings::Known(reading) = settings {
        dialect.trimmed = reading.trimmed;
    }
    if records.iter().any(|record| record.stray) {
        records = mended_records(text, whole, &dialect, usual_width(&records));
    }
    let count = |rows: Option<u32>| rows.map(|rows| rows as usize);
    let layout = layout::detect(&records, count(preamble), count(header));
    let reading = match settings {
        Settings::Known(reading) => reading.clone(),
        Settings::Detect(_) => told(&start, &dialect, others, reshape.as_ref(), &layout),
    };
    let footer = count(footer).map(|rows| rows.min(FOOTER));
    Ok(Box::new(Decided {
        reading,
        decoder: Decoder::new(&start),
        reshape,
        lines: Lines::new(dialect, layout, skip, footer),
        guessed: start.guess.guessed,
        mark: start.mark,
    }))
}

/// How lines are written over where that is known; then titles are known, too.
fn repeated(reading: &Reading) -> Option<(Reshape, usize)> {
    if reading.wrapped {
        Some((Reshape::unwrap(), 0))
    } else if reading.column_starts.is_empty() {
        None
    } else {
        Some((Reshape::part(&reading.column_starts), 0))
    }
}

/// What is wished of text that was written over.
fn behind(reshape: &Reshape, wish: Wish) -> Wish {
    match reshape {
        Reshape::Part { .. } => Wish {
            delimiter: Some(UNIT.to_owned()),
            quote: Some(None),
            escape: Some(None),
            ..wish
        },
        Reshape::Unwrap { .. } => wish,
    }
}

/// How the file is read, as it is told.
fn told(
    start: &Start,
    dialect: &Dialect,
    others: Vec<String>,
    reshape: Option<&Reshape>,
    layout: &Layout,
) -> Reading {
    let (delimiter, column_starts) = match reshape {
        Some(Reshape::Part { starts, .. }) => (" ".to_owned(), starts.clone()),
        _ => (
            String::from_utf8_lossy(&dialect.delimiter).into_owned(),
            Vec::new(),
        ),
    };
    Reading {
        encoding: start.guess.encoding,
        byte_order_mark: start.mark > 0,
        delimiter,
        quote: dialect.quote.map(char::from),
        escape: dialect.escape.map(char::from),
        comment: dialect.comment.map(char::from),
        trimmed: dialect.trimmed,
        header: layout.header_rows > 0,
        header_rows: layout.header_rows as u32,
        preamble_rows: layout.preamble as u32,
        // Known at the end of the file.
        footer_rows: 0,
        wrapped: matches!(reshape, Some(Reshape::Unwrap { .. })),
        column_starts,
        alternatives: Alternatives {
            encoding: start.guess.others.clone(),
            delimiter: others,
            header: layout.others.clone(),
        },
    }
}
