//! Held against the method's reference package: `pkg-tests/fixtures/genie/make.py` tells how.

use super::*;
use crate::features::Points;
use serde_json::Value;

fn fixture() -> Value {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/pkg-tests/fixtures/genie/labels.json"
    );
    serde_json::from_str(&std::fs::read_to_string(path).expect("the fixture")).unwrap()
}

/// Clusters numbered in the order in which they appear.
fn by_appearance(labels: &[u32]) -> Vec<usize> {
    let mut met = Vec::new();
    let mut number = |label: &u32| match met.iter().position(|known| known == label) {
        Some(place) => place,
        None => {
            met.push(*label);
            met.len() - 1
        }
    };
    labels.iter().map(&mut number).collect()
}

fn points(rows: &Value) -> Points {
    let rows: Vec<Vec<f64>> = serde_json::from_value(rows.clone()).unwrap();
    let mut points = Points::new(rows[0].len());
    rows.iter().for_each(|row| points.push(row));
    points
}

fn merges(points: &Points) -> Merges {
    let mut tree = SpanningTree::new(points);
    while tree.step() {}
    Merges::new(&tree, GINI)
}

#[test]
fn divides_as_the_reference_package_does() {
    let fixture = fixture();
    for case in fixture["cases"].as_array().unwrap() {
        let merges = merges(&points(&case["points"]));
        for (place, labels) in case["labels"].as_array().unwrap().iter().enumerate() {
            let expected: Vec<u32> = serde_json::from_value(labels.clone()).unwrap();
            let (found, _) = merges.labels(place + 2);
            let name = &case["name"];
            assert_eq!(
                by_appearance(&found),
                by_appearance(&expected),
                "{name}, {}",
                place + 2
            );
        }
    }
}

#[test]
fn micro_centres_hold_several_rows_and_keep_the_clusters() {
    let fixture = fixture();
    let points = points(&fixture["cases"][0]["points"]);
    let (labels, sizes) = merges(&points).labels(2);
    let micro = MicroCentres::new(&points, &labels, 2, 5);
    assert!(micro.centres.len() <= 180 / 5);
    assert!(micro.is_sound(2));
    assert_eq!(micro.predict(&points), labels);
    assert_eq!(sizes, [120, 60]);
}

#[test]
fn rings_part_no_neighbours_and_halves_do() {
    let fixture = fixture();
    let points = points(&fixture["cases"][0]["points"]);
    let (rings, _) = merges(&points).labels(2);
    let halves: Vec<u32> = points
        .chunks()
        .flat_map(|chunk| (0..chunk.len).map(move |place| chunk.point(place)))
        .map(|mut point| u32::from(point.next().unwrap() > 0.0))
        .collect();
    let [apart, cut] = cut_shares(&points, [&rings, &halves]);
    assert_eq!(apart, 0.0);
    assert!(cut > 0.02, "{cut}");
}
