//! One column as a few bins, between which a rule may cut.

use super::Term;
use super::cut::Round;
use super::side::{NAMED, Side};
use super::sql::{day_literal, quoted};
use crate::features::ranked;
use crate::table::rising::sorted;
use crate::table::{Column, Values};

/// Numbers are cut at so many places at most.
const CUTS: usize = 48;
/// So many values are enough to find those places.
const PROBED: usize = 2_000;
/// Rarer levels are one bin without a name.
const LEVELS: usize = 16;
/// Numbers with more bins than these answers are asked for in `COARSE` ones.
const ANSWERS: usize = 12;
const COARSE: usize = 8;
/// With a larger part of values missing a column is of no use in a rule.
const MOST_GAPS: f64 = 0.1;

/// The bin of a missing value.
pub(in crate::profile) const MISSING: u8 = u8::MAX;

/// A column, binned.
#[derive(Debug)]
pub(in crate::profile) struct Axis {
    /// Its name.
    pub column: String,
    cuts: Cuts,
    /// The bin of each row of the sample.
    pub bins: Vec<u8>,
}

#[derive(Debug)]
enum Cuts {
    /// Bin `i` holds the values above cut `i − 1` and up to cut `i`.
    Numbers {
        at: Vec<Round>,
        whole: bool,
        date: bool,
    },
    /// One bin a level, and behind them one for all others.
    Levels(Vec<String>),
}

impl Axis {
    /// Bins `column` at the rows of a sample; `None` if nothing can be cut there. `finding` says how many of
    /// the rows, from the front, may be used to find the cuts.
    pub fn new(column: &Column, rows: &[u32], finding: usize) -> Option<Self> {
        let at = |rows: &[u32], values: &crate::table::Numbers| -> Vec<f64> {
            rows.iter().map(|&row| values.get(row as usize)).collect()
        };
        let (cuts, bins): (Cuts, Vec<u8>) = match &column.values {
            Values::Number(numbers) | Values::Date(numbers) => {
                let values = at(rows, numbers);
                let date = matches!(column.values, Values::Date(_));
                let cuts = places(&values[..finding.min(PROBED)]);
                let ends: Vec<f64> = cuts.iter().map(|cut| cut.value()).collect();
                let bin = |value: f64| match value.is_nan() {
                    true => MISSING,
                    false => ends.partition_point(|end| *end < value) as u8,
                };
                let bins = values.iter().map(|&value| bin(value)).collect();
                let whole = values
                    .iter()
                    .all(|value| value.is_nan() || *value == libm::trunc(*value));
                (
                    Cuts::Numbers {
                        at: cuts,
                        whole,
                        date,
                    },
                    bins,
                )
            }
            Values::Flag { values, spellings } => {
                let bin = |value: f64| match value.is_nan() {
                    true => MISSING,
                    false => u8::from(value != 0.0),
                };
                let bins = at(rows, values).into_iter().map(bin).collect();
                (Cuts::Levels(spellings.to_vec()), bins)
            }
            Values::Category { codes, levels, .. } => {
                let code = |row: &u32| codes.get(*row as usize) as usize;
                let mut counts = vec![0u32; levels.len()];
                for row in &rows[..finding] {
                    if let Some(count) = counts.get_mut(code(row)) {
                        *count += 1;
                    }
                }
                let named = most_frequent(&counts, levels);
                let mut places = vec![named.len() as u8; levels.len()];
                for (bin, &level) in named.iter().enumerate() {
                    places[level] = bin as u8;
                }
                let bin = |row| places.get(code(row)).copied().unwrap_or(MISSING);
                let names = named.iter().map(|&level| levels[level].clone()).collect();
                (Cuts::Levels(names), rows.iter().map(bin).collect())
            }
            Values::Text(_) | Values::Identifier(_) => return None,
        };
        // Whoever has no value meets no term, so a rule on a column with many gaps would miss many.
        let gaps = bins.iter().filter(|bin| **bin == MISSING).count();
        if gaps as f64 > MOST_GAPS * bins.len() as f64 {
            return None;
        }
        let any = match &cuts {
            Cuts::Numbers { at, .. } => !at.is_empty(),
            Cuts::Levels(names) => names.len() > 1,
        };
        any.then(|| Self {
            column: column.name.clone(),
            cuts,
            bins,
        })
    }

    /// How many bins there are.
    pub fn width(&self) -> usize {
        match &self.cuts {
            Cuts::Numbers { at, .. } => at.len() + 1,
            Cuts::Levels(names) => names.len() + 1,
        }
    }

    /// The answer that a bin belongs to: people are not asked to place themselves between 48 cuts.
    pub fn answer(&self, bin: u8) -> usize {
        match (&self.cuts, self.width()) {
            (Cuts::Numbers { .. }, width) if width > ANSWERS => usize::from(bin) * COARSE / width,
            _ => usize::from(bin),
        }
    }

    /// The condition of an answer, given the one before it: the first that holds is the one. `last` says that
    /// there is none behind it.
    pub fn answered(&self, answer: usize, before: Option<usize>, last: bool) -> Term {
        let end = |answer| {
            let bins = 0..self.width() as u8;
            bins.rev()
                .find(|&bin| self.answer(bin) == answer)
                .expect("an answer has bins")
        };
        let side = match (&self.cuts, before) {
            (Cuts::Numbers { .. }, Some(before)) if last => Side::Above(end(before)),
            (Cuts::Numbers { .. }, _) => Side::UpTo(end(answer)),
            (Cuts::Levels(names), _) if answer == names.len() => Side::NotIn((1 << answer) - 1),
            _ => Side::In(1 << answer),
        };
        self.term(side).0
    }

    /// The ways to cut, given of each bin how much the rows of the segment and others there count: one
    /// side of each; the other is its opposite.
    pub fn sides(&self, inside: &[f64], outside: &[f64], each: &mut dyn FnMut(Side, Side)) {
        let mut both = |side: Side| each(side, side.opposite());
        let Cuts::Levels(names) = &self.cuts else {
            (0..self.width() - 1).for_each(|bin| both(Side::UpTo(bin as u8)));
            return;
        };
        // Levels in the order of the segment's share among them: the best set of any size is a beginning
        // of it (Breiman, Friedman, Olshen & Stone 1984, §9.4).
        let share = |bin: usize| inside[bin] / (inside[bin] + outside[bin]);
        let present = |bin: &usize| inside[*bin] + outside[*bin] > 0.0;
        let named: Vec<usize> = (0..names.len()).filter(present).collect();
        let order = ranked(named.len(), &|one, other| {
            share(named[other]).total_cmp(&share(named[one]))
        });
        let mut set = 0u32;
        for place in order.iter().take(NAMED.min(names.len() - 1)) {
            set |= 1 << named[*place];
            both(Side::In(set));
        }
        set = 0;
        for place in order.iter().rev().take(NAMED.min(names.len() - 1)) {
            set |= 1 << named[*place];
            both(Side::NotIn(set));
        }
    }

    /// A side as a term for people, and for a database.
    pub fn term(&self, side: Side) -> (Term, String) {
        let column = self.column.clone();
        let quoted = quoted(&column, '"');
        match (&self.cuts, side) {
            (Cuts::Numbers { at, whole, date }, Side::UpTo(bin) | Side::Above(bin)) => {
                let cut = at[bin as usize];
                let up_to = matches!(side, Side::UpTo(_));
                let next = cut.next_whole().filter(|_| *whole && !*date && !up_to);
                let literal = |cut: Round| match date {
                    true => day_literal(cut.value()),
                    false => cut.text(),
                };
                let (sign, shown) = match (up_to, next) {
                    (true, _) => ("<=", cut),
                    (_, Some(next)) => (">=", next),
                    _ => (">", cut),
                };
                let (value, date) = (shown.value(), *date);
                let sql = format!("{quoted} {sign} {}", literal(shown));
                let term = match (up_to, next) {
                    (true, _) => Term::AtMost {
                        column,
                        value,
                        date,
                    },
                    (_, Some(_)) => Term::AtLeast {
                        column,
                        value,
                        date,
                    },
                    _ => Term::MoreThan {
                        column,
                        value,
                        date,
                    },
                };
                (term, sql)
            }
            (Cuts::Levels(names), Side::In(set) | Side::NotIn(set)) => {
                let is_in = |bin: &usize| set >> bin & 1 == 1;
                let levels: Vec<String> = (0..names.len())
                    .filter(is_in)
                    .map(|bin| names[bin].clone())
                    .collect();
                let within = matches!(side, Side::In(_));
                let list: Vec<String> = levels
                    .iter()
                    .map(|level| super::sql::quoted(level, '\''))
                    .collect();
                let word = if within { "IN" } else { "NOT IN" };
                let sql = format!("{quoted} {word} ({})", list.join(", "));
                let term = if within {
                    Term::OneOf { column, levels }
                } else {
                    Term::NoneOf { column, levels }
                };
                (term, sql)
            }
            _ => unreachable!("a side comes from the cuts of its own axis"),
        }
    }
}

/// Round numbers near the quantiles of the values.
fn places(values: &[f64]) -> Vec<Round> {
    let known = sorted(values.iter().copied().filter(|value| !value.is_nan()));
    let mut cuts: Vec<Round> = Vec::new();
    let Some(last) = known.len().checked_sub(1) else {
        return cuts;
    };
    for place in 1..CUTS {
        // From the middle between two quantiles to the next such middle.
        let at = |half: usize| known[(last * half) / (2 * CUTS)];
        let (low, mut high) = (at(2 * place - 1), at(2 * place + 1));
        if low == high {
            // A value that many have: the cut is right behind it.
            high = known[known.partition_point(|value| *value <= low).min(last)];
        }
        let after = |cut: &Round| {
            cuts.last()
                .is_none_or(|before| before.value() < cut.value())
        };
        if let Some(cut) = Round::between(low, high).filter(after) {
            cuts.push(cut);
        }
    }
    cuts
}

/// The places of the most frequent levels; equally frequent ones by name.
fn most_frequent(counts: &[u32], levels: &[String]) -> Vec<usize> {
    let present: Vec<usize> = (0..counts.len())
        .filter(|&level| counts[level] > 0)
        .collect();
    let order = ranked(present.len(), &|one, other| {
        let (one, other) = (present[one], present[other]);
        counts[other]
            .cmp(&counts[one])
            .then_with(|| levels[one].cmp(&levels[other]))
    });
    order
        .into_iter()
        .take(LEVELS)
        .map(|place| present[place])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_fall_up_to_and_above_cuts() {
        let column = Column::number("orders", (0..100).map(f64::from));
        let rows: Vec<u32> = (0..100).collect();
        let axis = Axis::new(&column, &rows, 100).unwrap();
        let Cuts::Numbers { at, whole, .. } = &axis.cuts else {
            panic!("numbers are cut at numbers")
        };
        assert!(*whole);
        for (place, cut) in at.iter().enumerate() {
            let side = Side::UpTo(place as u8);
            for row in 0..100 {
                assert_eq!(side.holds(axis.bins[row]), row as f64 <= cut.value());
            }
        }
        let (term, sql) = axis.term(Side::Above(0));
        let value = at[0].value() + 1.0;
        assert_eq!(
            term,
            Term::AtLeast {
                column: "orders".into(),
                value,
                date: false
            }
        );
        assert_eq!(sql, format!("\"orders\" >= {value}"));
    }
}
