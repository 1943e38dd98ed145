//! A model, or how a file was read, as it comes back from a caller who kept it as plain data.

use super::Setting;
use crate::cluster::genie::MicroCentres;
use crate::cluster::k_prototypes::{Prototype, Prototypes};
use crate::cluster::mixture::{Classes, Density};
use crate::cluster::{Centres, Method, Placement};
use crate::error::{Error, Result};
use crate::features::{
    CategoryFeature, Feature, FeatureSpace, FlagFeature, MissingRule, NumberFeature, Scale, Steps,
    Transform,
};
use crate::model::{FORMAT, PRODUCT, SegmentModel};
use crate::read::{Encoding, Reading};

/// Reads a model. Its header comes first: a newer model may hold what this version cannot even name.
///
/// # Errors
/// `model-invalid` naming what was expected, or `model-version`.
pub fn segment_model(settings: &Setting) -> Result<SegmentModel> {
    let members = Members::of(settings)?;
    if members.text("product")? != PRODUCT {
        return Err(expected("product", &format!("\"{PRODUCT}\"")));
    }
    let format = members.number("format")? as u64;
    if format > FORMAT {
        return Err(Error::ModelVersion {
            expected: FORMAT,
            found: format,
        });
    }
    let missing = match members.text("missing")? {
        "impute" => MissingRule::Impute,
        "exclude" => MissingRule::Exclude,
        _ => return Err(expected("missing", "\"impute\" or \"exclude\"")),
    };
    let features = members
        .list("features")?
        .iter()
        .map(feature)
        .collect::<Result<_>>()?;
    let relative = match members.get("relative") {
        None => Vec::new(),
        Some(places) => numbers(places)?
            .iter()
            .map(|&place| place as usize)
            .collect(),
    };
    let space = FeatureSpace {
        features,
        missing,
        relative,
    };
    let (engine, placement) = match members.text("engine")? {
        "k-means" => (Method::KMeans, Placement::Centres(centres(&members)?)),
        "mixture" => (Method::Mixture, Placement::Classes(classes(&members)?)),
        "k-prototypes" => (
            Method::KPrototypes,
            Placement::Prototypes(prototypes(&members)?),
        ),
        "genie" => (Method::Genie, Placement::Micro(micro(&members)?)),
        _ => return Err(expected("engine", "a method of this version")),
    };
    let seed = members.number("seed")? as u64;
    let mut model = SegmentModel::new(space, engine, placement, seed);
    if let Some(segments) = members.get("segments") {
        let segments = numbers(segments)?;
        model = model.merged(segments.iter().map(|&segment| segment as u32).collect());
    }
    model.checked()
}

fn centres(members: &Members) -> Result<Centres> {
    let centres = members.list("centres")?.iter().map(numbers);
    Centres::try_from(centres.collect::<Result<Vec<_>>>()?)
}

fn micro(members: &Members) -> Result<MicroCentres> {
    let members = Members::of(members.need("micro")?)?;
    let clusters = numbers(members.need("clusters")?)?;
    Ok(MicroCentres {
        centres: centres(&members)?,
        clusters: clusters.iter().map(|&cluster| cluster as u32).collect(),
    })
}

fn prototypes(members: &Members) -> Result<Prototypes> {
    let members = Members::of(members.need("prototypes")?)?;
    let prototype = |settings: &Setting| {
        let members = Members::of(settings)?;
        match members.text("kind")? {
            "number" => Ok(Prototype::Number {
                means: numbers(members.need("means")?)?,
            }),
            "category" => {
                let modes = numbers(members.need("modes")?)?;
                Ok(Prototype::Category {
                    modes: modes.iter().map(|&mode| mode as u32).collect(),
                })
            }
            _ => Err(expected("kind", "\"number\" or \"category\"")),
        }
    };
    let columns = members.list("columns")?.iter().map(prototype);
    Ok(Prototypes {
        lambda: members.number("lambda")?,
        columns: columns.collect::<Result<_>>()?,
    })
}

fn classes(members: &Members) -> Result<Classes> {
    let members = Members::of(members.need("classes")?)?;
    let density = |settings: &Setting| {
        let members = Members::of(settings)?;
        match members.text("kind")? {
            "number" => Ok(Density::Number {
                means: numbers(members.need("means")?)?,
                variances: numbers(members.need("variances")?)?,
            }),
            "category" => {
                let shares = members.list("shares")?.iter().map(numbers);
                Ok(Density::Category {
                    shares: shares.collect::<Result<_>>()?,
                })
            }
            _ => Err(expected("kind", "\"number\" or \"category\"")),
        }
    };
    Ok(Classes {
        shares: numbers(members.need("shares")?)?,
        columns: members
            .list("columns")?
            .iter()
            .map(density)
            .collect::<Result<_>>()?,
    })
}

/// Reads how a file was read.
///
/// # Errors
/// `model-invalid` naming what was expected.
pub fn reading(settings: &Setting) -> Result<Reading> {
    let members = Members::of(settings)?;
    let encoding = Encoding::from_label(members.text("encoding")?);
    let plain = Reading::default();
    let header = members.flag("header")?;
    // A result of an earlier version says less; what it does not say was so then.
    let count = |name, else_: u32| -> Result<u32> {
        match members.get(name) {
            Some(_) => Ok(members.number(name)? as u32),
            None => Ok(else_),
        }
    };
    let sign = |name, else_: Option<char>| match members.0.iter().find(|(key, _)| key == name) {
        Some((_, Setting::Text(text))) => Ok(text.chars().next()),
        Some((_, Setting::Absent)) => Ok(None),
        Some(_) => Err(expected(name, "a character")),
        None => Ok(else_),
    };
    Ok(Reading {
        encoding: encoding.ok_or_else(|| expected("encoding", "an encoding"))?,
        byte_order_mark: members.flag("byteOrderMark")?,
        delimiter: members.text("delimiter")?.to_owned(),
        quote: sign("quote", plain.quote)?,
        escape: sign("escape", None)?,
        comment: sign("comment", None)?,
        trimmed: matches!(members.get("trimmed"), Some(Setting::Flag(true))),
        header,
        header_rows: count("headerRows", u32::from(header))?,
        preamble_rows: count("preambleRows", 0)?,
        footer_rows: count("footerRows", 0)?,
        wrapped: matches!(members.get("wrapped"), Some(Setting::Flag(true))),
        column_starts: match members.get("columnStarts") {
            None => Vec::new(),
            Some(starts) => numbers(starts)?.into_iter().map(|at| at as u32).collect(),
        },
        ..plain
    })
}

fn feature(settings: &Setting) -> Result<Feature> {
    let members = Members::of(settings)?;
    let column = members.text("column")?.to_owned();
    let weight = members.number("weight")?;
    match members.text("kind")? {
        "number" => Ok(Feature::Number(NumberFeature {
            column,
            transform: match members.text("transform")? {
                "none" => Transform::None,
                "log1p" => Transform::Log1p,
                _ => return Err(expected("transform", "\"none\" or \"log1p\"")),
            },
            winsorise: match members.get("winsorise") {
                None => None,
                Some(limits) => Some(pair(numbers(limits)?, "winsorise")?),
            },
            mean: members.number("mean")?,
            deviation: members.number("deviation")?,
            weight,
            impute: members.number("impute")?,
            latest: match members.get("latest") {
                None => None,
                Some(_) => Some(members.number("latest")?),
            },
            steps: match members.get("steps") {
                None => None,
                Some(steps) => {
                    let steps = Members::of(steps)?;
                    Some(Steps {
                        levels: texts(steps.list("levels")?)?,
                        shares: numbers(steps.need("shares")?)?,
                    })
                }
            },
            scale: match members.get("scale") {
                None => None,
                Some(scale) => {
                    let scale = Members::of(scale)?;
                    Some(Scale {
                        first: scale.number("first")?,
                        shares: numbers(scale.need("shares")?)?,
                    })
                }
            },
        })),
        "flag" => Ok(Feature::Flag(FlagFeature {
            column,
            spellings: pair(texts(members.list("spellings")?)?, "spellings")?,
            weight,
            impute: members.number("impute")?,
        })),
        "category" => Ok(Feature::Category(CategoryFeature {
            column,
            levels: texts(members.list("levels")?)?,
            weight,
            impute: numbers(members.need("impute")?)?,
        })),
        _ => Err(expected("kind", "\"number\", \"flag\" or \"category\"")),
    }
}

/// The members of an object.
struct Members<'a>(&'a [(String, Setting)]);

impl<'a> Members<'a> {
    fn of(settings: &'a Setting) -> Result<Self> {
        match settings {
            Setting::Map(members) => Ok(Self(members)),
            _ => Err(expected("model", "an object")),
        }
    }

    fn get(&self, name: &str) -> Option<&'a Setting> {
        let (_, value) = self.0.iter().find(|(key, _)| key == name)?;
        (*value != Setting::Absent).then_some(value)
    }

    fn need(&self, name: &str) -> Result<&'a Setting> {
        self.get(name).ok_or_else(|| expected(name, "a value"))
    }

    fn text(&self, name: &str) -> Result<&'a str> {
        match self.need(name)? {
            Setting::Text(text) => Ok(text),
            _ => Err(expected(name, "a string")),
        }
    }

    fn number(&self, name: &str) -> Result<f64> {
        match self.need(name)? {
            Setting::Number(number) => Ok(*number),
            _ => Err(expected(name, "a number")),
        }
    }

    fn flag(&self, name: &str) -> Result<bool> {
        match self.need(name)? {
            Setting::Flag(flag) => Ok(*flag),
            _ => Err(expected(name, "true or false")),
        }
    }

    fn list(&self, name: &str) -> Result<&'a [Setting]> {
        match self.need(name)? {
            Setting::List(items) => Ok(items),
            _ => Err(expected(name, "a list")),
        }
    }
}

fn numbers(settings: &Setting) -> Result<Vec<f64>> {
    let number = |item: &Setting| match item {
        Setting::Number(number) => Ok(*number),
        _ => Err(expected("features", "numbers")),
    };
    match settings {
        Setting::List(items) => items.iter().map(number).collect(),
        _ => Err(expected("features", "a list of numbers")),
    }
}

fn texts(settings: &[Setting]) -> Result<Vec<String>> {
    let text = |item: &Setting| match item {
        Setting::Text(text) => Ok(text.clone()),
        _ => Err(expected("features", "strings")),
    };
    settings.iter().map(text).collect()
}

fn pair<T>(items: Vec<T>, name: &str) -> Result<[T; 2]> {
    <[T; 2]>::try_from(items).map_err(|_| expected(name, "two values"))
}

fn expected(name: &str, what: &str) -> Error {
    Error::ModelInvalid {
        expected: format!("{name}: {what}"),
    }
}
