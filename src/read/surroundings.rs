//! What stands behind a table: totals, remarks, another table.

use super::plausible::Kind;
use super::sample::{Sampled, sampled};
use super::tokenizer::{Cut, Dialect, Found, Tokenizer};

/// A footer has no more records.
pub(super) const FOOTER: usize = 20;

/// What the first cell of a row of totals says.
const TOTALS: &str = "total|totals|grand total|sum|subtotal|average|mean|count|gesamt|summe|insgesamt|\
    totale|somme|suma|toplam|genel toplam|مجموع|المجموع|الإجمالي|الاجمالي|إجمالي|اجمالي|المجموع الكلي|\
    جمع|جمع کل|جمع كل|مجموع کل|میانگین|المتوسط";

/// How many records at the end of `text` are no rows of a table so wide, and where they begin; `given` is
/// how many the user says there are.
pub(super) fn footer(
    text: &[u8],
    given: Option<usize>,
    width: usize,
    dialect: &Dialect,
) -> (usize, Option<usize>) {
    let mut tokenizer = Tokenizer::new(dialect);
    let mut cut = Cut::default();
    let mut records: Vec<(usize, bool, Sampled)> = Vec::new();
    let mut at = 0;
    while tokenizer.next(text, at, true, &mut cut) == Found::Record {
        at = cut.next;
        records.push((cut.start, cut.gap, sampled(text, &cut)));
    }
    let usual = records
        .iter()
        .map(|(.., record)| record.filled)
        .sum::<usize>()
        / records.len().max(1);
    let count = match given {
        Some(given) => given.min(records.len()),
        None => {
            let mut count = 0;
            let mut empty = 0;
            for (index, (_, gap, record)) in records.iter().enumerate().rev().take(FOOTER) {
                let before = index.checked_sub(1).map(|before| &records[before].2);
                let apart = *gap || before.is_some_and(|before| before.filled == 0);
                if record.filled == 0 {
                    empty += 1;
                } else if is_footer(record, apart, width)
                    || (apart
                        && width > 2
                        && 3 * record.filled <= width
                        && 2 * record.filled < usual)
                    || is_bare_total(record, &records[..index], width)
                {
                    count += 1 + empty;
                    empty = 0;
                } else {
                    break;
                }
            }
            // Blank rows in front of a footer part it from the table.
            let before = records.iter().rev().skip(count);
            let blank = before
                .take_while(|(_, _, record)| record.filled == 0)
                .count();
            if count > 0 { count + blank } else { 0 }
        }
    };
    let start = count
        .checked_sub(1)
        .map(|last| records[records.len() - 1 - last].0);
    (count, start)
}

/// Whether a record behind a table is a remark or a total; `apart` says whether blank lines part it from
/// the table.
fn is_footer(record: &Sampled, apart: bool, width: usize) -> bool {
    let first = record
        .cells
        .iter()
        .map(|cell| cell.trim())
        .find(|cell| !cell.is_empty());
    let first = first.unwrap_or_default();
    let is_alone = record.filled == 1 && (record.cells.len() == 1 || apart) && width > 2;
    let is_remark = is_alone
        && Kind::of(first) != Kind::Number
        && (first.contains(char::is_whitespace)
            || first.ends_with(':')
            || first.starts_with(['*', '(']));
    let begins =
        first.starts_with(['*', '(']) || first.as_bytes().windows(2).any(|pair| pair == b": ");
    let is_sentence = width > 2 && begins && (record.cells.len() < width || record.filled == 1);
    is_remark || is_sentence || is_total(first, record, width)
}

/// Whether a row without a name has larger numbers than all before it, which have one.
fn is_bare_total(record: &Sampled, before: &[(usize, bool, Sampled)], width: usize) -> bool {
    let digits = |cell: &str| {
        cell.chars()
            .filter(|character| character.is_numeric())
            .count()
    };
    let is_number = |kind: &Kind| matches!(kind, Kind::Number | Kind::Empty);
    let nameless = record.cells.len() == width
        && record.kinds[0] == Kind::Empty
        && record.kinds.iter().all(is_number);
    if !nameless || record.filled < 2 || before.len() < 10 {
        return false;
    }
    let mut larger = 0;
    let rows = before
        .iter()
        .skip(usize::from(before.len() > 10))
        .map(|(.., row)| row);
    for row in rows.filter(|row| row.filled > 0) {
        if row.cells.len() != width || row.kinds[0] == Kind::Empty {
            return false;
        }
        let smaller = |column: usize| digits(&record.cells[column]) > digits(&row.cells[column]);
        let filled = (0..width).filter(|column| record.kinds[*column] == Kind::Number);
        let filled: Vec<usize> = filled.collect();
        if filled
            .iter()
            .any(|&column| digits(&record.cells[column]) < digits(&row.cells[column]))
        {
            return false;
        }
        larger += usize::from(filled.iter().any(|&column| smaller(column)));
    }
    2 * larger > before.len()
}

fn is_total(first: &str, record: &Sampled, width: usize) -> bool {
    let word = first.trim_end_matches([':', ' ']).to_lowercase();
    let known = TOTALS.split('|').any(|total| total == word);
    known && width > 1 && record.kinds.contains(&Kind::Number)
}

/// Whether another table begins with `text`: a record of `cells` names (0: of two or more), some of which the table before had
/// (`known`) unless a gap parts the two, and two rows as wide with numbers or dates in them.
pub(super) fn begins_table(
    text: &[u8],
    whole: bool,
    cells: usize,
    dialect: &Dialect,
    known: Option<&[String]>,
) -> bool {
    let mut tokenizer = Tokenizer::new(dialect);
    let mut cut = Cut::default();
    let mut records: Vec<Sampled> = Vec::new();
    let mut at = 0;
    while records.len() < 3 && tokenizer.next(text, at, whole, &mut cut) == Found::Record {
        at = cut.next;
        records.push(sampled(text, &cut));
    }
    let [header, body @ ..] = records.as_slice() else {
        return false;
    };
    let familiar = known.is_none_or(|names| {
        let is_known = |cell: &&String| names.contains(cell);
        2 * header.cells.iter().filter(is_known).count() >= cells
    });
    let cells = if cells == 0 {
        header.cells.len()
    } else {
        cells
    };
    familiar
        && cells > 1
        && header.kinds.iter().all(|kind| *kind == Kind::Text)
        && body.len() == 2
        && body.iter().all(|record| record.cells.len() == cells)
        && body
            .iter()
            .any(|record| record.kinds.iter().any(|kind| kind.is_data()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain() -> Dialect {
        Dialect {
            delimiter: b",".to_vec(),
            quote: Some(b'"'),
            escape: None,
            comment: None,
            trimmed: false,
        }
    }

    #[test]
    fn remarks_and_totals_are_no_rows() {
        let count = |text: &str, width| footer(text.as_bytes(), None, width, &plain()).0;
        assert_eq!(count("1,2,3\nTotal,,3\n", 3), 1);
        assert_eq!(count("1,2,3\n\nالإجمالي,,3\nSource: the shop\n", 3), 2);
        assert_eq!(count("1,2,3\n,,\nNote: all of it,,\n", 3), 2);
        assert_eq!(count("1,2,3\n(1 row affected)\n", 3), 1);
        assert_eq!(
            count("1,2,3\n\n* estimated\nSource: the shop, 2024\n", 3),
            2
        );
        assert_eq!(count("1,2,3\n4,5\n", 3), 0);
        assert_eq!(count("1,2,3\n17\n", 3), 0);
        assert_eq!(count("1,2,3\n,,\n", 3), 0);
        assert_eq!(count("Ali,2\nTotal Gym,3\n", 2), 0);
        assert_eq!(
            footer(b"1,2\n3,4\n5,6\n", Some(2), 2, &plain()),
            (2, Some(4))
        );
    }

    #[test]
    fn another_table_has_names_and_rows() {
        let names = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
        let begins = |text: &str| begins_table(text.as_bytes(), true, 2, &plain(), Some(&names));
        assert!(begins("a,b\n1,2\n3,4\n"));
        assert!(!begins("a,b\n1,2,3\n3,4,5\n"));
        assert!(!begins("x,y\n1,2\n3,4\n"));
        assert!(begins_table(b"x,y\n1,2\n3,4\n", true, 2, &plain(), None));
    }
}
