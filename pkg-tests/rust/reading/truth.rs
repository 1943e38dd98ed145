//! Real tables against the truth that was worked out for them elsewhere.

use super::*;

/// The folder of real data, or nothing where it is not; then the caller says so and stops.
pub fn shared(path: &str) -> Option<PathBuf> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data"));
    if folder.is_dir() {
        return Some(folder.join(path));
    }
    let required = std::env::var("REQUIRE_SHARED_DATA").is_ok_and(|value| value == "1");
    assert!(!required, "{} is missing", folder.display());
    eprintln!("SKIPPED: {} is missing", folder.display());
    None
}

#[test]
fn real_tables_have_the_types_and_figures_that_are_known_of_them() {
    let Some(path) = shared("reference/typed_truth.json") else {
        return;
    };
    let truth = json(&path);
    let mut read = 0;
    for (file, truth) in truth.as_object().expect("files") {
        let bytes = fs::read(shared(file).expect("the folder")).expect("a file");
        let table = Table::from_csv(&bytes, &ReadOptions::default()).expect(file);
        assert_eq!(table.row_count() as u64, truth["data_rows"], "{file}");
        let delimiter = match table.reading().delimiter.as_str() {
            " " => "whitespace",
            delimiter => delimiter,
        };
        assert_eq!(delimiter, truth["delimiter"], "{file}");
        assert_eq!(table.reading().header, truth["header"], "{file}");
        assert_eq!(table.reading().byte_order_mark, truth["bom"], "{file}");
        let noted = |code| {
            let issues = table.issues().iter().filter(|issue| issue.code == code);
            issues.map(|issue| issue.count).sum::<u64>()
        };
        assert_eq!(noted(IssueCode::RowRagged), truth["ragged_rows"], "{file}");
        assert_eq!(
            noted(IssueCode::RowEmpty),
            truth["all_empty_rows"],
            "{file}"
        );
        let schema = truth["schema"].as_array().expect("columns");
        assert_eq!(table.columns().len(), schema.len(), "{file}");
        // Without names the truth has made up its own, and with them what the columns are.
        let named = if table.reading().header {
            schema.len()
        } else {
            0
        };
        for (column, truth) in table.columns().iter().zip(schema).take(named) {
            check(&format!("{file}, {}", column.name), column, truth);
        }
        read += 1;
    }
    assert_eq!(read, truth.as_object().expect("files").len());
}

fn check(place: &str, column: &Column, truth: &Json) {
    use super::ColumnType::*;
    assert_eq!(column.name, truth["name"], "{place}");
    assert_eq!(column.missing, truth["missing"], "{place}");
    let kind = truth["type"].as_str().expect("a type");
    let is_yes_no = truth["values"] == serde_json::json!(["0", "1"])
        || truth["values"].as_array().is_some_and(|values| {
            values.iter().all(|value| {
                let value = value.as_str().unwrap_or_default();
                value.eq_ignore_ascii_case("yes") || value.eq_ignore_ascii_case("no")
            })
        });
    let allowed: &[ColumnType] = match kind {
        "binary" if is_yes_no => &[Flag],
        "binary" | "categorical" | "categorical (coded)" => &[Category],
        "constant" => &[Number, Category],
        "text / high cardinality" => &[Text, Category],
        kind if kind.starts_with("id") => &[Identifier],
        kind if kind.starts_with("numeric") => &[Number],
        kind if kind.starts_with("date") => &[Date],
        kind if kind.starts_with("ordinal") => &[Category],
        other => panic!("{place}: unknown type {other}"),
    };
    let found = column.column_type();
    assert!(
        allowed.contains(&found),
        "{place}: {found:?} instead of {kind}"
    );
    let distinct = truth["distinct"].as_u64().expect("a count");
    if kind == "text / high cardinality" {
        // There the truth counts spellings, which differ in case and spaces only now and then.
        assert!(
            (distinct * 98 / 100..=distinct).contains(&column.distinct),
            "{place}"
        );
    } else {
        assert_eq!(column.distinct, distinct, "{place}");
    }
    let Some(mean) = truth["mean"].as_f64() else {
        return;
    };
    let numbers: Vec<f64> = (0..column.len())
        .filter_map(|row| match column.value(row) {
            Value::Number(value) => Some(value),
            _ => None,
        })
        .collect();
    let found = numbers.iter().sum::<f64>() / numbers.len() as f64;
    assert!(
        (found - mean).abs() <= 1e-6 * mean.abs().max(1.0),
        "{place}: mean {found}"
    );
    let least = numbers.iter().copied().fold(f64::INFINITY, f64::min);
    let most = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    assert_eq!(Some(least), truth["min"].as_f64(), "{place}");
    assert_eq!(Some(most), truth["max"].as_f64(), "{place}");
}
