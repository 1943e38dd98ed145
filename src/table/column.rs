//! One column: its typed values, its role and why.

use serde::{Deserialize, Serialize};

use super::role::{Element, Reason, Role};
use crate::read::{Cells, Chunked, ColumnType};

/// A category's code where the cell is missing.
pub const MISSING_LEVEL: u32 = u32::MAX;

/// A column of a [`Table`](super::Table).
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The name, unique within the table.
    pub name: String,
    /// The typed cells.
    pub values: Values,
    /// What the column is for.
    pub role: Role,
    /// Why it has that role.
    pub reason: Reason,
    /// Which elements of a customer profile it tells.
    pub elements: Vec<Element>,
    /// How many cells have no value.
    pub missing: u64,
    /// How many different values there are.
    pub distinct: u64,
}

/// The typed cells of a column, one for each row.
#[derive(Debug, Clone, PartialEq)]
pub enum Values {
    /// Quantities; NaN where missing, never infinite.
    Number(Chunked<f64>),
    /// Codes into `levels`, which are in order of first appearance; [`MISSING_LEVEL`] where missing.
    Category {
        /// One code for each row.
        codes: Chunked<u32>,
        /// The spelling of each level as the file shows it.
        levels: Vec<String>,
    },
    /// 1 for yes, 0 for no, NaN where missing.
    Flag {
        /// One value for each row.
        values: Chunked<f64>,
        /// How the file writes no and yes.
        spellings: [String; 2],
    },
    /// Days since 1970-01-01, with the time of day as a fraction; NaN where missing.
    Date(Chunked<f64>),
    /// Free words; empty where missing.
    Text(Cells),
    /// Names of rows; empty where missing.
    Identifier(Cells),
}

/// One value of a column, borrowed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// No value.
    Missing,
    /// A quantity, a flag (0 or 1), or days since 1970-01-01.
    Number(f64),
    /// A level of a category, a text or an identifier.
    Text(&'a str),
}

impl Column {
    /// What the cells are.
    pub fn column_type(&self) -> ColumnType {
        match self.values {
            Values::Number(_) => ColumnType::Number,
            Values::Category { .. } => ColumnType::Category,
            Values::Flag { .. } => ColumnType::Flag,
            Values::Date(_) => ColumnType::Date,
            Values::Text(_) => ColumnType::Text,
            Values::Identifier(_) => ColumnType::Identifier,
        }
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        match &self.values {
            Values::Number(values) | Values::Date(values) | Values::Flag { values, .. } => {
                values.len()
            }
            Values::Category { codes, .. } => codes.len(),
            Values::Text(cells) | Values::Identifier(cells) => cells.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value in `row` (from 0), which must be below [`len`](Self::len).
    pub fn value(&self, row: usize) -> Value<'_> {
        match &self.values {
            Values::Number(values) | Values::Date(values) | Values::Flag { values, .. } => {
                let value = values.get(row);
                if value.is_nan() {
                    Value::Missing
                } else {
                    Value::Number(value)
                }
            }
            Values::Category { codes, levels } => match codes.get(row) {
                MISSING_LEVEL => Value::Missing,
                code => Value::Text(&levels[code as usize]),
            },
            Values::Text(cells) | Values::Identifier(cells) => match cells.get(row) {
                "" => Value::Missing,
                text => Value::Text(text),
            },
        }
    }

    /// Whether `row` (from 0) has no value: the missing mask.
    pub fn is_missing(&self, row: usize) -> bool {
        self.value(row) == Value::Missing
    }
}

/// A column as it is told to a person: everything but its cells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ColumnReport {
    /// The name.
    pub name: String,
    /// What the cells are.
    #[serde(rename = "type")]
    pub column_type: ColumnType,
    /// What the column is for.
    pub role: Role,
    /// Why it has that role.
    pub reason: Reason,
    /// Which elements of a customer profile it tells.
    pub elements: Vec<Element>,
    /// How many cells have no value.
    pub missing: u64,
    /// How many different values there are.
    pub distinct: u64,
}

impl From<&Column> for ColumnReport {
    fn from(column: &Column) -> Self {
        Self {
            name: column.name.clone(),
            column_type: column.column_type(),
            role: column.role,
            reason: column.reason.clone(),
            elements: column.elements.clone(),
            missing: column.missing,
            distinct: column.distinct,
        }
    }
}
