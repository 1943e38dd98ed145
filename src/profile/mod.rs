//! What each segment is like: its numbers against everyone's, the few traits that set it apart, and
//! the traits that can name it.
//!
//! Profiles always show the file's own units, whatever distance was measured in. Effect sizes stand
//! beside them instead of p-values: the columns that built the segments differ between segments by
//! construction, so testing them again would prove nothing.

mod compare;
mod effect;
mod ideal;
mod interval;
mod interview;
mod money;
mod name;
mod persona;
mod quote;
mod resample;
mod rule;
mod significance;
mod strategy;
mod summary;
mod traits;
mod typing;

pub use compare::{Comparing, Comparison};
pub use effect::{Largest, cohen_d, cohen_h};
pub use ideal::{Best, IdealCustomer, distinguishing, repeats, share_interval};
pub use interval::{Interval, IntervalMethod};
pub use interview::{Interviewee, Interviews, Placed, Quota, distances, plan};
pub use money::{Churn, ChurnRule, Money};
pub use name::name_traits;
pub use persona::{ElementFacts, Persona, Quote, TypicalValue, persona};
pub use quote::Quoting;
pub use resample::{DRAWS, Figure, Resampling, SAMPLE as DRAWN};
pub use rule::{LEAST_PRECISION, NoRule, Rule, RuleFinder, TERMS, Term};
pub use strategy::{Action, ExperimentSize, ShareBeside, Strategy, sample_size, strategy};
pub use summary::{ColumnProfile, DayFigures, LevelShare, profile_column};
pub use traits::{Direction, Measure, Trait, column_trait, strongest_traits};
pub use typing::{Answer, Asking, Question, TARGET, Typing};
