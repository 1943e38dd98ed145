//! The different values of a column of words, and the ways in which each is spelled.

use super::Context;
use super::diverse::Diverse;
use super::spellings::{Spellings, is_absent};
use super::tally::Tally;
use crate::read::{Cells, ColumnType, Interner};
use crate::table::store::{Cell, RawColumn, Spelling, WordNumbers};
use crate::table::values::fold::{Letters, category_key, equality, trimmed};
use crate::table::{Codes, MISSING_LEVEL};

/// Stands for a blank cell until all are known, for a text that was not met yet, and for no spelling.
const BLANK: u32 = MISSING_LEVEL - 1;
const UNMET: u32 = MISSING_LEVEL - 2;
const NONE: u32 = MISSING_LEVEL;

/// A spelling of a value.
struct Variant {
    /// A cell that is spelled so.
    cell: Cell,
    /// The number of its key, and the next spelling with the same one.
    key: u32,
    next: u32,
    count: u64,
    /// In which row (from 0) it first came.
    row: usize,
}

/// The spellings that were met so far.
#[derive(Default)]
pub(in crate::table) struct Variants {
    /// Whether the spellings of “unknown” that count only among numbers count.
    among_numbers: bool,
    /// The keys of equality, and the first spelling of each.
    keys: Interner,
    firsts: Vec<u32>,
    all: Vec<Variant>,
    /// The spelling of each text and of each plain number, as each is looked at but once.
    texts: Vec<u32>,
    numbers: WordNumbers,
    /// For each row the number of its spelling.
    pub(super) codes: Codes,
    /// Cells that spell out that there is no value, and how many cells have one.
    pub(super) unknown: Spellings,
    pub(super) filled: u64,
    next_chunk: usize,
    key: String,
    /// Where hardly any text comes twice, what they are like is found out first; it may be enough.
    diverse: Option<Diverse>,
}

/// A value: how it is spelled most often, how often it comes, and in which row (from 0) first.
pub(super) struct Met {
    pub(super) cell: Cell,
    most: u64,
    pub(super) count: u64,
    pub(super) row: usize,
}

impl Variants {
    pub(super) fn new(among_numbers: bool) -> Self {
        Self {
            among_numbers,
            ..Self::default()
        }
    }

    /// Of a column of which hardly any text comes twice.
    pub(super) fn diverse(among_numbers: bool) -> Self {
        Self {
            diverse: Some(Diverse::default()),
            ..Self::new(among_numbers)
        }
    }

    /// The type of the column, if it needs no spellings.
    pub(super) fn column_type(&self) -> Option<ColumnType> {
        self.diverse.as_ref().and_then(Diverse::column_type)
    }

    /// How many different values there are, if no two cells have the same.
    pub(super) fn distinct(&self) -> Option<u64> {
        self.diverse.as_ref().and_then(Diverse::distinct)
    }

    /// The cells, if they were kept on the way.
    pub(super) fn take_kept(&mut self) -> Option<Cells> {
        self.diverse.as_mut().and_then(Diverse::take_kept)
    }

    /// Looks at the next texts; `false` if there is none left.
    pub(in crate::table) fn step(
        &mut self,
        cells: &RawColumn,
        tally: &Tally,
        context: &Context<'_>,
    ) -> bool {
        if let Some(diverse) = &mut self.diverse {
            if diverse.step(cells, tally, context) {
                return true;
            }
            if diverse.column_type().is_some() {
                return false;
            }
            self.diverse = None;
        }
        self.meet_chunk(cells, context)
    }

    /// Meets the spellings of the next chunk of cells; `false` if there is none left.
    pub(super) fn meet_chunk(&mut self, cells: &RawColumn, context: &Context<'_>) -> bool {
        if self.next_chunk == cells.chunk_count() {
            return false;
        }
        self.texts.resize(cells.text_count(), UNMET);
        let mut room = Spelling::default();
        let chunk = self.next_chunk;
        self.next_chunk += 1;
        cells.each_in(chunk, |cell| {
            let row = self.codes.len();
            let variant = match cell {
                Cell::Text(text) => match self.texts[text] {
                    UNMET => {
                        self.texts[text] = self.meet(cells, cell, row, context);
                        self.texts[text]
                    }
                    known => known,
                },
                Cell::Plain(_) => {
                    let known = self.numbers.get(cell.word());
                    known.unwrap_or_else(|| {
                        let variant = self.meet(cells, cell, row, context);
                        self.numbers.get_or(cell.word(), || variant)
                    })
                }
            };
            match variant {
                BLANK => self.codes.push(MISSING_LEVEL),
                MISSING_LEVEL => {
                    let shown = trimmed(cells.spelling(cell, &mut room));
                    self.unknown.note(shown, row, 1);
                    self.codes.push(MISSING_LEVEL);
                }
                variant => {
                    self.all[variant as usize].count += 1;
                    self.filled += 1;
                    self.codes.push(variant);
                }
            }
        });
        true
    }

    /// The spelling of a cell that was not met before.
    fn meet(&mut self, cells: &RawColumn, cell: Cell, row: usize, context: &Context<'_>) -> u32 {
        let (mut room, mut other) = (Spelling::default(), Spelling::default());
        let shown = trimmed(cells.spelling(cell, &mut room));
        // Blank cells lack a value without saying so.
        if shown.is_empty() {
            return BLANK;
        }
        if is_absent(shown, context, self.among_numbers) {
            return MISSING_LEVEL;
        }
        equality(shown, &mut self.key);
        let key = self.keys.intern(&self.key);
        let made = self.all.len() as u32;
        if key as usize == self.firsts.len() {
            self.firsts.push(made);
        } else {
            let mut place = self.firsts[key as usize];
            loop {
                let known = &mut self.all[place as usize];
                if trimmed(cells.spelling(known.cell, &mut other)) == shown {
                    return place;
                }
                if known.next == NONE {
                    known.next = made;
                    break;
                }
                place = known.next;
            }
        }
        self.all.push(Variant {
            cell,
            key,
            next: NONE,
            count: 0,
            row,
        });
        made
    }

    /// The values in the order in which they first came, and for each spelling the number of its value.
    pub(super) fn values(&self, cells: &RawColumn) -> (Vec<Met>, Vec<u32>) {
        // Where ى is a letter of its own depends on the language, and with it which keys are one.
        let has_open = (0..self.keys.len()).any(|key| self.keys.text(key as u32).contains('ى'));
        let joined = has_open.then(|| {
            let texts = self.all.iter().filter_map(|variant| match variant.cell {
                Cell::Text(text) => Some(cells.text(text)),
                Cell::Plain(_) => None,
            });
            let letters = Letters::of(texts);
            let (mut keys, mut key) = (Interner::default(), String::new());
            let mut room = Spelling::default();
            let joined = self.all.iter().map(|variant| {
                category_key(
                    trimmed(cells.spelling(variant.cell, &mut room)),
                    letters,
                    &mut key,
                );
                keys.intern(&key)
            });
            joined.collect::<Vec<u32>>()
        });
        let mut values: Vec<Met> = Vec::new();
        let value_of = self.all.iter().enumerate().map(|(number, variant)| {
            let value = joined.as_ref().map_or(variant.key, |joined| joined[number]);
            match values.get_mut(value as usize) {
                Some(met) => {
                    met.count += variant.count;
                    if variant.count > met.most {
                        (met.cell, met.most) = (variant.cell, variant.count);
                    }
                }
                None => values.push(Met {
                    cell: variant.cell,
                    most: variant.count,
                    count: variant.count,
                    row: variant.row,
                }),
            }
            value
        });
        let value_of = value_of.collect();
        (values, value_of)
    }
}
