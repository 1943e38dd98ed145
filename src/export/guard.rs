//! Words of ours that a spreadsheet would run.

/// `text` with a leading `'` if a spreadsheet would take it for a formula: if it begins, after white space,
/// with `=`, `+`, `-`, `@` or their full-width forms. For text that we write; a file's own cells stay as
/// they are.
pub fn guarded(text: &str) -> String {
    let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let begins = text.starts_with(['\t', '\r']) || text.trim_start().starts_with(formula);
    if begins {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_quoted_and_words_are_not() {
        for formula in ["=1+1", " +2", "-3", "@SUM(A1)", "\tx", "＝1"] {
            assert_eq!(guarded(formula), format!("'{formula}"));
        }
        for word in ["higher spend", "a=b", "", "٣-٥"] {
            assert_eq!(guarded(word), word);
        }
    }
}
