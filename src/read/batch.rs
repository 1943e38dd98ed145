//! Rows of the usual form, cut many at a time.
//!
//! Most rows of most files have as many cells as there are columns, and quotation marks only around whole
//! cells. These are cut without looking at single characters; where a row is of any other form, cutting stops,
//! and the [`Tokenizer`](super::tokenizer::Tokenizer) and all that follows it goes on.

use super::masks::mask;
use super::mend::swallows;
use super::tokenizer::{Dialect, is_ruler};

/// So many cells at most are cut at once, few enough for a processor's cache.
const CELLS: usize = 1 << 14;

/// Cuts rows, and holds those that were cut.
#[derive(Default)]
pub(super) struct Batch {
    /// Where each cell begins in the text; the one before ends a byte earlier. One more behind the last.
    starts: Vec<u32>,
    rows: usize,
    width: usize,
}

/// What a row of the usual form is.
pub(super) struct Usual<'a> {
    pub(super) dialect: &'a Dialect,
    /// How many cells it has.
    pub(super) width: usize,
    /// The first of the column names as the file has it, which in a data row is suspicious.
    pub(super) name: Option<&'a str>,
}

impl Usual<'_> {
    /// Whether the delimiter is one byte that means nothing else, and no mark but a quotation's has a meaning.
    pub(super) fn is_plain(dialect: &Dialect) -> bool {
        dialect.delimiter.len() == 1
            && !dialect.is_runs()
            && !dialect.trimmed
            && dialect
                .escape
                .is_none_or(|escape| dialect.quote == Some(escape))
    }

    /// Whether the row, which has as many cells as it should, is neither blank nor a comment nor a ruler, and
    /// cannot be the column names once more.
    fn is_row(&self, row: &[u8], first: &[u8]) -> bool {
        let quote = self.dialect.quote;
        let means = |byte: &u8| {
            byte.is_ascii_graphic() && *byte != self.dialect.delimiter[0] && Some(*byte) != quote
        };
        let first = match first {
            [open, inner @ .., _] if Some(*open) == quote => inner,
            _ => first,
        };
        let line = row.strip_suffix(b"\r").unwrap_or(row);
        row.iter().any(means)
            && !is_ruler(line)
            && row.first() != self.dialect.comment.as_ref()
            && self.name.is_none_or(|name| name.as_bytes() != first)
    }
}

impl Batch {
    /// Cuts the rows from `at` on that are of the usual form and end before `limit`, behind which there must be
    /// more text. Where the next begins.
    pub(super) fn cut(&mut self, text: &[u8], at: usize, limit: usize, usual: &Usual<'_>) -> usize {
        let room = CELLS.max(usual.width) + 64;
        self.starts.resize(room.max(self.starts.len()), 0);
        self.starts[0] = at as u32;
        (self.rows, self.width) = (0, usual.width);
        let (delimiter, quote) = (usual.dialect.delimiter[0], usual.dialect.quote);
        let (mut cells, mut base) = (0, at);
        // Bits that the block before hands on: whether a quotation is open, and whether a cell ended.
        let (mut open, mut ended) = (0u64, 1u64);
        // Whether any cell goes over lines.
        let mut long = false;
        'blocks: while base + 65 < limit && cells + 65 < room {
            let Some(block) = text[base..].first_chunk::<64>() else {
                break;
            };
            let behind = text[base + 64];
            // A byte that occurs in no text stands for no quotation mark.
            let quotes = mask(block, quote.unwrap_or(0xff));
            let quoted = if quotes == 0 {
                open
            } else {
                between(quotes) ^ open
            };
            let (feeds, returns) = (mask(block, b'\n'), mask(block, b'\r'));
            let delimiters = mask(block, delimiter);
            long |= feeds & quoted != 0;
            // A line ends at the second of CR and LF.
            let before_feed = feeds >> 1 | u64::from(behind == b'\n') << 63;
            let mut lines = (feeds | returns & !before_feed) & !quoted;
            let mut ends = delimiters & !quoted | lines;
            // Quotation marks stand right behind an end or right before one.
            let ends_cell = [b'\n', b'\r', delimiter].contains(&behind);
            let closed = (delimiters | feeds | returns) & !quoted;
            let closes = closed >> 1 | (u64::from(ends_cell) << 63 & !quoted);
            let opens = ends << 1 | ended;
            let odd = quotes & !(opens | closes) | mask(block, 0);
            (open, ended) = (0u64.wrapping_sub(quoted >> 63), ends >> 63);
            if odd != 0 {
                let regular = (odd & odd.wrapping_neg()) - 1;
                (ends, lines) = (ends & regular, lines & regular);
            }
            let (first, mut rest) = (cells, ends);
            cells += ends.count_ones() as usize;
            for start in &mut self.starts[first + 1..cells + 1] {
                *start = base as u32 + rest.trailing_zeros() + 1;
                rest &= rest - 1;
            }
            while lines != 0 {
                let up_to = lines ^ (lines - 1);
                let done = self.rows * usual.width;
                let so_far = first + (ends & up_to).count_ones() as usize;
                if so_far != done + usual.width {
                    break 'blocks;
                }
                let place = |cell: usize| self.starts[cell] as usize;
                let row = &text[place(done)..place(so_far) - 1];
                let swallows = long && swallows(row, usual.width, usual.width, usual.dialect);
                if swallows || !usual.is_row(row, &text[place(done)..place(done + 1) - 1]) {
                    break 'blocks;
                }
                self.rows += 1;
                lines &= lines - 1;
            }
            if odd != 0 {
                break;
            }
            base += 64;
        }
        self.starts[self.rows * usual.width] as usize
    }

    /// How many rows were cut.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// Where their cells begin, and where the row behind them does.
    pub(super) fn starts(&self) -> &[u32] {
        &self.starts[..self.rows * self.width + 1]
    }
}

/// The bits from each opening quotation mark up to before the closing one: of each bit, whether a odd number of
/// marks stands there and before.
fn between(quotes: u64) -> u64 {
    [1, 2, 4, 8, 16, 32]
        .into_iter()
        .fold(quotes, |bits, places| bits ^ bits << places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::record::Rows;
    use crate::read::tokenizer::{Cut, Found, Tokenizer};
    use proptest::prelude::*;

    fn dialect(quote: Option<u8>, comment: Option<u8>) -> Dialect {
        Dialect {
            delimiter: b",".to_vec(),
            quote,
            escape: None,
            comment,
            trimmed: false,
        }
    }

    /// Rows that are cut at once must be the records that are cut one by one.
    fn agrees(text: &str, dialect: &Dialect, width: usize) -> usize {
        let usual = Usual {
            dialect,
            width,
            name: (width > 1).then_some("name"),
        };
        let (mut batch, mut at, mut rows) = (Batch::default(), 0, 0);
        let (mut tokenizer, mut cut) = (Tokenizer::new(dialect), Cut::default());
        loop {
            let next = batch.cut(text.as_bytes(), at, text.len(), &usual);
            rows += batch.rows();
            Rows::new(1, text, batch.starts(), width, dialect.quote)
                .each(&mut |row| {
                    assert_eq!(
                        tokenizer.next(text.as_bytes(), at, true, &mut cut),
                        Found::Record
                    );
                    assert!(!cut.gap && cut.comments == 0 && !cut.stray, "{text:?}");
                    let spans = cut
                        .spans
                        .iter()
                        .map(|span| &text[cut.start..][span.range()]);
                    assert!(row.cells().eq(spans) && row.len() == width, "{text:?}");
                    assert!(
                        row.cell(0) != "name" && !row.cells().all(|cell| cell.trim().is_empty())
                    );
                    at = cut.next;
                    Ok(())
                })
                .unwrap();
            assert_eq!(at, next, "{text:?}");
            if tokenizer.next(text.as_bytes(), at, true, &mut cut) != Found::Record {
                return rows;
            }
            at = cut.next;
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn rows_are_those_of_the_tokenizer(
            pieces in prop::collection::vec(prop::sample::select(vec![
                "a,b", "a,b\n", "\"a\",b\n", "a,\"b,\"\r\n", "\"x\ny\",\"\"\n", "1,2\r", "name,x\n", "\"name\",\"\"\n", "\"", "\"\"", ",", "\n", "\r\n",
                "\0", "é", "#", "---,-\n", "-----\r\n", " ,\n", "\"q\"\"q\",1\n", "12345.67,northern lights\n",
            ]), 0..60),
            width in 1usize..4, quote: bool, comment: bool,
        ) {
            let text = pieces.concat();
            agrees(&text, &dialect(quote.then_some(b'"'), comment.then_some(b'#')), width);
        }
    }

    #[test]
    fn usual_rows_are_cut_at_once() {
        let text = "1.5,\"north, east\"\r\n2,\"\"\n3,south\r".repeat(1000);
        assert!(agrees(&text, &dialect(Some(b'"'), None), 2) > 2990);
        assert!(agrees("a\n".repeat(100).as_str(), &dialect(None, None), 1) > 60);
    }
}
