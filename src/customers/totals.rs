//! Whether an amount is that of a line, or of the whole order and repeated on each of its lines.

use super::line::{Lines, number};
use super::{Amounts, CustomersParams};
use crate::table::{Table, WordNumbers, tells_line, tells_whole};

/// Of 100 orders of several lines, in so many may amounts differ that are those of orders.
const EXCEPTIONS_PERCENT: u64 = 2;
/// Where the name does not say so, so many orders of several lines must, and one in so many amounts be another:
/// where all costs the same, lines of an order are equal, too.
const FEWEST: u64 = 5;
const DISTINCT: u64 = 4;

/// What is known of the orders' amounts.
#[derive(Default)]
pub(super) struct Totals {
    /// Of each order the amount of its first line, and how many lines have it: one, several, or one that differs.
    first: Vec<f64>,
    state: Vec<State>,
    /// Lines behind the first of their order, and those among them that are a quantity times a price.
    lines: u64,
    products: u64,
    /// Whether the amount is that of the order.
    whole: bool,
    /// Which orders were counted; of none where amounts are those of lines.
    counted: Vec<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Empty,
    One,
    Several,
    Differing,
}

impl Totals {
    /// Takes in a line of an order.
    pub fn look(&mut self, lines: &Lines, table: &Table, row: usize, order: usize) {
        let column = lines.amount.map(|amount| &table.columns()[amount]);
        let amount = column.map_or(f64::NAN, |column| number(column, row));
        if amount.is_nan() {
            return;
        }
        if order >= self.first.len() {
            self.first.resize(order + 1, f64::NAN);
            self.state.resize(order + 1, State::Empty);
        }
        let state = &mut self.state[order];
        *state = match *state {
            State::Empty => {
                self.first[order] = amount;
                State::One
            }
            State::Differing => State::Differing,
            _ if amount == self.first[order] => State::Several,
            _ => State::Differing,
        };
        if *state != State::One {
            self.lines += 1;
            if let (Some(quantity), Some(price)) = (lines.quantity, lines.price) {
                let factor = |column: usize| number(&table.columns()[column], row);
                let product = factor(quantity) * factor(price);
                self.products += u64::from((product - amount).abs() <= 0.01 * amount.abs());
            }
        }
    }

    /// Once all lines of so many orders were looked at, decides.
    pub fn decide(
        &mut self,
        params: &CustomersParams,
        lines: &Lines,
        table: &Table,
        orders: usize,
    ) {
        self.whole = match params.amounts {
            Amounts::Line => false,
            Amounts::Order => lines.amount.is_some() && lines.invoice.is_some(),
            Amounts::Auto => lines.amount.is_some_and(|amount| {
                let name = &table.columns()[amount].name;
                !tells_line(name) && self.are_repeated(tells_whole(name))
            }),
        };
        self.first = Vec::new();
        self.state = Vec::new();
        self.counted = vec![false; if self.whole { orders } else { 0 }];
    }

    fn are_repeated(&self, named: bool) -> bool {
        let (mut several, mut differing, mut distinct) = (0, 0, WordNumbers::default());
        for (state, first) in self.state.iter().zip(&self.first) {
            if matches!(state, State::Several | State::Differing) {
                several += 1;
                differing += u64::from(*state == State::Differing);
                let next = distinct.len() as u32;
                distinct.get_or(first.to_bits(), || next);
            }
        }
        let enough = named || several >= FEWEST && DISTINCT * distinct.len() as u64 >= several;
        several > 0
            && enough
            && 100 * differing <= EXCEPTIONS_PERCENT * several
            && 2 * self.products <= self.lines
    }

    /// Whether amounts are those of orders.
    pub fn are_whole(&self) -> bool {
        self.whole
    }

    /// Lets go of what is known of single orders.
    pub fn finish(&mut self) {
        self.counted = Vec::new();
    }

    /// Whether the amount is that of the line's order, and a line of it counts already.
    pub fn is_counted(&self, order: Option<usize>) -> bool {
        order.is_some_and(|order| self.counted.get(order) == Some(&true))
    }

    /// Notes that a line of this order counts.
    pub fn count(&mut self, order: Option<usize>) {
        if let Some(counted) = order.and_then(|order| self.counted.get_mut(order)) {
            *counted = true;
        }
    }
}
