//! Everything needed to place a new customer, and nothing else.

use serde::{Deserialize, Serialize};

use crate::cluster::Centres;
use crate::error::{Error, Issue, Result};
use crate::features::FeatureSpace;
use crate::table::Table;

/// The newest format of [`SegmentModel`]. Format 1 stays readable for ever.
pub const FORMAT: u64 = 1;

/// What every model of ours names itself.
pub const PRODUCT: &str = "customer-segments";

/// A fitted segmentation as plain, versioned data: how columns become coordinates, and where the centres
/// lie. It holds no row of any table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SegmentModel {
    #[serde(flatten)]
    header: ModelHeader,
    engine: Engine,
    /// The seed that it was fitted with.
    pub seed: u64,
    #[serde(flatten)]
    space: FeatureSpace,
    /// One a segment, in feature space.
    centres: Centres,
}

/// What every model of ours begins with, whatever its format.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct ModelHeader {
    product: String,
    format: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Engine {
    #[serde(rename = "k-means")]
    KMeans,
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
    /// Of a fitted space and centres in it, one a segment.
    pub fn new(space: FeatureSpace, centres: Centres, seed: u64) -> Self {
        Self {
            header: ModelHeader {
                product: PRODUCT.to_owned(),
                format: FORMAT,
            },
            engine: Engine::KMeans,
            seed,
            space,
            centres,
        }
    }

    /// How columns become coordinates.
    pub fn space(&self) -> &FeatureSpace {
        &self.space
    }

    /// Where each segment's centre lies in that space.
    pub fn centres(&self) -> &Centres {
        &self.centres
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
        let assignments = packed.assignments(&self.centres.nearest(&packed.points));
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
        if self.centres.is_empty() || self.centres.dimensions() != self.space.dimensions() {
            return Err(Error::ModelInvalid {
                expected: "centres with one coordinate for each dimension".to_owned(),
            });
        }
        Ok(())
    }
}
