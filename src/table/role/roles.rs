//! What several columns are for.

use std::ops::Index;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Role;

/// Roles by the names of columns, in the order of the table; in JSON an object.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roles(Vec<(String, Role)>);

impl Roles {
    /// The role of a column, if one is told.
    pub fn get(&self, column: &str) -> Option<Role> {
        let own = self.0.iter().find(|(name, _)| name == column);
        own.map(|(_, role)| *role)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &(String, Role)> {
        self.0.iter()
    }

    /// Whether none is told.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(String, Role)> for Roles {
    fn from_iter<Told: IntoIterator<Item = (String, Role)>>(told: Told) -> Self {
        Self(told.into_iter().collect())
    }
}

impl IntoIterator for Roles {
    type Item = (String, Role);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl Index<&str> for Roles {
    type Output = Role;

    fn index(&self, column: &str) -> &Role {
        let own = self.0.iter().find(|(name, _)| name == column);
        &own.expect("a column that has a role").1
    }
}

impl Serialize for Roles {
    fn serialize<Into: Serializer>(&self, into: Into) -> Result<Into::Ok, Into::Error> {
        into.collect_map(self.0.iter().map(|(name, role)| (name, role)))
    }
}

impl<'de> Deserialize<'de> for Roles {
    fn deserialize<From: Deserializer<'de>>(from: From) -> Result<Self, From::Error> {
        struct Told;
        impl<'de> Visitor<'de> for Told {
            type Value = Roles;

            fn expecting(&self, text: &mut std::fmt::Formatter) -> std::fmt::Result {
                text.write_str("roles by columns")
            }

            fn visit_map<Map: MapAccess<'de>>(self, mut map: Map) -> Result<Roles, Map::Error> {
                let mut roles = Vec::new();
                while let Some(told) = map.next_entry()? {
                    roles.push(told);
                }
                Ok(Roles(roles))
            }
        }
        from.deserialize_map(Told)
    }
}
