//! How values are written: numbers, dates, yes and no, and nothing, in all their local spellings.

pub(super) mod date;
mod decimal;
pub(super) mod duration;
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

/// What known words are looked up by: without case, spaces and signs, in the plainest letters.
pub(crate) fn word_key(text: &str) -> String {
    let mut key = String::new();
    fold::look_up(text, &mut key);
    key
}

/// What equal cells share, however they are spelled: without case, scripts of digits and needless spaces.
pub(crate) fn equal_key(text: &str) -> String {
    let mut key = String::new();
    fold::equality(text, &mut key);
    key
}
