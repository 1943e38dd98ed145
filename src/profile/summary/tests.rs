//! Summaries of columns whose figures are known.

use super::*;
use crate::table::{MISSING_LEVEL, Notation, Reason, Role};

fn column(values: Values) -> Column {
    Column {
        name: "column".into(),
        values,
        role: Role::Build,
        reason: Reason::Quantity,
        elements: vec![],
        missing: 0,
        distinct: 0,
        notation: Notation::default(),
    }
}

#[test]
fn numbers_show_mean_and_median_beside_everyones() {
    let numbers = [1.0, 2.0, 6.0, f64::NAN, 10.0, 20.0, 1e6];
    let column = column(Values::Number(numbers.into_iter().collect()));
    // The last row is in no segment and must not count for everyone either.
    let profiles = profile_column(&column, &[0, 0, 0, 0, 1, 1, -1], None, 2).unwrap();
    let ColumnProfile::Number {
        missing,
        mean,
        median,
        everyone_mean,
        everyone_median,
        effect,
        ..
    } = &profiles[0]
    else {
        panic!("a number column has a number profile")
    };
    assert_eq!((*missing, *mean, *median), (1, Some(3.0), Some(2.0)));
    assert_eq!((*everyone_mean, *everyone_median), (Some(7.8), Some(6.0)));
    assert!(effect.unwrap() < -2.0);
}

#[test]
fn dates_tell_months_and_days_of_the_week() {
    // 2024-03-19 (Tuesday, the last day of the Jalali year 1402), -20, 2024-04-19, 1969-12-31 (Wednesday).
    let values = || [19_801.0, 19_802.5, 19_832.0, -1.0].into_iter().collect();
    let mut column = column(Values::Date(values()));
    let figures = |column: &Column| {
        let profiles = profile_column(column, &[0, 0, 1, 1], None, 2).unwrap();
        let ColumnProfile::Number {
            days: Some(days), ..
        } = &profiles[0]
        else {
            panic!("a date column has days")
        };
        let told = |levels: &[LevelShare]| -> Vec<(String, f64)> {
            let told = levels.iter();
            told.map(|level| (level.level.clone(), level.share.unwrap()))
                .collect()
        };
        (days.latest, told(&days.months), told(&days.weekdays))
    };
    let of = |told: &[(&str, f64)]| -> Vec<(String, f64)> {
        let told = told.iter();
        told.map(|&(level, share)| (level.to_owned(), share))
            .collect()
    };
    let (latest, months, weekdays) = figures(&column);
    assert_eq!(latest, 19_832.0);
    assert_eq!(months, of(&[("3", 1.0), ("4", 0.0), ("12", 0.0)]));
    assert_eq!(weekdays, of(&[("2", 0.5), ("3", 0.5), ("5", 0.0)]));
    column.notation.calendar = Some(Calendar::Jalali);
    let (_, months, _) = figures(&column);
    assert_eq!(months, of(&[("1", 0.5), ("10", 0.0), ("12", 0.5)]));
}

#[test]
fn shares_are_of_the_rows_that_have_a_value() {
    let codes = [0, 0, 1, MISSING_LEVEL, 1, 1];
    let levels = vec!["web".to_owned(), "store".to_owned()];
    let column = column(Values::Category {
        codes: codes.into_iter().collect(),
        levels,
        ordered: false,
    });
    let profiles = profile_column(&column, &[0, 0, 0, 0, 1, 1], None, 2).unwrap();
    let ColumnProfile::Shares {
        missing, levels, ..
    } = &profiles[0]
    else {
        panic!("a category column has shares")
    };
    assert_eq!(*missing, 1);
    assert_eq!(levels[0].level, "store");
    assert_eq!(levels[0].share, Some(1.0 / 3.0));
    assert_eq!(levels[0].everyone_share, Some(0.6));
    assert!(levels[0].effect.unwrap() < 0.0 && levels[1].effect.unwrap() > 0.0);
}

#[test]
fn a_scale_is_told_in_its_order() {
    let codes = [2, 2, 2, 0, 1, 1];
    let column = column(Values::Category {
        codes: codes.into_iter().collect(),
        levels: ["18-24", "25-34", "35+"].map(str::to_owned).into(),
        ordered: true,
    });
    let profiles = profile_column(&column, &[0, 0, 0, 1, 1, 1], None, 2).unwrap();
    let ColumnProfile::Shares { levels, .. } = &profiles[0] else {
        panic!("a category column has shares")
    };
    let told: Vec<&str> = levels.iter().map(|level| level.level.as_str()).collect();
    assert_eq!(told, ["18-24", "25-34", "35+"]);
}

#[test]
fn a_flag_tells_the_share_of_its_yes() {
    let values = [1.0, 1.0, 0.0, 0.0].into_iter().collect();
    let spellings = ["No".to_owned(), "Yes".to_owned()];
    let column = column(Values::Flag { values, spellings });
    let profiles = profile_column(&column, &[0, 0, 0, 1], None, 2).unwrap();
    let ColumnProfile::Shares { levels, .. } = &profiles[0] else {
        panic!("a flag column has shares")
    };
    assert_eq!(levels.len(), 1);
    assert_eq!(
        (levels[0].level.as_str(), levels[0].share),
        ("Yes", Some(2.0 / 3.0))
    );
}
