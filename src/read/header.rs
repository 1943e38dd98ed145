//! Names for the columns: none blank, none twice.

use super::interner::Interner;
use super::plausible::bare;
use super::record::Header;
use crate::error::{IssueCode, Issues};

/// One row of names from several: a name over several columns counts for each, and what is said twice is
/// said once.
pub(super) fn join(rows: &[Vec<String>]) -> Vec<String> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut joined = vec![String::new(); width];
    for (number, row) in rows.iter().enumerate() {
        if rows.len() == 1 {
            return row.clone();
        }
        let is_last = number + 1 == rows.len();
        let mut over = "";
        for (column, name) in joined.iter_mut().enumerate() {
            let cell = row.get(column).map_or("", |cell| visible(cell));
            if !is_last && !cell.is_empty() {
                over = cell;
            }
            let cell = if cell.is_empty() && column > 0 {
                over
            } else {
                cell
            };
            if !cell.is_empty() && name != cell {
                if !name.is_empty() {
                    name.push(' ');
                }
                name.push_str(cell);
            }
        }
    }
    joined
}

/// The header from the cells of its rows.
pub(super) fn named(raw: Vec<String>, issues: &mut Issues) -> Header {
    let given: Vec<&str> = raw.iter().map(|cell| visible(bare(cell))).collect();
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
    fn rows_of_names_are_joined() {
        let row = |cells: &[&str]| {
            cells
                .iter()
                .map(|&cell| cell.to_owned())
                .collect::<Vec<_>>()
        };
        let joined = join(&[
            row(&["id", "2023", "", "2024"]),
            row(&["", "spend", "visits", "spend"]),
        ]);
        assert_eq!(joined, ["id", "2023 spend", "2023 visits", "2024 spend"]);
        assert_eq!(join(&[row(&["a ", "b"]), row(&["a", "kg"])]), ["a", "b kg"]);
        assert_eq!(join(&[row(&[" a", ""])]), [" a", ""]);
    }

    #[test]
    fn a_thousand_equal_names_are_numbered() {
        let (names, _) = names(&["a"; 1000]);
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), 1000);
    }
}
