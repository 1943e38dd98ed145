//! Bytes in chunks, records out: the one way in which files are read.

use super::decoder::{self, Decoder};
use super::dialect::{self, Wish};
use super::guess::Guess;
use super::layout;
use super::lines::{Lines, Outlet};
use super::reading::{Alternatives, Reading};
use super::record::RecordSink;
use super::reshape::{self, Reshape, UNIT};
use super::sample::{mended_records, usual_width};
use super::signature::{refuse_garbage, refuse_other_files};
use super::surroundings::FOOTER;
use super::tokenizer::Dialect;
use super::{Encoding, ReadOptions};
use crate::error::{Error, IssueCode, Issues, Result};

/// So many bytes are collected before anything is decided, so that chunks cannot matter (64 KiB).
const SAMPLE: usize = 1 << 16;

/// Reads a delimited text file that comes in chunks of any size.
///
/// What is not told by the options (encoding, delimiter, header and the like) is detected in the first 64 KiB;
/// an encoding that they leave open in the 64 KiB from the first byte on that is no ASCII.
/// Any split of the same bytes into chunks gives the same records, issues and errors.
pub struct RecordReader {
    settings: Box<Settings>,
    state: State,
    issues: Issues,
}

enum Settings {
    Detect(ReadOptions),
    Known(Reading),
}

enum State {
    Collecting(Vec<u8>),
    Reading(Box<Body>),
}

struct Body {
    reading: Reading,
    decoder: Decoder,
    reshape: Option<Reshape>,
    lines: Lines,
    guessed: bool,
}

impl RecordReader {
    /// Reads a file for the first time.
    pub fn new(options: &ReadOptions) -> Self {
        Self::with(Settings::Detect(options.clone()))
    }

    /// Reads a file again in the way it was read before; nothing is detected.
    ///
    /// # Errors
    /// [`Error::OptionInvalid`] if a character of the reading cannot be what it is there.
    pub fn again(reading: &Reading) -> Result<Self> {
        check(&as_wish(reading))?;
        Ok(Self::with(Settings::Known(reading.clone())))
    }

    fn with(settings: Settings) -> Self {
        Self {
            settings: Box::new(settings),
            state: State::Collecting(Vec::new()),
            issues: Issues::default(),
        }
    }

    /// Reads the next bytes of the file.
    ///
    /// # Errors
    /// [`Error::NotText`], [`Error::Compressed`], [`Error::FieldLimit`], [`Error::QuoteUnclosed`],
    /// [`Error::ColumnsLimit`], [`Error::OptionInvalid`] if a character that was asked for
    /// cannot be what it is to be, and whatever the sink returns. After an error the reader is of no
    /// more use.
    pub fn push(&mut self, bytes: &[u8], sink: &mut dyn RecordSink) -> Result<()> {
        match &mut self.state {
            State::Reading(body) => body.push(bytes, &mut self.issues, sink),
            State::Collecting(start) => {
                start.extend_from_slice(bytes);
                if start.len() < SAMPLE {
                    return Ok(());
                }
                self.begin(false, sink).map(|_| ())
            }
        }
    }

    /// Reads what is left at the end of the file, and returns how it was read and what was repaired.
    ///
    /// # Errors
    /// As [`push`](Self::push), and [`Error::FileEmpty`] or [`Error::RowsNone`].
    pub fn finish(mut self, sink: &mut dyn RecordSink) -> Result<(Reading, Issues)> {
        if matches!(self.state, State::Collecting(_)) {
            self.begin(true, sink)?;
        }
        let State::Reading(mut body) = self.state else {
            return Err(Error::FileEmpty);
        };
        body.finish(&mut self.issues, sink)?;
        // First, wherever in the file it was found out.
        let mut issues = Issues::default();
        if body.guessed {
            issues.note(IssueCode::EncodingGuessed, None, None);
        }
        issues.extend(&self.issues.into_vec());
        Ok((body.reading, issues))
    }

    /// Decides how to read, and reads what was collected.
    fn begin(&mut self, whole: bool, sink: &mut dyn RecordSink) -> Result<()> {
        let State::Collecting(bytes) = &mut self.state else {
            return Ok(());
        };
        let bytes = std::mem::take(bytes);
        let sample = &bytes[..bytes.len().min(SAMPLE)];
        refuse_other_files(sample)?;
        let (encoding, wish, preamble, header, footer) = match &*self.settings {
            Settings::Detect(options) => (
                options.encoding,
                wish_of(options)?,
                options.skip_rows,
                options.header,
                options.skip_footer,
            ),
            Settings::Known(reading) => (
                Some(reading.encoding),
                as_wish(reading),
                Some(reading.preamble_rows),
                Some(if reading.header {
                    reading.header_rows.max(1)
                } else {
                    0
                }),
                Some(reading.footer_rows),
            ),
        };
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
        let reshape = match &*self.settings {
            Settings::Known(reading) if reading.wrapped => Some((Reshape::unwrap(), 0)),
            Settings::Known(Reading { column_starts, .. }) if !column_starts.is_empty() => {
                Some((Reshape::part(column_starts), 0))
            }
            Settings::Detect(_) if skip == 0 => reshape::detect(text, whole, &wish, &found),
            _ => None,
        };
        let (reshape, titles) = reshape.unzip();
        let preamble = preamble.or(titles
            .map(|titles| titles as u32)
            .filter(|titles| *titles > 0));
        let mut room = Vec::new();
        let text = match &reshape {
            Some(reshape) => {
                reshape.clone().push(text, &mut room);
                let wish = match reshape {
                    Reshape::Part { .. } => Wish {
                        delimiter: Some(UNIT.to_owned()),
                        quote: Some(None),
                        escape: Some(None),
                        ..wish
                    },
                    Reshape::Unwrap { .. } => wish,
                };
                found = dialect::detect(&room, whole, &wish);
                room.as_slice()
            }
            None => text,
        };
        let dialect = match &*self.settings {
            Settings::Known(reading) => Dialect {
                trimmed: reading.trimmed,
                ..found.dialect
            },
            Settings::Detect(_) => found.dialect,
        };
        let count = |rows: Option<u32>| rows.map(|rows| rows as usize);
        let records = if found.records.iter().any(|record| record.stray) {
            mended_records(text, whole, &dialect, usual_width(&found.records))
        } else {
            found.records
        };
        let layout = layout::detect(&records, count(preamble), count(header));
        let reading = match &*self.settings {
            Settings::Known(reading) => reading.clone(),
            Settings::Detect(_) => Reading {
                encoding: start.guess.encoding,
                byte_order_mark: start.mark > 0,
                delimiter: match &reshape {
                    Some(Reshape::Part { .. }) => " ".to_owned(),
                    _ => String::from_utf8_lossy(&dialect.delimiter).into_owned(),
                },
                quote: dialect.quote.map(char::from),
                escape: dialect.escape.map(char::from),
                comment: dialect.comment.map(char::from),
                trimmed: dialect.trimmed,
                header: layout.header_rows > 0,
                header_rows: layout.header_rows as u32,
                preamble_rows: layout.preamble as u32,
                footer_rows: 0,
                wrapped: matches!(reshape, Some(Reshape::Unwrap { .. })),
                column_starts: match &reshape {
                    Some(Reshape::Part { starts, .. }) => starts.clone(),
                    _ => Vec::new(),
                },
                alternatives: Alternatives {
                    encoding: start.guess.others.clone(),
                    delimiter: found.others,
                    header: layout.others.clone(),
                },
            },
        };
        let footer = footer.map(|rows| (rows as usize).min(FOOTER));
        let mut body = Body {
            reading,
            decoder: Decoder::new(&start),
            reshape,
            lines: Lines::new(dialect, layout, skip, footer),
            guessed: start.guess.guessed,
        };
        body.push(&bytes[start.mark..], &mut self.issues, sink)?;
        self.state = State::Reading(Box::new(body));
        Ok(())
    }
}

fn wish_of(options: &ReadOptions) -> Result<Wish> {
    let byte = |character: Option<Option<char>>| character.map(|character| character.map(as_byte));
    let wish = Wish {
        delimiter: options.delimiter.clone(),
        quote: byte(options.quote),
        escape: byte(options.escape),
        comment: byte(options.comment),
    };
    check(&wish)?;
    Ok(wish)
}

fn as_wish(reading: &Reading) -> Wish {
    Wish {
        delimiter: Some(reading.delimiter.clone()),
        quote: Some(reading.quote.map(as_byte)),
        escape: Some(reading.escape.map(as_byte)),
        comment: Some(reading.comment.map(as_byte)),
    }
}

/// The character as a byte; U+0000 for one that is no ASCII, which [`check`] refuses.
fn as_byte(character: char) -> u8 {
    if character.is_ascii() {
        character as u8
    } else {
        0
    }
}

fn check(wish: &Wish) -> Result<()> {
    let free = |byte: u8| !matches!(byte, b'\r' | b'\n' | b'\0');
    if let Some(delimiter) = &wish.delimiter {
        let sign = |byte: u8| free(byte) && byte != b'"' && !byte.is_ascii_alphanumeric();
        let fits = (1..=8).contains(&delimiter.len()) && delimiter.bytes().all(sign);
        if !fits {
            let expected =
                "one to eight bytes of signs, no quotation marks or line ends among them";
            return Err(Error::option("delimiter", expected, Name(delimiter)));
        }
    }
    let marks = [
        ("quote", wish.quote),
        ("escape", wish.escape),
        ("comment", wish.comment),
    ];
    for (option, mark) in marks {
        let first = wish
            .delimiter
            .as_ref()
            .map(|delimiter| delimiter.as_bytes()[0]);
        let fits = |byte: u8| {
            free(byte) && byte.is_ascii() && !byte.is_ascii_alphanumeric() && Some(byte) != first
        };
        if mark.flatten().is_some_and(|byte| !fits(byte)) {
            return Err(Error::option(
                option,
                "an ASCII sign other than the delimiter",
                "another character",
            ));
        }
    }
    Ok(())
}

/// Characters by their numbers: a delimiter that nobody can see is shown, too.
struct Name<'a>(&'a str);

impl std::fmt::Display for Name<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0.is_empty() {
            return formatter.write_str("nothing");
        }
        self.0
            .chars()
            .take(8)
            .try_for_each(|character| write!(formatter, "U+{:04X} ", character as u32))
    }
}

impl Body {
    fn push(&mut self, bytes: &[u8], issues: &mut Issues, sink: &mut dyn RecordSink) -> Result<()> {
        let (text, guess) = self.decoder.push(bytes);
        settle(guess, &mut self.reading, &mut self.guessed);
        let reading = &self.reading;
        let mut room = Vec::new();
        let text = reshaped(&mut self.reshape, text, &mut room);
        self.lines.push(
            text,
            &mut Outlet {
                reading,
                issues,
                sink,
            },
        )
    }

    fn finish(&mut self, issues: &mut Issues, sink: &mut dyn RecordSink) -> Result<()> {
        let (text, guess) = self.decoder.finish();
        settle(guess, &mut self.reading, &mut self.guessed);
        let mut outlet = Outlet {
            reading: &self.reading,
            issues,
            sink,
        };
        let mut room = Vec::new();
        let text = reshaped(&mut self.reshape, text, &mut room);
        self.lines.push(text, &mut outlet)?;
        let footer = self.lines.finish(&mut outlet)?;
        outlet
            .issues
            .add(IssueCode::FooterSkipped, footer as u64, None, None);
        self.reading.footer_rows = footer as u32;
        Ok(())
    }
}

/// The text as it is cut.
fn reshaped<'a>(reshape: &mut Option<Reshape>, text: &'a [u8], room: &'a mut Vec<u8>) -> &'a [u8] {
    match reshape {
        Some(reshape) => {
            reshape.push(text, room);
            room
        }
        None => text,
    }
}

/// Takes over what the later bytes say about the encoding.
fn settle(guess: Option<Guess>, reading: &mut Reading, guessed: &mut bool) {
    if let Some(guess) = guess {
        reading.encoding = guess.encoding;
        reading.alternatives.encoding = guess.others;
        *guessed = guess.guessed;
    }
}
