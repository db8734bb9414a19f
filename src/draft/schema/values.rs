//! Values that a word may stand for, as the JSON Schema has them.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::json;

use super::{AUTO, Embargo, IMMEDIATE, MOST_COLUMNS, TIDY};

/// A number of columns.
pub fn columns(_: &mut SchemaGenerator) -> Schema {
    let count = json_schema!({ "type": "integer", "minimum": 1, "maximum": MOST_COLUMNS });
    or_word(count, AUTO, "As many as suit the names.")
}

/// A number of pages.
pub fn pages(_: &mut SchemaGenerator) -> Schema {
    let count = json_schema!({ "type": "integer", "minimum": 1 });
    or_word(count, TIDY, "As many as it takes, but no last page of a few lines.")
}

/// The moment of a release.
pub fn release(generator: &mut SchemaGenerator) -> Schema {
    or_word(generator.subschema_for::<Embargo>(), IMMEDIATE, "At once.")
}

fn or_word(value: Schema, word: &str, meaning: &str) -> Schema {
    let word = json!({ "description": meaning, "type": "string", "const": word });
    json_schema!({ "oneOf": [value, word] })
}
