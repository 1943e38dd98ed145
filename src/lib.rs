//! Customer segmentation that never lets the data leave the device: a file of customers goes in,
//! segments come out, explained in the file's own units.
//!
//! ```
//! use customer_segments::{ReadOptions, Segmentation, Table};
//!
//! # fn main() -> customer_segments::Result<()> {
//! let mut csv = String::from("customer,orders,spend\n");
//! for customer in 0..40 {
//!     let (orders, spend) = if customer % 2 == 0 { (2, 30) } else { (20, 900) };
//!     csv += &format!("C{customer:03},{},{}\n", orders + customer % 3, spend + customer);
//! }
//!
//! let table = Table::from_csv(csv.as_bytes(), &ReadOptions::default())?;
//! let result = Segmentation::params().clusters(2..=10).seed(42).fit(&table)?;
//!
//! assert_eq!(result.report.segments.len(), 2);
//! assert_ne!(result.assignments[0], result.assignments[1]);
//! # Ok(())
//! # }
//! ```
//!
//! # The house
//!
//! Data flows one way, and the modules stand in that order. A stage names only those before it, and
//! [`error`]; a test holds this law.
//!
//! ```text
//! bytes ─ read ─▶ table ─▶ customers ─▶ features ─▶ cluster ─▶ evaluate ─▶ profile ─▶ model ─▶ export
//! ```
//!
//! | stage | what goes in | what comes out |
//! |---|---|---|
//! | [`read`] | bytes in chunks of any size | rows of text cells: encoding, delimiter and header detected |
//! | [`table`] | text cells | typed columns, each with a role and the reason for it |
//! | [`customers`] | a table of orders | one row a customer: how recently, how often, how much |
//! | [`features`] | a table | coordinates in which distance means something, and the way back |
//! | [`cluster`] | coordinates | clusters, for each number of them that was asked for |
//! | [`evaluate`] | coordinates and clusters | how good each number is, and which to take |
//! | [`profile`] | the table and the clusters | what each segment is like, beside everyone |
//! | [`model`] | coordinates and centres | plain data that places new customers |
//! | [`export`] | the bytes again, and the segments | the same file with one more column |
//!
//! [`segment`] runs them all, one bounded step at a time; [`settings`] checks options that come from
//! another language; `wasm`, behind the feature of that name, is the only file that knows JavaScript.
//!
//! # Words
//!
//! A *cluster* is what an algorithm makes, a *segment* what a person sees. A *column* of the table is what
//! was in the file; a *feature* is one coordinate of the space in which distance is measured. Few columns
//! *build* the segments, all of them may *describe* them.
//!
//! # The same bits everywhere
//!
//! From one file, one set of options and one seed, partitions, models and figures are the same bit for bit
//! natively and in every WebAssembly engine, however the bytes were cut into chunks. So every sum has one
//! order, transcendental functions come from [`libm`], chance comes from one seeded generator, and nothing
//! iterates over a hash map. Rows are ranked by a hash of their cells and the seed before any is drawn, so
//! that sorting the file differently does not give other segments.

#![warn(missing_docs)]

pub mod error;

pub mod read;
pub mod table;

pub mod customers;

pub mod features;

pub mod cluster;
pub mod evaluate;

pub mod profile;

pub mod export;
pub mod model;

pub mod segment;
pub mod settings;

#[cfg(feature = "wasm")]
mod wasm;

pub use error::{Error, Issue, IssueCode, Result};
pub use read::ReadOptions;
pub use table::{Column, Table};

pub use customers::{Customers, CustomersReport};

pub use features::FeatureSpace;

pub use cluster::KMeans;

pub use export::Annotator;
pub use model::SegmentModel;

pub use segment::{Candidate, Run, Segmentation, Step};
