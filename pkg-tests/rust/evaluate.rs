//! The statistics against independent implementations; `pkg-tests/evaluate/reference.py` writes their figures.

use customer_segments::evaluate::{
    best_jaccards, dip, dip_p_value, prediction_strength, silhouette,
};
use ndarray::Array2;
use serde_json::Value;

fn cases(name: &str) -> Vec<Value> {
    let text = include_str!("../evaluate/reference.json");
    let all: Value = serde_json::from_str(text).expect("JSON");
    all[name].as_array().expect("cases").clone()
}

fn numbers(value: &Value) -> Vec<f64> {
    let all = value.as_array().expect("a list").iter();
    all.map(|number| number.as_f64().expect("a number"))
        .collect()
}

fn labels(value: &Value) -> Vec<u32> {
    numbers(value)
        .into_iter()
        .map(|label| label as u32)
        .collect()
}

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

#[test]
fn dips_are_those_of_diptest() {
    for case in cases("dip") {
        let values = numbers(&case["values"]);
        near(dip(&values), case["dip"].as_f64().expect("a dip"));
    }
}

#[test]
fn chances_of_dips_are_those_of_the_published_table() {
    for case in cases("dipQuantiles") {
        let number = |name: &str| case[name].as_f64().expect("a number");
        let p = dip_p_value(number("dip"), number("count") as usize);
        let expected = 1.0 - number("chance");
        // Both are simulated.
        assert!(
            (p - expected).abs() < 0.12 * expected,
            "{p} is not {expected}"
        );
    }
}

#[test]
fn indices_are_those_of_scikit_learn_and_the_definitions() {
    for case in cases("partitions") {
        let rows: Vec<Vec<f64>> = case["values"]
            .as_array()
            .expect("rows")
            .iter()
            .map(numbers)
            .collect();
        let values = Array2::from_shape_fn((rows.len(), rows[0].len()), |(row, column)| {
            rows[row][column]
        });
        let (own, predicted) = (labels(&case["labels"]), labels(&case["predicted"]));
        near(
            silhouette(&values, &own),
            case["silhouette"].as_f64().expect("a silhouette"),
        );
        let strength = prediction_strength(&own, &predicted);
        near(
            strength,
            case["predictionStrength"].as_f64().expect("a strength"),
        );
        let expected = numbers(&case["jaccards"]);
        let found = best_jaccards(&own, &predicted, expected.len());
        for (found, expected) in found.into_iter().zip(expected) {
            near(found.unwrap_or(0.0), expected);
        }
    }
}
