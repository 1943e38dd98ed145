//! How good a clustering is, in numbers; and the choice of how many clusters there should be.
//!
//! All indices work on anything with [`Rows`](crate::features::Rows) and can be stepped; in `f64`, but for the
//! distances of a stepped silhouette, which are in `f32`.

mod agreement;
mod certificate;
mod choice;
mod dispersion;
mod silhouette;

pub use agreement::adjusted_rand_index;
pub use certificate::{
    Adequacy, Certificate, CertificateMethod, DipEvidence, Firmness, SampleEvidence,
    SegmentEvidence, SizeWarning,
};
pub use choice::{Choice, provisional_choice};
pub use dispersion::{Dispersion, DispersionRun, calinski_harabasz, davies_bouldin};
pub use silhouette::{SILHOUETTE_ROWS, Sample, SilhouetteRun, silhouette};
