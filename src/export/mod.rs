//! What can be taken along: for now the file itself, with one more column.

mod annotate;
mod guard;

pub use annotate::Annotator;
pub use guard::guarded;
