//! Single moves: a point goes to another cluster if that lowers the total, both centres following at
//! once (Hartigan & Wong, *Algorithm AS 136*, 1979; Telgarsky & Vattani, *Hartigan's method*, 2010).
//!
//! Every optimum of single moves is one of Lloyd's steps too, but not the other way round.

use super::kernel::{Kernel, squared_distances};
use super::partition::Partition;
use crate::features::{Chunk, LANES, Lanes};

/// A move must lower the total by more than rounding can pretend.
const MARGIN: f64 = 1.0 - 1e-9;

/// Moves the points of a chunk that are better elsewhere; how many. All points must be placed and all
/// centres at the means of their points.
#[inline(never)]
pub(super) fn improve(partition: &mut Partition, chunk: Chunk<'_>) -> usize {
    let mut moved = 0;
    let mut squares = vec![[0.0; LANES]; partition.centres.len()];
    // What a squared distance counts for a point that joins a cluster: n / (n + 1).
    let joining = |size: u64| size as f64 / (size + 1) as f64;
    let mut costs: Vec<f64> = partition.sizes.iter().map(|&size| joining(size)).collect();
    let mut quick = Quick::new(partition);
    for (number, block) in chunk.blocks.chunks_exact(chunk.dimensions).enumerate() {
        let first = number * LANES;
        let labels = partition.labels[chunk.first + first..].first_chunk();
        if labels.is_some_and(|labels| quick.all_stay(block, labels)) {
            continue;
        }
        measure(partition, block, &mut squares);
        for lane in 0..LANES.min(chunk.len - first) {
            let index = chunk.first + first + lane;
            let label = partition.labels[index] as usize;
            let size = partition.sizes[label] as f64;
            if size < 2.0 {
                continue;
            }
            let mut best = None;
            let mut least = squares[label][lane] * size / (size - 1.0) * MARGIN;
            for (other, (square, factor)) in squares.iter().zip(&costs).enumerate() {
                let cost = square[lane] * factor;
                if cost < least && other != label {
                    least = cost;
                    best = Some(other);
                }
            }
            if let Some(best) = best {
                partition.place(index, best as u32, block);
                for changed in [label, best] {
                    partition.centre(changed as u32);
                    costs[changed] = joining(partition.sizes[changed]);
                }
                // Both centres are elsewhere now for the other points of the block.
                measure(partition, block, &mut squares);
                quick = Quick::new(partition);
                moved += 1;
            }
        }
    }
    moved
}

/// A look in `f32` that settles most blocks: their points are so much nearer to their own centre than to
/// any other that no move can pay, whatever the sizes of the clusters.
struct Quick {
    kernel: Kernel,
    /// The most that a squared distance counts for a point that leaves, and the least for one that joins.
    leaving: f32,
    joining: f32,
}

impl Quick {
    fn new(partition: &Partition) -> Self {
        let smallest = partition.sizes.iter().min().copied().unwrap_or(1).max(2) as f32;
        Self {
            kernel: Kernel::new(&partition.centres),
            leaving: smallest / (smallest - 1.0),
            joining: smallest / (smallest + 1.0),
        }
    }

    #[inline(always)]
    fn all_stay(&self, block: &[Lanes], labels: &[u32; LANES]) -> bool {
        self.kernel
            .all_stay(block, labels, self.leaving, self.joining)
    }
}

/// The squared distances of the points of a block to all centres.
#[inline]
fn measure(partition: &Partition, block: &[Lanes], squares: &mut [[f64; LANES]]) {
    for (square, centre) in squares.iter_mut().zip(partition.centres.iter()) {
        *square = squared_distances(block, centre);
    }
}
