//! Bytes in their encoding become UTF-8, across any split into chunks.

use super::encoding::Encoding;

/// A byte that occurs in no UTF-8 text. It stands for what could not be decoded, so that the one
/// place that finds invalid bytes and knows their row and column counts it, too.
const UNDECODABLE: u8 = 0xff;

/// What the start of a file says about its encoding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct EncodingFound {
    pub(super) encoding: Encoding,
    /// How many bytes the byte order mark takes.
    pub(super) mark: usize,
    /// Whether nothing proves it.
    pub(super) guessed: bool,
}

/// Finds the encoding in the start of a file; `wanted` is what the user said.
pub(super) fn detect(start: &[u8], wanted: Option<Encoding>) -> EncodingFound {
    let marks: [(&[u8], Encoding); 3] = [
        (b"\xef\xbb\xbf", Encoding::Utf8),
        (b"\xff\xfe", Encoding::Utf16Le),
        (b"\xfe\xff", Encoding::Utf16Be),
    ];
    let marked = marks
        .into_iter()
        .find(|(mark, encoding)| start.starts_with(mark) && wanted.is_none_or(|w| w == *encoding));
    if let Some((mark, encoding)) = marked {
        return EncodingFound {
            encoding,
            mark: mark.len(),
            guessed: false,
        };
    }
    let guess = [Encoding::Utf16Le, Encoding::Utf16Be]
        .into_iter()
        .find(|&encoding| {
            wanted.is_none() && start.contains(&0) && reads_as_utf16(start, encoding)
        });
    EncodingFound {
        encoding: wanted.or(guess).unwrap_or_default(),
        mark: 0,
        guessed: guess.is_some(),
    }
}

/// Whether these bytes make sense as UTF-16: there are line ends, and neither U+0000 nor broken
/// surrogate pairs nor control characters. UTF-8 with a stray U+0000 has no line ends there.
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
    // The sample may end between two surrogates.
    line_ends > 0 && implausible <= 1 + count / 1000
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
    encoding: Encoding,
    /// The first byte of a unit whose second is in the next chunk.
    odd: Option<u8>,
    /// The first half of a surrogate pair.
    high: Option<u16>,
    text: Vec<u8>,
}

impl Decoder {
    pub(super) fn new(encoding: Encoding) -> Self {
        Self {
            encoding,
            odd: None,
            high: None,
            text: Vec::new(),
        }
    }

    /// The text of these bytes.
    pub(super) fn push<'a>(&'a mut self, bytes: &'a [u8]) -> &'a [u8] {
        if self.encoding == Encoding::Utf8 {
            return bytes;
        }
        self.text.clear();
        let mut bytes = bytes;
        if let (Some(first), Some((&second, rest))) = (self.odd, bytes.split_first()) {
            self.odd = None;
            bytes = rest;
            self.push_unit(unit([first, second], self.encoding));
        }
        let pairs = bytes.chunks_exact(2);
        if let Some(&last) = pairs.remainder().first() {
            self.odd = Some(last);
        }
        for pair in pairs {
            self.push_unit(unit([pair[0], pair[1]], self.encoding));
        }
        &self.text
    }

    /// What was left incomplete at the end of the file.
    pub(super) fn finish(&mut self) -> &[u8] {
        self.text.clear();
        if self.high.take().is_some() {
            self.text.push(UNDECODABLE);
        }
        if self.odd.take().is_some() {
            self.text.push(UNDECODABLE);
        }
        &self.text
    }

    fn push_unit(&mut self, unit: u16) {
        let waiting = self.high.take();
        match (waiting, unit) {
            (Some(high), 0xdc00..=0xdfff) => {
                let code = 0x10000 + ((u32::from(high) - 0xd800) << 10) + u32::from(unit) - 0xdc00;
                self.push_char(code);
                return;
            }
            (Some(_), _) => self.text.push(UNDECODABLE),
            (None, _) => {}
        }
        match unit {
            0xd800..=0xdbff => self.high = Some(unit),
            0xdc00..=0xdfff => self.text.push(UNDECODABLE),
            0..=0x7f => self.text.push(unit as u8),
            _ => self.push_char(u32::from(unit)),
        }
    }

    fn push_char(&mut self, code: u32) {
        if let Some(character) = char::from_u32(code) {
            let mut buffer = [0; 4];
            self.text
                .extend_from_slice(character.encode_utf8(&mut buffer).as_bytes());
        }
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

    #[test]
    fn decodes_utf16_across_every_split() {
        let text = "نام,😀\nعلی,é\r\n";
        for encoding in [Encoding::Utf16Le, Encoding::Utf16Be] {
            let bytes = bytes(text, encoding);
            for split in 0..=bytes.len() {
                let mut decoder = Decoder::new(encoding);
                let mut decoded = decoder.push(&bytes[..split]).to_vec();
                decoded.extend_from_slice(decoder.push(&bytes[split..]));
                decoded.extend_from_slice(decoder.finish());
                assert_eq!(decoded, text.as_bytes());
            }
        }
    }

    #[test]
    fn marks_broken_surrogates_and_a_lone_last_byte() {
        let mut decoder = Decoder::new(Encoding::Utf16Le);
        assert_eq!(decoder.push(b"\x00\xd8a\0\x00\xdcb\0x"), b"\xffa\xffb");
        assert_eq!(decoder.finish(), b"\xff");
    }

    #[test]
    fn detects_marks_and_guesses_without_one() {
        let persian = "شناسه,نام\r\n1,مریم\r\n";
        for encoding in [Encoding::Utf16Le, Encoding::Utf16Be] {
            let plain = bytes(persian, encoding);
            let found = detect(&plain, None);
            assert_eq!((found.encoding, found.guessed), (encoding, true));
            let marked = bytes(&format!("\u{feff}{persian}"), encoding);
            let found = detect(&marked, None);
            assert_eq!(
                (found.encoding, found.mark, found.guessed),
                (encoding, 2, false)
            );
        }
        let stray = detect(b"a,b\n1,x\0y\n2,z\n", None);
        assert_eq!((stray.encoding, stray.guessed), (Encoding::Utf8, false));
        assert_eq!(detect(b"\xef\xbb\xbfa", None).mark, 3);
        let told = detect(b"a\0", Some(Encoding::Utf16Le));
        assert_eq!((told.encoding, told.guessed), (Encoding::Utf16Le, false));
    }
}
