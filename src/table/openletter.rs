//! A letter as openletter.earth gives it to programs
//! (`https://api.openletter.earth/letters/NAME?limit=0`): the letter's own text and figures,
//! and its signatures, each with whether it was confirmed.

use serde_json::{Map, Value};

use super::Refusal;
use crate::diagnostic::Code;

/// What is known of a signature. The rest is the service's own.
const FIELDS: [&str; 7] =
    ["id", "name", "occupation", "organization", "city", "is_verified", "created_at"];
const WHOLE: &str = "add `?limit=0` to the address it is fetched from";

/// Whether it is such a letter.
pub fn is_letter(value: &Value) -> bool {
    value.get("signatures_stats").is_some_and(Value::is_object)
        && value.get("signatures").is_some_and(Value::is_array)
}

/// The signatures of such a letter.
///
/// # Errors
/// When it holds the first of them only, as it does unless all are asked for.
pub fn signatures(name: &str, letter: Value) -> Result<Vec<Value>, Refusal> {
    let total = letter.pointer("/signatures_stats/total").and_then(Value::as_u64);
    let Some(Value::Array(signatures)) = letter.get("signatures").cloned() else {
        return Ok(Vec::new());
    };
    let held = signatures.len() as u64;
    if let Some(total) = total.filter(|total| *total > held) {
        let message = format!("`{name}` holds {held} of {total} signatures");
        return Err((Code::BadTable, message, WHOLE));
    }
    Ok(signatures.into_iter().map(known).collect())
}

fn known(signature: Value) -> Value {
    match signature {
        Value::Object(mut fields) => {
            let kept =
                FIELDS.iter().filter_map(|key| Some(((*key).to_owned(), fields.remove(*key)?)));
            Value::Object(kept.collect::<Map<_, _>>())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_part_of_the_signatures_is_refused() {
        let letter = |total| {
            json!({ "text": "x", "locales": ["en"], "signatures_stats": { "total": total },
                "signatures": [{ "id": 7, "name": "Ada", "letter_id": 1, "is_verified": true }] })
        };
        assert!(is_letter(&letter(1)) && !is_letter(&json!([{ "name": "Ada" }])));
        let all = signatures("a.json", letter(1)).expect("all");
        assert_eq!(all, [json!({ "id": 7, "name": "Ada", "is_verified": true })]);
        let (_, message, _) = signatures("a.json", letter(1200)).expect_err("a part");
        assert_eq!(message, "`a.json` holds 1 of 1200 signatures");
    }
}
