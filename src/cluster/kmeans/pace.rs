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
    /// Whether centres go ahead of the means of their points.
    pub ahead: bool,
    /// Whether clusters are numbered by size at the end.
    pub numbered: bool,
}

/// The part of the labels that may still change at the end of a descent that only has to show which
/// start is best: all rows are still to come.
const COARSE: usize = 100;

impl Pace {
    /// Lloyd's steps and nothing else.
    pub fn plain(limit: usize) -> Self {
        Self {
            limit,
            settled: 0,
            moves: false,
            ahead: false,
            numbered: true,
        }
    }

    /// Down to an optimum of Lloyd's steps.
    pub fn exact(limit: usize) -> Self {
        Self {
            ahead: true,
            ..Self::plain(limit)
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
            numbered: false,
            ..Self::exact(limit)
        }
    }
}
