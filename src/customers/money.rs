//! Sums of money that are exact to the last digit.

/// Amounts with more decimals are added as they are, with the error of each addition carried along.
const MOST_DECIMALS: usize = 6;
const POWERS: [f64; MOST_DECIMALS + 1] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];

/// The unit in which a column of money is counted: cents, for instance. Whole numbers of units add up exactly.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Unit {
    decimals: usize,
}

impl Unit {
    /// Makes the unit small enough for `value`.
    pub fn fit(&mut self, value: f64) {
        while self.decimals <= MOST_DECIMALS && self.count(value) / self.a_unit() != value {
            self.decimals += 1;
        }
    }

    /// How many units make one.
    pub fn a_unit(self) -> f64 {
        POWERS.get(self.decimals).copied().unwrap_or(1.0)
    }

    /// The value in units.
    pub fn count(self, value: f64) -> f64 {
        match POWERS.get(self.decimals) {
            Some(power) => libm::round(value * power),
            None => value,
        }
    }
}

/// A sum that carries the error of each addition along (Neumaier 1974); of whole numbers below 2⁵³ it is
/// exact.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
    high: f64,
    low: f64,
}

impl Sum {
    pub fn add(&mut self, value: f64) {
        let sum = self.high + value;
        self.low += if self.high.abs() >= value.abs() {
            (self.high - sum) + value
        } else {
            (value - sum) + self.high
        };
        self.high = sum;
    }

    pub fn value(self) -> f64 {
        self.high + self.low
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cents_add_up_to_the_cent() {
        let mut unit = Unit::default();
        let values = [0.1, 0.2, 19.99, 1e9, -3.05];
        values.iter().for_each(|&value| unit.fit(value));
        assert_eq!(unit.a_unit(), 100.0);
        let mut sum = Sum::default();
        for _ in 0..100_000 {
            values.iter().for_each(|&value| sum.add(unit.count(value)));
        }
        assert_eq!(sum.value() / unit.a_unit(), 100_000_001_724_000.0);
    }

    #[test]
    fn what_has_no_cents_is_added_with_care() {
        let mut unit = Unit::default();
        unit.fit(1.0 / 3.0);
        assert_eq!((unit.a_unit(), unit.count(0.1)), (1.0, 0.1));
        let mut sum = Sum::default();
        [1e16, 1.0, 1.0, -1e16]
            .iter()
            .for_each(|&value| sum.add(value));
        assert_eq!(sum.value(), 2.0);
    }
}
