//! Which encoding bytes are in, where no byte order mark says so.

use super::encoding::Encoding;
use super::single_byte::{Upper, upper};

/// The encodings of one byte a character, the commonest first: it is taken where nothing tells two apart.
const SINGLE_BYTE: [Encoding; 4] = [
    Encoding::Windows1252,
    Encoding::Windows1254,
    Encoding::Windows1256,
    Encoding::Iso8859_6,
];

/// What the bytes say about their encoding.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Guess {
    pub(super) encoding: Encoding,
    /// Whether nothing proves it.
    pub(super) guessed: bool,
    /// Others in which all bytes are text, the likeliest first.
    pub(super) others: Vec<Encoding>,
}

/// UTF-8 if the bytes are that, a few broken ones apart; otherwise the encoding of one byte a character in
/// which they look most like words, if they do in any. The sample may end within a character.
pub(super) fn guess(sample: &[u8]) -> Guess {
    let (mut sound, mut broken) = (0usize, 0usize);
    let mut chunks = sample.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        let starts = |byte: &&u8| **byte >= 0xc0;
        sound += chunk.valid().as_bytes().iter().filter(starts).count();
        // A character that the sample's end cuts is not broken.
        let cut = chunks.peek().is_none() && chunk.invalid().first() >= Some(&0xc2);
        broken += usize::from(!chunk.invalid().is_empty() && !cut);
    }
    if sound > broken || broken == 0 {
        return Guess {
            encoding: Encoding::Utf8,
            guessed: false,
            others: Vec::new(),
        };
    }
    let mut scored: Vec<(i64, Encoding)> = Vec::new();
    for encoding in SINGLE_BYTE {
        let table = upper(encoding).unwrap_or([0; 128]);
        let score = score(sample, &table, encoding);
        let place = scored.iter().position(|(other, _)| *other < score);
        scored.insert(place.unwrap_or(scored.len()), (score, encoding));
    }
    let all_text = |encoding: &Encoding| {
        let table = upper(*encoding).unwrap_or([0; 128]);
        let mut high = sample.iter().filter(|byte| **byte >= 0x80);
        high.all(|byte| table[usize::from(byte - 0x80)] >= 0xa0)
    };
    // Bytes that make words in no encoding were broken on their way.
    if scored
        .first()
        .is_none_or(|(score, encoding)| *score < i64::from(*encoding != SINGLE_BYTE[0]))
    {
        return Guess {
            encoding: Encoding::Utf8,
            guessed: false,
            others: scored.into_iter().map(|(_, encoding)| encoding).collect(),
        };
    }
    let mut ranked = scored.into_iter().map(|(_, encoding)| encoding);
    Guess {
        encoding: ranked.next().unwrap_or_default(),
        guessed: true,
        others: ranked.filter(all_text).collect(),
    }
}

/// What a character is, as far as its neighbours care.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Lower,
    Upper,
    Arabic,
    /// A sign on an Arabic letter that ends a word, and one that may stand within.
    Ending,
    Mark,
    Digit,
    /// Joins letters: a hyphen, an apostrophe, a soft hyphen.
    Joint,
    Space,
    Symbol,
    /// No character of the encoding, or a control character.
    Nothing,
}

impl Kind {
    fn of(byte: u8, table: &Upper) -> Self {
        let code = match byte {
            0x80.. => u32::from(table[usize::from(byte - 0x80)]),
            _ => u32::from(byte),
        };
        let Some(character) = char::from_u32(code) else {
            return Self::Nothing;
        };
        match character {
            'a'..='z' | 'ß'..='ö' | 'ø'..='ÿ' | 'ı' | 'ğ' | 'ş' | 'œ' | 'š' | 'ž' | 'ƒ' => {
                Self::Lower
            }
            'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'İ' | 'Ğ' | 'Ş' | 'Œ' | 'Š' | 'Ž' | 'Ÿ' => {
                Self::Upper
            }
            '\u{64b}'..='\u{64d}' => Self::Ending,
            '\u{64e}'..='\u{652}' | '\u{640}' | '\u{200c}' => Self::Mark,
            '\u{621}'..='\u{64a}' | '\u{671}'..='\u{6d3}' => Self::Arabic,
            '0'..='9' => Self::Digit,
            '-' | '\'' | '’' | '.' | '\u{ad}' | '·' => Self::Joint,
            ' ' | '\t' | '\n' | '\r' | '\u{a0}' => Self::Space,
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Self::Nothing,
            _ => Self::Symbol,
        }
    }

    fn is_latin(self) -> bool {
        matches!(self, Self::Lower | Self::Upper)
    }

    fn is_arabic(self) -> bool {
        matches!(self, Self::Arabic | Self::Mark | Self::Ending)
    }
}

/// How much the bytes from 0x80 look like letters of words: points for a letter among its like, penalties
/// for what no language writes: two scripts in one word, a capital behind a small letter, a symbol within
/// a word, a control character.
fn score(sample: &[u8], table: &Upper, encoding: Encoding) -> i64 {
    let icelandic = is_icelandic(sample);
    let kind = |index: Option<usize>| {
        let byte = index.and_then(|index| sample.get(index));
        byte.map_or(Kind::Space, |byte| Kind::of(*byte, table))
    };
    let mut score = 0;
    // How many letters from the upper half stand in a row.
    let mut run = 0;
    for (index, &byte) in sample.iter().enumerate() {
        if byte < 0x80 {
            run = 0;
            continue;
        }
        let (before, after) = (kind(index.checked_sub(1)), kind(Some(index + 1)));
        let here = Kind::of(byte, table);
        run = if here.is_latin() { run + 1 } else { 0 };
        score += match here {
            Kind::Nothing => -40,
            Kind::Arabic => {
                let alone = !before.is_arabic() && !after.is_arabic();
                let mixed = i64::from(before.is_latin()) + i64::from(after.is_latin());
                weight(table[usize::from(byte - 0x80)]) * i64::from(!alone) - 8 * mixed
            }
            Kind::Ending | Kind::Mark if !before.is_arabic() => -6,
            Kind::Ending if after == Kind::Arabic => -4,
            Kind::Ending | Kind::Mark => 0,
            Kind::Upper if before == Kind::Lower => -5,
            Kind::Lower | Kind::Upper if before.is_arabic() || after.is_arabic() => -8,
            Kind::Lower | Kind::Upper if run > 2 => -4,
            // A letter so rare that alone it is none.
            Kind::Lower if byte == 0xff => -1,
            Kind::Lower | Kind::Upper if !before.is_latin() && !after.is_latin() => 0,
            // The letters in which Turkish and Icelandic differ.
            Kind::Lower | Kind::Upper
                if matches!(byte, 0xd0 | 0xdd | 0xde | 0xf0 | 0xfd | 0xfe) =>
            {
                2 + i64::from(icelandic == (encoding == Encoding::Windows1252))
            }
            Kind::Lower | Kind::Upper => 2,
            Kind::Symbol
                if (before.is_latin() && after.is_latin())
                    || (before.is_arabic() && after.is_arabic()) =>
            {
                -4
            }
            _ => 0,
        };
    }
    score
}

/// Letters that make up two thirds of any Arabic or Persian text weigh more.
fn weight(code: u16) -> i64 {
    let common = "اليمنروتهبدسعکیكة";
    let character = char::from_u32(u32::from(code)).unwrap_or_default();
    2 + i64::from(common.chars().any(|letter| letter == character))
}

/// Whether the accented letters are rather those of Icelandic than those of Turkish, as far as Western
/// European and Turkish agree about them.
fn is_icelandic(sample: &[u8]) -> bool {
    let count = |bytes: &[u8]| sample.iter().filter(|byte| bytes.contains(byte)).count();
    count(b"\xe1\xe9\xed\xf3\xfa\xe6\xc1\xc9\xcd\xd3\xda\xc6") > count(b"\xe7\xfc\xc7\xdc")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
        let table = upper(encoding).unwrap();
        text.chars()
            .map(|character| match character {
                '\0'..='\x7f' => character as u8,
                _ => {
                    let place = table
                        .iter()
                        .position(|&code| u32::from(code) == character as u32);
                    0x80 + place.unwrap_or_else(|| panic!("{character}")) as u8
                }
            })
            .collect()
    }

    #[test]
    fn words_tell_the_encoding() {
        use Encoding::*;
        for (text, encoding) in [
            (
                "الاسم,المدينة\nمحمد علي,القاهرة\nفاطمة,الرياض\n",
                Windows1256,
            ),
            ("الاسم,المدينة\nمحمد علي,القاهرة\nفاطمة,الرياض\n", Iso8859_6),
            ("id,city\n1,مكة\n", Windows1256),
            ("نام,شهر\nمريم,تهران\nپژمان,گرگان\n", Windows1256),
            ("id,city\n1,Orléans\n", Windows1252),
            (
                "nom;ville\nFrançois;Besançon\nÉlodie;Nîmes\nCAFÉ;ÉVREUX\n",
                Windows1252,
            ),
            ("name;stadt\nMüller;Köln\nGroß;Düsseldorf\n", Windows1252),
            ("nombre;ciudad\nMuñoz;A Coruña\nNúñez;Cádiz\n", Windows1252),
            ("price\n€ 5\n€ 7\n", Windows1252),
            (
                "ad;şehir\nAyşe Yılmaz;İstanbul\nÇağrı;Diyarbakır\n",
                Windows1254,
            ),
            ("id;ad\n1;Işık\n", Windows1254),
            (
                "nafn;bær\nGuðrún Þórsdóttir;Reykjavík\nÝmir;Ísafjörður\n",
                Windows1252,
            ),
        ] {
            let guess = guess(&encoded(text, encoding));
            assert_eq!((guess.encoding, guess.guessed), (encoding, true), "{text}");
        }
    }

    #[test]
    fn text_in_utf_8_stays_that() {
        let text = "نام,شهر\nمریم,تهران\n";
        for end in 0..text.len() {
            let guess = guess(&text.as_bytes()[..end]);
            assert_eq!((guess.encoding, guess.guessed), (Encoding::Utf8, false));
        }
        let broken = [text.as_bytes(), b"x,\xff\n"].concat();
        assert_eq!(guess(&broken).encoding, Encoding::Utf8);
        for stray in [
            &b"id,Na\xffme"[..],
            b"1,a\x80bc",
            b"1,Na\xc3(x",
            b"\xfe,\xff\n",
        ] {
            assert_eq!(guess(stray).encoding, Encoding::Utf8, "{stray:?}");
        }
    }
}
