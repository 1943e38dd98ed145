//! Levels that may be one, misspelled. They are suggested, never merged.

use crate::table::values::fold::suggestion;

/// Among more levels every pair would take too long.
const MOST_LEVELS: usize = 200;
/// More pairs are not suggestions but a chore.
const MOST_PAIRS: usize = 20;
/// A slip in a shorter word makes another word.
const SHORTEST: usize = 5;

/// Pairs of levels that may be one, the rarer first, and how many cells hold the rarer ones: their keys of
/// suggestion are the same, or a long word differs in one letter and is at most a third as frequent.
pub(super) fn similar(levels: &[String], counts: &[u64]) -> (Vec<[String; 2]>, u64) {
    let (mut pairs, mut cells) = (Vec::new(), 0);
    if levels.len() > MOST_LEVELS {
        return (pairs, cells);
    }
    let keys: Vec<Vec<char>> = levels
        .iter()
        .map(|level| {
            let mut key = String::new();
            suggestion(level, &mut key);
            key.chars().collect()
        })
        .collect();
    for one in 0..levels.len() {
        for other in 0..one {
            let (rare, frequent) = if counts[one] < counts[other] {
                (one, other)
            } else {
                (other, one)
            };
            let (rare_key, key) = (&keys[rare], &keys[frequent]);
            let slip = 3 * counts[rare] <= counts[frequent]
                && key.len() >= SHORTEST
                && rare_key.len() >= SHORTEST
                && is_slip(rare_key, key);
            let is_word = key.iter().any(|letter| letter.is_alphabetic());
            if is_word && (rare_key == key || slip) && pairs.len() < MOST_PAIRS {
                pairs.push([levels[rare].clone(), levels[frequent].clone()]);
                cells += counts[rare];
            }
        }
    }
    (pairs, cells)
}

/// Whether one letter too many, too few, wrong, or two that changed places make one of the other. Digits
/// are never slips, and a word's last letter often tells kinds apart.
fn is_slip(one: &[char], other: &[char]) -> bool {
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[same..], &other[same..]);
    let ends = one.iter().rev().zip(other.iter().rev());
    let tail = ends.take_while(|(a, b)| a == b).count();
    let tail = tail.min(one.len().min(other.len()));
    let (one, other) = (&one[..one.len() - tail], &other[..other.len() - tail]);
    let letters = one.iter().chain(other).all(|letter| letter.is_alphabetic());
    letters
        && tail > 0
        && match (one, other) {
            ([_], []) | ([], [_]) | ([_], [_]) => true,
            ([a, b], [c, d]) => a == d && b == c,
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_errors_are_suggested_and_kinds_are_not() {
        let pairs = |levels: &[(&str, u64)]| {
            let names: Vec<String> = levels.iter().map(|(name, _)| (*name).to_owned()).collect();
            let counts: Vec<u64> = levels.iter().map(|(_, count)| *count).collect();
            similar(&names, &counts)
        };
        let (found, cells) = pairs(&[("London", 20), ("Lodnon", 1), ("Paris", 9), ("Pariss", 2)]);
        assert_eq!(
            found,
            [["Lodnon", "London"]].map(|pair| pair.map(str::to_owned))
        );
        assert_eq!(cells, 1);
        let (found, _) = pairs(&[("القاهرة", 9), ("القاهره", 5), ("الرياض", 3), ("رياض", 2)]);
        assert_eq!(found.len(), 2);
        for levels in [
            [("Type A", 20), ("Type B", 1)],
            [("Level 1", 20), ("Level 2", 1)],
            [("Widow", 20), ("Widower", 10)],
            [("male", 20), ("female", 1)],
        ] {
            assert_eq!(pairs(&levels).0.len(), 0, "{levels:?}");
        }
    }
}
