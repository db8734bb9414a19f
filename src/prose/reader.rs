//! CommonMark events to a tree of blocks, with every fault on the way.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::footnotes;
use super::language_spans::Line;
use super::links::plain_text;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::draft::span_map::SpanMap;
use crate::letter::{Block, Inline, Signatories};
use crate::source::{Sources, Span};
use crate::text::Faces;
use crate::text::characters::is_blank;
use crate::text::characters::{LONGEST, is_too_long};
use crate::text::glyphs::MissingGlyphs;

/// What reading prose needs from, and gives to, the letter around it.
pub struct Reading<'a> {
    /// Where faults go.
    pub report: &'a mut Report,
    /// The typefaces at hand.
    pub faces: &'a dyn Faces,
    /// Where characters go that none of them has.
    pub missing_glyphs: &'a mut MissingGlyphs,
    /// Who signs: the text may speak of their number.
    pub signatories: &'a Signatories,
    /// The texts at hand: a fault of the list is shown with its places.
    pub sources: &'a Sources,
    /// Takes a picture's path and place; gives its index, or nothing when it
    /// could not be had, which has been reported then.
    pub image: &'a mut dyn FnMut(&mut Report, &str, Span) -> Option<usize>,
}

/// Quotations in lists in quotations: beyond this no letter goes, and the
/// layout would not.
const DEEPEST: usize = 12;

/// Reads a text as CommonMark.
pub fn read(written: &SpanMap<'_>, reading: &mut Reading<'_>) -> Vec<Block> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let events = Parser::new_ext(written.text, options).into_offset_iter();
    let mut reader = Reader {
        events,
        written,
        reading,
        level: 0,
        depth: 0,
        attributes: 0,
        notes: BTreeMap::new(),
        references: Vec::new(),
    };
    let mut blocks = reader.blocks(None);
    let Reader { notes, references, .. } = reader;
    footnotes::fill(&mut blocks, notes, &references, reading.report);
    blocks
}

/// A footnote as defined: its place and text.
pub(super) type Notes = BTreeMap<String, (Span, Vec<Block>)>;

pub(super) struct Reader<'r, 'w, 'a, E> {
    pub(super) events: E,
    pub(super) written: &'r SpanMap<'w>,
    pub(super) reading: &'r mut Reading<'a>,
    /// The level of the heading before.
    level: u8,
    /// How many blocks and spans are open.
    pub(super) depth: usize,
    /// Up to where the attributes of a passage have been read.
    pub(super) attributes: usize,
    notes: Notes,
    pub(super) references: Vec<(String, Span)>,
}

impl<'e, E: Iterator<Item = (Event<'e>, Range<usize>)>> Reader<'_, '_, '_, E> {
    pub(super) fn report(
        &mut self,
        code: Code,
        at: Range<usize>,
        message: impl Into<String>,
        hint: &str,
    ) {
        let span = self.written.span(at);
        self.reading.report.add(Diagnostic::new(code, span, message).hint(hint));
    }

    /// Blocks up to an end tag, or to the end. Loose text in a tight list item
    /// is a paragraph too.
    pub(super) fn blocks(&mut self, end: Option<TagEnd>) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut loose = Line::default();
        while let Some((event, at)) = self.events.next() {
            match event {
                Event::End(tag) if Some(tag) == end => break,
                Event::Start(tag) if !is_inline(&tag) => {
                    close(&mut loose, &mut blocks);
                    self.block(tag, at, &mut blocks);
                }
                Event::Rule => {
                    close(&mut loose, &mut blocks);
                    blocks.push(Block::Rule);
                }
                event => self.inline(event, at, &mut loose),
            }
        }
        close(&mut loose, &mut blocks);
        blocks
    }

    /// Opens a block or span, or passes over it when it is too deep.
    pub(super) fn open(&mut self, end: TagEnd, at: &Range<usize>) -> bool {
        if self.depth < DEEPEST {
            self.depth += 1;
            return true;
        }
        let message = format!("nested more than {DEEPEST} deep");
        self.report(Code::BadValue, at.clone(), message, "write it with fewer levels");
        let mut open = 1;
        while open > 0 {
            match self.events.next() {
                Some((Event::Start(tag), _)) => open += usize::from(tag.to_end() == end),
                Some((Event::End(tag), _)) => open -= usize::from(tag == end),
                Some(_) => {}
                None => break,
            }
        }
        false
    }

    fn block(&mut self, tag: Tag<'e>, at: Range<usize>, blocks: &mut Vec<Block>) {
        let end = tag.to_end();
        if !self.open(end, &at) {
            return;
        }
        self.opened_block(tag, end, at, blocks);
        self.depth -= 1;
    }

    fn opened_block(
        &mut self,
        tag: Tag<'e>,
        end: TagEnd,
        at: Range<usize>,
        blocks: &mut Vec<Block>,
    ) {
        match tag {
            Tag::Paragraph => {
                let body = self.inlines(end);
                blocks.push(Block::Paragraph { body });
            }
            Tag::Heading { level, .. } => {
                let level = self.heading_level(level, at.clone());
                let body = self.inlines(end);
                self.heading(&body, at);
                blocks.push(Block::Heading { level, body });
            }
            Tag::BlockQuote(_) => {
                let body = self.blocks(Some(end));
                blocks.push(Block::Quote { body });
            }
            Tag::CodeBlock(_) => {
                let text = self.raw(end);
                blocks.push(Block::Verbatim { text });
            }
            Tag::List(start) => blocks.push(self.list(start, end)),
            Tag::Table(align) => blocks.push(self.table(&align)),
            Tag::FootnoteDefinition(label) => self.note(&label, end, at),
            Tag::HtmlBlock => {
                let html = self.raw(end);
                self.html(&html, at);
            }
            _ => blocks.extend(self.blocks(Some(end))),
        }
    }

    fn note(&mut self, label: &str, end: TagEnd, at: Range<usize>) {
        let body = self.blocks(Some(end));
        let span = self.written.span(at);
        if self.notes.insert(label.to_owned(), (span, body)).is_some() {
            let hint = "give one of the notes another label";
            self.reading.report.add(footnotes::fault(label, span, "is written twice", hint));
        }
    }

    /// Readers list the headings of a document by their words.
    fn heading(&mut self, body: &[Inline], at: Range<usize>) {
        let words = plain_text(body);
        if is_blank(&words) {
            let hint = "write its words after the `#`, or remove it";
            self.report(Code::EmptyValue, at, "this heading has no words", hint);
        } else if is_too_long(&words) {
            let message = format!("this heading has more than {LONGEST} characters");
            self.report(Code::BadValue, at, message, "shorten it, or make it a paragraph");
        }
    }

    fn heading_level(&mut self, level: HeadingLevel, at: Range<usize>) -> u8 {
        let level = level as u8;
        if level > self.level + 1 {
            let right = "#".repeat(usize::from(self.level) + 1);
            let message = match self.level {
                0 => format!("the first heading is of level {level}"),
                above => format!("a heading of level {level} follows one of level {above}"),
            };
            let hint = format!("write `{right}`: screen readers need levels without gaps");
            self.report(Code::HeadingOrder, at, message, &hint);
        }
        self.level = level;
        level
    }

    /// The text of a block kept as typed, without its last line break.
    fn raw(&mut self, end: TagEnd) -> String {
        let mut text = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::End(tag) if tag == end => break,
                Event::Text(part) | Event::Html(part) => text.push_str(&part),
                _ => {}
            }
        }
        text.trim_end_matches('\n').to_owned()
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
}

/// Ends a run of loose text.
fn close(loose: &mut Line, blocks: &mut Vec<Block>) {
    let body = std::mem::take(loose).finish();
    if !body.is_empty() {
        blocks.push(Block::Paragraph { body });
    }
}
