use super::*;
use crate::table::Role;

/// Customers in three groups: few orders; many orders and recent; many orders and long ago.
fn table() -> (Table, Vec<u32>, Vec<u32>) {
    let mut random = 1u64;
    let mut next = move |below: u64| {
        random = crate::features::mix_pair(random, 7);
        (random % below) as f64
    };
    let rows: Vec<[f64; 3]> = (0..3000)
        .map(|row| match row % 3 {
            0 => [1.0 + next(4), next(365), next(100)],
            1 => [5.0 + next(20), next(41), next(100)],
            _ => [5.0 + next(20), 60.0 + next(300), next(100)],
        })
        .collect();
    let number = |name, place: usize| {
        let mut column = Column::number(name, rows.iter().map(|row| row[place]));
        column.role = Role::Build;
        column
    };
    let channels = (0..3000).map(|row| match (row % 3, row % 5) {
        (0, 0) => "",
        (0, 1..4) => "shop",
        (_, 4) => "app",
        _ => "web's",
    });
    let columns = vec![
        number("orders", 0),
        number("recency", 1),
        number("noise", 2),
        Column::category("channel", channels),
    ];
    let labels = (0..3000).map(|row| row % 3).collect();
    (Table::from_columns(columns), (0..3000).collect(), labels)
}

fn finder(table: &Table, rows: &[u32], labels: &[u32]) -> RuleFinder {
    let mut finder = RuleFinder::new(rows, labels);
    table
        .columns()
        .iter()
        .for_each(|column| finder.add(column, true));
    finder
}

#[test]
fn finds_what_was_planted() {
    let (table, rows, labels) = table();
    let finder = finder(&table, &rows, &labels);
    let rule = finder.find(1).unwrap();
    assert_eq!(rule.precision, 1.0, "{rule:?}");
    assert_eq!(rule.recall, 1.0);
    let columns: Vec<_> = rule.terms.iter().map(Term::column).collect();
    assert_eq!(columns, ["orders", "recency"]);
    assert_eq!(
        rule.terms[0],
        Term::AtLeast {
            column: "orders".into(),
            value: 5.0,
            date: false
        }
    );
    let Term::AtMost { value, .. } = &rule.terms[1] else {
        panic!("recent is at most so many days")
    };
    assert!((40.0..60.0).contains(value), "{value}");
    assert_eq!(
        rule.sql,
        format!("\"orders\" >= 5 AND \"recency\" <= {value}")
    );
}

#[test]
fn figures_are_those_of_rows_that_were_not_used() {
    let (table, rows, labels) = table();
    let finder = finder(&table, &rows, &labels);
    for segment in 0..3 {
        let rule = finder.find(segment).unwrap();
        let measured = rows.len() / 2..rows.len();
        assert_eq!(rule.measured_rows, measured.len() as u64);
        let picked: Vec<usize> = measured
            .clone()
            .filter(|&row| rule.picks(&table, row).unwrap())
            .collect();
        let hits = picked.iter().filter(|&&row| labels[row] == segment).count();
        assert_eq!((rule.picked, rule.hits), (picked.len() as u64, hits as u64));
        let members = measured.filter(|&row| labels[row] == segment).count();
        assert_eq!(rule.members, members as u64);
        assert_eq!(rule.precision, hits as f64 / picked.len() as f64);
        assert_eq!(rule.recall, hits as f64 / members as f64);
        assert!(rule.terms.len() <= TERMS);
    }
}

#[test]
fn labels_that_no_column_tells_have_no_rule() {
    let (table, rows, mut labels) = table();
    for (row, label) in labels.iter_mut().enumerate() {
        *label = (crate::features::mix_pair(row as u64, 99) % 3) as u32;
    }
    let finder = finder(&table, &rows, &labels);
    for segment in 0..3 {
        assert!(matches!(
            finder.find(segment),
            Err(NoRule::Imprecise { .. })
        ));
    }
}

#[test]
fn a_segment_of_few_has_none() {
    let (table, rows, mut labels) = table();
    labels.iter_mut().skip(12).for_each(|label| *label = 0);
    let finder = finder(&table, &rows, &labels);
    assert_eq!(finder.find(1), Err(NoRule::FewRows));
    let empty = RuleFinder::new(&rows, &labels);
    assert_eq!(empty.find(0), Err(NoRule::NoColumn));
}

#[test]
fn a_missing_value_meets_no_term() {
    let (table, ..) = table();
    let levels = vec!["app".to_owned()];
    let column = || "channel".to_owned();
    let terms = [
        Term::OneOf {
            column: column(),
            levels: levels.clone(),
        },
        Term::NoneOf {
            column: column(),
            levels,
        },
    ];
    assert_eq!(table.columns()[3].value(0), Value::Missing);
    for term in &terms {
        assert!(!term.holds(&table, 0).unwrap());
    }
    let either = |row| {
        terms
            .iter()
            .filter(|term| term.holds(&table, row).unwrap())
            .count()
    };
    assert!(
        (1..3000)
            .filter(|row| row % 15 != 0)
            .all(|row| either(row) == 1)
    );
}

/// A row that counts twice is the row twice: the same rule, and the same figures of it.
#[test]
fn a_weight_of_two_is_the_row_twice() {
    let (table, rows, mut labels) = table();
    // Neither rows nor weights are even: some are labelled otherwise, and these count more.
    for row in (0..3000).step_by(7) {
        labels[row] = 1;
    }
    let weight = |row: u32| if row % 7 == 0 { 2.0 } else { 1.0 };
    let weights: Vec<f64> = rows.iter().map(|&row| weight(row)).collect();
    let add = |mut finder: RuleFinder| {
        let columns = table.columns().iter();
        columns.for_each(|column| finder.add(column, true));
        finder
    };
    let weighted = add(RuleFinder::new(&rows, &labels).weighted(&weights));
    let twice = |rows: &[u32]| -> Vec<u32> {
        let times = |&row: &u32| std::iter::repeat_n(row, weight(row) as usize);
        rows.iter().flat_map(times).collect()
    };
    let (one, other) = (twice(&rows[..1500]), twice(&rows[1500..]));
    let finding = one.len();
    let repeated = [one, other].concat();
    let labels_of =
        |rows: &[u32]| -> Vec<u32> { rows.iter().map(|&row| labels[row as usize]).collect() };
    let mut doubled = RuleFinder::new(&repeated, &labels_of(&repeated));
    doubled.finding = finding;
    let doubled = add(doubled);
    let plain = add(RuleFinder::new(&rows, &labels));
    let mut differ = 0;
    for segment in 0..3 {
        let (one, two) = (weighted.find(segment), doubled.find(segment));
        match (one, two) {
            (Ok(one), Ok(two)) => {
                assert_eq!(one.sql, two.sql);
                assert!((one.precision - two.precision).abs() < 1e-12);
                assert!((one.recall - two.recall).abs() < 1e-12);
                differ +=
                    u64::from(plain.find(segment).map(|rule| rule.precision) != Ok(one.precision));
            }
            (one, two) => assert_eq!(one.map(|rule| rule.sql), two.map(|rule| rule.sql)),
        }
    }
    assert!(differ > 0, "weights change nothing here");
}
