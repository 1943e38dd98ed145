//! Which rows of a table name its columns.

use super::interner::Interner;
use super::plausible::{Kind, is_data_like, is_digit, is_year};
use super::sample::Sampled;

/// Below so many values, kinds that come again are chance.
const FEWEST_KINDS: usize = 10;

/// Whether the first record names the columns.
///
/// A name over a column of numbers or dates speaks for it, a number or a date in the first record
/// against it; and where neither speaks, a value that its column shows again. Years in rising order
/// are names as well.
pub(super) fn has_header(records: &[&[String]]) -> bool {
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
        let numbers = || {
            below()
                .filter(|cell| Kind::of(cell) == Kind::Number)
                .count()
        };
        if is_data_like(name) && name.starts_with(is_digit) && Kind::of(name) != Kind::Number {
            // A month or a day over numbers heads them.
            let heads = 2 * numbers() > below().count();
            for_it += usize::from(heads);
            against += usize::from(!heads);
        } else if is_data_like(name) {
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
    // So are questions that are numbered, beside a name unlike the values below it.
    let counting = years.iter().enumerate().all(|(place, name)| {
        let number: Option<usize> = name.trim().parse().ok();
        number == Some(place + 1)
    });
    let coded = |cell: &&String| cell.contains(is_digit);
    let apart = first.iter().enumerate().any(|(column, name)| {
        let mut below = body.iter().filter_map(|record| record.get(column));
        !coded(&name) && !name.trim().is_empty() && below.all(|cell| coded(&cell))
    });
    if years.len() > 2 && counting && apart {
        return true;
    }
    for_it > against || (against == 0 && repeated == 0)
}

/// How many rows of column names there are, if the first is one: those below it that name, too, where
/// columns hold numbers or dates, or that say the same again.
pub(super) fn header_rows_of(table: &[Sampled], width: usize) -> usize {
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

/// Whether names stand over several columns in one row, and the names of these in the next, which has
/// none below the others. Years in rising order are names as well.
pub(super) fn is_group(above: &Sampled, next: &Sampled) -> bool {
    let is_blank = |kind: &Kind| *kind == Kind::Empty;
    let filled: Vec<&String> = next
        .cells
        .iter()
        .filter(|cell| !cell.trim().is_empty())
        .collect();
    let years = filled.iter().all(|cell| is_year(cell)) && filled.is_sorted();
    above.cells.len() == next.cells.len()
        && above.filled > 1
        && next.filled > 1
        && above.filled < above.cells.len()
        && (years
            || next
                .kinds
                .iter()
                .all(|kind| matches!(kind, Kind::Text | Kind::Empty)))
        && above.kinds.iter().all(|kind| !kind.is_data())
        && !is_blank(&above.kinds[0])
        && is_blank(&next.kinds[0])
        && above
            .kinds
            .iter()
            .zip(&next.kinds)
            .any(|(above, next)| is_blank(above) && !is_blank(next))
}

/// Whether a row holds the keys by which a survey tool finds its questions again: no names for people.
pub(super) fn is_import_row(cells: &[String]) -> bool {
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

#[cfg(test)]
mod tests {
    use super::super::dialect::{self, Wish};
    use super::super::layout;

    fn rows(text: &str) -> usize {
        let found = dialect::detect(text.as_bytes(), true, &Wish::default());
        layout::detect(&found.records, None, None).header_rows
    }

    #[test]
    fn finds_the_header() {
        assert_eq!(rows("a,b\n1e9,-2E-9\n0.5,3\n1.5e-12,4\n"), 1);
        let has = |text| rows(text) > 0;
        assert!(has("name,city\nAli,Tehran\nSara,Shiraz\n"));
        assert!(!has("Ali,5\nSara,6\n"));
        assert!(!has("1,2,3\n"));
        assert!(has("country,2019,2020\nA,5,6\nB,7,8\n"));
        assert!(has("who;01/2024;02/2024\nA;5,5;6,0\nB;7,0;8,5\n"));
        assert!(has("who,2024-01-01,2024-02-01\nA,5,6\nB,7,8\n"));
        assert!(!has("A,2024-01-01,5\nB,2024-02-01,6\n"));
        assert!(has("who,1,2,3\np1,5,3,4\np2,1,2,4\n"));
        assert!(!has("p1,1,2,3\np2,5,3,4\n"));
        assert!(has("x,x,\n1,2,3\n4,5,6\n"));
        assert!(!has("Ali,yes\nSara,no\nReza,yes\n"));
        assert!(has("a,b\n"));
        assert!(has("name,colour,spend\nA,colour,5\nB,red,6\n"));
    }

    #[test]
    fn several_rows_may_name_the_columns() {
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
}
