//! Every note and every error of reading and typing.

use super::*;

type Note = (IssueCode, u64, Option<u64>, Option<&'static str>);

fn assert_notes(bytes: &[u8], expected: &[Note]) {
    let table = Table::from_csv(bytes, &ReadOptions::default()).expect("a table");
    let expected: Vec<Issue> = expected
        .iter()
        .map(|&(code, count, first_row, column)| Issue {
            code,
            count,
            first_row,
            column: column.map(str::to_owned),
            readings: Vec::new(),
        })
        .collect();
    let mut issues = table.issues().to_vec();
    issues.iter_mut().for_each(|issue| issue.readings.clear());
    assert_eq!(issues, expected, "{}", String::from_utf8_lossy(bytes));
}

#[test]
fn every_repair_of_the_bytes_and_the_rows_is_noted() {
    use super::IssueCode::*;
    assert_notes(b"a,b\n1,2\n3,4\n", &[]);
    let unmarked: Vec<u8> = "a,b\nx,2\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_notes(&unmarked, &[(EncodingGuessed, 1, None, None)]);
    assert_notes(
        b"a,b\n\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9,1\ny\xff\xfe,2\nz\xff,3\nz,4\n",
        &[(EncodingReplaced, 3, Some(2), Some("a"))],
    );
    assert_notes(b"a,b\nx,1\ny\0y\0,2\n", &[(NulKept, 1, Some(2), Some("a"))]);
    assert_notes(b"a,b\n1,2\n3\n4,5,6\n", &[(RowRagged, 2, Some(2), None)]);
    assert_notes(
        b"a,b\n1,2\n,\n , \n5,6\n\n7,8\n",
        &[(RowEmpty, 2, Some(2), None)],
    );
    assert_notes(b"1,2\n3,4\n", &[(HeaderGenerated, 2, None, None)]);
    assert_notes(
        b"a,,a\n1,2,3\n",
        &[
            (HeaderBlank, 1, None, Some("column_2")),
            (HeaderDuplicate, 1, None, Some("a_2")),
        ],
    );
}

#[test]
fn every_repair_of_the_cells_is_noted() {
    use super::IssueCode::*;
    let numbers: String = (0..98).map(|row| format!("{row}.5\n")).collect();
    assert_notes(
        format!("a\n1.5\nabc\n{numbers}").as_bytes(),
        &[(NumberUnread, 1, Some(2), Some("a"))],
    );
    assert_notes(
        b"a\n1\n1e309\n7\n3\n",
        &[(OutOfRange, 1, Some(2), Some("a"))],
    );
    assert_notes(
        b"a\n5\nNA\n-\n\n7\nn/a\n",
        &[(MissingSpelling, 3, Some(2), Some("a"))],
    );
    assert_notes(
        b"a\n2024-01-31\n2024-02-31\n2024-03-31\n",
        &[(DateUnread, 1, Some(2), Some("a"))],
    );
    assert_notes(
        b"a\n01/02/2024\n03/03/2024\n05/04/2024\n",
        &[(DateAmbiguous, 2, Some(1), Some("a"))],
    );
    assert_notes(
        b"a\n1\n9007199254740993\n9007199254740994\n",
        &[(Precision, 2, Some(2), Some("a"))],
    );
}

#[test]
fn every_error_of_reading_has_its_place() {
    let error =
        |bytes: &[u8]| Table::from_csv(bytes, &ReadOptions::default()).expect_err("an error");
    assert_eq!(error(b""), Error::FileEmpty);
    assert_eq!(error(b"\xef\xbb\xbf"), Error::FileEmpty);
    assert_eq!(error(b"\xff\xfe"), Error::FileEmpty);
    assert_eq!(error(b"\n\r\n  \n"), Error::FileEmpty);
    assert_eq!(error(b"a,b\n"), Error::RowsNone);
    assert_eq!(error(b"sep=;\na;b\n"), Error::RowsNone);
    assert_eq!(
        error(b"\x89PNG\r\n\x1a\nabc"),
        Error::NotText { found: "PNG" }
    );
    assert_eq!(error(b"\x1f\x8babc"), Error::Compressed { found: "gzip" });
    assert_eq!(
        error(b"a,b\n1,2\n3,\"4\n5,6\n"),
        Error::QuoteUnclosed { row: 2 }
    );
    assert_eq!(error(b"a,\"b\n1,2\n"), Error::QuoteUnclosed { row: 0 });
    for mark in ["", "\""] {
        let cell = mark.to_owned() + &"x".repeat((1 << 20) + 1) + mark;
        assert_eq!(
            error(format!("a,b\n1,{cell}\n").as_bytes()),
            Error::FieldLimit {
                row: 1,
                column: 2,
                limit: 1 << 20
            }
        );
    }
    let open = [b"a,b\n1,\"".as_slice(), &b"x\n".repeat(1 << 20)].concat();
    assert_eq!(error(&open), Error::QuoteUnclosed { row: 1 });
    let wide = vec!["a"; 100_000].join(",") + "\n1\n";
    assert_eq!(
        error(wide.as_bytes()),
        Error::ColumnsLimit {
            found: 100_000,
            limit: 16_384
        }
    );
}

#[test]
fn no_row_is_lost_whatever_ends_the_lines() {
    for text in [
        "a,b\n1,2\n3,4",
        "a,b\r\n1,2\r\n3,4\r\n",
        "a,b\r1,2\r3,4",
        "a,b\n1,2\r\n3,4\r",
    ] {
        let table = table(text);
        assert_eq!(table.row_count(), 2, "{text:?}");
        assert_eq!(
            table.column("b").expect("a column").value(1),
            Value::Number(4.0),
            "{text:?}"
        );
    }
}

#[test]
fn surplus_cells_are_set_aside_and_seen_by_the_sink() {
    let (kept, ..) = read(b"a,b\n1,2,3,4\n5\n", &ReadOptions::default()).expect("a table");
    assert_eq!(
        kept.rows[0],
        (1, ["1", "2", "3", "4"].map(str::to_owned).to_vec())
    );
    assert_eq!(kept.rows[1], (2, vec!["5".to_owned()]));
    let table = table("a,b\n1,2,3,4\n5\n");
    assert_eq!(table.columns().len(), 2);
    assert_eq!(
        table.column("b").expect("a column").value(1),
        Value::Missing
    );
}

#[test]
fn a_column_may_have_any_name() {
    let table = table("__proto__,constructor, x \n1,2,3\n");
    let names: Vec<&str> = table
        .columns()
        .iter()
        .map(|column| column.name.as_str())
        .collect();
    assert_eq!(names, ["__proto__", "constructor", "x"]);
}

#[test]
fn one_value_is_one_level_however_it_is_spelled() {
    let table = table(
        "n,city\n1,Rome\n2, rome\n3,ROME\n4,Rome\n5,Bern\n6,bern \n7,bern\n8,قم\n9,كرج\n10,کرج\n",
    );
    let city = table.column("city").expect("a column");
    assert_eq!(city.distinct, 4);
    assert_eq!(city.value(1), Value::Text("Rome"));
    assert_eq!(city.value(4), Value::Text("bern"));
    assert_eq!(city.value(8), city.value(9));
}

#[test]
fn nothing_that_is_printed_shows_a_cell() {
    let table =
        table("name,city,spend\nZaphod,Betelgeuse,4217\nFord,Betelgeuse,981\nTrillian,Earth,77\n");
    let printed = format!("{table:?}");
    for cell in ["Zaphod", "Betelgeuse", "4217"] {
        assert!(!printed.contains(cell), "{printed}");
    }
}

#[test]
fn an_answer_is_found_again_in_a_table_of_one_row() {
    let cells = [
        "web;app",
        "app;web",
        "web",
        "app;store",
        "store;web",
        "store",
    ];
    let rows: String = (0..30)
        .map(|row| format!("{},{}\n", row * 7 % 30, cells[row % 6]))
        .collect();
    let many = table(&format!("visits,channels\n{rows}"));
    let flags = [
        "visits",
        "channels: web",
        "channels: app",
        "channels: store",
    ];
    let space = customer_segments::FeatureSpace::params()
        .columns(flags)
        .fit(&many)
        .expect("a space");
    let few = table("visits,channels\n7,app;web\n");
    assert_eq!(few.columns().len(), 2);
    let first = |table: &Table, row: usize| {
        let points = space.try_transform(table).expect("points");
        points.records.row(row).to_vec()
    };
    assert_eq!(first(&few, 0), first(&many, 1));
    assert!(space.pack(&table("visits,place\n5,app;web\n")).is_err());
}

#[test]
fn dates_of_another_calendar_are_read() {
    let rows: String = (1..=12)
        .map(|month| format!("{month},1402/{month:02}/30\n"))
        .collect();
    let table = table(&format!("n,when\n{rows}"));
    let when = table.column("when").expect("a column");
    // Of the twelve months of 1402, the last had 29 days. The 30th of Farvardin was 2023-04-19.
    assert_eq!((when.missing, when.distinct), (1, 11));
    assert_eq!(when.value(0), Value::Number(19_466.0));
}

/// Files of windows-1256 have no Persian yeh: words tell the language, and with it calendar and money.
#[test]
fn persian_headers_with_arabic_letters_leave_nothing_open() {
    let cells = |names: &str| {
        let rows: String = (1..=12)
            .map(|month| format!("{month};1402/{month:02}/15;{}00,000\n", month % 9 + 1))
            .collect();
        table(&format!("{names}\n{rows}"))
    };
    let persian = cells("شماره سفارش;تاريخ سفارش;مبلغ (تومان)");
    let open = |table: &Table| {
        table
            .issues()
            .iter()
            .filter(|issue| !issue.readings.is_empty())
            .count()
    };
    assert_eq!(open(&persian), 0);
    assert_eq!(
        persian.column("مبلغ (تومان)").expect("a column").value(0),
        Value::Number(200_000.0)
    );
    assert_eq!(
        open(&cells("رقم الطلب;تاريخ الطلب;المبلغ")),
        2,
        "either may be either"
    );
}
