//! Names for the columns: none blank, none twice.

use super::interner::Interner;
use super::record::Header;
use crate::error::{IssueCode, Issues};

/// The header from the cells of the first row.
pub(super) fn named(raw: Vec<String>, issues: &mut Issues) -> Header {
    let given: Vec<&str> = raw.iter().map(|cell| visible(cell)).collect();
    let mut reserved = Interner::default();
    let numbers: Vec<u32> = given.iter().map(|name| reserved.intern(name)).collect();
    let mut taken = Interner::default();
    // For each given name the number that was put behind it last.
    let mut last = vec![1; reserved.len()];
    let mut names = Vec::with_capacity(given.len());
    for (index, &name) in given.iter().enumerate() {
        let is_free = |name: &str| !taken.contains(name) && !reserved.contains(name);
        let unique = if name.is_empty() {
            let made = first_free(&generated(index), &mut 1, is_free);
            issues.note(IssueCode::HeaderBlank, None, Some(&made));
            made
        } else if taken.contains(name) {
            let made = first_free(name, &mut last[numbers[index] as usize], is_free);
            issues.note(IssueCode::HeaderDuplicate, None, Some(&made));
            made
        } else {
            name.to_owned()
        };
        taken.intern(&unique);
        names.push(unique);
    }
    Header {
        names,
        raw: Some(raw),
    }
}

/// The header of a file that has none.
pub(super) fn numbered(count: usize, issues: &mut Issues) -> Header {
    issues.add(IssueCode::HeaderGenerated, count as u64, None, None);
    Header {
        names: (0..count).map(generated).collect(),
        raw: None,
    }
}

fn generated(index: usize) -> String {
    format!("column_{}", index + 1)
}

/// `name` itself, or with the first number behind it that makes it free; `last` is the number that
/// was given last to that name.
fn first_free(name: &str, last: &mut u32, is_free: impl Fn(&str) -> bool) -> String {
    if is_free(name) {
        return name.to_owned();
    }
    loop {
        *last += 1;
        let candidate = format!("{name}_{last}");
        if is_free(&candidate) {
            return candidate;
        }
    }
}

/// The name without the spaces and invisible characters around it.
fn visible(cell: &str) -> &str {
    cell.trim_matches(|character: char| {
        character.is_whitespace()
            || matches!(
                character,
                '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
                    | '\u{feff}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\0'
            )
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn names(raw: &[&str]) -> (Vec<String>, Vec<(IssueCode, Option<String>)>) {
        let mut issues = Issues::default();
        let header = named(
            raw.iter().map(|&cell| cell.to_owned()).collect(),
            &mut issues,
        );
        let issues = issues.into_vec();
        (
            header.names,
            issues.into_iter().map(|i| (i.code, i.column)).collect(),
        )
    }

    #[test]
    fn no_name_is_blank_or_stands_twice() {
        let (names, issues) = names(&["x", "x", "", "x_2", "\u{200b} ", " column_3 ", "__proto__"]);
        assert_eq!(
            names,
            [
                "x",
                "x_3",
                "column_3_2",
                "x_2",
                "column_5",
                "column_3",
                "__proto__"
            ]
        );
        assert_eq!(
            issues,
            [
                (IssueCode::HeaderDuplicate, Some("x_3".into())),
                (IssueCode::HeaderBlank, Some("column_3_2".into())),
                (IssueCode::HeaderBlank, Some("column_5".into())),
            ]
        );
    }

    #[test]
    fn a_thousand_equal_names_are_numbered() {
        let (names, _) = names(&["a"; 1000]);
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), 1000);
    }
}
