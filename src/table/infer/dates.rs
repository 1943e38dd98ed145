//! Columns of days.

use super::date_tally::Decision;
use super::spellings::{Spellings, is_absent};
use super::tally::{Count, Tally};
use super::{Context, Texts};
use crate::error::{IssueCode, Issues};
use crate::read::{Calendar, DateOrder, DecimalMark};
use crate::table::store::{Cell, Converted, RawColumn};
use crate::table::values::date::{NumericDate, parse};
use crate::table::values::fold::trimmed;
use crate::table::values::number::{self, Parsed};
use crate::table::{Notation, Numbers, Values};

/// Days since 1970-01-01; NaN where there is none.
pub(super) fn convert(
    cells: RawColumn,
    known: Option<&Texts>,
    tally: &Tally,
    context: &Context<'_>,
    notation: Option<NumericDate>,
    issues: &mut Issues,
) -> (Values, Notation) {
    let decision = tally.dates.decide(context);
    let mut unread = Count::default();
    let mut spelled = Spellings::default();
    let days = |spelling: &String| parse(spelling, decision.style);
    let named: Vec<f64> = context
        .missing
        .iter()
        .copied()
        .flatten()
        .filter_map(days)
        .collect();
    let mut read = |cell: &str, row: usize, times: u64| {
        let as_number = || match number::parse(cell, DecimalMark::Point) {
            Parsed::Number(value) => notation?.day(value),
            _ => None,
        };
        let day = parse(cell, decision.style).or_else(as_number);
        let is_named = day.is_some_and(|day| named.contains(&day))
            || context.missing.is_some() && !cell.is_empty() && is_absent(cell, context, true);
        if is_named {
            spelled.note(cell, row, times);
            return f64::NAN;
        }
        if day.is_none() && !cell.is_empty() {
            if is_absent(cell, context, true) {
                spelled.note(cell, row, times);
            } else {
                unread.note_times(row, times);
            }
        }
        day.unwrap_or(f64::NAN)
    };
    let texts: Vec<f64> = (0..cells.text_count())
        .map(|text| {
            known
                .and_then(|known| known.value(text))
                .unwrap_or_else(|| {
                    let cell = trimmed(cells.text(text));
                    read(cell, cells.first_row(text), tally.text_count(text))
                })
        })
        .collect();
    let values = Numbers::from_cells(cells.into_chunks(), false, &mut |row, cell| {
        Converted::Value(match cell {
            Cell::Text(text) => texts[text],
            Cell::Plain(plain) => read(plain.spell(&mut Default::default()), row, 1),
        })
    });
    let missing_spellings = spelled.finish(context.name, issues);
    let dates = &tally.dates;
    let mut note = |code, count: Count| {
        issues.add(code, count.count, count.first_row, Some(context.name));
    };
    note(IssueCode::DateUnread, unread);
    note(IssueCode::YearShort, dates.short);
    note(IssueCode::TimeMoved, dates.moved);
    if decision.calendar == Calendar::Hijri && !decision.calendar_open {
        note(
            IssueCode::DateHijri,
            Count {
                count: dates.count,
                first_row: None,
            },
        );
    }
    ask(tally, context, &decision, issues);
    let has_order = dates.open.count > 0 || dates.proven_order().is_some();
    let written = Notation {
        calendar: Some(decision.calendar),
        dates: match () {
            () if decision.style.year_first && dates.short.count > 0 => Some(DateOrder::YearFirst),
            () => has_order.then_some(decision.style.order),
        },
        missing_spellings,
        ..Notation::default()
    };
    (Values::Date(values), written)
}

/// Asks what nothing in the file decides.
fn ask(tally: &Tally, context: &Context<'_>, decision: &Decision, issues: &mut Issues) {
    let dates = &tally.dates;
    let mut ask = |code, Count { count, first_row }: Count, taken: &str, other: &str| {
        let readings = [("dates", taken, count), ("dates", other, count)];
        issues.ask(code, count, first_row, context.name, &readings);
    };
    let order = match decision.style.order {
        DateOrder::MonthFirst => ["month-first", "day-first"],
        _ => ["day-first", "month-first"],
    };
    if decision.year_open {
        let [taken, other] = if decision.style.year_first {
            ["year-first", "day-first"]
        } else {
            ["day-first", "year-first"]
        };
        ask(IssueCode::DateAmbiguous, dates.short, taken, other);
    } else if decision.order_open {
        ask(IssueCode::DateAmbiguous, dates.open, order[0], order[1]);
    }
    if decision.calendar_open {
        let [taken, other] = match decision.style.islamic {
            Calendar::Hijri => ["hijri", "jalali"],
            _ => ["jalali", "hijri"],
        };
        ask(IssueCode::CalendarAmbiguous, dates.islamic, taken, other);
    }
}
