//! What a row of a table stands for: a customer, an answer to a survey, or a line of an order.

mod orders;
mod words;

pub use orders::OrderColumns;
pub(crate) use orders::amounts;

use serde::{Deserialize, Serialize};

use super::lexicon::{Concept, Name, Phrases, concept, elements};
use super::values::scale::asks_opinion;
use super::{Column, ColumnType, Element, Reason, Role, Table, Values};

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableKind {
    /// One customer.
    Customers,
    /// An order or a line of one: a customer has several rows.
    Orders,
    /// One person's answers.
    Survey,
}

/// Fewer opinions make no survey.
const FEWEST_OPINIONS: usize = 3;

/// Whether the numbers of several people under such a name add up: what they bring, or how often they do something.
pub(crate) fn adds_up(name: &str) -> bool {
    let counts = matches!(concept(name), Some(Concept::Spending | Concept::Activity));
    (counts || elements(name) == [Element::Behaviour]) && !tells(words::NO_SUM, name)
}

/// Whether a name says that money is that of a whole order.
pub(crate) fn tells_whole(name: &str) -> bool {
    tells(words::WHOLE, name)
}

/// Whether a name says that money is that of a line of an order.
pub(crate) fn tells_line(name: &str) -> bool {
    tells(words::OF_A_LINE, name)
}

/// Whether a name says that a column tells in which currency each line is.
pub(crate) fn tells_currency(name: &str) -> bool {
    tells(words::CURRENCY, name)
}

fn tells(phrases: &'static str, name: &str) -> bool {
    Phrases::of(phrases).rank(&Name::new(name)).is_some()
}

impl Table {
    /// What a row is, by the columns' names and by which of them repeat.
    pub fn kind(&self) -> TableKind {
        if self.orders().is_some() {
            return TableKind::Orders;
        }
        let told = |column: &&Column| column.role != Role::Ignore;
        let columns: Vec<&Column> = self.columns.iter().filter(told).collect();
        let opinions = columns.iter().filter(|column| is_opinion(column)).count();
        if opinions >= FEWEST_OPINIONS && 2 * opinions >= columns.len() {
            TableKind::Survey
        } else {
            TableKind::Customers
        }
    }

    /// Which columns tell who bought, when and for how much, if a row is an order or a line of one.
    pub fn orders(&self) -> Option<OrderColumns> {
        orders::find(&self.columns, self.row_count)
            .filter(|(_, are_orders)| *are_orders)
            .map(|(columns, _)| columns)
    }

    /// The column that names customers, by its name.
    pub fn customer_column(&self) -> Option<&Column> {
        orders::customer(&self.columns).map(|place| &self.columns[place])
    }

    /// The column that names the firms whose people rows are, where several rows are of one.
    pub fn account_column(&self) -> Option<&Column> {
        if self.orders().is_some() {
            return None;
        }
        orders::account(&self.columns, self.row_count).map(|place| &self.columns[place])
    }

    /// The columns that tell of orders, whether rows are orders or not.
    pub(crate) fn order_columns(&self) -> Option<OrderColumns> {
        orders::find(&self.columns, self.row_count).map(|(columns, _)| columns)
    }
}

/// Whether a column holds what people think, by its name or by the steps of its scale.
pub(super) fn is_opinion(column: &Column) -> bool {
    let is_graded = column.distinct <= 11 && column.column_type() != ColumnType::Date;
    let scaled = match &column.values {
        Values::Category {
            levels,
            ordered: true,
            ..
        } => asks_opinion(levels),
        _ => false,
    };
    // Names are looked up last: that takes longest.
    if !is_graded || column.reason == Reason::Attitude || scaled {
        return is_graded;
    }
    let thought = matches!(
        concept(&column.name),
        Some(Concept::Attitude | Concept::Benefit | Concept::Perception)
    );
    let elements = elements(&column.name);
    let of_mind = |element: &Element| matches!(element, Element::Psychographic | Element::Benefits);
    thought || (!elements.is_empty() && elements.iter().all(of_mind))
}
