//! Quotes from all over a segment, not only from those who write first.

use crate::profile::{Placed, Quote, Quoting};
use crate::table::Table;

/// So many a segment.
const QUOTES: usize = 3;
/// So many rows are looked at for each; most columns of free words are mostly empty.
const TRIES: usize = 400;

/// From the middle of the segment, from between, and from its edge.
pub(super) fn spread(
    quoting: &Quoting,
    table: &Table,
    placed: Placed<'_>,
    segment: u32,
) -> Vec<Quote> {
    let mut own: Vec<(u64, u64)> = (0..placed.labels.len())
        .filter(|&place| placed.labels[place] == segment)
        // Squared distances are not negative, so their bits are in their order.
        .map(|place| (placed.near[place].to_bits(), place as u64))
        .collect();
    own.sort_unstable();
    let mut quotes: Vec<Quote> = Vec::new();
    for part in 0..QUOTES {
        let (from, to) = (own.len() * part / QUOTES, own.len() * (part + 1) / QUOTES);
        let rows = own[from..to].iter().take(TRIES);
        let found = rows
            .map(|(_, place)| placed.rows[*place as usize] as usize)
            .filter_map(|row| quoting.quote(table, row))
            .find(|quote| quotes.iter().all(|known| known.text != quote.text));
        quotes.extend(found);
    }
    quotes
}
