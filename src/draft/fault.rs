//! Faults of syntax and shape: what they are, how they are told, and how they are taken out of
//! a file so that the rest can be read.

use std::borrow::Cow;
use std::ops::Range;

use toml::de::{DeArray, DeTable, DeValue, Error};

use crate::diagnostic::{Code, Diagnostic, Report, suggest};
use crate::source::{Source, SourceId, Span};

/// What serde's message says, apart.
pub(super) enum ShapeFault<'e> {
    Unknown { word: &'e str, known: Vec<&'e str> },
    Variant { word: &'e str, known: Vec<&'e str> },
    Missing(&'e str),
    Type { found: &'e str, expected: &'e str },
    Other,
}

impl<'e> ShapeFault<'e> {
    pub fn of(error: &'e Error) -> Self {
        let message = error.message();
        let mut quoted = message.split('`').skip(1).step_by(2);
        let word = quoted.next().unwrap_or_default();
        if message.starts_with("unknown field") {
            Self::Unknown { word, known: quoted.collect() }
        } else if message.starts_with("unknown variant") {
            Self::Variant { word, known: quoted.collect() }
        } else if message.starts_with("missing field") {
            Self::Missing(word)
        } else if let Some((found, expected)) = message
            .strip_prefix("invalid type: ")
            .or_else(|| message.strip_prefix("invalid value: "))
            .and_then(|rest| rest.split_once(", expected "))
        {
            Self::Type { found, expected }
        } else {
            Self::Other
        }
    }

    /// Reports the fault; returns whether that place was told of before.
    pub fn tell(&self, report: &mut Report, span: Span, message: &str) -> bool {
        let diagnostic = match self {
            Self::Unknown { word, known } => {
                Diagnostic::new(Code::UnknownKey, span, format!("unknown key `{word}`"))
                    .hint(suggest::hint(word, known))
            }
            Self::Variant { word, known } => {
                Diagnostic::new(Code::BadValue, span, format!("`{word}` is not possible here"))
                    .hint(suggest::hint(word, known))
            }
            Self::Missing(key) => {
                Diagnostic::new(Code::MissingKey, span, format!("the key `{key}` is missing"))
                    .hint(missing_hint(key))
            }
            Self::Type { found, expected } => Diagnostic::new(
                Code::WrongType,
                span,
                format!("expected {}, found {found}", plain(expected)),
            )
            .hint(type_hint(expected)),
            Self::Other => Diagnostic::new(Code::WrongType, span, message),
        };
        let told = report.tells_of(span);
        if !told || matches!(self, Self::Missing(_)) {
            report.add(diagnostic);
        }
        told
    }

    /// Takes the fault out of the tree; returns whether it was found there.
    pub fn mend(
        &self,
        table: &mut DeTable<'_>,
        at: &Range<usize>,
        whole: bool,
        told: bool,
    ) -> bool {
        match self {
            Self::Missing(key) if whole => put(table, key, &(0..0)),
            Self::Missing(key) => visit(table, at, &mut |value| match value {
                DeValue::Table(table) => put(table, key, at),
                _ => false,
            }),
            Self::Type { .. } | Self::Other if !told => visit(table, at, &mut |value| {
                *value = empty();
                true
            }),
            _ => visit(table, at, &mut |_| false),
        }
    }
}

fn empty() -> DeValue<'static> {
    DeValue::String(Cow::Borrowed(""))
}

/// Gives a table an empty text for a key it lacks.
fn put(table: &mut DeTable<'_>, key: &str, at: &Range<usize>) -> bool {
    let key = toml::Spanned::new(at.clone(), Cow::Owned(key.to_owned()));
    table.insert(key, toml::Spanned::new(at.clone(), empty()));
    true
}

/// Gives the value at a place, however deep, to `act`, which says whether it
/// is kept; returns whether there is one.
fn visit(
    table: &mut DeTable<'_>,
    at: &Range<usize>,
    act: &mut dyn FnMut(&mut DeValue<'_>) -> bool,
) -> bool {
    let here = |(key, value): &(&toml::Spanned<_>, &toml::Spanned<_>)| {
        key.span() == *at || value.span() == *at
    };
    let Some(key) = table.iter().find(here).map(|(key, _)| key.clone()) else {
        return table.iter_mut().any(|(_, value)| visit_value(value.get_mut(), at, act));
    };
    if !table.get_mut(&key).is_some_and(|value| act(value.get_mut())) {
        table.remove(&key);
    }
    true
}

fn visit_value(
    value: &mut DeValue<'_>,
    at: &Range<usize>,
    act: &mut dyn FnMut(&mut DeValue<'_>) -> bool,
) -> bool {
    match value {
        DeValue::Table(table) => visit(table, at, act),
        DeValue::Array(array) => {
            let Some(index) = array.iter().position(|element| element.span() == *at) else {
                return array.iter_mut().any(|element| visit_value(element.get_mut(), at, act));
            };
            if !array.get_mut(index).is_some_and(|element| act(element.get_mut())) {
                let kept = std::mem::replace(array, DeArray::new()).into_iter().enumerate();
                *array =
                    kept.filter(|(place, _)| *place != index).map(|(_, element)| element).collect();
            }
            true
        }
        _ => false,
    }
}

fn missing_hint(key: &str) -> &'static str {
    match key {
        "lang" => "name the letter's language, such as `lang = \"en-US\"`",
        "body" => {
            "write the letter's text: `body = \"\"\"…\"\"\"` or `body = { file = \"body.md\" }`"
        }
        "name" => "write `name = \"…\"`",
        "title" => "write `title = \"…\"`",
        _ => "add it",
    }
}

/// serde's names of types in a writer's words.
fn plain(expected: &str) -> &str {
    match expected {
        "a boolean" => "true or false",
        "a sequence" => "an array",
        "a map" => "a table",
        "u32" => "a whole number from 0",
        "f64" => "a number",
        other => other.strip_prefix("struct ").map_or(other, |_| "a table"),
    }
}

pub(super) fn type_hint(expected: &str) -> &'static str {
    match plain(expected) {
        "true or false" => "write `true` or `false` without quotes",
        "an array" => "write `[\"…\", \"…\"]`",
        "a table" => "write `{ key = \"…\" }`, or the keys under a `[heading]`",
        "a string" => "put it between double quotes",
        "a string or a table" => "put it between double quotes",
        "a string or an array of strings" => "put each line between double quotes",
        "a whole number or a string" => "write a whole number, or \"auto\"",
        _ => "write a number without quotes",
    }
}

pub(super) fn syntax(error: &Error, source: &Source, id: SourceId) -> Diagnostic {
    let at = error.span().unwrap_or(0..0);
    let start = source.floor(at.start);
    let line = source.text[start..].lines().next().unwrap_or_default();
    let message = error.message().replace('\n', ", ");
    let code = if message.contains("date") { Code::BadDate } else { Code::Syntax };
    Diagnostic::new(code, id.span(start..at.end.max(start)), &message)
        .hint(syntax_hint(&message, line))
}

fn syntax_hint(message: &str, line: &str) -> &'static str {
    if message.contains("duplicate key") {
        "a key may stand once in its table; remove one of them, or put both values in an array"
    } else if message.contains("date") {
        "a date is written year-month-day, such as 2023-10-02; any other text goes between quotes"
    } else if message.contains("must be quoted") {
        "a line is written `key = value`; text stands between double quotes"
    } else if message.contains("basic string") || message.contains("quote") {
        "close the text with a double quote; text of several lines goes between \"\"\" and \"\"\""
    } else if message.contains("escape") {
        "in double quotes a backslash is written twice; between single quotes it stands for itself"
    } else if line.trim_start().starts_with('[') || message.contains("table") {
        "a heading is written `[name]`, or `[[name]]` for one of several"
    } else {
        "a line is written `key = value`; text stands between double quotes"
    }
}
