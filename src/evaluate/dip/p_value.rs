//! How often a dip as large comes from a distribution with one heap.

/// The chances of a smaller dip for which the quantiles stand below.
const CHANCES: [f64; 12] = [
    0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9999,
];

/// Quantiles of the dip times the root of the number of values, for uniform values, which of all with one
/// heap dip most: 400,000 samples each. They agree with the table of Hartigan & Hartigan (1985) as
/// recomputed by Maechler to within 1 %.
const QUANTILES: [(f64, [f32; 12]); 7] = [
    (
        10.0,
        [
            0.3091, 0.3473, 0.3754, 0.4124, 0.4412, 0.4756, 0.5037, 0.5274, 0.5545, 0.5705, 0.5845,
            0.6146,
        ],
    ),
    (
        20.0,
        [
            0.3277, 0.3684, 0.3947, 0.4344, 0.4699, 0.5108, 0.5387, 0.5644, 0.5956, 0.6154, 0.6346,
            0.6749,
        ],
    ),
    (
        50.0,
        [
            0.3454, 0.3874, 0.4158, 0.4588, 0.4967, 0.543, 0.5745, 0.6028, 0.6398, 0.6642, 0.6911,
            0.7492,
        ],
    ),
    (
        100.0,
        [
            0.3546, 0.3978, 0.427, 0.4713, 0.5101, 0.5575, 0.5903, 0.6211, 0.66, 0.6882, 0.7117,
            0.7684,
        ],
    ),
    (
        200.0,
        [
            0.3617, 0.4056, 0.4355, 0.4806, 0.5211, 0.5693, 0.6034, 0.6354, 0.6732, 0.7037, 0.7286,
            0.7813,
        ],
    ),
    (
        500.0,
        [
            0.3678, 0.4124, 0.4428, 0.4888, 0.5304, 0.58, 0.614, 0.645, 0.6855, 0.7158, 0.7438,
            0.7985,
        ],
    ),
    (
        1000.0,
        [
            0.3712, 0.4162, 0.4467, 0.4933, 0.5355, 0.5848, 0.619, 0.6519, 0.6917, 0.72, 0.7455,
            0.8048,
        ],
    ),
];

/// The p-value of a dip of `count` values, interpolated; 1 above .5, and for fewer than ten values, which can
/// show nothing.
pub fn dip_p_value(dip: f64, count: usize) -> f64 {
    let values = count as f64;
    if count < 10 {
        return 1.0;
    }
    let dip = dip * values.sqrt();
    let above = QUANTILES.iter().position(|(known, _)| *known >= values);
    let above = above.unwrap_or(QUANTILES.len() - 1).max(1);
    let ((few, low), (many, high)) = (&QUANTILES[above - 1], &QUANTILES[above]);
    let part = ((values - few) / (many - few)).min(1.0);
    let quantile = |place: usize| {
        let (low, high) = (f64::from(low[place]), f64::from(high[place]));
        low + part * (high - low)
    };
    let Some(place) = (0..CHANCES.len()).find(|&place| quantile(place) >= dip) else {
        return 1.0 - CHANCES[CHANCES.len() - 1];
    };
    if place == 0 {
        return 1.0;
    }
    let (low, high) = (quantile(place - 1), quantile(place));
    let part = (dip - low) / (high - low);
    1.0 - (CHANCES[place - 1] + part * (CHANCES[place] - CHANCES[place - 1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn falls_from_1_to_nothing() {
        assert_eq!(dip_p_value(0.5, 9), 1.0);
        assert_eq!(dip_p_value(0.01, 200), 1.0);
        let mut last = 1.0;
        for step in 0..100 {
            let p = dip_p_value(0.02 + 0.0005 * f64::from(step), 300);
            assert!(p <= last && p > 0.0);
            last = p;
        }
        assert!(last < 0.001);
        assert_eq!(dip_p_value(0.2, 5000), dip_p_value(0.3, 5000));
    }
}
