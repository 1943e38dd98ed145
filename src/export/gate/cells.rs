//! Which cells of tables of counts may be told.

/// Who has a larger part of a sum can be told from it.
pub(crate) const DOMINANT: f64 = 0.5;

/// Tells what covers enough customers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gate {
    minimum: u64,
}

impl Gate {
    /// Nothing with fewer than `minimum` customers passes.
    pub fn new(minimum: u64) -> Self {
        Self { minimum }
    }

    /// The fewest customers that a figure may cover.
    pub fn minimum(self) -> u64 {
        self.minimum
    }

    /// Whether a group may be told of. That there is nobody in it tells of nobody.
    pub fn passes(self, count: u64) -> bool {
        count == 0 || count >= self.minimum
    }

    /// Whether a share of a group may be told: those who have it, and those who have not.
    pub fn passes_share(self, share: f64, of: u64) -> bool {
        let count = libm::round(share * of as f64) as u64;
        self.passes(count) && self.passes(of.saturating_sub(count))
    }

    /// Of groups that together are everyone, which must be withheld: those that are too small, and the
    /// smallest others until those withheld are enough together, since everyone less the others are they.
    pub fn withheld(self, counts: &[u64]) -> Vec<bool> {
        let mut withheld: Vec<bool> = counts.iter().map(|&count| !self.passes(count)).collect();
        self.complete(counts, &[], &mut withheld);
        withheld
    }

    /// Withholds further cells of a line whose total is known, until those withheld are nobody or enough, and so
    /// are those of their groups who are `without`. Whether any was added.
    fn complete(self, counts: &[u64], without: &[u64], withheld: &mut [bool]) -> bool {
        let mut added = false;
        loop {
            let few = |counts: &[u64]| {
                let hidden = counts.iter().zip(&*withheld).filter(|(_, hidden)| **hidden);
                !self.passes(hidden.map(|(count, _)| count).sum())
            };
            let counts = match (few(counts), few(without)) {
                (true, _) => counts,
                (false, true) => without,
                (false, false) => return added,
            };
            let open = (0..counts.len()).filter(|&place| !withheld[place] && counts[place] > 0);
            let Some(next) = open.min_by_key(|&place| counts[place]) else {
                return added;
            };
            withheld[next] = true;
            added = true;
        }
    }

    /// Hides sums that are mostly one customer's (the dominance rule: Hundepool et al., *Statistical Disclosure
    /// Control*, 2012, §4.2), and the smallest others until no sum of those that are hidden is, since everyone less the
    /// others are they. Of each group its sum, and the largest part that a customer has of it.
    pub fn hide_dominated(groups: &[(f64, f64)], hidden: &mut [bool]) {
        for (hidden, (_, largest)) in hidden.iter_mut().zip(groups) {
            *hidden |= *largest > DOMINANT;
        }
        loop {
            let (mut sum, mut most) = (0.0, 0.0f64);
            let mut next: Option<usize> = None;
            for (place, &(own, largest)) in groups.iter().enumerate() {
                if hidden[place] {
                    sum += own;
                    most = most.max(own * largest);
                } else if own > 0.0 && next.is_none_or(|next| own < groups[next].0) {
                    next = Some(place);
                }
            }
            match next {
                Some(next) if most > DOMINANT * sum => hidden[next] = true,
                _ => return,
            }
        }
    }

    /// Of a table of counts, a row for each group and a column for each level, all margins known: which cells
    /// must be withheld. Groups in `closed` are not told of at all.
    pub fn withheld_cells(self, counts: &[Vec<u64>], closed: &[bool]) -> Vec<Vec<bool>> {
        let levels = counts.first().map_or(0, Vec::len);
        let total = |level: usize| counts.iter().map(|row| row[level]).sum::<u64>();
        let totals: Vec<u64> = (0..levels).map(total).collect();
        // A level that too few of everyone have is not told of in any group.
        let rare = self.withheld(&totals);
        let mut withheld: Vec<Vec<bool>> = counts
            .iter()
            .zip(closed)
            .map(|(row, &closed)| {
                let all: u64 = row.iter().sum();
                let cell = |(level, &count): (usize, &u64)| {
                    closed || rare[level] || !self.passes(count) || !self.passes(all - count)
                };
                row.iter().enumerate().map(cell).collect()
            })
            .collect();
        loop {
            let mut added = false;
            for (row, hidden) in counts.iter().zip(&mut withheld) {
                added |= self.complete(row, &[], hidden);
            }
            for level in 0..levels {
                let column: Vec<u64> = counts.iter().map(|row| row[level]).collect();
                let of = |(row, count): (&Vec<u64>, &u64)| row.iter().sum::<u64>() - count;
                let without: Vec<u64> = counts.iter().zip(&column).map(of).collect();
                let mut hidden: Vec<bool> = withheld.iter().map(|row| row[level]).collect();
                if self.complete(&column, &without, &mut hidden) {
                    added = true;
                    for (row, hidden) in withheld.iter_mut().zip(hidden) {
                        row[level] = hidden;
                    }
                }
            }
            if !added {
                return withheld;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_single_small_group_takes_another_with_it() {
        let gate = Gate::new(10);
        assert_eq!(gate.withheld(&[100, 3, 40]), [false, true, true]);
        assert_eq!(gate.withheld(&[100, 6, 7]), [false, true, true]);
        assert_eq!(gate.withheld(&[100, 0, 40]), [false; 3]);
        assert_eq!(gate.withheld(&[4, 3]), [true; 2]);
    }

    #[test]
    fn a_sum_that_is_one_customer_s_takes_another_with_it() {
        let groups = [(100.0, 0.2), (50.0, 0.6), (20.0, 0.1), (0.0, 0.0)];
        let mut hidden = [false; 4];
        Gate::hide_dominated(&groups, &mut hidden);
        assert_eq!(hidden, [false, true, true, false]);
        let mut all = [false; 2];
        Gate::hide_dominated(&[(100.0, 0.9), (10.0, 0.1)], &mut all);
        assert_eq!(all, [true; 2], "everyone is that customer");
        let mut none = [true, false];
        Gate::hide_dominated(&[(5.0, 0.5), (5.0, 0.5)], &mut none);
        assert_eq!(none, [true, false]);
    }

    proptest! {
        #[test]
        fn no_line_gives_a_small_cell_away(
            counts in prop::collection::vec(prop::collection::vec(0..60u64, 3), 2..6),
            minimum in 1..20u64,
        ) {
            let gate = Gate::new(minimum);
            let sizes: Vec<u64> = counts.iter().map(|row| row.iter().sum()).collect();
            let closed = gate.withheld(&sizes);
            let hidden = gate.withheld_cells(&counts, &closed);
            for (row, cells) in counts.iter().zip(&hidden) {
                let all: u64 = row.iter().sum();
                let mut lost = 0;
                for (&count, &hidden) in row.iter().zip(cells) {
                    prop_assert!(hidden || (gate.passes(count) && gate.passes(all - count)));
                    lost += if hidden { count } else { 0 };
                }
                // A group of which nothing is told gives nothing away.
                prop_assert!(gate.passes(lost) || lost == all);
            }
            for level in 0..3 {
                let lost: u64 = (0..counts.len()).filter(|&row| hidden[row][level]).map(|row| counts[row][level]).sum();
                let all: u64 = counts.iter().map(|row| row[level]).sum();
                prop_assert!(gate.passes(lost) || lost == all, "a level of which nothing is told");
                let without: u64 = (0..counts.len()).filter(|&row| hidden[row][level]).map(|row| sizes[row] - counts[row][level]).sum();
                let others = sizes.iter().sum::<u64>() - all;
                prop_assert!(gate.passes(without) || without == others, "nor of those who are without it");
            }
        }
    }
}
