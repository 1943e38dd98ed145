//! What of a file is the table: titles in front, and how wide it is.

use super::header::join;
use super::interner::Interner;
use super::naming::{has_header, header_rows_of, is_group, is_import_row};
use super::plausible::Kind;
use super::sample::{Sampled, usual_width};
use crate::error::{IssueCode, Issues};

/// So many records in front of a table can be no part of it.
const PREAMBLE: usize = 50;

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
    /// Whether no row is wider than that.
    pub(super) even: bool,
    /// Whether any column mostly holds numbers or dates.
    pub(super) has_data: bool,
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
    let is_data = |column: usize| {
        let kinds = table.iter().filter_map(|record| record.kinds.get(column));
        2 * kinds.filter(|kind| kind.is_data()).count() > table.len()
    };
    Layout {
        has_data: (0..width).any(is_data),
        even: table
            .iter()
            .skip(taken)
            .all(|record| record.cells.len() <= width),
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

/// Whether rows have one cell more than there are names, and it is the first that has none: R writes
/// tables so, and no name of a row twice. A last one that is always blank is but a needless delimiter.
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
    let mut names = Interner::default();
    let mut is_new = |record: &Sampled| {
        let known = names.len();
        names.intern(record.cells.first().map_or("", String::as_str));
        names.len() > known
    };
    width > 1
        && body.iter().all(&mut is_new)
        && header
            .iter()
            .all(|record| record.cells.len() + 1 == width && record.filled + 1 == width)
        && !last_is_blank
        && !body.is_empty()
        && body.iter().all(|record| record.cells.len() == width)
}

impl Layout {
    /// The cells of one header from those of its rows, as wide as the table.
    pub(super) fn header(&self, rows: &[Vec<String>], issues: &mut Issues) -> Vec<String> {
        let named = |row: &&Vec<String>| !is_import_row(row);
        let rows: Vec<Vec<String>> = rows.iter().filter(named).cloned().collect();
        let mut cells = join(&rows);
        if self.row_names {
            cells.insert(0, String::new());
        }
        let blank = |cell: &String| cell.trim().is_empty();
        // Names without columns are kept. Needless delimiters behind the last are not, nor one that slipped in:
        // else all names behind it would stand over other columns than theirs.
        while cells.len() > self.width {
            let Some(place) = cells.iter().rposition(blank) else {
                break;
            };
            if place + 1 < cells.len() {
                if !self.even {
                    break;
                }
                issues.note(IssueCode::RowRagged, None, None);
            }
            cells.remove(place);
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
    fn a_name_too_much_that_is_blank_is_none() {
        let names = |text: &str| {
            let header = text.lines().next().unwrap().split(',').map(str::to_owned);
            layout(text).header(&[header.collect()], &mut Issues::default())
        };
        let rows = "Ali,32,5\nSara,25,7\nReza,41,9\n";
        for header in [
            ",name,age,sum",
            "name,,age,sum",
            "name,age,,sum",
            "name,age,sum,",
        ] {
            assert_eq!(names(&format!("{header}\n{rows}")), ["name", "age", "sum"]);
        }
        assert_eq!(names(&format!("name,age,sum,day\n{rows}")).len(), 4);
        assert_eq!(
            names(&format!("name,,sum,day\n{rows}{rows}Omid,38,2,x\n")).len(),
            4
        );
    }

    #[test]
    fn rows_may_have_names() {
        assert!(layout("speed,dist\nr1,4,2\nr2,5,6\nr3,7,8\n").row_names);
        assert!(!layout("speed,dist\n4,2,\n5,6,\n7,8,\n").row_names);
    }
}
