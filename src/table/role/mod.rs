//! What each column is for, and why, in words that can be translated.

mod copies;
mod personal;
mod propose;
mod roles;

pub(super) use propose::propose;
pub use roles::Roles;

use serde::{Deserialize, Serialize};

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// It shapes the segments: distance is measured in it.
    Build,
    /// It explains the segments.
    Describe,
    /// It is what we want more (or less) of: loyalty, response, churn.
    Outcome,
    /// It is left out.
    Ignore,
}

/// Which part of a customer profile a column tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Element {
    /// Age, gender, family.
    Demographic,
    /// Income, education, occupation.
    SocioEconomic,
    /// Attitudes, values, lifestyle.
    Psychographic,
    /// What customers do.
    Behaviour,
    /// Where they are.
    Geography,
    /// What they look for in the product.
    Benefits,
    /// Facts about a firm.
    Firmographic,
}

/// Why a column has its role. The client turns it into a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Reason {
    /// It says what customers do.
    Behaviour,
    /// It says what customers think or look for.
    Attitude,
    /// A quantity of which nothing more is known.
    Quantity,
    /// It would rather describe, but too few other columns could build.
    Promoted,
    /// It says who customers are; that explains segments better than it shapes them.
    WhoTheyAre,
    /// A category or a yes/no beside enough quantities to build on.
    Explains,
    /// It is what we want more or less of.
    Outcome,
    /// A day; what is built on is how long ago it was.
    Date,
    /// Free words.
    Text,
    /// It names rows.
    Identifier,
    /// It holds a person's name.
    PersonalName,
    /// It holds e-mail addresses.
    PersonalEmail,
    /// It holds telephone numbers.
    PersonalPhone,
    /// It holds an address, card or identity number.
    PersonalOther,
    /// It tells of health, faith, origin, politics or sexuality: it takes part only where the user says so.
    Sensitive,
    /// All its cells are the same.
    Constant,
    /// All its cells are missing.
    Empty,
    /// It says the same as another column.
    CopyOf {
        /// The column it repeats.
        column: String,
    },
    /// It has too many different values to shape segments.
    TooManyLevels,
    /// Most of its cells are missing.
    MostlyMissing,
    /// Its cells hold several answers each, which are columns of their own.
    Answers,
    /// The user said so.
    User,
}
