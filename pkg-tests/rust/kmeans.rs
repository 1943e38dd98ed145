//! k-means as a Rust user meets it: against linfa-clustering, and what must hold on any data.

mod shared;

use customer_segments::cluster::{Centres, Effort, Found, KMeans, Search, SearchStep};
use customer_segments::features::{FeatureSpace, Points};
use customer_segments::{Error, Table};
use linfa::DatasetBase;
use linfa::traits::{Fit, Predict, Transformer};
use linfa_clustering::KMeansInit;
use ndarray::{Array2, Axis};
use proptest::prelude::*;
use rand::SeedableRng;
use rand_xoshiro::Xoshiro256Plus;
use shared::{numbers, references};

/// `rows` points around six places, from a generator as simple as can be.
fn blobs(rows: usize) -> Array2<f64> {
    let mut state = 1u32;
    let mut unit = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(state >> 8) / f64::from(1u32 << 24)
    };
    Array2::from_shape_fn((rows, 3), |(row, column)| {
        let place = [
            [0.0, 0.0, 9.0],
            [5.0, 1.0, 0.0],
            [1.0, 6.0, 3.0],
            [7.0, 7.0, 7.0],
            [3.0, 3.0, 0.0],
            [9.0, 2.0, 5.0],
        ];
        place[row % 6][column] + (0..4).map(|_| unit()).sum::<f64>() - 2.0
    })
}

fn rows(matrix: &Array2<f64>, which: &[usize]) -> Vec<Vec<f64>> {
    matrix
        .select(Axis(0), which)
        .rows()
        .into_iter()
        .map(|row| row.to_vec())
        .collect()
}

fn search(points: &Points, range: std::ops::RangeInclusive<usize>, effort: Effort) -> Vec<Found> {
    let mut search = Search::new(points, range, effort, 5).expect("enough rows");
    let mut all = Vec::new();
    loop {
        match search.step(points) {
            SearchStep::Working(fraction) => assert!((0.0..=1.0).contains(&fraction)),
            SearchStep::Found(found) => all.push(*found),
            SearchStep::Done => return all,
        }
    }
}

#[test]
fn the_example_of_the_documentation_compiles_and_fits() {
    let table = Table::from_columns(vec![
        numbers("recency", (0..60).map(|row| f64::from(row % 7))),
        numbers("monetary", (0..60).map(|row| f64::from(row * row % 31))),
    ]);
    let space = FeatureSpace::params()
        .columns(["recency", "monetary"])
        .fit(&table)
        .expect("a space");
    let model = KMeans::params(4)
        .seed(42)
        .fit(&space.transform(&table))
        .expect("a model");
    assert_eq!(model.centres().len(), 4);
    assert_eq!(model.sizes().iter().sum::<u64>(), 60);
}

#[test]
fn lloyd_from_the_same_centres_gives_linfas_labels() {
    let matrix = blobs(900);
    let start = rows(&matrix, &[0, 1, 2, 3, 4, 5]);
    let dataset = DatasetBase::from(matrix.clone());
    let ours = KMeans::params(6)
        .start_at(Centres::try_from(start.clone()).expect("centres"))
        .fit(&dataset)
        .expect("a model");
    let flat: Vec<f64> = start.concat();
    let theirs = linfa_clustering::KMeans::params_with_rng(6, Xoshiro256Plus::seed_from_u64(1))
        .init_method(KMeansInit::Precomputed(
            Array2::from_shape_vec((6, 3), flat).expect("a shape"),
        ))
        .n_runs(1)
        .tolerance(1e-12)
        .fit(&dataset)
        .expect("a model");
    let (ours_of, theirs_of) = (ours.predict(&matrix), theirs.predict(&matrix));
    // Ours are numbered by size: the same partition under other names.
    let mut names = [None; 6];
    for (ours, theirs) in ours_of.iter().zip(&theirs_of) {
        assert_eq!(names[*theirs].get_or_insert(*ours), ours);
    }
    let mean = ours.inertia() / 900.0;
    assert!(
        (mean - theirs.inertia()).abs() < 1e-7 * mean,
        "{mean} {}",
        theirs.inertia()
    );
}

#[test]
fn inertia_is_never_worse_than_linfas() {
    for reference in references()
        .iter()
        .filter(|reference| reference.labels[0].len() < 3000)
    {
        let space = reference.space();
        let dataset = space.transform(&reference.table);
        for k in [3, 8] {
            let ours = KMeans::params(k).seed(1).fit(&dataset).expect("a model");
            let theirs =
                linfa_clustering::KMeans::params_with_rng(k, Xoshiro256Plus::seed_from_u64(1))
                    .fit(&dataset)
                    .expect("a model");
            let mean = ours.inertia() / dataset.records().nrows() as f64;
            assert!(
                mean <= f64::from(theirs.inertia()) * (1.0 + 1e-5),
                "{}, k = {k}",
                reference.name
            );
        }
    }
}

#[test]
fn f32_and_f64_datasets_give_the_same_partition() {
    let matrix = blobs(600);
    let narrow = matrix.mapv(|value| value as f32);
    let wide = KMeans::params(6)
        .seed(3)
        .fit(&DatasetBase::from(matrix.clone()))
        .expect("a model");
    let small = KMeans::params(6)
        .seed(3)
        .fit(&DatasetBase::from(narrow.clone()))
        .expect("a model");
    assert_eq!(wide.predict(&matrix), small.predict(&narrow));
}

#[test]
fn neither_offset_nor_unit_matters() {
    let matrix = blobs(300);
    let plain = KMeans::params(6)
        .seed(3)
        .fit(&DatasetBase::from(matrix.clone()))
        .expect("a model");
    for (factor, offset) in [(1e-9, 0.0), (1e12, 0.0), (1.0, 1e6)] {
        let moved = matrix.mapv(|value| value * factor + offset);
        let model = KMeans::params(6)
            .seed(3)
            .fit(&DatasetBase::from(moved))
            .expect("a model");
        assert_eq!(model.sizes(), plain.sizes());
        let ratio = model.inertia() / (plain.inertia() * factor * factor);
        assert!((ratio - 1.0).abs() < 1e-6, "{factor} {offset}: {ratio}");
    }
}

#[test]
fn a_cap_is_reported() {
    let points = Points::from_rows(&blobs(600));
    let capped = Effort {
        iterations: 1,
        ..Effort::default()
    };
    let found = search(&points, 5..=5, capped);
    assert!(!found[0].model.converged());
    assert_eq!(found[0].labels, found[0].model.centres().nearest(&points));
    assert!(
        search(&points, 5..=5, Effort::default())[0]
            .model
            .converged()
    );
}

#[test]
fn few_distinct_rows_give_few_clusters() {
    let mut points = Points::new(2);
    (0..50).for_each(|row| points.push(&[f64::from(row % 3), 1.0]));
    let mut search = Search::new(&points, 2..=10, Effort::default(), 1).expect("enough rows");
    let mut sizes = Vec::new();
    loop {
        match search.step(&points) {
            SearchStep::Working(_) => {}
            SearchStep::Found(found) => sizes.push(found.model.sizes().to_vec()),
            SearchStep::Done => break,
        }
    }
    assert_eq!(sizes, [vec![33, 17], vec![17, 17, 16]]);
    assert!(search.is_short());
}

#[test]
fn as_many_clusters_as_rows_leave_no_distance() {
    let points = Points::from_rows(&blobs(12));
    let found = search(&points, 12..=12, Effort::default());
    assert_eq!(found[0].model.sizes(), [1; 12]);
    assert_eq!(found[0].model.inertia(), 0.0);
}

#[test]
fn impossible_requests_are_errors() {
    let points = Points::from_rows(&blobs(3));
    let few = Search::new(&points, 4..=10, Effort::default(), 1).expect_err("too few rows");
    assert_eq!(
        few,
        Error::RowsTooFew {
            expected: 4,
            found: 3
        }
    );
    let none = KMeans::params(0)
        .fit(&DatasetBase::from(blobs(9)))
        .expect_err("no clusters");
    assert_eq!(none.code(), "option-invalid");
    let gap = Array2::from_elem((4, 1), f64::NAN);
    let not_a_number = KMeans::params(2)
        .fit(&DatasetBase::from(gap))
        .expect_err("not finite");
    assert_eq!(not_a_number.code(), "option-invalid");
}

#[test]
fn a_large_shuffled_file_gives_the_same_bits() {
    let matrix = blobs(50_000);
    let order: Vec<usize> = (0..50_000).map(|row| row * 30_011 % 50_000).collect();
    let straight = Points::from_rows(&matrix);
    let shuffled = Points::from_rows(&matrix.select(Axis(0), &order));
    let effort = Effort {
        restarts: Some(1),
        ..Effort::default()
    };
    let one = search(&straight, 4..=5, effort);
    let other = search(&shuffled, 4..=5, effort);
    for (one, other) in one.iter().zip(&other) {
        assert_eq!(one.model, other.model);
        assert!(
            order
                .iter()
                .zip(&other.labels)
                .all(|(&row, label)| one.labels[row] == *label)
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    /// Small integers, so that equal rows, equal distances and empty clusters come up often.
    #[test]
    fn what_is_found_holds_together(
        (values, shuffled) in prop::collection::vec(prop::array::uniform2(0..6i8), 2..60)
            .prop_flat_map(|values| {
                let order: Vec<usize> = (0..values.len()).collect();
                (Just(values), Just(order).prop_shuffle())
            }),
        k in 2..8usize,
    ) {
        prop_assume!(values.len() >= k);
        let place = |row: usize| values[row].map(f64::from);
        let mut points = Points::new(2);
        (0..values.len()).for_each(|row| points.push(&place(row)));
        let mut distinct = values.clone();
        distinct.sort();
        distinct.dedup();

        let found = &search(&points, k..=k, Effort::default())[0];
        let model = &found.model;
        prop_assert_eq!(model.sizes().len(), k.min(distinct.len()));
        prop_assert!(model.sizes().is_sorted_by(|one, other| one >= other));
        prop_assert!(model.converged());
        prop_assert_eq!(&found.labels, &model.centres().nearest(&points));
        let mut inertia = 0.0;
        for (label, &size) in model.sizes().iter().enumerate() {
            let members: Vec<usize> = (0..values.len()).filter(|&row| found.labels[row] == label as u32).collect();
            prop_assert_eq!(members.len() as u64, size);
            for (column, &centre) in model.centres().get(label).iter().enumerate() {
                let mean = members.iter().map(|&row| place(row)[column]).sum::<f64>() / size as f64;
                prop_assert!((mean - centre).abs() < 1e-12);
                inertia += members.iter().map(|&row| (place(row)[column] - centre).powi(2)).sum::<f64>();
            }
        }
        prop_assert!((inertia - model.inertia()).abs() < 1e-9);

        let mut other = Points::new(2);
        shuffled.iter().for_each(|&row| other.push(&place(row)));
        let again = &search(&other, k..=k, Effort::default())[0];
        prop_assert_eq!(&again.model, model);
        for (&row, label) in shuffled.iter().zip(&again.labels) {
            prop_assert_eq!(found.labels[row], *label);
        }
    }
}
