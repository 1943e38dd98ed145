//! The table of customers: its rows, its columns, and what is told of how it was made.

use super::super::account::Account;
use super::super::line::Lines;
use super::super::{Amounts, Customers, CustomersReport, Grouped, NOBODY, text_of_day};
use super::{Gathering, Phase};
use crate::error::{Error, IssueCode, Issues, Result};
use crate::read::Cells;
use crate::table::{Column, Element, Reason, Role, Table, Value, Values};

/// A category with more levels explains little.
const MOST_LEVELS: u64 = 50;

impl Gathering {
    /// Who has bought in the window gets a row.
    pub(super) fn number_customers(&mut self) {
        self.row_of = vec![NOBODY; self.accounts.len()];
        let customers = self.accounts.iter().zip(&self.visits).enumerate();
        for (customer, (account, visits)) in customers {
            if account.purchases > 0 {
                self.row_of[customer] = self.written.len() as u32;
                self.written.push(customer as u32);
            } else if visits.lines > 0 {
                self.issues
                    .note(IssueCode::CustomerWithoutPurchase, None, None);
            }
        }
        self.places = Vec::new();
        self.repeated = Vec::new();
    }

    pub(super) fn write(&mut self, table: &Table, column: usize) -> bool {
        let numbers = |of: &dyn Fn(&Account) -> f64| {
            let accounts = self
                .written
                .iter()
                .map(|&customer| &self.accounts[customer as usize]);
            Values::Number(accounts.map(of).map(|value| value + 0.0).collect())
        };
        let gathered = |index: Option<usize>, of: &dyn Fn(&Account) -> u32| {
            let column = &table.columns()[index?];
            let accounts = self
                .written
                .iter()
                .map(|&customer| &self.accounts[customer as usize]);
            Some(column.gather("", &mut accounts.map(of)).values)
        };
        let (reference, unit) = (f64::from(self.reference()), self.lines.a_unit());
        let money = self.lines.has_money();
        let returns = self.accounts.iter().any(|account| account.refunds > 0);
        let refunds = (self.accounts.iter()).any(|account| account.refunded.value() != 0.0);
        let Lines {
            product, channel, ..
        } = self.lines;
        let values = match MEASURES.get(column) {
            None => {
                self.phase = Phase::Done;
                return false;
            }
            Some(&"recency") => Some(numbers(&|account| reference - libm::floor(account.last.0))),
            Some(&"frequency") => Some(numbers(&|account| f64::from(account.orders))),
            Some(&"monetary") => money.then(|| numbers(&|account| account.money.value() / unit)),
            Some(&"average_basket") => money.then(|| {
                numbers(&|account| account.gross.value() / unit / f64::from(account.orders))
            }),
            Some(&"tenure") => Some(numbers(&|account| reference - f64::from(account.since))),
            Some(&"mean_gap") => Some(numbers(&|account| account.mean_gap)),
            Some(&"gap_trend") => Some(numbers(&|account| account.gap_trend)),
            Some(&"return_share") => returns.then(|| {
                numbers(&|account| {
                    let refunds = f64::from(account.refunds);
                    refunds / (refunds + f64::from(account.purchases))
                })
            }),
            Some(&"refunded") => (money && (returns || refunds))
                .then(|| numbers(&|account| account.refunded.value() / unit)),
            Some(&"first_product") => gathered(product, &|account| account.first.1),
            Some(&"last_product") => gathered(product, &|account| account.last.1),
            Some(&"first_channel") => gathered(channel, &|account| account.first.1),
            Some(_) => gathered(channel, &|account| account.last.1),
        };
        if let Some(values) = values {
            self.made.push(Column::new(MEASURES[column], values));
        }
        self.phase = Phase::Write(column + 1);
        true
    }

    /// The customers, once `step` returned `false`.
    ///
    /// # Errors
    /// [`Error::RowsNone`] where no line is a purchase in the window.
    pub fn finish(mut self, table: &Table) -> Result<Customers> {
        if self.written.is_empty() {
            return Err(Error::RowsNone);
        }
        let id = &table.columns()[self.lines.id];
        let mut names = Cells::default();
        for &customer in &self.written {
            let row = self.accounts[customer as usize].last.1;
            match id.value(row as usize) {
                Value::Text(text) => names.push(text),
                // A key of digits; a number with a fraction names nobody.
                Value::Number(number) => names.push(&(number as i64).to_string()),
                Value::Missing => names.push(""),
            }
        }
        let measured = self
            .made
            .iter()
            .position(|column| MEASURES.contains(&&*column.name));
        let carried = self.made.drain(..measured.unwrap_or(0)).collect::<Vec<_>>();
        let mut columns = vec![Column::new(&self.columns.id, Values::Identifier(names))];
        columns.append(&mut self.made);
        let taken: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
        columns.extend(
            carried
                .into_iter()
                .filter(|column| !taken.contains(&column.name)),
        );

        let mut issues = Issues::default();
        issues.extend(table.issues());
        let lines = table.row_count() as u64;
        issues.add(
            IssueCode::OrdersGathered,
            lines,
            None,
            Some(&self.columns.id),
        );
        issues.extend(&self.issues.into_vec());
        let mut customers = Table::made(columns, table.reading().clone(), issues.into_vec());
        customers.propose_roles();
        for name in MEASURES {
            give_role(&mut customers, name);
        }
        let (row_of, orders) = (
            &self.row_of,
            self.accounts.iter().map(|a| u64::from(a.orders)),
        );
        let report = CustomersReport {
            reference: text_of_day(self.params.reference.unwrap_or(self.days.1)),
            from: (self.days.0 > i32::MIN).then(|| text_of_day(self.days.0)),
            to: text_of_day(self.days.1 - 1),
            refunds: self.params.refunds,
            zeros: self.params.zeros,
            cancelled: self.params.cancelled,
            duplicates: self.params.duplicates,
            amounts: if self.totals.are_whole() {
                Amounts::Order
            } else {
                Amounts::Line
            },
            lines: table.row_count() as u64,
            lines_set_aside: self.aside,
            orders: orders.sum(),
            customers: self.written.len() as u64,
            columns: self.columns,
        };
        let row = |customer: u32| row_of.get(customer as usize).copied().unwrap_or(NOBODY);
        Ok(Customers {
            grouped: Grouped::new(customers, self.rows.iter().map(row).collect()),
            report,
        })
    }
}

/// The columns that are made of orders, in their order.
const MEASURES: [&str; 13] = [
    "recency",
    "frequency",
    "monetary",
    "average_basket",
    "tenure",
    "mean_gap",
    "gap_trend",
    "return_share",
    "refunded",
    "first_product",
    "last_product",
    "first_channel",
    "last_channel",
];

/// Recency, frequency and money build; the rest describes.
fn give_role(table: &mut Table, name: &str) {
    let builds = matches!(name, "recency" | "frequency" | "monetary");
    let explains = !builds;
    table.with_column(name, &|column| {
        if matches!(column.reason, Reason::Constant | Reason::Empty) {
            return;
        }
        (column.role, column.reason) = match explains {
            true if matches!(column.values, Values::Category { .. })
                && column.distinct > MOST_LEVELS =>
            {
                (Role::Describe, Reason::TooManyLevels)
            }
            true if matches!(column.values, Values::Text(_) | Values::Identifier(_)) => {
                (Role::Ignore, Reason::TooManyLevels)
            }
            true => (Role::Describe, Reason::Explains),
            false => (Role::Build, Reason::Behaviour),
        };
        column.elements = vec![Element::Behaviour];
    });
}
