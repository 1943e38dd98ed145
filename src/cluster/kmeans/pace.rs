//! How thoroughly a descent is made.

/// What a descent does, and when it is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pace {
    /// The cap of Lloyd's iterations.
    pub limit: usize,
    /// Lloyd's iterations end when no more than so many labels change.
    pub settled: usize,
    /// Whether single moves follow.
    pub moves: bool,
}

/// The part of the labels that may still change at the end of a descent that only has to show which
/// start is best: all rows are still to come.
const COARSE: usize = 100;

impl Pace {
    /// Down to an optimum of Lloyd's steps.
    pub fn exact(limit: usize) -> Self {
        Self {
            limit,
            settled: 0,
            moves: false,
        }
    }

    /// Down to an optimum of single moves.
    pub fn thorough(limit: usize) -> Self {
        Self {
            moves: true,
            ..Self::exact(limit)
        }
    }

    /// Near an optimum of `rows` rows.
    pub fn coarse(limit: usize, rows: usize) -> Self {
        Self {
            settled: rows / COARSE,
            ..Self::exact(limit)
        }
    }
}
