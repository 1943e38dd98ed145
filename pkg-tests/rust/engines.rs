//! Methods against other implementations on real tables, where the shared data are.

use std::path::PathBuf;
use std::{env, fs};

use customer_segments::cluster::{AllRows, Data, KPrototypes};
use customer_segments::features::{FeatureOptions, MissingRule, TransformChoice};
use customer_segments::read::ColumnType;
use customer_segments::{FeatureSpace, ReadOptions, Table};
use linfa::traits::Fit;
use linfa::{DatasetBase, ParamGuard};
use ndarray::Array1;
use serde_json::Value;

fn shared() -> Option<PathBuf> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data"));
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(
        env::var_os("REQUIRE_SHARED_DATA").is_none(),
        "the shared data are missing"
    );
    eprintln!("SKIPPED: the reference tables are not there");
    None
}

/// The reference is the best of several starts of kmodes 0.12.2: an upper bound.
#[test]
fn k_prototypes_costs_no_more_than_the_reference() {
    let Some(folder) = shared() else { return };
    for name in ["mall", "insurance", "marketing_campaign"] {
        let text = fs::read_to_string(folder.join(format!("reference/kprototypes/{name}.json")));
        let reference: Value = serde_json::from_str(&text.expect("the reference")).unwrap();
        let file = folder
            .join("customers")
            .join(reference["source"].as_str().unwrap());
        let names = |key: &str| -> Vec<String> {
            serde_json::from_value(reference[key].clone()).expect("names")
        };
        let (numeric, categorical) = (names("numeric"), names("categorical"));
        let number = numeric
            .iter()
            .map(|name| (name.clone(), ColumnType::Number));
        let category = categorical
            .iter()
            .map(|name| (name.clone(), ColumnType::Category));
        let options = ReadOptions {
            types: number.chain(category).collect(),
            ..ReadOptions::default()
        };
        let table =
            Table::from_csv(&fs::read(file).expect("the table"), &options).expect("a table");
        let feature = |name: &String| FeatureOptions {
            transform: if numeric.contains(name) {
                TransformChoice::None
            } else {
                TransformChoice::Auto
            },
            winsorise: false,
            ordered: false,
            ..FeatureOptions::new(name)
        };
        let space = FeatureSpace::params()
            .features(numeric.iter().chain(&categorical).map(feature).collect())
            .missing(MissingRule::Exclude)
            .fit(&table)
            .expect("a space");
        let packed = space.pack(&table).expect("points");
        let rows = AllRows {
            points: &packed.points,
            parts: &space.parts(),
            gaps: &packed.gaps,
            weights: None,
        };
        let count = reference["n_rows"].as_u64().unwrap() as u32;
        let data = Data::of(rows, &(0..count).collect::<Vec<_>>());
        let dataset = DatasetBase::new(data, Array1::from_elem(count as usize, ()));
        for result in reference["results"].as_array().unwrap() {
            let clusters = result["k"].as_u64().unwrap() as usize;
            let params = KPrototypes::params(clusters)
                .lambda(0.5)
                .seed(1)
                .check()
                .unwrap();
            let found = params.fit(&dataset).expect("clusters");
            let most = result["cost_recomputed"].as_f64().unwrap() * 1.001;
            assert!(
                found.cost() <= most,
                "{name}, {clusters}: {} above {most}",
                found.cost()
            );
        }
    }
}
