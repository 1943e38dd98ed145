//! A column name cut into words that can be compared.

use crate::table::values::fold::{bare, digit, equality};
use crate::table::values::letters::is_word;

/// The words of a name: cut at spaces, signs, digits and capitals, units in brackets left away,
/// without the Arabic article and the English plural.
pub(super) fn tokens(name: &str) -> Vec<String> {
    let mut spaced = String::new();
    let mut before = ' ';
    let mut depth = 0u32;
    let mut characters = name.chars().peekable();
    while let Some(character) = characters.next() {
        depth = match character {
            '(' | '[' => depth + 1,
            ')' | ']' => depth.saturating_sub(1),
            _ => depth,
        };
        let is_end = character == ')' || character == ']';
        let next_is_lower = characters
            .peek()
            .is_some_and(|next| next.is_ascii_lowercase());
        let starts_word = character.is_ascii_uppercase()
            && (before.is_ascii_lowercase() || (before.is_ascii_uppercase() && next_is_lower));
        if starts_word {
            spaced.push(' ');
        }
        if depth == 0 && !is_end {
            // A zero-width non-joiner parts words that are written as one.
            let parts = character == '\u{200c}' || character == '_' || digit(character).is_some();
            spaced.push(if parts { ' ' } else { character });
        }
        before = character;
    }
    let mut folded = String::new();
    equality(&spaced, &mut folded);
    folded
        .split(|character: char| !is_word(character))
        .map(|word| stem(&word.chars().filter_map(bare).collect::<String>()))
        .filter(|word| !word.is_empty())
        .collect()
}

fn stem(word: &str) -> String {
    if let Some(rest) = ["ال", "بال", "وال", "لل"]
        .iter()
        .find_map(|article| word.strip_prefix(article))
        .filter(|rest| rest.chars().count() > 2)
    {
        return rest.to_owned();
    }
    if word == "children" {
        return "child".to_owned();
    }
    if word.len() > 3 && word.is_ascii() && !word.ends_with("ss") {
        return word.strip_suffix('s').unwrap_or(word).to_owned();
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_names_into_words() {
        assert_eq!(
            tokens("NumWebVisitsMonth"),
            ["num", "web", "visit", "month"]
        );
        assert_eq!(tokens("customer_id"), ["customer", "id"]);
        assert_eq!(tokens("CustomerID"), ["customer", "id"]);
        assert_eq!(tokens("IDNumber"), ["id", "number"]);
        assert_eq!(tokens("Annual Income (k$)"), ["annual", "income"]);
        assert_eq!(tokens("تاریخ ثبت\u{200c}نام"), ["تاریخ", "ثبت", "نام"]);
        assert_eq!(tokens("المدينة"), tokens("مدينه"));
        assert_eq!(tokens("مبلغ (ریال)"), ["مبلغ"]);
        assert_eq!(tokens("AcceptedCmp3"), ["accepted", "cmp"]);
        assert_eq!(tokens("(1)"), [""; 0]);
    }
}
