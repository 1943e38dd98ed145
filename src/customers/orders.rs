//! Which order each line belongs to.

use std::ops::Range;

use super::NOBODY;
use super::keys::Keys;
use super::line::mark;
use crate::read::Chunked;
use crate::table::Column;

/// Orders, numbered in the order in which they come.
#[derive(Default)]
pub(super) struct Orders {
    keys: Keys,
    met: Vec<u32>,
    /// Of each line met so far its order; [`NOBODY`] where it has none.
    of_line: Chunked<u32>,
    /// Of each order whether its number says that it cancels, if it says so or the opposite.
    marks: Vec<Option<bool>>,
}

impl Orders {
    /// Meets the next lines, whose orders are numbered in `column`.
    pub fn meet(&mut self, column: &Column, lines: Range<usize>) {
        self.keys.each(&column.values, lines.clone(), &mut self.met);
        for (line, &order) in lines.zip(&self.met) {
            self.of_line.push(order);
            if order == NOBODY {
                continue;
            }
            let order = order as usize;
            if order >= self.marks.len() {
                self.marks.resize(order + 1, None);
            }
            if self.marks[order].is_none() {
                self.marks[order] = mark(column, line);
            }
        }
    }

    /// Lets go of what is needed to meet more.
    pub fn all_met(&mut self) {
        (self.keys, self.met) = Default::default();
    }

    /// The order of a line, if it has one.
    pub fn of(&self, line: usize) -> Option<usize> {
        let order = (line < self.of_line.len()).then(|| self.of_line.get(line))?;
        (order != NOBODY).then_some(order as usize)
    }

    /// Whether the number of an order says that it cancels, if it says so or the opposite.
    pub fn mark(&self, order: usize) -> Option<bool> {
        self.marks[order]
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.marks.len()
    }
}
