//! What each line comes to, in what rhythm each customer buys, and what else the lines tell of customers.

use super::super::account::Account;
use super::super::carry::Carrying;
use super::super::line::Line;
use super::super::orders::Orders;
use super::super::{NOBODY, Refunds};
use super::{Gathering, Over, Phase};
use crate::error::IssueCode;
use crate::table::{Table, WordNumbers};

impl Gathering {
    pub(super) fn add(&mut self, table: &Table, lines: std::ops::Range<usize>) -> Over {
        for row in lines {
            let customer = self.rows.get(row) as usize;
            if customer == NOBODY as usize {
                continue;
            }
            if self.repeated.get(row) == Some(&true) {
                self.aside += 1;
                continue;
            }
            let time = self.lines.time(table, row);
            if time.is_nan() {
                self.set_aside(IssueCode::LineWithoutDate, row);
                continue;
            }
            let day = libm::floor(time) as i32;
            let counts = (self.days.0..self.days.1).contains(&day);
            let issues = &mut self.issues;
            let order = self.orders.of(row);
            let repeated = self.totals.is_counted(order);
            let line = self.lines.read(table, row, repeated, &mut |code| {
                if counts {
                    issues.note(code, Some(row as u64 + 1), None);
                }
            });
            let (start, account) = (self.visits[customer].start, &mut self.accounts[customer]);
            if matches!(line, Line::Purchase { .. }) && day < self.days.1 {
                account.since = account.since.min(day);
            }
            if !counts {
                self.set_aside(IssueCode::LineOutsideWindow, row);
                continue;
            }
            if line != Line::Aside {
                self.totals.count(order);
            }
            match line {
                Line::Aside => self.aside += 1,
                Line::Refund { change, back } => {
                    account.refunds += 1;
                    self.aside += u64::from(self.params.refunds == Refunds::Exclude);
                    account.money.add(change);
                    account.refunded.add(back);
                }
                Line::Purchase { money, back } => {
                    // Days before 1970 keep their order, too.
                    self.places[(start + account.purchases) as usize] =
                        (i64::from(day) - i64::from(i32::MIN)) as u64;
                    account.purchase(time, row as u32);
                    let is_off = self.params.refunds == Refunds::Subtract;
                    account.money.add(if is_off { money - back } else { money });
                    account.refunded.add(back);
                    account.gross.add(money);
                    self.count_order(customer as u32, order);
                }
            }
        }
        |gathering, _| {
            gathering.totals.finish();
            gathering.owners = Vec::new();
            gathering.orders = Orders::default();
            gathering.shared = WordNumbers::default();
            gathering.phase = Phase::Rhythm;
        }
    }

    /// Counts the line's order if the customer has not had it before. A line without a number is an order.
    fn count_order(&mut self, customer: u32, order: Option<usize>) {
        if self.lines.invoice.is_none() {
            return;
        }
        let is_new = order.is_none_or(|order| match self.owners[order] {
            NOBODY => {
                self.owners[order] = customer;
                true
            }
            owner if owner == customer => false,
            // Two customers with one invoice number, as where each shop counts its own.
            _ => {
                let pairs = self.shared.len();
                let pair = u64::from(customer) << 32 | order as u64;
                self.shared.get_or(pair, || pairs as u32) as usize == pairs
            }
        });
        self.accounts[customer as usize].orders += u32::from(is_new);
    }

    pub(super) fn rhythm(&mut self, _: &Table, customer: usize) {
        let account = &mut self.accounts[customer];
        let begin = self.visits[customer].start as usize;
        let days = &mut self.places[begin..begin + account.purchases as usize];
        days.sort_unstable();
        account.rhythm(days);
        if self.lines.invoice.is_none() {
            account.orders = Account::distinct(days);
        }
    }

    pub(super) fn carry(
        &mut self,
        table: &Table,
        column: usize,
        lines: std::ops::Range<usize>,
    ) -> bool {
        if self.row_of.is_empty() {
            self.number_customers();
        }
        let Some(candidate) = table.columns().get(column) else {
            self.phase = Phase::Write(0);
            return true;
        };
        let used = self.used().contains(&Some(column));
        if self.next == 0 && (used || !Carrying::can_be(candidate)) {
            self.phase = Phase::Carry(column + 1);
            return true;
        }
        let mut carrying = self
            .carrying
            .take()
            .unwrap_or_else(|| Carrying::new(self.accounts.len()));
        let may_be = carrying.look(table, column, &self.rows, lines.clone());
        self.next = lines.end;
        if may_be && self.next < table.row_count() {
            self.carrying = Some(carrying);
            return true;
        }
        if may_be && carrying.is_one() {
            let rows = self
                .written
                .iter()
                .map(|&customer| carrying.row(customer as usize));
            self.made
                .push(candidate.gather(&candidate.name, &mut rows.into_iter()));
        }
        self.next = 0;
        self.phase = Phase::Carry(column + 1);
        true
    }
}
