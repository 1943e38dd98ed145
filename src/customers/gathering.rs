//! Customers being gathered, one bounded step at a time.

use super::account::{Account, Visits};
use super::calendar::months_before;
use super::carry::Carrying;
use super::columns::{ask, resolve};
use super::keys::Keys;
use super::line::Lines;
use super::orders::Orders;
use super::totals::Totals;
use super::{Amounts, CustomersParams, Duplicates, NOBODY, Window, repeats};
use crate::error::{IssueCode, Issues, Result};
use crate::read::Chunked;
use crate::table::{
    Column, OrderColumns, Table, Value, Values, WordNumbers, tells_currency, word_key,
};

mod adding;
mod writing;

/// So many lines are gone through in a step.
const LINES: usize = 1 << 16;

/// How many lines are in another currency than most.
fn other_currencies(column: &Column) -> u64 {
    let Values::Category { codes, levels, .. } = &column.values else {
        return 0;
    };
    if !tells_currency(&column.name) {
        return 0;
    }
    let mut counts = vec![0u64; levels.len()];
    for row in 0..column.values.len() {
        if let Some(count) = counts.get_mut(codes.get(row) as usize) {
            *count += 1;
        }
    }
    counts.iter().sum::<u64>() - counts.iter().max().copied().unwrap_or(0)
}

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
    met: Vec<u32>,
    orders: Orders,
    totals: Totals,
    rows: Chunked<u32>,
    visits: Vec<Visits>,
    accounts: Vec<Account>,
    latest: i32,
    marks: [u64; 2],
    /// The days of lines that count: from the first, until before the second.
    days: (i32, i32),
    /// Of each customer's lines first the hashes and rows, then the days of purchases.
    places: Vec<u64>,
    hashes: Vec<u64>,
    repeated: Vec<bool>,
    /// Of each order the customer who has it, and the pairs beyond.
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
        let mut issues = Issues::default();
        ask(&places, table, &mut issues);
        for column in table.columns() {
            let others = other_currencies(column);
            issues.add(IssueCode::CurrenciesMixed, others, None, Some(&column.name));
        }
        Ok(Self {
            lines: Lines::new(&places, &params, table),
            columns,
            params,
            phase: Phase::Meet,
            next: 0,
            keys: Keys::default(),
            met: Vec::new(),
            orders: Orders::default(),
            totals: Totals::default(),
            rows: Chunked::default(),
            visits: Vec::new(),
            accounts: Vec::new(),
            latest: i32::MIN,
            marks: [0; 2],
            days: (i32::MIN, i32::MAX),
            places: Vec::new(),
            hashes: Vec::new(),
            repeated: Vec::new(),
            owners: Vec::new(),
            shared: WordNumbers::default(),
            carrying: None,
            issues,
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
        let columns = table.columns();
        let mut met = std::mem::take(&mut self.met);
        let id = &columns[self.lines.id].values;
        self.keys.each(id, lines.clone(), &mut met);
        if let Some(invoice) = self.lines.invoice {
            self.orders.meet(&columns[invoice], lines.clone());
        }
        for (row, &key) in lines.zip(&met) {
            if key == NOBODY || !self.is_somebody(table, key, row) {
                self.rows.push(NOBODY);
                self.set_aside(IssueCode::LineWithoutCustomer, row);
                continue;
            }
            self.rows.push(key);
            self.visits[key as usize].lines += 1;
            let time = self.lines.time(table, row);
            if !time.is_nan() {
                self.latest = self.latest.max(libm::floor(time) as i32);
            }
            self.lines.fit_units(table, row);
            let Some(order) = self.orders.of(row) else {
                continue;
            };
            if self.params.amounts != Amounts::Line {
                self.totals.look(&self.lines, table, row, order);
            }
            if let Some(marked) = self.orders.mark(order) {
                self.marks[usize::from(marked)] += 1;
            }
        }
        self.met = met;
        |gathering, table| {
            (gathering.keys, gathering.met) = Default::default();
            gathering.orders.all_met();
            let (params, lines) = (&gathering.params, &gathering.lines);
            let orders = gathering.orders.len();
            gathering.totals.decide(params, lines, table, orders);
            gathering.owners = vec![NOBODY; orders];
            gathering.lines.marked =
                gathering.marks[1] > 0 && gathering.marks[0] > gathering.marks[1];
            gathering.set_window();
            let mut start = 0;
            for visits in &mut gathering.visits {
                visits.start = start;
                start += visits.lines;
            }
            gathering.accounts = vec![Account::default(); gathering.visits.len()];
            gathering.places = vec![0; start as usize];
            gathering.phase = Phase::Sort;
        }
    }

    /// Whether a key names a customer, and not whoever came by. Asked once of each key.
    fn is_somebody(&mut self, table: &Table, key: u32, row: usize) -> bool {
        let key = key as usize;
        for unknown in self.visits.len()..=key {
            let mut visits = Visits::default();
            if unknown == key {
                if let Value::Text(name) = table.columns()[self.lines.id].value(row) {
                    visits.nobody = is_passer_by(name);
                }
            }
            self.visits.push(visits);
        }
        !self.visits[key].nobody
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
            if let Some(visits) = self.visits.get_mut(self.rows.get(row) as usize) {
                self.places[visits.start as usize] = self.hashes[row - first] | row as u64;
                // Moved back to where the customer's places begin once all are there.
                visits.start += 1;
            }
        }
        |gathering, table| {
            for visits in &mut gathering.visits {
                visits.start -= visits.lines;
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
            lines += self.visits[self.next].lines as usize;
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
        let visits = &self.visits[customer];
        let begin = visits.start as usize;
        let places = &mut self.places[begin..begin + visits.lines as usize];
        let (issues, repeated) = (&mut self.issues, &mut self.repeated);
        repeats::find(table, places, &mut |row| {
            issues.note(IssueCode::LineDuplicate, Some(u64::from(row) + 1), None);
            if let Some(repeated) = repeated.get_mut(row as usize) {
                *repeated = true;
            }
        });
    }

    /// The columns that were used, by their place.
    fn used(&self) -> [Option<usize>; 10] {
        let Lines {
            amount,
            refunded,
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
            id, date, amount, refunded, quantity, price, invoice, product, channel, status,
        ]
    }

    fn set_aside(&mut self, code: IssueCode, row: usize) {
        self.issues.note(code, Some(row as u64 + 1), None);
        self.aside += 1;
    }
}

/// What shops write where they do not know who buys.
const PASSERS_BY: [&str; 20] = [
    "guest",
    "guest user",
    "guest customer",
    "guest checkout",
    "walk in",
    "walk in customer",
    "walkin",
    "anonymous",
    "unknown",
    "cash customer",
    "visitor",
    "زائر",
    "ضيف",
    "عميل نقدي",
    "زبون نقدي",
    "مهمان",
    "کاربر مهمان",
    "ناشناس",
    "مشتری حضوری",
    "مشتری متفرقه",
];

fn is_passer_by(name: &str) -> bool {
    // No key with a digit is one, and no long name.
    let short = name.len() <= 40 && !name.bytes().any(|byte| byte.is_ascii_digit());
    short && {
        let name = word_key(name).replace('-', " ");
        PASSERS_BY.iter().any(|known| word_key(known) == name)
    }
}

/// What is to be done once all lines were gone through.
type Over = fn(&mut Gathering, &Table);
