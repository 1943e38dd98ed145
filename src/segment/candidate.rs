//! What each number of segments would give.

use serde::{Deserialize, Serialize};

/// The figures of one number of segments.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Candidate {
    /// How many segments.
    pub clusters: u64,
    /// The sum of squared distances to the centres in feature space, over all included rows.
    pub inertia: f64,
    /// The mean silhouette over `silhouette_rows` rows.
    pub silhouette: f64,
    /// Over how many rows the silhouette was measured.
    pub silhouette_rows: u64,
    /// The Caliński-Harabasz index over all included rows.
    pub calinski_harabasz: f64,
    /// The Davies-Bouldin index over all included rows.
    pub davies_bouldin: f64,
    /// Whether the optimiser settled before its cap.
    pub converged: bool,
}
