//! Effect sizes: how far a segment lies from everybody else.

/// Count, mean and spread of a group of numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Moments {
    /// How many, or the sum of their weights.
    pub count: f64,
    /// Their mean.
    pub mean: f64,
    /// The sum of squared distances from the mean.
    pub squares: f64,
}

impl Moments {
    /// Of `values`, in two passes: the one-pass formula loses all digits when the mean is large. Each counts by
    /// its weight, or all as 1 if there are no `weights`.
    pub fn of(values: &[f64], weights: &[f64]) -> Self {
        if values.is_empty() {
            return Self::default();
        }
        let weight = |place: usize| weights.get(place).copied().unwrap_or(1.0);
        let pairs = || {
            let places = values.iter().enumerate();
            places.map(|(place, value)| (value, weight(place)))
        };
        let count: f64 = pairs().map(|(_, weight)| weight).sum();
        let mean = pairs().map(|(value, weight)| weight * value).sum::<f64>() / count;
        let square = |(value, weight): (&f64, f64)| weight * (value - mean).powi(2);
        let squares = pairs().map(square).sum();
        Self {
            count,
            mean,
            squares,
        }
    }

    /// Of both groups together (Chan, Golub & LeVeque 1983).
    pub fn with(self, other: Self) -> Self {
        let count = self.count + other.count;
        if count == 0.0 {
            return Self::default();
        }
        let gap = other.mean - self.mean;
        Self {
            count,
            mean: self.mean + gap * other.count / count,
            squares: self.squares + other.squares + gap * gap * self.count * other.count / count,
        }
    }
}

/// How much of all there is the largest has, whatever their signs.
#[derive(Debug, Clone, Copy, Default)]
pub struct Largest {
    most: f64,
    all: f64,
}

impl Largest {
    /// Takes one more into account.
    pub fn add(&mut self, value: f64) {
        self.most = self.most.max(value.abs());
        self.all += value.abs();
    }

    /// The part of the largest; `None` where all are 0.
    pub fn part(self) -> Option<f64> {
        (self.all > 0.0).then(|| self.most / self.all)
    }
}

/// Cohen's d: the difference of means in pooled standard deviations (Cohen, *Statistical Power
/// Analysis*, 1988, §2.2). `None` where there is no spread to measure it in.
pub fn cohen_d(group: Moments, rest: Moments) -> Option<f64> {
    let freedom = group.count + rest.count - 2.0;
    if group.count < 1.0 || rest.count < 1.0 || freedom < 1.0 {
        return None;
    }
    let deviation = ((group.squares + rest.squares) / freedom).sqrt();
    let distance = group.mean - rest.mean;
    (deviation > 0.0).then(|| distance / deviation)
}

/// Cohen's h: the difference of two shares on the arcsine scale (Cohen 1988, §6.2), from −π to π.
pub fn cohen_h(group: f64, rest: f64) -> f64 {
    let angle = |share: f64| 2.0 * libm::asin(share.sqrt());
    angle(group) - angle(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d_is_the_mean_difference_in_pooled_deviations() {
        // Means 2 and 5, both with variance 1.
        let group = Moments::of(&[1.0, 2.0, 3.0], &[]);
        let rest = Moments::of(&[4.0, 5.0, 6.0], &[]);
        assert_eq!(cohen_d(group, rest), Some(-3.0));
        assert_eq!(cohen_d(rest, group), Some(3.0));
    }

    #[test]
    fn d_is_absent_without_spread_or_without_rest() {
        let same = Moments::of(&[7.0, 7.0], &[]);
        assert_eq!(cohen_d(same, same), None);
        assert_eq!(cohen_d(same, Moments::default()), None);
    }

    #[test]
    fn h_matches_cohens_table() {
        // Cohen 1988, table 6.2.2: φ(.50) = 1.571, φ(.10) = .644.
        assert!((cohen_h(0.5, 0.1) - (1.571 - 0.644)).abs() < 1e-3);
        assert_eq!(cohen_h(0.3, 0.3), 0.0);
        assert!((cohen_h(1.0, 0.0) - std::f64::consts::PI).abs() < 1e-12);
    }

    #[test]
    fn merging_groups_equals_measuring_them_together() {
        let together = Moments::of(&[1e9 + 1.0, 1e9 + 2.0, 1e9 + 4.0, 1e9 + 9.0], &[]);
        let merged = Moments::of(&[1e9 + 1.0, 1e9 + 2.0], &[])
            .with(Moments::of(&[1e9 + 4.0, 1e9 + 9.0], &[]));
        assert!((together.mean - merged.mean).abs() < 1e-6);
        assert!((together.squares - merged.squares).abs() < 1e-6);
        assert_eq!(Moments::default().with(together), together);
    }
}
