//! The evidence on tables whose truth is known: none where there is nothing, all where there is something, the
//! same whatever the order of rows, and no crumbs.

use customer_segments::segment::{Evidence, VerdictKind};
use customer_segments::{ReadOptions, Segmentation, Table};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

/// A standard normal number.
fn normal(random: &mut StdRng) -> f64 {
    let (one, other): (f64, f64) = (random.r#gen(), random.r#gen());
    (-2.0 * (1.0 - one).ln()).sqrt() * (std::f64::consts::TAU * other).cos()
}

fn table(header: &str, rows: &[String]) -> Table {
    let text = format!("{header}\n{}\n", rows.join("\n"));
    Table::from_csv(text.as_bytes(), &ReadOptions::default()).expect("a table")
}

fn made(
    header: &str,
    count: usize,
    seed: u64,
    row: impl Fn(&mut StdRng, usize) -> String,
) -> Table {
    let mut random = StdRng::seed_from_u64(seed);
    let rows: Vec<String> = (0..count).map(|index| row(&mut random, index)).collect();
    table(header, &rows)
}

fn fit(table: &Table) -> Segmentation {
    Segmentation::params().seed(5).fit(table).expect("segments")
}

#[test]
fn nothing_is_found_where_nothing_is() {
    let mut natural = 0;
    for seed in 0..6 {
        let uniform = made("spend,visits,age", 300, seed, |random, _| {
            format!(
                "{:.3},{:.3},{:.3}",
                random.r#gen::<f64>(),
                random.r#gen::<f64>(),
                random.r#gen::<f64>()
            )
        });
        let gaussian = made("spend,visits,age", 300, seed, |random, _| {
            let common = normal(random);
            let mut correlated = || 50.0 + 8.0 * common + 6.0 * normal(random);
            format!(
                "{:.2},{:.2},{:.2}",
                correlated(),
                correlated(),
                correlated()
            )
        });
        for table in [uniform, gaussian] {
            let kind = fit(&table).report.verdict.kind;
            natural += usize::from(kind == VerdictKind::Natural);
        }
    }
    assert!(natural <= 1, "{natural} of 12");
}

#[test]
fn heavy_tails_give_no_crumb_beside_everybody() {
    for seed in 0..3 {
        // Like a shop's ledger: most buy once or twice, a few wholesalers thousands of times as much.
        let ledger = made("recency,frequency,monetary", 1500, seed, |random, _| {
            let activity = normal(random);
            let wholesale = if random.r#gen::<f64>() < 0.004 {
                5.0
            } else {
                0.0
            };
            let recency = (90.0 * (-0.8 * activity + 0.9 * normal(random)).exp())
                .round()
                .min(373.0);
            let frequency = (2.0 * (0.9 * activity + 0.3 * wholesale).exp()).ceil();
            let money = 300.0 * (1.1 * activity + 0.6 * normal(random) + wholesale).exp();
            format!("{recency},{frequency},{money:.2}")
        });
        for evidence in [Evidence::Full, Evidence::None] {
            let params = Segmentation::params().seed(5).evidence(evidence);
            let report = params.fit(&ledger).expect("segments").report;
            let largest = report
                .segments
                .iter()
                .map(|segment| segment.share)
                .fold(0.0, f64::max);
            assert!(
                largest < 0.9,
                "{largest} of all in one of {}",
                report.segments.len()
            );
            for segment in &report.segments {
                assert!(
                    segment.share >= 0.01 || segment.outlying,
                    "{}",
                    segment.share
                );
            }
        }
    }
}

#[test]
fn an_enormous_value_is_listed_and_no_segment() {
    let table = made("orders,spend", 200, 1, |random, index| {
        let spend = if index == 70 {
            1e9
        } else {
            50.0 + 5.0 * normal(random)
        };
        format!("{:.3},{spend:.3}", 20.0 + 3.0 * normal(random))
    });
    let report = fit(&table).report;
    assert!(report.segments.iter().all(|segment| segment.size > 1));
    let outlier = report
        .outliers
        .rows
        .iter()
        .find(|outlier| outlier.row == 71);
    assert_eq!(
        outlier.map(|outlier| outlier.columns.clone()),
        Some(vec!["spend".into()])
    );
    assert!(report.outliers.count >= 1);
}

#[test]
fn the_same_evidence_comes_of_the_same_rows_in_any_order() {
    let group = |random: &mut StdRng, index: usize| {
        let far = (index % 3) as f64;
        format!(
            "{:.3},{:.3}",
            10.0 * far + normal(random),
            5.0 * far + normal(random)
        )
    };
    let mut random = StdRng::seed_from_u64(9);
    let rows: Vec<String> = (0..300).map(|index| group(&mut random, index)).collect();
    let shuffled: Vec<String> = (0..300).map(|row| rows[row * 37 % 300].clone()).collect();
    let straight = fit(&table("spend,visits", &rows));
    let other = fit(&table("spend,visits", &shuffled));
    assert_eq!(straight, fit(&table("spend,visits", &rows)), "run again");
    assert_eq!(straight.report.certificate, other.report.certificate);
    assert_eq!(straight.report.candidates, other.report.candidates);
    assert_eq!(straight.report.verdict.kind, VerdictKind::Natural);
    for (place, segment) in other.assignments.iter().enumerate() {
        assert_eq!(*segment, straight.assignments[place * 37 % 300]);
    }
}
