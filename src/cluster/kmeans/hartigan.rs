//! Single moves: a point goes to another cluster if that lowers the total, both centres following at
//! once (Hartigan & Wong, *Algorithm AS 136*, 1979; Telgarsky & Vattani, *Hartigan's method*, 2010).
//!
//! Every optimum of single moves is one of Lloyd's steps too, but not the other way round.

use super::kernel::squared_distance;
use super::partition::Partition;
use crate::features::Chunk;

/// A move must lower the total by more than rounding can pretend.
const MARGIN: f64 = 1.0 - 1e-9;

/// Moves the points of a chunk that are better elsewhere; how many. All points must be placed and all
/// centres at the means of their points.
pub(super) fn improve(partition: &mut Partition, chunk: Chunk<'_>) -> usize {
    let mut moved = 0;
    let mut point = vec![0.0; chunk.dimensions];
    for (place, index) in chunk.range().enumerate() {
        let label = partition.labels[index];
        let size = partition.sizes[label as usize] as f64;
        if size < 2.0 {
            continue;
        }
        point
            .iter_mut()
            .zip(chunk.point(place))
            .for_each(|(own, value)| *own = value);
        let coordinates = || point.iter().copied();
        let distance = squared_distance(coordinates(), partition.centres.get(label as usize));
        let gain = distance * size / (size - 1.0);
        let mut best = None;
        let mut least = gain * MARGIN;
        for (other, centre) in partition.centres.iter().enumerate() {
            let size = partition.sizes[other] as f64;
            let cost = squared_distance(coordinates(), centre) * size / (size + 1.0);
            if cost < least && other != label as usize {
                least = cost;
                best = Some(other as u32);
            }
        }
        if let Some(best) = best {
            partition.place(index, best, coordinates());
            partition.centre(label);
            partition.centre(best);
            moved += 1;
        }
    }
    moved
}
