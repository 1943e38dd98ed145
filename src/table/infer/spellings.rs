//! Cells that say in words that they have no value, counted by spelling.

use super::Context;
use super::tally::Count;
use crate::error::{IssueCode, Issues};
use crate::table::SpellingCount;
use crate::table::values::missing::{Absence, absence};

/// More spellings of nothing are not told apart.
const MOST_SPELLINGS: usize = 20;

/// The spellings of one column.
#[derive(Default)]
pub(super) struct Spellings {
    all: Count,
    each: Vec<SpellingCount>,
}

impl Spellings {
    /// Notes so many cells of a spelling, of which the first is in row `index` (from 0).
    pub(super) fn note(&mut self, spelling: &str, index: usize, times: u64) {
        self.all.note_times(index, times);
        let known = self
            .each
            .iter_mut()
            .find(|known| known.spelling == spelling);
        if let Some(known) = known {
            known.count += times;
        } else if self.each.len() < MOST_SPELLINGS {
            self.each.push(SpellingCount {
                spelling: spelling.to_owned(),
                count: times,
            });
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.count == 0
    }

    /// How many cells are spelled so.
    pub(super) fn count_of(&self, spelling: &str) -> u64 {
        let known = self.each.iter().find(|known| known.spelling == spelling);
        known.map_or(0, |known| known.count)
    }

    /// Tells how many there are.
    pub(super) fn finish(self, name: &str, issues: &mut Issues) -> Vec<SpellingCount> {
        let Count { count, first_row } = self.all;
        issues.add(IssueCode::MissingSpelling, count, first_row, Some(name));
        self.each
    }
}

/// Whether a trimmed cell that is not blank says that there is no value: by what the user says, or by
/// what is usual, `among_numbers` also with words that could be values elsewhere.
pub(super) fn is_absent(cell: &str, context: &Context<'_>, among_numbers: bool) -> bool {
    if let Some(spellings) = context.missing {
        return spellings.iter().any(|spelling| spelling == cell);
    }
    match absence(cell) {
        Some(Absence::Unknown) => true,
        Some(Absence::AmongNumbers) => among_numbers,
        None => false,
    }
}
