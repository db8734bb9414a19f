//! `[lints]`: how grave remarks on the letter are.

use std::collections::BTreeMap;

use serde::de::{Deserialize, Deserializer, Error};

use crate::diagnostic::{Code, Level, Levels};
use crate::source::Spanned;

/// What becomes of remarks, by their code.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(transparent)]
pub struct Lints(pub BTreeMap<Code, Spanned<Level>>);

impl Lints {
    /// The same without its places.
    pub fn levels(&self) -> Levels {
        self.0.iter().map(|(code, level)| (*code, level.value)).collect()
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let code = Self::ALL.iter().find(|code| code.name() == name);
        code.copied().ok_or_else(|| D::Error::unknown_field(&name, Self::NAMES))
    }
}

// serde's own reader of words does not say that a word is wanted.
impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        match word.as_str() {
            "allow" => Ok(Self::Allow),
            "warn" => Ok(Self::Warn),
            "error" => Ok(Self::Error),
            _ => Err(D::Error::unknown_variant(&word, &["allow", "warn", "error"])),
        }
    }
}

#[cfg(test)]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use serde_json::{Map, Value};

    use super::{Code, Level, Lints};

    impl JsonSchema for Lints {
        fn schema_name() -> Cow<'static, str> {
            "Lints".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let level = generator.subschema_for::<Level>();
            let lints = Code::ALL.iter().filter(|code| code.is_lint());
            let codes: Map<String, Value> =
                lints.map(|code| (code.name().to_owned(), level.clone().to_value())).collect();
            json_schema!({
                "description": "What becomes of remarks, by their code.",
                "type": "object",
                "properties": codes,
                "additionalProperties": false,
            })
        }
    }
}
