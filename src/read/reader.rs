//! Bytes in chunks, records out: the one way in which files are read.

use super::ReadOptions;
use super::asked::{Settings, as_wish, check};
use super::deciding::{Decided, decide};
use super::guess::Guess;
use super::lines::Outlet;
use super::reading::Reading;
use super::record::RecordSink;
use super::reshape::Reshape;
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

enum State {
    Collecting(Vec<u8>),
    Reading(Box<Decided>),
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
        let mut body = decide(&self.settings, &bytes[..bytes.len().min(SAMPLE)], whole)?;
        body.push(&bytes[body.mark..], &mut self.issues, sink)?;
        self.state = State::Reading(body);
        Ok(())
    }
}

impl Decided {
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
