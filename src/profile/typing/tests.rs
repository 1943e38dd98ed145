use super::*;
use crate::features::mix_pair;
use crate::profile::rule::RuleFinder;
use crate::table::{Column, Table};

/// Whole numbers from 0, the same ones each time.
fn chance(row: u64, salt: u64, below: u64) -> f64 {
    (mix_pair(row, salt) % below) as f64
}

/// Three kinds of customers: few orders; many and recent; many and long ago. A channel that goes with the first,
/// and columns that go with nothing.
fn table(rows: u64) -> (Table, Vec<u32>) {
    let kind = |row: u64| row % 3;
    let orders = (0..rows).map(move |row| match kind(row) {
        0 => 1.0 + chance(row, 1, 4),
        _ => 5.0 + chance(row, 1, 20),
    });
    let recency = (0..rows).map(move |row| match kind(row) {
        0 => chance(row, 2, 365),
        1 => chance(row, 2, 41),
        _ => 60.0 + chance(row, 2, 300),
    });
    let channel = (0..rows).map(move |row| match (kind(row), chance(row, 3, 5) as u32) {
        (0, 0) => "",
        (0, 1..4) => "shop",
        _ => "web",
    });
    let columns = vec![
        Column::number("noise", (0..rows).map(|row| chance(row, 4, 100))),
        Column::number("orders", orders),
        Column::category(
            "luck",
            (0..rows).map(|row| ["a", "b", "c"][chance(row, 5, 3) as usize]),
        ),
        Column::category("channel", channel),
        Column::number("recency", recency),
    ];
    (
        Table::from_columns(columns),
        (0..rows).map(|row| kind(row) as u32).collect(),
    )
}

fn asked(table: &Table, labels: &[u32], segments: usize) -> Option<Typing> {
    let rows: Vec<u32> = (0..labels.len() as u32).collect();
    let mut finder = RuleFinder::new(&rows, labels);
    table
        .columns()
        .iter()
        .for_each(|column| finder.add(column, true));
    let mut asking = Asking::new(&finder, segments)?;
    while asking.step(&finder) {}
    Some(asking.finish())
}

#[test]
fn the_planted_questions_are_enough() {
    let (table, labels) = table(1500);
    let typing = asked(&table, &labels, 3).unwrap();
    let mut columns: Vec<&str> = typing
        .questions
        .iter()
        .map(|question| question.column.as_str())
        .collect();
    columns.truncate(2);
    columns.sort_unstable();
    assert_eq!(
        (columns, typing.enough),
        (vec!["orders", "recency"], Some(2))
    );
    let question = &typing.questions[1];
    assert!(question.accuracy > 0.93, "{question:?}");
    assert!(question.recall.iter().all(|recall| recall.unwrap() > 0.85));
    assert_eq!(typing.rows, 1500);
    assert!((typing.largest - 1.0 / 3.0).abs() < 1e-9);
}

/// Whoever fills in the sheet places other customers as well as was said.
#[test]
fn the_sheet_keeps_its_word() {
    let (table, labels) = table(6000);
    let typing = asked(&table, &labels, 3).unwrap();
    let asked = typing.enough.unwrap() as usize;
    let others = 2000..6000;
    let right = others
        .clone()
        .filter(|&row| typing.segment_of(&table, row).unwrap() == labels[row] as usize)
        .count();
    let share = right as f64 / others.len() as f64;
    let said = typing.questions[asked - 1].accuracy;
    assert!((share - said).abs() < 0.02, "{share}, not {said}");
}

/// Questions about segments that no column tells are no better than naming one, though many are tried.
#[test]
fn noise_is_not_called_knowledge() {
    let (table, _) = table(1500);
    let labels: Vec<u32> = (0..1500).map(|row| chance(row, 9, 4) as u32).collect();
    let typing = asked(&table, &labels, 4).unwrap();
    assert_eq!(typing.enough, None);
    for question in &typing.questions {
        assert!((question.accuracy - 0.25).abs() < 0.05, "{question:?}");
    }
}

#[test]
fn few_rows_cannot_tell() {
    let (table, labels) = table(49);
    assert_eq!(asked(&table, &labels, 3), None);
}

#[test]
fn rows_count_by_their_weights() {
    // Of five customers four are told by `left`, the fifth by `right`.
    let rows = 600;
    let told = |row: u64, salt: u64, own: bool| match own {
        true => row % 2,
        false => mix_pair(row, salt) % 2,
    };
    let level = |value: u64| ["no", "yes"][value as usize];
    let is_right = |row: u64| mix_pair(row, 9) % 5 == 0;
    let left = (0..rows).map(|row| level(told(row, 1, !is_right(row))));
    let right = (0..rows).map(|row| level(told(row, 2, is_right(row))));
    let table = Table::from_columns(vec![
        Column::category("left", left),
        Column::category("right", right),
    ]);
    let labels: Vec<u32> = (0..rows).map(|row| (row % 2) as u32).collect();
    let places: Vec<u32> = (0..rows as u32).collect();
    let typing = |weights: &[f64]| {
        let mut finder = RuleFinder::new(&places, &labels).weighted(weights);
        table
            .columns()
            .iter()
            .for_each(|column| finder.add(column, true));
        let mut asking = Asking::new(&finder, 2).expect("enough rows");
        while asking.step(&finder) {}
        asking.finish()
    };
    let alike = typing(&vec![1.0; rows as usize]);
    assert_eq!(alike.questions[0].column, "left");
    let weight = |row: u64| if is_right(row) { 4.9 } else { 0.02 };
    let weights: Vec<f64> = (0..rows).map(weight).collect();
    let weighted = typing(&weights);
    assert_eq!(weighted.questions[0].column, "right");
    assert!(
        weighted.questions[0].accuracy > 0.98,
        "by weight, as it was chosen"
    );
    assert!((weighted.questions[0].accuracy - alike.questions[0].accuracy).abs() > 0.05);
}
