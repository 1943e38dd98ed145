//! Every bad input of `pkg-tests/fixtures/bad-inputs`, natively. What a case means stands in the README
//! of that folder; Node and three browsers are held to the same files.

use std::fs;
use std::path::PathBuf;

use customer_segments::segment::VerdictKind;
use customer_segments::settings::{Setting, read_options, segmentation_params};
use customer_segments::table::TableBuilder;
use customer_segments::{ReadOptions, Result, Table};
use serde_json::{Map, Value, json};

#[test]
fn every_bad_input_has_the_outcome_that_it_must_have() {
    let folder = PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/pkg-tests/fixtures/bad-inputs"
    ));
    let mut names: Vec<_> = fs::read_dir(&folder)
        .expect("the folder of bad inputs")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("a name")
        })
        .filter_map(|file| file.strip_suffix(".expected.json").map(str::to_owned))
        .collect();
    names.sort();
    assert!(names.len() > 40, "only {} were found", names.len());

    let mut wrong = Vec::new();
    for name in &names {
        let bytes = fs::read(folder.join(format!("{name}.csv"))).expect("the file");
        let text = fs::read_to_string(folder.join(format!("{name}.expected.json"))).expect("text");
        let expected: Value =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        for case in expected["cases"].as_array().expect("cases") {
            let bytes = generated(case).unwrap_or_else(|| bytes.clone());
            let outcome = outcome(&bytes, case, bytes.len());
            for difference in differences(&outcome, case) {
                let options = case
                    .get("segment")
                    .or(case.get("read"))
                    .unwrap_or(&Value::Null);
                wrong.push(format!("{name} {options}: {difference}"));
            }
            if case["splits"] == json!(true) {
                // Segments are a matter of the table alone: it has to be the same, cell by cell.
                let whole = cells(&bytes, case, bytes.len());
                for at in 0..bytes.len() {
                    if cells(&bytes, case, at) != whole {
                        wrong.push(format!("{name}: cut at byte {at}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The file of a case that is too large to lie on disk.
fn generated(case: &Value) -> Option<Vec<u8>> {
    let mut text = String::new();
    for piece in case.get("generate")?.as_array()? {
        for number in 1..=piece[1].as_u64()? {
            let mut rest = piece[0].as_str()?;
            while let Some((before, behind)) = rest.split_once("{n") {
                let (divisor, after) = behind.split_once('}')?;
                let shown = match divisor.strip_prefix('%') {
                    Some(divisor) => number % divisor.parse::<u64>().ok()?,
                    None => number,
                };
                text += before;
                text += &shown.to_string();
                rest = after;
            }
            text += rest;
        }
    }
    Some(text.into_bytes())
}

/// What came of the bytes, cut in two at `at`, as the JSON that the package also tells.
fn outcome(bytes: &[u8], case: &Value, at: usize) -> Value {
    let mut told = Map::new();
    if let Err(error) = work(bytes, case, at, &mut told) {
        let mut members = serde_json::to_value(error.details()).expect("details");
        members["code"] = json!(error.code());
        told.insert("error".into(), members);
    }
    Value::Object(told)
}

fn read(bytes: &[u8], case: &Value, at: usize) -> Result<Table> {
    let options = match case.get("read") {
        Some(read) => read_options(&setting(read))?,
        None => ReadOptions::default(),
    };
    let mut builder = TableBuilder::new(options);
    builder.push(&bytes[..at])?;
    builder.push(&bytes[at..])?;
    builder.finish()
}

/// The report of the table and all its cells, or the error.
fn cells(bytes: &[u8], case: &Value, at: usize) -> String {
    match read(bytes, case, at) {
        Ok(table) => {
            let rows = 0..table.row_count();
            let columns = table.columns().iter();
            let values: Vec<Vec<_>> = columns
                .map(|column| rows.clone().map(|row| column.value(row)).collect())
                .collect();
            format!("{:?} {values:?}", table.report())
        }
        Err(error) => format!("{error:?}"),
    }
}

fn work(bytes: &[u8], case: &Value, at: usize, told: &mut Map<String, Value>) -> Result<()> {
    let table = read(bytes, case, at)?;
    let report = serde_json::to_value(table.report()).expect("a report");
    told.insert("rows".into(), report["rowCount"].clone());
    for key in ["columns", "issues", "reading"] {
        told.insert(key.into(), report[key].clone());
    }
    if let Some(segment) = case.get("segment") {
        let result = segmentation_params(&setting(segment))?.fit(&table)?;
        let report = serde_json::to_value(&result.report).expect("a report");
        let placed = result
            .assignments
            .iter()
            .filter(|segment| **segment >= 0)
            .count() as u64;
        // Of orders, customers are placed, and each has several rows.
        let gathered = result.report.plan.customers.as_ref();
        let placed = gathered.map_or(placed, |gathered| gathered.customers);
        told.insert("segments".into(), json!(result.report.segments.len()));
        told.insert(
            "sizes".into(),
            json!(
                result
                    .report
                    .segments
                    .iter()
                    .map(|segment| segment.size)
                    .sum::<u64>()
            ),
        );
        told.insert("placed".into(), json!(placed));
        let natural = result.report.verdict.kind == VerdictKind::Natural;
        told.insert("natural".into(), json!(natural));
        told.insert("notes".into(), report["issues"].clone());
        // JSON has no infinity: such a figure would be written as null.
        told.insert("candidates".into(), report["candidates"].clone());
    }
    Ok(())
}

fn setting(value: &Value) -> Setting {
    fn with_nan(setting: Setting) -> Setting {
        match setting {
            Setting::Text(text) if text == "$NaN" => Setting::Number(f64::NAN),
            Setting::List(items) => Setting::List(items.into_iter().map(with_nan).collect()),
            Setting::Map(members) => Setting::Map(
                members
                    .into_iter()
                    .map(|(key, value)| (key, with_nan(value)))
                    .collect(),
            ),
            other => other,
        }
    }
    with_nan(serde_json::from_value(value.clone()).expect("plain options"))
}

/// Every difference between the outcome and what must come of the case, in words.
fn differences(outcome: &Value, expected: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut within = |what: &str, is: &Value, must: &Value| {
        for (key, value) in must.as_object().into_iter().flatten() {
            let is = if what == "column" && key == "reason" {
                &is[key]["code"]
            } else {
                &is[key]
            };
            if is != value {
                found.push(format!("{what} {key}: {is} instead of {value}"));
            }
        }
    };
    match expected.get("error") {
        Some(error) => within("error", &outcome["error"], error),
        None => within("outcome", outcome, &json!({ "error": null })),
    }
    if let Some(rows) = expected.get("rows") {
        within("outcome", outcome, &json!({ "rows": rows }));
    }
    if let Some(reading) = expected.get("reading") {
        within("reading", &outcome["reading"], reading);
    }
    if let Some(columns) = expected.get("columns").and_then(Value::as_array) {
        let is = outcome["columns"].as_array().cloned().unwrap_or_default();
        within(
            "columns",
            &json!({ "number": is.len() }),
            &json!({ "number": columns.len() }),
        );
        for (is, must) in is.iter().zip(columns) {
            within("column", is, must);
        }
        let mut names: Vec<_> = is.iter().map(|column| column["name"].as_str()).collect();
        names.sort_unstable();
        names.dedup();
        within(
            "columns",
            &json!({ "different names": names.len() }),
            &json!({ "different names": is.len() }),
        );
    }
    match expected.get("segments") {
        Some(Value::String(_)) if outcome["segments"].as_u64() > Some(0) => {}
        Some(segments) => within("outcome", outcome, &json!({ "segments": segments })),
        None => {}
    }
    if let Some(natural) = expected.get("natural") {
        within("outcome", outcome, &json!({ "natural": natural }));
    }
    if outcome.get("segments").is_some() {
        within("sizes", outcome, &json!({ "sizes": outcome["placed"] }));
        for candidate in outcome["candidates"].as_array().into_iter().flatten() {
            for (key, value) in candidate.as_object().into_iter().flatten() {
                within(
                    "finite",
                    &json!({ key.as_str(): !value.is_null() }),
                    &json!({ key.as_str(): true }),
                );
            }
        }
    }
    for key in ["issues", "notes"] {
        let Some(notes) = expected.get(key).and_then(Value::as_array) else {
            continue;
        };
        let is = outcome[key].as_array().cloned().unwrap_or_default();
        let holds = |is: &Value, must: &Value| {
            must.as_object()
                .expect("a note")
                .iter()
                .all(|(key, value)| is[key] == *value)
        };
        for must in notes
            .iter()
            .filter(|must| !is.iter().any(|one| holds(one, must)))
        {
            found.push(format!("{key}: {} lacks {must}", outcome[key]));
        }
        if key == "issues" {
            let known = |one: &Value| notes.iter().any(|must| must["code"] == one["code"]);
            found.extend(
                is.iter()
                    .filter(|one| !known(one))
                    .map(|one| format!("issues: {one} was not expected")),
            );
        }
    }
    found
}
