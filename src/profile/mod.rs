//! What each segment is like: its numbers against everyone's, the few traits that set it apart, and
//! the traits that can name it.
//!
//! Profiles always show the file's own units, whatever distance was measured in. Effect sizes stand
//! beside them instead of p-values: the columns that built the segments differ between segments by
//! construction, so testing them again would prove nothing.

mod effect;
mod name;
mod summary;
mod traits;

pub use effect::{cohen_d, cohen_h};
pub use name::name_traits;
pub use summary::{ColumnProfile, LevelShare, profile_column};
pub use traits::{Direction, Measure, Trait, strongest_traits};
