//! Text within a line.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::footnotes;
use super::language_spans::Line;
use super::reader::Reader;
use crate::diagnostic::Code;
use crate::draft::text::TextKind;
use crate::letter::Inline;
use crate::text::characters;

impl<'e, E: Iterator<Item = (Event<'e>, Range<usize>)>> Reader<'_, '_, '_, E> {
    pub(super) fn inlines(&mut self, end: TagEnd) -> Vec<Inline> {
        let mut line = Line::default();
        while let Some((event, at)) = self.events.next() {
            match event {
                Event::End(tag) if tag == end => break,
                event => self.inline(event, at, &mut line),
            }
        }
        line.finish()
    }

    pub(super) fn inline(&mut self, event: Event<'e>, at: Range<usize>, line: &mut Line) {
        let inlines = &mut line.inlines;
        match event {
            Event::Text(text) => {
                self.lost_reference(at.clone());
                self.entity(&text, at.clone());
                self.text(&text, at, line);
            }
            Event::SoftBreak => push_text(inlines, " "),
            Event::HardBreak => inlines.push(Inline::Break),
            Event::Code(text) => inlines.push(Inline::Code { text: text.to_string() }),
            Event::InlineHtml(html) | Event::Html(html) => self.html(&html, at),
            Event::FootnoteReference(label) => {
                self.references.push((label.to_string(), self.written.span(at)));
                inlines.push(Inline::Reference { label: label.to_string() });
            }
            Event::Start(tag) => self.span(tag, at, inlines),
            _ => {}
        }
    }

    /// To the parser a reference without its note is text; to the writer never.
    fn lost_reference(&mut self, at: Range<usize>) {
        let text = self.written.text;
        for (offset, _) in text[at.clone()].match_indices('[') {
            let start = at.start + offset;
            let label = text[start..].strip_prefix("[^").and_then(|rest| rest.split_once(']'));
            let Some((label, _)) = label.filter(|_| !text[..start].ends_with('\\')) else {
                continue;
            };
            if !label.is_empty() && !label.contains(char::is_whitespace) {
                let hint = format!("add a line that begins with `[^{label}]:` and the note's text");
                let span = self.written.span(start..start + label.len() + 3);
                self.reading.report.add(footnotes::fault(label, span, "is not written", &hint));
            }
        }
    }

    /// An entity such as `&#x202e;` stands for a character that the look over
    /// the text as written could not see.
    fn entity(&mut self, text: &str, at: Range<usize>) {
        if self.written.text.get(at.clone()) == Some(text) {
            return;
        }
        let (span, faces) = (self.written.span(at.clone()), self.reading.faces);
        for c in text.chars() {
            if let Some((message, hint)) = characters::fault(c, TextKind::Prose) {
                self.report(Code::BadCharacter, at.clone(), message, hint);
            } else if characters::is_missing(c, TextKind::Prose, faces) {
                self.reading.missing_glyphs.add(&[(c, span)]);
            }
        }
    }

    fn span(&mut self, tag: Tag<'e>, at: Range<usize>, inlines: &mut Vec<Inline>) {
        let end = tag.to_end();
        if !self.open(end, &at) {
            return;
        }
        let body = self.inlines(end);
        self.depth -= 1;
        match tag {
            Tag::Emphasis => inlines.push(Inline::Emph { body }),
            Tag::Strong => inlines.push(Inline::Strong { body }),
            Tag::Link { dest_url, .. } => self.link(&dest_url, body, at, inlines),
            Tag::Image { dest_url, .. } => self.image(&dest_url, &body, at, inlines),
            _ => inlines.extend(body),
        }
    }
}

/// Adds text to the text before it.
pub(super) fn push_text(inlines: &mut Vec<Inline>, more: &str) {
    match inlines.last_mut() {
        Some(Inline::Text { text }) => text.push_str(more),
        _ => inlines.push(Inline::Text { text: more.to_owned() }),
    }
}
