//! Held to what the method promises; against another implementation in `pkg-tests/rust/engines.rs`.

use super::*;
use crate::cluster::{Data, Effort, Method};
use crate::features::{MISSING_CODE, MixedColumn};

fn mixed(rows: usize) -> Data {
    let noise = |row: usize| ((row * 7919) % 1000) as f64 / 500.0 - 1.0;
    let values = |row: usize| match row % 9 {
        8 => f64::NAN,
        _ => f64::from(u8::from(row % 3 == 0)) * 2.0 + 0.3 * noise(row),
    };
    let code = |row: usize| match row % 7 {
        6 => MISSING_CODE,
        _ => u32::from(row % 3 == 0),
    };
    let columns = vec![
        MixedColumn::Number {
            values: (0..rows).map(values).collect(),
            weight: 1.0,
            scale: None,
        },
        MixedColumn::Category {
            codes: (0..rows).map(code).collect(),
            levels: 3,
            weight: 1.0,
        },
    ];
    Data::new(columns, None)
}

#[test]
fn finds_groups_and_leaves_missing_values_out() {
    let data = mixed(300);
    let fitted = Method::KPrototypes
        .fit(&data, 2, Effort::default(), 3)
        .unwrap();
    let right = (0..300).filter(|&row| (fitted.labels[row] == 1) == (row % 3 == 0));
    assert!(right.count() > 290);
    assert_eq!(fitted.predict(&data), fitted.labels);
}

#[test]
fn lambda_is_clust_mix_types() {
    // lambdaest(data.frame(x = c(1, 2, 3, 4), a = factor(c("u", "u", "v", "w"))), num.method = 1,
    // fac.method = 1, outtype = "numeric") with the population variance: 1.25 / (1 - 3/8).
    let columns = [
        MixedColumn::Number {
            values: vec![1.0, 2.0, 3.0, 4.0],
            weight: 1.0,
            scale: None,
        },
        MixedColumn::Category {
            codes: vec![0, 0, 1, 2],
            levels: 3,
            weight: 1.0,
        },
    ];
    assert!((lambda(&columns, &|_| 1.0) - 2.0).abs() < 1e-12);
}
