//! The kernel beside the plain formula.

use super::*;
use crate::features::Points;
use proptest::prelude::*;

proptest! {
    #[test]
    fn finds_what_an_exact_search_finds(
        points in prop::collection::vec(prop::array::uniform3(-4.0..4.0f64), 1..40),
        centres in prop::collection::vec(prop::array::uniform3(-4.0..4.0f64), 1..12),
    ) {
        let mut packed = Points::new(3);
        points.iter().for_each(|point| packed.push(point));
        let mut places = Centres::new(3);
        centres.iter().for_each(|centre| places.push(centre));
        let labels = places.nearest(&packed);
        prop_assert_eq!(labels.len(), points.len());
        for (point, label) in points.iter().zip(labels) {
            let own = squared_distance(point.iter().copied(), &centres[label as usize]);
            for centre in &centres {
                let other = squared_distance(point.iter().copied(), centre);
                prop_assert!(own <= other + 1e-4, "{own} > {other}");
            }
        }
    }
}

proptest! {
    #[test]
    fn what_is_certain_is_so(
        points in prop::collection::vec(prop::array::uniform2(-4.0..4.0f64), 4),
        centres in prop::collection::vec(prop::array::uniform2(-4.0..4.0f64), 2..9),
        joining in 0.5..1.0f32,
    ) {
        let mut packed = Points::new(2);
        points.iter().for_each(|point| packed.push(point));
        let mut places = Centres::new(2);
        centres.iter().for_each(|centre| places.push(centre));
        let block = packed.chunk(0).blocks;
        let kernel = Kernel::new(&places);
        let [(labels, gap), _] = kernel.nearest_with_gaps(block, block);
        let labels = labels.array();
        prop_assert_eq!(&labels[..], &places.nearest(&packed)[..]);
        let certain = kernel.all_stay(block, &labels, 1.0, joining);
        let squares: Vec<_> = places.iter().map(|centre| squared_distances(block, centre)).collect();
        for lane in 0..LANES {
            let own = squares[labels[lane] as usize][lane];
            let others = squares.iter().enumerate().filter(|(label, _)| *label != labels[lane] as usize);
            for (_, other) in others {
                prop_assert!(f64::from(gap) <= other[lane].sqrt() - own.sqrt() + 1e-9);
                prop_assert!(!certain || own < other[lane] * f64::from(joining));
            }
        }
        let elsewhere = [labels[0] + 1, labels[1], labels[2], labels[3]];
        prop_assert!(!kernel.all_stay(block, &elsewhere, 1.0, joining));
    }
}

#[test]
fn ties_go_to_the_lowest_index() {
    let mut centres = Centres::new(1);
    [1.0, -1.0, 1.0]
        .iter()
        .for_each(|&value| centres.push(&[value]));
    let mut points = Points::new(1);
    [0.0, 2.0, -2.0]
        .iter()
        .for_each(|&value| points.push(&[value]));
    assert_eq!(centres.nearest(&points), [0, 0, 1]);
}
