//! Lloyd's step: every point to the nearest centre (Lloyd, *Least squares quantization in PCM*, 1982).

use super::bounds::Bounds;
use super::kernel::Kernel;
use super::partition::{Partition, Totals};
use crate::features::{Chunk, LANES, Lanes, Words};

/// How many points are labelled before the labels are compared with those before: one loop that does both
/// has too few registers.
const PORTION: usize = 512;

/// Places the points of a chunk; how many of them changed their cluster. Centres stay where they are.
#[inline(never)]
pub(super) fn assign(partition: &mut Partition, kernel: &Kernel, chunk: Chunk<'_>) -> usize {
    let mut changed = 0;
    let (labels, mut totals) = partition.split(chunk.range());
    let (mut found, mut known) = ([0; PORTION], [0; PORTION]);
    let mut noted = [0; PORTION / LANES];
    let portions = chunk.blocks.chunks(PORTION / LANES * chunk.dimensions);
    for (blocks, labels) in portions.zip(labels.chunks_mut(PORTION)) {
        known[..labels.len()].copy_from_slice(labels);
        let count = kernel.label_anew(blocks, &known, &mut found, &mut noted);
        for &number in &noted[..count] {
            let block = &blocks[number * chunk.dimensions..][..chunk.dimensions];
            let found = found[number * LANES..].first_chunk().expect("four labels");
            changed += settle_each(&mut totals, block, block_of(labels, number), *found);
        }
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
    let portions = labels
        .chunks_mut(PORTION)
        .zip(until.chunks_mut(PORTION / LANES));
    // Blocks to look at are noted first, to be looked at two by two.
    let mut noted = [0; PORTION / LANES];
    for (portion, (labels, until)) in portions.enumerate() {
        let mut count = 0;
        for (number, until) in until.iter().enumerate() {
            noted[count] = number;
            count += usize::from(*until <= drift);
        }
        seen += count;
        for pair in noted[..count].chunks(2) {
            // Alone at the end, a block is its own neighbour.
            let (first, last) = (pair[0], pair[pair.len() - 1]);
            let one = chunk.block(portion * noted.len() + first);
            let two = chunk.block(portion * noted.len() + last);
            let [near, far] = kernel.nearest_with_gaps(one, two);
            until[first] = Bounds::sum(drift, near.1);
            changed += settle(&mut totals, one, block_of(labels, first), near.0);
            until[last] = Bounds::sum(drift, far.1);
            changed += settle(&mut totals, two, block_of(labels, last), far.0);
        }
    }
    (changed, seen)
}

/// The labels of a block.
#[inline(always)]
fn block_of(labels: &mut [u32], number: usize) -> &mut [u32] {
    let labels = &mut labels[number * LANES..];
    let count = labels.len().min(LANES);
    &mut labels[..count]
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
