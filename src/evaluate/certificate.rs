//! What was measured about a partition, as it is told.

use serde::{Deserialize, Serialize};

/// The measured evidence that segments are real, stable and large enough.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Certificate {
    /// How it was tested whether there is any structure.
    pub method: CertificateMethod,
    /// By how many standard deviations the table's best simplified silhouette stands above those of
    /// tables without segments.
    pub statistic: f64,
    /// How many tables without segments were drawn.
    pub draws: u64,
    /// The chance to see as much in a table without segments. The smallest that `draws` draws can show is
    /// 1 / (draws + 1).
    pub p: f64,
    /// How clearly the rows are parted at the clearest place: the dip of the two clusters across it, along the line
    /// through their means, times the root of their number of rows. From .5 there is a gap; 0 if the clusters follow
    /// one another along a curve without any.
    pub separation: f64,
    /// The strongest sign of several heaps in one column; `None` if no column is continuous.
    pub dip: Option<DipEvidence>,
    /// How many rows all this was measured on.
    pub rows: u64,
    /// How many bootstrap samples were clustered anew; 0 while that is still to come.
    pub resamples: u64,
    /// One for each segment, in their order.
    pub segments: Vec<SegmentEvidence>,
    /// Whether there are enough customers for so many building columns.
    pub sample: SampleEvidence,
}

impl Certificate {
    /// What is known before anything is tested: how large segments of so many building columns are.
    pub fn of_sizes(sizes: &[u64], columns: usize) -> Self {
        let all = sizes.iter().sum();
        let evidence = |&size: &u64| SegmentEvidence {
            jaccard: None,
            firmness: None,
            size,
            warnings: SizeWarning::of(size, all),
        };
        Self {
            method: CertificateMethod::CopulaBootstrap,
            statistic: 0.0,
            draws: 0,
            p: 1.0,
            separation: 0.0,
            dip: None,
            rows: 0,
            resamples: 0,
            segments: sizes.iter().map(evidence).collect(),
            sample: SampleEvidence::of(all, columns as u64),
        }
    }

    /// The same evidence, for segments that are groups of these: those that stay as they were keep theirs, of
    /// the others only `sizes` tells.
    pub fn regrouped(&self, groups: &[Vec<u64>], sizes: Self) -> Self {
        let segments = groups.iter().zip(sizes.segments);
        let own = segments.map(|(group, sizes)| match group[..] {
            [only] => self.segments[only as usize].clone(),
            _ => sizes,
        });
        Self {
            segments: own.collect(),
            ..self.clone()
        }
    }
}

/// How it was tested whether there is any structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CertificateMethod {
    /// A parametric bootstrap against one homogeneous population with the table's own margins and
    /// correlations (a Gaussian copula), and a dip test.
    CopulaBootstrap,
}

/// A dip test (Hartigan & Hartigan, *The dip test of unimodality*, 1985).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DipEvidence {
    /// The column; `None` if it was the first principal component of them all.
    pub column: Option<String>,
    /// The dip.
    pub statistic: f64,
    /// Its p-value times the number of tests (Bonferroni).
    pub p: f64,
}

/// What is known of one segment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SegmentEvidence {
    /// How much of it comes back on average when other samples are clustered anew, 0 to 1 (Hennig,
    /// *Cluster-wise assessment of cluster stability*, 2007); `None` while that is still to come.
    pub jaccard: Option<f64>,
    /// The same in a word.
    pub firmness: Option<Firmness>,
    /// How many rows it has.
    pub size: u64,
    /// What its size forbids.
    pub warnings: Vec<SizeWarning>,
}

/// How firm a segment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Firmness {
    /// Jaccard at least .85.
    Firm,
    /// At least .75.
    Tentative,
    /// Less, or of fewer than 10 rows: those come back in other samples because they are drawn again.
    Weak,
}

/// Fewer rows are no evidence of a segment.
const FEWEST_ROWS: u64 = 10;

impl Firmness {
    /// The word for a mean Jaccard coefficient of a segment of `size` rows.
    pub fn of(jaccard: f64, size: u64) -> Self {
        if size < FEWEST_ROWS {
            Self::Weak
        } else if jaccard >= 0.85 {
            Self::Firm
        } else if jaccard >= 0.75 {
            Self::Tentative
        } else {
            Self::Weak
        }
    }
}

/// What a segment's size forbids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SizeWarning {
    /// Fewer than 100 customers: its figures are rough.
    CustomersFew,
    /// Less than 5 % of all: seldom worth a campaign of its own.
    ShareSmall,
    /// Fewer than 30 customers: too few to describe.
    ProfileUnsafe,
}

impl SizeWarning {
    /// All that hold for a segment of `size` rows among `all`.
    pub fn of(size: u64, all: u64) -> Vec<Self> {
        let warnings = [
            (size < 100, Self::CustomersFew),
            (size * 20 < all, Self::ShareSmall),
            (size < 30, Self::ProfileUnsafe),
        ];
        let held = warnings.into_iter().filter(|(holds, _)| *holds);
        held.map(|(_, warning)| warning).collect()
    }
}

/// Whether there are enough customers for so many building columns (Dolnicar, Grün & Leisch, *Required
/// sample sizes for data-driven market segmentation*, 2014).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SampleEvidence {
    /// The included rows.
    pub rows: u64,
    /// The building columns.
    pub columns: u64,
    /// In a word.
    pub adequacy: Adequacy,
}

/// How well a number of rows supports a number of columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Adequacy {
    /// At least 70 rows a column.
    Enough,
    /// At least 30.
    Sparse,
    /// Fewer.
    TooFew,
}

impl SampleEvidence {
    /// For `rows` rows and `columns` building columns.
    pub fn of(rows: u64, columns: u64) -> Self {
        let adequacy = if rows >= 70 * columns {
            Adequacy::Enough
        } else if rows >= 30 * columns {
            Adequacy::Sparse
        } else {
            Adequacy::TooFew
        };
        Self {
            rows,
            columns,
            adequacy,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_change_at_their_limits() {
        let words = [0.85, 0.849, 0.75, 0.749].map(|jaccard| Firmness::of(jaccard, 10));
        use Firmness::{Firm, Tentative, Weak};
        assert_eq!(words, [Firm, Tentative, Tentative, Weak]);
        assert_eq!(Firmness::of(1.0, 9), Weak);
        let rows = |rows| SampleEvidence::of(rows, 2).adequacy;
        use Adequacy::{Enough, Sparse, TooFew};
        assert_eq!(
            [140, 139, 60, 59].map(rows),
            [Enough, Sparse, Sparse, TooFew]
        );
        assert!(SizeWarning::of(100, 2000).is_empty());
        assert_eq!(SizeWarning::of(99, 1980), [SizeWarning::CustomersFew]);
        assert_eq!(SizeWarning::of(29, 700).len(), 3);
    }
}
