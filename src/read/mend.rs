//! Lines whose quotation marks do not fit together, read as they were most likely meant.

use super::tokenizer::{Cut, Dialect, Span};

/// So many lines at most can be one record, and so many delimiters can be in it.
const LINES: usize = 8;
const DELIMITERS: usize = 200;

/// A cell as a line may have been meant: where it begins and ends, and whether marks stand around it.
#[derive(Debug, Clone, Copy)]
struct Part {
    start: usize,
    end: usize,
    quoted: bool,
}

/// Reads the record at `from` in `text` anew, so that it has `width` cells and as few quotation marks as
/// can be are out of place; `false` if there is no such way, or no need of one. A record that is closed ends
/// where it did when it was `cut`. `whole` says whether the text ends with `text`.
pub(super) fn mend(
    text: &[u8],
    from: usize,
    whole: bool,
    width: usize,
    dialect: &Dialect,
    closed: bool,
    cut: &mut Cut,
) -> bool {
    let Some(quote) = dialect.quote.filter(|_| width > 1 && !dialect.is_runs()) else {
        return false;
    };
    let mut end = from;
    let last = if closed { cut.end } else { text.len() };
    for _ in 0..LINES {
        let line = text[end..]
            .iter()
            .position(|byte| matches!(byte, b'\r' | b'\n'));
        end = match line {
            Some(length) => end + length,
            None if whole => text.len(),
            None => return false,
        };
        if let Some(parts) = parts(&text[from..end], width, dialect, quote) {
            write(&text[from..end], &parts, dialect, quote, cut);
            cut.start = from;
            cut.end = end;
            cut.next = behind_line(text, end);
            return true;
        }
        if end >= last {
            return false;
        }
        end = behind_line(text, end);
    }
    false
}

/// Whether a record over several lines is rather rows than one, whose quotation was meant to end elsewhere:
/// each line has all the cells of a row, and figures in the same of them. Only the last may lack some, if the
/// record does too.
pub(super) fn swallows(record: &[u8], width: usize, cells: usize, dialect: &Dialect) -> bool {
    if width < 3 || dialect.delimiter.len() > 1 || !record.contains(&b'\n') {
        return false;
    }
    // Of the first line, then of each: which cells begin with a figure, and which are in doubt.
    let mut first = None;
    let (mut lines, mut odd) = (0, false);
    for line in record.split(|byte| *byte == b'\n') {
        // Only the last line was one.
        if odd {
            return false;
        }
        let (mut count, mut figures, mut doubts) = (0, 0u64, 0u64);
        for cell in line.split(|byte| *byte == dialect.delimiter[0]) {
            figures |= u64::from(cell.first().is_some_and(u8::is_ascii_digit)) << (count % 64);
            doubts |=
                u64::from(dialect.quote.is_some_and(|quote| cell.contains(&quote))) << (count % 64);
            count += 1;
        }
        let (known, unsure) = *first.get_or_insert((figures, doubts));
        odd = count != width || (known ^ figures) & !(unsure | doubts) != 0 || figures == 0;
        lines += 1;
    }
    lines > 2 && (!odd || cells < width)
}

/// Behind the line end at `end`.
fn behind_line(text: &[u8], end: usize) -> usize {
    match text.get(end..) {
        Some([b'\r', b'\n', ..]) => end + 2,
        Some([_, ..]) => end + 1,
        _ => end,
    }
}

/// The cheapest way to cut the line into `width` cells. A mark costs one where it has no meaning: at the
/// start of a cell that is not quoted, or single within one that is.
fn parts(line: &[u8], width: usize, dialect: &Dialect, quote: u8) -> Option<Vec<Part>> {
    let delimiter = &dialect.delimiter;
    let mut ends: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        if line[at..].starts_with(delimiter) {
            ends.push(at);
            at += delimiter.len();
        } else {
            at += 1;
        }
    }
    if ends.len() + 1 < width || ends.len() > DELIMITERS {
        return None;
    }
    ends.push(line.len());
    let starts: Vec<usize> = std::iter::once(0)
        .chain(ends.iter().map(|end| end + delimiter.len()))
        .take(ends.len())
        .collect();
    // From behind: for each cell and place where it may begin, the least cost of the rest.
    let places = starts.len();
    let mut rest: Vec<Option<u32>> = vec![None; places + 1];
    rest[places] = Some(0);
    let mut choices = vec![0usize; width * places];
    for cell in (0..width).rev() {
        let mut best: Vec<Option<u32>> = vec![None; places + 1];
        for place in 0..places {
            let start = start_of(line, starts[place], place, dialect);
            let is_quoted = line.get(start) == Some(&quote);
            let last = if is_quoted { places } else { place + 1 };
            for next in place + 1..=last {
                let Some(behind) = rest[next] else { continue };
                let Some(cost) = cost(
                    &line[start..ends[next - 1]],
                    next > place + 1,
                    quote,
                    dialect,
                ) else {
                    continue;
                };
                if best[place].is_none_or(|best| behind + cost < best) {
                    best[place] = Some(behind + cost);
                    choices[cell * places + place] = next;
                }
            }
        }
        rest = best;
    }
    rest[0]?;
    let mut found = Vec::with_capacity(width);
    let mut place = 0;
    for cell in 0..width {
        let next = choices[cell * places + place];
        let start = start_of(line, starts[place], place, dialect);
        let (end, text) = (ends[next - 1], &line[start..ends[next - 1]]);
        let quoted = quoted_cost(text, quote, dialect)
            .is_some_and(|cost| next > place + 1 || cost <= plain_cost(text, quote));
        found.push(Part { start, end, quoted });
        place = next;
    }
    Some(found)
}

fn start_of(line: &[u8], start: usize, place: usize, dialect: &Dialect) -> usize {
    let spaces = line[start..]
        .iter()
        .take_while(|byte| **byte == b' ')
        .count();
    start
        + if dialect.trimmed && place > 0 {
            spaces
        } else {
            0
        }
}

/// What it costs that this is a cell; `None` if it cannot be. `holds` says whether it holds a delimiter.
fn cost(cell: &[u8], holds: bool, quote: u8, dialect: &Dialect) -> Option<u32> {
    let quoted = quoted_cost(cell, quote, dialect);
    if holds {
        return quoted;
    }
    Some(quoted.unwrap_or(u32::MAX).min(plain_cost(cell, quote)))
}

/// How many marks a cell holds that should have been quoted for them.
fn plain_cost(cell: &[u8], quote: u8) -> u32 {
    let marks = cell.iter().filter(|byte| **byte == quote).count() as u32;
    if cell.first() == Some(&quote) {
        marks
    } else {
        0
    }
}

/// How many marks within a quoted cell are neither written twice nor escaped.
fn quoted_cost(cell: &[u8], quote: u8, dialect: &Dialect) -> Option<u32> {
    let content = cell.strip_prefix(&[quote])?.strip_suffix(&[quote])?;
    let mut cost = 0;
    let mut at = 0;
    while at < content.len() {
        let is_escape = dialect.escape == Some(content[at]);
        let is_pair = content[at] == quote && content.get(at + 1) == Some(&quote);
        if is_escape || is_pair {
            at += 2;
            continue;
        }
        cost += u32::from(content[at] == quote);
        at += 1;
    }
    Some(cost)
}

fn write(line: &[u8], parts: &[Part], dialect: &Dialect, quote: u8, cut: &mut Cut) {
    cut.spans.clear();
    cut.aside.clear();
    for part in parts {
        let cell = &line[part.start..part.end];
        if !part.quoted {
            cut.spans
                .push(Span::new(part.start, part.end, false, false));
            continue;
        }
        let content = &cell[1..cell.len() - 1];
        let start = cut.aside.len();
        let mut at = 0;
        while at < content.len() {
            let is_escape = dialect.escape == Some(content[at]) && at + 1 < content.len();
            let is_pair = content[at] == quote && content.get(at + 1) == Some(&quote);
            at += usize::from(is_escape || is_pair);
            cut.aside.push(content[at]);
            at += 1;
        }
        cut.spans
            .push(Span::new(start, cut.aside.len(), true, true));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(line: &str, width: usize, quote: char) -> Option<Vec<String>> {
        let dialect = Dialect {
            delimiter: b",".to_vec(),
            quote: Some(quote as u8),
            escape: None,
            comment: None,
            trimmed: false,
        };
        let mut cut = Cut::default();
        mend(line.as_bytes(), 0, true, width, &dialect, false, &mut cut).then(|| {
            let cell = |span: &Span| {
                let text = if span.is_aside() {
                    &cut.aside
                } else {
                    line.as_bytes()
                };
                String::from_utf8(text[span.range()].to_vec()).unwrap()
            };
            cut.spans.iter().map(cell).collect()
        })
    }

    fn cells(cells: &[&str]) -> Option<Vec<String>> {
        Some(cells.iter().map(|&cell| cell.to_owned()).collect())
    }

    #[test]
    fn rows_within_a_quotation_are_noticed() {
        let dialect = Dialect {
            delimiter: b",".to_vec(),
            quote: Some(b'"'),
            escape: None,
            comment: None,
            trimmed: false,
        };
        let swallows =
            |record: &str, width, cells| super::swallows(record.as_bytes(), width, cells, &dialect);
        assert!(swallows("1,\"abc,2\n3,x,4\n9,5\",3", 3, 3));
        assert!(swallows("\"abc,1,2\nx,5,6\nx,5\",3", 3, 2));
        assert!(swallows("\"abc,1,2\nx,5,6\nx\",3", 3, 2));
        assert!(!swallows("1,\"12 Main St\nApt 4, NY\nUSA\",3", 3, 3));
        assert!(!swallows("1,\"12 Main St, Apt 4\nNY, USA\",3", 3, 3));
        assert!(!swallows(
            "1,\"so, she\nsaid, well, no\nand, then, left\",3",
            3,
            3
        ));
        assert!(!swallows("1,abc,2", 3, 3));
    }

    #[test]
    fn marks_out_of_place_are_text() {
        assert_eq!(
            mended("a,\"1,\"b, c\",d\nx", 4, '"'),
            cells(&["a", "\"1", "b, c", "d"])
        );
        assert_eq!(
            mended("a,\"\"b, c\",d\n", 3, '"'),
            cells(&["a", "\"b, c", "d"])
        );
        assert_eq!(
            mended("a,\"48\"\",\"b, c\",d", 4, '"'),
            cells(&["a", "48\"", "b, c", "d"])
        );
        assert_eq!(
            mended("1,'don't, you','x'", 3, '\''),
            cells(&["1", "don't, you", "x"])
        );
        assert_eq!(mended("a,b,\"\nc,d,e\n", 3, '"'), cells(&["a", "b", "\""]));
        assert_eq!(
            mended("a,\"two\nlines \"x\" of\",c\n", 3, '"'),
            cells(&["a", "two\nlines \"x\" of", "c"])
        );
        assert_eq!(mended("a,b", 3, '"'), None);
    }
}
