//! Escapes where there are no quotations: databases write a backslash before delimiters and line ends.

use super::tokenizer::{Dialect, Span};

impl Dialect {
    /// What escapes where there are no quotations.
    pub(super) fn bare_escape(&self) -> Option<u8> {
        self.escape.filter(|_| self.quote.is_none())
    }

    /// Whether the sign at `at` of the cell that begins at `start` is escaped.
    #[inline(never)]
    pub(super) fn is_escaped(&self, text: &[u8], start: usize, at: usize) -> bool {
        let Some(escape) = self.bare_escape() else {
            return false;
        };
        let before = &text[start..at];
        let before = match text[at] {
            b'\n' => before.strip_suffix(b"\r").unwrap_or(before),
            _ => before,
        };
        let escapes = before.iter().rev().take_while(|byte| **byte == escape);
        escapes.count() % 2 == 1
    }

    /// Puts a cell aside without what escapes a delimiter, a line end or itself; before other signs it stays.
    pub(super) fn unescape(&self, cell: &[u8], escape: u8, aside: &mut Vec<u8>) -> Span {
        let start = aside.len();
        let mut rest = cell;
        while let Some((&byte, behind)) = rest.split_first() {
            let is_special = |next: &u8| {
                *next == escape || matches!(next, b'\r' | b'\n') || *next == self.delimiter[0]
            };
            let next = behind
                .first()
                .filter(|next| byte == escape && is_special(next));
            aside.push(*next.unwrap_or(&byte));
            rest = &rest[1 + usize::from(next.is_some())..];
        }
        Span::new(start, aside.len(), true, false)
    }
}
