//! A plain name for each segment: the traits that it has and no other.

use crate::features::ranked;

use super::traits::{Direction, Measure, Trait};

/// A name has at most this many traits; more would be a list.
const TRAITS: usize = 2;
/// Whoever differs by half a standard deviation is not near the average.
const LEAST: f64 = 0.5;

/// For each segment the traits that name it, at most two, strongest first: each names one segment
/// only, the one in which it is strongest; shares that name badly do where nothing else is there. A
/// segment to which that leaves none shares traits with others, if it can in a pair that no other has.
/// A segment without any trait is *near the average*.
///
/// `traits` holds each segment's traits, all of them, not only those shown first.
pub fn name_traits(traits: &[Vec<Trait>]) -> Vec<Vec<Trait>> {
    let offers: Vec<(usize, &Trait)> = traits
        .iter()
        .enumerate()
        .flat_map(|(segment, traits)| traits.iter().map(move |found| (segment, found)))
        .collect();
    // Of equal offers the larger segment's goes first, since segments come by size.
    let good = |place: usize| can_name(offers[place].1);
    let effect = |place: usize| offers[place].1.effect.abs();
    let mut order = ranked(offers.len(), &|one, other| {
        let first = good(other).cmp(&good(one));
        first.then_with(|| effect(other).total_cmp(&effect(one)))
    });
    order.retain(|&place| good(place) || effect(place) >= LEAST);
    let called = |a: usize, b: usize| same(offers[a].1, offers[b].1);
    let mut names: Vec<Vec<usize>> = vec![Vec::new(); traits.len()];
    for &offer in &order {
        let taken = names.iter().flatten().any(|&used| called(used, offer));
        let name = &mut names[offers[offer].0];
        if !taken && (name.is_empty() || name.len() < TRAITS && good(offer)) {
            name.push(offer);
        }
    }
    let own = |segment: usize| -> Vec<usize> {
        let own = order.iter().copied();
        own.filter(|&offer| offers[offer].0 == segment && good(offer))
            .collect()
    };
    for segment in 0..names.len() {
        let own_offers = own(segment);
        if !names[segment].is_empty() || own_offers.is_empty() {
            continue;
        }
        names[segment] = free(&own_offers, &names, &called).unwrap_or_else(|| {
            // Whoever is called by this trait alone may have another beside it.
            let alone = own_offers[0];
            let holder = names
                .iter()
                .position(|name| matches!(name[..], [one] if called(one, alone)));
            let named = |holder| Some((holder, free(&own(holder), &names, &called)?));
            if let Some((holder, longer)) = holder.and_then(named) {
                names[holder] = longer;
            }
            vec![alone]
        });
    }
    let told = |name: &Vec<usize>| name.iter().map(|&offer| offers[offer].1.clone()).collect();
    names.iter().map(told).collect()
}

/// The strongest two of a segment's own offers, or one, that are nobody's name.
fn free(
    own: &[usize],
    names: &[Vec<usize>],
    called: &dyn Fn(usize, usize) -> bool,
) -> Option<Vec<usize>> {
    let places = (0..own.len()).flat_map(|second| (0..second).map(move |first| (first, second)));
    let mut places = places.chain((0..own.len()).map(|only| (only, only)));
    places.find_map(|(first, second)| {
        let mut name = vec![own[first], own[second]];
        name.dedup();
        let alike = |other: &Vec<usize>| {
            let has = |&one: &usize| name.iter().any(|&offer| called(one, offer));
            other.len() == name.len() && other.iter().all(has)
        };
        (!names.iter().any(alike)).then_some(name)
    })
}

/// Numbers: half a standard deviation away. Shares: at least 10 percentage points and 1.5 times as
/// frequent, or for less of something, as rarely absent.
fn can_name(found: &Trait) -> bool {
    if found.measure != Measure::Share {
        return found.effect.abs() >= 0.5;
    }
    let (segment, everyone) = match found.direction {
        Direction::Higher => (found.segment, found.everyone),
        Direction::Lower => (1.0 - found.segment, 1.0 - found.everyone),
    };
    segment - everyone >= 0.1 && segment >= 1.5 * everyone
}

fn same(a: &Trait, b: &Trait) -> bool {
    a.column == b.column && a.level == b.level && a.direction == b.direction
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(column: &str, effect: f64) -> Trait {
        Trait {
            column: column.into(),
            level: None,
            direction: if effect > 0.0 {
                Direction::Higher
            } else {
                Direction::Lower
            },
            segment: 0.0,
            everyone: 0.0,
            measure: Measure::Median,
            effect,
            lift: None,
            interval: None,
            adjusted_p: None,
        }
    }

    fn columns(names: &[Trait]) -> Vec<&str> {
        names.iter().map(|found| found.column.as_str()).collect()
    }

    #[test]
    fn a_trait_names_only_the_segment_where_it_is_strongest() {
        let names = name_traits(&[
            vec![number("income", 0.9), number("age", 0.6)],
            vec![number("income", 1.4), number("visits", -0.7)],
            vec![number("income", -1.0), number("age", 0.2)],
        ]);
        assert_eq!(columns(&names[0]), ["age"]);
        assert_eq!(columns(&names[1]), ["income", "visits"]);
        assert_eq!(columns(&names[2]), ["income"]);
    }

    #[test]
    fn a_segment_whose_traits_are_all_taken_shares_them() {
        let names = name_traits(&[
            vec![number("visits", 1.5)],
            vec![number("basket", 1.5)],
            vec![number("visits", 1.2), number("basket", 1.2)],
            vec![number("visits", 0.1)],
        ]);
        assert_eq!(columns(&names[2]), ["visits", "basket"]);
        assert!(names[3].is_empty());
        let names = name_traits(&[
            vec![number("visits", 1.5), number("basket", 1.3)],
            vec![number("basket", 1.5)],
            vec![number("visits", 1.2)],
        ]);
        assert_eq!(columns(&names[0]), ["visits", "basket"]);
        assert_eq!(columns(&names[1]), ["basket"]);
        assert_eq!(columns(&names[2]), ["visits"], "the first makes room");
    }

    #[test]
    fn a_segment_like_everyone_has_no_name_of_its_own() {
        assert!(name_traits(&[vec![number("income", 0.4)]])[0].is_empty());
    }

    #[test]
    fn shares_that_name_badly_name_who_has_nothing_else() {
        let few = |segment, effect| Trait {
            measure: Measure::Share,
            segment,
            everyone: 0.3,
            ..number("disagree", effect)
        };
        let names = name_traits(&[vec![few(0.58, 0.9)], vec![few(0.0, -1.2)]]);
        assert_eq!(
            (columns(&names[0]), columns(&names[1])),
            (vec!["disagree"], vec!["disagree"])
        );
    }

    #[test]
    fn a_share_needs_both_lift_and_points() {
        let share = |segment, everyone| Trait {
            level: Some("app".into()),
            measure: Measure::Share,
            segment,
            everyone,
            ..number("channel", 0.9)
        };
        assert!(can_name(&share(0.45, 0.2)));
        assert!(
            !can_name(&share(0.06, 0.01)),
            "four times as often, but five points"
        );
        assert!(
            !can_name(&share(0.9, 0.75)),
            "fifteen points, but 1.2 times as often"
        );
    }
}
