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
    /// On how many rows clusters were searched; then the best were refined on all included ones. Fewer than
    /// all mean that the full search could find better.
    pub searched_rows: u64,
    /// The Caliński-Harabasz index over all included rows.
    pub calinski_harabasz: f64,
    /// The Davies-Bouldin index over all included rows.
    pub davies_bouldin: f64,
    /// Whether the optimiser settled before its cap.
    pub converged: bool,
    /// What speaks for this number; `None` where it was not measured.
    pub evidence: Option<CandidateEvidence>,
}

/// What speaks for a number of segments, measured on a sample of the rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CandidateEvidence {
    /// The mean silhouette on the sample.
    pub silhouette: f64,
    /// How much of the least reproducible cluster one half of the rows predicts of the other, 0 to 1
    /// (Tibshirani & Walther, *Cluster validation by prediction strength*, 2005).
    pub prediction_strength: f64,
    /// By how much the simplified silhouette exceeds that of tables without segments.
    pub excess: f64,
    /// The Bayesian information criterion of the method's own model; lower is better.
    pub bic: f64,
    /// The mean of these four curves, each scaled to 0 to 1 over the numbers tried. They count 1 : 1 : 4 : 4,
    /// 1 : 0 : 2 : 6 where latent classes were made because of categories, flags or gaps, or 4 : 1 : 1 : 1 where all are
    /// more than ten.
    pub score: f64,
}
