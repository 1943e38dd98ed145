//! Long columns of which hardly any cell comes twice, which are not looked at spelling by spelling.

use super::*;

const ROWS: u64 = 40_000;

/// Type, missing and distinct cells of a column of these cells.
fn column(cell: impl Fn(u64) -> String) -> (ColumnType, u64, u64) {
    let rows: String = (0..ROWS)
        .map(|row| format!("\"{}\",1\n", cell(row)))
        .collect();
    let table = table(&format!("what,n\n{rows}"));
    let column = &table.columns()[0];
    (column.column_type(), column.missing, column.distinct)
}

#[test]
fn long_columns_of_words_are_names_of_rows_or_free_words() {
    let mixed = |row: u64| row * 7919 % ROWS;
    let key = |row: u64| format!("K{}x", mixed(row));
    assert_eq!(column(key), (ColumnType::Identifier, 0, ROWS));
    // One that comes twice, also with another case, is no name of a row.
    let twice = |row: u64| if row == 30_000 { key(7) } else { key(row) };
    assert_eq!(column(twice), (ColumnType::Text, 0, ROWS - 1));
    let folded = |row: u64| {
        if row == 30_000 {
            key(7).to_lowercase()
        } else {
            key(row)
        }
    };
    assert_eq!(column(folded), (ColumnType::Text, 0, ROWS));
    // Nor are several words.
    let words = |row: u64| format!("row {}", mixed(row));
    assert_eq!(column(words), (ColumnType::Text, 0, ROWS));
    // What says that there is no value counts as none.
    let holes = |row: u64| match row % 10 {
        0 => String::new(),
        1 => "unknown".to_owned(),
        _ => key(row),
    };
    assert_eq!(
        column(holes),
        (ColumnType::Identifier, ROWS / 5, 4 * ROWS / 5)
    );
    // Names that begin to come again are kinds in the end.
    let kinds = |row: u64| {
        if row < 9_000 {
            key(row)
        } else {
            key(row % 9_000)
        }
    };
    assert_eq!(column(kinds), (ColumnType::Category, 0, 9_000));
    // Answers are found among any number of their combinations.
    let answers = |row: u64| {
        let chosen = (0..14).filter(|choice| (mixed(row) + 1) >> choice & 1 == 1);
        chosen
            .map(|choice| format!("choice {}", (b'a' + choice as u8) as char))
            .collect::<Vec<_>>()
            .join(";")
    };
    let rows: String = (0..9_000)
        .map(|row| format!("{},1\n", answers(row)))
        .collect();
    assert!(
        table(&format!("what,n\n{rows}"))
            .column("what: choice a")
            .is_ok()
    );
}

#[test]
fn what_the_last_of_many_texts_proves_counts_for_all() {
    // Thousands with a point, until the last amount has a comma as well.
    let amount = |row: u64| format!("{}.{:03} €", 1 + row / 1000, row % 1000);
    let last = "1.234,56 €";
    let prices: String = (0..70_000)
        .map(|row| format!("\"{}\",1\n", amount(row)))
        .collect();
    let table = table(&format!("price,n\n{prices}\"{last}\",1\n"));
    let price = &table.columns()[0];
    assert_eq!(price.notation.decimal, Some(DecimalMark::Comma));
    assert_eq!(price.value(69_999), Value::Number(70_999.0));
    assert_eq!(price.value(70_000), Value::Number(1234.56));
    let asks = |issue: &&Issue| issue.code == IssueCode::NumberAmbiguous;
    assert_eq!(table.issues().iter().find(asks), None);
}

#[test]
fn what_is_read_in_pieces_is_what_is_read_at_once() {
    let rows: String = (0..70_000u64)
        .map(|row| match row {
            66_000 => "soon,ask us\n".to_owned(),
            66_001 => "n/a,NA\n".to_owned(),
            _ => {
                let (day, second) = (1 + row % 28, row / 28);
                let clock = format!(
                    "{:02}:{:02}:{:02}",
                    second / 3600,
                    second / 60 % 60,
                    second % 60
                );
                format!("2024-01-{day:02} {clock},${row}.50\n")
            }
        })
        .collect();
    let table = table(&format!("when,price\n{rows}"));
    let [when, price] = table.columns() else {
        panic!("two columns");
    };
    assert_eq!(
        when.value(28 * 60 + 3),
        Value::Number(19_726.0 + 60.0 / 86_400.0)
    );
    assert_eq!(price.value(69_999), Value::Number(69_999.5));
    for (column, code) in [
        (when, IssueCode::DateUnread),
        (price, IssueCode::NumberUnread),
    ] {
        assert_eq!(column.missing, 2);
        assert_eq!(column.notation.missing_spellings.len(), 1);
        let found = table.issues().iter().find(|issue| issue.code == code);
        assert_eq!(found.and_then(|issue| issue.first_row), Some(66_001));
    }
}
