//! Columns of days.

use super::Context;
use super::tally::{Count, Tally};
use crate::error::{IssueCode, Issues};
use crate::read::{Cells, Chunked};
use crate::table::Values;
use crate::table::values::date::{parse, parse_compact};
use crate::table::values::fold::trimmed;
use crate::table::values::missing::absence;

/// Days since 1970-01-01; NaN where there is none.
pub(super) fn convert(
    cells: &Cells,
    tally: &Tally,
    context: &Context<'_>,
    issues: &mut Issues,
) -> Values {
    let (order, undecided) = tally.order();
    let mut unread = Count::default();
    let mut spelled = Count::default();
    let mut values = Chunked::default();
    for (index, cell) in cells.iter().enumerate() {
        let cell = trimmed(cell);
        let day = parse(cell, order).or_else(|| parse_compact(cell));
        if day.is_none() && !cell.is_empty() {
            let count = if absence(cell).is_some() {
                &mut spelled
            } else {
                &mut unread
            };
            count.note(index);
        }
        values.push(day.unwrap_or(f64::NAN));
    }
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
