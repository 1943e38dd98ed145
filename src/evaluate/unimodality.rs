//! Whether a column has more than one heap.

use super::axis::first_axis;
use super::dip::{dip, dip_p_value};
use crate::features::MixedColumn;
use crate::table::rising::sorted;

/// Fewer different values are a scale, not a quantity.
const DISTINCT: usize = 20;

/// Where more of the values are equal, rounding makes heaps of its own.
const MOST_EQUAL: f64 = 0.05;

/// The column whose dip is the least likely.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LeastLikelyDip {
    /// Which column; `None` for the first principal component of all that are continuous.
    pub column: Option<usize>,
    /// The dip.
    pub statistic: f64,
    /// Its p-value times the number of tests (Bonferroni), at most 1.
    pub p: f64,
}

/// Tests every continuous column and their first principal component. `None` if there is none.
pub fn least_likely_dip(columns: &[MixedColumn]) -> Option<LeastLikelyDip> {
    let continuous: Vec<(usize, Vec<f64>)> = columns
        .iter()
        .enumerate()
        .filter_map(|(place, column)| Some((place, continuous(numbers(column)?)?)))
        .collect();
    let component = (continuous.len() > 1).then(|| {
        let chosen = continuous.iter().map(|(place, _)| columns[*place].clone());
        sorted(first_axis(&chosen.collect::<Vec<_>>()).into_iter())
    });
    let tests = (continuous.len() + usize::from(component.is_some())) as f64;
    let columns = continuous
        .iter()
        .map(|(place, values)| (Some(*place), values));
    let all = columns.chain(component.iter().map(|scores| (None, scores)));
    let tested = all.map(|(column, values)| {
        let statistic = dip(values);
        LeastLikelyDip {
            column,
            statistic,
            p: (dip_p_value(statistic, values.len()) * tests).min(1.0),
        }
    });
    tested.reduce(|least, next| if next.p < least.p { next } else { least })
}

fn numbers(column: &MixedColumn) -> Option<Vec<f64>> {
    let MixedColumn::Number { values, .. } = column else {
        return None;
    };
    Some(
        values
            .iter()
            .copied()
            .filter(|value| !value.is_nan())
            .collect(),
    )
}

/// The values in rising order, if they are those of a quantity.
///
/// Equal values at either end are left out: there lie the outliers that were moved to the edge, and the
/// customers with nothing at all. Equal ones in between are spread evenly over the gap around them, since
/// a dip would take every step of a rounded column for a heap.
fn continuous(values: Vec<f64>) -> Option<Vec<f64>> {
    let values = sorted(values.into_iter());
    let groups: Vec<&[f64]> = values.chunk_by(|one, other| one == other).collect();
    let inner =
        &groups[1.min(groups.len())..groups.len().saturating_sub(1).max(1).min(groups.len())];
    let count: usize = inner.iter().map(|group| group.len()).sum();
    let most = inner.iter().map(|group| group.len()).max().unwrap_or(0);
    if inner.len() < DISTINCT || most as f64 > MOST_EQUAL * count as f64 {
        return None;
    }
    let mut spread = Vec::with_capacity(count);
    for (place, group) in inner.iter().enumerate() {
        // The groups at the ends, which were left out, are the outermost neighbours.
        let (before, behind) = (groups[place][0], groups[place + 2][0]);
        let low = (before + group[0]) / 2.0;
        let high = (group[0] + behind) / 2.0;
        if let [value] = group {
            spread.push(*value);
            continue;
        }
        let step = (high - low) / group.len() as f64;
        spread.extend((0..group.len()).map(|index| low + (index as f64 + 0.5) * step));
    }
    Some(sorted(spread.into_iter()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(values: impl Iterator<Item = f64>) -> MixedColumn {
        MixedColumn::Number {
            values: values.collect(),
            weight: 1.0,
            scale: None,
        }
    }

    /// Quantiles of a triangle: one heap.
    fn one_heap(row: usize) -> f64 {
        let part = (row as f64 + 0.5) / 400.0;
        if part < 0.5 {
            (part / 2.0).sqrt()
        } else {
            1.0 - ((1.0 - part) / 2.0).sqrt()
        }
    }

    #[test]
    fn two_heaps_are_seen_and_one_is_not() {
        let one = column((0..400).map(one_heap));
        let two =
            column((0..400).map(|row| one_heap(row) + if row * 7 % 400 < 200 { 2.0 } else { 0.0 }));
        assert!(least_likely_dip(std::slice::from_ref(&one)).unwrap().p > 0.9);
        let found = least_likely_dip(&[one, two]).unwrap();
        assert!(found.p < 0.01, "{found:?}");
    }

    #[test]
    fn scales_rounding_and_clipped_ends_make_no_heap() {
        assert_eq!(
            least_likely_dip(&[column((0..400).map(|row| (row % 7) as f64))]),
            None
        );
        assert_eq!(least_likely_dip(&[column([].into_iter())]), None);
        assert_eq!(least_likely_dip(&[column([1.0].into_iter())]), None);
        let rounded = column((0..400).map(|row| (one_heap(row) * 60.0).round()));
        assert!(least_likely_dip(&[rounded]).unwrap().p > 0.5);
        let clipped = column((0..400).map(|row| one_heap(row).clamp(0.2, 0.8)));
        assert!(least_likely_dip(&[clipped]).unwrap().p > 0.5);
    }
}
