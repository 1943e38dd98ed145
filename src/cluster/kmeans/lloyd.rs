//! Lloyd's step: every point to the nearest centre (Lloyd, *Least squares quantization in PCM*, 1982).

use super::bounds::Bounds;
use super::kernel::Kernel;
use super::partition::{Partition, Totals};
use crate::features::{Chunk, LANES, Lanes, Words};

/// Places the points of a chunk; how many of them changed their cluster. Centres stay where they are.
#[inline(never)]
pub(super) fn assign(partition: &mut Partition, kernel: &Kernel, chunk: Chunk<'_>) -> usize {
    let mut changed = 0;
    let (labels, mut totals) = partition.split(chunk.range());
    let pairs = chunk.blocks.chunks(2 * chunk.dimensions);
    for (pair, labels) in pairs.zip(labels.chunks_mut(2 * LANES)) {
        let (one, two) = pair.split_at(chunk.dimensions);
        let (own, next) = labels.split_at_mut(LANES.min(labels.len()));
        // Alone at the end, a block is its own neighbour.
        let [first, second] = kernel.nearest(one, if two.is_empty() { one } else { two });
        changed += settle(&mut totals, one, own, first.labels());
        changed += settle(&mut totals, two, next, second.labels());
    }
    changed
}

/// [`assign`] that passes over the blocks whose bounds say that nothing can have changed; how many
/// points changed, and how many blocks were looked at.
#[inline(never)]
pub(super) fn assign_bounded(
    partition: &mut Partition,
    kernel: &Kernel,
    chunk: Chunk<'_>,
    bounds: &mut Bounds,
) -> (usize, usize) {
    let (mut changed, mut seen) = (0, 0);
    let (labels, mut totals) = partition.split(chunk.range());
    let drift = bounds.drift();
    let until = bounds.until(chunk.first / LANES);
    for (number, (labels, until)) in labels.chunks_mut(LANES).zip(until).enumerate() {
        if *until > drift {
            continue;
        }
        let block = chunk.block(number);
        let (found, gap) = kernel.nearest_with_gap(block);
        *until = Bounds::sum(drift, gap);
        seen += 1;
        changed += settle(&mut totals, block, labels, found);
    }
    (changed, seen)
}

/// Notes the labels of a block; how many are new.
#[inline(always)]
fn settle(totals: &mut Totals<'_>, block: &[Lanes], labels: &mut [u32], found: Words) -> usize {
    match labels.first_chunk() {
        Some(known) if Words::load(known).equals(found) => 0,
        _ => settle_each(totals, block, labels, found.array()),
    }
}

#[inline(never)]
fn settle_each(
    totals: &mut Totals<'_>,
    block: &[Lanes],
    labels: &mut [u32],
    found: [u32; LANES],
) -> usize {
    let mut changed = 0;
    for lane in 0..labels.len().min(LANES) {
        let (label, found) = (&mut labels[lane], found[lane]);
        if *label != found {
            totals.place(block, lane, std::mem::replace(label, found), found);
            changed += 1;
        }
    }
    changed
}
