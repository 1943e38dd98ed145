//! What of a file is the table: titles in front, the rows of column names, and how wide it is.

use super::header::join;
use super::interner::Interner;
use super::plausible::{Kind, is_data_like, is_year};
use super::sample::{Sampled, usual_width};

/// So many records in front of a table can be no part of it.
const PREAMBLE: usize = 50;
/// Below so many values, kinds that come again are chance.
const FEWEST_KINDS: usize = 10;

/// How the records of a file are to be taken.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    /// How many records to pass over.
    pub(super) preamble: usize,
    /// How many rows of column names follow.
    pub(super) header_rows: usize,
    /// How many cells a row has.
    pub(super) width: usize,
    /// Whether the rows begin with a cell more than the column names do: names of rows.
    pub(super) row_names: bool,
    /// Other numbers of rows of column names that make sense.
    pub(super) others: Vec<u32>,
}

/// Finds the layout in the first records; what is given is not looked for.
pub(super) fn detect(
    records: &[Sampled],
    preamble: Option<usize>,
    header_rows: Option<usize>,
) -> Layout {
    let width = usual_width(records);
    let preamble = preamble
        .unwrap_or_else(|| preamble_of(records, width))
        .min(records.len());
    let table = &records[preamble..];
    let cells: Vec<&[String]> = table.iter().map(|record| record.cells.as_slice()).collect();
    let found = if has_header(&cells) {
        header_rows_of(table, width)
    } else {
        0
    };
    let taken = header_rows.unwrap_or(found);
    let width = table_width(table, taken, width);
    let mut others: Vec<u32> = Vec::new();
    if header_rows.is_none() {
        others = match found {
            0 => vec![1],
            1 => vec![0],
            _ => vec![1, 0],
        };
    }
    Layout {
        preamble,
        header_rows: taken,
        width,
        row_names: taken > 0 && has_row_names(table, taken, width),
        others,
    }
}

/// How wide the rows are: a few rows that are wider than the column names do not make a table wider.
fn table_width(table: &[Sampled], header_rows: usize, usual: usize) -> usize {
    let body = table.get(header_rows..).unwrap_or_default();
    let as_usual = body
        .iter()
        .filter(|record| record.cells.len() == usual)
        .count();
    match table.first() {
        Some(header) if header_rows > 0 && (body.len() < 3 || 2 * as_usual <= body.len()) => {
            header.cells.len()
        }
        _ => usual,
    }
}

/// Records in front of the first that fills more than half of the table's width.
fn preamble_of(records: &[Sampled], width: usize) -> usize {
    if width < 2 {
        return 0;
    }
    let used = used_columns(records, width);
    let is_narrow = |record: &Sampled| {
        // A row of the table may have but a few values; a title has one, in a cell of its own or not.
        let few = if record.cells.len() == width {
            1.max(used / 4)
        } else {
            used / 2
        };
        record.filled <= few
    };
    let is_first = |index: &usize| {
        let next = records.get(index + 1);
        !is_narrow(&records[*index]) || next.is_some_and(|next| is_group(&records[*index], next))
    };
    let first = (0..records.len()).find(is_first).unwrap_or(0);
    let first = behind_gap(records, width)
        .or_else(|| behind_ragged(records, width))
        .unwrap_or(first);
    let (titles, table) = records.split_at(first);
    let rows = table
        .iter()
        .filter(|record| record.cells.len() == width)
        .count();
    // A first record that is as wide as the table may be one of its rows, unless names follow.
    let aligned = titles
        .iter()
        .any(|record| record.cells.len() == width && record.filled > 0);
    let cells: Vec<&[String]> = table.iter().map(|record| record.cells.as_slice()).collect();
    let is_table = rows > 1 && 2 * rows > table.len() && (!aligned || has_header(&cells));
    if is_table && first <= PREAMBLE {
        first
    } else {
        0
    }
}

/// The row of names behind a blank one, where those in front are less than half as full.
fn behind_gap(records: &[Sampled], width: usize) -> Option<usize> {
    let start = &records[..records.len().min(PREAMBLE)];
    let gap = start.iter().position(|record| record.filled == 0)?;
    let place = gap
        + start[gap..]
            .iter()
            .position(|record| record.filled == width)?;
    let names = start[place].kinds.iter().all(|kind| *kind == Kind::Text);
    let titles = start[..place]
        .iter()
        .all(|record| 2 * record.filled <= width);
    (names && titles).then_some(place)
}

/// The row of names behind records that are no rows, as none is as wide as the table: sentences that the
/// delimiter cuts.
fn behind_ragged(records: &[Sampled], width: usize) -> Option<usize> {
    let is_row = |record: &Sampled| record.cells.len() == width;
    let place = records.iter().position(is_row).filter(|place| *place > 0)?;
    let (names, body) = records[place..].split_first()?;
    let data = |column: &usize| {
        let kind = |record: &Sampled| record.kinds.get(*column).is_some_and(|kind| kind.is_data());
        2 * body.iter().filter(|record| kind(record)).count() > body.len()
    };
    let named = names.kinds.iter().all(|kind| *kind == Kind::Text);
    (named && (0..width).any(|column| data(&column))).then_some(place)
}

/// How many columns are not blank nearly everywhere.
fn used_columns(records: &[Sampled], width: usize) -> usize {
    let rows = || records.iter().filter(|record| record.cells.len() == width);
    let filled = |column: &usize| {
        rows()
            .filter(|record| record.kinds[*column] != Kind::Empty)
            .count()
    };
    let enough = rows().count() / 10;
    (0..width).filter(|column| filled(column) > enough).count()
}

/// Whether names stand over several columns in one row, and the names of these in the next, which has
/// none below the others.
fn is_group(above: &Sampled, next: &Sampled) -> bool {
    let is_blank = |kind: &Kind| *kind == Kind::Empty;
    above.cells.len() == next.cells.len()
        && above.filled > 1
        && next.filled > 1
        && above.filled < above.cells.len()
        && next
            .kinds
            .iter()
            .all(|kind| matches!(kind, Kind::Text | Kind::Empty))
        && above.kinds.iter().all(|kind| !kind.is_data())
        && !is_blank(&above.kinds[0])
        && is_blank(&next.kinds[0])
        && above
            .kinds
            .iter()
            .zip(&next.kinds)
            .any(|(above, next)| is_blank(above) && !is_blank(next))
}

/// How many rows of column names there are, if the first is one: those below it that name, too, where
/// columns hold numbers or dates, or that say the same again.
fn header_rows_of(table: &[Sampled], width: usize) -> usize {
    let imported = |record: &&Sampled| record.filled > 0 && is_import_row(&record.cells);
    if let Some(place) = table.iter().take(4).position(|record| imported(&record)) {
        return place + 1;
    }
    let mut rows = 1;
    while rows < 4 && rows + 1 < table.len() {
        // A blank row may part the two.
        let gap = usize::from(table[rows].filled == 0);
        if rows + gap + 1 < table.len() && is_group(&table[rows - 1], &table[rows + gap]) {
            rows += 1 + gap;
            continue;
        }
        let (above, next, body) = (&table[rows - 1], &table[rows], &table[rows + 1..]);
        if next.cells.len() != width || next.filled == 0 {
            break;
        }
        let same = next.cells == above.cells;
        let merged = above.filled < width && above.filled < next.filled;
        let mut columns = 0;
        let mut named = 0;
        let mut filled = 0;
        for column in 0..width {
            let kinds = || body.iter().filter_map(|record| record.kinds.get(column));
            let data = kinds().filter(|kind| kind.is_data()).count();
            if data > 0 && 2 * data > kinds().count() {
                columns += 1;
                let cell = next.cells[column].trim();
                let years = || body.iter().filter_map(|record| record.cells.get(column));
                let is_name = !is_data_like(cell)
                    && cell.chars().any(char::is_alphabetic)
                    && !is_missing(cell)
                    || merged && is_year(cell) && !years().any(|cell| is_year(cell));
                named += usize::from(is_name);
                filled += usize::from(!cell.is_empty());
            }
        }
        let enough = columns > 1 || (merged && columns > 0);
        if !(same
            || is_apart(next, body, width)
            || (enough && body.len() > 1 && named == filled && 2 * named > columns))
        {
            break;
        }
        rows += 1;
    }
    rows
}

/// Whether a row holds the keys by which a survey tool finds its questions again: no names for people.
fn is_import_row(cells: &[String]) -> bool {
    let is_key = |cell: &String| cell.is_empty() || cell.starts_with("{\"ImportId\"");
    cells.iter().all(is_key)
}

/// Whether a row above columns of kinds holds none of their kinds, where each of them comes again and again.
fn is_apart(row: &Sampled, body: &[Sampled], width: usize) -> bool {
    let mut apart = 0;
    for column in 0..width {
        let cell = row.cells[column].trim();
        if cell.is_empty() {
            continue;
        }
        let mut known = Interner::default();
        let mut counts: Vec<usize> = Vec::new();
        for record in body {
            let below = record.cells.get(column).map_or("", |cell| cell.trim());
            if below.is_empty() {
                continue;
            }
            let place = known.intern(below) as usize;
            if place == counts.len() {
                counts.push(0);
            }
            counts[place] += 1;
        }
        if is_data_like(cell) || is_missing(cell) || known.contains(cell) {
            return false;
        }
        let filled: usize = counts.iter().sum();
        let kinds = filled >= FEWEST_KINDS && 3 * counts.len() <= filled;
        apart += usize::from(kinds && counts.iter().all(|count| *count > 1));
    }
    apart > 1 && 2 * apart >= row.filled
}

/// What may stand for a value that is not there.
fn is_missing(cell: &str) -> bool {
    ["na", "n/a", "nan", "null", "none", "unknown"].contains(&cell.to_ascii_lowercase().as_str())
}

/// Whether rows have one cell more than there are names, and it is the first that has none: R writes
/// tables so. A last one that is always blank is but a needless delimiter.
fn has_row_names(table: &[Sampled], header_rows: usize, width: usize) -> bool {
    let Some((header, body)) = table.split_at_checked(header_rows) else {
        return false;
    };
    let last_is_blank = body.iter().all(|record| {
        record
            .cells
            .get(width - 1)
            .is_none_or(|cell| cell.trim().is_empty())
    });
    width > 1
        && header
            .iter()
            .all(|record| record.cells.len() + 1 == width && record.filled + 1 == width)
        && !last_is_blank
        && !body.is_empty()
        && body.iter().all(|record| record.cells.len() == width)
}

/// Whether the first record names the columns.
///
/// A name over a column of numbers or dates speaks for it, a number or a date in the first record
/// against it; and where neither speaks, a value that its column shows again. Years in rising order
/// are names as well.
fn has_header(records: &[&[String]]) -> bool {
    let Some((first, body)) = records.split_first() else {
        return true;
    };
    let mut for_it = 0;
    let mut against = 0;
    let mut repeated = 0;
    for (column, name) in first.iter().enumerate() {
        let below = || {
            // The names once more say nothing about them.
            body.iter()
                .filter(|record| *record != first)
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
            } else if below().any(|cell| cell == name) {
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

impl Layout {
    /// The cells of one header from those of its rows, as wide as the table.
    pub(super) fn header(&self, rows: &[Vec<String>]) -> Vec<String> {
        let named = |row: &&Vec<String>| !is_import_row(row);
        let rows: Vec<Vec<String>> = rows.iter().filter(named).cloned().collect();
        let mut cells = join(&rows);
        if self.row_names {
            cells.insert(0, String::new());
        }
        let blank = |cell: &String| cell.trim().is_empty();
        // Names without columns are kept, needless delimiters behind the last are not.
        while cells.len() > self.width && cells.last().is_some_and(blank) {
            cells.pop();
        }
        while cells.len() < self.width {
            cells.push(String::new());
        }
        cells
    }
}

#[cfg(test)]
mod tests {
    use super::super::dialect::{self, Wish};
    use super::*;

    fn layout(text: &str) -> Layout {
        let found = dialect::detect(text.as_bytes(), true, &Wish::default());
        detect(&found.records, None, None)
    }

    #[test]
    fn finds_the_header() {
        let has = |text| layout(text).header_rows > 0;
        assert!(has("name,city\nAli,Tehran\nSara,Shiraz\n"));
        assert!(!has("Ali,5\nSara,6\n"));
        assert!(!has("1,2,3\n"));
        assert!(has("country,2019,2020\nA,5,6\nB,7,8\n"));
        assert!(has("x,x,\n1,2,3\n4,5,6\n"));
        assert!(!has("Ali,yes\nSara,no\nReza,yes\n"));
        assert!(has("a,b\n"));
        assert!(has("name,colour,spend\nA,colour,5\nB,red,6\n"));
    }

    #[test]
    fn titles_are_no_part_of_the_table() {
        let preamble = |text| layout(text).preamble;
        assert_eq!(
            preamble("Sales report\nMay 2024\n\nid,name,sum\n1,a,2\n2,b,3\n"),
            2
        );
        assert_eq!(
            preamble("Report,,,\n,,,\nid,name,sum,day\n1,a,2,3\n2,b,3,4\n"),
            2
        );
        assert_eq!(preamble("id,name,sum\n1,,\n2,b,3\n"), 0);
        assert_eq!(preamble("1,,5\n2,b,3\n"), 0);
        assert_eq!(preamble("title\none\ntwo\nthree\nid,sum\n1,2\n3,4\n"), 4);
    }

    #[test]
    fn several_rows_may_name_the_columns() {
        let rows = |text| layout(text).header_rows;
        assert_eq!(
            rows("id,2023,,2024,\n,spend,visits,spend,visits\n1,2,3,4,5\n6,7,8,9,10\n"),
            2
        );
        assert_eq!(rows("weight,height\nkg,cm\n70,180\n60,170\n"), 2);
        assert_eq!(rows("a,b\na,b\n1,2\n"), 2);
        assert_eq!(
            rows("who,trip,,sum\n,,,\n,air,rail,\nAli,x,y,5\nSara,,z,6\n"),
            3
        );
        assert_eq!(rows("name,spend\nAli,NA\nSara,5\nReza,6\n"), 1);
        assert_eq!(rows("name,city\nAli,Tehran\nSara,Qom\n"), 1);
    }

    #[test]
    fn rows_may_have_names() {
        assert!(layout("speed,dist\nr1,4,2\nr2,5,6\nr3,7,8\n").row_names);
        assert!(!layout("speed,dist\n4,2,\n5,6,\n7,8,\n").row_names);
    }
}
