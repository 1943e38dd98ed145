//! Text becomes records of cells.
//!
//! The whole of a record is in memory when it is cut, so that a cell is a place in the text and nothing is
//! copied but cells with escaped quotation marks. Characters that end nothing are passed over 64 at a time
//! (after Langdale & Lemire, *Parsing gigabytes of JSON per second*, 2019). What is a record and what a cell
//! is as csv-core has it, against which this is tested.

use super::masks::mask;
pub(super) use super::span::Span;

/// No cell of a real table is longer (1 MiB); an unclosed quotation soon is.
pub const FIELD_LIMIT: usize = 1 << 20;
/// As many columns as the largest spreadsheet has.
pub const COLUMNS_LIMIT: usize = 16_384;

/// How text is cut.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Dialect {
    /// At least one byte. A lone space stands for any run of spaces, two for runs of two and more.
    pub(super) delimiter: Vec<u8>,
    pub(super) quote: Option<u8>,
    /// What takes its meaning from the sign behind it: from a quotation mark, or without quotations, from
    /// delimiters, line ends and itself.
    pub(super) escape: Option<u8>,
    pub(super) comment: Option<u8>,
    /// Whether spaces behind a delimiter belong to no cell.
    pub(super) trimmed: bool,
}

impl Dialect {
    pub(super) fn is_runs(&self) -> bool {
        self.delimiter.iter().all(|byte| *byte == b' ')
    }

    /// The length of a cell such as `="1,100.50"`, by which a spreadsheet program is told to leave it as it is;
    /// who writes it forgets the marks around the whole. 0 for any other.
    fn formula(&self, text: &[u8]) -> usize {
        let inner = match text.strip_prefix(b"=\"") {
            Some(inner) if self.quote == Some(b'"') => inner,
            _ => return 0,
        };
        let ends = |byte: &u8| matches!(byte, b'"' | b'\r' | b'\n');
        match inner.iter().position(ends) {
            Some(close) if inner[close] == b'"' => close + 3,
            _ => 0,
        }
    }
}

/// A record that was cut.
#[derive(Default)]
pub(super) struct Cut {
    /// Where in the text it begins and ends, its line end left out.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Where the next one begins.
    pub(super) next: usize,
    /// The cells, from the record's start.
    pub(super) spans: Vec<Span>,
    /// The cells that had to be rewritten, end to end.
    pub(super) aside: Vec<u8>,
    /// Whether something stands between a closing quotation mark and the cell's end.
    pub(super) stray: bool,
    /// Whether blank lines stand in front.
    pub(super) gap: bool,
    /// Comments that were passed over in front.
    pub(super) comments: u64,
}

/// What there is at a place in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// A record.
    Record,
    /// The beginning of one, or nothing.
    Part,
    /// A quotation that is not closed before the end, or within a cell's limit.
    Open,
    /// A cell past its limit.
    Long,
}

/// What the lines between the rows of a drawn table are made of.
const RULER: &[u8] = b"-=+|: ,;\t\x1f";

/// Whether a line only parts others: `+-----+----+`, `|---|:--:|`, `----- ----`.
pub(super) fn is_ruler(line: &[u8]) -> bool {
    let is_long = |part: &[u8]| part == b"---" || part == b"===";
    line.iter().all(|byte| RULER.contains(byte)) && line.windows(3).any(is_long)
}

/// No block begins there.
const NOWHERE: usize = usize::MAX - 127;

/// Cuts text into records. Line ends may be LF, CRLF or CR, also mixed; blank lines are no records.
pub(super) struct Tokenizer {
    dialect: Dialect,
    /// The quotation mark, and what escapes it; the same byte twice if there is but one.
    marks: [u8; 2],
    /// The block whose bits are at hand, and these.
    base: usize,
    ends: u64,
    quotes: u64,
}

impl Tokenizer {
    pub(super) fn new(dialect: &Dialect) -> Self {
        // A byte that occurs in no text stands for no quotation mark.
        let quote = dialect.quote.unwrap_or(0xff);
        Self {
            marks: [quote, dialect.escape.unwrap_or(quote)],
            dialect: dialect.clone(),
            base: NOWHERE,
            ends: 0,
            quotes: 0,
        }
    }

    /// To be called when the text is another one.
    pub(super) fn renew(&mut self) {
        self.base = NOWHERE;
    }

    /// Cuts the record at `from`. If the text goes on behind its end (`!whole`), a record that no line end
    /// ends is but a part.
    pub(super) fn next(&mut self, text: &[u8], from: usize, whole: bool, cut: &mut Cut) -> Found {
        (cut.gap, cut.comments) = (false, 0);
        let mut from = from;
        loop {
            cut.spans.clear();
            cut.aside.clear();
            cut.stray = false;
            let Some(start) = self.record_start(text, from, whole, cut) else {
                return Found::Part;
            };
            cut.start = start;
            let found = self.record(text, whole, cut);
            if found != Found::Record || !cut.spans.is_empty() {
                return found;
            }
            // Nothing but spaces between spaces: a blank line.
            cut.gap = true;
            from = cut.next;
        }
    }

    fn record(&mut self, text: &[u8], whole: bool, cut: &mut Cut) -> Found {
        let start = cut.start;
        let mut at = start;
        loop {
            if self.dialect.trimmed && at > start {
                at += text[at..].iter().take_while(|byte| **byte == b' ').count();
            }
            let is_quoted =
                self.dialect.quote.is_some() && text.get(at) == self.dialect.quote.as_ref();
            let end = if is_quoted {
                match self.quoted(text, at, whole, cut) {
                    Ok(end) => end,
                    Err(found) => return found,
                }
            } else {
                let end = match self.cell_end(text, at + self.dialect.formula(&text[at..])) {
                    Some(end) => end,
                    None if text.len() - at > FIELD_LIMIT => return Found::Long,
                    None if whole => text.len(),
                    None => return Found::Part,
                };
                if end - at > FIELD_LIMIT {
                    return Found::Long;
                }
                if end > at || !self.dialect.is_runs() {
                    let span = match self.dialect.bare_escape() {
                        Some(escape) if text[at..end].contains(&escape) => {
                            self.dialect
                                .unescape(&text[at..end], escape, &mut cut.aside)
                        }
                        _ => Span::new(at - start, end - start, false, false),
                    };
                    cut.spans.push(span);
                }
                end
            };
            match text.get(end) {
                Some(b'\r') if text.get(end + 1) == Some(&b'\n') => cut.next = end + 2,
                Some(b'\r') if end + 1 == text.len() && !whole => return Found::Part,
                Some(b'\r' | b'\n') => cut.next = end + 1,
                None => cut.next = end,
                _ if cut.spans.len() > 64 * COLUMNS_LIMIT => cut.next = end,
                Some(_) => {
                    at = end + self.dialect.delimiter.len();
                    continue;
                }
            }
            cut.end = end;
            return Found::Record;
        }
    }

    /// Where the next record begins: behind blank lines and comments.
    fn record_start(
        &mut self,
        text: &[u8],
        from: usize,
        whole: bool,
        cut: &mut Cut,
    ) -> Option<usize> {
        let mut at = from;
        loop {
            match text.get(at)? {
                b'\r' | b'\n' => {
                    cut.gap = true;
                    at += 1;
                }
                byte if Some(*byte) == self.dialect.comment => {
                    cut.comments += 1;
                    let line = text[at..]
                        .iter()
                        .position(|byte| matches!(byte, b'\r' | b'\n'));
                    at += line.or(whole.then_some(text.len() - at))?;
                    match text.get(at..at + 2) {
                        Some(b"\r\n") => at += 2,
                        None if !whole => return None,
                        _ => at += 1,
                    }
                }
                b'+' | b'-' | b'|' | b'=' | b' ' => {
                    let line = text[at..]
                        .iter()
                        .position(|byte| !RULER.contains(byte))
                        .map_or(text.len(), |length| at + length);
                    match text.get(line) {
                        None if !whole => return None,
                        None | Some(b'\r' | b'\n') if is_ruler(&text[at..line]) => {
                            cut.comments += 1;
                            at = line;
                        }
                        _ => return Some(at),
                    }
                }
                _ => return Some(at),
            }
        }
    }

    /// Where the cell ends that goes on at `at` without a quotation: at a delimiter or a line end.
    #[inline(always)]
    fn cell_end(&mut self, text: &[u8], start: usize) -> Option<usize> {
        let mut at = start;
        loop {
            if at.wrapping_sub(self.base) >= 64 {
                self.load(text, at)?;
            }
            let bits = self.ends >> (at - self.base);
            if bits == 0 {
                at = self.base + 64;
                continue;
            }
            at += bits.trailing_zeros() as usize;
            let delimiter = &self.dialect.delimiter;
            let is_end = delimiter.len() == 1
                || matches!(text[at], b'\r' | b'\n')
                || text[at..].starts_with(delimiter);
            let is_bare = self.dialect.bare_escape().is_some();
            if is_end && !(is_bare && self.dialect.is_escaped(text, start, at)) {
                return Some(at);
            }
            at += 1;
        }
    }

    /// The next quotation mark or escape from `at` on.
    fn next_quote(&mut self, text: &[u8], at: usize) -> Option<usize> {
        let mut at = at;
        loop {
            if at.wrapping_sub(self.base) >= 64 {
                self.load(text, at)?;
            }
            let bits = self.quotes >> (at - self.base);
            if bits != 0 {
                return Some(at + bits.trailing_zeros() as usize);
            }
            at = self.base + 64;
        }
    }

    /// Brings the bits of the block of `at`.
    fn load(&mut self, text: &[u8], at: usize) -> Option<()> {
        if at >= text.len() {
            return None;
        }
        self.base = at & !63;
        let rest = &text[self.base..];
        let mut last = [0; 64];
        // What is not there is no character that is looked for: none of them is U+0000.
        let block = rest.first_chunk().unwrap_or_else(|| {
            last[..rest.len()].copy_from_slice(rest);
            &last
        });
        let ends = mask(block, self.dialect.delimiter[0]) | mask(block, b'\n');
        self.ends = ends | mask(block, b'\r');
        self.quotes = mask(block, self.marks[0]) | mask(block, self.marks[1]);
        Some(())
    }

    /// Cuts the cell whose quotation opens at `at`; where it ends.
    fn quoted(
        &mut self,
        text: &[u8],
        at: usize,
        whole: bool,
        cut: &mut Cut,
    ) -> Result<usize, Found> {
        let open = if whole { Found::Open } else { Found::Part };
        let aside = cut.aside.len();
        let content = at + 1;
        // From where on the cell is not yet put aside, if it has to be at all.
        let mut kept = content;
        let mut from = content;
        let close = loop {
            let quote = self.next_quote(text, from);
            if quote.unwrap_or(text.len()) - content > FIELD_LIMIT {
                // A quotation that nothing closes goes over lines.
                let mut begin = text[content..].iter().take(FIELD_LIMIT);
                let has_lines = begin.any(|byte| matches!(byte, b'\r' | b'\n'));
                return Err(if has_lines { Found::Open } else { Found::Long });
            }
            let Some(quote) = quote else {
                return Err(open);
            };
            let next = text.get(quote + 1).copied();
            if next.is_none() && !whole {
                return Err(Found::Part);
            }
            let is_escape =
                self.dialect.escape == Some(text[quote]) && Some(text[quote]) != self.dialect.quote;
            if is_escape || next == self.dialect.quote {
                // The escaped character stays, what escapes it goes.
                cut.aside.extend_from_slice(&text[kept..quote]);
                kept = quote + 1;
                from = (quote + 2).min(text.len());
                if is_escape && next.is_none() {
                    return Err(open);
                }
                continue;
            }
            break quote;
        };
        let mut end = close + 1;
        if self.dialect.trimmed || self.dialect.is_runs() {
            let spaces = text[end..].iter().take_while(|byte| **byte == b' ').count();
            let is_end = |at: usize| match text.get(at) {
                None => whole,
                Some(b'\r' | b'\n') => true,
                Some(_) => text[at..].starts_with(&self.dialect.delimiter),
            };
            if self.dialect.trimmed && is_end(end + spaces) {
                end += spaces;
            }
        }
        let rest = match self.cell_end(text, end) {
            Some(rest) => rest,
            None if text.len() - end > FIELD_LIMIT => return Err(Found::Long),
            None if whole => text.len(),
            None => return Err(Found::Part),
        };
        if rest - end > FIELD_LIMIT {
            return Err(Found::Long);
        }
        let start = cut.start;
        if kept == content && rest == end {
            cut.spans
                .push(Span::new(content - start, close - start, false, true));
            return Ok(rest);
        }
        cut.aside.extend_from_slice(&text[kept..close]);
        if rest > end {
            cut.aside.extend_from_slice(&text[end..rest]);
            cut.stray = cut.stray
                || text[end..rest]
                    .iter()
                    .any(|byte| !matches!(byte, b' ' | b'\t'));
        }
        cut.spans
            .push(Span::new(aside, cut.aside.len(), true, true));
        Ok(rest)
    }
}

#[cfg(test)]
mod tests;
