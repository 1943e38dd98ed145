//! Files whose lines are not yet records: each wrapped in quotation marks as a whole, or with columns that
//! begin at fixed places. They are written over into delimited text before it is cut.

use super::dialect::{Detected, Wish, detect as detect_dialect};
use super::plausible::is_number_like;
use super::sample::usual_width;
use super::tokenizer::is_ruler;

/// What parts the cells of a fixed-width file once it is written over.
pub(super) const UNIT: &str = "\u{1f}";
/// Fewer lines have spaces at the same places by chance.
const FEWEST_LINES: usize = 5;
/// Lines of a title in front of a fixed-width table.
const TITLES: usize = 4;
/// So many lines are looked at.
const LINES: usize = 500;

/// Writes text over as it comes; the chunks do not matter.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reshape {
    /// Takes off the marks around each line, and halves those within.
    Unwrap { state: Wrapping },
    /// Parts the cells at these characters and drops the spaces around them.
    Part {
        starts: Vec<u32>,
        /// The character in the line that comes next, and the cell it is in.
        place: u32,
        cell: usize,
        /// Spaces that may be within a cell or behind it; whether the cell has begun.
        spaces: usize,
        begun: bool,
    },
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Wrapping {
    LineStart,
    Within,
    /// Behind a mark within a wrapped line.
    Mark,
    Plain,
}

impl Reshape {
    pub(super) fn unwrap() -> Self {
        Self::Unwrap {
            state: Wrapping::LineStart,
        }
    }

    pub(super) fn part(starts: &[u32]) -> Self {
        Self::Part {
            starts: starts.to_vec(),
            place: 0,
            cell: 0,
            spaces: 0,
            begun: false,
        }
    }

    /// The next text, written over.
    pub(super) fn push(&mut self, text: &[u8], output: &mut Vec<u8>) {
        for &byte in text {
            match self {
                Self::Unwrap { state } => unwrap(state, byte, output),
                Self::Part {
                    starts,
                    place,
                    cell,
                    spaces,
                    begun,
                } => {
                    if matches!(byte, b'\r' | b'\n') {
                        // Cells that a short line lacks are blank; a blank line stays one.
                        let lacking = if *place > 0 {
                            starts.len() - 1 - *cell
                        } else {
                            0
                        };
                        output.extend(std::iter::repeat_n(UNIT.as_bytes()[0], lacking));
                        output.push(byte);
                        (*place, *cell, *spaces, *begun) = (0, 0, 0, false);
                        continue;
                    }
                    // Not within a character of several bytes.
                    if byte & 0xc0 != 0x80 {
                        if starts.get(*cell + 1) == Some(place) {
                            output.push(UNIT.as_bytes()[0]);
                            (*cell, *spaces, *begun) = (*cell + 1, 0, false);
                        }
                        *place += 1;
                    }
                    if byte == b' ' {
                        *spaces += usize::from(*begun);
                    } else {
                        output.extend(std::iter::repeat_n(b' ', *spaces));
                        output.push(byte);
                        (*spaces, *begun) = (0, true);
                    }
                }
            }
        }
    }
}

fn unwrap(state: &mut Wrapping, byte: u8, output: &mut Vec<u8>) {
    let is_end = matches!(byte, b'\r' | b'\n');
    *state = match (*state, byte) {
        (Wrapping::LineStart, b'"') => Wrapping::Within,
        (Wrapping::Within, b'"') => Wrapping::Mark,
        // A mark that is not doubled and ends no line stays where it is.
        (Wrapping::Mark, _) if byte != b'"' && !is_end => {
            output.extend([b'"', byte]);
            Wrapping::Within
        }
        (before, _) => {
            output.push(byte);
            match before {
                Wrapping::Within | Wrapping::Mark if !is_end || before == Wrapping::Within => {
                    Wrapping::Within
                }
                _ if is_end => Wrapping::LineStart,
                _ => Wrapping::Plain,
            }
        }
    };
}

/// What has to be done to a text before it can be cut, if anything, and how many lines of a title are in front;
/// `found` is how it would be cut as it is.
pub(super) fn detect(
    text: &[u8],
    whole: bool,
    wish: &Wish,
    found: &Detected,
) -> Option<(Reshape, usize)> {
    let mut lines: Vec<&[u8]> = text
        .split(|byte| matches!(byte, b'\n' | b'\r'))
        .take(LINES)
        .collect();
    if !whole && lines.len() < LINES {
        lines.pop();
    }
    lines.retain(|line| !line.trim_ascii().is_empty());
    if wish.quote.is_none() && are_wrapped(text, &lines, whole, wish, found) {
        return Some((Reshape::unwrap(), 0));
    }
    let is_even = usual_width(&found.records) > 1 && {
        let width = found.records.first().map_or(0, |first| first.cells.len());
        let odd = |record: &&super::sample::Sampled| record.cells.len() != width;
        let odd = found.records.iter().filter(odd).count();
        odd == 0 || (!found.dialect.is_runs() && 4 * odd <= found.records.len())
    };
    if wish.delimiter.is_some() || is_even {
        return None;
    }
    let (starts, titles) = fixed(&lines)?;
    let is_record = |line: &&&[u8]| !is_ruler(line);
    let titles = lines[..titles].iter().filter(is_record).count();
    Some((Reshape::part(&starts), titles))
}

/// Whether the lines are single cells that hold records.
fn are_wrapped(text: &[u8], lines: &[&[u8]], whole: bool, wish: &Wish, found: &Detected) -> bool {
    let is_wrapped = |line: &&&[u8]| {
        let inner = line
            .strip_prefix(b"\"")
            .and_then(|line| line.strip_suffix(b"\""));
        inner.is_some_and(|inner| {
            let mut runs = inner.chunk_by(|a, b| (*a == b'"') == (*b == b'"'));
            runs.all(|run| run[0] != b'"' || run.len() % 2 == 0)
        })
    };
    let wrapped = lines.iter().filter(is_wrapped).count();
    if lines.len() < 3 || 10 * wrapped < 9 * lines.len() || usual_width(&found.records) > 1 {
        return false;
    }
    let mut inner = Vec::new();
    Reshape::unwrap().push(text, &mut inner);
    let records = detect_dialect(&inner, whole, wish).records;
    let width = usual_width(&records);
    let odd = records
        .iter()
        .filter(|record| record.cells.len() != width)
        .count();
    width > 1 && 10 * odd <= records.len() && records[0].cells.len() == width
}

/// Where the columns of a fixed-width table begin, behind places that are blank in all lines; and how many lines
/// stand in front of it. A first line with a number in it may be one of its rows, unless names follow.
fn fixed(lines: &[&[u8]]) -> Option<(Vec<u32>, usize)> {
    if lines.iter().any(|line| line.contains(&b'\t')) {
        return None;
    }
    let lines: Vec<Vec<char>> = lines
        .iter()
        .map(|line| String::from_utf8_lossy(line).chars().collect())
        .collect();
    let first = lines.first()?.iter().collect::<String>();
    let is_data = first.split_whitespace().any(is_number_like);
    (0..TITLES).find_map(|place| {
        let titles = (place + usize::from(is_data)) % TITLES;
        let starts = columns(lines.get(titles..)?, titles > 0, is_data && titles > 0)?;
        Some((starts, titles))
    })
}

fn columns(lines: &[Vec<char>], titled: bool, all_named: bool) -> Option<Vec<u32>> {
    let ruled = |line: &&Vec<char>| is_ruler(line.iter().collect::<String>().as_bytes());
    let (header, body) = lines.split_first()?;
    let body: Vec<&Vec<char>> = body.iter().filter(|line| !ruled(line)).collect();
    if body.len() + 1 < FEWEST_LINES {
        return None;
    }
    let width = body.iter().map(|line| line.len()).max()?.max(header.len());
    let filled = |line: &Vec<char>, at: usize| line.get(at).is_some_and(|c| !c.is_whitespace());
    let slips = body.len() / 50;
    let named: Vec<bool> = (0..width).map(|at| filled(header, at)).collect();
    let counts: Vec<usize> = (0..width)
        .map(|at| body.iter().filter(|line| filled(line, at)).count())
        .collect();
    // Each column with where it begins and ends.
    let mut columns: Vec<(usize, usize)> = Vec::new();
    for at in 0..width {
        if named[at] || counts[at] > slips {
            match columns.last_mut() {
                Some((_, end)) if *end == at => *end = at + 1,
                _ => columns.push((at, at + 1)),
            }
        }
    }
    let header: String = header.iter().collect();
    let names = !header.split_whitespace().any(is_number_like);
    if titled && !names {
        return None; // what was passed over would be the names
    }
    let has_name = |&(from, to): &(usize, usize)| named[from..to].contains(&true);
    if all_named && !columns.iter().all(has_name) {
        return None;
    }
    if names {
        let has_cells =
            |&(from, to): &(usize, usize)| counts[from..to].iter().any(|count| *count > slips);
        // A name that stands beside its cells, and cells of several words.
        let mut at = 0;
        while at < columns.len() {
            let beside = columns.get(at + 1).is_some_and(|next| !has_cells(next));
            if !has_name(&columns[at]) && (beside || at > 0) {
                let into = if beside { at + 1 } else { at - 1 };
                let (from, to) = columns.remove(at);
                let into = &mut columns[if beside { at } else { into }];
                *into = (into.0.min(from), into.1.max(to));
            } else {
                at += 1;
            }
        }
    }
    let cells = |&(from, to): &(usize, usize)| {
        let has = |line: &&&Vec<char>| (from..to).any(|at| filled(line, at));
        body.iter().filter(has).count()
    };
    // A word above sentences that begin alike is no title.
    let is_data = |&(from, to): &(usize, usize)| {
        let cell = |line: &&&Vec<char>| {
            let cell = line.iter().skip(from).take(to - from);
            is_number_like(&cell.collect::<String>())
        };
        2 * body.iter().filter(cell).count() >= body.len()
    };
    if titled && !columns.iter().any(is_data) {
        return None;
    }
    let enough = columns
        .iter()
        .filter(|column| 2 * cells(column) >= body.len())
        .count();
    let is_table = columns.len() > 1 && 3 * enough >= 2 * columns.len();
    is_table.then(|| {
        let starts = columns.iter().enumerate();
        starts
            .map(|(index, (from, _))| if index == 0 { 0 } else { *from as u32 })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reshaped(text: &str) -> Option<String> {
        let wish = Wish::default();
        let found = detect_dialect(text.as_bytes(), true, &wish);
        let (mut reshape, _) = detect(text.as_bytes(), true, &wish, &found)?;
        let mut output = Vec::new();
        for byte in text.bytes() {
            reshape.push(&[byte], &mut output);
        }
        Some(String::from_utf8(output).unwrap())
    }

    #[test]
    fn wrapped_lines_are_unwrapped() {
        let text =
            "\"a,b,c\"\r\n\"1,\"\"x, y\"\",3\"\r\n\"4,\"\"say \"\"\"\"hi\"\"\"\"\"\",6\"\r\n";
        let plain = "a,b,c\r\n1,\"x, y\",3\r\n4,\"say \"\"hi\"\"\",6\r\n";
        assert_eq!(reshaped(text).as_deref(), Some(plain));
        assert_eq!(reshaped("\"a\",\"b\"\n\"1\",\"2\"\n\"3\",\"4\"\n"), None);
        assert_eq!(
            reshaped("\"comment\"\n\"Hello, you\"\n\"Well, well\"\n\"No\"\n"),
            None
        );
    }

    #[test]
    fn columns_begin_at_fixed_places() {
        let text =
            "ID CITY     SUM\n1  New York   5\n2  Rome      12\n3             7\n4  Bern        \n";
        let cut = text
            .replace("1  New York   5", "1\u{1f}New York\u{1f}5")
            .replace("ID CITY     SUM", "ID\u{1f}CITY\u{1f}SUM")
            .replace("2  Rome      12", "2\u{1f}Rome\u{1f}12")
            .replace("3             7", "3\u{1f}\u{1f}7")
            .replace("4  Bern        ", "4\u{1f}Bern\u{1f}");
        assert_eq!(reshaped(text), Some(cut));
        assert_eq!(
            reshaped(
                "when\n2024-01-01 10:00\n2024-01-02 11:00\n2024-01-03 11:00\n2024-01-04 11:00\n"
            ),
            None
        );
        assert_eq!(reshaped("a,b\n1,2\n3,4\n5,6\n7,8\n"), None);
        let alike = "I like it a lot\nI like it much\n".repeat(4);
        assert_eq!(reshaped(&format!("comment\n{alike}")), None);
    }
}
