//! A value of no fixed type, and how to ask it for one.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::error::{Error, Result};

/// What a caller wrote for an option: the shape that JSON and JavaScript share.
#[derive(Debug, Clone, PartialEq)]
pub enum Setting {
    /// `null` or `undefined`: as if the option were not there.
    Absent,
    /// `true` or `false`.
    Flag(bool),
    /// Any number, NaN included.
    Number(f64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Setting>),
    /// An object: its members in their order.
    Map(Vec<(String, Setting)>),
}

impl Setting {
    /// The members of an object that are present. `option` names it in an error.
    pub(super) fn members(&self, option: &str) -> Result<impl Iterator<Item = (&str, &Setting)>> {
        match self {
            Self::Map(members) => Ok(members
                .iter()
                .map(|(key, value)| (key.as_str(), value))
                .filter(|(_, value)| !matches!(value, Self::Absent))),
            _ => Err(self.unlike(option, "an object")),
        }
    }

    /// The items of an array.
    pub(super) fn items(&self, option: &str) -> Result<&[Setting]> {
        match self {
            Self::List(items) => Ok(items),
            _ => Err(self.unlike(option, "a list")),
        }
    }

    /// A string.
    pub(super) fn text(&self, option: &str) -> Result<&str> {
        match self {
            Self::Text(text) => Ok(text),
            _ => Err(self.unlike(option, "a string")),
        }
    }

    /// A yes or no.
    pub(super) fn flag(&self, option: &str) -> Result<bool> {
        match self {
            Self::Flag(flag) => Ok(*flag),
            _ => Err(self.unlike(option, "true or false")),
        }
    }

    /// A list of strings.
    pub(super) fn texts(&self, option: &str) -> Result<Vec<String>> {
        let Self::List(items) = self else {
            return Err(self.unlike(option, "a list of strings"));
        };
        items
            .iter()
            .map(|item| item.text(option).map(str::to_owned))
            .collect()
    }

    /// A number above 0 and not infinite.
    pub(super) fn positive(&self, option: &str) -> Result<f64> {
        match self {
            Self::Number(number) if *number > 0.0 && number.is_finite() => Ok(*number),
            _ => Err(self.unlike(option, "a number above 0")),
        }
    }

    /// A whole number within `range`.
    pub(super) fn whole(&self, option: &str, range: std::ops::RangeInclusive<u64>) -> Result<u64> {
        match self {
            // Within the range the cast is exact: no range given here passes 2⁵³.
            Self::Number(number)
                if *number == libm::trunc(*number)
                    && *number >= *range.start() as f64
                    && *number <= *range.end() as f64 =>
            {
                Ok(*number as u64)
            }
            _ => {
                let expected = format!("a whole number from {} to {}", range.start(), range.end());
                Err(self.unlike(option, &expected))
            }
        }
    }

    /// One of `choices`.
    pub(super) fn choice<T: Copy>(&self, option: &str, choices: &[(&str, T)]) -> Result<T> {
        let place = self.place(option, &mut choices.iter().map(|(name, _)| *name))?;
        Ok(choices[place].1)
    }

    /// Which of the names it is; compiled once for all kinds of choices.
    fn place(&self, option: &str, names: &mut dyn Iterator<Item = &str>) -> Result<usize> {
        let mut expected = String::from("one of ");
        for (place, name) in names.enumerate() {
            if matches!(self, Self::Text(text) if text == name) {
                return Ok(place);
            }
            let comma = if place > 0 { ", " } else { "" };
            expected.extend([comma, "\"", name, "\""]);
        }
        Err(self.unlike(option, &expected))
    }

    /// The error for an option that is not what was expected.
    pub(super) fn unlike(&self, option: &str, expected: &str) -> Error {
        Error::option(option, expected, self)
    }
}

impl fmt::Display for Setting {
    // Strings are shown, since an option's value is the caller's own; lists and objects only by kind,
    // since they may hold column names.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => formatter.write_str("nothing"),
            Self::Flag(flag) => write!(formatter, "{flag}"),
            Self::Number(number) => number_text(*number, formatter),
            Self::Text(text) => write!(formatter, "\"{text}\""),
            Self::List(_) => formatter.write_str("a list"),
            Self::Map(_) => formatter.write_str("an object"),
        }
    }
}

/// Six decimals are enough to recognise a number; the exact ones would bring 20 kB of code with them.
fn number_text(number: f64, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    const SCALE: f64 = 1e6;
    if number.is_nan() {
        return formatter.write_str("NaN");
    }
    let sign = if number < 0.0 { "-" } else { "" };
    let size = number.abs();
    if size >= 1e18 {
        return write!(formatter, "{sign}a number beyond 10^18");
    }
    let whole = libm::trunc(size);
    let parts = libm::round((size - whole) * SCALE) as u64;
    let (whole, parts) = if parts == SCALE as u64 {
        (whole + 1.0, 0)
    } else {
        (whole, parts)
    };
    write!(formatter, "{sign}{}", whole as u64)?;
    if parts == 0 {
        return Ok(());
    }
    write!(
        formatter,
        ".{}",
        format!("{parts:06}").trim_end_matches('0')
    )
}

/// From any self-describing format, such as JSON.
impl<'de> Deserialize<'de> for Setting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Setting;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a plain value")
            }

            fn visit_unit<E: de::Error>(self) -> Result<Setting, E> {
                Ok(Setting::Absent)
            }

            fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Setting, E> {
                Ok(Setting::Flag(flag))
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Setting, E> {
                Ok(Setting::Number(number as f64))
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Setting, E> {
                Ok(Setting::Number(number as f64))
            }

            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Setting, E> {
                Ok(Setting::Number(number))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Setting, E> {
                Ok(Setting::Text(text.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Setting, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = items.next_element()? {
                    list.push(item);
                }
                Ok(Setting::List(list))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Setting, A::Error> {
                let mut map = Vec::new();
                while let Some(member) = members.next_entry()? {
                    map.push(member);
                }
                Ok(Setting::Map(map))
            }
        }
        deserializer.deserialize_any(Any)
    }
}
