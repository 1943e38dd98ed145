//! The feature space: what each type of column becomes, what is repaired, and the way back.

mod shared;

use customer_segments::error::IssueCode;
use customer_segments::features::{
    Feature, FeatureOptions, FeatureSpace, InUnits, MissingRule, Packed, ResponseStyle, Rows,
    Transform, mix_pair,
};

use customer_segments::table::{Codes, Column, MISSING_LEVEL, Role, Values};
use customer_segments::{Error, Table};
use proptest::prelude::*;
use shared::{build_column, numbers};

fn category(name: &str, cells: &[&str]) -> Column {
    let mut levels: Vec<String> = Vec::new();
    let mut codes = Codes::default();
    for cell in cells {
        let known = levels.iter().position(|level| level == cell);
        codes.push(match known {
            _ if cell.is_empty() => MISSING_LEVEL,
            Some(code) => code as u32,
            None => {
                levels.push((*cell).into());
                levels.len() as u32 - 1
            }
        });
    }
    Column {
        name: name.into(),
        ..build_column(Values::Category {
            codes,
            levels,
            ordered: false,
        })
    }
}

/// An ordered category whose levels are `levels`, of these steps.
fn scale(name: &str, levels: &[&str], steps: &[u32]) -> Column {
    Column {
        name: name.into(),
        ..build_column(Values::Category {
            codes: steps.iter().copied().collect(),
            levels: levels.iter().map(|level| (*level).to_owned()).collect(),
            ordered: true,
        })
    }
}

#[test]
fn steps_of_a_scale_are_standardised_places() {
    // By scikit-learn: StandardScaler of [[0], [1], [2], [2], [1]] (mean 1.2, deviation √0.56).
    let levels = ["low", "middle", "high"];
    let own = Table::from_columns(vec![scale("x", &levels, &[0, 1, 2, 2, MISSING_LEVEL, 1])]);
    let space = FeatureSpace::params()
        .missing(MissingRule::Exclude)
        .fit(&own)
        .expect("a space");
    assert_eq!(space.dimensions(), 1);
    let packed = space.pack(&own).expect("points");
    let expected = [0.0, 1.0, 2.0, 2.0, 1.0].map(|place: f64| (place - 1.2) / 0.56f64.sqrt());
    for (index, expected) in expected.into_iter().enumerate() {
        assert!((row(&packed, index)[0] - expected).abs() < 1e-6);
    }
    // Another file with other codes, and a step that is not known: it lies where a missing one would.
    let other = Table::from_columns(vec![category("x", &["high", "enormous", "low"])]);
    let packed = space.pack(&other).expect("points");
    assert!((row(&packed, 0)[0] - expected[2]).abs() < 1e-6);
    assert!((row(&packed, 1)[0] - expected[1]).abs() < 1e-6);
    assert!((row(&packed, 2)[0] - expected[0]).abs() < 1e-6);
    assert_eq!(issue(&packed, IssueCode::LevelUnseen), Some((1, Some(2))));
    let text = serde_json::to_string(&space).expect("JSON");
    assert_eq!(
        serde_json::from_str::<FeatureSpace>(&text).expect("it"),
        space
    );
    // Whoever holds the steps for kinds has a coordinate for each.
    let apart = FeatureOptions {
        ordered: false,
        ..FeatureOptions::new("x")
    };
    let space = FeatureSpace::params().features(vec![apart]).fit(&own);
    assert_eq!(space.expect("a space").dimensions(), 3);
}

fn flag(name: &str, values: &[f64], spellings: [&str; 2]) -> Column {
    Column {
        name: name.into(),
        ..build_column(Values::Flag {
            values: values.iter().copied().collect(),
            spellings: spellings.map(str::to_owned),
        })
    }
}

fn fit(table: &Table) -> FeatureSpace {
    FeatureSpace::params().fit(table).expect("a space")
}

fn row(packed: &Packed, index: usize) -> Vec<f64> {
    let mut row = vec![0.0; packed.points.dimensions()];
    packed.points.copy_row(index, &mut row);
    row
}

fn issue(packed: &Packed, code: IssueCode) -> Option<(u64, Option<u64>)> {
    let found = packed.issues.iter().find(|issue| issue.code == code);
    found.map(|issue| (issue.count, issue.first_row))
}

fn assert_near(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert!(
            (found - expected).abs() < 1e-6,
            "{found} instead of {expected}"
        );
    }
}

#[test]
fn one_column_weighs_as_one_column() {
    let table = Table::from_columns(vec![
        category("plan", &["gold", "basic", "basic", "silver"]),
        flag("member", &[1.0, 0.0, 0.0, 1.0], ["no", "yes"]),
    ]);
    let space = fit(&table);
    assert_eq!(
        space.coordinate_names(),
        ["plan=basic", "plan=gold", "plan=silver", "member"]
    );
    let packed = space.pack(&table).expect("all columns");
    let half = 0.5f64.sqrt();
    assert_near(&row(&packed, 0), &[0.0, half, 0.0, 1.0]);
    assert_near(&row(&packed, 1), &[half, 0.0, 0.0, 0.0]);
    // Two levels are as far apart as no and yes: squared distance 1.
    let square: f64 = (0..3)
        .map(|place| (row(&packed, 0)[place] - row(&packed, 1)[place]).powi(2))
        .sum();
    assert!((square - 1.0).abs() < 1e-6);
}

#[test]
fn a_weight_multiplies_squared_distances() {
    let table = Table::from_columns(vec![numbers("a", [0.0, 2.0]), category("b", &["x", "y"])]);
    let weighted = |name: &str| FeatureOptions {
        weight: 9.0,
        ..FeatureOptions::new(name)
    };
    let params = FeatureSpace::params().features(vec![weighted("a"), weighted("b")]);
    let packed = params
        .fit(&table)
        .expect("a space")
        .pack(&table)
        .expect("all columns");
    let level = 3.0 * 0.5f64.sqrt();
    assert_near(&row(&packed, 0), &[-3.0, level, 0.0]);
    assert_near(&row(&packed, 1), &[3.0, 0.0, level]);
}

#[test]
fn missing_values_are_filled_in_and_counted() {
    let gap = f64::NAN;
    let table = Table::from_columns(vec![
        numbers("spend", [1.0, gap, 3.0, 8.0, gap]),
        flag("member", &[1.0, 0.0, gap, 1.0, gap], ["no", "yes"]),
        category("plan", &["a", "b", "a", "", ""]),
    ]);
    let space = fit(&table);
    let packed = space.pack(&table).expect("all columns");
    assert_eq!(
        packed.excluded,
        [4],
        "a row without any building value is left out"
    );
    assert_eq!(packed.points.len(), 4);
    let imputed: Vec<_> = packed
        .issues
        .iter()
        .map(|issue| (issue.code, issue.first_row))
        .collect();
    assert_eq!(
        imputed,
        [2, 3, 4].map(|row| (IssueCode::MissingImputed, Some(row))),
        "a wholly empty row was counted when it was read"
    );
    // The median 3, the share of yes 2/3, the shares of levels 2/3 and 1/3.
    assert_eq!(row(&packed, 1)[0], row(&packed, 2)[0]);
    assert_near(&row(&packed, 2)[1..2], &[2.0 / 3.0]);
    let half = 0.5f64.sqrt();
    assert_near(&row(&packed, 3)[2..], &[2.0 / 3.0 * half, half / 3.0]);
    assert_eq!(packed.assignments(&[3, 1, 0, 2]), [3, 1, 0, 2, -1]);
}

#[test]
fn rows_with_a_gap_can_be_left_out() {
    let gap = f64::NAN;
    let table = Table::from_columns(vec![
        numbers("a", [1.0, gap, 3.0, 5.0]),
        numbers("b", [1.0, 4.0, 7.0, gap]),
    ]);
    let params = FeatureSpace::params().missing(MissingRule::Exclude);
    let packed = params
        .fit(&table)
        .expect("a space")
        .pack(&table)
        .expect("all columns");
    assert_eq!(packed.excluded, [1, 3]);
    assert_eq!(issue(&packed, IssueCode::RowExcluded), Some((2, Some(2))));
    assert_near(&row(&packed, 0), &[-1.0, -1.0]);
    assert_near(&row(&packed, 1), &[1.0, 1.0]);
}

#[test]
fn few_outliers_are_moved_to_the_edge_and_many_are_a_group() {
    let values = |outliers: usize| {
        let plain = (0..200 - outliers).map(|row| (row % 40) as f64 - 20.0);
        plain.chain((0..outliers).map(|_| 500.0))
    };
    for (outliers, moved) in [(4, Some((4, Some(197)))), (8, None)] {
        let table = Table::from_columns(vec![numbers("a", values(outliers))]);
        let packed = fit(&table).pack(&table).expect("all columns");
        assert_eq!(issue(&packed, IssueCode::ValueWinsorised), moved);
    }
}

#[test]
fn the_edge_is_three_scaled_median_deviations_away() {
    // -50 to 50 with two strangers: the median is 0, the median distance from it 26.
    let values = (-50..=50).map(f64::from).chain([1000.0, -1000.0]);
    let table = Table::from_columns(vec![numbers("balance", values)]);
    let space = fit(&table);
    let Feature::Number(number) = &space.features[0] else {
        panic!("a number");
    };
    let [lowest, highest] = number.winsorise.expect("limits");
    assert_near(&[lowest, highest], &[-115.6428, 115.6428]);
}

#[test]
fn skewed_amounts_are_logarithmised_and_come_back() {
    let amounts: Vec<f64> = (0..50).map(|row| 1.3f64.powi(row)).collect();
    let table = Table::from_columns(vec![
        numbers("spend", amounts.clone()),
        numbers("balance", amounts.iter().map(|amount| amount - 2.0)),
    ]);
    let space = fit(&table);
    let transforms = space.features.iter().map(|feature| match feature {
        Feature::Number(number) => number.transform,
        _ => panic!("a number"),
    });
    // The balance is just as skewed, but can be negative.
    assert!(transforms.eq([Transform::Log1p, Transform::None]));
    let packed = space.pack(&table).expect("all columns");
    let place = row(&packed, 20);
    let (name, InUnits::Number(value)) = &space.in_units(&place)[0] else {
        panic!("a number")
    };
    assert_eq!(*name, "spend");
    assert!((value / amounts[20] - 1.0).abs() < 1e-5);
}

#[test]
fn a_date_counts_days_before_the_latest() {
    let dates = Values::Date([19_000.0, 19_010.0, 19_020.0].into_iter().collect());
    let table = Table::from_columns(vec![Column {
        name: "last".into(),
        ..build_column(dates)
    }]);
    let space = fit(&table);
    let packed = space.pack(&table).expect("all columns");
    let spread = 1.5f64.sqrt();
    assert_near(&row(&packed, 0), &[spread]);
    assert_near(&row(&packed, 2), &[-spread]);
    let InUnits::Number(day) = space.in_units(&[0.0])[0].1.clone() else {
        panic!("a number")
    };
    assert!((day - 19_010.0).abs() < 1e-9);
}

#[test]
fn shares_come_back_from_a_centre() {
    let table = Table::from_columns(vec![
        category("plan", &["a", "b", "a", "a"]),
        flag("member", &[1.0, 0.0, 0.0, 0.0], ["no", "yes"]),
    ]);
    let space = fit(&table);
    let packed = space.pack(&table).expect("all columns");
    let mean: Vec<f64> = (0..3)
        .map(|place| (0..4).map(|index| row(&packed, index)[place]).sum::<f64>() / 4.0)
        .collect();
    let shown = space.in_units(&mean);
    let InUnits::Shares(levels) = &shown[0].1 else {
        panic!("shares")
    };
    assert_eq!([levels[0].0, levels[1].0], ["a", "b"]);
    assert_near(&[levels[0].1, levels[1].1], &[0.75, 0.25]);
    let InUnits::Share(yes) = shown[1].1 else {
        panic!("a share")
    };
    assert_near(&[yes], &[0.25]);
}

#[test]
fn constants_are_left_out_and_said() {
    let constant = || numbers("same", [5.0; 4]);
    let table = Table::from_columns(vec![constant(), numbers("a", [1.0, 2.0, 3.0, 4.0])]);
    let mut fitting = FeatureSpace::params().start(&table).expect("a start");
    while fitting.step(&table) {}
    let fitted = fitting.finish().expect("a space");
    assert_eq!(fitted.space.features.len(), 1);
    assert_eq!(fitted.issues[0].code, IssueCode::ColumnConstant);
    assert_eq!(fitted.issues[0].column.as_deref(), Some("same"));
    let none = FeatureSpace::params().fit(&Table::from_columns(vec![constant()]));
    assert_eq!(none, Err(Error::FeaturesNone));
}

#[test]
fn another_table_is_read_by_names_not_codes() {
    let table = Table::from_columns(vec![
        category("plan", &["a", "b", "c", "a"]),
        flag("member", &[1.0, 0.0, 0.0, 1.0], ["no", "yes"]),
        numbers("spend", [1.0, 2.0, 3.0, 4.0]),
    ]);
    let space = fit(&table);
    let other = Table::from_columns(vec![
        numbers("unrelated", [1.0, 2.0, 3.0]),
        // A file in which two kinds of spend remain looks like a category of numbers.
        category("spend", &["4", "1", "4"]),
        flag("member", &[1.0, 0.0, 1.0], ["0", "1"]),
        category("plan", &["c", "new", "a"]),
    ]);
    let packed = space.pack(&other).expect("all columns");
    let known = space.pack(&table).expect("all columns");
    assert_eq!(row(&packed, 0)[..3], row(&known, 2)[..3]);
    assert_eq!(
        row(&packed, 1)[..3],
        [0.0; 3],
        "a new level is equally far from all known ones"
    );
    assert_eq!(issue(&packed, IssueCode::LevelUnseen), Some((1, Some(2))));
    assert_eq!([row(&packed, 0)[3], row(&packed, 1)[3]], [1.0, 0.0]);
    assert_eq!(row(&packed, 0)[4], row(&known, 3)[4]);

    let lacking = Table::from_columns(vec![numbers("spend", [1.0, 2.0])]);
    let columns = vec!["plan".to_owned(), "member".to_owned()];
    assert_eq!(
        space.try_transform(&lacking).err(),
        Some(Error::ColumnsMissing { columns })
    );
}

#[test]
fn what_cannot_build_is_an_error() {
    let texts = ["words", "more words"]
        .iter()
        .fold(Default::default(), |mut cells, text| {
            customer_segments::read::Cells::push(&mut cells, text);
            cells
        });
    let mut note = numbers("note", [1.0, 2.0]);
    note.values = Values::Text(texts);
    let table = Table::from_columns(vec![note, numbers("a", [1.0, 2.0])]);
    let code = |params: customer_segments::features::FeatureSpaceParams| {
        params.fit(&table).expect_err("an error").code()
    };
    let params = FeatureSpace::params;
    assert_eq!(code(params().columns(["note"])), "option-invalid");
    assert_eq!(code(params().columns(["nowhere"])), "column-unknown");
    assert_eq!(code(params().columns(["a", "a"])), "option-invalid");
    assert_eq!(code(params().columns([""; 0])), "features-none");
    for weight in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let options = FeatureOptions {
            weight,
            ..FeatureOptions::new("a")
        };
        assert_eq!(code(params().features(vec![options])), "option-invalid");
    }
}

#[test]
fn one_enormous_number_leaves_everything_finite() {
    let values = (0..100).map(|row| {
        if row == 7 {
            1e300
        } else {
            f64::from(row % 13) - 6.0
        }
    });
    let table = Table::from_columns(vec![
        numbers("a", values),
        numbers("b", (0..100).map(f64::from)),
    ]);
    for winsorise in [true, false] {
        let options = ["a", "b"].map(|name| FeatureOptions {
            winsorise,
            ..FeatureOptions::new(name)
        });
        let space = FeatureSpace::params()
            .features(options.to_vec())
            .fit(&table)
            .expect("a space");
        let packed = space.pack(&table).expect("all columns");
        assert!((0..100).all(|index| row(&packed, index).iter().all(|value| value.is_finite())));
        assert!(row(&packed, 7)[0] > row(&packed, 8)[0]);
    }
}

#[test]
fn a_space_survives_json_and_damage_is_found() {
    let table = Table::from_columns(vec![
        numbers("spend", (0..40).map(|row| f64::from(row * row * row) / 7.0)),
        flag("member", &[0.0, 1.0].repeat(20), ["no", "yes"]),
        category("plan", &["a", "b", "c", "d"].repeat(10)),
        Column {
            name: "last".into(),
            ..build_column(Values::Date(
                (0..40).map(|day| 19_000.25 + f64::from(day)).collect(),
            ))
        },
    ]);
    let space = fit(&table);
    let json = serde_json::to_value(&space).expect("JSON");
    assert_eq!(json["missing"], "impute");
    let kinds: Vec<_> = json["features"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| &one["kind"])
        .collect();
    assert_eq!(kinds, ["number", "flag", "category", "number"]);
    assert_eq!(json["features"][0]["transform"], "log1p");
    assert!(json["features"][0].get("latest").is_none());
    assert_eq!(json["features"][3]["latest"], 19_039.25);
    let back: FeatureSpace = serde_json::from_str(&json.to_string()).expect("a space");
    assert_eq!(back, space);
    assert_eq!(back.check(), Ok(()));
    for (place, key, value) in [
        (0, "deviation", 0.0),
        (1, "weight", -1.0),
        (2, "weight", 0.0),
    ] {
        let mut damaged = json.clone();
        damaged["features"][place][key] = value.into();
        let damaged: FeatureSpace = serde_json::from_value(damaged).expect("the right shape");
        assert_eq!(damaged.check().expect_err("damage").code(), "model-invalid");
    }
}

#[test]
fn nobodys_role_is_build_without_features() {
    let mut column = numbers("a", [1.0, 2.0]);
    column.role = Role::Describe;
    let table = Table::from_columns(vec![column]);
    assert_eq!(FeatureSpace::params().fit(&table), Err(Error::FeaturesNone));
    assert!(FeatureSpace::params().columns(["a"]).fit(&table).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_shuffled_file_gives_the_same_space(
        (rows, shuffled) in prop::collection::vec((-1e3..1e6f64, 0..4usize), 12..80)
            .prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
    ) {
        prop_assume!(rows.iter().any(|row| row.1 != rows[0].1));
        let table = |rows: &[(f64, usize)]| {
            let cells: Vec<&str> = rows.iter().map(|row| ["", "north", "south", "east"][row.1]).collect();
            let numbers = numbers("spend", rows.iter().map(|row| row.0));
            Table::from_columns(vec![numbers, category("region", &cells)])
        };
        let (one, other) = (table(&rows), table(&shuffled));
        let params = FeatureSpace::params();
        prop_assert_eq!(params.fit(&one), params.fit(&other));
    }
}

/// Five questions from 1 to 5: what a person thinks, and how readily they agree with anything.
fn battery(style: f64) -> Table {
    let answer = |row: usize, question: usize| {
        let chance = |salt: u64| {
            let drawn = mix_pair(mix_pair(row as u64, question as u64), salt) % 1000;
            drawn as f64 / 1000.0 - 0.5
        };
        let general = (mix_pair(row as u64, 77) % 1000) as f64 / 1000.0 - 0.5;
        let thinks = if (row + question) % 2 == 0 { 0.6 } else { -0.6 };
        (3.0 + thinks + style * general + chance(1) + chance(2))
            .round()
            .clamp(1.0, 5.0)
    };
    let column = |question: usize| {
        numbers(
            &format!("q{question}"),
            (0..400).map(|row| answer(row, question)),
        )
    };
    Table::from_columns((0..6).map(column).collect())
}

#[test]
fn answers_count_relative_to_a_persons_mean_only_if_asked() {
    let table = battery(4.0);
    let told = |table: &Table, style| {
        let mut fitting = FeatureSpace::params()
            .response_style(style)
            .start(table)
            .expect("options");
        while fitting.step(table) {}
        fitting.finish().expect("a space")
    };
    let is_told = |issues: &[customer_segments::error::Issue]| {
        let found = issues
            .iter()
            .find(|issue| issue.code == IssueCode::ResponseStyle);
        found.map(|issue| issue.count)
    };
    let kept = told(&table, ResponseStyle::Keep);
    assert_eq!(is_told(&kept.issues), Some(6));
    assert_eq!(
        is_told(&told(&battery(0.0), ResponseStyle::Keep).issues),
        None
    );
    let removed = told(&table, ResponseStyle::Remove);
    assert_eq!(is_told(&removed.issues), None);
    let packed = removed.space.pack(&table).expect("points");
    let before = kept.space.pack(&table).expect("points");
    for index in 0..packed.points.len() {
        let (own, raw) = (row(&packed, index), row(&before, index));
        let mean = raw.iter().sum::<f64>() / raw.len() as f64;
        for (own, raw) in own.iter().zip(raw) {
            assert!((own - (raw - mean)).abs() < 1e-5);
        }
    }
    let text = serde_json::to_string(&removed.space).expect("JSON");
    assert_eq!(
        serde_json::from_str::<FeatureSpace>(&text).expect("it"),
        removed.space
    );
    // A damaged file must not break an engine.
    let mut damaged = removed.space.clone();
    damaged.relative.push(99);
    assert!(damaged.check().is_err());
    let mut damaged = removed.space.clone();
    if let Feature::Number(number) = &mut damaged.features[0] {
        number.scale.as_mut().expect("a scale").shares.clear();
    }
    assert!(removed.space.check().is_ok() && damaged.check().is_err());
    // Three columns of money share no scale.
    let money = Table::from_columns(
        (0..3)
            .map(|salt| {
                numbers(
                    &format!("m{salt}"),
                    (0..50).map(|row| (row * 31 % (40 + salt)) as f64),
                )
            })
            .collect(),
    );
    let refused = FeatureSpace::params()
        .response_style(ResponseStyle::Remove)
        .fit(&money);
    assert!(matches!(refused, Err(Error::OptionInvalid { .. })));
}
