//! One side of a cut, as a rule takes it.

use super::axis::MISSING;

/// At most so many levels are named in one term.
pub(super) const NAMED: usize = 3;

/// One side of a cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::profile) enum Side {
    /// Bins up to this one.
    UpTo(u8),
    /// Bins above this one.
    Above(u8),
    /// Bins in the set.
    In(u32),
    /// Bins not in the set.
    NotIn(u32),
}

impl Side {
    /// Whether a bin lies on this side; a missing value lies on none.
    pub fn holds(self, bin: u8) -> bool {
        bin != MISSING
            && match self {
                Self::UpTo(last) => bin <= last,
                Self::Above(last) => bin > last,
                Self::In(set) => set >> bin & 1 == 1,
                Self::NotIn(set) => set >> bin & 1 == 0,
            }
    }

    /// The rest of the bins.
    pub fn opposite(self) -> Self {
        match self {
            Self::UpTo(bin) => Self::Above(bin),
            Self::Above(bin) => Self::UpTo(bin),
            Self::In(set) => Self::NotIn(set),
            Self::NotIn(set) => Self::In(set),
        }
    }

    /// Both at once, if that is one term again.
    pub fn and(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::UpTo(one), Self::UpTo(two)) => Some(Self::UpTo(one.min(two))),
            (Self::Above(one), Self::Above(two)) => Some(Self::Above(one.max(two))),
            (Self::In(one), Self::In(two)) => Some(Self::In(one & two)),
            (Self::In(set), Self::NotIn(without)) | (Self::NotIn(without), Self::In(set)) => {
                Some(Self::In(set & !without))
            }
            (Self::NotIn(one), Self::NotIn(two)) if (one | two).count_ones() <= NAMED as u32 => {
                Some(Self::NotIn(one | two))
            }
            _ => None,
        }
    }
}
