//! The first axis of mixed columns.

use crate::features::{MISSING_CODE, MixedColumn, ranked};

/// Rounds of the power method. An order of levels needs no more.
const ROUNDS: usize = 50;

/// For each column the position of each of its levels along the first axis; none for a number.
///
/// The axis is that of factor analysis of mixed data (Pagès, *Analyse factorielle de données mixtes*,
/// 2004): multiple correspondence analysis for categories, principal components for numbers.
pub(super) fn level_positions(columns: &[MixedColumn]) -> Vec<Vec<u32>> {
    let nominal = |column: &MixedColumn| column.levels().is_some_and(|levels| levels > 2);
    let scores = match columns.iter().any(nominal) {
        true => first_axis(columns),
        false => Vec::new(),
    };
    let positions = |column: &MixedColumn| match column {
        MixedColumn::Number { .. } => Vec::new(),
        MixedColumn::Category { codes, levels, .. } if nominal(column) => {
            let means = level_means(codes, *levels, &scores);
            let order = ranked(*levels, &|one, other| means[one].total_cmp(&means[other]));
            let mut positions = vec![0; *levels];
            for (position, &level) in order.iter().enumerate() {
                positions[level] = position as u32;
            }
            positions
        }
        MixedColumn::Category { levels, .. } => (0..*levels as u32).collect(),
    };
    columns.iter().map(positions).collect()
}

/// The mean of the scores of each level's rows; 0 for a level without any.
fn level_means(codes: &[u32], levels: usize, scores: &[f64]) -> Vec<f64> {
    let mut sums = vec![(0.0, 0.0); levels];
    for (&code, score) in codes.iter().zip(scores) {
        if code != MISSING_CODE {
            let (sum, count) = &mut sums[code as usize];
            *sum += score;
            *count += 1.0;
        }
    }
    sums.iter()
        .map(|(sum, count)| sum / f64::max(*count, 1.0))
        .collect()
}

/// Each row's place on the first axis. The columns of the matrix behind it never stand in memory: a
/// category gives each row the mean of its level, a number the value times its correlation.
pub(super) fn first_axis(columns: &[MixedColumn]) -> Vec<f64> {
    let rows = columns.first().map_or(0, MixedColumn::len);
    // Any start that is on no symmetry of the table.
    let mut scores: Vec<f64> = (0..rows)
        .map(|row| ((row * 7919) % 10_007) as f64)
        .collect();
    let mut next = vec![0.0; rows];
    for _ in 0..ROUNDS {
        standardise(&mut scores);
        next.fill(0.0);
        for column in columns {
            match column {
                MixedColumn::Number { values, .. } => {
                    let present = values
                        .iter()
                        .zip(&scores)
                        .filter(|(value, _)| !value.is_nan());
                    let (mut product, mut square) = (0.0, 0.0);
                    for (value, score) in present {
                        product += value * score;
                        square += value * value;
                    }
                    let slope = product / f64::max(square, f64::MIN_POSITIVE);
                    let places = next.iter_mut().zip(values);
                    for (next, value) in places.filter(|(_, value)| !value.is_nan()) {
                        *next += slope * value;
                    }
                }
                MixedColumn::Category { codes, levels, .. } => {
                    let means = level_means(codes, *levels, &scores);
                    let places = next.iter_mut().zip(codes);
                    for (next, &code) in places.filter(|(_, code)| **code != MISSING_CODE) {
                        *next += means[code as usize];
                    }
                }
            }
        }
        std::mem::swap(&mut scores, &mut next);
    }
    scores
}

fn standardise(scores: &mut [f64]) {
    let count = scores.len().max(1) as f64;
    let mean = scores.iter().sum::<f64>() / count;
    scores.iter_mut().for_each(|score| *score -= mean);
    let square = scores.iter().map(|score| score * score).sum::<f64>() / count;
    if square > 0.0 {
        let deviation = square.sqrt();
        scores.iter_mut().for_each(|score| *score /= deviation);
    }
}
