//! How good a clustering is, in numbers; and the choice of how many clusters there should be.
//!
//! All indices work on anything with [`Rows`](crate::features::Rows) and can be stepped; in `f64`, but for the
//! distances of a stepped silhouette, which are in `f32`.

mod agreement;
mod axis;
mod certificate;
mod choice;
mod contingency;
mod copula;
mod dip;
mod dispersion;
mod homogeneity;
mod normal;
mod resampling;
mod score;
mod separation;
mod silhouette;
mod simplified;
mod unimodality;

pub use agreement::adjusted_rand_index;
pub use certificate::{
    Adequacy, Certificate, CertificateMethod, DipEvidence, Firmness, SampleEvidence,
    SegmentEvidence, SizeWarning,
};
pub use choice::{Choice, provisional_choice};
pub use contingency::{best_jaccards, prediction_strength};
pub use copula::{Copula, CopulaFitting};
pub use dip::{dip, dip_p_value};
pub use dispersion::{Dispersion, DispersionRun, calinski_harabasz, davies_bouldin};
pub use homogeneity::HomogeneityRun;
pub use resampling::{StabilityRun, split_strength};
pub use score::{Curves, GENERAL, LATENT, SEPARATE, scores};
pub use separation::{Separation, separation};
pub use silhouette::{SILHOUETTE_ROWS, Sample, SilhouetteRun, silhouette};
pub use simplified::simplified_silhouette;
pub use unimodality::{LeastLikelyDip, least_likely_dip};
