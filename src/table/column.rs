//! One column: its typed values, its role and why.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::notation::Notation;
use super::role::{Element, Reason, Role};
use super::store::{Codes, Distinct, Numbers};
use crate::read::{Cells, ColumnType, Interner};

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
    /// How the cells are written.
    pub notation: Notation,
}

/// The typed cells of a column, one for each row.
#[derive(Clone, PartialEq)]
pub enum Values {
    /// Quantities; NaN where missing, never infinite.
    Number(Numbers),
    /// Codes into `levels`; [`MISSING_LEVEL`] where missing.
    Category {
        /// One code for each row.
        codes: Codes,
        /// The spelling of each level as the file shows it.
        levels: Vec<String>,
        /// Whether the levels are a scale, from the least to the most, so that codes are ranks;
        /// otherwise they are in order of first appearance.
        ordered: bool,
    },
    /// 1 for yes, 0 for no, NaN where missing.
    Flag {
        /// One value for each row.
        values: Numbers,
        /// How the file writes no and yes.
        spellings: [String; 2],
    },
    /// Days since 1970-01-01, with the time of day as a fraction; NaN where missing.
    Date(Numbers),
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

impl fmt::Debug for Values {
    // Only what they are: the values are a person's data and must not end up in a log.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}({})", self.column_type(), self.len())
    }
}

impl Values {
    /// What the cells are.
    pub fn column_type(&self) -> ColumnType {
        match self {
            Self::Number(_) => ColumnType::Number,
            Self::Category { .. } => ColumnType::Category,
            Self::Flag { .. } => ColumnType::Flag,
            Self::Date(_) => ColumnType::Date,
            Self::Text(_) => ColumnType::Text,
            Self::Identifier(_) => ColumnType::Identifier,
        }
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Number(values) | Self::Date(values) | Self::Flag { values, .. } => values.len(),
            Self::Category { codes, .. } => codes.len(),
            Self::Text(cells) | Self::Identifier(cells) => cells.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The values, if they are numbers of some kind.
    pub(super) fn numbers(&self) -> Option<&Numbers> {
        match self {
            Self::Number(values) | Self::Date(values) | Self::Flag { values, .. } => Some(values),
            _ => None,
        }
    }

    /// How many cells have no value, and how many different values the others have.
    fn count(&self) -> (u64, u64) {
        let mut distinct = Distinct::new();
        while distinct.step(self) {}
        distinct.finish()
    }
}

impl Column {
    /// A column of these values, ignored until it is given a role or [`Table::propose_roles`](super::Table::propose_roles) proposes one.
    pub fn new(name: impl Into<String>, values: Values) -> Self {
        let counts = values.count();
        Self::counted(name, values, counts)
    }

    /// The same, where it is known how many values are missing and how many different ones there are.
    pub(super) fn counted(
        name: impl Into<String>,
        values: Values,
        (missing, distinct): (u64, u64),
    ) -> Self {
        Self {
            name: name.into(),
            values,
            role: Role::Ignore,
            reason: Reason::Empty,
            elements: Vec::new(),
            missing,
            distinct,
            notation: Notation::default(),
        }
    }

    /// A column of quantities; what is not finite is missing.
    pub fn number(name: impl Into<String>, values: impl IntoIterator<Item = f64>) -> Self {
        let finite = |value: f64| {
            if value.is_finite() {
                value + 0.0
            } else {
                f64::NAN
            }
        };
        let values = values.into_iter().map(finite).collect();
        Self::new(name, Values::Number(values))
    }

    /// A column of yes and no.
    pub fn flag(name: impl Into<String>, values: impl IntoIterator<Item = Option<bool>>) -> Self {
        let number = |value: Option<bool>| value.map_or(f64::NAN, |yes| f64::from(u8::from(yes)));
        let flag = Values::Flag {
            values: values.into_iter().map(number).collect(),
            spellings: ["no".to_owned(), "yes".to_owned()],
        };
        Self::new(name, flag)
    }

    /// A column of names of kinds; an empty one is missing.
    pub fn category<'a>(
        name: impl Into<String>,
        values: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let mut levels: Vec<String> = Vec::new();
        let mut known = Interner::default();
        let code = |value: &'a str| {
            if value.is_empty() {
                return MISSING_LEVEL;
            }
            let code = known.intern(value);
            if known.len() > levels.len() {
                levels.push(value.to_owned());
            }
            code
        };
        let codes = values.into_iter().map(code).collect();
        let ordered = false;
        Self::new(
            name,
            Values::Category {
                codes,
                levels,
                ordered,
            },
        )
    }

    /// A column of the values in these rows (from 0); a row that is not there has none.
    pub(crate) fn gather(
        &self,
        name: impl Into<String>,
        rows: &mut dyn Iterator<Item = u32>,
    ) -> Self {
        let length = self.len();
        let there = |row: u32| Some(row as usize).filter(|row| *row < length);
        let number =
            |values: &Numbers, row: u32| there(row).map_or(f64::NAN, |row| values.get(row));
        let values = match &self.values {
            Values::Number(values) => Values::Number(rows.map(|row| number(values, row)).collect()),
            Values::Date(values) => Values::Date(rows.map(|row| number(values, row)).collect()),
            Values::Flag { values, spellings } => Values::Flag {
                values: rows.map(|row| number(values, row)).collect(),
                spellings: spellings.clone(),
            },
            Values::Category {
                codes,
                levels,
                ordered,
            } => {
                let level = |row: u32| there(row).map_or(MISSING_LEVEL, |row| codes.get(row));
                let gathered: Codes = rows.map(level).collect();
                let (codes, levels) = of_use(gathered, levels);
                Values::Category {
                    codes,
                    levels,
                    ordered: *ordered,
                }
            }
            Values::Text(cells) | Values::Identifier(cells) => {
                let mut gathered = Cells::default();
                rows.for_each(|row| gathered.push(there(row).map_or("", |row| cells.get(row))));
                match self.column_type() {
                    ColumnType::Text => Values::Text(gathered),
                    _ => Values::Identifier(gathered),
                }
            }
        };
        let mut column = Self::new(name, values);
        column.notation = self.notation.clone();
        column
    }

    /// What the cells are.
    pub fn column_type(&self) -> ColumnType {
        self.values.column_type()
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.values.len()
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
            Values::Category { codes, levels, .. } => match codes.get(row) {
                MISSING_LEVEL => Value::Missing,
                code => Value::Text(&levels[code as usize]),
            },
            Values::Text(cells) | Values::Identifier(cells) => match cells.get(row) {
                "" => Value::Missing,
                text => Value::Text(text),
            },
        }
    }

    /// What `row` (from 0) has of a number, a date or a flag, or the place of its level; NaN where it has none.
    pub fn quantity(&self, row: usize) -> f64 {
        match &self.values {
            Values::Number(values) | Values::Date(values) | Values::Flag { values, .. } => {
                values.get(row)
            }
            Values::Category { codes, .. } if codes.get(row) != MISSING_LEVEL => {
                f64::from(codes.get(row))
            }
            _ => f64::NAN,
        }
    }

    /// Whether `row` (from 0) has no value: the missing mask.
    pub fn is_missing(&self, row: usize) -> bool {
        self.value(row) == Value::Missing
    }
}

/// The codes with only those levels that occur, in their order.
fn of_use(codes: Codes, levels: &[String]) -> (Codes, Vec<String>) {
    let mut places = vec![MISSING_LEVEL; levels.len()];
    codes
        .iter()
        .filter(|&code| code != MISSING_LEVEL)
        .for_each(|code| places[code as usize] = 0);
    let mut used = Vec::new();
    for (place, level) in places.iter_mut().zip(levels) {
        if *place == 0 {
            *place = used.len() as u32;
            used.push(level.clone());
        }
    }
    (codes.map(|code| places[code as usize]), used)
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
    /// The levels of a category that has at most 50 of them: a scale's from the least
    /// to the most, others in order of first appearance.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<String>,
    /// Whether the levels are a scale.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ordered: bool,
    /// How the cells are written.
    #[serde(flatten)]
    pub notation: Notation,
}

/// More levels are a list that nobody reads.
const MOST_LEVELS_TOLD: usize = 50;

impl From<&Column> for ColumnReport {
    fn from(column: &Column) -> Self {
        let (levels, ordered) = match &column.values {
            Values::Category {
                levels, ordered, ..
            } if levels.len() <= MOST_LEVELS_TOLD => (levels.clone(), *ordered),
            Values::Category { ordered, .. } => (Vec::new(), *ordered),
            _ => (Vec::new(), false),
        };
        Self {
            name: column.name.clone(),
            column_type: column.column_type(),
            role: column.role,
            reason: column.reason.clone(),
            elements: column.elements.clone(),
            missing: column.missing,
            distinct: column.distinct,
            levels,
            ordered,
            notation: column.notation.clone(),
        }
    }
}
