//! Genie: hierarchical clustering over the least spanning tree that joins the smallest cluster next whenever
//! sizes have grown too unequal (Gagolewski, Bartoszuk & Cena, *Genie: A new, fast, and outlier-resistant
//! hierarchical clustering algorithm*, 2016).
//!
//! It finds groups of any shape, as long as they lie apart: rings in one another, bands, a shell around a
//! core. [`cut_shares`] tells whether they do. It looks at all pairs of rows, so there may be at most
//! [`MOST_ROWS`].
//!
//! Its clusters are those of the rows themselves. A model keeps [`MicroCentres`] instead, which place new rows; at
//! thin groups they may place some of the same rows otherwise, and a segmentation says of how many that is so.

mod blocks;
mod merging;
mod micro;
mod nearest;
#[cfg(test)]
mod tests;
mod tree;

pub use merging::{GINI, Merges};
pub use micro::MicroCentres;
pub use nearest::{CutShares, NEIGHBOURS, cut_shares};
pub use tree::SpanningTree;

/// All pairs of more rows would take too long.
pub const MOST_ROWS: usize = 10_000;
