//! What each segment is like: its numbers against everyone's, the few traits that set it apart, and
//! the traits that can name it.
//!
//! Profiles always show the file's own units, whatever distance was measured in. Effect sizes stand
//! beside them instead of p-values: the columns that built the segments differ between segments by
//! construction, so testing them again would prove nothing.

mod effect;
mod ideal;
mod interval;
mod interview;
mod money;
mod name;
mod persona;
mod rule;
mod strategy;
mod summary;
mod traits;

pub use effect::{cohen_d, cohen_h};
pub use ideal::IdealCustomer;
pub use interval::{Interval, IntervalMethod};
pub use interview::{Interviewee, Interviews};
pub use money::{Churn, ChurnRule, Money};
pub use name::name_traits;
pub use persona::{ElementFacts, Persona, Quote, TypicalValue};
pub use rule::{LEAST_PRECISION, NoRule, Rule, TERMS, Term};
pub use strategy::{Action, ExperimentSize, ShareBeside, Strategy};
pub use summary::{ColumnProfile, LevelShare, profile_column};
pub use traits::{Direction, Measure, Trait, strongest_traits};
