//! Clustering once more from what was found, with other weights: how a bootstrap learns what it adds to a figure's
//! spread that borders were found in the data, too.

use super::data::Data;
use super::placement::Placement;
use super::{k_prototypes, kmeans, mixture};

/// Clusters, and rows to which they can be fitted once more. They keep their numbers.
#[derive(Debug, Clone)]
pub struct Again {
    data: Data,
    placement: Placement,
    /// The segment of each cluster, where several make one.
    segments: Option<Vec<u32>>,
}

impl Again {
    /// `None` for clusters of any shape: made afresh, they would have other numbers.
    pub fn new(data: Data, placement: &Placement, segments: Option<&[u32]>) -> Option<Self> {
        if let Placement::Micro(_) = placement {
            return None;
        }
        Some(Self {
            data,
            placement: placement.clone(),
            segments: segments.map(<[u32]>::to_vec),
        })
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.data.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.data.is_empty()
    }

    /// The segment of each row as it was found.
    pub fn labels(&self) -> Vec<u32> {
        self.segments_of(
            self.placement
                .predict(self.data.columns_for(&self.placement), self.data.points()),
        )
    }

    /// The segment of each row where rows count by `weights`, of which some may be 0.
    pub fn fit(&self, weights: &[f64]) -> Vec<u32> {
        self.segments_of(match &self.placement {
            Placement::Centres(centres) => kmeans::again(centres, self.data.points(), weights),
            Placement::Classes(classes) => mixture::again(classes, self.data.latent(), weights),
            Placement::Prototypes(prototypes) => {
                k_prototypes::again(prototypes, self.data.columns(), weights)
            }
            Placement::Micro(_) => unreachable!("not taken"),
        })
    }

    fn segments_of(&self, mut labels: Vec<u32>) -> Vec<u32> {
        if let Some(segments) = &self.segments {
            labels
                .iter_mut()
                .for_each(|label| *label = segments[*label as usize]);
        }
        labels
    }
}
