//! Prints everything that is promised to be the same everywhere, bit for bit, in a form that JavaScript
//! writes too (`pkg-tests/contract/canonical.mjs`): numbers as the 64 bits of an f64, members in order.
//!
//! `same_bits FILE CHUNK SEED…`: the file is read in chunks of so many bytes and segmented with each seed.

use std::fs;

use customer_segments::read::ReadOptions;
use customer_segments::settings::{Setting, segmentation_params};
use customer_segments::table::TableBuilder;
use serde_json::{Value, json};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [path, chunk, seeds @ ..] = arguments.as_slice() else {
        panic!("same_bits FILE CHUNK SEED…");
    };
    let bytes = fs::read(path).expect("the file");
    let mut builder = TableBuilder::new(ReadOptions::default());
    for piece in bytes.chunks(chunk.parse().expect("a number of bytes")) {
        builder.push(piece).expect("text");
    }
    let table = builder.finish().expect("a table");
    let report = serde_json::to_value(table.report()).expect("a report");
    for seed in seeds {
        let options = json!({ "seed": seed.parse::<u64>().expect("a seed"), "clusters": { "from": 2, "to": 6 } });
        let setting: Setting = serde_json::from_value(options).expect("options");
        let params = segmentation_params(&setting).expect("options");
        let result = params.fit(&table).expect("segments");
        let told = serde_json::to_value(&result.report).expect("a report");
        let promised = json!({
            "columns": members(&report["columns"], &["name", "type", "role", "elements", "missing", "distinct"]),
            "assignments": result.assignments,
            "candidates": told["candidates"],
            "segments": members(&told["segments"], &["index", "size", "share", "small", "traits", "profile"]),
            "excludedRows": told["excludedRows"],
            "issues": told["issues"],
            "seed": told["seed"],
            "model": told["model"],
        });
        let mut text = String::new();
        canonical(&promised, &mut text);
        println!("{text}");
    }
}

/// Of each object in a list only these members.
fn members(list: &Value, names: &[&str]) -> Value {
    let object = |one: &Value| {
        names
            .iter()
            .map(|name| ((*name).to_owned(), one[name].clone()))
            .collect()
    };
    Value::Array(
        list.as_array()
            .expect("a list")
            .iter()
            .map(|one| Value::Object(object(one)))
            .collect(),
    )
}

fn canonical(value: &Value, text: &mut String) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(flag) => text.push_str(&flag.to_string()),
        Value::Number(number) => {
            let bits = number.as_f64().expect("an f64").to_bits();
            text.push_str(&format!("{bits:016x}"));
        }
        Value::String(string) => text.push_str(&Value::from(string.as_str()).to_string()),
        Value::Array(items) => {
            text.push('[');
            for item in items {
                canonical(item, text);
                text.push(',');
            }
            text.push(']');
        }
        Value::Object(map) => {
            text.push('{');
            let mut members: Vec<_> = map.iter().filter(|(_, value)| !value.is_null()).collect();
            members.sort_by_key(|(key, _)| *key);
            for (key, value) in members {
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                canonical(value, text);
                text.push(',');
            }
            text.push('}');
        }
    }
}
