//! Options for gathering customers from their orders.

use super::{Setting, unknown};
use crate::customers::{
    Amounts, Cancelled, ColumnChoice, CustomersParams, Duplicates, Refunds, RfmParams, Window,
    Zeros, day_of,
};
use crate::error::Result;

const KNOWN: [&str; 17] = [
    "id",
    "date",
    "amount",
    "refunded",
    "quantity",
    "price",
    "invoice",
    "product",
    "channel",
    "status",
    "reference",
    "window",
    "refunds",
    "zeros",
    "cancelled",
    "duplicates",
    "amounts",
];

/// A window of more months is all.
const MOST_MONTHS: u64 = 1200;

/// Checks options for gathering customers.
///
/// # Errors
/// `option-invalid`. Whether columns exist is checked against the table later.
pub fn customers_params(settings: &Setting) -> Result<CustomersParams> {
    let mut params = CustomersParams::default();
    for (key, value) in settings.members("customers")? {
        match key {
            "id" => params.id = column(key, value)?,
            "date" => params.date = column(key, value)?,
            "amount" => params.amount = column(key, value)?,
            "refunded" => params.refunded = column(key, value)?,
            "quantity" => params.quantity = column(key, value)?,
            "price" => params.price = column(key, value)?,
            "invoice" => params.invoice = column(key, value)?,
            "product" => params.product = column(key, value)?,
            "channel" => params.channel = column(key, value)?,
            "status" => params.status = column(key, value)?,
            "reference" => params.reference = Some(day(key, value)?),
            "window" => params.window = window(value)?,
            "refunds" => {
                let rules = [
                    ("subtract", Refunds::Subtract),
                    ("exclude", Refunds::Exclude),
                    ("keep", Refunds::Keep),
                ];
                params.refunds = value.choice(key, &rules)?;
            }
            "zeros" => {
                let rules = [("keep", Zeros::Keep), ("exclude", Zeros::Exclude)];
                params.zeros = value.choice(key, &rules)?;
            }
            "cancelled" => {
                let rules = [("exclude", Cancelled::Exclude), ("keep", Cancelled::Keep)];
                params.cancelled = value.choice(key, &rules)?;
            }
            "duplicates" => {
                let rules = [("keep", Duplicates::Keep), ("drop", Duplicates::Drop)];
                params.duplicates = value.choice(key, &rules)?;
            }
            "amounts" => {
                let rules = [
                    ("auto", Amounts::Auto),
                    ("line", Amounts::Line),
                    ("order", Amounts::Order),
                ];
                params.amounts = value.choice(key, &rules)?;
            }
            _ => return Err(unknown(key, &KNOWN)),
        }
    }
    Ok(params)
}

/// Checks options for the groups by recency, frequency and monetary value.
///
/// # Errors
/// `option-invalid`. Whether columns exist is checked against the table later.
pub fn rfm_params(settings: &Setting) -> Result<RfmParams> {
    let mut params = RfmParams::default();
    for (key, value) in settings.members("options")? {
        match key {
            "recency" => params.recency = Some(value.text(key)?.to_owned()),
            "frequency" => params.frequency = Some(value.text(key)?.to_owned()),
            "monetary" => params.monetary = Some(value.text(key)?.to_owned()),
            "combine" => {
                let axes = [("frequency-and-monetary", false), ("frequency", true)];
                params.frequency_alone = value.choice(key, &axes)?;
            }
            "cuts" => {
                let names = ["recency", "frequency", "monetary"];
                for (name, cuts) in value.members(key)? {
                    let option = format!("cuts.{name}");
                    match names.iter().position(|known| *known == name) {
                        Some(place) => params.cuts[place] = Some(four(&option, cuts)?),
                        None => return Err(unknown(&option, &names)),
                    }
                }
            }
            _ => {
                let known = ["recency", "frequency", "monetary", "combine", "cuts"];
                return Err(unknown(key, &known));
            }
        }
    }
    Ok(params)
}

fn four(option: &str, value: &Setting) -> Result<[f64; 4]> {
    let numbers: Vec<f64> = value
        .items(option)?
        .iter()
        .filter_map(|item| match item {
            Setting::Number(number) if number.is_finite() => Some(*number),
            _ => None,
        })
        .collect();
    numbers
        .try_into()
        .map_err(|_| value.unlike(option, "a list of four numbers"))
}

/// A column's name, or `false` for none.
fn column(option: &str, value: &Setting) -> Result<ColumnChoice> {
    match value {
        Setting::Text(name) => Ok(ColumnChoice::Named(name.clone())),
        Setting::Flag(false) if !matches!(option, "id" | "date") => Ok(ColumnChoice::None),
        _ => Err(value.unlike(option, "the name of a column")),
    }
}

fn day(option: &str, value: &Setting) -> Result<i32> {
    let found = match value {
        Setting::Text(text) => day_of(text),
        _ => None,
    };
    found.ok_or_else(|| value.unlike(option, "a day, such as \"2024-12-31\""))
}

/// `"all"`, `{ months }`, or `{ from, to }`.
fn window(value: &Setting) -> Result<Window> {
    if *value == Setting::Text("all".to_owned()) {
        return Ok(Window::All);
    }
    let (mut months, mut from, mut to) = (None, None, None);
    for (key, bound) in value.members("window")? {
        match key {
            "months" => months = Some(bound.whole("window.months", 1..=MOST_MONTHS)? as u32),
            "from" => from = Some(day("window.from", bound)?),
            "to" => to = Some(day("window.to", bound)?),
            _ => return Err(unknown(&format!("window.{key}"), &["months", "from", "to"])),
        }
    }
    let in_order = from.is_none() || to.is_none() || from <= to;
    match months {
        Some(months) if from.is_none() && to.is_none() => Ok(Window::Months(months)),
        None if in_order && (from.is_some() || to.is_some()) => Ok(Window::Between(from, to)),
        _ => Err(value.unlike("window", "\"all\", { months } or { from, to }")),
    }
}
