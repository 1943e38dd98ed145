//! The delimiter and the header, told from the start of a file.

use super::plausible::{is_data_like, is_number_like, is_year};
use super::splitter::Splitter;

/// The characters that are tried between cells, in order of preference.
const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];
/// Records that are looked at for each delimiter.
const RECORDS: usize = 500;

/// How the text is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dialect {
    pub(super) delimiter: char,
    pub(super) header: bool,
}

/// Finds the dialect in the start of a text; `whole` says whether it is the whole text. What the
/// user said is not looked for.
pub(super) fn detect(
    start: &[u8],
    whole: bool,
    delimiter: Option<char>,
    header: Option<bool>,
) -> Dialect {
    let delimiter = delimiter.unwrap_or_else(|| detect_delimiter(start, whole));
    let header = header.unwrap_or_else(|| has_header(&sample(start, whole, delimiter)));
    Dialect { delimiter, header }
}

/// The first line `sep=;`, by which a spreadsheet program names the delimiter: that delimiter and
/// the length of the line with its end.
pub(super) fn separator_line(start: &[u8]) -> Option<(char, usize)> {
    let (name, rest) = start.split_at_checked(4)?;
    let (&delimiter, rest) = rest.split_first()?;
    let end = match rest {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => return None,
    };
    let known = delimiter.is_ascii_punctuation() || matches!(delimiter, b'\t' | b' ');
    (name.eq_ignore_ascii_case(b"sep=") && known && delimiter != b'"')
        .then_some((char::from(delimiter), 5 + end))
}

/// The delimiter that cuts the records most evenly into cells that look whole: the product of a
/// pattern score and a type score, after van den Burg, Nazábal and Sutton, *Wrangling messy CSV
/// files by detecting row and type patterns*, 2019, much simplified.
fn detect_delimiter(start: &[u8], whole: bool) -> char {
    let mut best = (0.0, DELIMITERS[0]);
    for delimiter in DELIMITERS {
        let score = score(&sample(start, whole, delimiter), delimiter);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

fn score(records: &[Vec<String>], delimiter: char) -> f64 {
    let mut widths: Vec<u64> = records.iter().map(|record| record.len() as u64).collect();
    widths.sort_unstable();
    let runs = widths.chunk_by(|a, b| a == b);
    let Some(usual) = runs.max_by_key(|run| (run.len(), run[0])) else {
        return 0.0;
    };
    let width = usual[0] as f64;
    let even = usual.len() as f64 / records.len() as f64;
    let cells = records.iter().flatten();
    let (mut total, mut whole) = (0u32, 0u32);
    for cell in cells {
        total += 1;
        whole += u32::from(looks_whole(cell, delimiter));
    }
    even * (width - 1.0) / width * f64::from(whole) / f64::from(total.max(1))
}

/// Whether no other delimiter seems to be left inside the cell.
fn looks_whole(cell: &str, delimiter: char) -> bool {
    let others = |character: char| DELIMITERS.contains(&character) && character != delimiter;
    !cell.contains(others) || is_number_like(cell) || holds_list(cell)
}

/// Whether a comma is followed by a space. (The standard library's search for a text weighs a kilobyte.)
fn holds_list(cell: &str) -> bool {
    cell.as_bytes().windows(2).any(|pair| pair == b", ")
}

/// Whether the first record names the columns.
///
/// A name over a column of numbers or dates speaks for it, a number or a date in the first record
/// against it; and where neither speaks, a value that its column shows again. Years in rising order
/// are names as well.
fn has_header(records: &[Vec<String>]) -> bool {
    let Some((first, body)) = records.split_first() else {
        return true;
    };
    let mut for_it = 0;
    let mut against = 0;
    let mut repeated = 0;
    for (column, name) in first.iter().enumerate() {
        let below = || {
            body.iter()
                .filter_map(move |record| record.get(column))
                .filter(|cell| !cell.trim().is_empty())
        };
        if is_data_like(name) {
            against += 1;
        } else if !name.trim().is_empty() {
            let count = below().count();
            let data = below().filter(|cell| is_data_like(cell)).count();
            if count > 0 && 2 * data > count {
                for_it += 1;
            } else if below().any(|cell| cell == name) && body.iter().all(|record| record != first)
            {
                repeated += 1;
            }
        }
    }
    let years: Vec<&String> = first.iter().filter(|name| is_data_like(name)).collect();
    let rising = years.iter().all(|name| is_year(name)) && years.is_sorted();
    if years.len() > 1 && rising && years.len() < first.len() {
        return true;
    }
    for_it > against || (against == 0 && repeated == 0)
}

/// The first records, cut by `delimiter`; the last one only if it is complete.
fn sample(start: &[u8], whole: bool, delimiter: char) -> Vec<Vec<String>> {
    let mut splitter = Splitter::new(delimiter as u8);
    let mut records = Vec::new();
    let mut input = start;
    while records.len() < RECORDS && (whole || !input.is_empty()) {
        let at_end = input.is_empty();
        // Whatever is wrong with the text is reported when it is read.
        match splitter.next(&mut input, 0) {
            Ok(Some(record)) => records.push(cells(record.text, record.ends)),
            Ok(None) if !at_end => {}
            _ => break,
        }
    }
    if records.is_empty() && !whole {
        return sample(start, true, delimiter);
    }
    records
}

fn cells(text: &[u8], ends: &[usize]) -> Vec<String> {
    let mut start = 0;
    ends.iter()
        .map(|&end| {
            let cell = String::from_utf8_lossy(&text[start..end]).into_owned();
            start = end;
            cell
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dialect(text: &str) -> (char, bool) {
        let found = detect(text.as_bytes(), true, None, None);
        (found.delimiter, found.header)
    }

    #[test]
    fn finds_the_delimiter() {
        assert_eq!(dialect("a,b\n1,2\n"), (',', true));
        assert_eq!(dialect("a;b\n1,5;2,5\n3,5;4,5\n"), (';', true));
        assert_eq!(dialect("1,5;2,5\n3,5;4,5\n"), (';', false));
        assert_eq!(dialect("a\tb\nHello, world\t1\nx\t2"), ('\t', true));
        assert_eq!(dialect("a|b\n1|2\n"), ('|', true));
        assert_eq!(dialect("a,b\n\"x;y;z\",1\n\"p;q;r\",2\n"), (',', true));
        assert_eq!(dialect("name\nAli\nSara\n"), (',', true));
    }

    #[test]
    fn finds_the_header() {
        assert!(dialect("name,city\nAli,Tehran\nSara,Shiraz\n").1);
        assert!(!dialect("Ali,5\nSara,6\n").1);
        assert!(!dialect("1,2,3\n").1);
        assert!(dialect("country,2019,2020\nA,5,6\nB,7,8\n").1);
        assert!(dialect("x,x,\n1,2,3\n4,5,6\n").1);
        assert!(!dialect("Ali,yes\nSara,no\nReza,yes\n").1);
        assert!(dialect("a,b\n").1);
        assert!(dialect("name,colour,spend\nA,colour,5\nB,red,6\n").1);
    }

    #[test]
    fn honours_the_separator_line() {
        assert_eq!(separator_line(b"sep=;\r\na;b"), Some((';', 7)));
        assert_eq!(separator_line(b"SEP=\t\na"), Some(('\t', 6)));
        assert_eq!(separator_line(b"sep=x\na"), None);
        assert_eq!(separator_line(b"sep=,a\n"), None);
        assert_eq!(separator_line(b"sep"), None);
    }
}
