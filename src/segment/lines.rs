//! A result about customers, told of the lines of their orders.

use super::Segmentation;
use crate::customers::Customers;

/// The result with a segment for each line of the orders that customers were gathered from.
pub(super) fn told_by_line(customers: &Customers, mut result: Segmentation) -> Segmentation {
    result.assignments = customers.expand(&result.assignments);
    let set_aside = result.assignments.iter().filter(|&&segment| segment < 0);
    result.report.excluded_rows = set_aside.count() as u64;
    result.report.plan.customers = Some(customers.report().clone());
    // People are found in the file by a line of theirs.
    let lines = customers.first_lines();
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
