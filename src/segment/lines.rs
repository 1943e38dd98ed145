//! A result about customers or accounts, told of the rows of the file that they were made of.

use super::Segmentation;
use crate::customers::{AccountsReport, CustomersReport, Grouped};

/// What several rows of the file were made one of.
pub(super) enum Source {
    Orders(Box<CustomersReport>),
    Contacts(AccountsReport),
}

/// The result with a segment for each row of the file.
pub(super) fn told_by_line(
    grouped: &Grouped,
    source: &Source,
    mut result: Segmentation,
) -> Segmentation {
    result.assignments = grouped.expand(&result.assignments);
    let set_aside = result.assignments.iter().filter(|&&segment| segment < 0);
    result.report.excluded_rows = set_aside.count() as u64;
    let plan = &mut result.report.plan;
    (plan.customers, plan.accounts) = match source {
        Source::Orders(report) => (Some((**report).clone()), None),
        Source::Contacts(report) => (None, Some(report.clone())),
    };
    // People are found in the file by a line of theirs.
    let lines = grouped.first_rows();
    let found = |row: &mut u64| *row = lines.get(*row as usize - 1).copied().unwrap_or(*row);
    for list in &mut result.report.interviews {
        let all = [&mut list.core, &mut list.border, &mut list.high_value];
        let people = all.into_iter().flatten();
        people.for_each(|person| found(&mut person.row));
    }
    for segment in &mut result.report.segments {
        let quotes = segment.persona.quotes.iter_mut();
        quotes.for_each(|quote| found(&mut quote.row));
    }
    result
}
