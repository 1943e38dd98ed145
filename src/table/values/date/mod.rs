//! Days as people write them, in the Gregorian, the Jalali and the Hijri calendar.
//!
//! Whether `03/04/2024` is in March or in April, whether `1402` is a Jalali or a Hijri year, and which
//! part of `02/05/12` is the year is decided by the whole column: [`scan`] says what a cell proves,
//! [`parse`] reads it in the style that was decided. A time of day becomes a fraction of a day; with an
//! offset it is turned into UTC, without one it is taken as it stands.

mod calendar;
mod input;
mod names;
mod numeric;
mod shape;
mod time;

pub(in crate::table) use numeric::NumericDate;

pub(crate) use self::calendar::month_starts;
use self::calendar::{GREGORIAN, ISLAMIC, day_number};
use self::shape::{Parts, Shape, shape};
use crate::read::{Calendar, DateOrder};

/// How the dates of a column are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::table) struct Style {
    /// The order of day and month where the year stands behind.
    pub(in crate::table) order: DateOrder,
    /// The calendar of years from 1200 to 1500: Jalali or Hijri.
    pub(in crate::table) islamic: Calendar,
    /// The calendar of years of two digits.
    pub(in crate::table) short: Calendar,
    /// Whether of three numbers of two digits the first is the year.
    pub(in crate::table) year_first: bool,
    /// Whether they are birthdays, which are longer ago than other days.
    pub(in crate::table) births: bool,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            order: DateOrder::DayFirst,
            islamic: Calendar::Jalali,
            short: Calendar::Gregorian,
            year_first: false,
            births: false,
        }
    }
}

/// What a cell with the shape of a date tells about the order of day and month in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::table) enum Order {
    /// It has only one reading.
    Clear,
    /// Its numbers allow only the day in front.
    DayFirst,
    /// Its numbers allow only the month in front.
    MonthFirst,
    /// Both are possible, and mean different days.
    Open,
    /// There is no such day in either order, or its year is not believed.
    Impossible,
}

/// What a cell tells about its calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::table) enum Era {
    /// Its year, a name or an era leaves one calendar.
    Sure(Calendar),
    /// Only the Jalali calendar, or only the Hijri one, has such a day in that year.
    Only(Calendar, i64),
    /// Both have it in that year.
    Islamic(i64),
    /// The year has two digits.
    Short,
}

/// What a cell with the shape of a date tells about its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::table) struct Traits {
    pub(in crate::table) order: Order,
    pub(in crate::table) era: Era,
    /// The first and the last of three numbers of at most two digits.
    pub(in crate::table) ends: Option<(i64, i64)>,
    /// Whether the time was moved to UTC.
    pub(in crate::table) moved: bool,
    /// Whether the year has two digits.
    pub(in crate::table) short: bool,
    /// Whether the month has the number of the year that follows: `2009-10` may be a year from summer to summer.
    pub(in crate::table) fiscal: bool,
}

/// What a trimmed cell's layout tells, or `None` if it has not the shape of a date.
pub(in crate::table) fn scan(cell: &str) -> Option<Traits> {
    let shape = shape(cell)?;
    let era = shape.era();
    let exists = |order| shape.exists(era, order);
    let (first, second) = (exists(DateOrder::DayFirst), exists(DateOrder::MonthFirst));
    let order = match shape.parts {
        // It may still be one whose year stands in front.
        Parts::Short { .. } if !first && !second && shape.is_year_first() => Order::Clear,
        _ if !first && !second => Order::Impossible,
        Parts::Fixed { .. } => Order::Clear,
        Parts::Numbers { dotted: true, .. } | Parts::Short { dotted: true, .. } => Order::DayFirst,
        Parts::Numbers { first, second, .. } | Parts::Short { first, second, .. }
            if first == second =>
        {
            Order::Clear
        }
        _ if first && second => Order::Open,
        _ if first => Order::DayFirst,
        _ => Order::MonthFirst,
    };
    let digits = || cell.chars().filter(|sign| sign.is_numeric()).count();
    let (ends, short) = match shape.parts {
        // No year is written with one digit, so the last is one, as 0 says.
        Parts::Short { first, .. } if !cell.chars().nth(1).is_some_and(char::is_numeric) => {
            (Some((first, 0)), true)
        }
        Parts::Short { first, third, .. } => (Some((first, third)), true),
        Parts::Fixed { short, .. } => (None, short),
        Parts::Numbers { .. } => (None, false),
    };
    Some(Traits {
        order,
        era,
        ends,
        moved: shape.time.moved,
        short,
        fiscal: match shape.parts {
            Parts::Fixed { year, month, .. } => (year + 1) % 100 == month && digits() == 6,
            _ => false,
        },
    })
}

/// Days since 1970-01-01, or `None` if the cell has not the shape of a date or there is no such day.
pub(in crate::table) fn parse(cell: &str, style: Style) -> Option<f64> {
    let shape = shape(cell)?;
    Some(shape.day(style)? + shape.time.fraction)
}

/// Reads `yyyymmdd` from a number, which only the column's name can tell from a quantity.
pub(in crate::table) fn parse_compact(number: i64, islamic: Calendar) -> Option<f64> {
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    let calendar = if ISLAMIC.contains(&year) {
        islamic
    } else {
        Calendar::Gregorian
    };
    day_number(calendar, year, month, day)
}

impl Shape {
    fn era(&self) -> Era {
        let (year, short) = match self.parts {
            Parts::Fixed { year, short, .. } => (year, short),
            Parts::Numbers { year, .. } => (year, false),
            Parts::Short { .. } => (0, true),
        };
        if let Some(calendar) = self.calendar {
            return Era::Sure(calendar);
        }
        if short {
            return Era::Short;
        }
        if !ISLAMIC.contains(&year) {
            return Era::Sure(Calendar::Gregorian);
        }
        let has = |calendar| {
            let order = |order| self.day_in(calendar, order, Style::default()).is_some();
            order(DateOrder::DayFirst) || order(DateOrder::MonthFirst)
        };
        match (has(Calendar::Jalali), has(Calendar::Hijri)) {
            (true, false) => Era::Only(Calendar::Jalali, year),
            (false, true) => Era::Only(Calendar::Hijri, year),
            _ => Era::Islamic(year),
        }
    }

    /// Whether there is such a day in any calendar that its year leaves open.
    fn exists(&self, era: Era, order: DateOrder) -> bool {
        let has = |calendar| self.day_in(calendar, order, Style::default()).is_some();
        match era {
            Era::Sure(calendar) | Era::Only(calendar, _) => has(calendar),
            Era::Islamic(_) => has(Calendar::Jalali),
            Era::Short => has(Calendar::Gregorian),
        }
    }

    /// Whether there is such a day with the year in front.
    fn is_year_first(&self) -> bool {
        let style = Style {
            year_first: true,
            ..Style::default()
        };
        let has = |calendar| self.day_in(calendar, DateOrder::DayFirst, style).is_some();
        has(Calendar::Gregorian) || has(Calendar::Jalali)
    }

    /// The day's number, if there is such a day.
    fn day(&self, style: Style) -> Option<f64> {
        let calendar = match self.era() {
            Era::Sure(calendar) => calendar,
            Era::Only(..) | Era::Islamic(_) => style.islamic,
            Era::Short => style.short,
        };
        self.day_in(calendar, style.order, style)
    }

    fn day_in(&self, calendar: Calendar, order: DateOrder, style: Style) -> Option<f64> {
        let century = |year| full_year(calendar, year, style.births);
        let (year, month, day) = match self.parts {
            Parts::Fixed {
                year,
                month,
                day,
                short: true,
            } => (century(year), month, day),
            Parts::Fixed {
                year, month, day, ..
            } => (year, month, day),
            Parts::Short {
                first,
                second,
                third,
                ..
            } if style.year_first => (century(first), second, third),
            Parts::Numbers {
                first,
                second,
                year,
                ..
            } => match order {
                DateOrder::MonthFirst => (year, first, second),
                _ => (year, second, first),
            },
            Parts::Short {
                first,
                second,
                third,
                ..
            } => match order {
                DateOrder::MonthFirst => (century(third), first, second),
                _ => (century(third), second, first),
            },
        };
        if calendar == Calendar::Gregorian && !GREGORIAN.contains(&year) {
            return None;
        }
        day_number(calendar, year, month, day)
    }
}

/// The year that two digits mean: birthdays lie up to a century back, other days within the decades
/// around the turn of the calendar's century (of the Gregorian one as POSIX has it: 69 is 1969).
fn full_year(calendar: Calendar, year: i64, births: bool) -> i64 {
    let (century, pivot) = match (calendar, births) {
        (Calendar::Gregorian, false) => (2000, 69),
        (Calendar::Gregorian, true) => (2000, 20),
        (_, false) => (1400, 50),
        (_, true) => (1400, 5),
    };
    if year < pivot {
        century + year
    } else {
        century - 100 + year
    }
}

#[cfg(test)]
mod tests;
