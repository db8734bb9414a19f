//! Which keys need others, as the JSON Schema has it; and that TOML has no null.

use schemars::Schema;
use schemars::transform::transform_subschemas;
use serde_json::{Value, json};

/// What a letter must have besides its language and text.
pub fn letter(schema: &mut Schema) {
    let named = json!({ "properties": { "letterhead": has("name") }, "required": ["letterhead"] });
    let several =
        json!({ "properties": { "recipients": { "minItems": 1 } }, "required": ["recipients"] });
    let title = ["title", "subject", "recipient"].map(|key| json!({ "required": [key] }));
    let called = title.into_iter().chain([several, named]);
    schema.insert("anyOf".to_owned(), called.collect());
    let code = json!({ "properties": { "output": yes("qr") }, "required": ["output"] });
    let needs = json!([
        { "if": yes("headline"), "then": has("title") },
        { "if": code, "then": has("canonical_url") },
    ]);
    schema.insert("allOf".to_owned(), needs);
}

/// Who signs has a name.
pub fn signatory(schema: &mut Schema) {
    let names = ["name", "given", "family", "organization"].map(has);
    schema.insert("anyOf".to_owned(), names.into_iter().collect());
}

/// `mode` says what becomes of a file.
pub fn enclosure(schema: &mut Schema) {
    schema.insert("dependentRequired".to_owned(), json!({ "mode": ["file"] }));
}

fn has(key: &str) -> Value {
    json!({ "required": [key] })
}

fn yes(key: &str) -> Value {
    json!({ "properties": { key: { "const": true } }, "required": [key] })
}

/// What may be left out is not required, and that is all.
pub fn without_null(schema: &mut Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|of| of != "null");
        if let [only] = &types[..] {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
        choices.retain(|of| of["type"] != "null");
        if let [Value::Object(only)] = &choices[..] {
            let only = only.clone();
            schema.remove("anyOf");
            schema.ensure_object().extend(only);
        }
    }
    transform_subschemas(&mut without_null, schema);
}
