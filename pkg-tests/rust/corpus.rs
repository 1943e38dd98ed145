//! Files as shops, banks and surveys in three languages have them (`pkg-tests/corpus`), read with
//! detection alone, against the values from which they were made.
//!
//! No misreading may be silent: each cell is right, or counted as missing, or its column is asked about
//! with both readings; and what is not in doubt is hardly ever asked about.

use std::fs;
use std::path::{Path, PathBuf};

use customer_segments::table::{Column, ColumnType, Role, Value, Values};
use customer_segments::{ReadOptions, Table};
use serde_json::Value as Json;

/// What came of the columns of one half.
#[derive(Default)]
struct Outcome {
    files: usize,
    columns: usize,
    unambiguous: usize,
    asked: usize,
    cells: usize,
    lost: usize,
    wrong: Vec<String>,
}

#[test]
fn no_column_of_the_training_half_is_misread_in_silence() {
    let outcome = judge("train");
    assert!(outcome.files > 60, "only {} files", outcome.files);
    hold(&outcome);
}

#[test]
fn no_column_of_the_held_out_half_is_misread_in_silence() {
    hold(&judge("held-out"));
}

#[test]
fn no_column_of_the_exports_is_misread_in_silence() {
    let outcome = judge("exports");
    assert!(outcome.files >= 80, "only {} files", outcome.files);
    hold(&outcome);
}

fn hold(outcome: &Outcome) {
    eprintln!(
        "{} files, {} columns, {} cells; {} of {} unambiguous columns asked, {} cells lost",
        outcome.files,
        outcome.columns,
        outcome.cells,
        outcome.asked,
        outcome.unambiguous,
        outcome.lost
    );
    assert!(outcome.wrong.is_empty(), "\n{}", outcome.wrong.join("\n"));
    assert!(20 * outcome.asked <= outcome.unambiguous);
    assert!(200 * outcome.lost <= outcome.cells);
}

fn judge(half: &str) -> Outcome {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("pkg-tests/corpus")
        .join(half);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the corpus")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "csv"))
        .collect();
    files.sort();
    let mut outcome = Outcome::default();
    for path in &files {
        judge_file(path, &mut outcome);
    }
    outcome
}

fn judge_file(path: &Path, outcome: &mut Outcome) {
    let bytes = fs::read(path).expect("a file");
    let text = fs::read_to_string(path.with_extension("truth.json")).expect("its truth");
    let truth: Json = serde_json::from_str(&text).expect("JSON");
    let place = path
        .file_stem()
        .and_then(|name| name.to_str())
        .expect("a name");
    outcome.files += 1;
    let table = match Table::from_csv(&bytes, &ReadOptions::default()) {
        Ok(table) => table,
        Err(error) => {
            outcome.wrong.push(format!("{place}: {error}"));
            return;
        }
    };
    if table.row_count() as u64 != truth["rows"] {
        outcome
            .wrong
            .push(format!("{place}: {} rows", table.row_count()));
    }
    for column in truth["columns"].as_array().expect("columns") {
        let name = column["name"].as_str().expect("a name");
        let place = format!("{place}, {name}");
        // Of several rows of names, the first is what the column is known by.
        let is_it = |found: &&Column| {
            found.name == name || (column["starts"] == true && found.name.starts_with(name))
        };
        let asked = |name: &str| {
            let issues = table.issues().iter();
            let mut of = issues.filter(|issue| issue.column.as_deref() == Some(name));
            of.any(|issue| issue.readings.len() > 1)
        };
        let open = column["open"] == true;
        outcome.columns += 1;
        outcome.unambiguous += usize::from(!open);
        let Some(found) = table.columns().iter().find(is_it) else {
            outcome.wrong.push(format!("{place}: not there"));
            continue;
        };
        let asked = asked(&found.name);
        outcome.asked += usize::from(asked && !open);
        if open {
            if !asked {
                outcome.wrong.push(format!("{place}: not asked"));
            }
            continue;
        }
        if asked {
            eprintln!("asked: {place}");
            continue;
        }
        let told = match column["type"].as_str() {
            Some("answers") => judge_answers(&table, found, column),
            _ => judge_cells(found, column, outcome),
        };
        if let Err(complaint) = told {
            outcome.wrong.push(format!("{place}: {complaint}"));
        }
    }
}

fn judge_cells(found: &Column, truth: &Json, outcome: &mut Outcome) -> Result<(), String> {
    let values = truth["values"].as_array().expect("values");
    let wanted = truth["type"].as_str().expect("a type");
    let is = found.column_type();
    let suits = match wanted {
        "number" => is == ColumnType::Number,
        "date" => is == ColumnType::Date,
        "flag" => is == ColumnType::Flag,
        "category" => is == ColumnType::Category,
        // What comes again may be a category, if it takes no part.
        "identifier" => {
            matches!(is, ColumnType::Identifier | ColumnType::Text)
                || is == ColumnType::Category && found.role == Role::Ignore
        }
        other => panic!("{other}"),
    };
    if !suits {
        return Err(format!("{is:?} instead of {wanted}"));
    }
    let mut lost = 0;
    for (row, value) in values.iter().enumerate() {
        let cell = found.value(row);
        outcome.cells += 1;
        let right = match (value, cell) {
            (Json::Null, Value::Missing) => true,
            (Json::Null, _) => false,
            (_, Value::Missing) => {
                lost += 1;
                true
            }
            (Json::Number(number), Value::Number(is)) => {
                let must = number.as_f64().expect("a number");
                (is - must).abs() <= 1e-9 * must.abs().max(1.0)
            }
            (Json::Bool(yes), Value::Number(is)) => is == f64::from(u8::from(*yes)),
            (Json::String(day), Value::Number(is)) => (is - days(day)).abs() < 1e-6,
            (Json::String(text), Value::Text(is)) => text == is,
            _ => false,
        };
        if !right {
            return Err(format!("row {}: {cell:?} instead of {value}", row + 1));
        }
    }
    outcome.lost += lost;
    if lost > 1 {
        return Err(format!("{lost} cells were lost"));
    }
    if let Some(order) = truth["order"].as_array() {
        let Values::Category {
            levels, ordered, ..
        } = &found.values
        else {
            return Err("no levels".into());
        };
        let told: Vec<Json> = levels.iter().cloned().map(Json::from).collect();
        if !ordered || *order != told {
            return Err(format!("ordered: {ordered}, {levels:?}"));
        }
    }
    Ok(())
}

fn judge_answers(table: &Table, found: &Column, truth: &Json) -> Result<(), String> {
    for choice in truth["answers"].as_array().expect("answers") {
        let name = format!("{}: {}", found.name, choice.as_str().expect("a choice"));
        let flag = table.column(&name).map_err(|_| format!("no {name}"))?;
        for (row, given) in truth["values"]
            .as_array()
            .expect("values")
            .iter()
            .enumerate()
        {
            let given = given.as_array().expect("a list").contains(choice);
            if flag.value(row) != Value::Number(f64::from(u8::from(given))) {
                return Err(format!("row {}: {name}", row + 1));
            }
        }
    }
    Ok(())
}

/// Days since 1970-01-01 of `2024-01-31` or `2024-01-31T10:30:00.000Z`, by counting the days of each year
/// and month.
fn days(iso: &str) -> f64 {
    let number = |range: std::ops::Range<usize>| iso[range].parse::<i64>().expect("digits");
    let (year, month, day) = (number(0..4), number(5..7), number(8..10));
    let is_leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = |year: i64| if is_leap(year) { 366 } else { 365 };
    let years: i64 = if year >= 1970 {
        (1970..year).map(length).sum()
    } else {
        -(year..1970).map(length).sum::<i64>()
    };
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let months: i64 = lengths[..month as usize - 1].iter().sum();
    let leap = i64::from(month > 2 && is_leap(year));
    let time = if iso.len() > 10 {
        (number(11..13) * 3600 + number(14..16) * 60 + number(17..19)) as f64 / 86_400.0
    } else {
        0.0
    };
    (years + months + leap + day - 1) as f64 + time
}
