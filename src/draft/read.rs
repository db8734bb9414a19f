//! The letter file's text to a [`Draft`], or another file to what it holds, with every
//! fault of syntax or shape.
//!
//! serde stops at the first fault. So that a writer sees them all in one run,
//! each fault is taken out of the parsed tree and the rest is read again: an
//! unknown key goes, a missing one becomes an empty text, a value of the wrong
//! type becomes an empty text or, where no text belongs, goes too.

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::de::{DeTable, DeValue, Error, ValueDeserializer};

use super::fault::{ShapeFault, syntax, type_hint};
use super::schema::Draft;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::source::{Source, SourceId};

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
                let fault = ShapeFault::of(&error);
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
