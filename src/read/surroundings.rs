//! What stands behind a table: totals, remarks, another table.

use super::plausible::{Kind, is_digit};
use super::sample::{Sampled, sampled};
use super::tokenizer::{Cut, Dialect, Found, Tokenizer};

/// A footer has no more records.
pub(super) const FOOTER: usize = 20;

/// What the first cell of a row of totals says.
const TOTALS: &str = "total|totals|grand total|sum|subtotal|average|mean|count|gesamt|summe|insgesamt|\
    totale|total general|total général|totales|somme|suma|toplam|genel toplam|مجموع|المجموع|الإجمالي|الاجمالي|إجمالي|اجمالي|المجموع الكلي|\
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

/// Whether the first cell with anything in it, or in a row without a name any cell, says that numbers are totals.
fn is_total(first: &str, record: &Sampled, width: usize) -> bool {
    let says = |cell: &str| {
        // Behind a colon stands of what.
        let word = cell.split(':').next().unwrap_or(cell);
        let word = word.trim();
        TOTALS
            .split('|')
            .any(|total| total.eq_ignore_ascii_case(word))
    };
    let nameless = record.kinds[0] == Kind::Empty && 2 * record.filled <= width;
    let known = says(first) || (nameless && record.cells.iter().any(|cell| says(cell)));
    let has_number = |cell: &String| Kind::of(cell) == Kind::Number || is_amount(cell);
    known && width > 1 && record.cells.iter().any(has_number)
}

/// A number with a word behind it, such as its currency.
fn is_amount(cell: &str) -> bool {
    let number = cell
        .trim()
        .trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
    number.len() < cell.len() && Kind::of(number) == Kind::Number
}

/// Whether another table begins with `text`, `apart` from the one before by a gap: names, and rows as wide with
/// numbers or dates below them. Without a gap, it has to be of another width, and to have some of the `names` of
/// the one before or three rows; with its width, two columns of data, or words alone where the one before
/// `has_data`.
pub(super) fn begins_table(
    text: &[u8],
    whole: bool,
    apart: bool,
    dialect: &Dialect,
    names: &[String],
    has_data: bool,
) -> bool {
    let mut tokenizer = Tokenizer::new(dialect);
    let mut cut = Cut::default();
    let mut records: Vec<(usize, Sampled)> = Vec::new();
    let mut at = 0;
    while records.len() < 4 && tokenizer.next(text, at, whole, &mut cut) == Found::Record {
        at = cut.next;
        let record = sampled(text, &cut);
        let end = record.kinds.iter().rposition(|kind| *kind != Kind::Empty);
        let width = end.map_or(0, |end| end + 1);
        // A title may stand above it.
        if !(apart && records.is_empty() && width < 2) {
            records.push((width, record));
        }
    }
    let Some(((width, header), body)) = records.split_first() else {
        return false;
    };
    let cells = &header.cells[..*width];
    let is_known = |cell: &&String| names.contains(cell);
    let familiar = 2 * cells.iter().filter(is_known).count() >= *width;
    let is_data = |column: &usize| {
        body.iter()
            .take(2)
            .all(|(_, row)| row.kinds[*column].is_data())
    };
    let is_usual = *width == names.len();
    let is_strange = apart && has_data && !cells.iter().any(|cell| cell.contains(is_digit));
    *width > 1
        && header.kinds[..*width]
            .iter()
            .all(|kind| *kind == Kind::Text)
        && body.len() > 1 + usize::from(!apart && !familiar)
        && body
            .iter()
            .all(|(filled, row)| filled <= width && row.cells.len() == header.cells.len())
        && (0..*width).filter(is_data).count() > usize::from(is_usual && !is_strange)
        && !(is_usual && familiar)
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
        assert_eq!(count("a,2,3\nTotal: Account,2,3\n", 3), 1);
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
        let begins =
            |text: &str, apart| begins_table(text.as_bytes(), true, apart, &plain(), &names, false);
        assert!(begins("a,b\n1,2\n3,4\n", false));
        assert!(!begins("a,b\n1,2,3\n3,4,5\n", false));
        assert!(!begins("x,y\n1,2\n3,4\n", false));
        assert!(begins("x,y\n1,2\n3,4\n5,6\n", false));
        for text in [
            "x,y\n1,2\n3,4\n",
            "More\n,,\nx,y,\n1,2,\n3,4,\n",
            "x,y,z\nk,1,2\nl,3,4\n",
        ] {
            assert!(begins(text, true), "{text}");
        }
        let strange = "u,v,w\nk,l,2\nm,n,4\n";
        assert!(begins_table(
            strange.as_bytes(),
            true,
            true,
            &plain(),
            &names,
            true
        ));
        for text in [
            "a,b,c\nk,1,2\nl,3,4\n",
            "u,v,w\nk,l,2\nm,n,4\n",
            "u,v,2\nk,1,2\nl,3,4\n",
        ] {
            assert!(!begins(text, true), "{text}");
        }
    }
}
