//! Lloyd's step: every point to the nearest centre (Lloyd, *Least squares quantization in PCM*, 1982).

use super::bounds::Bounds;
use super::kernel::Kernel;
use super::partition::Partition;
use crate::features::{Chunk, LANES, Words};

/// Places the points of a chunk; how many of them changed their cluster. Centres stay where they are.
pub(super) fn assign(partition: &mut Partition, kernel: &Kernel, chunk: Chunk<'_>) -> usize {
    let mut changed = 0;
    for (number, pair) in chunk.blocks.chunks(2 * chunk.dimensions).enumerate() {
        let (one, two) = pair.split_at(chunk.dimensions);
        // Alone at the end, a block is its own neighbour.
        let alone = two.is_empty();
        let nearest = kernel.nearest(one, if alone { one } else { two });
        changed += settle(partition, chunk, 2 * number, nearest[0].labels());
        if !alone {
            changed += settle(partition, chunk, 2 * number + 1, nearest[1].labels());
        }
    }
    changed
}

/// [`assign`] that passes over the blocks whose bounds say that nothing can have changed; how many
/// points changed, and how many blocks were looked at.
pub(super) fn assign_bounded(
    partition: &mut Partition,
    kernel: &Kernel,
    chunk: Chunk<'_>,
    bounds: &mut Bounds,
) -> (usize, usize) {
    let (mut changed, mut seen) = (0, 0);
    let blocks = chunk.blocks.chunks_exact(chunk.dimensions);
    let drift = bounds.drift();
    let until = bounds.until(chunk.first / LANES);
    for (number, (block, until)) in blocks.zip(until).enumerate() {
        if *until > drift {
            continue;
        }
        let (labels, gap) = kernel.nearest_with_gap(block);
        *until = Bounds::sum(drift, gap);
        seen += 1;
        changed += settle(partition, chunk, number, labels);
    }
    (changed, seen)
}

/// Notes the labels of a block; how many are new.
#[inline(always)]
fn settle(partition: &mut Partition, chunk: Chunk<'_>, number: usize, labels: Words) -> usize {
    let first = chunk.first + number * LANES;
    match partition.labels[first..].first_chunk() {
        Some(known) if Words::load(known).equals(labels) => 0,
        _ => settle_each(partition, chunk, number, labels.array()),
    }
}

#[inline(never)]
fn settle_each(
    partition: &mut Partition,
    chunk: Chunk<'_>,
    number: usize,
    labels: [u32; LANES],
) -> usize {
    let mut changed = 0;
    let block = &chunk.blocks[number * chunk.dimensions..][..chunk.dimensions];
    let first = number * LANES;
    for (lane, &label) in labels.iter().enumerate().take(chunk.len - first) {
        let index = chunk.first + first + lane;
        if partition.labels[index] != label {
            partition.place_lane(index, label, block, lane);
            changed += 1;
        }
    }
    changed
}
