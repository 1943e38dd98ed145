//! What other columns of a file tell about one that leaves something open: a file has one decimal mark
//! and one order of day and month.

use crate::read::{DateOrder, DecimalMark};

/// How many columns prove what.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::table) struct Evidence {
    points: u32,
    commas: u32,
    day_first: u32,
    month_first: u32,
}

impl Evidence {
    pub(super) fn note_decimal(&mut self, mark: DecimalMark) {
        match mark {
            DecimalMark::Point => self.points += 1,
            DecimalMark::Comma => self.commas += 1,
        }
    }

    pub(super) fn note_order(&mut self, order: DateOrder) {
        match order {
            DateOrder::MonthFirst => self.month_first += 1,
            _ => self.day_first += 1,
        }
    }

    /// The decimal mark, if all columns agree.
    pub(super) fn decimal(&self) -> Option<DecimalMark> {
        match (self.points, self.commas) {
            (1.., 0) => Some(DecimalMark::Point),
            (0, 1..) => Some(DecimalMark::Comma),
            _ => None,
        }
    }

    /// The order of day and month, if all columns agree.
    pub(super) fn order(&self) -> Option<DateOrder> {
        match (self.day_first, self.month_first) {
            (1.., 0) => Some(DateOrder::DayFirst),
            (0, 1..) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }
}
