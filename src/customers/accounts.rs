//! From contacts to accounts: of a file of people who work for firms, one row a firm.

use serde::{Deserialize, Serialize};

use super::keys::Keys;
use super::money::{Sum, Unit};
use super::{Grouped, NOBODY};
use crate::error::{Error, IssueCode, Issues, Result};
use crate::read::{Cells, Chunked};
use crate::table::{Column, Table, Value, Values, adds_up};

/// So many contacts are gone through in a step.
const PORTION: usize = 1 << 16;

/// Accounts, and the contacts of each.
#[derive(Debug, Clone, PartialEq)]
pub struct Accounts {
    /// One row an account, and for each contact that of its account.
    pub grouped: Grouped,
    /// The column that names accounts.
    pub by: String,
}

/// How contacts are rolled up to accounts, or could be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountsReport {
    /// The column that names accounts.
    pub by: String,
    /// Whether rows are accounts; contacts otherwise.
    pub rolled_up: bool,
    /// How many contacts there are.
    pub contacts: u64,
    /// How many accounts.
    pub accounts: u64,
}

/// Rolls contacts up to the accounts that `by` names; to those of the column that names tell, if it is `None`.
///
/// `contacts` counts them. What customers bring or do adds up unless it is the same for all contacts of an
/// account, other numbers are means; a category or a flag is
/// the most common one, and the first of equally common ones; a day is the latest. Names, keys and free words are
/// those of people, and are left out. Rows without an account are counted.
///
/// # Errors
/// `column-unknown`; `option-invalid` where no column names accounts, or the one that does is of days.
pub fn accounts(contacts: &Table, by: Option<&str>) -> Result<Accounts> {
    let mut rolling = RollingUp::new(contacts, by)?;
    while rolling.step(contacts) {}
    rolling.finish(contacts)
}

/// Contacts being rolled up, one bounded step at a time. The table must be the same in every call.
pub struct RollingUp {
    by: String,
    keys: Keys,
    /// The row of the account that each key names.
    place: Vec<u32>,
    /// The first contact of each account, and how many there are.
    firsts: Vec<u32>,
    counts: Vec<f64>,
    /// For each contact the row of its account, or [`NOBODY`].
    rows: Chunked<u32>,
    /// The next column to roll up.
    column: usize,
    made: Vec<Column>,
    issues: Issues,
}

impl RollingUp {
    /// Begins; the options are those of [`accounts`].
    ///
    /// # Errors
    /// Those of [`accounts`].
    pub fn new(contacts: &Table, by: Option<&str>) -> Result<Self> {
        let needed = || Error::option("by", "a column that names accounts", "nothing");
        let key = match by {
            Some(name) => contacts.column(name)?,
            None => contacts.account_column().ok_or_else(needed)?,
        };
        if matches!(key.values, Values::Date(_)) {
            return Err(Error::option("by", "a column of keys", "a column of days"));
        }
        let mut issues = Issues::default();
        issues.extend(contacts.issues());
        Ok(Self {
            by: key.name.clone(),
            keys: Keys::default(),
            place: Vec::new(),
            firsts: Vec::new(),
            counts: Vec::new(),
            rows: Chunked::default(),
            column: 0,
            made: Vec::new(),
            issues,
        })
    }

    /// Does the next piece of work; `false` when there is nothing left to do.
    pub fn step(&mut self, contacts: &Table) -> bool {
        if self.rows.len() < contacts.row_count() {
            self.meet(contacts);
            return true;
        }
        let Some(column) = contacts.columns().get(self.column) else {
            return false;
        };
        self.column += 1;
        if column.name != self.by && column.name != CONTACTS {
            self.made.extend(self.rolled(column));
        }
        true
    }

    /// Finds the accounts of the next contacts.
    fn meet(&mut self, contacts: &Table) {
        let Ok(key) = contacts.column(&self.by) else {
            return;
        };
        let from = self.rows.len();
        for row in from..contacts.row_count().min(from + PORTION) {
            let Some(code) = self.keys.key(&key.values, row) else {
                let code = IssueCode::ContactWithoutAccount;
                self.issues.note(code, Some(row as u64 + 1), Some(&self.by));
                self.rows.push(NOBODY);
                continue;
            };
            let code = code as usize;
            if code >= self.place.len() {
                self.place.resize(code + 1, NOBODY);
            }
            if self.place[code] == NOBODY {
                self.place[code] = self.firsts.len() as u32;
                self.firsts.push(row as u32);
                self.counts.push(0.0);
            }
            self.rows.push(self.place[code]);
            self.counts[self.place[code] as usize] += 1.0;
        }
    }

    /// The column of accounts that one of contacts comes to; none of what names people.
    fn rolled(&self, column: &Column) -> Option<Column> {
        let values = match &column.values {
            Values::Number(_) => Values::Number(self.added(column).into_iter().collect()),
            Values::Date(days) => {
                let mut latest = vec![f64::NAN; self.firsts.len()];
                self.each(|row, account| latest[account] = latest[account].max(days.get(row)));
                Values::Date(latest.into_iter().collect())
            }
            Values::Category { .. } | Values::Flag { .. } => {
                let most = self.most_common(column);
                return Some(column.gather(&column.name, &mut most.into_iter()));
            }
            Values::Text(_) | Values::Identifier(_) => return None,
        };
        Some(Column::new(&column.name, values))
    }

    /// The accounts, once `step` returned `false`.
    ///
    /// # Errors
    /// [`Error::RowsNone`] where no contact names an account.
    pub fn finish(mut self, contacts: &Table) -> Result<Accounts> {
        if self.firsts.is_empty() {
            return Err(Error::RowsNone);
        }
        let lines = contacts.row_count() as u64;
        let code = IssueCode::ContactsRolledUp;
        self.issues.add(code, lines, None, Some(&self.by));
        let key = contacts.column(&self.by)?;
        let mut names = Cells::default();
        for &row in &self.firsts {
            match key.value(row as usize) {
                Value::Text(text) => names.push(text),
                Value::Number(number) => names.push(&(number as i64).to_string()),
                Value::Missing => names.push(""),
            }
        }
        let counts = Values::Number(self.counts.into_iter().collect());
        let mut columns = vec![
            Column::new(&self.by, Values::Identifier(names)),
            Column::new(CONTACTS, counts),
        ];
        columns.append(&mut self.made);
        let issues = self.issues.into_vec();
        let mut table = Table::made(columns, contacts.reading().clone(), issues);
        table.propose_roles();
        Ok(Accounts {
            grouped: Grouped::new(table, self.rows),
            by: self.by,
        })
    }

    /// Each contact that has an account, and that.
    fn each(&self, mut told: impl FnMut(usize, usize)) {
        let rows = self.rows.iter().enumerate();
        rows.filter(|(_, account)| *account != NOBODY)
            .for_each(|(row, account)| told(row, account as usize));
    }

    /// Of each account the sum or the mean of what its contacts have.
    fn added(&self, column: &Column) -> Vec<f64> {
        let value = |row: usize| match column.value(row) {
            Value::Number(number) => number,
            _ => f64::NAN,
        };
        let mut unit = Unit::default();
        self.each(|row, _| {
            if !value(row).is_nan() {
                unit.fit(value(row));
            }
        });
        let accounts = self.firsts.len();
        let mut sums = vec![(Sum::default(), 0.0); accounts];
        let mut first = vec![f64::NAN; accounts];
        let mut differs = vec![false; accounts];
        self.each(|row, account| {
            if value(row).is_nan() {
                return;
            }
            if first[account].is_nan() {
                first[account] = value(row);
            }
            differs[account] |= first[account] != value(row);
            let (sum, count) = &mut sums[account];
            sum.add(unit.count(value(row)));
            *count += 1.0;
        });
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
    fn most_common(&self, column: &Column) -> Vec<u32> {
        let mut keys = Keys::default();
        // Of each account its cells: their key, a row that has it, and how many have.
        let mut cells: Vec<Vec<(u32, u32, u32)>> = vec![Vec::new(); self.firsts.len()];
        self.each(|row, account| {
            if let Some(key) = keys.key(&column.values, row) {
                let own = &mut cells[account];
                match own.iter_mut().find(|(known, ..)| *known == key) {
                    Some((_, _, count)) => *count += 1,
                    None => own.push((key, row as u32, 1)),
                }
            }
        });
        let most = |own: &Vec<(u32, u32, u32)>| {
            let first_most = own.iter().rev().max_by_key(|(_, _, count)| *count);
            first_most.map_or(u32::MAX, |(_, row, _)| *row)
        };
        cells.iter().map(most).collect()
    }
}

/// The column that counts the contacts of each account.
const CONTACTS: &str = "contacts";
