//! Lloyd's step: every point to the nearest centre (Lloyd, *Least squares quantization in PCM*, 1982).

use super::kernel::Kernel;
use super::partition::Partition;
use crate::features::{Chunk, LANES};

/// Places the points of a chunk; how many of them changed their cluster. Centres stay where they are.
pub(super) fn assign(partition: &mut Partition, kernel: &Kernel, chunk: Chunk<'_>) -> usize {
    let mut changed = 0;
    for (number, block) in chunk.blocks.chunks_exact(chunk.dimensions).enumerate() {
        let nearest = kernel.nearest(block);
        let first = number * LANES;
        for lane in 0..LANES.min(chunk.len - first) {
            let index = chunk.first + first + lane;
            if partition.labels[index] != nearest[lane] {
                let point = block.iter().map(|lanes| f64::from(lanes[lane]));
                partition.place(index, nearest[lane], point);
                changed += 1;
            }
        }
    }
    changed
}
