//! A plain name for each segment: the traits that it has and no other.

use crate::features::ranked;

use super::traits::{Direction, Measure, Trait};

/// A name has at most this many traits; more would be a list.
const TRAITS: usize = 2;

/// For each segment the traits that name it, at most two, strongest first: each names one segment
/// only, the one in which it is strongest. A segment to which that leaves none shares traits with
/// others, if it can in a pair that no other has. A segment without any trait is *near the average*.
///
/// `traits` holds each segment's traits, all of them, not only those shown first.
pub fn name_traits(traits: &[Vec<Trait>]) -> Vec<Vec<Trait>> {
    let offers: Vec<(usize, &Trait)> = traits
        .iter()
        .enumerate()
        .flat_map(|(segment, traits)| traits.iter().map(move |found| (segment, found)))
        .filter(|(_, found)| can_name(found))
        .collect();
    // Of equal offers the larger segment's goes first, since segments come by size.
    let effect = |place: usize| offers[place].1.effect.abs();
    let order = ranked(offers.len(), &|one, other| {
        effect(other).total_cmp(&effect(one))
    });
    let offers: Vec<(usize, &Trait)> = order.into_iter().map(|place| offers[place]).collect();
    let mut names = vec![Vec::new(); traits.len()];
    for &(segment, offer) in &offers {
        let taken = names.iter().flatten().any(|used: &Trait| same(used, offer));
        if !taken && names[segment].len() < TRAITS {
            names[segment].push(offer.clone());
        }
    }
    for segment in 0..names.len() {
        let own = own(&offers, segment);
        if !names[segment].is_empty() || own.is_empty() {
            continue;
        }
        names[segment] = shared(&own, &names).unwrap_or_else(|| {
            // Whoever is called by this trait alone may have another beside it.
            let alone = vec![own[0].clone()];
            if let Some(holder) = names.iter().position(|name| alike(name, &alone)) {
                let longer = shared(&self::own(&offers, holder), &names);
                names[holder] = longer.unwrap_or_else(|| alone.clone());
            }
            alone
        });
    }
    // Whoever differs so much is not near the average, though it be in shares that name badly.
    for (segment, traits) in traits.iter().enumerate() {
        if names[segment].is_empty() {
            let mut offers = traits.iter().filter(|found| found.effect.abs() >= 0.5);
            let free = |found: &&Trait| !names.iter().flatten().any(|used| same(used, found));
            let first = offers.find(free).cloned();
            names[segment].extend(first);
        }
    }
    names
}

/// A segment's own offers, strongest first.
fn own<'a>(offers: &[(usize, &'a Trait)], segment: usize) -> Vec<&'a Trait> {
    let own = offers.iter().filter(|(of, _)| *of == segment);
    own.map(|(_, offer)| *offer).collect()
}

/// The strongest two traits, or one, that are nobody's name.
fn shared(own: &[&Trait], names: &[Vec<Trait>]) -> Option<Vec<Trait>> {
    let pairs = (1..own.len()).flat_map(|second| (0..second).map(move |first| [first, second]));
    let pairs = pairs.map(|pair| pair.map(|place| own[place].clone()).to_vec());
    let singles = own.iter().map(|&one| vec![one.clone()]);
    pairs
        .chain(singles)
        .find(|name| !names.iter().any(|other| alike(other, name)))
}

fn alike(one: &[Trait], other: &[Trait]) -> bool {
    one.len() == other.len() && one.iter().all(|a| other.iter().any(|b| same(a, b)))
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
