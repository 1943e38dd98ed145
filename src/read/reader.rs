//! Bytes in chunks, records out: the one way in which files are read.

use super::decoder::{self, Decoder};
use super::dialect;
use super::lines::Lines;
use super::record::RecordSink;
use super::signature::{refuse_garbage, refuse_other_files};
use super::{ReadOptions, Reading};
use crate::error::{Error, IssueCode, Issues, Result};

/// So many bytes are collected before anything is decided, so that chunks cannot matter (64 KiB).
const SAMPLE: usize = 1 << 16;

/// Reads a delimited text file that comes in chunks of any size.
///
/// What is not told by the options (encoding, delimiter, header) is detected in the first 64 KiB.
/// Any split of the same bytes into chunks gives the same records, issues and errors.
pub struct RecordReader {
    settings: Settings,
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
    lines: Lines,
}

impl RecordReader {
    /// Reads a file for the first time.
    pub fn new(options: &ReadOptions) -> Self {
        Self::with(Settings::Detect(options.clone()))
    }

    /// Reads a file again in the way it was read before; nothing is detected.
    ///
    /// # Errors
    /// [`Error::OptionInvalid`] if the delimiter is no single ASCII character.
    pub fn again(reading: &Reading) -> Result<Self> {
        check_delimiter(reading.delimiter)?;
        Ok(Self::with(Settings::Known(reading.clone())))
    }

    fn with(settings: Settings) -> Self {
        Self {
            settings,
            state: State::Collecting(Vec::new()),
            issues: Issues::default(),
        }
    }

    /// Reads the next bytes of the file.
    ///
    /// # Errors
    /// [`Error::NotText`], [`Error::Compressed`], [`Error::FieldLimit`], [`Error::QuoteUnclosed`],
    /// [`Error::ColumnsLimit`], [`Error::OptionInvalid`] if the delimiter that was asked for is no
    /// single ASCII character, and whatever the sink returns. After an error the reader is of no
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
        Ok((body.reading, self.issues))
    }

    /// Decides how to read, and reads what was collected.
    fn begin(&mut self, whole: bool, sink: &mut dyn RecordSink) -> Result<()> {
        let State::Collecting(bytes) = &mut self.state else {
            return Ok(());
        };
        let bytes = std::mem::take(bytes);
        if let Settings::Detect(ReadOptions {
            delimiter: Some(delimiter),
            ..
        }) = self.settings
        {
            check_delimiter(delimiter)?;
        }
        let sample = &bytes[..bytes.len().min(SAMPLE)];
        refuse_other_files(sample)?;
        let wanted = match &self.settings {
            Settings::Detect(options) => options.encoding,
            Settings::Known(reading) => Some(reading.encoding),
        };
        let found = decoder::detect(sample, wanted);
        if found.guessed {
            self.issues.note(IssueCode::EncodingGuessed, None, None);
        }
        let mut glance = Decoder::new(found.encoding);
        let text = glance.push(&sample[found.mark..]);
        let (separator, skipped) = match dialect::separator_line(text) {
            Some((separator, length)) => (Some(separator), length),
            None => (None, 0),
        };
        let text = &text[skipped..];
        let (delimiter, has_header) = match &self.settings {
            Settings::Known(reading) => (Some(reading.delimiter), Some(reading.header)),
            Settings::Detect(options) => (options.delimiter.or(separator), options.header),
        };
        refuse_garbage(text)?;
        let dialect = dialect::detect(text, whole, delimiter, has_header);
        let mut body = Body {
            reading: Reading {
                encoding: found.encoding,
                byte_order_mark: found.mark > 0,
                delimiter: dialect.delimiter,
                header: dialect.header,
            },
            decoder: Decoder::new(found.encoding),
            lines: Lines::new(dialect.delimiter as u8, skipped),
        };
        body.push(&bytes[found.mark..], &mut self.issues, sink)?;
        self.state = State::Reading(Box::new(body));
        Ok(())
    }
}

fn check_delimiter(delimiter: char) -> Result<()> {
    if delimiter.is_ascii() && !matches!(delimiter, '"' | '\r' | '\n' | '\0') {
        return Ok(());
    }
    Err(Error::option(
        "delimiter",
        "one ASCII character other than a quotation mark or a line end",
        format!("U+{:04X}", delimiter as u32),
    ))
}

impl Body {
    fn push(&mut self, bytes: &[u8], issues: &mut Issues, sink: &mut dyn RecordSink) -> Result<()> {
        let text = self.decoder.push(bytes);
        self.lines.push(text, &self.reading, issues, sink)
    }

    fn finish(&mut self, issues: &mut Issues, sink: &mut dyn RecordSink) -> Result<()> {
        let text = self.decoder.finish();
        self.lines.push(text, &self.reading, issues, sink)?;
        self.lines.finish(&self.reading, issues, sink)
    }
}
