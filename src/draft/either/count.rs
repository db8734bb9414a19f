//! A whole number, or something in its place.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

/// A whole number, or a word in its place.
#[derive(Debug, Clone)]
pub enum CountOrText {
    /// The number.
    Count(i64),
    /// The word.
    Text(String),
}

impl<'de> Deserialize<'de> for CountOrText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CountVisitor)
    }
}

struct CountVisitor;

impl Visitor<'_> for CountVisitor {
    type Value = CountOrText;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number or a string")
    }

    fn visit_i64<E>(self, count: i64) -> Result<Self::Value, E> {
        Ok(CountOrText::Count(count))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(CountOrText::Text(text.to_owned()))
    }
}

/// A whole number or, with more to say, a table.
#[derive(Debug, Clone)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(untagged))]
pub enum CountOr<T> {
    /// The number.
    Count(i64),
    /// The table.
    Table(T),
}

impl<T> CountOr<T> {
    /// The table, if it is one.
    pub fn table(&self) -> Option<&T> {
        match self {
            Self::Count(_) => None,
            Self::Table(table) => Some(table),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for CountOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CountOrVisitor(PhantomData))
    }
}

struct CountOrVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for CountOrVisitor<T> {
    type Value = CountOr<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number or a table")
    }

    fn visit_i64<E>(self, count: i64) -> Result<Self::Value, E> {
        Ok(CountOr::Count(count))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(CountOr::Table)
    }
}
