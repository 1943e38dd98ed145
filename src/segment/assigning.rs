//! Rows of a new table in the segments of a model.

use crate::customers::Customers;
use crate::error::{Error, Issue, Result};
use crate::model::SegmentModel;
use crate::table::Table;

/// The segment of each row, or −1 for a row that cannot be placed, and what was repaired on the way. Where
/// the model was made of customers and the rows are orders, each row gets the segment of its customer.
///
/// # Errors
/// Those of [`SegmentModel::place`] and, for orders, of gathering customers.
pub fn assign(model: &SegmentModel, table: &Table) -> Result<(Vec<i32>, Vec<Issue>)> {
    match model.place(table) {
        Err(Error::ColumnsMissing { .. }) if table.orders().is_some() => {
            let customers = Customers::params().fit(table)?;
            let (assignments, issues) = model.place(customers.table())?;
            let issues = [customers.table().issues(), &issues].concat();
            Ok((customers.grouped().expand(&assignments), issues))
        }
        placed => placed,
    }
}
