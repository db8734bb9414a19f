//! Spans of text in another language, as Pandoc writes them:
//! `[Liberté, égalité]{lang=fr}`.
//!
//! To the parser, brackets that make no link are text. They are matched here
//! among the pieces of one line, so that those in code, in addresses and in
//! links are never taken for a span's, and emphasis and links may stand in one.

use std::ops::Range;

use pulldown_cmark::Event;

use super::inlines::push_text;
use super::reader::Reader;
use crate::diagnostic::Code;
use crate::letter::Inline;
use crate::locale::Language;
use crate::text::no_language;

/// Attributes have fewer bytes: a bracket left open is not followed to the end of its line.
const LONGEST: usize = 1000;

/// The pieces of a line so far, and the brackets open in it.
#[derive(Default)]
pub struct Line {
    pub inlines: Vec<Inline>,
    /// For each bracket the index of the text that begins with it.
    open: Vec<usize>,
    /// Whether there were any: the texts between them are put together again.
    cut: bool,
}

impl Line {
    fn bracket(&mut self) {
        self.open.push(self.inlines.len());
        self.cut = true;
        self.inlines.push(Inline::Text { text: "[".to_owned() });
    }

    /// Takes out what stands after the last open bracket.
    fn take(&mut self) -> Option<Vec<Inline>> {
        let mut body = self.inlines.split_off(self.open.pop()?);
        if let Some(Inline::Text { text }) = body.first_mut() {
            text.remove(0);
        }
        Some(joined(body))
    }

    /// All pieces.
    pub fn finish(self) -> Vec<Inline> {
        if self.cut { joined(self.inlines) } else { self.inlines }
    }
}

/// Texts that stand side by side as one; empty ones left out.
fn joined(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut whole = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match inline {
            Inline::Text { text } if text.is_empty() => {}
            Inline::Text { text } => push_text(&mut whole, &text),
            other => whole.push(other),
        }
    }
    whole
}

impl<'e, E: Iterator<Item = (Event<'e>, Range<usize>)>> Reader<'_, '_, '_, E> {
    /// Adds a text, with its brackets matched and its placeholders filled in.
    pub(super) fn text(&mut self, text: &str, at: Range<usize>, line: &mut Line) {
        if self.written.text.get(at.clone()) != Some(text) {
            // An entity stands for itself, not for a bracket.
            return self.filled(text, at, &mut line.inlines);
        }
        let mut from = at.start.max(self.attributes).min(at.end);
        let mut next = from;
        while let Some(found) = self.written.text[next..at.end].find(['[', ']', '{']) {
            let here = next + found;
            next = here + 1;
            if self.is_escaped(here) {
                continue;
            }
            let sign = self.written.text.as_bytes()[here];
            if sign == b'{' {
                self.stray(here);
                continue;
            }
            self.plain(from..here, line);
            if sign == b'[' {
                line.bracket()
            } else {
                self.closed(here, line)
            }
            next = next.max(self.attributes).min(at.end);
            from = next;
        }
        self.plain(from..at.end, line);
    }

    fn plain(&mut self, at: Range<usize>, line: &mut Line) {
        let text = &self.written.text[at.clone()];
        if !text.is_empty() {
            self.filled(text, at, &mut line.inlines);
        }
    }

    /// Whether the character at an offset stands after a backslash.
    fn is_escaped(&self, at: usize) -> bool {
        self.written.text[..at].bytes().rev().take_while(|&byte| byte == b'\\').count() % 2 == 1
    }

    /// A closing bracket: the end of a span, where attributes follow.
    fn closed(&mut self, at: usize, line: &mut Line) {
        let Some(length) = attributes(&self.written.text[at + 1..]) else {
            line.open.pop();
            return push_text(&mut line.inlines, "]");
        };
        let whole = at + 1..at + 1 + length;
        self.attributes = whole.end;
        let Some(body) = line.take() else {
            let hint = "a passage begins with `[`, within the same emphasis and the same paragraph";
            self.slip(whole, "there is no `[` where this passage begins", hint);
            return;
        };
        if body.is_empty() {
            let hint = "write the words between the brackets";
            self.slip(whole, "this passage has no text", hint);
        } else if let Some(language) = self.language(whole) {
            line.inlines.push(Inline::LanguageSpan { language, body });
        }
    }

    /// The language that attributes name, which is all they may do.
    fn language(&mut self, at: Range<usize>) -> Option<Language> {
        let written = &self.written.text[at.clone()];
        let Some(within) = written.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else {
            let hint = "write `}` behind the language: `[…]{lang=fr}`";
            self.slip(at, "the braces after this passage are not closed", hint);
            return None;
        };
        let tag = within.trim().strip_prefix("lang=").map(|tag| tag.trim_matches('"'));
        match tag.filter(|tag| !tag.contains([' ', '='])) {
            Some(tag) => {
                let language = Language::named(tag);
                if language.is_none() {
                    let span = self.written.span(at);
                    self.reading.report.add(no_language(tag, span));
                }
                language
            }
            None => {
                let message = format!("a passage has a language and nothing else, not `{within}`");
                self.slip(at, &message, "write only the language: `[…]{lang=fr}`");
                None
            }
        }
    }

    /// A language without a span.
    fn stray(&mut self, at: usize) {
        let rest = &self.written.text[at..];
        if !rest.starts_with("{lang=") || self.written.text[..at].ends_with('{') {
            return;
        }
        let length = attributes(rest).unwrap_or(1);
        let hint = "put its words in square brackets right before it: `[…]{lang=fr}`";
        self.slip(at..at + length, "this language belongs to no passage", hint);
    }

    fn slip(&mut self, at: Range<usize>, message: &str, hint: &str) {
        self.report(Code::Passage, at, message, hint);
    }
}

/// The length of the attributes a text begins with: braces on one line with
/// `key=value`, `.class` or `#id` in them. Braces with anything else are text,
/// or placeholders.
fn attributes(text: &str) -> Option<usize> {
    let line = text[..text.floor_char_boundary(LONGEST)].lines().next()?;
    let within = line.strip_prefix('{').filter(|rest| !rest.starts_with('{'))?;
    let Some((within, _)) = within.split_once('}') else {
        let length = within.find(char::is_whitespace).unwrap_or(within.len());
        return within.starts_with("lang=").then_some(1 + length);
    };
    let named = within.contains('=') || within.starts_with(['.', '#']);
    named.then_some(within.len() + 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Report;
    use crate::draft::span_map::SpanMap;
    use crate::draft::text::Text;
    use crate::letter::{Block, Signatories};
    use crate::prose::{Reading, read};
    use crate::source::{Source, Sources, Span};
    use crate::text::AnyFace;
    use crate::text::glyphs::MissingGlyphs;

    /// The first paragraph with spans as `tag<…>`, and the messages.
    fn set(text: &str) -> (String, Vec<String>) {
        let text = Text { value: text.to_owned(), span: Span::default() };
        let mut report = Report::default();
        let mut reading = Reading {
            report: &mut report,
            faces: &AnyFace,
            missing_glyphs: &mut MissingGlyphs::default(),
            signatories: &Signatories::default(),
            sources: &Sources::new(Source::new("l", "")),
            image: &mut |_, _, _| None,
        };
        let blocks = read(&SpanMap::whole(&text), &mut reading);
        let shown = match blocks.first() {
            Some(Block::Paragraph { body }) => show(body),
            other => format!("{other:?}"),
        };
        (shown, report.sorted().into_iter().map(|fault| fault.message).collect())
    }

    fn show(inlines: &[Inline]) -> String {
        let each = inlines.iter().map(|inline| match inline {
            Inline::Text { text } => text.clone(),
            Inline::Emph { body } => format!("*{}*", show(body)),
            Inline::Link { body, .. } => format!("<{}>", show(body)),
            Inline::LanguageSpan { language, body } => {
                format!("{}<{}>", language.tag(), show(body))
            }
            other => format!("{other:?}"),
        });
        each.collect()
    }

    #[test]
    fn spans_hold_emphasis_links_and_spans() {
        let sound = [
            ("We say [oui]{lang=fr}.", "We say fr<oui>."),
            ("[a *b* [c](https://d.example) e]{lang=\"fr-CA\"}", "fr-CA<a *b* <c> e>"),
            ("[un [zwei]{lang=de} trois]{lang=fr}", "fr<un de<zwei> trois>"),
            ("*so [oui]{lang=fr}*", "*so fr<oui>*"),
            ("[over\nlines]{lang=fr} x", "fr<over lines> x"),
            ("[a [b] c]{lang=fr}", "fr<a [b] c>"),
            ("[a [b]{lang=fr} c", "[a fr<b> c"),
        ];
        for (text, expected) in sound {
            assert_eq!(set(text), (expected.to_owned(), Vec::new()), "{text}");
        }
    }

    #[test]
    fn other_brackets_and_braces_stay_text() {
        let plain = ["see [1] and ] or [", "[a]{}", "[a] {b c}", "{{ a = b }"];
        for text in plain {
            let kept = text.replace("{{", "{");
            assert_eq!(set(text), (kept, Vec::new()), "{text}");
        }
        assert_eq!(set("\\[oui\\]").0, "[oui]");
        assert_eq!(set("\\[a [b]{lang=fr}").0, "[a fr<b>");
        assert_eq!(set("`[a]{lang=fr}` [b]{lang=fr}").1, Vec::<String>::new());
        assert_eq!(set("&#91;a]").0, "[a]");
    }

    #[test]
    fn every_slip_is_told() {
        let faults = [
            ("[a]{lang=nolanguage}", "names no language"),
            ("[a]{language=fr}", "a language and nothing else"),
            ("[a]{.french}", "a language and nothing else"),
            ("[a]{lang=fr .x}", "a language and nothing else"),
            ("a]{lang=fr}", "no `[`"),
            ("[*a]{lang=fr} b*", "no `[`"),
            ("[]{lang=fr}", "no text"),
            ("[a]{lang=fr and so on", "not closed"),
            ("a{lang=fr}", "belongs to no passage"),
            ("[a] {lang=fr}", "belongs to no passage"),
            ("[a](https://b.example){lang=fr}", "belongs to no passage"),
        ];
        for (text, message) in faults {
            let told = set(text).1;
            assert!(told.len() == 1 && told[0].contains(message), "{text}: {told:?}");
        }
    }
}
