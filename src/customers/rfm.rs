//! The classical groups by recency, frequency and monetary value.
//!
//! Each customer gets a score from 1 to 5 for each of the three (Hughes, *Strategic Database Marketing*, 1994),
//! and the grid of recency by the mean of the other two has a group for every cell, so that everybody is in
//! exactly one.

use serde::{Deserialize, Serialize};

use super::money::Sum;
use crate::error::{Error, IssueCode, Issues, Result};
use crate::table::rising::{of_key, order_key};
use crate::table::{Column, ColumnType, Table, Value};

/// Fewer customers make no groups.
pub const FEWEST_CUSTOMERS: usize = 50;

/// A group, by its usual name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RfmGroup {
    /// They bought lately, often and for much.
    Champions,
    /// They buy often, and not long ago.
    Loyal,
    /// They bought lately, and more than once.
    PotentialLoyalists,
    /// They bought very lately, once or for little.
    New,
    /// They bought lately, once or for little.
    Promising,
    /// They are in the middle of everything.
    NeedAttention,
    /// They were never strong, and are fading.
    AboutToSleep,
    /// They were good, and have not come for long.
    AtRisk,
    /// They were the best, and have not come for long.
    CannotLose,
    /// They bought little, long ago.
    Hibernating,
    /// They bought little, longest ago.
    Lost,
}

use RfmGroup::*;

/// All groups, the best first.
pub const GROUPS: [RfmGroup; 11] = [
    Champions,
    Loyal,
    PotentialLoyalists,
    New,
    Promising,
    NeedAttention,
    AboutToSleep,
    AtRisk,
    CannotLose,
    Hibernating,
    Lost,
];

/// The group of each recency score, from 1, and each score of what they buy, from 1.
const GRID: [[RfmGroup; 5]; 5] = [
    [Lost, Lost, AtRisk, AtRisk, CannotLose],
    [Hibernating, Hibernating, AtRisk, AtRisk, CannotLose],
    [AboutToSleep, AboutToSleep, NeedAttention, Loyal, Loyal],
    [
        Promising,
        PotentialLoyalists,
        PotentialLoyalists,
        Loyal,
        Loyal,
    ],
    [
        New,
        PotentialLoyalists,
        PotentialLoyalists,
        Champions,
        Champions,
    ],
];

/// Four limits: a value that reaches the first has at least score 2, and so on. `None` is never reached.
pub type Cuts = [Option<f64>; 4];

/// How groups are to be made. Columns that are not named are found by their names.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RfmParams {
    /// Days since the last purchase, or its date.
    pub recency: Option<String>,
    /// How many orders.
    pub frequency: Option<String>,
    /// How much money.
    pub monetary: Option<String>,
    /// Limits of one's own, in the columns' units: from the worst to the best score. Days since the last
    /// purchase fall, the others rise.
    pub cuts: [Option<[f64; 4]>; 3],
    /// Whether frequency alone stands for what they buy, without money.
    pub frequency_alone: bool,
}

/// One group of customers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RfmGroupReport {
    /// Which one.
    pub group: RfmGroup,
    /// How many are in it.
    pub customers: u64,
    /// Their share of all, 0 to 1.
    pub share: f64,
    /// Mean days since the last purchase; the mean day, where the column holds dates.
    pub recency: Option<f64>,
    /// Mean number of orders.
    pub frequency: Option<f64>,
    /// Mean money.
    pub monetary: Option<f64>,
    /// Their share of all money.
    pub value_share: Option<f64>,
}

/// The groups of all customers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RfmReport {
    /// All eleven groups, the best first, empty ones included.
    pub groups: Vec<RfmGroupReport>,
    /// The columns: recency, frequency, monetary.
    pub columns: [Option<String>; 3],
    /// The limits that were used for each, from score 2 to score 5.
    pub cuts: [Cuts; 3],
    /// What was set aside.
    pub issues: Vec<crate::error::Issue>,
}

/// Groups, and who is in which.
#[derive(Debug, Clone, PartialEq)]
pub struct Rfm {
    /// What is told.
    pub report: RfmReport,
    /// For each customer a place in the report's groups, or −1 where a value is missing.
    pub assignments: Vec<i32>,
    /// For each customer the scores of recency, frequency and money; 0 where there is none.
    pub scores: [Vec<u8>; 3],
}

/// Groups the customers of a table.
///
/// A score tells how many are worse: score *s* means that at least *s* − 1 fifths of all customers have a
/// strictly worse value. So equal values have equal scores, however many there are of them.
///
/// # Errors
/// `option-invalid` where a column is not found or limits are out of order, `column-unknown`, `rows-too-few`
/// below 50 customers.
pub fn rfm(table: &Table, params: &RfmParams) -> Result<Rfm> {
    let columns = columns(table, params)?;
    let measures: Vec<Measure> = columns
        .iter()
        .flatten()
        .map(|column| Measure::new(column, column.name == columns[0].map_or("", |c| &c.name)))
        .collect();
    let complete = |row: usize| measures.iter().all(|measure| !measure.value(row).is_nan());
    let included = (0..table.row_count()).filter(|&row| complete(row)).count();
    if included < FEWEST_CUSTOMERS {
        return Err(Error::RowsTooFew {
            expected: FEWEST_CUSTOMERS as u64,
            found: included as u64,
        });
    }
    let mut cuts = [[None; 4]; 3];
    for (place, measure) in measures.iter().enumerate() {
        cuts[place] = match params.cuts[place] {
            Some(own) => measure.own_cuts(&own, ["recency", "frequency", "monetary"][place])?,
            None => fifths(&mut |take| {
                (0..table.row_count())
                    .filter(|&row| complete(row))
                    .for_each(|row| take(measure.value(row)));
            }),
        };
    }

    let rows = table.row_count();
    let mut scores = [vec![0; rows], vec![0; rows], Vec::new()];
    if measures.len() > 2 {
        scores[2] = vec![0; rows];
    }
    let mut assignments = vec![-1; rows];
    let mut issues = Issues::default();
    let mut totals = [[Sum::default(); 3]; 11];
    let mut sizes = [0u64; 11];
    for row in 0..rows {
        if !complete(row) {
            issues.note(IssueCode::RowExcluded, Some(row as u64 + 1), None);
            continue;
        }
        let mut own = [0; 3];
        for (place, measure) in measures.iter().enumerate() {
            own[place] = score(measure.value(row), &cuts[place]);
            scores[place][row] = own[place];
        }
        // Halves go up: who spends much though seldom is no worse than who comes often for little.
        let bought = match measures.len() {
            3 if !params.frequency_alone => (own[1] + own[2]).div_ceil(2),
            _ => own[1],
        };
        let line = GRID[usize::from(own[0]) - 1];
        let group = match line[usize::from(bought) - 1] {
            // Who bought once, for however much, has not come back yet.
            PotentialLoyalists if measures[1].plain(row) == 1.0 => line[0],
            group => group,
        };
        let place = GROUPS.iter().position(|known| *known == group).unwrap_or(0);
        assignments[row] = place as i32;
        sizes[place] += 1;
        for (total, measure) in totals[place].iter_mut().zip(&measures) {
            total.add(measure.plain(row));
        }
    }
    let mut all = Sum::default();
    totals.iter().for_each(|totals| all.add(totals[2].value()));
    let has_money = measures.len() > 2;
    let groups = GROUPS.iter().zip(sizes).zip(totals);
    let groups = groups.map(|((&group, customers), totals)| {
        let mean = |total: Sum| (customers > 0).then(|| total.value() / customers as f64);
        RfmGroupReport {
            group,
            customers,
            share: customers as f64 / included as f64,
            recency: mean(totals[0]),
            frequency: mean(totals[1]),
            monetary: mean(totals[2]).filter(|_| has_money),
            value_share: (has_money && all.value() > 0.0).then(|| totals[2].value() / all.value()),
        }
    });
    let groups = groups.collect();
    // As they are read: days since the last purchase fall from score to score.
    for cut in cuts
        .iter_mut()
        .take(usize::from(measures[0].falls))
        .flatten()
    {
        *cut = cut.map(|cut| 0.0 - cut);
    }
    Ok(Rfm {
        report: RfmReport {
            groups,
            columns: columns.map(|column| column.map(|column| column.name.clone())),
            cuts,
            issues: issues.into_vec(),
        },
        assignments,
        scores,
    })
}

/// A column in which more is better.
struct Measure<'a> {
    column: &'a Column,
    falls: bool,
}

impl<'a> Measure<'a> {
    fn new(column: &'a Column, is_recency: bool) -> Self {
        Self {
            column,
            // A later day is better, fewer days since are.
            falls: is_recency && column.column_type() != ColumnType::Date,
        }
    }

    fn plain(&self, row: usize) -> f64 {
        match self.column.value(row) {
            Value::Number(number) => number,
            _ => f64::NAN,
        }
    }

    fn value(&self, row: usize) -> f64 {
        if self.falls {
            0.0 - self.plain(row)
        } else {
            self.plain(row)
        }
    }

    fn own_cuts(&self, cuts: &[f64; 4], option: &str) -> Result<Cuts> {
        let sign = if self.falls { -1.0 } else { 1.0 };
        let cuts = cuts.map(|cut| sign * cut + 0.0);
        if !cuts.windows(2).all(|pair| pair[0] < pair[1]) {
            let order = if self.falls { "falling" } else { "rising" };
            let expected = format!("four {order} numbers");
            let option = format!("cuts.{option}");
            return Err(Error::option(&option, expected, "another order"));
        }
        Ok(cuts.map(Some))
    }
}

fn score(value: f64, cuts: &Cuts) -> u8 {
    1 + cuts.iter().flatten().filter(|&&cut| value >= cut).count() as u8
}

/// Hands every value to whoever asks for them.
type Each<'a> = &'a mut dyn FnMut(&mut dyn FnMut(f64));

/// The least values of which one, two, three and four fifths of all are strictly below.
fn fifths(each: Each<'_>) -> Cuts {
    let mut values: Vec<u64> = Vec::new();
    each(&mut |value| values.push(order_key(value)));
    values.sort_unstable();
    let mut cuts = [None; 4];
    for (cut, fifth) in cuts.iter_mut().zip(1..) {
        let below = (values.len() * fifth).div_ceil(5);
        let last = values[below - 1];
        let above = values.partition_point(|&other| other <= last);
        *cut = values.get(above).map(|&key| of_key(key));
    }
    cuts
}

/// The columns of recency, frequency and money.
fn columns<'a>(table: &'a Table, params: &RfmParams) -> Result<[Option<&'a Column>; 3]> {
    let named = |name: &Option<String>| name.as_ref().map(|name| table.column(name)).transpose();
    let recency = named(&params.recency)?.or_else(|| table.recency_column());
    let frequency = named(&params.frequency)?.or_else(|| table.frequency_column());
    let monetary = named(&params.monetary)?.or_else(|| table.value_column());
    let needed = |option: &str, column: Option<&'a Column>| {
        let expected = "the name of a column; of orders, gather customers first";
        column.ok_or_else(|| Error::option(option, expected, "nothing"))
    };
    let (recency, frequency) = (needed("recency", recency)?, needed("frequency", frequency)?);
    for (option, column) in [
        ("recency", Some(recency)),
        ("frequency", Some(frequency)),
        ("monetary", monetary),
    ] {
        let fits = column.is_none_or(|column| match column.column_type() {
            ColumnType::Number | ColumnType::Flag => true,
            ColumnType::Date => option == "recency",
            _ => false,
        });
        if !fits {
            return Err(Error::option(
                option,
                "a column of numbers",
                "another column",
            ));
        }
    }
    Ok([Some(recency), Some(frequency), monetary])
}
