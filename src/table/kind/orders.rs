//! Tables of orders: which column tells who, when, how much.

use serde::{Deserialize, Serialize};

use super::words;
use crate::read::ColumnType;
use crate::table::lexicon::{Name, Phrases};
use crate::table::{Column, Values};

/// The columns of a table of orders, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderColumns {
    /// Who bought.
    pub id: String,
    /// When.
    pub date: String,
    /// The money of the line.
    pub amount: Option<String>,
    /// Money of the line that was given back later.
    pub refunded: Option<String>,
    /// How many pieces; with [`price`](Self::price) it stands in for an amount.
    pub quantity: Option<String>,
    /// The price of one piece.
    pub price: Option<String>,
    /// Which order the line belongs to; without it, an order is a day on which a customer bought.
    pub invoice: Option<String>,
    /// What was bought.
    pub product: Option<String>,
    /// Where it was bought.
    pub channel: Option<String>,
    /// Whether the order still stands.
    pub status: Option<String>,
}

/// So many rows a customer on average tell orders from customers where nothing else does.
const ROWS_A_CUSTOMER: f64 = 1.5;
/// So many contacts an account, on average, make it worth while to see them together.
const CONTACTS_AN_ACCOUNT: f64 = 1.2;
/// Where lines of orders are to be expected, this share of repeated customers is enough.
const REPEATED: f64 = 0.02;
/// Names of columns are told apart by what stands in so many rows.
const LOOKED_AT: usize = 1000;

/// The columns that orders would have, and whether rows are orders: the customer repeats, and there is a day.
pub(super) fn find(columns: &[Column], rows: usize) -> Option<(OrderColumns, bool)> {
    let mut search = Search::new(columns);
    let repeats = |column: &Column| column.distinct + column.missing < rows as u64;
    let id = search
        .best(words::CUSTOMER, None, |column| {
            names_things(column) && column.distinct > 1 && repeats(column)
        })
        .or_else(|| {
            // A column without a name may still be one of keys.
            let keys =
                |column: &Column| column.column_type() == ColumnType::Identifier && repeats(column);
            search.unnamed(keys)
        })?;
    let is_date = |column: &Column| column.column_type() == ColumnType::Date;
    let date = search
        .best(words::DATE, Some(words::OTHER_DATE), is_date)
        .or_else(|| search.unnamed(is_date))?;
    let invoice = search
        .best(words::INVOICE, None, names_things)
        // Some shops call an order by a name that is a number: #1001.
        .or_else(|| search.best("=name", None, is_numbered));
    let refunded = search.best(words::REFUNDED, None, is_number);
    let amount = search.best(words::AMOUNT, Some(words::OTHER_MONEY), is_number);
    let quantity = search.best(words::QUANTITY, Some(words::OTHER_MONEY), is_number);
    let price = search.best(words::PRICE, Some(words::OTHER_MONEY), is_number);
    let amount = amount.or_else(|| search.unnamed(has_cents));
    let quantity = quantity.or_else(|| search.unnamed(is_number));
    // What is left after refunds has them taken off already.
    let is_net = amount.is_some_and(|index| search.is_called(index, words::NET));
    let refunded = refunded.filter(|_| !is_net);
    let kinds = |column: &Column| names_things(column) && column.distinct > 1;
    let product = search.best(words::PRODUCT, None, kinds);
    let channel = search.best(words::CHANNEL, None, kinds);
    let status = search.best(words::STATUS, None, |column| {
        matches!(column.values, Values::Category { .. })
    });

    let customer = &columns[id];
    let filled = (rows as u64 - customer.missing.min(rows as u64)) as f64;
    let distinct = customer.distinct as f64;
    let is_line = invoice.is_some() || product.is_some() || quantity.is_some() || price.is_some();
    let enough = if is_line {
        filled - distinct >= (REPEATED * filled).max(2.0)
    } else {
        filled >= ROWS_A_CUSTOMER * distinct
    };
    let name = |index: usize| columns[index].name.clone();
    let found = OrderColumns {
        id: name(id),
        date: name(date),
        amount: amount.map(name),
        refunded: refunded.map(name),
        quantity: quantity.map(name),
        price: price.map(name),
        invoice: invoice.map(name),
        product: product.map(name),
        channel: channel.map(name),
        status: status.map(name),
    };
    Some((found, enough))
}

/// The column that names customers.
pub(super) fn customer(columns: &[Column]) -> Option<usize> {
    Search::new(columns).best(words::CUSTOMER, None, names_things)
}

/// The column that names accounts, if there are enough rows of each.
pub(super) fn account(columns: &[Column], rows: usize) -> Option<usize> {
    let repeats = |column: &Column| {
        let filled = (rows as u64).saturating_sub(column.missing) as f64;
        column.distinct > 1 && filled >= CONTACTS_AN_ACCOUNT * column.distinct as f64
    };
    let fits = |column: &Column| names_things(column) && repeats(column);
    Search::new(columns).best(words::ACCOUNT, None, fits)
}

/// The columns that may hold the money of a line.
pub(crate) fn amounts(columns: &[Column]) -> Vec<usize> {
    let found = Search::new(columns).ranked(words::AMOUNT, Some(words::OTHER_MONEY), &is_number);
    found.into_iter().map(|(_, index)| index).collect()
}

/// Columns that are not yet taken, with the words of their names.
struct Search<'a> {
    columns: &'a [Column],
    names: Vec<Name>,
    taken: Vec<bool>,
}

impl<'a> Search<'a> {
    fn new(columns: &'a [Column]) -> Self {
        Self {
            names: columns
                .iter()
                .map(|column| Name::new(&column.name))
                .collect(),
            taken: columns.iter().map(|column| column.distinct == 0).collect(),
            columns,
        }
    }

    fn is_called(&self, index: usize, words: &'static str) -> bool {
        Phrases::of(words).rank(&self.names[index]).is_some()
    }

    /// Takes the column with the most telling name.
    fn best(
        &mut self,
        words: &'static str,
        never: Option<&'static str>,
        fits: impl Fn(&Column) -> bool,
    ) -> Option<usize> {
        let (_, found) = self.ranked(words, never, &fits).into_iter().min()?;
        self.taken[found] = true;
        Some(found)
    }

    /// The columns that `words` name, each behind how telling its name is: the less, the more telling.
    fn ranked(
        &self,
        words: &'static str,
        never: Option<&'static str>,
        fits: &dyn Fn(&Column) -> bool,
    ) -> Vec<(usize, usize)> {
        let phrases = Phrases::of(words);
        let never = never.map(Phrases::of);
        let is_other =
            |index: usize| never.is_some_and(|never| never.rank(&self.names[index]).is_some());
        let rank = |index: usize| phrases.rank(&self.names[index]).map(|rank| (rank, index));
        (0..self.columns.len())
            .filter(|&index| !self.taken[index] && fits(&self.columns[index]) && !is_other(index))
            .filter_map(rank)
            .collect()
    }

    /// Takes the first column that fits of those to which the file gives no name.
    fn unnamed(&mut self, fits: impl Fn(&Column) -> bool) -> Option<usize> {
        let unnamed = |index: usize| self.columns[index].name == format!("column_{}", index + 1);
        let free = |index: &usize| !self.taken[*index] && unnamed(*index);
        let found = (0..self.columns.len())
            .filter(free)
            .find(|&index| fits(&self.columns[index]))?;
        self.taken[found] = true;
        Some(found)
    }
}

/// Whether its values are numbers with a sign before them that says so.
fn is_numbered(column: &Column) -> bool {
    let numbered = |text: &str| {
        text.strip_prefix('#')
            .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    match &column.values {
        Values::Text(cells) | Values::Identifier(cells) => {
            (0..cells.len().min(LOOKED_AT)).all(|row| numbered(cells.get(row)))
        }
        Values::Category { levels, .. } => levels.iter().all(|level| numbered(level)),
        _ => false,
    }
}

fn is_number(column: &Column) -> bool {
    column.column_type() == ColumnType::Number
}

/// Whether it holds keys or kinds: anything but days, yes and no, and numbers with a fraction.
fn names_things(column: &Column) -> bool {
    match column.column_type() {
        ColumnType::Number => !has_cents(column),
        ColumnType::Date | ColumnType::Flag => false,
        _ => true,
    }
}

fn has_cents(column: &Column) -> bool {
    match &column.values {
        Values::Number(values) => (0..values.len().min(LOOKED_AT)).any(|row| {
            let value = values.get(row);
            value != libm::trunc(value) && !value.is_nan()
        }),
        _ => false,
    }
}
