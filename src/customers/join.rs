//! Two tables of customers by their key: every row of the first stays, once.

use super::NOBODY;
use crate::error::{Error, IssueCode, Issues, Result};
use crate::read::Interner;
use crate::table::{Column, Reason, Table, Value, Values, equal_key, parse_decimal};

/// The columns that hold the same keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Of the table that is joined to.
    pub own: String,
    /// Of the table that is joined.
    pub other: String,
}

impl Key {
    /// The columns that name the customers of both tables: of one name, or by what names tell.
    ///
    /// # Errors
    /// `option-invalid` if one of them has none.
    pub fn propose(table: &Table, other: &Table) -> Result<Self> {
        let missing = || Error::option("key", "the column that names the customers", "nothing");
        let (own, others) = (table.customer_column(), other.customer_column());
        let own = own.ok_or_else(missing)?.name.clone();
        let same = other.column(&own).ok().or(others);
        Ok(Self {
            other: same.ok_or_else(missing)?.name.clone(),
            own,
        })
    }
}

/// The rows of `table`, each with what `other` has under its key. Rows without a partner stay, with nothing
/// in the new columns; of several rows in `other` with one key the first is taken. Both, and rows of `other`
/// that belong nowhere, are counted. A new column whose name is taken gets a number.
///
/// Keys are compared without case and spaces around them; where one side holds numbers, both are compared as
/// numbers.
///
/// # Errors
/// `column-unknown`.
pub fn join(table: &Table, other: &Table, key: &Key) -> Result<Table> {
    let (own, others) = (table.column(&key.own)?, other.column(&key.other)?);
    let are_numbers = [own, others]
        .iter()
        .any(|column| matches!(column.values, Values::Number(_)));
    // What this join finds is counted by itself: an earlier one may be by the same key.
    let mut issues = Issues::default();

    let mut known = Interner::default();
    let mut first: Vec<u32> = Vec::new();
    let mut used: Vec<bool> = Vec::new();
    let mut keyless: Option<u64> = None;
    let mut without = 0;
    for row in 0..other.row_count() {
        let Some(key) = spelled(others, row, are_numbers) else {
            without += 1;
            keyless = keyless.or(Some(row as u64 + 1));
            continue;
        };
        let place = known.intern(&key) as usize;
        if place == first.len() {
            first.push(row as u32);
            used.push(false);
        } else {
            let row = Some(row as u64 + 1);
            issues.note(IssueCode::JoinRepeated, row, Some(&others.name));
        }
    }
    let mut partners: Vec<u32> = Vec::with_capacity(table.row_count());
    for row in 0..table.row_count() {
        let key = spelled(own, row, are_numbers).filter(|key| known.contains(key));
        match key {
            Some(key) => {
                let place = known.intern(&key) as usize;
                used[place] = true;
                partners.push(first[place]);
            }
            None => {
                partners.push(NOBODY);
                issues.note(
                    IssueCode::JoinUnmatched,
                    Some(row as u64 + 1),
                    Some(&own.name),
                );
            }
        }
    }
    issues.add(IssueCode::JoinUnused, without, keyless, Some(&others.name));
    for (row, _) in first.iter().zip(&used).filter(|(_, used)| !**used) {
        issues.note(
            IssueCode::JoinUnused,
            Some(u64::from(*row) + 1),
            Some(&others.name),
        );
    }

    let mut columns = table.columns().to_vec();
    for column in other
        .columns()
        .iter()
        .filter(|column| column.name != key.other)
    {
        let name = free_name(&column.name, &columns);
        columns.push(column.gather(name, &mut partners.iter().copied()));
    }
    let all = [table.issues(), other.issues(), &issues.into_vec()].concat();
    let mut joined = Table::made(columns, table.reading().clone(), all);
    joined.propose_roles();
    // What was decided about the first table's columns stays, but for what filled a gap there.
    for column in table.columns() {
        if column.reason != Reason::Promoted {
            joined.with_column(&column.name, &|joined| {
                joined.role = column.role;
                joined.reason = column.reason.clone();
                joined.elements = column.elements.clone();
            });
        }
    }
    Ok(joined)
}

/// The key in a row, in the spelling in which keys are compared.
fn spelled(column: &Column, row: usize, are_numbers: bool) -> Option<String> {
    let whole = |number: f64| (number == libm::trunc(number)).then(|| (number as i64).to_string());
    match column.value(row) {
        Value::Missing => None,
        Value::Number(number) => whole(number).or_else(|| Some(number.to_bits().to_string())),
        Value::Text(text) => {
            let number = parse_decimal(text).filter(|_| are_numbers);
            Some(number.and_then(whole).unwrap_or_else(|| equal_key(text)))
        }
    }
}

fn free_name(name: &str, columns: &[Column]) -> String {
    let taken = |name: &str| columns.iter().any(|column| column.name == name);
    let mut free = name.to_owned();
    let mut number = 2;
    while taken(&free) {
        free = format!("{name}_{number}");
        number += 1;
    }
    free
}
