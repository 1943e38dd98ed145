//! Bytes in their encoding become UTF-8, across any split into chunks.

use super::encoding::Encoding;
use super::guess::{Guess, guess};
use super::single_byte::upper;

/// A byte that occurs in no UTF-8 text. It stands for what could not be decoded, so that the one
/// place that finds invalid bytes and knows their row and column counts it, too.
const UNDECODABLE: u8 = 0xff;

/// So many bytes from the first one that is no ASCII decide about the encoding (64 KiB).
const WINDOW: usize = 1 << 16;

/// What the start of a file says about its encoding.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Start {
    pub(super) guess: Guess,
    /// How many bytes the byte order mark takes.
    pub(super) mark: usize,
    /// Whether all there is is ASCII, so that the rest will have to tell.
    pub(super) open: bool,
}

/// Finds the encoding in the start of a file; `wanted` is what the user said.
pub(super) fn detect(start: &[u8], wanted: Option<Encoding>) -> Start {
    let known = |encoding, guessed| Guess {
        encoding,
        guessed,
        others: Vec::new(),
    };
    let marks: [(&[u8], Encoding); 3] = [
        (b"\xef\xbb\xbf", Encoding::Utf8),
        (b"\xff\xfe", Encoding::Utf16Le),
        (b"\xfe\xff", Encoding::Utf16Be),
    ];
    let marked = marks
        .into_iter()
        .find(|(mark, encoding)| start.starts_with(mark) && wanted.is_none_or(|w| w == *encoding));
    let (guess, mark) = match (marked, wanted) {
        (Some((mark, encoding)), _) => (known(encoding, false), mark.len()),
        (None, Some(wanted)) => (known(wanted, false), 0),
        (None, None) => {
            let wide = [Encoding::Utf16Le, Encoding::Utf16Be]
                .into_iter()
                .find(|&encoding| start.contains(&0) && reads_as_utf16(start, encoding));
            let guess = wide.map_or_else(|| guess(start), |encoding| known(encoding, true));
            (guess, 0)
        }
    };
    Start {
        open: wanted.is_none() && mark == 0 && guess.encoding == Encoding::Utf8 && start.is_ascii(),
        guess,
        mark,
    }
}

/// Whether these bytes make sense as UTF-16: there are line ends, and neither U+0000 nor broken
/// surrogate pairs nor control characters; and more of them are ASCII than two characters of ASCII that were
/// taken for one, as they would be in UTF-8 with a stray U+0000.
fn reads_as_utf16(start: &[u8], encoding: Encoding) -> bool {
    let units = start
        .chunks_exact(2)
        .map(|pair| unit([pair[0], pair[1]], encoding));
    let mut line_ends = 0usize;
    let mut implausible = 0usize;
    let mut count = 0usize;
    for character in char::decode_utf16(units) {
        count += 1;
        match character {
            Ok('\n' | '\r') => line_ends += 1,
            Ok('\t') => {}
            Ok(character) if !character.is_control() => {}
            _ => implausible += 1,
        }
    }
    let pairs = || start.chunks_exact(2);
    let taken = |pair: &&[u8]| pair.iter().all(|byte| (b' '..=b'~').contains(byte));
    let ascii = pairs().filter(|pair| unit([pair[0], pair[1]], encoding) < 0x80);
    // The sample may end between two surrogates.
    line_ends > 0
        && implausible <= 1 + count / 1000
        && ascii.count() > pairs().filter(taken).count()
}

fn unit(pair: [u8; 2], encoding: Encoding) -> u16 {
    match encoding {
        Encoding::Utf16Be => u16::from_be_bytes(pair),
        _ => u16::from_le_bytes(pair),
    }
}

/// Turns chunks of bytes into chunks of UTF-8.
///
/// UTF-8 itself passes through unchecked: a byte that is no text is found where its row and column
/// are known.
pub(super) struct Decoder {
    way: Way,
    text: Vec<u8>,
}

enum Way {
    Utf8,
    /// The first byte of a unit whose second is in the next chunk; the first half of a surrogate pair.
    Utf16(Encoding, Option<u8>, Option<u16>),
    /// The UTF-8 of each byte from 0x80, and its length.
    Table(Box<[([u8; 3], u8); 128]>),
    /// ASCII so far: what comes from the first other byte on is held until it can be judged.
    Open(Vec<u8>),
}

impl Way {
    fn of(encoding: Encoding) -> Self {
        match (encoding, upper(encoding)) {
            (_, Some(upper)) => Self::Table(Box::new(upper.map(spelled))),
            (Encoding::Utf8, _) => Self::Utf8,
            _ => Self::Utf16(encoding, None, None),
        }
    }
}

fn spelled(code: u16) -> ([u8; 3], u8) {
    let mut bytes = [UNDECODABLE, 0, 0];
    let character = char::from_u32(u32::from(code)).filter(|_| code != 0);
    let length = character.map_or(1, |character| character.encode_utf8(&mut bytes).len());
    (bytes, length as u8)
}

impl Decoder {
    pub(super) fn new(start: &Start) -> Self {
        let way = if start.open {
            Way::Open(Vec::new())
        } else {
            Way::of(start.guess.encoding)
        };
        Self {
            way,
            text: Vec::new(),
        }
    }

    /// The text of these bytes, and what was found out about them.
    pub(super) fn push<'a>(&'a mut self, bytes: &'a [u8]) -> (&'a [u8], Option<Guess>) {
        let Way::Open(held) = &mut self.way else {
            return (self.decode(bytes), None);
        };
        let ascii = match held.is_empty() {
            true if bytes.is_ascii() => bytes.len(),
            true => bytes.iter().take_while(|byte| byte.is_ascii()).count(),
            false => 0,
        };
        if ascii == bytes.len() {
            return (bytes, None);
        }
        held.extend_from_slice(&bytes[ascii..]);
        if held.len() < WINDOW {
            return (&bytes[..ascii], None);
        }
        let (held, guess) = self.close();
        let mut text = bytes[..ascii].to_vec();
        text.extend_from_slice(self.decode(&held));
        self.text = text;
        (&self.text, Some(guess))
    }

    /// What was left at the end of the file.
    pub(super) fn finish(&mut self) -> (&[u8], Option<Guess>) {
        let (held, guess) = match &self.way {
            Way::Open(held) if !held.is_empty() => {
                let (held, guess) = self.close();
                (held, Some(guess))
            }
            _ => (Vec::new(), None),
        };
        let text = self.decode(&held).to_vec();
        self.text = text;
        if let Way::Utf16(_, odd, high) = &mut self.way {
            let left = usize::from(odd.take().is_some()) + usize::from(high.take().is_some());
            self.text.extend(std::iter::repeat_n(UNDECODABLE, left));
        }
        (&self.text, guess)
    }

    /// Decides about what was held.
    fn close(&mut self) -> (Vec<u8>, Guess) {
        let Way::Open(held) = std::mem::replace(&mut self.way, Way::Utf8) else {
            return (Vec::new(), guess(&[]));
        };
        let guess = guess(&held[..held.len().min(WINDOW)]);
        self.way = Way::of(guess.encoding);
        (held, guess)
    }

    fn decode<'a>(&'a mut self, bytes: &'a [u8]) -> &'a [u8] {
        self.text.clear();
        match &mut self.way {
            Way::Utf8 | Way::Open(_) => return bytes,
            Way::Table(table) => {
                for &byte in bytes {
                    match byte {
                        0x80.. => {
                            let (spelled, length) = &table[usize::from(byte - 0x80)];
                            self.text
                                .extend_from_slice(&spelled[..usize::from(*length)]);
                        }
                        _ => self.text.push(byte),
                    }
                }
            }
            Way::Utf16(encoding, odd, high) => {
                let mut bytes = bytes;
                if let (Some(first), Some((&second, rest))) = (*odd, bytes.split_first()) {
                    *odd = None;
                    bytes = rest;
                    push_unit(&mut self.text, high, unit([first, second], *encoding));
                }
                let pairs = bytes.chunks_exact(2);
                if let Some(&last) = pairs.remainder().first() {
                    *odd = Some(last);
                }
                for pair in pairs {
                    push_unit(&mut self.text, high, unit([pair[0], pair[1]], *encoding));
                }
            }
        }
        &self.text
    }
}

fn push_unit(text: &mut Vec<u8>, high: &mut Option<u16>, unit: u16) {
    match (high.take(), unit) {
        (Some(high), 0xdc00..=0xdfff) => {
            let code = 0x10000 + ((u32::from(high) - 0xd800) << 10) + u32::from(unit) - 0xdc00;
            push_char(text, code);
            return;
        }
        (Some(_), _) => text.push(UNDECODABLE),
        (None, _) => {}
    }
    match unit {
        0xd800..=0xdbff => *high = Some(unit),
        0xdc00..=0xdfff => text.push(UNDECODABLE),
        0..=0x7f => text.push(unit as u8),
        _ => push_char(text, u32::from(unit)),
    }
}

fn push_char(text: &mut Vec<u8>, code: u32) {
    if let Some(character) = char::from_u32(code) {
        let mut buffer = [0; 4];
        text.extend_from_slice(character.encode_utf8(&mut buffer).as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(text: &str, encoding: Encoding) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| match encoding {
                Encoding::Utf16Be => unit.to_be_bytes(),
                _ => unit.to_le_bytes(),
            })
            .collect()
    }

    fn decoder(encoding: Encoding) -> Decoder {
        Decoder::new(&detect(b"", Some(encoding)))
    }

    #[test]
    fn decodes_utf16_across_every_split() {
        let text = "نام,😀\nعلی,é\r\n";
        for encoding in [Encoding::Utf16Le, Encoding::Utf16Be] {
            let bytes = bytes(text, encoding);
            for split in 0..=bytes.len() {
                let mut decoder = decoder(encoding);
                let mut decoded = decoder.push(&bytes[..split]).0.to_vec();
                decoded.extend_from_slice(decoder.push(&bytes[split..]).0);
                decoded.extend_from_slice(decoder.finish().0);
                assert_eq!(decoded, text.as_bytes());
            }
        }
    }

    #[test]
    fn marks_broken_surrogates_and_a_lone_last_byte() {
        let mut decoder = decoder(Encoding::Utf16Le);
        assert_eq!(decoder.push(b"\x00\xd8a\0\x00\xdcb\0x").0, b"\xffa\xffb");
        assert_eq!(decoder.finish().0, b"\xff");
    }

    #[test]
    fn detects_marks_and_guesses_without_one() {
        let persian = "شناسه,نام\r\n1,مریم\r\n";
        for encoding in [Encoding::Utf16Le, Encoding::Utf16Be] {
            let plain = bytes(persian, encoding);
            let found = detect(&plain, None);
            assert_eq!(
                (found.guess.encoding, found.guess.guessed),
                (encoding, true)
            );
            let marked = bytes(&format!("\u{feff}{persian}"), encoding);
            let found = detect(&marked, None);
            assert_eq!(
                (found.guess.encoding, found.mark, found.guess.guessed),
                (encoding, 2, false)
            );
        }
        let stray = detect(b"a,b\n1,x\0y\n2,z\n", None);
        assert_eq!(
            (stray.guess.encoding, stray.guess.guessed),
            (Encoding::Utf8, false)
        );
        let stray = detect(b"id,spend\na,5\0\nb,6\nc,7\n", None);
        assert_eq!(stray.guess.encoding, Encoding::Utf8);
        assert_eq!(detect(b"\xef\xbb\xbfa", None).mark, 3);
        let told = detect(b"a\0", Some(Encoding::Utf16Le));
        assert_eq!(
            (told.guess.encoding, told.guess.guessed),
            (Encoding::Utf16Le, false)
        );
    }

    #[test]
    fn the_first_bytes_that_are_no_ascii_decide_wherever_they_stand() {
        let mut bytes = b"name;city\n".repeat(20_000);
        bytes.extend_from_slice(b"Ren\xe9;Orl\xe9ans\n");
        bytes.extend_from_slice(&b"name;city\n".repeat(20_000));
        for size in [1000, 1 << 16, bytes.len()] {
            let mut decoder = Decoder::new(&detect(&bytes[..1000], None));
            let mut text = Vec::new();
            let mut guesses = Vec::new();
            for chunk in bytes.chunks(size) {
                let (decoded, guess) = decoder.push(chunk);
                text.extend_from_slice(decoded);
                guesses.extend(guess);
            }
            let (decoded, guess) = decoder.finish();
            text.extend_from_slice(decoded);
            guesses.extend(guess);
            let text = String::from_utf8(text).unwrap();
            assert!(text.contains("René;Orléans\n") && text.len() == bytes.len() + 2);
            assert_eq!(guesses.len(), 1);
            assert_eq!(guesses[0].encoding, Encoding::Windows1252);
        }
    }
}
