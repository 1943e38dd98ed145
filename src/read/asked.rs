//! What is asked of the reader: by a person's options, or by a reading that is to be repeated.

use super::dialect::Wish;
use super::reading::Reading;
use super::{Encoding, ReadOptions};
use crate::error::{Error, Result};

/// Where that comes from.
pub(super) enum Settings {
    /// What the options leave open is detected.
    Detect(ReadOptions),
    /// Nothing is detected.
    Known(Reading),
}

/// What is not left to detection.
pub(super) struct Asked {
    pub(super) encoding: Option<Encoding>,
    pub(super) wish: Wish,
    /// How many records stand in front of the column names, hold these, and stand behind the last row.
    pub(super) preamble: Option<u32>,
    pub(super) header: Option<u32>,
    pub(super) footer: Option<u32>,
}

impl Settings {
    /// # Errors
    /// [`Error::OptionInvalid`] if a character cannot be what it is to be.
    pub(super) fn asked(&self) -> Result<Asked> {
        Ok(match self {
            Self::Detect(options) => Asked {
                encoding: options.encoding,
                wish: wish_of(options)?,
                preamble: options.skip_rows,
                header: options.header,
                footer: options.skip_footer,
            },
            Self::Known(reading) => Asked {
                encoding: Some(reading.encoding),
                wish: as_wish(reading),
                preamble: Some(reading.preamble_rows),
                header: Some(if reading.header {
                    reading.header_rows.max(1)
                } else {
                    0
                }),
                footer: Some(reading.footer_rows),
            },
        })
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

pub(super) fn as_wish(reading: &Reading) -> Wish {
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

/// # Errors
/// [`Error::OptionInvalid`] for a character that cannot be what it is to be.
pub(super) fn check(wish: &Wish) -> Result<()> {
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
