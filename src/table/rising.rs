//! Numbers in rising order, for the whole crate: each sort with a comparison of its own would add 5 kB to the
//! engine. The two zeros are one.

/// Whole numbers that are in the order of the doubles that they stand for.
pub(crate) fn order_key(value: f64) -> u64 {
    let bits = (value + 0.0).to_bits();
    let sign = 1 << 63;
    if bits & sign == 0 { bits | sign } else { !bits }
}

/// The double that a key stands for.
pub(crate) fn of_key(key: u64) -> f64 {
    let sign = 1 << 63;
    f64::from_bits(if key & sign == 0 { !key } else { key & !sign })
}

/// The values in rising order; none may be missing.
pub(crate) fn sorted(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut keys: Vec<u64> = values.map(order_key).collect();
    keys.sort_unstable();
    keys.into_iter().map(of_key).collect()
}

/// The places of the values in rising order; those that are missing are left out, equal ones stay in theirs.
pub(crate) fn places_in_order(values: &[f64]) -> Vec<u32> {
    let known = values.iter().zip(0..).filter(|(value, _)| !value.is_nan());
    let mut keys: Vec<(u64, u64)> = known
        .map(|(value, place)| (order_key(*value), place))
        .collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, place)| place as u32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn keys_are_in_the_order_of_numbers(mut values in prop::collection::vec(-1e9..1e9f64, 0..50)) {
            let places = places_in_order(&values);
            prop_assert!(places.windows(2).all(|pair| values[pair[0] as usize] <= values[pair[1] as usize]));
            let found = sorted(values.iter().copied());
            values.sort_by(f64::total_cmp);
            prop_assert_eq!(found, values);
        }
    }
}
