//! Rules as they are written down for JavaScript and SQL: `pkg-tests/behaviour/rules.test.mjs` runs the same ones
//! there and must pick the same rows.
//!
//! After a change that is meant, `UPDATE_RULES=1 cargo test --test rules` writes them anew.

use std::collections::BTreeMap;
use std::fs;

use customer_segments::segment::Evidence;
use customer_segments::table::Role;
use customer_segments::{ReadOptions, Segmentation, Table};
use serde_json::json;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/pkg-tests/fixtures/rules");

/// What builds, each time; the rest is left out, so that rules are about those columns.
const BUILDING: [&[&str]; 3] = [
    &["orders \"all\"", "total spent"],
    &["town", "newsletter"],
    &["since", "total spent"],
];

#[test]
fn rules_pick_what_is_written_down() {
    let bytes = fs::read(format!("{FOLDER}/customers.csv")).expect("the table");
    let table = Table::from_csv(&bytes, &ReadOptions::default()).expect("a table");
    let mut told = Vec::new();
    for building in BUILDING {
        let role = |name: &str| match building.contains(&name) {
            true => Role::Build,
            false => Role::Ignore,
        };
        let columns = table.columns().iter();
        let roles: BTreeMap<String, Role> = columns
            .map(|column| (column.name.clone(), role(&column.name)))
            .collect();
        let result = Segmentation::params()
            .clusters(3..=3)
            .seed(5)
            .roles(roles)
            .evidence(Evidence::None)
            .fit(&table)
            .expect("segments");
        for rule in result
            .report
            .segments
            .iter()
            .filter_map(|s| s.rule.as_ref())
        {
            let picks = |row: &usize| rule.picks(&table, *row).expect("its columns");
            let rows: Vec<usize> = (0..table.row_count()).filter(picks).collect();
            told.push(json!({ "terms": rule.terms, "sql": rule.sql, "rows": rows }));
        }
    }
    assert!(told.len() >= 6, "{} rules", told.len());
    let lines: Vec<String> = told.iter().map(ToString::to_string).collect();
    let text = format!("[\n{}\n]\n", lines.join(",\n"));
    let path = format!("{FOLDER}/rules.json");
    if std::env::var_os("UPDATE_RULES").is_some() {
        fs::write(&path, &text).expect("the rules");
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == text,
        "rules.json differs"
    );
}
