//! A text together with the way back to where each of its bytes was written.

use std::ops::Range;

use super::text::Text;
use crate::source::{Source, SourceId, Span};

/// A text of the letter, decoded, that can name the place of any part of it.
#[derive(Debug, Clone)]
pub struct SpanMap<'a> {
    /// The text as it will be read.
    pub text: &'a str,
    source: SourceId,
    /// Decoded offset and source offset wherever their distance changes.
    marks: Vec<(usize, usize)>,
    whole: Option<Span>,
}

impl<'a> SpanMap<'a> {
    /// A string of the letter file.
    pub fn string(text: &'a Text, source: &Source) -> Self {
        let raw = source.text.get(text.span.start..text.span.end).unwrap_or_default();
        let marks = marks(raw, text.span.start);
        // A placeholder for a faulty value has no text to point into.
        let whole = marks.is_empty().then_some(text.span);
        Self { text: &text.value, source: SourceId::LETTER, marks, whole }
    }

    /// A text of which only the whole has a place, such as a cell of a table.
    pub fn whole(text: &'a Text) -> Self {
        Self {
            text: &text.value,
            source: text.span.source,
            marks: vec![(0, 0)],
            whole: Some(text.span),
        }
    }

    /// A file of its own.
    pub fn file(source: &'a Source, id: SourceId) -> Self {
        Self { text: &source.text, source: id, marks: vec![(0, 0)], whole: None }
    }

    /// Where a byte range of the text was written.
    pub fn span(&self, range: Range<usize>) -> Span {
        self.whole.unwrap_or_else(|| Span {
            source: self.source,
            start: self.place(range.start),
            end: self.place(range.end),
        })
    }

    fn place(&self, offset: usize) -> usize {
        let after = self.marks.partition_point(|&(decoded, _)| decoded <= offset);
        let (decoded, raw) = self.marks[after.saturating_sub(1)];
        raw + (offset - decoded.min(offset))
    }
}

/// The marks of a TOML string from its raw form, quotes included; empty when
/// it is no string.
fn marks(raw: &str, start: usize) -> Vec<(usize, usize)> {
    let (open, basic) = match raw {
        _ if raw.starts_with("\"\"\"") => (3, true),
        _ if raw.starts_with("'''") => (3, false),
        _ if raw.starts_with('"') => (1, true),
        _ if raw.starts_with('\'') => (1, false),
        _ => return Vec::new(),
    };
    let mut at = open;
    if open == 3 {
        // A line break right after the opening quotes does not count.
        at += ["\r\n", "\n"].iter().find(|end| raw[at..].starts_with(**end)).map_or(0, |e| e.len());
    }
    let mut marks = vec![(0, start + at)];
    let mut decoded = 0;
    while let Some(found) = raw[at..].find('\\').filter(|_| basic) {
        let (taken, given) = escape(&raw[at + found..]);
        at += found + taken;
        decoded += found + given;
        marks.push((decoded, start + at));
    }
    marks
}

/// How many bytes an escape takes in the file and gives in the text.
fn escape(raw: &str) -> (usize, usize) {
    let after = &raw[1..];
    let code = |digits: usize| {
        let value = after.get(1..=digits).and_then(|hex| u32::from_str_radix(hex, 16).ok());
        let width = value.and_then(char::from_u32).map_or(0, char::len_utf8);
        (2 + digits, width)
    };
    match after.bytes().next() {
        Some(b'u') => code(4),
        Some(b'U') => code(8),
        Some(b'x') => code(2),
        Some(b' ' | b'\t' | b'\r' | b'\n') => (1 + after.len() - after.trim_start().len(), 0),
        Some(_) => (2, 1),
        None => (1, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Report;
    use crate::draft::either::TextOr;
    use crate::draft::read;

    /// The source text at the place of `part` in the body.
    fn found(file: &str, part: &str) -> String {
        let source = Source::new("l", file);
        let draft = read(&source, &mut Report::default()).expect("a draft");
        let TextOr::Text(text) = &draft.body else { panic!("a text") };
        let written = SpanMap::string(text, &source);
        let at = written.text.find(part).expect("the part");
        let span = written.span(at..at + part.len());
        source.text[span.start..span.end].to_owned()
    }

    #[test]
    fn places_survive_every_kind_of_string() {
        for body in ["\"xAy\"", "'xAy'", "\"\"\"\nxAy\"\"\"", "'''\nxAy'''"] {
            assert_eq!(found(&format!("lang = 'en'\nbody = {body}"), "Ay"), "Ay");
        }
    }

    #[test]
    fn escapes_shift_what_follows_them() {
        let file = r#"lang = "en"
body = "\u00e9\n\\x \"A\" y""#;
        assert_eq!(found(file, "A"), "A");
        assert_eq!(found(file, " y"), " y");
        assert_eq!(found("lang='en'\nbody = \"\"\"a \\\n    bAc\"\"\"", "Ac"), "Ac");
    }
}
