//! Tables whose rows name their cells: JSON and TOML.

use serde_json::{Map, Value};

use super::lines::lines;
use super::once::Once;
use super::{MOST_COLUMNS, ReadFault, Refusal, Row, encoding, openletter};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Sources, Span};

/// More cells than this are no list of signatories.
const MOST_CELLS: usize = 4_000_000;
/// What dates of TOML are read as.
const DATE: &str = "$__toml_private_datetime";
/// Under which key an entry that is but a text is a name.
const NAME: &str = "name";
const SHAPE: &str = "it holds a list of tables, or of names";
const MEND: &str = "put it right there; every key stands once in its entry";

/// The rows of a JSON array of objects, or of names.
pub fn json(name: &str, bytes: &[u8], sources: &mut Sources) -> Result<Vec<Row>, ReadFault> {
    let text = encoding::text(name, bytes, None, sources)?;
    match serde_json::from_str::<Once>(&text) {
        Ok(Once(value)) => listed(name, value, sources),
        Err(error) => {
            let line = text.split_inclusive('\n').take(error.line().saturating_sub(1));
            let at = line.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
            let why = error.to_string();
            let why = why.split(" at line ").next().unwrap_or_default();
            Err(told(
                name,
                text,
                at..at + 1,
                &format!("`{name}` is not sound JSON: {why}"),
                sources,
            ))
        }
    }
}

/// The rows of the one array of tables in a TOML file.
pub fn toml(name: &str, bytes: &[u8], sources: &mut Sources) -> Result<Vec<Row>, ReadFault> {
    let text = encoding::text(name, bytes, None, sources)?;
    match toml::from_str(&text) {
        Ok(value) => listed(name, value, sources),
        Err(error) => {
            let message = format!("`{name}` is not sound TOML: {}", error.message());
            Err(told(name, text, error.span().unwrap_or_default(), &message, sources))
        }
    }
}

fn listed(name: &str, value: Value, sources: &mut Sources) -> Result<Vec<Row>, ReadFault> {
    let rows = rows(name, value)?;
    Ok(lines(rows.into_iter().enumerate().collect(), |text| {
        // Its lines are those of the table made of the file, not the file's.
        sources.add_data(Source::new(format!("{name} as a table"), text))
    }))
}

/// A fault at a place in the file, which is shown.
fn told(
    name: &str,
    text: String,
    at: std::ops::Range<usize>,
    message: &str,
    sources: &mut Sources,
) -> ReadFault {
    let source = sources.add_data(Source::new(name, text));
    let span = Span { source, start: at.start, end: at.end };
    Diagnostic::new(Code::BadTable, span, message).hint(MEND).into()
}

/// The header and a row for each entry.
fn rows(name: &str, value: Value) -> Result<Vec<Vec<String>>, Refusal> {
    let list = match openletter::is_letter(&value) {
        true => openletter::signatures(name, value)?,
        false => list(name, value)?,
    };
    let list: Vec<Value> = list.into_iter().map(flat).collect();
    let headers = headers(&list)
        .map_err(|what| (Code::BadTable, format!("the entries of `{name}` have {what}"), SHAPE))?;
    let entries = list.iter().enumerate().map(|(index, entry)| {
        row(entry, &headers).ok_or_else(|| {
            let message =
                format!("entry {} of `{name}` is neither a name nor a plain table", index + 1);
            (Code::BadTable, message, SHAPE)
        })
    });
    [Ok(headers.clone())].into_iter().chain(entries).collect()
}

/// The one list there is, by itself or under a key, however deep.
fn list(name: &str, value: Value) -> Result<Vec<Value>, Refusal> {
    let mut lists = Vec::new();
    lists_in(String::new(), value, &mut lists);
    let paths: Vec<String> = lists.iter().map(|(path, _)| format!("`{path}`")).collect();
    match lists.pop() {
        None => Err((Code::BadTable, format!("`{name}` holds no list of signatories"), SHAPE)),
        Some((_, list)) if lists.is_empty() => Ok(list),
        Some(_) => {
            let message = format!("`{name}` holds several lists: {}", paths.join(", "));
            Err((Code::BadTable, message, "leave the one of signatories in it"))
        }
    }
}

/// All lists that are in no other, each with the keys it stands under.
fn lists_in(path: String, value: Value, lists: &mut Vec<(String, Vec<Value>)>) {
    match value {
        Value::Array(list) => lists.push((path, list)),
        Value::Object(table) => {
            let under = if path.is_empty() { path } else { path + "." };
            table
                .into_iter()
                .for_each(|(key, value)| lists_in(format!("{under}{key}"), value, lists));
        }
        _ => {}
    }
}

/// An entry whose tables within tables have become cells of their own, named by both:
/// `names.first_name`.
fn flat(entry: Value) -> Value {
    let Value::Object(table) = entry else { return entry };
    let mut cells = Map::new();
    for (key, value) in table {
        match flat(value) {
            Value::Object(inner) if !inner.contains_key(DATE) => {
                cells.extend(inner.into_iter().map(|(sub, value)| (format!("{key}.{sub}"), value)));
            }
            value => drop(cells.insert(key, value)),
        }
    }
    Value::Object(cells)
}

/// The keys of all entries, in the order they first appear; or that there are too many.
fn headers(list: &[Value]) -> Result<Vec<String>, String> {
    let mut headers: Vec<String> = Vec::new();
    for key in list.iter().filter_map(Value::as_object).flat_map(|row| row.keys()) {
        if headers.contains(key) {
            continue;
        }
        if headers.len() == MOST_COLUMNS {
            return Err(format!("more than {MOST_COLUMNS} keys"));
        }
        headers.push(key.clone());
    }
    if headers.len().saturating_mul(list.len()) > MOST_CELLS {
        return Err(format!("more than {MOST_CELLS} values"));
    }
    let named = list.iter().any(Value::is_string);
    if named && !headers.iter().any(|header| header == NAME) {
        headers.insert(0, NAME.to_owned());
    }
    Ok(headers)
}

/// The cells of an entry, if all its values fit into cells.
fn row(entry: &Value, headers: &[String]) -> Option<Vec<String>> {
    let cell = |header: &String| match entry {
        Value::String(name) if header == NAME => Some(name.clone()),
        Value::String(_) => Some(String::new()),
        Value::Object(row) => row.get(header).map_or(Some(String::new()), plain),
        _ => None,
    };
    headers.iter().map(cell).collect()
}

/// A value that fits into a cell.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::Bool(yes) => Some(if *yes { "yes" } else { "no" }.to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Object(date) => date.get(DATE)?.as_str().map(str::to_owned),
        // Two names in one cell would be one signatory.
        Value::Array(_) => None,
    }
}
