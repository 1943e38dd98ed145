//! The evidence on tables whose truth is known: none where there is nothing, all where there is something, the
//! same whatever the order of rows, and no crumbs.

use customer_segments::cluster::Method;
use customer_segments::features::FeatureOptions;
use customer_segments::profile::ColumnProfile;
use customer_segments::segment::{EngineChoice, Evidence, VerdictKind};
use customer_segments::table::Role;
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

/// Answers of three kinds of people; each row counts as often as its last cell says.
fn answers() -> Vec<([f64; 3], usize)> {
    let mut random = StdRng::seed_from_u64(8);
    let row = |index: usize| {
        let kind = index % 3;
        let centre = [[0.0, 9.0], [9.0, 0.0], [9.0, 9.0]][kind];
        let values = centre.map(|centre| centre + normal(&mut random));
        let spend = 100.0 * (kind + 1) as f64 + 5.0 * normal(&mut random);
        ([values[0], values[1], spend], 1 + index * 7 % 4)
    };
    (0..240).map(row).collect()
}

#[test]
fn a_weight_counts_as_that_many_rows() {
    let people = answers();
    let line = |row: &[f64; 3], rest: &str| {
        let channel = if row[2] % 2.0 < 1.0 { "web" } else { "shop" };
        format!("{:.3},{:.3},{:.2},{channel}{rest}", row[0], row[1], row[2])
    };
    let weighted: Vec<String> = people
        .iter()
        .map(|(row, weight)| line(row, &format!(",{weight}")))
        .collect();
    let repeated: Vec<String> = people
        .iter()
        .flat_map(|(row, weight)| std::iter::repeat_n(line(row, ""), *weight))
        .collect();
    let plan = |engine| {
        let roles = ["spend", "channel"].map(|name| (name.to_owned(), Role::Describe));
        let params = Segmentation::params().clusters(3..=3).seed(5).roles(roles);
        params.value("spend").engine(EngineChoice::Named(engine))
    };
    let once = table("one,two,spend,channel,weight", &weighted);
    let often = table("one,two,spend,channel", &repeated);
    for engine in [Method::KMeans, Method::Mixture, Method::KPrototypes] {
        let one = plan(engine).weights("weight").fit(&once).expect("segments");
        let other = plan(engine).fit(&often).expect("segments");
        assert_eq!(one.report.plan.weights.as_deref(), Some("weight"));
        assert!(!one.report.plan.roles.is_empty());
        for (one, other) in one.report.segments.iter().zip(&other.report.segments) {
            assert_eq!(one.size, 80, "sizes count rows");
            close(one.share, other.share);
            let (own, same) = (one.money.as_ref().unwrap(), other.money.as_ref().unwrap());
            close(own.mean, same.mean);
            close(own.share.unwrap(), same.share.unwrap());
            close(own.everyone_mean, same.everyone_mean);
            for same in &other.profile {
                let own = one.profile.iter().find(|own| own.column() == same.column());
                alike(own.expect("the same columns"), same);
            }
        }
    }
}

fn close(one: f64, other: f64) {
    assert!(
        (one - other).abs() <= 1e-9 * other.abs().max(1.0),
        "{one} is not {other}"
    );
}

fn alike(one: &ColumnProfile, other: &ColumnProfile) {
    match (one, other) {
        (
            ColumnProfile::Number {
                mean,
                median,
                everyone_mean,
                everyone_median,
                ..
            },
            ColumnProfile::Number {
                mean: same_mean,
                median: same_median,
                everyone_mean: same_everyone_mean,
                everyone_median: same_everyone_median,
                ..
            },
        ) => {
            close(mean.unwrap(), same_mean.unwrap());
            close(median.unwrap(), same_median.unwrap());
            close(everyone_mean.unwrap(), same_everyone_mean.unwrap());
            close(everyone_median.unwrap(), same_everyone_median.unwrap());
        }
        (ColumnProfile::Shares { levels, .. }, ColumnProfile::Shares { levels: same, .. }) => {
            for (one, other) in levels.iter().zip(same) {
                assert_eq!(one.level, other.level);
                close(one.share.unwrap(), other.share.unwrap());
                close(one.everyone_share.unwrap(), other.everyone_share.unwrap());
                close(one.others_share.unwrap(), other.others_share.unwrap());
            }
        }
        _ => panic!("columns of different kinds"),
    }
}

/// Every engine, and whatever `auto` takes, on rows in another order: the same segments, the same figures and
/// the same verdict.
#[test]
fn the_order_of_rows_changes_nothing_for_any_engine() {
    let people = answers();
    let line = |row: &[f64; 3], index: usize| {
        let channel = ["web", "shop", "post"][index * 5 % 3];
        format!("{:.3},{:.3},{:.2},{channel}", row[0], row[1], row[2])
    };
    let lines: Vec<String> = people
        .iter()
        .enumerate()
        .map(|(index, (row, _))| line(row, index))
        .collect();
    let places: Vec<usize> = (0..lines.len())
        .map(|index| index * 77 % lines.len())
        .collect();
    let moved: Vec<String> = places.iter().map(|&place| lines[place].clone()).collect();
    let names = "one,two,spend,channel";
    let (one, other) = (table(names, &lines), table(names, &moved));
    let named = [
        Method::KMeans,
        Method::Mixture,
        Method::KPrototypes,
        Method::Genie,
    ];
    let engines = named
        .map(EngineChoice::Named)
        .into_iter()
        .chain([EngineChoice::Auto]);
    for engine in engines {
        let mixed = !matches!(engine, EngineChoice::Named(Method::KMeans | Method::Genie));
        let built = if mixed {
            &["one", "two", "channel"][..]
        } else {
            &["one", "two"]
        };
        let params = || {
            let features = built.iter().map(|name| FeatureOptions::new(*name));
            Segmentation::params()
                .clusters(2..=5)
                .seed(5)
                .engine(engine)
                .features(features)
        };
        let one = params().fit(&one).expect("segments");
        let other = params().fit(&other).expect("segments");
        for (row, &place) in places.iter().enumerate() {
            assert_eq!(
                other.assignments[row], one.assignments[place],
                "{engine:?}, row {row}"
            );
        }
        assert_eq!(one.report.engine, other.report.engine);
        assert_eq!(one.report.verdict, other.report.verdict, "{engine:?}");
        let (own, same) = (
            one.report.certificate.unwrap(),
            other.report.certificate.unwrap(),
        );
        close(own.p, same.p);
        close(own.statistic, same.statistic);
        for (own, same) in own.segments.iter().zip(&same.segments) {
            close(own.jaccard.unwrap(), same.jaccard.unwrap());
        }
        for (own, same) in one.report.candidates.iter().zip(&other.report.candidates) {
            close(own.inertia, same.inertia);
            close(own.silhouette, same.silhouette);
            close(
                own.evidence.as_ref().unwrap().score,
                same.evidence.as_ref().unwrap().score,
            );
        }
        for (own, same) in one.report.segments.iter().zip(&other.report.segments) {
            for (own, same) in own.profile.iter().zip(&same.profile) {
                alike(own, same);
            }
        }
    }
}
