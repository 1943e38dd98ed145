//! How alike two divisions of the same rows are.

/// The adjusted Rand index (Hubert & Arabie, *Comparing partitions*, 1985): 1 for the same division, 0 on
/// average for divisions by chance. Labels are small numbers, one a row.
pub fn adjusted_rand_index(one: &[u32], other: &[u32]) -> f64 {
    assert_eq!(one.len(), other.len(), "labels of the same rows");
    let clusters = |labels: &[u32]| labels.iter().max().map_or(0, |&most| most as usize + 1);
    let (rows, columns) = (clusters(one), clusters(other));
    let mut counts = vec![0u64; rows * columns];
    for (&one, &other) in one.iter().zip(other) {
        counts[one as usize * columns + other as usize] += 1;
    }
    let pairs = |count: u64| count as f64 * (count as f64 - 1.0) / 2.0;
    let both: f64 = counts.iter().map(|&count| pairs(count)).sum();
    let of_rows = |row: usize| counts[row * columns..][..columns].iter().sum();
    let of_columns = |column: usize| counts.iter().skip(column).step_by(columns).sum();
    let first: f64 = (0..rows).map(|row| pairs(of_rows(row))).sum();
    let second: f64 = (0..columns).map(|column| pairs(of_columns(column))).sum();
    let all = pairs(one.len() as u64);
    let expected = if all > 0.0 { first * second / all } else { 0.0 };
    let most = (first + second) / 2.0;
    if most == expected {
        return 1.0;
    }
    (both - expected) / (most - expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_scikit_learn() {
        // sklearn.metrics.adjusted_rand_score of the same labels.
        let cases: [(&[u32], &[u32], f64); 4] = [
            (&[0, 0, 1, 1], &[1, 1, 0, 0], 1.0),
            (&[0, 0, 1, 2], &[0, 0, 1, 1], 0.571_428_571_428_571_4),
            (&[0, 0, 0, 0], &[0, 1, 2, 3], 0.0),
            (&[0, 1, 0, 1], &[0, 0, 1, 1], -0.5),
        ];
        for (one, other, expected) in cases {
            assert!((adjusted_rand_index(one, other) - expected).abs() < 1e-12);
        }
    }
}
