//! Which column of a table of orders is used for what.

use super::line::Places;
use super::{ColumnChoice, CustomersParams};
use crate::error::{Error, IssueCode, Issues, Result};
use crate::table::{Column, ColumnType, OrderColumns, Table, amounts};

/// The places of the columns, and their names.
pub(super) fn resolve(params: &CustomersParams, table: &Table) -> Result<(Places, OrderColumns)> {
    let proposed = table.order_columns().unwrap_or_default();
    let choices = [
        ("id", &params.id, Some(&proposed.id)),
        ("date", &params.date, Some(&proposed.date)),
        ("amount", &params.amount, proposed.amount.as_ref()),
        ("refunded", &params.refunded, proposed.refunded.as_ref()),
        ("quantity", &params.quantity, proposed.quantity.as_ref()),
        ("price", &params.price, proposed.price.as_ref()),
        ("invoice", &params.invoice, proposed.invoice.as_ref()),
        ("product", &params.product, proposed.product.as_ref()),
        ("channel", &params.channel, proposed.channel.as_ref()),
        ("status", &params.status, proposed.status.as_ref()),
    ];
    let is_named = |name: &String| {
        let named = |choice: &ColumnChoice| *choice == ColumnChoice::Named(name.clone());
        choices.iter().any(|(_, choice, _)| named(choice))
    };
    let priced = matches!(params.price, ColumnChoice::Named(_));
    let mut places = [None; 10];
    for (place, (option, choice, proposed)) in places.iter_mut().zip(choices) {
        let name = match choice {
            ColumnChoice::None => None,
            ColumnChoice::Named(name) => Some(name),
            // Who names a price wants that to be counted, not an amount that was found.
            ColumnChoice::Proposed if option == "amount" && priced => None,
            ColumnChoice::Proposed => proposed.filter(|name| !name.is_empty() && !is_named(name)),
        };
        if let Some(name) = name {
            *place = Some(index_of(table, option, name)?);
        }
    }
    let [
        id,
        date,
        amount,
        refunded,
        quantity,
        price,
        invoice,
        product,
        channel,
        status,
    ] = places;
    let needed = |option: &str, place: Option<usize>| {
        place.ok_or_else(|| Error::option(option, "the name of a column", "nothing"))
    };
    let places = Places {
        id: needed("id", id)?,
        date: needed("date", date)?,
        amount,
        refunded,
        quantity,
        price,
        invoice,
        product,
        channel,
        status,
    };
    let name = |place: usize| table.columns()[place].name.clone();
    let columns = OrderColumns {
        id: name(places.id),
        date: name(places.date),
        amount: amount.map(name),
        refunded: refunded.map(name),
        quantity: quantity.map(name),
        price: price.map(name),
        invoice: invoice.map(name),
        product: product.map(name),
        channel: channel.map(name),
        status: status.map(name),
    };
    Ok((places, columns))
}

/// Asks what customers pay, where several columns tell it differently: which one is added up shows in every sum.
pub(super) fn ask(places: &Places, table: &Table, issues: &mut Issues) {
    let Some(taken) = places.amount else { return };
    let columns = table.columns();
    let rows = 0..table.row_count();
    let differs = |other: usize| {
        let unlike = |row| columns[other].value(row) != columns[taken].value(row);
        rows.clone().any(unlike)
    };
    // A price beside a quantity is one of a piece.
    let price = places.price.filter(|_| places.quantity.is_none());
    let others = amounts(columns).into_iter().chain(price);
    let others = others.filter(|&other| other != taken && differs(other));
    let all: Vec<(&str, &str, u64)> = [taken]
        .into_iter()
        .chain(others)
        .map(|place| {
            let column = &columns[place];
            (
                "amount",
                column.name.as_str(),
                table.row_count() as u64 - column.missing,
            )
        })
        .collect();
    if all.len() > 1 {
        let code = IssueCode::AmountAmbiguous;
        issues.ask(code, all.len() as u64, None, &columns[taken].name, &all);
    }
}

/// The place of a column that can serve.
fn index_of(table: &Table, option: &str, name: &str) -> Result<usize> {
    let column = table.column(name)?;
    let (fits, expected) = fits(option, column);
    if !fits {
        return Err(Error::option(option, expected, "a column of another type"));
    }
    let is_it = |column: &Column| column.name == name;
    let index = table.columns().iter().position(is_it);
    Ok(index.expect("the column was found"))
}

fn fits(option: &str, column: &Column) -> (bool, &'static str) {
    let column_type = column.column_type();
    match option {
        "date" => (column_type == ColumnType::Date, "a column of dates"),
        "amount" | "refunded" | "quantity" | "price" => (
            matches!(column_type, ColumnType::Number | ColumnType::Flag),
            "a column of numbers",
        ),
        "status" => (
            matches!(column_type, ColumnType::Category | ColumnType::Flag),
            "a column of categories",
        ),
        _ => (
            column_type != ColumnType::Date,
            "a column of keys or categories",
        ),
    }
}
