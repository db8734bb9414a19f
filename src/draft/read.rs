//! The letter file's text to a [`Draft`], or another file to what it holds, with every
//! fault of syntax or shape.
//!
//! serde stops at the first fault. So that a writer sees them all in one run,
//! each fault is taken out of the parsed tree and the rest is read again: an
//! unknown key goes, a missing one becomes an empty text, a value of the wrong
//! type becomes an empty text or, where no text belongs, goes too.

use std::borrow::Cow;
use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::de::{DeArray, DeTable, DeValue, Error, ValueDeserializer};

use super::schema::Draft;
use crate::diagnostic::{Code, Diagnostic, Report, suggest};
use crate::source::{Source, SourceId, Span};

/// The keys of a letter that hold one table.
const TABLES: [&str; 7] =
    ["letterhead", "lints", "output", "page", "recipient", "signatories", "theme"];
/// After this many faults of shape the rest is not worth a list.
const MOST_FAULTS: usize = 100;

/// Reads a letter file. The draft is absent only when the text is not TOML. From here on all
/// that is said of the letter is as grave as the draft has it.
pub fn read(source: &Source, report: &mut Report) -> Option<Draft> {
    let draft = read_as::<Draft>(source, SourceId::LETTER, &TABLES, report)?;
    report.judge(draft.lints.levels());
    Some(draft)
}

/// Reads a file of TOML as what it is to hold, in which the keys of `tables` hold one table
/// each. Its faults are told at their places; places within the value itself are those of
/// a letter file.
pub fn read_as<T: DeserializeOwned>(
    source: &Source,
    id: SourceId,
    tables: &[&str],
    report: &mut Report,
) -> Option<T> {
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    if !errors.is_empty() {
        errors.iter().for_each(|error| report.add(syntax(error, source, id)));
        return None;
    }
    let (mut table, whole) = (table.into_inner(), 0..source.text.len());
    arrays_for_tables(&mut table, tables, id, report);
    match shape(table.clone(), whole.clone()) {
        Ok(value) => Some(value),
        Err(_) => recover(table, whole, id, report),
    }
}

/// serde takes an array for a table and its elements for the table's keys in
/// their order. No writer means that.
fn arrays_for_tables(table: &mut DeTable<'_>, tables: &[&str], id: SourceId, report: &mut Report) {
    for key in tables {
        if let Some(value) = table.get(*key).filter(|value| value.get_ref().is_array()) {
            let span = id.span(value.span());
            let fault = Diagnostic::new(Code::WrongType, span, "expected a table, found an array");
            report.add(fault.hint(type_hint("a table")));
            table.remove(*key);
        }
    }
}

fn shape<T: DeserializeOwned>(table: DeTable<'_>, span: Range<usize>) -> Result<T, Error> {
    let root = toml::Spanned::new(span, DeValue::Table(table));
    T::deserialize(ValueDeserializer::from(root))
}

fn recover<T: DeserializeOwned>(
    mut table: DeTable<'_>,
    span: Range<usize>,
    id: SourceId,
    report: &mut Report,
) -> Option<T> {
    for _ in 0..MOST_FAULTS {
        match shape(table.clone(), span.clone()) {
            Ok(value) => return Some(value),
            Err(error) => {
                let fault = Fault::of(&error);
                let at = error.span().unwrap_or(span.clone());
                let place = id.span(place(&at, &span));
                let told = fault.tell(report, place, error.message());
                if !fault.mend(&mut table, &at, at == span, told) {
                    return None;
                }
            }
        }
    }
    report.add(Diagnostic::anywhere(
        Code::TooManyFaults,
        format!("more than {MOST_FAULTS} faults; the rest is left out"),
    ));
    None
}

/// A fault of the whole file is shown at its first character.
fn place(at: &Range<usize>, whole: &Range<usize>) -> Range<usize> {
    if at == whole { 0..0 } else { at.clone() }
}

/// What serde's message says, apart.
enum Fault<'e> {
    Unknown { word: &'e str, known: Vec<&'e str> },
    Variant { word: &'e str, known: Vec<&'e str> },
    Missing(&'e str),
    Type { found: &'e str, expected: &'e str },
    Other,
}

impl<'e> Fault<'e> {
    fn of(error: &'e Error) -> Self {
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
    fn tell(&self, report: &mut Report, span: Span, message: &str) -> bool {
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
    fn mend(&self, table: &mut DeTable<'_>, at: &Range<usize>, whole: bool, told: bool) -> bool {
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

fn type_hint(expected: &str) -> &'static str {
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

fn syntax(error: &Error, source: &Source, id: SourceId) -> Diagnostic {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code::{MissingKey, Syntax, UnknownKey, WrongType};

    fn codes(text: &str) -> Vec<(Code, usize)> {
        let source = Source::new("letter.toml", text);
        let mut report = Report::default();
        read(&source, &mut report);
        let report = report.sorted();
        report
            .iter()
            .map(|d| (d.code, d.span.map_or(0, |span| source.place(span.start).line)))
            .collect()
    }

    #[test]
    fn every_fault_of_every_table_is_told_in_order() {
        let text = "lang = 3\nsubjct = \"x\"\nbody = \"b\"\n[recipient]\nrole = 5\nfax = 1\n\
                    [signatories]\ncolumns = true\nentries = [1, { role = \"x\" }, \"A\"]\n";
        assert_eq!(
            codes(text),
            [
                (WrongType, 1),
                (UnknownKey, 2),
                (MissingKey, 4),
                (WrongType, 5),
                (UnknownKey, 6),
                (WrongType, 8),
                (WrongType, 9),
            ]
        );
    }

    #[test]
    fn two_keys_missing_from_one_table_are_both_told() {
        assert_eq!(codes(""), [(MissingKey, 1), (MissingKey, 1)]);
    }

    #[test]
    fn all_syntax_errors_are_told() {
        let found = codes("a = \nb = ]\n[x\n");
        assert!(found.len() >= 3, "{found:?}");
        assert!(found.iter().all(|(code, _)| *code == Syntax), "{found:?}");
    }

    #[test]
    fn a_sound_file_is_read_without_remark() {
        let source = Source::new("l", "lang = \"en\"\nbody = \"Hello\"\ndate = 2023-10-02\n");
        let mut report = Report::default();
        assert!(read(&source, &mut report).is_some() && report.is_empty());
    }
}
