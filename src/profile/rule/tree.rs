//! A shallow tree for one segment against all others, and the best of its branches as a rule.
//!
//! CART (Breiman, Friedman, Olshen & Stone, *Classification and Regression Trees*, 1984): splits by Gini
//! impurity, on binned columns. A row without a value goes to neither side, as it does in a database.

use super::TERMS;
use super::axis::{Axis, MISSING};
use super::side::Side;

/// Deeper branches would need more terms than a short condition has, unless a column is cut again.
const DEPTH: usize = 4;
/// Fewer rows are not split any further.
const FEWEST: usize = 20;
/// A branch that finds less than one in so many of the segment is of no use, however precise.
const USEFUL: f64 = 5.0;
/// A further term must raise F1 by this much.
const WORTH_A_TERM: f64 = 0.01;

/// A branch: sides of axes that all hold.
pub(super) type Branch = Vec<(usize, Side)>;

/// The rows of one segment among others.
pub(super) struct Members<'a> {
    pub labels: &'a [u32],
    pub segment: u32,
    /// How much each row counts; nothing if they count the same.
    pub weights: &'a [f64],
}

impl Members<'_> {
    pub fn belongs(&self, row: usize) -> bool {
        self.labels[row] == self.segment
    }

    fn weight(&self, row: usize) -> f64 {
        self.weights.get(row).copied().unwrap_or(1.0)
    }

    pub fn count(&self, rows: impl Iterator<Item = usize>) -> Counts {
        let mut counts = Counts::default();
        for row in rows {
            let weight = self.weight(row);
            counts.picked += 1;
            counts.weight += weight;
            if self.belongs(row) {
                counts.hits += 1;
                counts.own_weight += weight;
            }
        }
        counts
    }
}

/// How many rows a branch picks, and how many of them belong to the segment; and how much those count.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Counts {
    pub picked: u64,
    pub hits: u64,
    pub weight: f64,
    pub own_weight: f64,
}

impl Counts {
    /// Of what it picks, the share that belongs.
    pub fn precision(self) -> f64 {
        match self.picked {
            0 => 0.0,
            _ => self.own_weight / self.weight,
        }
    }

    fn f1(self, members: f64) -> f64 {
        2.0 * self.own_weight / (self.weight + members)
    }
}

/// Counts the `rows` that lie on all sides of a branch.
pub(super) fn count(
    branch: &Branch,
    axes: &[Axis],
    rows: std::ops::Range<usize>,
    members: &Members<'_>,
) -> Counts {
    let holds = |row: &usize| {
        let mut sides = branch.iter();
        sides.all(|&(axis, side)| side.holds(axes[axis].bins[*row]))
    };
    members.count(rows.filter(holds))
}

/// Grows a tree on the first `rows` rows of the axes and gives its best branch: the highest F1 among those
/// with at most three terms, at least `precision` and at least `fewest` rows; the most precise one of so many
/// rows if there is none.
pub(super) fn best_branch(
    axes: &[Axis],
    rows: usize,
    members: &Members<'_>,
    precision: f64,
    fewest: u64,
) -> Option<(Branch, Counts)> {
    let all: Vec<u32> = (0..rows as u32).collect();
    let whole = members.count(0..rows);
    let mut best: Option<(Branch, Counts)> = None;
    let score = |branch: &Branch, counts: Counts| {
        let value = counts.f1(whole.own_weight) - WORTH_A_TERM * branch.len() as f64;
        (
            counts.precision() >= precision,
            if counts.precision() >= precision {
                value
            } else {
                counts.precision()
            },
        )
    };
    let mut open = vec![(Branch::new(), all, 0)];
    while let Some((branch, rows, depth)) = open.pop() {
        let Some((axis, one, other)) = split(axes, &rows, members) else {
            continue;
        };
        for side in [one, other] {
            let Some(branch) = with(&branch, axis, side) else {
                continue;
            };
            let bins = &axes[axis].bins;
            let rows: Vec<u32> = rows
                .iter()
                .copied()
                .filter(|&row| side.holds(bins[row as usize]))
                .collect();
            let counts = members.count(rows.iter().map(|&row| row as usize));
            if best
                .as_ref()
                .is_none_or(|(known, its)| score(&branch, counts) > score(known, *its))
                && counts.picked >= fewest
                && USEFUL * counts.own_weight >= whole.own_weight
            {
                best = Some((branch.clone(), counts));
            }
            let pure = counts.hits == 0 || counts.hits == counts.picked;
            if depth + 1 < DEPTH && rows.len() >= FEWEST && !pure {
                open.push((branch, rows, depth + 1));
            }
        }
    }
    best
}

/// A branch with one side more, if it still has few enough terms.
fn with(branch: &Branch, axis: usize, side: Side) -> Option<Branch> {
    let mut longer = branch.clone();
    for (own, held) in &mut longer {
        if *own == axis
            && let Some(both) = held.and(side)
        {
            *held = both;
            return Some(longer);
        }
    }
    longer.push((axis, side));
    (longer.len() <= TERMS).then_some(longer)
}

/// The split with the least impurity left; `None` if none leaves less than there is.
fn split(axes: &[Axis], rows: &[u32], members: &Members<'_>) -> Option<(usize, Side, Side)> {
    let inside: Vec<(bool, f64)> = rows
        .iter()
        .map(|&row| (members.belongs(row as usize), members.weight(row as usize)))
        .collect();
    let Counts {
        weight,
        own_weight: total,
        ..
    } = members.count(rows.iter().map(|&row| row as usize));
    let whole = impurity(total, weight - total);
    let mut best: Option<(usize, Side, Side)> = None;
    // A difference in the last bits is none: the first axis stays.
    let mut least = whole * (1.0 - 1e-9);
    let (mut own, mut others) = (Vec::new(), Vec::new());
    for (index, axis) in axes.iter().enumerate() {
        own.clear();
        own.resize(axis.width(), 0.0);
        others.clear();
        others.resize(axis.width(), 0.0);
        for (&row, &(inside, weight)) in rows.iter().zip(&inside) {
            let bin = axis.bins[row as usize];
            if bin != MISSING {
                let sums = if inside { &mut own } else { &mut others };
                sums[bin as usize] += weight;
            }
        }
        // Of bins up to each, so that a cut costs no more the later it is.
        let (own_up_to, others_up_to) = (running(&own), running(&others));
        let sum = |sums: &[f64], up_to: &[f64], side: Side| -> f64 {
            if let Side::UpTo(last) = side {
                return up_to[last as usize];
            }
            let held = sums.iter().enumerate();
            let held = held.filter(|(bin, _)| side.holds(*bin as u8));
            held.map(|(_, sum)| sum).sum()
        };
        let (all_own, all_others): (f64, f64) = (own.iter().sum(), others.iter().sum());
        let (missing_own, missing_others) = (total - all_own, weight - total - all_others);
        let apart = impurity(missing_own, missing_others);
        axis.sides(&own, &others, &mut |one, other| {
            let one_own = sum(&own, &own_up_to, one);
            let one_others = sum(&others, &others_up_to, one);
            // Opposite sides hold all that is known.
            let (other_own, other_others) = (all_own - one_own, all_others - one_others);
            let either_empty = one_own + one_others == 0.0 || other_own + other_others == 0.0;
            let left = impurity(one_own, one_others) + impurity(other_own, other_others) + apart;
            if !either_empty && left < least {
                least = left * (1.0 - 1e-9);
                best = Some((index, one, other));
            }
        });
    }
    best
}

/// Of each number the sum of it and all before it.
fn running(numbers: &[f64]) -> Vec<f64> {
    let mut sum = 0.0;
    let next = numbers.iter().map(|number| {
        sum += number;
        sum
    });
    next.collect()
}

/// Gini impurity of a group, times its size.
fn impurity(inside: f64, outside: f64) -> f64 {
    let size = inside + outside;
    if size == 0.0 {
        return 0.0;
    }
    2.0 * inside * outside / size
}
