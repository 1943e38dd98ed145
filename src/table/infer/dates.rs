//! Columns of days.

use super::Context;
use super::tally::{Count, Tally};
use crate::error::{IssueCode, Issues};
use crate::table::store::{Cell, Converted, RawColumn};
use crate::table::values::date::{parse, parse_compact};
use crate::table::values::fold::trimmed;
use crate::table::values::missing::absence;
use crate::table::{Numbers, Values};

/// Days since 1970-01-01; NaN where there is none.
pub(super) fn convert(
    cells: RawColumn,
    tally: &Tally,
    context: &Context<'_>,
    issues: &mut Issues,
) -> Values {
    let (order, undecided) = tally.order();
    let mut unread = Count::default();
    let mut spelled = Count::default();
    let mut read = |cell: &str, row: usize, times: u64| {
        let day = parse(cell, order).or_else(|| parse_compact(cell));
        if day.is_none() && !cell.is_empty() {
            let count = if absence(cell).is_some() {
                &mut spelled
            } else {
                &mut unread
            };
            count.note_times(row, times);
        }
        day.unwrap_or(f64::NAN)
    };
    let texts: Vec<f64> = (0..cells.text_count())
        .map(|text| {
            let cell = trimmed(cells.text(text));
            read(cell, cells.first_row(text), tally.text_count(text))
        })
        .collect();
    let values = Numbers::from_cells(cells.into_chunks(), &mut |row, cell| {
        Converted::Value(match cell {
            Cell::Text(text) => texts[text],
            Cell::Plain(plain) => read(plain.spell(&mut Default::default()), row, 1),
        })
    });
    let name = Some(context.name);
    issues.add(
        IssueCode::MissingSpelling,
        spelled.count,
        spelled.first_row,
        name,
    );
    issues.add(IssueCode::DateUnread, unread.count, unread.first_row, name);
    if undecided {
        issues.add(
            IssueCode::DateAmbiguous,
            tally.open.count,
            tally.open.first_row,
            name,
        );
    }
    Values::Date(values)
}
