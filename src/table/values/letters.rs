//! Which characters are letters, and their small forms, for the scripts that our users write.
//!
//! The standard library knows all of Unicode, with tables that weigh as much as the clustering. What is
//! needed here is to tell words from signs, and one case from the other in Latin, Greek and Cyrillic names;
//! other scripts with case keep it.

/// Whether a character can be part of a word: a letter, a mark on one, or a digit.
pub(crate) fn is_word(character: char) -> bool {
    match character {
        '\0'..='\u{bf}' => {
            character.is_ascii_alphanumeric() || matches!(character, 'ª' | 'µ' | 'º')
        }
        '×' | '÷' => false,
        // Arabic comma, semicolon, question mark, percent, separators, star and full stop.
        '\u{60c}' | '\u{61b}'..='\u{61f}' | '\u{66a}'..='\u{66d}' | '\u{6d4}' => false,
        // Punctuation, currencies, arrows, signs and shapes; the same for Chinese and Japanese.
        '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{2bff}' | '\u{2e00}'..='\u{2e7f}' => false,
        '\u{3000}'..='\u{303f}' | '\u{fe10}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff0f}' => false,
        '\u{ff1a}'..='\u{ff20}' | '\u{fff0}'..='\u{ffff}' => false,
        '\u{e000}'..='\u{f8ff}' | '\u{1f000}'..='\u{1ffff}' | '\u{e0000}'.. => false,
        _ => true,
    }
}

/// The small form of a capital by simple folding, never by locale; any other character as it is.
pub(crate) fn small(character: char) -> char {
    let code = character as u32;
    let moved = match character {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => {
            code + 32
        }
        'Ѐ'..='Џ' => code + 80,
        // Pairs of a capital and its small form, the capital at an even place …
        '\u{100}'..='\u{12f}' | '\u{132}'..='\u{137}' | '\u{14a}'..='\u{177}' => code | 1,
        '\u{460}'..='\u{481}' | '\u{48a}'..='\u{4bf}' | '\u{4d0}'..='\u{52f}' => code | 1,
        '\u{1e00}'..='\u{1e95}' | '\u{1ea0}'..='\u{1eff}' => code | 1,
        // … and at an odd one.
        '\u{139}'..='\u{148}' | '\u{179}'..='\u{17e}' => code + code % 2,
        'Ÿ' => 'ÿ' as u32,
        _ => code,
    };
    char::from_u32(moved).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_forms_are_those_of_unicode() {
        let known = ('\0'..'\u{180}')
            .chain('Α'..='ω')
            .chain('Ѐ'..='\u{481}')
            .chain('\u{1e00}'..='\u{1e95}');
        for character in known {
            let lower: Vec<char> = character.to_lowercase().collect();
            // The dotted capital İ has no single small form.
            let expected = if let [single] = lower[..] {
                single
            } else {
                character
            };
            assert_eq!(small(character), expected, "{character}");
        }
    }

    #[test]
    fn words_are_told_from_signs() {
        for character in [
            'a', 'Z', '9', 'é', 'ß', 'ж', 'Ω', 'ع', 'پ', '٣', '۴', 'ً', '語', 'ﺟ',
        ] {
            assert!(is_word(character), "{character}");
        }
        for character in [
            ' ', '_', '-', '.', '%', '٪', '،', '؟', '«', '–', '€', '﷼', '✓', '。', '😀',
        ] {
            assert_eq!(is_word(character), character == '﷼', "{character}");
        }
    }
}
