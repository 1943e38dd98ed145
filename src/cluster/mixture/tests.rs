//! Held against scikit-learn, and to what expectation-maximisation promises.

use super::*;
use crate::cluster::Effort;
use crate::cluster::{Data, Method};
use crate::features::{MISSING_CODE, MixedColumn};

/// Two groups of rows by a repeatable formula; every seventh number and every fifth category is missing.
fn mixed(rows: usize) -> Data {
    let noise =
        |row: usize, salt: usize| ((row * 7919 + salt * 104_729) % 1000) as f64 / 500.0 - 1.0;
    let side = |row: usize| if row % 3 == 0 { 1.0 } else { -0.5 };
    let number = |salt: usize| MixedColumn::Number {
        values: (0..rows)
            .map(|row| match (row + salt) % 7 {
                0 => f64::NAN,
                _ => side(row) + 0.6 * noise(row, salt),
            })
            .collect(),
        weight: 1.0,
        scale: None,
    };
    let code = |row: usize| match row % 5 {
        0 => MISSING_CODE,
        _ if noise(row, 5) < 0.5 => u32::from(row % 3 == 0),
        _ => 2,
    };
    let category = MixedColumn::Category {
        codes: (0..rows).map(code).collect(),
        levels: 3,
        weight: 1.0,
    };
    Data::new(vec![number(1), number(2), category], None)
}

#[test]
fn the_likelihood_never_falls() {
    let data = mixed(400);
    for clusters in [1, 2, 5, 9] {
        for belief in [0.0, 1.0] {
            let prior = Prior::new(data.latent(), &|_| 1.0, belief);
            let labels: Vec<u32> = (0..400).map(|row| (row * 31 % clusters) as u32).collect();
            let mut climb = fitting::Climb::from_labels(&data, &prior, clusters, &labels);
            let mut before = f64::NEG_INFINITY;
            for _ in 0..60 {
                let settled = climb.step(&data, &prior, 1e-7);
                assert!(
                    climb.objective >= before - 1e-9 * before.abs(),
                    "{clusters}, {belief}"
                );
                before = climb.objective;
                if settled {
                    break;
                }
            }
        }
    }
}

#[test]
fn finds_groups_in_mixed_columns_with_gaps() {
    let data = mixed(600);
    let fitted = Method::Mixture.fit(&data, 2, Effort::default(), 7).unwrap();
    let right = (0..600)
        .filter(|&row| (fitted.labels[row] == 1) == (row % 3 == 0))
        .count();
    assert!(right > 560, "{right} of 600");
    assert_eq!(fitted.predict(&data), fitted.labels);
}

#[test]
fn steps_of_a_scale_are_levels() {
    use crate::cluster::AllRows;
    use crate::features::FeatureSpace;
    use crate::table::{Column, Role, Table};

    let answer = |row: usize| match row {
        _ if row % 3 == 0 => 1.0,
        _ => (2 + row * 7919 % 4) as f64,
    };
    let mut column = Column::number("answer", (0..300).map(answer));
    column.role = Role::Build;
    let table = Table::from_columns(vec![column]);
    let space = FeatureSpace::params().fit(&table).unwrap();
    let packed = space.pack(&table).unwrap();
    let rows = AllRows {
        points: &packed.points,
        parts: &space.parts(),
        gaps: &packed.gaps,
        weights: None,
    };
    let scale = Data::of(rows, &(0..300).collect::<Vec<_>>());
    let code = |row| answer(row) as u32 - 1;
    let levels = MixedColumn::Category {
        codes: (0..300).map(code).collect(),
        levels: 5,
        weight: 1.0,
    };
    let levels = Data::new(vec![levels], None);
    let labels: Vec<u32> = (0..300).map(|row| u32::from(row % 3 == 0)).collect();
    let climb = |data: &Data| {
        let prior = Prior::new(data.latent(), &|_| 1.0, 1.0);
        let mut climb = fitting::Climb::from_labels(data, &prior, 2, &labels);
        while !climb.step(data, &prior, 1e-9) {}
        climb
    };
    assert_eq!(climb(&scale).classes, climb(&levels).classes);
    let fitted = Method::Mixture
        .fit(&scale, 2, Effort::default(), 3)
        .unwrap();
    assert_eq!(fitted.predict(&scale), fitted.labels);
}

#[test]
fn rows_of_half_weight_twice_are_the_rows() {
    let data = mixed(300);
    let twice: Vec<u32> = (0..600).map(|row| row % 300).collect();
    let columns = data.take(&twice).columns().to_vec();
    let halves = Data::new(columns, Some(vec![0.5; 600]));
    let labels: Vec<u32> = (0..600).map(|row| u32::from(row % 300 % 3 == 0)).collect();
    let fit = |data: &Data, labels: &[u32]| {
        let prior = Prior::new(data.latent(), &|row| data.weight(row), 1.0);
        let mut climb = fitting::Climb::from_labels(data, &prior, 2, labels);
        while !climb.step(data, &prior, 1e-12) {}
        climb
    };
    let (once, halves) = (fit(&data, &labels[..300]), fit(&halves, &labels));
    assert!((once.objective - halves.objective).abs() < 1e-6);
    assert!((once.classes.shares[0] - halves.classes.shares[0]).abs() < 1e-9);
}

#[test]
fn equals_scikit_learn_from_the_same_start() {
    use linfa::DatasetBase;
    use linfa::ParamGuard;
    use linfa::traits::{Fit, Predict};
    use ndarray::{Array1, Array2};
    use serde_json::Value;

    fn matrix(rows: &Value) -> Array2<f64> {
        let rows: Vec<Vec<f64>> = serde_json::from_value(rows.clone()).unwrap();
        Array2::from_shape_fn((rows.len(), rows[0].len()), |(row, column)| {
            rows[row][column]
        })
    }
    // pkg-tests/fixtures/mixture/make.py tells how it was made.
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/pkg-tests/fixtures/mixture/reference.json"
    );
    let fixture = std::fs::read_to_string(path).expect("the fixture");
    let fixture: Value = serde_json::from_str(&fixture).unwrap();
    for case in fixture["cases"].as_array().unwrap() {
        let points = matrix(&case["points"]);
        let start = &case["start"];
        let shares: Vec<f64> = serde_json::from_value(start["shares"].clone()).unwrap();
        let model = Mixture::params(shares.len())
            .start_at(
                Array1::from(shares),
                matrix(&start["means"]),
                matrix(&start["variances"]),
            )
            .max_iterations(case["iterations"].as_u64().unwrap() as usize)
            .prior_rows(0.0)
            .tolerance(0.0)
            .check()
            .unwrap()
            .fit(&DatasetBase::from(points.clone()))
            .unwrap();
        let close = |found: f64, expected: &Value| {
            let expected = expected.as_f64().unwrap();
            assert!(
                (found / expected - 1.0).abs() < 1e-9,
                "{found} instead of {expected}"
            );
        };
        close(model.log_likelihood(), &case["logLikelihood"]);
        close(model.bic(), &case["bic"]);
        let expected: Vec<u32> = serde_json::from_value(case["labels"].clone()).unwrap();
        let found = model.predict(&points);
        let means = matrix(&case["means"]);
        for (found, expected) in found.iter().zip(expected) {
            let (own, own_expected) = (
                model.means().row(*found).to_owned(),
                means.row(expected as usize).to_owned(),
            );
            for (one, other) in own.iter().zip(&own_expected) {
                assert!((one / other - 1.0).abs() < 1e-9);
            }
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]

    /// From a start that moves along, other units and another zero change nothing but the units.
    #[test]
    fn shifting_and_scaling_a_column_changes_nothing(
        seed in 0u64..1_000,
        column in 0usize..3,
        power in -3.0..3.0f64,
        turned in proptest::bool::ANY,
        offset in -1_000.0..1_000.0f64,
    ) {
        use linfa::traits::{Fit, Predict};
        use linfa::{DatasetBase, ParamGuard};
        use ndarray::{Array1, Array2};

        let noise = |row: usize, salt: usize| {
            let hash = crate::features::mix_pair(seed * 1_000 + row as u64, salt as u64);
            hash as f64 / u64::MAX as f64 - 0.5
        };
        let points = Array2::from_shape_fn((240, 3), |(row, column)| {
            (row * (column + 1) % 3) as f64 + (1.0 + (row % 3) as f64) * noise(row, column)
        });
        let scale = libm::pow(10.0, power) * if turned { -1.0 } else { 1.0 };
        let shift = offset * scale;
        let moved = |mut values: Array2<f64>| {
            values.column_mut(column).mapv_inplace(|value| value * scale + shift);
            values
        };
        let means = Array2::from_shape_fn((3, 3), |(class, column)| {
            (class * (column + 1) % 3) as f64 + 0.3 * noise(class, column + 7)
        });
        let variances = Array2::from_elem((3, 3), 0.5);
        let mut moved_variances = variances.clone();
        moved_variances.column_mut(column).mapv_inplace(|value| value * scale * scale);
        let fit = |points: &Array2<f64>, means: Array2<f64>, variances: Array2<f64>| {
            let params = Mixture::params(3).start_at(Array1::from_elem(3, 1.0 / 3.0), means, variances);
            let params = params.tolerance(1e-10).check().unwrap();
            params.fit(&DatasetBase::from(points.clone())).unwrap()
        };
        let plain = fit(&points, means.clone(), variances);
        let points_moved = moved(points.clone());
        let other = fit(&points_moved, moved(means), moved_variances);
        assert_eq!(plain.predict(&points), other.predict(&points_moved));
        for (one, two) in plain.shares().iter().zip(other.shares()) {
            assert!((one - two).abs() < 1e-6);
        }
        let unit = scale.abs();
        let expected = moved(plain.means());
        for ((class, place), found) in other.means().indexed_iter() {
            let allowed = if place == column { 1e-6 * unit } else { 1e-6 };
            assert!((found - expected[[class, place]]).abs() < allowed);
        }
        let likelihood = plain.log_likelihood() - 240.0 * libm::log(unit);
        assert!((likelihood - other.log_likelihood()).abs() < 1e-6 * likelihood.abs().max(240.0));
    }
}
