//! What the dates of a column look like, counted once.

use super::Context;
use super::tally::Count;
use crate::read::{Calendar, DateOrder};
use crate::table::values::date::{Era, Order, Style, Traits};

/// A Jalali year after this one lies ahead of everybody who reads this; so it is a Hijri one.
const LAST_JALALI: i64 = 1412;

/// What the dates look like.
#[derive(Debug, Default)]
pub(super) struct DateTally {
    pub(super) count: u64,
    /// Dates that never were.
    impossible: u64,
    day_first: u64,
    month_first: u64,
    /// Dates that can be read both ways.
    pub(super) open: Count,
    gregorian: u64,
    /// Dates whose names or days prove one of the two calendars.
    jalali: u64,
    hijri: u64,
    /// Those whose names do.
    named: u64,
    /// Dates that both have.
    pub(super) islamic: Count,
    latest: i64,
    /// Years of two digits.
    pub(super) short: Count,
    /// Of three short numbers: how often only the first, only the last can be the year, and which
    /// numbers stand there.
    first_is_year: u64,
    last_is_year: u64,
    firsts: u128,
    lasts: u128,
    /// Times that were moved to UTC.
    pub(super) moved: Count,
    /// Months with the number of the year that follows.
    fiscal: u64,
}

/// How the dates of a column are read, and what of it is in doubt.
pub(super) struct Decision {
    pub(super) style: Style,
    /// Whether nothing decides between day and month in front.
    pub(super) order_open: bool,
    /// Whether nothing decides between the Jalali and the Hijri calendar.
    pub(super) calendar_open: bool,
    /// Whether nothing decides between the year in front and behind.
    pub(super) year_open: bool,
    /// The calendar of the column.
    pub(super) calendar: Calendar,
}

impl DateTally {
    pub(super) fn add(&mut self, traits: Traits, index: usize, times: u64) {
        self.count += times;
        match traits.order {
            Order::Clear => {}
            Order::Impossible => self.impossible += times,
            Order::DayFirst => self.day_first += times,
            Order::MonthFirst => self.month_first += times,
            Order::Open => self.open.note_times(index, times),
        }
        match traits.era {
            Era::Sure(Calendar::Gregorian) => self.gregorian += times,
            Era::Sure(calendar) => {
                self.named += times;
                *self.proof(calendar) += times;
            }
            Era::Only(calendar, year) => {
                self.latest = self.latest.max(year);
                *self.proof(calendar) += times;
            }
            Era::Islamic(year) => {
                self.latest = self.latest.max(year);
                self.islamic.note_times(index, times);
            }
            Era::Short => {}
        }
        if traits.short {
            self.short.note_times(index, times);
        }
        if let Some((first, last)) = traits.ends {
            self.first_is_year += if first > 31 || first == 0 { times } else { 0 };
            self.last_is_year += if last > 31 || last == 0 { times } else { 0 };
            self.firsts |= 1 << first;
            self.lasts |= 1 << last;
        }
        self.fiscal += if traits.fiscal { times } else { 0 };
        if traits.moved {
            self.moved.note_times(index, times);
        }
    }

    fn proof(&mut self, calendar: Calendar) -> &mut u64 {
        match calendar {
            Calendar::Jalali => &mut self.jalali,
            _ => &mut self.hijri,
        }
    }

    /// Whether most of them once were. A column of which most never were is of something else, and one in which
    /// each month has the number of the next year is of years from one summer to the other.
    pub(super) fn are_possible(&self) -> bool {
        2 * self.impossible < self.count && self.fiscal < self.count
    }

    /// Whether nothing in the column decides the order of day and month.
    pub(super) fn is_open(&self) -> bool {
        self.open.count > 0 && self.day_first == self.month_first
    }

    /// The order that the column proves.
    pub(super) fn proven_order(&self) -> Option<DateOrder> {
        if self.firsts != 0 {
            return None; // where the year stands is not yet known
        }
        match self.day_first.cmp(&self.month_first) {
            std::cmp::Ordering::Greater => Some(DateOrder::DayFirst),
            std::cmp::Ordering::Less => Some(DateOrder::MonthFirst),
            std::cmp::Ordering::Equal => None,
        }
    }

    pub(super) fn decide(&self, context: &Context<'_>) -> Decision {
        let (islamic, calendar_open) = self.islamic(context);
        let (year_first, year_open) = self.year_first(context);
        let sure = match (self.day_first, self.month_first) {
            (1.., 0) => Some(DateOrder::DayFirst),
            (0, 1..) => Some(DateOrder::MonthFirst),
            _ => None,
        };
        let told = context.order.filter(|&order| order != DateOrder::YearFirst);
        let told = told.or(context.evidence.order());
        let most = if self.month_first > self.day_first {
            DateOrder::MonthFirst
        } else {
            DateOrder::DayFirst
        };
        let both = self.day_first != self.month_first;
        let order = sure.or(both.then_some(most)).or(told);
        let short = match context.calendar {
            Some(calendar) => calendar,
            None if context.is_persian && self.gregorian == 0 => Calendar::Jalali,
            None if self.jalali + self.islamic.count > self.gregorian => islamic,
            None => Calendar::Gregorian,
        };
        let lunar_or_solar = self.jalali + self.hijri + self.islamic.count;
        let shorts = if short == Calendar::Gregorian {
            0
        } else {
            self.short.count
        };
        Decision {
            style: Style {
                order: order.unwrap_or(DateOrder::DayFirst),
                islamic,
                short,
                year_first,
                births: context.births,
            },
            // Other columns of the file make one order likelier; they do not prove it.
            order_open: self.open.count > 0
                && sure.is_none()
                && context.order.is_none()
                && !year_first,
            calendar_open,
            year_open,
            calendar: if lunar_or_solar > self.gregorian {
                islamic
            } else if shorts > self.gregorian {
                short
            } else {
                Calendar::Gregorian
            },
        }
    }

    /// The calendar of years around 1400, and whether it is in doubt: names and eras decide, then days
    /// that only one of the two has, then how late the years are, then the file's language.
    fn islamic(&self, context: &Context<'_>) -> (Calendar, bool) {
        if let Some(calendar) = context
            .calendar
            .filter(|&known| known != Calendar::Gregorian)
        {
            return (calendar, false);
        }
        if self.islamic.count == 0 && self.jalali + self.hijri == 0 {
            return (Calendar::Jalali, false);
        }
        // Of Jalali days that lie ahead, a few that the Hijri month lacks are slips.
        let slips = self.named == 0 && 10 * self.jalali < self.jalali + self.islamic.count;
        if self.jalali != self.hijri && !(self.latest > LAST_JALALI && slips) {
            let hijri = self.hijri > self.jalali;
            // Only names say more than a slip in one cell would.
            let sure = self.named > 0 || !hijri && self.latest <= LAST_JALALI;
            let calendar = if hijri {
                Calendar::Hijri
            } else {
                Calendar::Jalali
            };
            return (calendar, !sure);
        }
        let is_late = self.latest > LAST_JALALI;
        if is_late || context.is_arabic && context.births {
            return (Calendar::Hijri, true);
        }
        (
            Calendar::Jalali,
            context.is_arabic || !context.is_persian && context.births,
        )
    }

    /// Whether of three short numbers the first is the year, and whether that is in doubt. A year takes
    /// fewer different numbers than a day.
    fn year_first(&self, context: &Context<'_>) -> (bool, bool) {
        if context.order.is_some() || self.firsts == 0 {
            return (context.order == Some(DateOrder::YearFirst), false);
        }
        if self.first_is_year != self.last_is_year {
            return (self.first_is_year > self.last_is_year, false);
        }
        let (firsts, lasts) = (self.firsts.count_ones(), self.lasts.count_ones());
        if firsts + 4 <= lasts {
            return (true, false);
        }
        (context.is_persian, lasts + 4 > firsts)
    }
}
