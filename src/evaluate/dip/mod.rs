//! Hartigan's dip test: has a column more than one heap? (Hartigan & Hartigan, *The dip test of
//! unimodality*, 1985.)

mod p_value;
mod statistic;

pub use p_value::dip_p_value;
pub use statistic::dip;
