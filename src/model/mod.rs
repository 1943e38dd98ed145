//! Everything needed to place a new customer, and nothing else.
//!
//! ```
//! use customer_segments::{ReadOptions, SegmentModel, Segmentation, Table};
//!
//! # fn main() -> customer_segments::Result<()> {
//! # let row = |n: usize| format!("{},{}\n", 2 + 20 * (n % 2), 30 + 900 * (n % 2) + n);
//! # let csv = String::from("orders,spend\n") + &(0..40).map(row).collect::<String>();
//! # let new_csv = String::from("orders,spend\n2,40\n22,950\n");
//! let table = Table::from_csv(csv.as_bytes(), &ReadOptions::default())?;
//! let result = Segmentation::params().clusters(2..=2).seed(42).fit(&table)?;
//!
//! // Plain data: kept as JSON, and read again.
//! let kept = serde_json::to_string(&result.report.model).expect("JSON");
//! let model: SegmentModel = serde_json::from_str(&kept).expect("a model");
//! assert_eq!(model.assign(&table)?, result.assignments);
//!
//! let new = Table::from_csv(new_csv.as_bytes(), &ReadOptions::default())?;
//! let placed = model.assign(&new)?;
//! assert_eq!(placed, [result.assignments[0], result.assignments[1]]);
//! # Ok(())
//! # }
//! ```

use serde::{Deserialize, Serialize};

use crate::cluster::{AllRows, Method, Placement};
use crate::error::{Error, Issue, Result};
use crate::features::FeatureSpace;
use crate::table::Table;

/// The newest format of [`SegmentModel`]. Format 1, which has centres alone, stays readable for ever, and is
/// what k-means still writes unless segments were merged.
pub const FORMAT: u64 = 2;

/// What every model of ours names itself.
pub const PRODUCT: &str = "customer-segments";

/// A fitted segmentation as plain, versioned data: how columns become coordinates, and what
/// places them: centres, or latent classes. It holds no row of any table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SegmentModel {
    #[serde(flatten)]
    header: ModelHeader,
    engine: Method,
    /// The seed that it was fitted with.
    pub seed: u64,
    #[serde(flatten)]
    space: FeatureSpace,
    #[serde(flatten)]
    placement: Placement,
    /// Of clusters that were taken together, the segment of each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    segments: Option<Vec<u32>>,
}

/// What every model of ours begins with, whatever its format.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct ModelHeader {
    product: String,
    format: u64,
}

impl ModelHeader {
    fn check(&self) -> Result<()> {
        if self.product != PRODUCT {
            return Err(Error::ModelInvalid {
                expected: format!("product \"{PRODUCT}\""),
            });
        }
        if self.format > FORMAT {
            return Err(Error::ModelVersion {
                expected: FORMAT,
                found: self.format,
            });
        }
        Ok(())
    }
}

impl SegmentModel {
    /// Of a fitted space, and what a method found in it.
    pub fn new(space: FeatureSpace, engine: Method, placement: Placement, seed: u64) -> Self {
        Self {
            header: ModelHeader {
                product: PRODUCT.to_owned(),
                format: match placement {
                    Placement::Centres(_) => 1,
                    _ => FORMAT,
                },
            },
            engine,
            seed,
            space,
            placement,
            segments: None,
        }
    }

    /// The same model with clusters taken together: `segments` tells the segment of each.
    pub fn merged(mut self, segments: Vec<u32>) -> Self {
        self.header.format = FORMAT;
        self.segments = Some(segments);
        self
    }

    /// Of clusters that were taken together, the segment of each.
    pub fn segments(&self) -> Option<&[u32]> {
        self.segments.as_deref()
    }

    /// How columns become coordinates.
    pub fn space(&self) -> &FeatureSpace {
        &self.space
    }

    /// The method that made the segments.
    pub fn engine(&self) -> Method {
        self.engine
    }

    /// What places a row of that space in its segment.
    pub fn placement(&self) -> &Placement {
        &self.placement
    }

    /// The segment of each row of `table`, or −1 for a row that cannot be placed. Rows of the table that the
    /// model was fitted to are placed exactly as they were then.
    ///
    /// # Errors
    /// `model-invalid` or `model-version`, and `columns-missing`, naming all of them.
    pub fn assign(&self, table: &Table) -> Result<Vec<i32>> {
        Ok(self.place(table)?.0)
    }

    /// As [`assign`](Self::assign), with what was repaired: values that were missing or out of the ordinary,
    /// and levels that the model does not know, which count as none of those that it knows.
    ///
    /// # Errors
    /// Those of [`assign`](Self::assign).
    pub fn place(&self, table: &Table) -> Result<(Vec<i32>, Vec<Issue>)> {
        self.check()?;
        let packed = self.space.pack(table)?;
        let rows = AllRows {
            points: &packed.points,
            parts: &self.space.parts(),
            gaps: &packed.gaps,
            weights: None,
        };
        let mut labels = self.placement.place(rows);
        if let Some(segments) = &self.segments {
            labels
                .iter_mut()
                .for_each(|label| *label = segments[*label as usize]);
        }
        let assignments = packed.assignments(&labels);
        Ok((assignments, packed.issues))
    }

    /// The model itself, if it can be used. One that was fitted always can; one that was read from somewhere
    /// may be damaged.
    ///
    /// # Errors
    /// `model-invalid` or `model-version`.
    pub fn checked(self) -> Result<Self> {
        self.check()?;
        Ok(self)
    }

    fn check(&self) -> Result<()> {
        self.header.check()?;
        self.space.check()?;
        let clusters = self.placement.clusters();
        let segments = self.segments.as_ref();
        let merged = segments.is_none_or(|segments| {
            segments.len() == clusters && segments.iter().all(|&it| (it as usize) < clusters)
        });
        if !merged || !self.placement.is_sound(&self.space.parts()) {
            return Err(Error::ModelInvalid {
                expected: "centres or classes of the model's own columns".to_owned(),
            });
        }
        Ok(())
    }
}
