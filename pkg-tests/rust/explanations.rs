//! Explanations against what is known: planted traits, noise, figures recomputed in the plainest way, and the
//! coverage of intervals.

use customer_segments::cluster::Method;
use customer_segments::features::mix_pair;
use customer_segments::profile::{ColumnProfile, Interval, IntervalMethod, Measure};
use customer_segments::segment::{EngineChoice, Evidence, SegmentationReport};
use customer_segments::table::{Role, Value};
use customer_segments::{ReadOptions, Segmentation, Table};
use std::path::PathBuf;

/// Numbers in [0, 1) and normal ones, from a seed.
struct Chance(u64);

impl Chance {
    fn unit(&mut self) -> f64 {
        self.0 = mix_pair(self.0, 1);
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }
}

fn segmented(csv: &str, clusters: usize) -> (Table, Segmentation) {
    segmented_by(EngineChoice::Auto, csv, clusters)
}

fn segmented_by(engine: EngineChoice, csv: &str, clusters: usize) -> (Table, Segmentation) {
    let table = Table::from_csv(csv.as_bytes(), &ReadOptions::default()).expect("a table");
    let result = Segmentation::params()
        .clusters(clusters..=clusters)
        .engine(engine)
        .evidence(Evidence::None)
        .seed(5)
        .fit(&table)
        .expect("segments");
    (table, result)
}

/// Customers whose best tenth use the app three times as often and are older, if `planted`; all else is noise.
fn customers(seed: u64, planted: bool) -> String {
    let mut chance = Chance(seed);
    let mut csv = String::from(
        "total_spend,frequency,age,channel,region,newsletter,visits_x,household_size\n",
    );
    for _ in 0..1500 {
        let best = chance.unit() < 0.1;
        let (spend, orders) = match best {
            true => (
                900.0 + 200.0 * chance.normal(),
                30.0 + 4.0 * chance.normal(),
            ),
            false => (200.0 + 60.0 * chance.normal(), 6.0 + 2.0 * chance.normal()),
        };
        let stands_out = best && planted;
        let age = 40.0 + 9.0 * chance.normal() + if stands_out { 12.0 } else { 0.0 };
        let app = chance.unit() < if stands_out { 0.6 } else { 0.2 };
        let region = ["north", "south", "west"][(chance.unit() * 3.0) as usize];
        let letter = if chance.unit() < 0.4 { "yes" } else { "no" };
        let (visits, household) = (
            10.0 + 3.0 * chance.normal(),
            1.0 + (chance.unit() * 5.0).floor(),
        );
        csv += &format!(
            "{:.2},{:.0},{:.0},{},{region},{letter},{visits:.1},{household:.0}\n",
            spend.max(1.0),
            orders.max(1.0),
            age,
            if app { "app" } else { "shop" },
        );
    }
    csv
}

#[test]
fn what_was_planted_among_the_best_is_found_first() {
    for seed in 0..5 {
        let (_, result) = segmented(&customers(seed, true), 2);
        let ideal = result.report.ideal_customer.expect("a value column");
        assert_eq!(
            (ideal.value.as_str(), ideal.loyalty.as_deref()),
            ("total_spend", Some("frequency"))
        );
        let mut first: Vec<&str> = ideal
            .traits
            .iter()
            .map(|found| found.column.as_str())
            .take(2)
            .collect();
        first.sort_unstable();
        assert_eq!(first, ["age", "channel"], "{:?}", ideal.traits);
        let channel = ideal
            .traits
            .iter()
            .find(|found| found.column == "channel")
            .expect("a trait");
        let interval = channel.interval.expect("an interval");
        // Three times as often by construction, thinned by others who come among the best tenth.
        assert_eq!(channel.level.as_deref(), Some("app"));
        assert!(channel.lift.expect("a share") > 1.8, "{channel:?}");
        assert!(interval.low < channel.segment && channel.segment < interval.high);
        assert_eq!(interval.method, IntervalMethod::Wilson);
    }
}

#[test]
fn noise_yields_no_distinguishing_trait() {
    let found = |seed: &u64| {
        let (_, result) = segmented(&customers(1000 + seed, false), 2);
        let ideal = result.report.ideal_customer.expect("a value column");
        assert!(ideal.tested >= 5);
        !ideal.traits.is_empty()
    };
    // At a familywise error of 5 %, more than 4 of 30 tables come once in 65 times.
    let tables: Vec<u64> = (0..30).filter(found).collect();
    assert!(tables.len() <= 4, "{tables:?}");
}

#[test]
fn money_and_rules_are_those_that_anybody_would_count() {
    let (table, result) = segmented(&customers(7, true), 3);
    let SegmentationReport { segments, .. } = &result.report;
    let spend = table.column("total_spend").expect("a column");
    let value = |row: usize| match spend.value(row) {
        Value::Number(value) => value,
        _ => panic!("nothing is missing"),
    };
    let total: f64 = (0..table.row_count()).map(value).sum();
    for segment in segments {
        let own = |row: &usize| result.assignments[*row] as u64 == segment.index;
        let rows: Vec<usize> = (0..table.row_count()).filter(own).collect();
        let sum: f64 = rows.iter().map(|&row| value(row)).sum();
        let money = segment.money.as_ref().expect("a value column");
        assert_eq!(money.customers, rows.len() as u64);
        assert!((money.total - sum).abs() < 1e-6 * sum);
        assert!((money.share.expect("a share") - sum / total).abs() < 1e-12);
        let interval = money.interval.expect("an interval");
        assert!(interval.low <= money.mean && money.mean <= interval.high);
        if let Some(rule) = &segment.rule {
            // On all rows a rule does about as well as on those that it was measured on.
            let picked: Vec<usize> = (0..table.row_count())
                .filter(|&row| rule.picks(&table, row).expect("its columns"))
                .collect();
            let hits = picked.iter().filter(|row| own(row)).count() as f64;
            assert!((hits / picked.len() as f64 - rule.precision).abs() < 0.1);
            assert!((hits / rows.len() as f64 - rule.recall).abs() < 0.1);
        }
    }
    assert!(segments.iter().any(|segment| segment.rule.is_some()));
}

#[test]
fn columns_that_built_the_segments_have_no_p_value() {
    let (table, result) = segmented(&customers(7, true), 3);
    for segment in &result.report.segments {
        for found in segment.traits.iter().chain(&segment.more_traits) {
            let column = table.column(&found.column).expect("a column");
            assert_eq!(
                found.adjusted_p.is_some(),
                column.role != Role::Build,
                "{}",
                found.column
            );
            assert!(found.interval.is_some());
        }
    }
}

#[test]
fn intervals_of_means_cover_what_they_should() {
    for engine in [Method::KMeans, Method::Mixture, Method::KPrototypes] {
        let coverage = coverage(EngineChoice::Named(engine));
        eprintln!("{engine:?}: {coverage}");
        assert!((0.92..=1.0).contains(&coverage), "{engine:?}: {coverage}");
    }
}

/// How often the interval of a median holds what the segment has in ever so many customers.
fn coverage(engine: EngineChoice) -> f64 {
    let table = |rows: usize, seed: u64| {
        let mut chance = Chance(seed);
        let mut csv = String::from("q1_x,q2_x\n");
        for _ in 0..rows {
            let middle = if chance.unit() < 0.5 { 0.0 } else { 2.2 };
            csv += &format!(
                "{:.6},{:.6}\n",
                middle + chance.normal(),
                middle + chance.normal()
            );
        }
        csv
    };
    let figures = |csv: &str| -> Vec<(f64, Option<(f64, f64)>)> {
        let (_, result) = segmented_by(engine, csv, 2);
        let mut told: Vec<_> = result
            .report
            .segments
            .iter()
            .filter_map(|segment| {
                let found = segment.traits.iter().find(|found| found.column == "q1_x")?;
                assert_eq!(found.measure, Measure::Median);
                assert!(matches!(segment.profile[0], ColumnProfile::Number { .. }));
                let found_again =
                    |interval: &Interval| interval.method == IntervalMethod::BootstrapReclustered;
                assert!(found.interval.iter().all(found_again));
                let range = found.interval.map(|interval| (interval.low, interval.high));
                Some((found.segment, range))
            })
            .collect();
        told.sort_by(|one, other| one.0.total_cmp(&other.0));
        told
    };
    let truth = figures(&table(100_000, 1));
    let (mut covered, mut all) = (0, 0);
    for seed in 0..80 {
        for (told, (middle, _)) in figures(&table(400, 100 + seed)).iter().zip(&truth) {
            let (low, high) = told.1.expect("an interval");
            covered += usize::from(low <= *middle && middle <= &high);
            all += 1;
        }
    }
    covered as f64 / all as f64
}

/// What is told about a real file, for eyes: `cargo test --test explanations -- --nocapture --ignored`.
#[test]
#[ignore = "prints"]
fn real_files_are_told() {
    let folder = PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../shared/data/customers"
    ));
    for name in [
        "mcdonalds.csv",
        "marketing_campaign.csv",
        "wholesale_customers.csv",
        "mall_customers.csv",
    ] {
        let Ok(bytes) = std::fs::read(folder.join(name)) else {
            continue;
        };
        let table = Table::from_csv(&bytes, &ReadOptions::default()).expect("a table");
        let start = std::time::Instant::now();
        let result = Segmentation::params()
            .evidence(Evidence::None)
            .seed(1)
            .fit(&table)
            .expect("segments");
        eprintln!(
            "== {name}: {} segments in {:?}",
            result.report.segments.len(),
            start.elapsed()
        );
        for segment in &result.report.segments {
            eprintln!(
                "{} {:?}",
                segment.size,
                segment
                    .name_traits
                    .iter()
                    .map(|found| (&found.column, found.level.as_deref(), found.direction))
                    .collect::<Vec<_>>()
            );
            match &segment.rule {
                Some(rule) => eprintln!(
                    "   {} p {:.2} r {:.2}",
                    rule.sql, rule.precision, rule.recall
                ),
                None => eprintln!("   {:?}", segment.no_rule),
            }
            eprintln!(
                "   {:?}",
                segment.money.as_ref().map(|money| (
                    &money.column,
                    money.share,
                    money.mean,
                    money.interval.map(|i| (i.low, i.high))
                ))
            );
            eprintln!("   {:?}", segment.strategy);
        }
        eprintln!(
            "{:#?}",
            result.report.ideal_customer.map(|ideal| (
                ideal.value,
                ideal.loyalty,
                ideal.customers,
                ideal.tested,
                ideal
                    .traits
                    .iter()
                    .map(|found| (
                        found.column.clone(),
                        found.level.clone(),
                        found.segment,
                        found.everyone,
                        found.adjusted_p
                    ))
                    .collect::<Vec<_>>()
            ))
        );
    }
}

/// How long each stage takes and its longest step, for eyes.
#[test]
#[ignore = "prints"]
fn stages_take_their_time() {
    use customer_segments::Step;
    let mut csv = String::new();
    let mut chance = Chance(3);
    csv += "total_spend,frequency,recency,age,income,channel,region,newsletter\n";
    for _ in 0..100_000 {
        let group = (chance.unit() * 5.0).floor();
        csv += &format!(
            "{:.2},{:.0},{:.0},{:.0},{:.0},{},{},{}\n",
            100.0 + 300.0 * group + 50.0 * chance.normal(),
            2.0 + 3.0 * group + chance.normal(),
            400.0 - 70.0 * group + 20.0 * chance.normal(),
            40.0 + 10.0 * chance.normal(),
            40_000.0 + 9_000.0 * chance.normal(),
            ["app", "web", "shop"][(chance.unit() * 3.0) as usize],
            ["n", "s", "w", "e"][(chance.unit() * 4.0) as usize],
            if chance.unit() < 0.4 { "yes" } else { "no" },
        );
    }
    let table = Table::from_csv(csv.as_bytes(), &ReadOptions::default()).expect("a table");
    let mut run = Segmentation::params()
        .evidence(Evidence::None)
        .seed(1)
        .start(&table)
        .expect("a run");
    let mut stages: Vec<(String, u32, u128, u128)> = Vec::new();
    loop {
        let start = std::time::Instant::now();
        let step = run.step().expect("a step");
        let took = start.elapsed().as_micros();
        let name = match &step {
            Step::Working { stage, fraction } => format!(
                "{stage:?} {:.2}",
                if *fraction > 0.8 {
                    (fraction * 50.0).floor() / 50.0
                } else {
                    0.0
                }
            ),
            Step::Done => break,
            _ => "other".into(),
        };
        match stages.last_mut() {
            Some(last) if last.0 == name => {
                last.1 += 1;
                last.2 += took;
                last.3 = last.3.max(took);
            }
            _ => stages.push((name, 1, took, took)),
        }
    }
    for (name, steps, total, longest) in stages {
        if total > 2000 {
            eprintln!(
                "{name}: {steps} steps, {} ms, longest {} ms",
                total / 1000,
                longest / 1000
            );
        }
    }
}
