//! The result as Rust tells it, written down: `tsc` holds the same file against the public types
//! (`pkg-tests/contract/golden.test.mjs`), so that the two sides cannot drift apart.
//!
//! After a change that is meant, `UPDATE_GOLDEN=1 cargo test --test golden` writes it anew; read what changed.

use std::fs;

use customer_segments::{ReadOptions, SegmentModel, Segmentation, Table};
use serde_json::{Value, json};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/pkg-tests/contract");

#[test]
fn the_golden_result_is_what_rust_tells() {
    let bytes = fs::read(format!("{FOLDER}/customers.csv")).expect("the table");
    let table = Table::from_csv(&bytes, &ReadOptions::default()).expect("a table");
    let result = Segmentation::params()
        .clusters(2..=4)
        .seed(42)
        .fit(&table)
        .expect("segments");
    let told = json!({ "table": table.report(), "segmentation": result.report });
    let text = serde_json::to_string_pretty(&told).expect("JSON") + "\n";
    let path = format!("{FOLDER}/golden.json");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &text).expect("the golden result");
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    let differs = golden
        .lines()
        .zip(text.lines())
        .position(|(is, must)| is != must);
    assert!(
        golden == text,
        "golden.json differs, first in line {:?}",
        differs.map(|line| line + 1)
    );
}

/// A model that the first version wrote, and the segments that its centres give, worked out apart.
#[test]
fn a_model_of_the_first_format_still_places() {
    let read = |name| fs::read(format!("{FOLDER}/{name}")).expect("a fixture");
    let table = Table::from_csv(&read("customers.csv"), &ReadOptions::default()).expect("a table");
    let mut fixture: Value = serde_json::from_slice(&read("model-format-1.json")).expect("JSON");
    let model: SegmentModel =
        serde_json::from_value(fixture["model"].take()).expect("a model of format 1");
    let placed = model.checked().expect("sound").assign(&table);
    let expected: Vec<i32> =
        serde_json::from_value(fixture["assignments"].take()).expect("segments");
    assert_eq!(placed.expect("segments"), expected);
}
