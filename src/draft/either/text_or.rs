//! A string, or a table with more to say.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use crate::draft::text::{Text, Typed};
use crate::source::{Span, Spanned};

/// What may be written as a plain string or, with more to say, as a table.
#[derive(Debug, Clone)]
pub enum TextOr<K, T> {
    /// Just the text.
    Text(K),
    /// The table.
    Table(Spanned<T>),
}

impl<K: Typed, T> TextOr<K, T> {
    /// The table, if it is one.
    pub fn table(&self) -> Option<&T> {
        match self {
            Self::Text(_) => None,
            Self::Table(table) => Some(table),
        }
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Self::Text(text) => text.span,
            Self::Table(table) => table.span,
        }
    }
}

impl<'de, K: From<Text>, T: Deserialize<'de>> Deserialize<'de> for TextOr<K, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Spanned { value, span } = Spanned::<Visited<T>>::deserialize(deserializer)?;
        Ok(match value {
            Visited::Text(value) => Self::Text(K::from(Spanned { value, span })),
            Visited::Table(value) => Self::Table(Spanned { value, span }),
        })
    }
}

enum Visited<T> {
    Text(String),
    Table(T),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Visited<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextOrVisitor(PhantomData))
    }
}

struct TextOrVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for TextOrVisitor<T> {
    type Value = Visited<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a table")
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Visited::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(Visited::Text(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Visited::Table)
    }
}

#[cfg(test)]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use super::TextOr;

    impl<K, T: JsonSchema> JsonSchema for TextOr<K, T> {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            format!("TextOr_{}", T::schema_name()).into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let table = generator.subschema_for::<T>();
            json_schema!({ "anyOf": [{ "type": "string" }, table] })
        }
    }
}
