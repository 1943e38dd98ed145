//! One line of an order: a purchase, money given back, or nothing that counts.

use super::money::Unit;
use super::{Cancelled, CustomersParams, Refunds, Zeros};
use crate::error::IssueCode;
use crate::table::{Column, MISSING_LEVEL, Table, Value, Values, word_key};

/// What a line comes to, with its money in units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Line {
    Purchase {
        money: f64,
        /// What of it was given back later, as a column of its own tells.
        back: f64,
    },
    Refund {
        /// What it changes what the customer has brought by.
        change: f64,
        /// What was given back.
        back: f64,
    },
    /// It is left out.
    Aside,
}

/// What the level of a status says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Stands,
    Cancelled,
    Returned,
}

/// Where a line's customer, day and money are, and what its signs mean.
#[derive(Debug)]
pub(super) struct Lines {
    pub id: usize,
    pub date: usize,
    pub amount: Option<usize>,
    pub refunded: Option<usize>,
    pub quantity: Option<usize>,
    pub price: Option<usize>,
    pub invoice: Option<usize>,
    pub product: Option<usize>,
    pub channel: Option<usize>,
    pub status: Option<usize>,
    /// For each level of the status.
    standing: Vec<Standing>,
    /// The line behind the last one that was read, and how that one stood.
    before: (usize, Standing),
    /// The status is a kind of transaction: what is returned is a line of its own.
    status_is_kind: bool,
    /// Whether `C` before an invoice number cancels it.
    pub marked: bool,
    /// Units of the amount, or of the quantity and the price.
    pub unit: Unit,
    pub price_unit: Unit,
    refunds: Refunds,
    zeros: Zeros,
    cancelled: Cancelled,
}

/// Columns of a line, by their place.
pub(super) struct Places {
    pub id: usize,
    pub date: usize,
    pub amount: Option<usize>,
    pub refunded: Option<usize>,
    pub quantity: Option<usize>,
    pub price: Option<usize>,
    pub invoice: Option<usize>,
    pub product: Option<usize>,
    pub channel: Option<usize>,
    pub status: Option<usize>,
}

impl Lines {
    pub fn new(places: &Places, params: &CustomersParams, table: &Table) -> Self {
        let status = places.status.map(|index| &table.columns()[index]);
        let kinds = ["type", "kind", "نوع"];
        Self {
            id: places.id,
            date: places.date,
            amount: places.amount,
            refunded: places.refunded,
            quantity: places.quantity,
            price: places.price,
            invoice: places.invoice,
            product: places.product,
            channel: places.channel,
            status: places.status,
            standing: status.map(standings).unwrap_or_default(),
            before: (usize::MAX, Standing::Stands),
            status_is_kind: status.is_some_and(|column| {
                let name = word_key(&column.name);
                kinds.iter().any(|kind| name.contains(&word_key(kind)))
            }),
            marked: false,
            unit: Unit::default(),
            price_unit: Unit::default(),
            refunds: params.refunds,
            zeros: params.zeros,
            cancelled: params.cancelled,
        }
    }

    /// How many units make one of the file's.
    pub fn a_unit(&self) -> f64 {
        match (self.amount, self.price) {
            (None, Some(_)) if self.quantity.is_some() => {
                self.unit.a_unit() * self.price_unit.a_unit()
            }
            (None, Some(_)) => self.price_unit.a_unit(),
            _ => self.unit.a_unit(),
        }
    }

    /// Whether money is told at all.
    pub fn has_money(&self) -> bool {
        self.amount.is_some() || self.price.is_some()
    }

    /// Makes the units small enough for the line.
    pub fn fit_units(&mut self, table: &Table, row: usize) {
        let (first, second) = (self.amount.or(self.quantity), self.price);
        let fit = |unit: &mut Unit, column: Option<usize>| {
            let value = column.map_or(f64::NAN, |index| number(&table.columns()[index], row));
            if !value.is_nan() {
                unit.fit(value);
            }
        };
        fit(&mut self.unit, first);
        if self.amount.is_none() {
            fit(&mut self.price_unit, second);
            fit(&mut self.price_unit, self.refunded);
        } else {
            fit(&mut self.unit, self.refunded);
        }
    }

    /// The day and time of a line; NaN where it is missing.
    pub fn time(&self, table: &Table, row: usize) -> f64 {
        number(&table.columns()[self.date], row)
    }

    /// The money of a line in units; NaN where it is missing.
    fn money(&self, table: &Table, row: usize) -> f64 {
        let value = |index: usize| number(&table.columns()[index], row);
        match (self.amount, self.quantity, self.price) {
            (Some(amount), _, _) => self.unit.count(value(amount)),
            (None, Some(quantity), Some(price)) => {
                self.unit.count(value(quantity)) * self.price_unit.count(value(price))
            }
            (None, None, Some(price)) => self.price_unit.count(value(price)),
            _ => 0.0,
        }
    }

    /// What a column of its own tells was given back of a line that came to `money`, in units; 0 where it tells nothing.
    fn given_back(&self, table: &Table, row: usize, money: f64) -> f64 {
        let Some(refunded) = self.refunded.map(|index| &table.columns()[index]) else {
            return 0.0;
        };
        let value = number(refunded, row).abs();
        let back = match (self.amount, self.quantity) {
            _ if value.is_nan() => 0.0,
            (None, Some(_)) => self.price_unit.count(value) * self.unit.a_unit(),
            (None, None) => self.price_unit.count(value),
            (Some(_), _) => self.unit.count(value),
        };
        // What was given back of an order may stand on each of its lines; what is all that a line came to is its own.
        let is_repeated =
            back != money && self.goes_on(table, row) && number(refunded, row - 1).abs() == value;
        if is_repeated { 0.0 } else { back }
    }

    /// What the line comes to; `note` is told what is out of the ordinary about it. The money of a line with
    /// `repeated` money was counted with another.
    pub fn read(
        &mut self,
        table: &Table,
        row: usize,
        repeated: bool,
        note: &mut dyn FnMut(IssueCode),
    ) -> Line {
        let standing = self.standing(table, row);
        if standing == Standing::Cancelled {
            note(IssueCode::LineCancelled);
            if self.cancelled == Cancelled::Exclude {
                return Line::Aside;
            }
        }
        let mut money = self.money(table, row);
        let is_told = !money.is_nan();
        let is_back = money < 0.0;
        if repeated {
            note(IssueCode::OrderAmountRepeated);
            money = 0.0;
        } else if !is_told {
            // Shops tell what an order comes to on the first of its lines.
            if !self.goes_on(table, row) {
                note(IssueCode::LineWithoutAmount);
            }
            money = 0.0;
        }
        let marked = self.marked && self.is_marked(table, row);
        let told_back = if is_back || marked || repeated || self.refunds == Refunds::Keep {
            0.0
        } else {
            self.given_back(table, row, money)
        };
        // A column that tells how much came back knows better than a status what was left.
        let is_partly = (0.0..money).contains(&told_back) && told_back > 0.0;
        let is_returned = standing == Standing::Returned && !is_partly;
        if is_back || marked || is_returned || told_back > 0.0 {
            note(IssueCode::LineRefund);
        }
        let purchase = Line::Purchase {
            money,
            back: told_back,
        };
        if is_back || marked || is_returned {
            if self.refunds == Refunds::Keep {
                return purchase;
            }
            // What the status of an order says to be returned was paid and given back in one line.
            let at_once = money > 0.0 && !marked && !self.status_is_kind;
            let back = money.abs();
            let taken_off = self.refunds == Refunds::Subtract && !at_once;
            let change = if taken_off { -back } else { 0.0 };
            return Line::Refund { change, back };
        }
        if money == 0.0 && is_told && !repeated && self.has_money() {
            note(IssueCode::LineZeroPrice);
            if self.zeros == Zeros::Exclude {
                return Line::Aside;
            }
        }
        purchase
    }

    /// What the status says; where there is none, that of the line before if it is of the same order.
    fn standing(&mut self, table: &Table, row: usize) -> Standing {
        let Some(Values::Category { codes, .. }) =
            self.status.map(|index| &table.columns()[index].values)
        else {
            return Standing::Stands;
        };
        let standing = match codes.get(row) {
            MISSING_LEVEL if self.before.0 == row && self.goes_on(table, row) => self.before.1,
            MISSING_LEVEL => Standing::Stands,
            code => self.standing[code as usize],
        };
        self.before = (row + 1, standing);
        standing
    }

    /// Whether the line before is of the same order.
    fn goes_on(&self, table: &Table, row: usize) -> bool {
        let invoice = |row| self.invoice.map(|index| table.columns()[index].value(row));
        row > 0
            && !matches!(invoice(row), None | Some(Value::Missing))
            && invoice(row - 1) == invoice(row)
    }

    fn is_marked(&self, table: &Table, row: usize) -> bool {
        self.invoice
            .is_some_and(|index| mark(&table.columns()[index], row) == Some(true))
    }
}

/// Whether an invoice's number says that it cancels (`C536379`), or that it does not (`536365`).
pub(super) fn mark(column: &Column, row: usize) -> Option<bool> {
    let text = match &column.values {
        Values::Category { codes, levels, .. } => match codes.get(row) {
            MISSING_LEVEL => return None,
            code => levels[code as usize].as_str(),
        },
        Values::Text(cells) | Values::Identifier(cells) => cells.get(row),
        Values::Number(values) => return (!values.get(row).is_nan()).then_some(false),
        _ => return None,
    };
    let digits = |text: &str| text.len() >= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.strip_prefix(['C', 'c']) {
        Some(rest) => digits(rest).then_some(true),
        None => digits(text).then_some(false),
    }
}

/// A number, a yes (1) or no (0), or a day; NaN where it is missing.
pub(super) fn number(column: &Column, row: usize) -> f64 {
    match &column.values {
        Values::Number(values) | Values::Date(values) | Values::Flag { values, .. } => {
            values.get(row)
        }
        _ => f64::NAN,
    }
}

/// Words for orders that do not stand, and for goods that came back, each as far as all their forms agree.
const CANCELLED: [&str; 24] = [
    "test order",
    "تجريبي",
    "آزمایشی",
    "cancel",
    "void",
    "declin",
    "fail",
    "reject",
    "abandon",
    "expired",
    "ملغ",
    "الغا",
    "إلغا",
    "مرفوض",
    "فشل",
    "لغو",
    "ناموفق",
    "رد شده",
    "باطل",
    "denied",
    "کنسل",
    "انصراف",
    "annul",
    "storn",
];
const RETURNED: [&str; 13] = [
    "refund",
    "return",
    "chargeback",
    "credit note",
    "مرتجع",
    "مسترد",
    "مرجوع",
    "برگشت",
    "عودت",
    "مسترجع",
    "استرجاع",
    "ارجاع",
    "استرداد",
];
/// A part that came back leaves the order standing.
const PARTLY: [&str; 3] = ["partial", "جزئ", "بخشی"];

fn standings(column: &Column) -> Vec<Standing> {
    let Values::Category { levels, .. } = &column.values else {
        return Vec::new();
    };
    let says =
        |level: &str, words: &[&str]| words.iter().any(|word| level.contains(&word_key(word)));
    let standing = |level: &String| {
        let level = word_key(level);
        if says(&level, &PARTLY) || level.starts_with("non") || level.starts_with("not") {
            Standing::Stands
        } else if says(&level, &RETURNED) {
            Standing::Returned
        } else if says(&level, &CANCELLED) {
            Standing::Cancelled
        } else {
            Standing::Stands
        }
    };
    levels.iter().map(standing).collect()
}
