//! Tables whose rows name their cells: JSON and TOML.

use serde_json::Value;

use super::{Refusal, encoding};
use crate::diagnostic::Code;

/// More cells than this are no list of signatories.
const MOST_CELLS: usize = 4_000_000;
/// More keys than this are no fields of a signatory.
const MOST_KEYS: usize = 1_000;
const SHAPE: &str = "it holds a list of tables, or of names";

/// The rows of a JSON array of objects, or of names.
pub fn json(name: &str, bytes: &[u8]) -> Result<Vec<Vec<String>>, Refusal> {
    let text = encoding::text(name, bytes)?;
    let value: Value = serde_json::from_str(&text)
        .map_err(|error| (Code::BadTable, format!("`{name}` is not JSON: {error}"), SHAPE))?;
    rows(name, value)
}

/// The rows of the one array of tables in a TOML file.
pub fn toml(name: &str, bytes: &[u8]) -> Result<Vec<Vec<String>>, Refusal> {
    let text = encoding::text(name, bytes)?;
    let value: Value = toml::from_str(&text).map_err(|error| {
        let message = format!("`{name}` is not TOML: {}", error.message());
        (Code::BadTable, message, SHAPE)
    })?;
    rows(name, value)
}

fn rows(name: &str, value: Value) -> Result<Vec<Vec<String>>, Refusal> {
    let other = || (Code::BadTable, format!("`{name}` holds no list of signatories"), SHAPE);
    let list = match value {
        Value::Array(list) => list,
        Value::Object(table) => {
            let mut lists = table.into_iter().filter_map(|(_, value)| match value {
                Value::Array(list) => Some(list),
                _ => None,
            });
            lists.next().filter(|_| lists.next().is_none()).ok_or_else(other)?
        }
        _ => return Err(other()),
    };
    let mut headers: Vec<String> = Vec::new();
    for key in list.iter().filter_map(Value::as_object).flat_map(|row| row.keys()) {
        if headers.len() > MOST_KEYS {
            let message = format!("the entries of `{name}` have more than {MOST_KEYS} keys");
            return Err((Code::BadTable, message, SHAPE));
        }
        if !headers.contains(key) {
            headers.push(key.clone());
        }
    }
    if headers.len().saturating_mul(list.len()) > MOST_CELLS {
        let message = format!("`{name}` has {} entries with {} keys", list.len(), headers.len());
        return Err((Code::BadTable, message, SHAPE));
    }
    let named = list.iter().any(Value::is_string);
    if named && !headers.iter().any(|header| header == "name") {
        headers.insert(0, "name".to_owned());
    }
    let mut rows = vec![headers.clone()];
    for (index, entry) in list.iter().enumerate() {
        let row = headers.iter().map(|header| match entry {
            Value::String(name) if header == "name" => Some(name.clone()),
            Value::String(_) => Some(String::new()),
            Value::Object(row) => row.get(header).map_or(Some(String::new()), plain),
            _ => None,
        });
        let row: Option<Vec<String>> = row.collect();
        rows.push(row.ok_or_else(|| {
            let message =
                format!("entry {} of `{name}` is neither a name nor a plain table", index + 1);
            (Code::BadTable, message, SHAPE)
        })?);
    }
    Ok(rows)
}

/// A value that fits into a cell.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::Bool(yes) => Some(if *yes { "yes" } else { "no" }.to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Array(_) | Value::Object(_) => None,
    }
}
