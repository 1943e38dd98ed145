//! In which order segments are numbered.

use super::explaining::money;
use crate::cluster::Clustering;
use crate::features::{Packed, ranked};
use crate::table::Column;

/// Numbers clusters, which are the largest first, by what one of their customers brings, the most first; those
/// of which nobody knows come last, and equal ones stay in their order.
pub(super) fn by_value(
    found: &mut Clustering,
    packed: &Packed,
    value: Option<&Column>,
    weights: Option<&[f64]>,
) {
    let Some(value) = value else {
        return;
    };
    let assignments = packed.assignments(&found.labels);
    let money = money(value, &assignments, weights, found.sizes.len());
    let mean = |cluster: usize| {
        let own = money[cluster].as_ref();
        own.map_or(f64::NEG_INFINITY, |money| money.mean)
    };
    let order = ranked(money.len(), &|one, other| mean(other).total_cmp(&mean(one)));
    found.reorder(&order);
}
