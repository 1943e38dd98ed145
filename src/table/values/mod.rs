//! How values are written: numbers, dates, yes and no, and nothing, in all their local spellings.

pub(super) mod date;
mod decimal;
mod figures;
pub(super) mod flag;
pub(super) mod letters;

pub(super) mod fold;
pub(super) mod missing;
pub(super) mod number;
mod range;
pub(super) mod scale;
pub(super) mod units;

pub(super) use decimal::POWERS;
pub use decimal::parse_decimal;
