//! The typed table: columns with a type, a role and a missing mask.

mod builder;
mod column;
mod facet;
mod goal;
mod infer;
mod kind;
mod lexicon;
mod notation;
pub(crate) mod rising;
mod role;
mod store;
mod suspects;
mod typing;
mod values;

pub use crate::read::{Calendar, ColumnType};
pub use builder::TableBuilder;
pub use column::{Column, ColumnReport, MISSING_LEVEL, Value, Values};
pub use facet::Facets;
pub use goal::{Goal, GoalRoles, Section};
pub use infer::holds_answer;
pub use kind::{OrderColumns, TableKind};
pub(crate) use kind::{adds_up, amounts, tells_currency, tells_line, tells_whole};
pub use notation::{Notation, SpellingCount};
pub use role::{Element, Reason, Role, Roles};
pub(crate) use store::WordNumbers;
pub use store::{Codes, Numbers};
pub use typing::Typing;

use serde::{Deserialize, Serialize};

pub(crate) use values::date::month_starts;
pub(crate) use values::fold::digit;
pub(crate) use values::letters::{is_word, small};
pub use values::parse_decimal;
pub(crate) use values::{equal_key, word_key};

use crate::error::{Error, Issue, Result};
use crate::read::{ReadOptions, Reading};

/// What was read from a file: columns of the same length, and what was repaired on the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    columns: Vec<Column>,
    row_count: usize,
    reading: Reading,
    issues: Vec<Issue>,
}

impl Table {
    /// Reads a delimited text file that is held in memory whole. For one that comes in chunks
    /// there is [`TableBuilder`].
    ///
    /// # Errors
    /// As [`TableBuilder::push`] and [`TableBuilder::finish`].
    pub fn from_csv(bytes: &[u8], options: &ReadOptions) -> Result<Self> {
        let mut builder = TableBuilder::new(options.clone());
        builder.push(bytes)?;
        builder.finish()
    }

    /// A table of columns that were made elsewhere than in a file, with the roles they have.
    ///
    /// # Panics
    /// If they are not equally long.
    pub fn from_columns(columns: Vec<Column>) -> Self {
        let row_count = columns.first().map_or(0, Column::len);
        assert!(
            columns.iter().all(|column| column.len() == row_count),
            "the columns of a table are equally long"
        );
        Self {
            columns,
            row_count,
            reading: Reading::default(),
            issues: Vec::new(),
        }
    }

    /// A table that was made of others, with what was repaired on the way.
    pub(crate) fn made(columns: Vec<Column>, reading: Reading, issues: Vec<Issue>) -> Self {
        Self {
            reading,
            issues,
            ..Self::from_columns(columns)
        }
    }

    /// Changes the column of that name, if it is there.
    pub(crate) fn with_column(&mut self, name: &str, change: &dyn Fn(&mut Column)) {
        let found = self.columns.iter_mut().find(|column| column.name == name);
        if let Some(column) = found {
            change(column);
        }
    }

    /// How many data rows there are, empty ones included.
    pub fn row_count(&self) -> usize {
        self.row_count
    }

    /// The columns in the file's order.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The column of that name.
    ///
    /// # Errors
    /// [`Error::ColumnUnknown`] if there is none.
    pub fn column(&self, name: &str) -> Result<&Column> {
        self.columns
            .iter()
            .find(|column| column.name == name)
            .ok_or_else(|| Error::ColumnUnknown {
                column: name.to_owned(),
            })
    }

    /// How the bytes were read: encoding, delimiter, header.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// What was repaired while reading and typing.
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    /// Everything but the cells.
    pub fn report(&self) -> TableReport {
        TableReport {
            row_count: self.row_count as u64,
            columns: self.columns.iter().map(ColumnReport::from).collect(),
            issues: self.issues.clone(),
            reading: self.reading.clone(),
            kind: self.kind(),
            orders: self.orders(),
            goal: self.goal(),
            goals: Goal::ALL.map(|goal| self.plan_of(goal)).into(),
            value: self.value_column().map(|column| column.name.clone()),
            account: self.account_column().map(|column| column.name.clone()),
        }
    }

    /// Proposes a role for each column by its name and its values, as is done for a file.
    pub fn propose_roles(&mut self) {
        role::propose(&mut self.columns, self.row_count);
    }

    /// Gives a column the role that the user wants; its reason becomes [`Reason::User`].
    ///
    /// # Errors
    /// [`Error::ColumnUnknown`].
    pub fn set_role(&mut self, name: &str, role: Role) -> Result<()> {
        let column = self
            .columns
            .iter_mut()
            .find(|column| column.name == name)
            .ok_or_else(|| Error::ColumnUnknown {
                column: name.to_owned(),
            })?;
        column.role = role;
        column.reason = Reason::User;
        Ok(())
    }
}

/// Which elements of a customer profile a column of that name tells, as far as names go.
pub fn elements_of(name: &str) -> Vec<Element> {
    lexicon::elements(name)
}

/// A table as it is told to a person: everything but its cells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TableReport {
    /// How many data rows there are, empty ones included.
    pub row_count: u64,
    /// The columns in the file's order.
    pub columns: Vec<ColumnReport>,
    /// What was repaired while reading and typing.
    pub issues: Vec<Issue>,
    /// How the bytes were read.
    pub reading: Reading,
    /// What a row stands for.
    pub kind: TableKind,
    /// Of a table of orders, which column tells what.
    pub orders: Option<OrderColumns>,
    /// What the columns lend themselves to.
    pub goal: Goal,
    /// What each goal makes of the columns.
    pub goals: Vec<GoalRoles>,
    /// The money that a customer brings, if a column tells it.
    pub value: Option<String>,
    /// The column that names the firms whose contacts rows are.
    pub account: Option<String>,
}
