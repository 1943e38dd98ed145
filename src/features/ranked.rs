//! The order of a few things.

use std::cmp::Ordering;

/// The numbers 0 to `count` − 1 in the order that `compare` gives; equal ones stay in theirs.
///
/// By binary insertion, for lists as short as segments, columns and levels are. Each use of the standard
/// library's sort with a comparison of its own adds 8 kB to the engine; this is compiled once.
pub fn ranked(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(count);
    for next in 0..count {
        let place = order.partition_point(|&known| compare(known, next).is_le());
        order.insert(place, next);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_the_standard_stable_sort() {
        let keys: Vec<u32> = (0..200u32).map(|index| index * 7919 % 13).collect();
        let mut expected: Vec<usize> = (0..keys.len()).collect();
        expected.sort_by_key(|&index| keys[index]);
        assert_eq!(ranked(keys.len(), &|a, b| keys[a].cmp(&keys[b])), expected);
        assert!(ranked(0, &|_, _| Ordering::Equal).is_empty());
    }
}
