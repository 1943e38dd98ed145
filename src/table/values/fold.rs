//! Spellings that mean the same: one key to compare values, a stronger one to look up known words.

use super::letters::{is_word, small};

/// Writes the key of equality: two cells with the same key are one category.
///
/// Surrounding and repeated spaces, case, invisible characters, the scripts of digits and the
/// keyboards' variants of the same Arabic letter make no difference.
pub(in crate::table) fn equality(text: &str, key: &mut String) {
    key.clear();
    let mut space = false;
    for character in text.chars() {
        if character.is_whitespace() {
            space = true;
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
        '%' | '#' | '✓' | '✔' | '☑' | '✗' | '✘' | '☐' => Some(character),
        _ => None,
    }
}

/// The value of a digit in the Latin, Arabic-Indic, Persian or full-width script.
pub(in crate::table) fn digit(character: char) -> Option<u8> {
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
    match (bytes.first(), bytes.last()) {
        (Some(b'!'..=b'~'), Some(b'!'..=b'~')) => cell,
        _ => cell.trim_matches(|c: char| c.is_whitespace() || is_invisible(c)),
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
