//! Figures of the list in the text: `{signatories.count}`. They are those of
//! the list itself, so that text and list never disagree.

use std::ops::Range;

use jiff::civil::Date;
use pulldown_cmark::Event;

use super::inlines::push_text;
use super::reader::Reader;
use crate::diagnostic::{Code, suggest};
use crate::letter::{AS_OF, Figure, Inline, Signatories, Unsure};
use crate::source::Sources;

/// A part of a text with braces in it.
#[derive(Debug, PartialEq)]
enum Piece<'t> {
    Text(&'t str),
    /// What stands between braces, and where in the text.
    Name(&'t str, Range<usize>),
}

impl<'e, E: Iterator<Item = (Event<'e>, Range<usize>)>> Reader<'_, '_, '_, E> {
    /// Adds a text with its placeholders filled in.
    pub(super) fn filled(&mut self, text: &str, at: Range<usize>, inlines: &mut Vec<Inline>) {
        if !text.contains('{') {
            return push_text(inlines, text);
        }
        let verbatim = self.written.text.get(at.clone()) == Some(text);
        for part in parts(text) {
            match part {
                Piece::Text(text) => push_text(inlines, text),
                Piece::Name(name, within) => {
                    let place = at.start + within.start..at.start + within.end;
                    let place = if verbatim { place } else { at.clone() };
                    inlines.extend(self.figure(name, place));
                }
            }
        }
    }

    fn figure(&mut self, name: &str, at: Range<usize>) -> Option<Inline> {
        match figure(name, self.reading.signatories, self.reading.sources) {
            Ok(Value::Number(number)) => Some(Inline::Figure { number }),
            Ok(Value::Day(day)) => Some(Inline::Day { day }),
            Err((message, hint)) => {
                let hint = format!("{hint}; `{{{{` prints a brace");
                self.report(Code::UnknownPlaceholder, at, message, &hint);
                None
            }
        }
    }
}

/// What a placeholder stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// How many there are of something.
    Number(usize),
    /// The day the list is of.
    Day(Date),
}

/// The figure of a name.
///
/// # Errors
/// What is wrong with it, and the remedy.
pub fn figure(
    name: &str,
    signatories: &Signatories,
    sources: &Sources,
) -> Result<Value, (String, String)> {
    if name == AS_OF {
        return signatories.as_of.map(Value::Day).ok_or_else(|| {
            let message = "the day the list is of is not known".to_owned();
            (message, "write `as_of = 2026-06-01` in `[signatories]`, with its day".to_owned())
        });
    }
    let known = Figure::NAMES.into_iter().find(|(known, _)| *known == name);
    let Some((_, figure)) = known else {
        let message = format!("`{{{name}}}` is no figure of this letter");
        let names: Vec<&str> = Figure::NAMES.iter().map(|(name, _)| *name).chain([AS_OF]).collect();
        return Err((message, suggest::hint(name, &names)));
    };
    let what = if figure == Figure::Countries { "country" } else { "kind" };
    signatories.figure(figure).map(Value::Number).map_err(|unsure| {
        let unnamed = unsure.missing == signatories.account.added && unsure.unread.is_empty();
        let hint = match unnamed {
            true => "`unnamed` does not tell it: choose their rows with `unnamed = { … }`, \
                     or write the figure yourself"
                .to_owned(),
            false => format!("give each a `{what}`: a figure in the text must be true"),
        };
        (unsettled(what, &unsure, sources), hint)
    })
}

/// Why a figure is not sure.
fn unsettled(what: &str, unsure: &Unsure, sources: &Sources) -> String {
    /// More of what cannot be read are counted.
    const MOST: usize = 5;
    let of = if unsure.missing == 1 { "signatory" } else { "signatories" };
    let named = match unsure.named.count() {
        0 => String::new(),
        _ => format!(": {}", unsure.named.listed(sources)),
    };
    let missing = format!("the {what} of {} {of} is not known{named}", unsure.missing);
    let texts = unsure.unread.iter().take(MOST).map(|text| format!("`{text}`"));
    let more = unsure.unread.len().saturating_sub(MOST);
    let more = (more > 0).then(|| format!("{more} more"));
    let unread = texts.chain(more).collect::<Vec<_>>().join(", ");
    match (unsure.missing, unsure.unread.is_empty()) {
        (_, true) => missing,
        (0, _) => format!("no {what} can be read in {unread}"),
        _ => format!("{missing}, and no {what} can be read in {unread}"),
    }
}

/// A text cut at its placeholders. Two braces are one that is printed; a brace
/// with no name behind it is printed too.
fn parts(text: &str) -> Vec<Piece<'_>> {
    let mut parts = Vec::new();
    let (mut from, mut escaped) = (0, 0_usize);
    let mut at = 0;
    while let Some(found) = text[at..].find(['{', '}']).map(|found| at + found) {
        let rest = &text[found..];
        if rest.starts_with("{{") || escaped > 0 && rest.starts_with("}}") {
            parts.push(Piece::Text(&text[from..=found]));
            escaped = if rest.starts_with('{') { escaped + 1 } else { escaped - 1 };
            at = found + 2;
            from = at;
        } else if let Some(name) = name(rest) {
            parts.push(Piece::Text(&text[from..found]));
            at = found + name.len() + 2;
            from = at;
            parts.push(Piece::Name(name, found..at));
        } else {
            at = found + 1;
        }
    }
    parts.push(Piece::Text(&text[from..]));
    parts.retain(|part| *part != Piece::Text(""));
    parts
}

/// The name in a placeholder that begins here.
fn name(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('{')?;
    let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let (name, rest) = inside.split_at(inside.find(|c| !named(c))?);
    (!name.is_empty() && rest.starts_with('}')).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_told_from_braces() {
        let count = Piece::Name("signatories.count", 3..22);
        assert_eq!(
            parts("We {signatories.count} sign"),
            [Piece::Text("We "), count, Piece::Text(" sign")]
        );
        let plain = |text| {
            parts(text)
                .iter()
                .map(|part| match part {
                    Piece::Text(text) => *text,
                    Piece::Name(..) => "?",
                })
                .collect::<String>()
        };
        assert_eq!(plain("{{a}} {b} { c } {} } {"), "{a} ? { c } {} } {");
        assert_eq!(plain("{{{a}"), "{?");
        assert_eq!(plain("}}"), "}}");
    }
}
