//! From columns to coordinates: the space in which distance is measured.
//!
//! [`FeatureSpace::params`] names the columns, [`fit`](FeatureSpaceParams::fit) learns how each one
//! becomes coordinates, [`pack`](FeatureSpace::pack) places the rows of a table (the same or a new
//! one), and [`in_units`](FeatureSpace::in_units) leads back to the user's units.
//!
//! | Column | Coordinates |
//! |---|---|
//! | number | `log1p` if skewed; outliers moved to the edge; mean 0, deviation 1 |
//! | question of a battery | as it is; mean 0, the deviation that the battery has in common |
//! | date | days before the latest date, then as a number |
//! | ordered category | the place of its step; mean 0, deviation 1 |
//! | flag | 0 or 1 |
//! | category | one for each level: 0 or 1/√2 |
//!
//! Preparation has by far the largest effect on what is found. Standardising 0/1 codes as well would
//! let rare levels dominate, which is why only numbers are.
//!
//! In linfa's idiom a space is a transformer, from a table to what its algorithms are fitted to:
//! ```
//! use customer_segments::{FeatureSpace, KMeans, ReadOptions, Table};
//! use linfa::traits::{Fit, Predict, Transformer};
//!
//! let csv = "visits,spend\n1,10\n2,12\n1,11\n30,900\n31,910\n29,905\n";
//! let table = Table::from_csv(csv.as_bytes(), &ReadOptions::default())?;
//! let space = FeatureSpace::params().columns(["visits", "spend"]).fit(&table)?;
//! let dataset = space.transform(&table);
//!
//! let model = KMeans::params(2).seed(42).fit(&dataset)?;
//! let labels = model.predict(dataset.records());
//! assert_eq!((labels[0], labels[3]), (labels[2], labels[5]));
//! assert_ne!(labels[0], labels[3]);
//! # Ok::<(), customer_segments::Error>(())
//! ```

mod battery;
mod feature;
mod fit;
mod lanes;
mod mixed;
mod number;
mod order;
mod outliers;
mod packing;
mod params;
mod points;
mod ranked;
mod reader;
mod redundant;
mod space;
mod sum;
mod weigh;

pub use feature::{CategoryFeature, Feature, FlagFeature, InUnits};
pub use fit::{Fitted, Fitting};
pub(crate) use lanes::{Doubles, Floats, Words};
pub use lanes::{LANES, Lanes};
pub use mixed::{Gaps, MISSING_CODE, MixedColumn, Part, PartKind, Places, encode, mixed_columns};
pub use number::{NumberFeature, Scale, Steps, Transform};
pub use order::{Ranking, canonical_first, mix_pair};
pub use outliers::{Outlier, Outliers};
pub use packing::{Packed, Packing};
pub use params::{
    FeatureOptions, FeatureSpaceParams, FeatureSpaceValidParams, MissingRule, ResponseStyle,
    Scaling, TransformChoice,
};
pub use points::{CHUNK, Chunk, Points, Rows};
pub use ranked::ranked;
pub use space::{FeatureSpace, SpaceDataset};
pub use sum::Sum;
