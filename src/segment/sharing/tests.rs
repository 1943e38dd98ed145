//! What may be shared, and what must not.

use super::*;
use crate::cluster::Method;
use crate::error::Result;
use crate::segment::{EngineChoice, Segmentation};
use crate::table::{Column, Role, Table};

/// 300 customers in three groups, of which the third has 4; a town that 3 live in, an illness that 6 have.
fn report() -> Result<SegmentationReport> {
    let group = |row: usize| match row {
        0..150 => 0.0,
        150..296 => 1.0,
        _ => 2.0,
    };
    let noise = |row: usize| (crate::features::mix_pair(row as u64, 3) % 1000) as f64 / 1000.0;
    let built = |name, scale: f64| {
        let values = (0..300).map(move |row| group(row) * 100.0 * scale + noise(row));
        let mut column = Column::number(name, values);
        column.role = Role::Build;
        column
    };
    let describe = |mut column: Column| {
        column.role = Role::Describe;
        column
    };
    let towns = (0..300).map(|row| match row {
        7..10 => "Hidden",
        _ if row % 2 == 0 => "Oslo",
        _ => "Porto",
    });
    let ill = (0..300).map(|row| Some(row % 50 == 1));
    let columns = vec![
        built("orders", 1.0),
        built("spend", 3.0),
        describe(Column::category("town", towns)),
        describe(Column::flag("ill", ill)),
    ];
    let table = Table::from_columns(columns);
    Ok(Segmentation::params()
        .clusters(3..=3)
        .seed(1)
        .fit(&table)?
        .report)
}

#[test]
fn nothing_covers_too_few() -> Result<()> {
    let report = report()?;
    let mut sizes: Vec<u64> = report.segments.iter().map(|segment| segment.size).collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [4, 146, 150]);
    let shared = report.shareable(10);
    assert_eq!(
        shared.segments.len(),
        1,
        "one more is withheld: the rest would be the four"
    );
    assert_eq!(shared.withheld.segments, 2);
    assert!(shared.model.is_none() && shared.withheld.model);
    let text = serde_json::to_string(&shared).expect("JSON");
    assert!(!text.contains("Hidden"), "a town of three");
    let SharedColumn::Shares { levels, .. } = &shared.segments[0].profile[3] else {
        panic!("a flag has shares")
    };
    assert!(
        levels.iter().all(|level| level.share.is_none()),
        "three of 150 are ill"
    );
    Ok(())
}

#[test]
fn with_no_minimum_everything_is_told() -> Result<()> {
    let shared = report()?.shareable(0);
    assert_eq!(shared.segments.len(), 3);
    assert_eq!(shared.withheld, Withheld::default());
    assert!(
        serde_json::to_string(&shared)
            .expect("JSON")
            .contains("Hidden")
    );
    Ok(())
}

#[test]
fn a_shared_model_tells_of_no_rare_level_and_places_nearly_all_alike() -> Result<()> {
    let rows = 600;
    let kinds = (0..rows).map(|row| match row % 200 {
        0 => "rare",
        1..100 => "web",
        _ => "shop",
    });
    let mut kind = Column::category("kind", kinds);
    kind.role = Role::Build;
    let numbers =
        (0..rows).map(|row| if row % 200 < 100 { 1.0 } else { 9.0 } + (row % 7) as f64 / 10.0);
    let mut number = Column::number("orders", numbers);
    number.role = Role::Build;
    let table = Table::from_columns(vec![number, kind]);
    for engine in [Method::KMeans, Method::Mixture] {
        let params = Segmentation::params()
            .clusters(2..=2)
            .engine(EngineChoice::Named(engine))
            .seed(1);
        let result = params.fit(&table)?;
        let shared = result.report.shareable(10);
        let model = shared.model.expect("a model");
        let text = serde_json::to_string(&model).expect("JSON");
        assert!(!text.contains("rare"), "{engine:?}");
        let model = model.checked()?;
        let placed = model.assign(&table)?;
        let differing = placed
            .iter()
            .zip(&result.assignments)
            .filter(|(one, two)| one != two)
            .count();
        assert!(differing <= 3, "{engine:?}: {differing}");
    }
    Ok(())
}

#[test]
fn the_ends_of_a_scale_that_few_chose_are_not_shared() -> Result<()> {
    let answer = |row: usize, salt: usize| match row {
        0..3 => 7.0,
        _ if row % 2 == 0 => (1 + (row * 7919 + salt) % 3) as f64,
        _ => (3 + (row * 7919 + salt) % 3) as f64,
    };
    let question = |name: &str, salt: usize| {
        let mut column = Column::number(name, (0..600).map(move |row| answer(row, salt)));
        column.role = Role::Build;
        column
    };
    let table = Table::from_columns(vec![question("a", 1), question("b", 5), question("c", 9)]);
    let params = Segmentation::params()
        .clusters(2..=2)
        .engine(EngineChoice::Named(Method::Mixture))
        .seed(1);
    let result = params.fit(&table)?;
    let model = result.report.shareable(10).model.expect("a model");
    let text = serde_json::to_value(&model).expect("JSON");
    for feature in text["features"].as_array().expect("features") {
        let steps = feature["scale"]["shares"].as_array().expect("shares");
        assert_eq!(
            (&feature["scale"]["first"], steps.len()),
            (&serde_json::json!(1.0), 5)
        );
    }
    let placed = model.checked()?.assign(&table)?;
    let pairs = placed.iter().zip(&result.assignments);
    assert!(pairs.filter(|(one, two)| one != two).count() <= 3);
    Ok(())
}
