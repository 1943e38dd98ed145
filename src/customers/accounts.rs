//! From contacts to accounts: of a file of people who work for firms, one row a firm.

use super::keys::Keys;
use super::money::{Sum, Unit};
use crate::error::{Error, IssueCode, Issues, Result};
use crate::read::Cells;
use crate::table::{Column, Table, Value, Values, adds_up};

/// A table of accounts, and the account of each contact.
#[derive(Debug, Clone, PartialEq)]
pub struct Accounts {
    /// One row an account, in the order in which they first come in the file.
    pub table: Table,
    /// For each row of the contacts that of its account (from 0), or −1 where none is named.
    pub rows: Vec<i32>,
}

/// Rolls contacts up to the accounts that `by` names; to those of the column that names tell, if it is `None`.
///
/// `contacts` counts them. What customers bring or do adds up unless it is the same for all contacts of an
/// account, other numbers are means; a category or a flag is
/// the most common one, and the first of equally common ones; a day is the latest. Names, keys and free words are
/// those of people, and are left out. Rows without an account are counted.
///
/// # Errors
/// `column-unknown`; `option-invalid` where no column names accounts, or the one that does is of numbers with a
/// fraction or of days.
pub fn accounts(contacts: &Table, by: Option<&str>) -> Result<Accounts> {
    let needed = || Error::option("by", "a column that names accounts", "nothing");
    let key = match by {
        Some(name) => contacts.column(name)?,
        None => contacts.account_column().ok_or_else(needed)?,
    };
    if matches!(key.values, Values::Date(_)) {
        return Err(Error::option("by", "a column of keys", "a column of days"));
    }
    let mut keys = Keys::default();
    let mut issues = Issues::default();
    issues.extend(contacts.issues());
    let mut place: Vec<Option<usize>> = Vec::new();
    let mut firsts: Vec<u32> = Vec::new();
    let mut rows = Vec::with_capacity(contacts.row_count());
    for row in 0..contacts.row_count() {
        let Some(code) = keys.key(&key.values, row) else {
            issues.note(
                IssueCode::ContactWithoutAccount,
                Some(row as u64 + 1),
                Some(&key.name),
            );
            rows.push(-1);
            continue;
        };
        let code = code as usize;
        if code >= place.len() {
            place.resize(code + 1, None);
        }
        let account = *place[code].get_or_insert_with(|| {
            firsts.push(row as u32);
            firsts.len() - 1
        });
        rows.push(account as i32);
    }
    if firsts.is_empty() {
        return Err(Error::RowsNone);
    }
    let lines = contacts.row_count() as u64;
    issues.add(IssueCode::ContactsRolledUp, lines, None, Some(&key.name));

    let mut names = Cells::default();
    for &row in &firsts {
        match key.value(row as usize) {
            Value::Text(text) => names.push(text),
            Value::Number(number) => names.push(&(number as i64).to_string()),
            Value::Missing => names.push(""),
        }
    }
    let mut counts = vec![0.0; firsts.len()];
    for &account in rows.iter().filter(|account| **account >= 0) {
        counts[account as usize] += 1.0;
    }
    let mut columns = vec![
        Column::new(&key.name, Values::Identifier(names)),
        Column::new("contacts", Values::Number(counts.into_iter().collect())),
    ];
    let others = contacts
        .columns()
        .iter()
        .filter(|column| column.name != key.name);
    for column in others.filter(|column| column.name != "contacts") {
        let values = match &column.values {
            Values::Number(_) => {
                Values::Number(added(column, &rows, firsts.len()).into_iter().collect())
            }
            Values::Date(days) => {
                let mut latest = vec![f64::NAN; firsts.len()];
                for (row, &account) in rows
                    .iter()
                    .enumerate()
                    .filter(|(_, account)| **account >= 0)
                {
                    latest[account as usize] = latest[account as usize].max(days.get(row));
                }
                Values::Date(latest.into_iter().collect())
            }
            Values::Category { .. } | Values::Flag { .. } => {
                let most = most_common(column, &rows, firsts.len());
                columns.push(column.gather(&column.name, &mut most.into_iter()));
                continue;
            }
            Values::Text(_) | Values::Identifier(_) => continue,
        };
        columns.push(Column::new(&column.name, values));
    }
    let mut table = Table::made(columns, contacts.reading().clone(), issues.into_vec());
    table.propose_roles();
    Ok(Accounts { table, rows })
}

/// Of each account the sum or the mean of what its contacts have.
fn added(column: &Column, rows: &[i32], accounts: usize) -> Vec<f64> {
    let value = |row: usize| match column.value(row) {
        Value::Number(number) => number,
        _ => f64::NAN,
    };
    let mut unit = Unit::default();
    let told = || {
        rows.iter()
            .enumerate()
            .filter(|(row, account)| **account >= 0 && !value(*row).is_nan())
    };
    told().for_each(|(row, _)| unit.fit(value(row)));
    let mut sums = vec![(Sum::default(), 0.0); accounts];
    let mut first = vec![f64::NAN; accounts];
    let mut differs = vec![false; accounts];
    for (row, &account) in told() {
        let first = &mut first[account as usize];
        if first.is_nan() {
            *first = value(row);
        }
        differs[account as usize] |= *first != value(row);
        let (sum, count) = &mut sums[account as usize];
        sum.add(unit.count(value(row)));
        *count += 1.0;
    }
    // What is the same for all contacts of nearly every account is told of the account, not of each of them.
    let several = sums.iter().filter(|(_, count)| *count > 1.0).count();
    let differing = differs.iter().filter(|differs| **differs).count();
    let whole = adds_up(&column.name) && 50 * differing > several;
    let figure = |(sum, count): (Sum, f64)| match count {
        0.0 => f64::NAN,
        _ if whole => sum.value() / unit.a_unit(),
        _ => sum.value() / unit.a_unit() / count,
    };
    sums.into_iter().map(figure).collect()
}

/// Of each account a row with the cell that most of its contacts have; a row that is not there if none has any.
fn most_common(column: &Column, rows: &[i32], accounts: usize) -> Vec<u32> {
    let mut keys = Keys::default();
    // Of each account its cells: their key, a row that has it, and how many have.
    let mut cells: Vec<Vec<(u32, u32, u32)>> = vec![Vec::new(); accounts];
    for (row, &account) in rows
        .iter()
        .enumerate()
        .filter(|(_, account)| **account >= 0)
    {
        if let Some(key) = keys.key(&column.values, row) {
            let own = &mut cells[account as usize];
            match own.iter_mut().find(|(known, ..)| *known == key) {
                Some((_, _, count)) => *count += 1,
                None => own.push((key, row as u32, 1)),
            }
        }
    }
    let most = |own: &Vec<(u32, u32, u32)>| {
        let first_most = own.iter().rev().max_by_key(|(_, _, count)| *count);
        first_most.map_or(u32::MAX, |(_, row, _)| *row)
    };
    cells.iter().map(most).collect()
}
