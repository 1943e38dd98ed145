//! The tables on which scikit-learn's results are known, read as plainly as can be.

#![allow(dead_code, reason = "no test uses all of it")]

use std::path::PathBuf;
use std::{env, fs};

use customer_segments::features::{FeatureOptions, MissingRule, Scaling, TransformChoice};
use customer_segments::read::ColumnType;
use customer_segments::table::{Column, Reason, Role, Values};
use customer_segments::{FeatureSpace, Table};
use ndarray::Array2;
use serde_json::Value;

/// One table with its reference results.
pub struct Reference {
    pub name: String,
    pub json: Value,
    pub table: Table,
    /// Its labels for each k from 2, one a row of those that the reference kept.
    pub labels: Vec<Vec<u32>>,
}

/// All nine tables; none, said loudly, where the folder of shared data is missing.
pub fn references() -> Vec<Reference> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data"));
    if !folder.is_dir() {
        assert!(
            env::var_os("REQUIRE_SHARED_DATA").is_none(),
            "the shared data are missing"
        );
        eprintln!("SKIPPED: the reference tables are not there");
        return Vec::new();
    }
    let mut files: Vec<PathBuf> = fs::read_dir(folder.join("reference/kmeans"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    files.sort();
    assert_eq!(files.len(), 9);
    let read = |path: &PathBuf| fs::read_to_string(path).expect("a readable file");
    files
        .iter()
        .map(|path| {
            let json: Value = serde_json::from_str(&read(path)).expect("JSON");
            let source = json["source"].as_str().expect("a source");
            let place = if source.starts_with("reference/") {
                ""
            } else {
                "customers"
            };
            let labels = read(&path.with_extension("labels.csv"));
            let rows = || labels.lines().skip(1).map(|line| line.split(',').skip(1));
            let label = |cell: &str| cell.parse().expect("a label");
            let column = |k| {
                rows()
                    .map(|mut row| label(row.nth(k).expect("a cell")))
                    .collect()
            };
            Reference {
                name: path
                    .file_stem()
                    .expect("a name")
                    .to_string_lossy()
                    .into_owned(),
                table: table(&read(&folder.join(place).join(source)), &columns(&json)),
                labels: (0..9).map(column).collect(),
                json,
            }
        })
        .collect()
}

impl Reference {
    /// The space in which the reference was computed.
    pub fn space(&self) -> FeatureSpace {
        let log = self.json["preprocessing"]
            .as_str()
            .expect("words")
            .contains("log");
        let scaled = self.json["scaling"] == "zscore";
        let options = |column: String| FeatureOptions {
            transform: if log {
                TransformChoice::Log1p
            } else {
                TransformChoice::None
            },
            scaling: if scaled {
                Scaling::Standard
            } else {
                Scaling::None
            },
            winsorise: false,
            ..FeatureOptions::new(column)
        };
        FeatureSpace::params()
            .features(columns(&self.json).into_iter().map(options).collect())
            .missing(MissingRule::Exclude)
            .fit(&self.table)
            .expect("a space")
    }

    /// The matrix that the reference was computed on, by its own means and deviations, in `f64`.
    pub fn matrix(&self) -> Array2<f64> {
        let log = self.json["preprocessing"]
            .as_str()
            .expect("words")
            .contains("log");
        let named = self.json["columns"].as_array().expect("columns");
        let rows: Vec<usize> = (0..self.table.row_count())
            .filter(|&row| {
                self.table
                    .columns()
                    .iter()
                    .all(|column| !column.is_missing(row))
            })
            .collect();
        Array2::from_shape_fn((rows.len(), named.len()), |(row, place)| {
            let column = &self.table.columns()[place];
            let (Values::Number(values) | Values::Flag { values, .. }) = &column.values else {
                panic!("a number or a flag")
            };
            let value = values.get(rows[row]);
            let value = if log { value.ln_1p() } else { value };
            let name = named[place].as_str().expect("a name");
            match self.json["mean"][name].as_f64() {
                Some(mean) => {
                    let deviation = self.json["std_population_ddof0"][name].as_f64();
                    (value - mean) / deviation.expect("a deviation")
                }
                None => value,
            }
        })
    }

    /// A figure of the reference for `k` clusters.
    pub fn figure(&self, k: usize, name: &str) -> f64 {
        let result = &self.json["results"][k - 2];
        assert_eq!(result["k"], k);
        result[name].as_f64().expect("a figure")
    }
}

/// The names of the building columns in the source file.
fn columns(json: &Value) -> Vec<String> {
    let rename = |name: &str| match name {
        "logR" => "recency_days".to_owned(),
        "logF" => "frequency_orders".to_owned(),
        "logM" => "monetary".to_owned(),
        name => name.to_owned(),
    };
    let names = json["columns"].as_array().expect("columns");
    names
        .iter()
        .map(|name| rename(name.as_str().expect("a name")))
        .collect()
}

/// The named columns of a file without quotes, as numbers or as flags of Yes and No.
fn table(text: &str, names: &[String]) -> Table {
    let mut lines = text.lines();
    let header = lines.next().expect("a header");
    let delimiter = if header.contains('\t') { '\t' } else { ',' };
    let header: Vec<&str> = header.split(delimiter).collect();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(delimiter).collect()).collect();
    let column = |name: &String| {
        let place = header
            .iter()
            .position(|cell| cell == name)
            .expect("the column");
        let cells = || rows.iter().map(|row| row[place]);
        let values = if cells().any(|cell| cell == "Yes") {
            Values::Flag {
                values: cells()
                    .map(|cell| f64::from(u8::from(cell == "Yes")))
                    .collect(),
                spellings: ["No".into(), "Yes".into()],
            }
        } else {
            Values::Number(
                cells()
                    .map(|cell| cell.parse().unwrap_or(f64::NAN))
                    .collect(),
            )
        };
        Column {
            name: name.clone(),
            ..build_column(values)
        }
    };
    Table::from_columns(names.iter().map(column).collect())
}

/// A building column called `column`.
pub fn build_column(values: Values) -> Column {
    let mut column = Column {
        name: "column".into(),
        values,
        role: Role::Build,
        reason: Reason::User,
        elements: Vec::new(),
        missing: 0,
        distinct: 0,
        notation: Default::default(),
    };
    let mut seen: Vec<String> = (0..column.len())
        .filter(|&row| !column.is_missing(row))
        .map(|row| format!("{:?}", column.value(row)))
        .collect();
    column.missing = (column.len() - seen.len()) as u64;
    seen.sort();
    seen.dedup();
    column.distinct = seen.len() as u64;
    assert_ne!(column.column_type(), ColumnType::Text);
    column
}

/// A building column of numbers, NaN where missing.
pub fn numbers(name: &str, values: impl IntoIterator<Item = f64>) -> Column {
    Column {
        name: name.into(),
        ..build_column(Values::Number(values.into_iter().collect()))
    }
}
