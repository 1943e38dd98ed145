//! Options for segmenting a table.

use std::ops::RangeInclusive;

use super::{Setting, customers_params, unavailable, unknown};
use crate::cluster::Method;
use crate::error::{Error, Result};
use crate::features::{FeatureOptions, MissingRule, ResponseStyle, Scaling, TransformChoice};
use crate::profile::Quota;
use crate::segment::{
    EngineChoice, Evidence, MAXIMUM_CLUSTERS, Rows, Sampling, Segmentation, SegmentationParams,
};
use crate::table::{Goal, Role};

const KNOWN: [&str; 17] = [
    "accounts",
    "customers",
    "goal",
    "roles",
    "features",
    "clusters",
    "engine",
    "evidence",
    "onUpdate",
    "missing",
    "responseStyle",
    "weights",
    "value",
    "minimumCell",
    "interviews",
    "sample",
    "seed",
];

const CLUSTERS: &str = "a whole number from 2 to 100, or { from, to } with from ≤ to";

/// JavaScript's largest safe integer, 2⁵³ − 1.
const SAFE: u64 = (1 << 53) - 1;

/// Checks options for segmenting.
///
/// # Errors
/// `option-invalid`, `option-unavailable`. Whether columns exist is checked against the table later.
pub fn segmentation_params(settings: &Setting) -> Result<SegmentationParams> {
    let mut params = Segmentation::params();
    let (mut rows, mut accounts) = (Rows::Auto, None);
    for (key, value) in settings.members("options")? {
        params = match key {
            "roles" => {
                let mut roles = Vec::new();
                for (column, role) in value.members(key)? {
                    roles.push((column.to_owned(), role_of(column, role)?));
                }
                params.roles(roles)
            }
            "features" => {
                let items = value.items(key)?;
                if items.is_empty() {
                    return Err(value.unlike(key, "a list of at least one column"));
                }
                params.features(items.iter().map(feature).collect::<Result<Vec<_>>>()?)
            }
            "clusters" => params.clusters(clusters(value)?),
            "engine" => {
                let engines = [
                    ("auto", EngineChoice::Auto),
                    ("k-means", EngineChoice::Named(Method::KMeans)),
                    ("mixture", EngineChoice::Named(Method::Mixture)),
                    ("k-prototypes", EngineChoice::Named(Method::KPrototypes)),
                ];
                params.engine(value.choice(key, &engines)?)
            }
            "evidence" => {
                let kinds = [("full", Evidence::Full), ("none", Evidence::None)];
                params.evidence(value.choice(key, &kinds)?)
            }
            "missing" => {
                let rules = [
                    ("auto", MissingRule::Impute),
                    ("exclude", MissingRule::Exclude),
                ];
                params.missing(value.choice(key, &rules)?)
            }
            "responseStyle" => {
                let styles = [
                    ("keep", ResponseStyle::Keep),
                    ("remove", ResponseStyle::Remove),
                ];
                params.response_style(value.choice(key, &styles)?)
            }
            "minimumCell" => params.minimum_cell(value.whole(key, 0..=1_000_000)?),
            "interviews" => {
                let mut quota = Quota::default();
                for (kind, count) in value.members(key)? {
                    let count = count.whole(&format!("interviews.{kind}"), 0..=1000)? as usize;
                    match kind {
                        "core" => quota.core = count,
                        "border" => quota.border = count,
                        "highValue" => quota.high_value = count,
                        _ => {
                            let known = ["core", "border", "highValue"];
                            return Err(unknown(&format!("interviews.{kind}"), &known));
                        }
                    }
                }
                params.interviews(quota)
            }
            "sample" => {
                let samples = [("auto", Sampling::Auto), ("none", Sampling::None)];
                params.sample(value.choice(key, &samples)?)
            }
            "seed" => params.seed(value.whole(key, 0..=SAFE)?),
            "customers" => {
                rows = match value {
                    Setting::Map(_) => Rows::Gathered(Box::new(customers_params(value)?)),
                    _ => value
                        .choice(key, &[("auto", false), ("none", true)])
                        .map(|none| if none { Rows::AsTheyAre } else { Rows::Auto })?,
                };
                params
            }
            "accounts" => {
                accounts = self::accounts(value)?;
                params
            }
            "goal" => {
                let goals = [
                    ("best-customers", Goal::BestCustomers),
                    ("retention", Goal::Retention),
                    ("messages", Goal::Messages),
                    ("survey", Goal::Survey),
                ];
                params.goal(value.choice(key, &goals)?)
            }
            "value" => params.value(value.text(key)?),
            "weights" => params.weights(value.text(key)?),
            "onUpdate" => unavailable(key)?,
            _ => return Err(unknown(key, &KNOWN)),
        };
    }
    Ok(params.customers(match (rows, accounts) {
        (Rows::Gathered(_), Some(_)) => {
            let expected = "\"none\" where customers are gathered";
            return Err(Error::option("accounts", expected, "both"));
        }
        (_, Some(by)) => Rows::Accounts(by),
        (rows, None) => rows,
    }))
}

/// Whether contacts are rolled up, and to the accounts of which column, if one is named.
fn accounts(value: &Setting) -> Result<Option<Option<String>>> {
    let Setting::Map(_) = value else {
        let auto = value.choice("accounts", &[("none", false), ("auto", true)])?;
        return Ok(auto.then_some(None));
    };
    let mut by = None;
    for (key, column) in value.members("accounts")? {
        match key {
            "by" => by = Some(column.text("accounts.by")?.to_owned()),
            _ => return Err(unknown(&format!("accounts.{key}"), &["by"])),
        }
    }
    Ok(Some(by))
}

fn role_of(column: &str, value: &Setting) -> Result<Role> {
    let roles = [
        ("build", Role::Build),
        ("describe", Role::Describe),
        ("outcome", Role::Outcome),
        ("ignore", Role::Ignore),
    ];
    value.choice(&format!("roles.{column}"), &roles)
}

fn clusters(value: &Setting) -> Result<RangeInclusive<usize>> {
    let most = MAXIMUM_CLUSTERS as u64;
    let Setting::Map(_) = value else {
        let number = value.whole("clusters", 2..=most);
        let number = number.map_err(|_| value.unlike("clusters", CLUSTERS))? as usize;
        return Ok(number..=number);
    };
    let (mut from, mut to) = (None, None);
    for (key, bound) in value.members("clusters")? {
        match key {
            "from" => from = Some(bound.whole("clusters.from", 2..=most)?),
            "to" => to = Some(bound.whole("clusters.to", 2..=most)?),
            _ => return Err(unknown(&format!("clusters.{key}"), &["from", "to"])),
        }
    }
    match (from, to) {
        (Some(from), Some(to)) if from <= to => Ok(from as usize..=to as usize),
        _ => Err(value.unlike("clusters", CLUSTERS)),
    }
}

fn feature(value: &Setting) -> Result<FeatureOptions> {
    if let Setting::Text(column) = value {
        return Ok(FeatureOptions::new(column));
    }
    let mut options = FeatureOptions::new("");
    for (key, value) in value.members("features")? {
        let option = format!("features.{key}");
        match key {
            "column" => options.column = value.text(&option)?.to_owned(),
            "transform" => {
                let transforms = [
                    ("auto", TransformChoice::Auto),
                    ("none", TransformChoice::None),
                    ("log1p", TransformChoice::Log1p),
                ];
                options.transform = value.choice(&option, &transforms)?;
            }
            "scaling" => {
                let scalings = [
                    ("auto", Scaling::Auto),
                    ("standard", Scaling::Standard),
                    ("none", Scaling::None),
                ];
                options.scaling = value.choice(&option, &scalings)?;
            }
            "winsorise" => options.winsorise = value.flag(&option)?,
            "ordered" => options.ordered = value.flag(&option)?,
            "weight" => options.weight = value.positive(&option)?,
            _ => {
                let known = [
                    "column",
                    "transform",
                    "scaling",
                    "winsorise",
                    "ordered",
                    "weight",
                ];
                return Err(unknown(&option, &known));
            }
        }
    }
    if options.column.is_empty() {
        return Err(value.unlike("features.column", "the name of a column"));
    }
    Ok(options)
}
