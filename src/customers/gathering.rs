//! Customers being gathered, one bounded step at a time.

use super::account::Account;
use super::calendar::months_before;
use super::carry::Carrying;
use super::columns::resolve;
use super::keys::Keys;
use super::line::{Line, Lines, mark};
use super::{
    Customers, CustomersParams, CustomersReport, Duplicates, NOBODY, Refunds, Window, repeats,
    text_of_day,
};
use crate::error::{Error, IssueCode, Issues, Result};
use crate::read::{Cells, Chunked};
use crate::table::{
    Column, Element, OrderColumns, Reason, Role, Table, Value, Values, WordNumbers,
};

/// So many lines are gone through in a step.
const LINES: usize = 1 << 16;
/// A category with more levels explains little.
const MOST_LEVELS: u64 = 50;

/// What is done next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Who is in each line, and which day is the last.
    Meet,
    /// Each customer's lines, side by side.
    Sort,
    /// Which of them are repeated.
    Repeat,
    /// What each line comes to.
    Add,
    /// In what rhythm each customer buys.
    Rhythm,
    /// Which other columns tell of customers.
    Carry(usize),
    /// The columns of the new table.
    Write(usize),
    Done,
}

/// Customers under way. The table of orders must be the same in every call.
pub struct Gathering {
    params: CustomersParams,
    columns: OrderColumns,
    lines: Lines,
    phase: Phase,
    /// The next line, or the next customer.
    next: usize,
    keys: Keys,
    rows: Chunked<u32>,
    accounts: Vec<Account>,
    latest: i32,
    marks: [u64; 2],
    /// The days of lines that count: from the first, until before the second.
    days: (i32, i32),
    /// Of each customer's lines first the hashes and rows, then the days of purchases.
    places: Vec<u64>,
    hashes: Vec<u64>,
    repeated: Vec<bool>,
    invoices: Keys,
    /// Of each invoice the customer who has it, and the pairs beyond.
    owners: Vec<u32>,
    shared: WordNumbers,
    carrying: Option<Carrying>,
    issues: Issues,
    aside: u64,
    /// Of each customer their row in the new table.
    row_of: Vec<u32>,
    /// Of each row of the new table the customer.
    written: Vec<u32>,
    made: Vec<Column>,
}

impl Gathering {
    pub(super) fn new(params: CustomersParams, table: &Table) -> Result<Self> {
        let (places, columns) = resolve(&params, table)?;
        Ok(Self {
            lines: Lines::new(&places, &params, table),
            columns,
            params,
            phase: Phase::Meet,
            next: 0,
            keys: Keys::default(),
            rows: Chunked::default(),
            accounts: Vec::new(),
            latest: i32::MIN,
            marks: [0; 2],
            days: (i32::MIN, i32::MAX),
            places: Vec::new(),
            hashes: Vec::new(),
            repeated: Vec::new(),
            invoices: Keys::default(),
            owners: Vec::new(),
            shared: WordNumbers::default(),
            carrying: None,
            issues: Issues::default(),
            aside: 0,
            row_of: Vec::new(),
            written: Vec::new(),
            made: Vec::new(),
        })
    }

    /// Does the next piece of work; `false` when there is nothing left to do.
    pub fn step(&mut self, table: &Table) -> bool {
        let lines = self.next..table.row_count().min(self.next + LINES);
        let over = match self.phase {
            Phase::Meet => self.meet(table, lines.clone()),
            Phase::Sort => self.sort(table, lines.clone()),
            Phase::Add => self.add(table, lines.clone()),
            Phase::Repeat => return self.each_customer(table, Self::repeats, Phase::Add),
            Phase::Rhythm => return self.each_customer(table, Self::rhythm, Phase::Carry(0)),
            Phase::Carry(column) => return self.carry(table, column, lines),
            Phase::Write(column) => return self.write(table, column),
            Phase::Done => return false,
        };
        self.next = lines.end;
        if self.next == table.row_count() {
            over(self, table);
            self.next = 0;
        }
        true
    }

    /// The part of the work that is done, 0 to 1, roughly.
    pub fn fraction(&self, table: &Table) -> f64 {
        let (before, share, all) = match self.phase {
            Phase::Meet => (0.0, 0.25, table.row_count()),
            Phase::Sort => (0.25, 0.2, table.row_count()),
            Phase::Repeat => (0.45, 0.1, self.accounts.len()),
            Phase::Add => (0.55, 0.25, table.row_count()),
            Phase::Rhythm => (0.8, 0.05, self.accounts.len()),
            Phase::Carry(_) => return 0.85,
            Phase::Write(_) => return 0.95,
            Phase::Done => return 1.0,
        };
        before + share * self.next as f64 / all.max(1) as f64
    }

    fn meet(&mut self, table: &Table, lines: std::ops::Range<usize>) -> Over {
        let column = &table.columns()[self.lines.id].values;
        for row in lines {
            let Some(key) = self.keys.key(column, row) else {
                self.rows.push(NOBODY);
                self.set_aside(IssueCode::LineWithoutCustomer, row);
                continue;
            };
            self.rows.push(key);
            if key as usize >= self.accounts.len() {
                self.accounts.resize(key as usize + 1, Account::default());
            }
            self.accounts[key as usize].lines += 1;
            let time = self.lines.time(table, row);
            if !time.is_nan() {
                self.latest = self.latest.max(libm::floor(time) as i32);
            }
            self.lines.fit_units(table, row);
            if let Some(invoice) = self.lines.invoice {
                if let Some(marked) = mark(&table.columns()[invoice], row) {
                    self.marks[usize::from(marked)] += 1;
                }
            }
        }
        |gathering, _| {
            gathering.keys = Keys::default();
            gathering.lines.marked =
                gathering.marks[1] > 0 && gathering.marks[0] > gathering.marks[1];
            gathering.set_window();
            let mut start = 0;
            for account in &mut gathering.accounts {
                account.start = start;
                start += account.lines;
            }
            gathering.places = vec![0; start as usize];
            gathering.phase = Phase::Sort;
        }
    }

    fn set_window(&mut self) {
        let after = self.latest.saturating_add(1);
        let given = self.params.reference;
        self.days = match self.params.window {
            Window::All => (i32::MIN, given.unwrap_or(after)),
            Window::Months(months) => {
                let reference = given.unwrap_or(after);
                let first = match reference {
                    i32::MIN..=-1_000_000 => reference,
                    _ => months_before(reference, months),
                };
                (first, reference)
            }
            Window::Between(from, to) => {
                let until = to.map(|to| to.saturating_add(1));
                let reference = given.or(until).unwrap_or(after);
                let until = until.map_or(reference, |until| until.min(reference));
                (from.unwrap_or(i32::MIN), until)
            }
        };
    }

    /// The day from which is counted back.
    fn reference(&self) -> i32 {
        self.params.reference.unwrap_or(self.days.1)
    }

    fn sort(&mut self, table: &Table, lines: std::ops::Range<usize>) -> Over {
        let first = lines.start;
        repeats::hashes(table, lines.clone(), &mut self.hashes);
        for row in lines {
            if let Some(account) = self.accounts.get_mut(self.rows.get(row) as usize) {
                self.places[account.start as usize] = self.hashes[row - first] | row as u64;
                // Moved back to where the customer's places begin once all are there.
                account.start += 1;
            }
        }
        |gathering, table| {
            for account in &mut gathering.accounts {
                account.start -= account.lines;
            }
            if gathering.params.duplicates == Duplicates::Drop {
                gathering.repeated = vec![false; table.row_count()];
            }
            gathering.phase = Phase::Repeat;
        }
    }

    /// Has `work` done for the next customers, as many as have some ten thousand lines together.
    fn each_customer(
        &mut self,
        table: &Table,
        work: fn(&mut Self, &Table, usize),
        then: Phase,
    ) -> bool {
        let mut lines = 0;
        while lines < LINES && self.next < self.accounts.len() {
            lines += self.accounts[self.next].lines as usize;
            work(self, table, self.next);
            self.next += 1;
        }
        if self.next == self.accounts.len() {
            self.phase = then;
            self.next = 0;
        }
        true
    }

    fn repeats(&mut self, table: &Table, customer: usize) {
        let account = &self.accounts[customer];
        let begin = account.start as usize;
        let places = &mut self.places[begin..begin + account.lines as usize];
        let (issues, repeated) = (&mut self.issues, &mut self.repeated);
        repeats::find(table, places, &mut |row| {
            issues.note(IssueCode::LineDuplicate, Some(u64::from(row) + 1), None);
            if let Some(repeated) = repeated.get_mut(row as usize) {
                *repeated = true;
            }
        });
    }

    fn add(&mut self, table: &Table, lines: std::ops::Range<usize>) -> Over {
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
            let line = self.lines.read(table, row, &mut |code| {
                if counts {
                    issues.note(code, Some(row as u64 + 1), None);
                }
            });
            let account = &mut self.accounts[customer];
            if matches!(line, Line::Purchase(_)) && day < self.days.1 {
                account.since = account.since.min(day);
            }
            if !counts {
                self.set_aside(IssueCode::LineOutsideWindow, row);
                continue;
            }
            match line {
                Line::Aside => self.aside += 1,
                Line::Refund(money) => {
                    account.refunds += 1;
                    self.aside += u64::from(self.params.refunds == Refunds::Exclude);
                    account.money.add(money);
                }
                Line::Purchase(money) => {
                    // Days before 1970 keep their order, too.
                    self.places[(account.start + account.purchases) as usize] =
                        (i64::from(day) - i64::from(i32::MIN)) as u64;
                    account.purchase(time, row as u32);
                    account.money.add(money);
                    account.gross.add(money);
                    self.count_invoice(table, customer as u32, row);
                }
            }
        }
        |gathering, _| {
            gathering.owners = Vec::new();
            gathering.invoices = Keys::default();
            gathering.shared = WordNumbers::default();
            gathering.phase = Phase::Rhythm;
        }
    }

    /// Counts the line's order if the customer has not had it before. A line without an invoice is an order.
    fn count_invoice(&mut self, table: &Table, customer: u32, row: usize) {
        let Some(invoice) = self.lines.invoice else {
            return;
        };
        let is_new = match self.invoices.key(&table.columns()[invoice].values, row) {
            None => true,
            Some(invoice) => {
                if invoice as usize >= self.owners.len() {
                    self.owners.resize(invoice as usize + 1, NOBODY);
                }
                let owner = &mut self.owners[invoice as usize];
                if *owner == NOBODY {
                    *owner = customer;
                    true
                } else if *owner == customer {
                    false
                } else {
                    // Two customers with one invoice number, as where each shop counts its own.
                    let pairs = self.shared.len();
                    let pair = u64::from(customer) << 32 | u64::from(invoice);
                    self.shared.get_or(pair, || pairs as u32) as usize == pairs
                }
            }
        };
        self.accounts[customer as usize].orders += u32::from(is_new);
    }

    fn rhythm(&mut self, _: &Table, customer: usize) {
        let account = &mut self.accounts[customer];
        let begin = account.start as usize;
        let days = &mut self.places[begin..begin + account.purchases as usize];
        days.sort_unstable();
        account.rhythm(days);
        if self.lines.invoice.is_none() {
            account.orders = Account::distinct(days);
        }
    }

    fn carry(&mut self, table: &Table, column: usize, lines: std::ops::Range<usize>) -> bool {
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

    /// The columns that were used, by their place.
    fn used(&self) -> [Option<usize>; 9] {
        let Lines {
            amount,
            quantity,
            price,
            invoice,
            product,
            channel,
            status,
            ..
        } = self.lines;
        let (id, date) = (Some(self.lines.id), Some(self.lines.date));
        [
            id, date, amount, quantity, price, invoice, product, channel, status,
        ]
    }

    /// Who has bought in the window gets a row.
    fn number_customers(&mut self) {
        self.row_of = vec![NOBODY; self.accounts.len()];
        for (customer, account) in self.accounts.iter().enumerate() {
            if account.purchases > 0 {
                self.row_of[customer] = self.written.len() as u32;
                self.written.push(customer as u32);
            } else if account.lines > 0 {
                self.issues
                    .note(IssueCode::CustomerWithoutPurchase, None, None);
            }
        }
        self.places = Vec::new();
        self.repeated = Vec::new();
    }

    fn write(&mut self, table: &Table, column: usize) -> bool {
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
            lines: table.row_count() as u64,
            lines_set_aside: self.aside,
            orders: orders.sum(),
            customers: self.written.len() as u64,
            columns: self.columns,
        };
        let row = |customer: u32| row_of.get(customer as usize).copied().unwrap_or(NOBODY);
        Ok(Customers {
            table: customers,
            rows: self.rows.iter().map(row).collect(),
            report,
        })
    }

    fn set_aside(&mut self, code: IssueCode, row: usize) {
        self.issues.note(code, Some(row as u64 + 1), None);
        self.aside += 1;
    }
}

/// What is to be done once all lines were gone through.
type Over = fn(&mut Gathering, &Table);

/// The columns that are made of orders, in their order.
const MEASURES: [&str; 12] = [
    "recency",
    "frequency",
    "monetary",
    "average_basket",
    "tenure",
    "mean_gap",
    "gap_trend",
    "return_share",
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
