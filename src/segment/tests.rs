//! The whole pipeline on tables whose segments are known.

use super::{
    ChoiceBasis, Clarity, EngineChoice, Evidence, Run, Sampling, Segmentation, Step, VerdictKind,
};
use crate::cluster::Method;
use crate::error::{Error, IssueCode, Result};
use crate::features::FeatureOptions;
use crate::table::{Column, Notation, Reason, Role, Table, Values};

fn column(name: &str, values: Values, role: Role) -> Column {
    Column {
        name: name.into(),
        values,
        role,
        reason: Reason::Quantity,
        elements: vec![],
        missing: 0,
        distinct: 9,
        notation: Notation::default(),
    }
}

fn numbers(values: impl IntoIterator<Item = f64>) -> Values {
    Values::Number(values.into_iter().collect())
}

/// Three groups of 30, 20 and 10 customers, far apart; the fourth column only describes.
fn three_groups(order: impl Iterator<Item = usize> + Clone) -> Table {
    let group = |row: usize| {
        if row < 30 {
            0
        } else if row < 50 {
            1
        } else {
            2
        }
    };
    let jitter = |row: usize| (row * 7 % 10) as f64 / 10.0;
    let visits = order
        .clone()
        .map(|row| [10.0, 40.0, 70.0][group(row)] + jitter(row));
    let spend = order
        .clone()
        .map(|row| [500.0, 100.0, 900.0][group(row)] + jitter(row + 3));
    let channel = order.map(|row| group(row) as u32 % 2);
    let levels = vec!["web".to_owned(), "store".to_owned()];
    let codes = channel.collect();
    Table::from_columns(vec![
        column("visits", numbers(visits), Role::Build),
        column("spend", numbers(spend), Role::Build),
        column(
            "channel",
            Values::Category {
                codes,
                levels,
                ordered: false,
            },
            Role::Describe,
        ),
    ])
}

fn sizes(result: &Segmentation) -> Vec<u64> {
    result
        .report
        .segments
        .iter()
        .map(|segment| segment.size)
        .collect()
}

#[test]
fn few_rows_are_given_few_segments_unless_more_are_asked_for() {
    let twelve = || three_groups((0..60).step_by(5));
    let numbers = |params: super::SegmentationParams| {
        let report = params.fit(&twelve()).unwrap().report;
        let bounded = report.issues.iter().map(|issue| issue.code);
        let bounded = bounded.filter(|code| *code == IssueCode::SegmentsBounded);
        let most = report.candidates.iter().map(|it| it.clusters).max();
        (most, bounded.count(), report.choice.basis)
    };
    let params = Segmentation::params();
    let silhouette = ChoiceBasis::Silhouette;
    assert_eq!(numbers(params.clone()), (Some(2), 1, silhouette));
    let asked = numbers(params.clone().clusters(2..=6));
    assert_eq!(asked, (Some(6), 0, ChoiceBasis::Evidence));
    assert_eq!(
        numbers(params.clusters(3..=3)),
        (Some(3), 0, ChoiceBasis::Given)
    );
}

#[test]
fn every_method_says_that_it_settled() {
    for method in [Method::KMeans, Method::Mixture, Method::KPrototypes] {
        let params = Segmentation::params()
            .clusters(3..=3)
            .engine(EngineChoice::Named(method));
        let result = params.fit(&three_groups(0..60)).unwrap();
        let issues = &result.report.issues;
        assert!(
            issues
                .iter()
                .all(|issue| issue.code != IssueCode::NotConverged),
            "{method:?}"
        );
    }
}

#[test]
fn finds_the_groups_that_are_there() {
    let result = Segmentation::params().fit(&three_groups(0..60)).unwrap();
    // Whoever spends the most comes first, however few they are.
    assert_eq!(sizes(&result), [10, 30, 20]);
    let of_row = |row| match row {
        0..30 => 1,
        30..50 => 2,
        _ => 0,
    };
    let expected: Vec<i32> = (0..60).map(of_row).collect();
    assert_eq!(result.assignments, expected);
    assert_eq!(result.report.verdict.kind, VerdictKind::Natural);
    assert_eq!(result.report.verdict.firm, 3);
    assert_eq!(result.report.candidates.len(), 9);
    let shares: f64 = result
        .report
        .segments
        .iter()
        .map(|segment| segment.share)
        .sum();
    assert!((shares - 1.0).abs() < 1e-12);
    let first = &result.report.segments[0];
    assert!(
        first
            .name_traits
            .iter()
            .any(|named| named.column == "spend")
    );
    assert_eq!(first.profile.len(), 3);
}

#[test]
fn progress_never_falls_and_every_candidate_is_told() {
    let table = three_groups(0..60);
    let mut run: Run<&Table> = Segmentation::params()
        .clusters(2..=5)
        .start(&table)
        .unwrap();
    let (mut last, mut clusters, mut updates) = (0.0, Vec::new(), 0);
    loop {
        match run.step().unwrap() {
            Step::Working { fraction, .. } => {
                assert!(
                    fraction >= last && fraction <= 1.0,
                    "{last} then {fraction}"
                );
                last = fraction;
            }
            Step::Candidate { candidate } => clusters.push(candidate.clusters),
            Step::Update => updates += 1,
            Step::Done => break,
        }
    }
    assert_eq!((last, clusters), (1.0, vec![2, 3, 4, 5]));
    assert_eq!(updates, 2);
    assert_eq!(run.step().unwrap(), Step::Done);
    assert_eq!(
        run.into_result(),
        Some(Segmentation::params().clusters(2..=5).fit(&table).unwrap())
    );
}

#[test]
fn the_partition_comes_first_and_the_evidence_after_it() {
    let table = three_groups(0..60);
    let mut run: Run<&Table> = Segmentation::params().start(&table).unwrap();
    let mut seen = Vec::new();
    loop {
        match run.step().unwrap() {
            Step::Update => seen.push(run.result().unwrap().clone()),
            Step::Done => break,
            _ => {}
        }
    }
    let last = run.into_result().unwrap();
    let [first, second] = &seen[..] else {
        panic!("{} updates", seen.len());
    };
    assert_eq!(first.report.verdict.kind, VerdictKind::Pending);
    assert_eq!(first.report.certificate, None);
    let certificate = second.report.certificate.as_ref().unwrap();
    assert_eq!((certificate.draws, certificate.resamples), (39, 0));
    assert!(
        certificate
            .segments
            .iter()
            .all(|segment| segment.jaccard.is_none())
    );
    let certificate = last.report.certificate.as_ref().unwrap();
    assert_eq!((certificate.p, certificate.resamples), (1.0 / 40.0, 20));
    assert!(
        certificate
            .segments
            .iter()
            .all(|segment| segment.jaccard > Some(0.9))
    );
    // What is known first does not change.
    for update in &seen {
        assert_eq!(update.assignments, last.assignments);
        assert_eq!(update.report.segments, last.report.segments);
        assert_eq!(update.report.choice, last.report.choice);
    }
    assert_eq!(last.report.choice.clarity, Some(Clarity::Clear));
    assert!(
        last.report
            .candidates
            .iter()
            .all(|candidate| candidate.evidence.is_some())
    );
}

#[test]
fn without_evidence_nothing_is_tested() {
    let params = Segmentation::params().evidence(Evidence::None);
    let report = params.fit(&three_groups(0..60)).unwrap().report;
    assert_eq!(report.verdict.kind, VerdictKind::Untested);
    assert_eq!(report.certificate, None);
    assert!(
        report
            .candidates
            .iter()
            .all(|candidate| candidate.evidence.is_none())
    );
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let straight = Segmentation::params()
        .seed(7)
        .fit(&three_groups(0..60))
        .unwrap();
    let shuffled = Segmentation::params()
        .seed(7)
        .fit(&three_groups((0..60).map(|row| row * 37 % 60)))
        .unwrap();
    assert_eq!(straight.report.candidates, shuffled.report.candidates);
    assert_eq!(straight.report.model, shuffled.report.model);
    for (place, segment) in shuffled.assignments.iter().enumerate() {
        assert_eq!(*segment, straight.assignments[place * 37 % 60]);
    }
}

#[test]
fn the_model_places_rows_as_the_fit_did_also_after_json() {
    let table = three_groups(0..60);
    let result = Segmentation::params().clusters(2..=6).fit(&table).unwrap();
    let json = serde_json::to_string(&result.report.model).unwrap();
    let model: crate::model::SegmentModel = serde_json::from_str(&json).unwrap();
    assert_eq!(model.assign(&table).unwrap(), result.assignments);
    let stranger = Table::from_columns(vec![column("spend", numbers([1.0, 2.0]), Role::Build)]);
    let missing = Error::ColumnsMissing {
        columns: vec!["visits".into()],
    };
    assert_eq!(model.assign(&stranger), Err(missing));
}

#[test]
fn roles_and_features_of_the_caller_hold() {
    let table = three_groups(0..60);
    let names = |result: Result<Segmentation>| -> Vec<String> {
        let model = result.unwrap().report.model;
        model
            .space()
            .features
            .iter()
            .map(|feature| feature.column().to_owned())
            .collect()
    };
    let roles = [
        ("visits".to_owned(), Role::Ignore),
        ("channel".to_owned(), Role::Build),
    ];
    let result = Segmentation::params()
        .clusters(2..=2)
        .roles(roles.clone())
        .fit(&table);
    let ignored = result.as_ref().unwrap().report.segments[0].profile.len();
    assert_eq!(
        (names(result), ignored),
        (vec!["spend".into(), "channel".into()], 2)
    );
    let features = [FeatureOptions::new("visits")];
    assert_eq!(
        names(Segmentation::params().features(features).fit(&table)),
        ["visits"]
    );
    let unknown = [("age".to_owned(), Role::Build)];
    let error = Segmentation::params()
        .roles(unknown)
        .fit(&table)
        .unwrap_err();
    assert_eq!(
        error,
        Error::ColumnUnknown {
            column: "age".into()
        }
    );
}

#[test]
fn what_cannot_be_divided_is_an_error_or_a_note() {
    let fit = |values: &[f64]| {
        let table = Table::from_columns(vec![column(
            "spend",
            numbers(values.iter().copied()),
            Role::Build,
        )]);
        Segmentation::params().clusters(3..=5).fit(&table)
    };
    assert_eq!(fit(&[1.0, 2.0]).unwrap_err().code(), "rows-too-few");
    let few = fit(&[1.0, 1.0, 5.0, 5.0, 5.0, 1.0]).unwrap();
    assert_eq!(sizes(&few), [3, 3]);
    assert!(
        few.report
            .issues
            .iter()
            .any(|issue| issue.code == IssueCode::RowsDistinctFew)
    );
    let nothing = Table::from_columns(vec![column("note", numbers([1.0, 2.0]), Role::Describe)]);
    assert_eq!(
        Segmentation::params().fit(&nothing).unwrap_err(),
        Error::FeaturesNone
    );
    let backwards = Segmentation::params()
        .clusters(1..=3)
        .fit(&nothing)
        .unwrap_err();
    assert_eq!(backwards.code(), "option-invalid");
}

#[test]
fn a_full_search_measures_every_row() {
    let table = three_groups(0..60);
    let full = Segmentation::params()
        .sample(Sampling::None)
        .fit(&table)
        .unwrap();
    assert!(
        full.report
            .candidates
            .iter()
            .all(|candidate| candidate.silhouette_rows == 60)
    );
}

#[test]
fn segments_are_taken_together() {
    let table = three_groups(0..60);
    let params = || Segmentation::params().clusters(3..=3).minimum_cell(5);
    let found = params().fit(&table).unwrap();
    let merged = found
        .merge(&table, params(), &[vec![0, 2], vec![1]])
        .unwrap();
    assert_eq!(sizes(&merged), [30, 30]);
    assert_eq!(
        merged.report.segments[1].rule,
        found.report.segments[1].rule
    );
    assert_eq!(merged.report.verdict, found.report.verdict);
    assert_eq!(
        merged.report.model.assign(&table).unwrap(),
        merged.assignments
    );
    let evidence = |result: &Segmentation| result.report.certificate.clone().unwrap().segments;
    assert_eq!(evidence(&merged)[1], evidence(&found)[1]);
    assert_eq!(evidence(&merged)[0].jaccard, None);
    let shared = merged.report.shareable(5);
    let model = shared.model.expect("each that was found is large enough");
    assert_eq!(model.assign(&table).unwrap(), merged.assignments);
    // Ten of those that were found would be told of by their centre.
    assert_eq!(merged.report.shareable(11).model, None);
    let twice = merged.merge(&table, params(), &[vec![1, 0], vec![2]]);
    assert_eq!(twice.unwrap_err().code(), "option-invalid");
}
