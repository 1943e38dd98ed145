//! Spellings that mean the same: one key to compare values, a stronger one to look up known words.

use super::letters::{is_word, small};

/// Writes the key of equality: two cells with the same key are one category.
///
/// Surrounding and repeated spaces, case, invisible characters, the scripts of digits and the
/// keyboards' variants of the same Arabic letter make no difference.
pub(in crate::table) fn equality(text: &str, key: &mut String) {
    key.clear();
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        key.push_str(text);
        key.make_ascii_lowercase();
        return;
    }
    let mut space = false;
    for character in text.chars() {
        if character.is_whitespace() {
            space = true;
            continue;
        }
        if let Some(letters) = presented(character) {
            if space && !key.is_empty() {
                key.push(' ');
            }
            space = false;
            key.extend(letters.chars().filter_map(folded));
            continue;
        }
        let Some(character) = folded(character) else {
            continue;
        };
        if space && !key.is_empty() {
            key.push(' ');
        }
        space = false;
        key.push(small(character));
    }
}

/// What the letters of a column tell about its language, where that decides which letters are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::table) enum Letters {
    /// ى is another way to write ی.
    Persian,
    /// A final ى is a letter of its own.
    Other,
}

impl Letters {
    /// Of a column with these values: Persian ones have letters that Arabic lacks, or mostly the Persian
    /// forms of those that both have.
    pub(in crate::table) fn of<'a>(values: impl Iterator<Item = &'a str>) -> Self {
        let (mut persian, mut arabic) = (0u32, 0u32);
        for character in values.flat_map(str::chars) {
            match character {
                'پ' | 'چ' | 'ژ' | 'گ' => persian += 3,
                'ک' | 'ی' => persian += 1,
                'ك' | 'ي' | 'ة' | 'أ' | 'إ' => arabic += 1,
                _ => {}
            }
        }
        if persian > arabic {
            Self::Persian
        } else {
            Self::Other
        }
    }
}

/// Writes the key by which cells of a column are one category: that of [`equality`], and in the middle
/// of a word, or anywhere in a Persian column, ى is ی.
pub(in crate::table) fn category_key(text: &str, letters: Letters, key: &mut String) {
    equality(text, key);
    if !key.contains('ى') {
        return;
    }
    let mut joined = String::with_capacity(key.len());
    let mut characters = key.chars().peekable();
    while let Some(character) = characters.next() {
        let is_inner = characters.peek().is_some_and(|next| is_word(*next));
        let is_ya = character == 'ى' && (is_inner || letters == Letters::Persian);
        joined.push(if is_ya { 'ی' } else { character });
    }
    *key = joined;
}

/// Writes the key of suggestion: values with the same one may be one, misspelled. Beyond [`look_up`], the
/// Arabic article and the forms that a keyboard lacks vanish.
pub(in crate::table) fn suggestion(text: &str, key: &mut String) {
    look_up(text, key);
    if let Some(rest) = key
        .strip_prefix("ال")
        .filter(|rest| rest.chars().count() > 2)
    {
        *key = rest.to_owned();
    }
    *key = key
        .replace(['ڤ'], "ف")
        .replace('گ', "ک")
        .replace('چ', "ج")
        .replace('پ', "ب");
}

/// Writes the key of look-up, which finds a known word however it is spelled: beyond
/// [`equality`], spaces, hyphens and punctuation vanish and Arabic letters lose their marks.
pub(in crate::table) fn look_up(text: &str, key: &mut String) {
    let mut equal = String::new();
    equality(text, &mut equal);
    key.clear();
    key.extend(equal.chars().filter_map(bare));
}

/// A letter without what is often left away; `None` for punctuation.
pub(in crate::table) fn bare(character: char) -> Option<char> {
    match character {
        'أ' | 'إ' | 'آ' => Some('ا'),
        'ؤ' => Some('و'),
        'ئ' | 'ى' => Some('ی'),
        'ة' => Some('ه'),
        'ء' => None,
        character if is_word(character) => Some(character),
        '%' | '#' | '✓' | '✔' | '☑' | '✅' | '✗' | '✘' | '☐' | '❌' => {
            Some(character)
        }
        _ => None,
    }
}

/// The value of a digit in the Latin, Arabic-Indic, Persian or full-width script.
pub(crate) fn digit(character: char) -> Option<u8> {
    let zero = match character {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    Some((character as u32 - zero as u32) as u8)
}

/// Whether the character takes no room: direction marks, joiners, vowel signs, tatweel.
pub(in crate::table) fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{640}' | '\u{64b}'..='\u{654}' | '\u{670}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
    )
}

/// The cell without the spaces and invisible characters around it.
pub(in crate::table) fn trimmed(cell: &str) -> &str {
    let bytes = cell.as_bytes();
    // Nearly all cells begin and end with a visible ASCII character.
    let is_mark = |c: char| matches!(c, '\u{640}' | '\u{64b}'..='\u{654}' | '\u{670}');
    match (bytes.first(), bytes.last()) {
        (Some(b'!'..=b'~'), Some(b'!'..=b'~')) => cell,
        // The vowel sign at a word's end is part of how it is spelled.
        _ => cell.trim_matches(|c: char| c.is_whitespace() || (is_invisible(c) && !is_mark(c))),
    }
}

/// The letters of a presentation form, in which some programs copy Arabic out of PDF files.
fn presented(character: char) -> Option<&'static str> {
    /// Of U+FE80 to U+FEFC: each letter, and how many forms it has.
    const FORMS: [(&str, u32); 40] = [
        ("ء", 1),
        ("آ", 2),
        ("أ", 2),
        ("ؤ", 2),
        ("إ", 2),
        ("ئ", 4),
        ("ا", 2),
        ("ب", 4),
        ("ة", 2),
        ("ت", 4),
        ("ث", 4),
        ("ج", 4),
        ("ح", 4),
        ("خ", 4),
        ("د", 2),
        ("ذ", 2),
        ("ر", 2),
        ("ز", 2),
        ("س", 4),
        ("ش", 4),
        ("ص", 4),
        ("ض", 4),
        ("ط", 4),
        ("ظ", 4),
        ("ع", 4),
        ("غ", 4),
        ("ف", 4),
        ("ق", 4),
        ("ك", 4),
        ("ل", 4),
        ("م", 4),
        ("ن", 4),
        ("ه", 4),
        ("و", 2),
        ("ى", 2),
        ("ي", 4),
        ("لآ", 2),
        ("لأ", 2),
        ("لإ", 2),
        ("لا", 2),
    ];
    let code = character as u32;
    match code {
        0xfe80..=0xfefc => {
            let mut place = code - 0xfe80;
            let found = FORMS.iter().find(|(_, forms)| {
                let here = place < *forms;
                place = place.wrapping_sub(if here { 0 } else { *forms });
                here
            });
            found.map(|(letters, _)| *letters)
        }
        0xfb56..=0xfb59 => Some("پ"),
        0xfb7a..=0xfb7d => Some("چ"),
        0xfb8a..=0xfb8b => Some("ژ"),
        0xfb8e..=0xfb91 => Some("ک"),
        0xfb92..=0xfb95 => Some("گ"),
        0xfba4..=0xfbad => Some("ه"),
        0xfbfc..=0xfbff => Some("ی"),
        _ => None,
    }
}

fn folded(character: char) -> Option<char> {
    if character.is_ascii() {
        return Some(character);
    }
    if let Some(value) = digit(character) {
        return Some(char::from(b'0' + value));
    }
    match character {
        'ك' | 'ڪ' => Some('ک'),
        'ي' => Some('ی'),
        'ہ' | 'ھ' | 'ە' | 'ۀ' => Some('ه'),
        'ٱ' => Some('ا'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        '“' | '”' | '„' | '«' | '»' => Some('"'),
        '’' | '‘' => Some('\''),
        '،' => Some(','),
        '؛' => Some(';'),
        '؟' => Some('?'),
        '٪' | '﹪' => Some('%'),
        character if is_invisible(character) => None,
        character => Some(character),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn equal(a: &str, b: &str) -> bool {
        let (mut left, mut right) = (String::new(), String::new());
        equality(a, &mut left);
        equality(b, &mut right);
        left == right
    }

    fn found(text: &str) -> String {
        let mut key = String::new();
        look_up(text, &mut key);
        key
    }

    #[test]
    fn joins_spellings_of_one_value() {
        assert!(equal(" New  York ", "new york"));
        assert!(equal("ÉLODIE", "élodie"));
        assert!(equal("كريمي", "کریمی"));
        assert!(equal("فاز ۱", "فاز 1"));
        assert!(equal("مشتری\u{200c}ها", "مشتریها"));
        assert!(equal("كاملاً", "كاملا"));
        assert!(!equal("على", "علي"));
        assert!(!equal("كتابة", "كتابه"));
        assert!(!equal("a-b", "a b"));
    }

    #[test]
    fn looks_words_up_however_they_are_spelled() {
        assert_eq!(found("N/A"), "na");
        assert_eq!(found("غير متوفر"), found("غير متوفّر"));
        assert_eq!(found("أنثى"), found("انثی"));
    }
}
