//! Whom to talk to.

use serde::{Deserialize, Serialize};

use crate::features::{Points, Rows};
use crate::table::rising::order_key;
use crate::table::{Column, Value};

/// Whom to talk to in one segment. Rows of the owner's own file: personal data.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Interviews {
    /// The segment.
    pub segment: u64,
    /// Those in the middle of it.
    pub core: Vec<Interviewee>,
    /// Those who could nearly as well be in another.
    pub border: Vec<Interviewee>,
    /// Those who bring most.
    pub high_value: Vec<Interviewee>,
}

/// One customer to talk to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interviewee {
    /// The data row, from 1.
    pub row: u64,
    /// What the file's identifier column says there.
    pub id: Option<String>,
}

/// How many to talk to of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// In the middle of a segment.
    pub core: usize,
    /// At its border.
    pub border: usize,
    /// Of high value.
    pub high_value: usize,
}

impl Default for Quota {
    fn default() -> Self {
        Self {
            core: 3,
            border: 2,
            high_value: 2,
        }
    }
}

/// Whoever is among this part of a segment is in the middle, at the border, or of high value.
const PART: usize = 10;

/// A sample of rows of a table with the segment of each and its place in feature space.
#[derive(Debug, Clone, Copy)]
pub struct Placed<'a> {
    /// The rows (from 0), in an order that looks random.
    pub rows: &'a [u32],
    /// The segment of each.
    pub labels: &'a [u32],
    /// The place of each.
    pub points: &'a Points,
    /// The squared distance of each from the middle of its segment.
    pub near: &'a [f64],
    /// That from the nearest other middle, less that from its own, as a part of both.
    pub margin: &'a [f64],
}

/// The squared distance of each point from the mean of its own segment, and its margin to the nearest other:
/// near 0 at a border, near 1 in the middle.
pub fn distances(points: &Points, labels: &[u32], segments: usize) -> (Vec<f64>, Vec<f64>) {
    let dimensions = points.dimensions();
    let mut means = vec![0.0; segments * dimensions];
    let mut counts = vec![0.0f64; segments];
    let mut point = vec![0.0; dimensions];
    for (row, &label) in labels.iter().enumerate() {
        points.copy_row(row, &mut point);
        counts[label as usize] += 1.0;
        let own = &mut means[label as usize * dimensions..][..dimensions];
        own.iter_mut()
            .zip(&point)
            .for_each(|(sum, value)| *sum += value);
    }
    for (mean, count) in means.chunks_exact_mut(dimensions).zip(&counts) {
        mean.iter_mut().for_each(|sum| *sum /= count.max(1.0));
    }
    let (mut near, mut margin) = (Vec::new(), Vec::new());
    for (row, &label) in labels.iter().enumerate() {
        points.copy_row(row, &mut point);
        let (mut own, mut other) = (0.0, f64::INFINITY);
        for (index, mean) in means.chunks_exact(dimensions).enumerate() {
            let square = |(one, two): (&f64, &f64)| (one - two) * (one - two);
            let distance: f64 = point.iter().zip(mean).map(square).sum();
            if index == label as usize {
                own = distance;
            } else if counts[index] > 0.0 {
                other = other.min(distance);
            }
        }
        near.push(own);
        margin
            .push((other.sqrt() - own.sqrt()) / (other.sqrt() + own.sqrt()).max(f64::MIN_POSITIVE));
    }
    (near, margin)
}

/// Whom to talk to in a segment: of those who are in the middle, at the border or of high value, as many as the
/// quota says, in the sample's order, nobody twice.
pub fn plan(
    placed: Placed<'_>,
    segment: u32,
    value: Option<&Column>,
    identifier: Option<&Column>,
    quota: Quota,
) -> Interviews {
    let own: Vec<u32> = (0..placed.labels.len() as u32)
        .filter(|&place| placed.labels[place as usize] == segment)
        .collect();
    let mut taken: Vec<u32> = Vec::new();
    let mut pick = |count: usize, score: &dyn Fn(usize) -> Option<f64>| -> Vec<Interviewee> {
        let free = own.iter().filter(|place| !taken.contains(place));
        let scored =
            free.filter_map(|&place| Some((order_key(score(place as usize)?), u64::from(place))));
        let mut scored: Vec<(u64, u64)> = scored.collect();
        scored.sort_unstable();
        scored.truncate((own.len() / PART).max(count));
        let mut first: Vec<u64> = scored.iter().map(|(_, place)| *place).collect();
        first.sort_unstable();
        first.truncate(count);
        taken.extend(first.iter().map(|place| *place as u32));
        let interviewee = |place: &u64| {
            let row = placed.rows[*place as usize];
            let id = identifier.and_then(|column| match column.value(row as usize) {
                Value::Text(id) => Some(id.to_owned()),
                _ => None,
            });
            Interviewee {
                row: u64::from(row) + 1,
                id,
            }
        };
        first.iter().map(interviewee).collect()
    };
    let high = |place: usize| match value?.value(placed.rows[place] as usize) {
        Value::Number(value) => Some(-value),
        _ => None,
    };
    let high_value = pick(quota.high_value, &high);
    let core = pick(quota.core, &|place| Some(placed.near[place]));
    let border = pick(quota.border, &|place| Some(placed.margin[place]));
    Interviews {
        segment: u64::from(segment),
        core,
        border,
        high_value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_the_border_and_the_best_are_asked() {
        let mut points = Points::new(1);
        // Two segments: 0 to 99 and 200 to 299; the middles are at 49.5 and 249.5.
        let rows: Vec<u32> = (0..200).collect();
        for row in &rows {
            points.push(&[f64::from(row % 100) + if *row < 100 { 0.0 } else { 200.0 }]);
        }
        let labels: Vec<u32> = rows.iter().map(|row| row / 100).collect();
        let (near, margin) = distances(&points, &labels, 2);
        let placed = Placed {
            rows: &rows,
            labels: &labels,
            points: &points,
            near: &near,
            margin: &margin,
        };
        let value = Column::number("spend", rows.iter().map(|row| f64::from((row * 37) % 100)));
        let quota = Quota {
            core: 3,
            border: 2,
            high_value: 2,
        };
        let plan = plan(placed, 0, Some(&value), None, quota);
        let rows_of = |list: &[Interviewee]| list.iter().map(|one| one.row - 1).collect::<Vec<_>>();
        assert!(
            rows_of(&plan.core)
                .iter()
                .all(|row| (44..=55).contains(row)),
            "{plan:?}"
        );
        assert!(
            rows_of(&plan.border)
                .iter()
                .all(|row| (85..=99).contains(row)),
            "{plan:?}"
        );
        assert!(
            rows_of(&plan.high_value)
                .iter()
                .all(|row| (row * 37) % 100 >= 90),
            "{plan:?}"
        );
        let mut all = [
            rows_of(&plan.core),
            rows_of(&plan.border),
            rows_of(&plan.high_value),
        ]
        .concat();
        assert_eq!(all.len(), 7);
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 7, "nobody is asked twice");
    }
}
