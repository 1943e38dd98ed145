//! Sums over all rows: what segments bring, and whom they lose.

use crate::features::Sum;
use crate::profile::{Churn, ChurnRule, Largest, Money};
use crate::table::{Column, Facets, Value, Values};

/// Whoever has not bought for this many of their own typical gaps counts as lost: for purchases at random
/// intervals that happens by chance in 1 of 20 cases (e⁻³).
const GAPS: f64 = 3.0;

/// What each segment brings; `None` for one in which nobody has a value. Rows count by their weights, if there
/// are any.
pub(in crate::segment) fn money(
    column: &Column,
    assignments: &[i32],
    weights: Option<&[f64]>,
    segments: usize,
) -> Vec<Option<Money>> {
    let mut sums = vec![(Sum::default(), 0u64, Sum::default()); segments];
    let mut largest = vec![Largest::default(); segments];
    for (row, &segment) in assignments.iter().enumerate() {
        if let (Ok(segment), Value::Number(value)) = (usize::try_from(segment), column.value(row)) {
            let weight = weights.map_or(1.0, |weights| weights[row]);
            let (sum, customers, known) = &mut sums[segment];
            largest[segment].add(value);
            sum.add(weight * value);
            *customers += 1;
            known.add(weight);
        }
    }
    let total = Sum::of(sums.iter().map(|(sum, ..)| sum.value()));
    let everyone = Sum::of(sums.iter().map(|(.., known)| known.value()));
    sums.into_iter()
        .zip(largest)
        .map(|((sum, customers, known), largest)| {
            (customers > 0).then(|| Money {
                column: column.name.clone(),
                customers,
                total: sum.value(),
                share: (total > 0.0).then(|| sum.value() / total),
                largest: largest.part(),
                mean: sum.value() / known.value(),
                interval: None,
                everyone_mean: total / everyone,
            })
        })
        .collect()
}

/// Whom each segment loses, if a column or the times between purchases tell it.
pub(super) fn churn(
    facets: &Facets<'_>,
    assignments: &[i32],
    weights: Option<&[f64]>,
    segments: usize,
) -> Option<Vec<Option<Churn>>> {
    let (rule, lost): (ChurnRule, Box<dyn Fn(usize) -> Option<bool> + '_>) =
        if let Some((column, level)) = facets.lost {
            let rule = ChurnRule::Column {
                column: column.name.clone(),
                level: level.to_owned(),
            };
            (rule, Box::new(move |row| is_level(column, level, row)))
        } else {
            let (recency, gap) = facets.recency.zip(facets.gap)?;
            let rule = ChurnRule::Gaps {
                gaps: GAPS,
                recency: recency.name.clone(),
                gap: gap.name.clone(),
            };
            let lost = move |row| match (recency.value(row), gap.value(row)) {
                (Value::Number(days), Value::Number(gap)) if gap > 0.0 => Some(days > GAPS * gap),
                _ => None,
            };
            (rule, Box::new(lost))
        };
    let mut counts = vec![(0.0, 0.0, 0u64); segments];
    let mut sizes = vec![0u64; segments];
    for (row, &segment) in assignments.iter().enumerate() {
        let Ok(segment) = usize::try_from(segment) else {
            continue;
        };
        sizes[segment] += 1;
        if let Some(lost) = lost(row) {
            let weight = weights.map_or(1.0, |weights| weights[row]);
            let (gone, known, customers) = &mut counts[segment];
            *gone += if lost { weight } else { 0.0 };
            *known += weight;
            *customers += 1;
        }
    }
    let all = counts
        .iter()
        .fold((0.0, 0.0), |all, own| (all.0 + own.0, all.1 + own.1));
    // Who bought once has no typical gap: of a segment of such people the few others tell nothing.
    let churn = |((lost, known, customers), size): ((f64, f64, u64), u64)| {
        (customers > 0 && 2 * customers >= size).then(|| Churn {
            rule: rule.clone(),
            customers,
            share: lost / known,
            retention: (known - lost) / known,
            everyone_share: all.0 / all.1,
        })
    };
    Some(counts.into_iter().zip(sizes).map(churn).collect())
}

fn is_level(column: &Column, level: &str, row: usize) -> Option<bool> {
    match (column.value(row), &column.values) {
        (Value::Number(flag), Values::Flag { spellings, .. }) => {
            Some(spellings[usize::from(flag != 0.0)] == level)
        }
        (Value::Text(text), _) => Some(text == level),
        _ => None,
    }
}
