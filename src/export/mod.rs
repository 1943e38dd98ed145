//! What can be taken along: the file itself with one more column, and what passes the gate before whatever may
//! leave the owner's hands.

mod annotate;
mod gate;
mod guard;

pub use annotate::Annotator;
pub(crate) use gate::DOMINANT;
pub use gate::{Gate, SharedColumn, SharedLevel, rounded, rounded_day};
pub use guard::guarded;
