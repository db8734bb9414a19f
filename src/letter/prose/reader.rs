//! CommonMark events to a tree of blocks, with every fault on the way.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Alignment, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::{Block, Inline, footnotes};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::letter::check::{Faces, characters};
use crate::letter::texts::Kind;
use crate::letter::written::Written;
use crate::source::Span;

/// What reading prose needs from, and gives to, the letter around it.
pub struct Reading<'a> {
    /// Where faults go.
    pub report: &'a mut Report,
    /// The typefaces at hand.
    pub faces: &'a dyn Faces,
    /// Takes a picture's path and place; gives its index, or nothing when it
    /// could not be had, which has been reported then.
    pub image: &'a mut dyn FnMut(&mut Report, &str, Span) -> Option<usize>,
}

/// Quotations in lists in quotations: beyond this no letter goes, and the
/// layout would not.
const DEEPEST: usize = 12;

/// Reads a text as CommonMark.
pub fn read(written: &Written<'_>, reading: &mut Reading<'_>) -> Vec<Block> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let events = Parser::new_ext(written.text, options).into_offset_iter();
    let mut reader = Reader {
        events,
        written,
        reading,
        level: 0,
        depth: 0,
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

struct Reader<'r, 'w, 'a, E> {
    events: E,
    written: &'r Written<'w>,
    reading: &'r mut Reading<'a>,
    /// The level of the heading before.
    level: u8,
    /// How many blocks and spans are open.
    depth: usize,
    notes: Notes,
    references: Vec<(String, Span)>,
}

impl<'e, E: Iterator<Item = (Event<'e>, Range<usize>)>> Reader<'_, '_, '_, E> {
    fn report(&mut self, code: Code, at: Range<usize>, message: impl Into<String>, hint: &str) {
        let span = self.written.span(at);
        self.reading.report.add(Diagnostic::new(code, span, message).hint(hint));
    }

    /// Blocks up to an end tag, or to the end. Loose text in a tight list item
    /// is a paragraph too.
    fn blocks(&mut self, end: Option<TagEnd>) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut loose = Vec::new();
        while let Some((event, at)) = self.events.next() {
            match event {
                Event::End(tag) if Some(tag) == end => break,
                Event::Start(tag) if !is_inline(&tag) => {
                    settle(&mut loose, &mut blocks);
                    self.block(tag, at, &mut blocks);
                }
                Event::Rule => {
                    settle(&mut loose, &mut blocks);
                    blocks.push(Block::Rule);
                }
                event => self.inline(event, at, &mut loose),
            }
        }
        settle(&mut loose, &mut blocks);
        blocks
    }

    /// Opens a block or span, or passes over it when it is too deep.
    fn open(&mut self, end: TagEnd, at: &Range<usize>) -> bool {
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
                let level = self.heading_level(level, at);
                let body = self.inlines(end);
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
            Tag::FootnoteDefinition(label) => {
                let body = self.blocks(Some(end));
                let span = self.written.span(at);
                if self.notes.insert(label.to_string(), (span, body)).is_some() {
                    let hint = "give one of the notes another label";
                    self.reading.report.add(footnotes::fault(
                        &label,
                        span,
                        "is written twice",
                        hint,
                    ));
                }
            }
            Tag::HtmlBlock => {
                let html = self.raw(end);
                self.html(&html, at);
            }
            _ => blocks.extend(self.blocks(Some(end))),
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

    fn list(&mut self, start: Option<u64>, end: TagEnd) -> Block {
        let mut items = Vec::new();
        let mut tight = true;
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::End(tag) if tag == end => break,
                Event::Start(Tag::Item) => {
                    let item = self.blocks(Some(TagEnd::Item));
                    tight &=
                        item.iter().filter(|b| matches!(b, Block::Paragraph { .. })).count() < 2;
                    items.push(item);
                }
                _ => {}
            }
        }
        Block::List { start, tight, items }
    }

    fn table(&mut self, align: &[Alignment]) -> Block {
        let align = align.iter().map(alignment).collect();
        let (mut header, mut rows) = (Vec::new(), Vec::new());
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::End(TagEnd::Table) => break,
                Event::Start(Tag::TableHead) => header = self.row(TagEnd::TableHead),
                Event::Start(Tag::TableRow) => rows.push(self.row(TagEnd::TableRow)),
                _ => {}
            }
        }
        Block::Table { align, header, rows }
    }

    fn row(&mut self, end: TagEnd) -> Vec<Vec<Inline>> {
        let mut cells = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::End(tag) if tag == end => break,
                Event::Start(Tag::TableCell) => cells.push(self.inlines(TagEnd::TableCell)),
                _ => {}
            }
        }
        cells
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

    fn inlines(&mut self, end: TagEnd) -> Vec<Inline> {
        let mut inlines = Vec::new();
        while let Some((event, at)) = self.events.next() {
            match event {
                Event::End(tag) if tag == end => break,
                event => self.inline(event, at, &mut inlines),
            }
        }
        inlines
    }

    fn inline(&mut self, event: Event<'e>, at: Range<usize>, inlines: &mut Vec<Inline>) {
        match event {
            Event::Text(text) => {
                self.lost_reference(at.clone());
                self.entity(&text, at);
                push_text(inlines, &text);
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
        let faces = self.reading.faces;
        for c in text.chars() {
            if let Some((code, message, hint)) = characters::fault(c, Kind::Prose, faces) {
                self.report(code, at.clone(), message, hint);
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
            Tag::Link { dest_url, .. } => {
                let url = self.url(&dest_url, at);
                inlines.push(Inline::Link { url, body });
            }
            Tag::Image { dest_url, .. } => self.image(&dest_url, &body, at, inlines),
            _ => inlines.extend(body),
        }
    }

    fn image(&mut self, path: &str, body: &[Inline], at: Range<usize>, out: &mut Vec<Inline>) {
        let alt = plain_text(body);
        if alt.trim().is_empty() {
            let message = format!("the picture `{path}` has no alternative text");
            let hint =
                format!("say what it shows, for those who cannot see it: `![A map]({path})`");
            self.report(Code::MissingAlt, at.clone(), message, &hint);
        }
        let span = self.written.span(at);
        if let Some(image) = (self.reading.image)(self.reading.report, path, span) {
            out.push(Inline::Image { image, path: String::new(), alt });
        }
    }

    /// The link's address, with its scheme supplied for bare mail addresses.
    fn url(&mut self, url: &str, at: Range<usize>) -> String {
        const SCHEMES: [&str; 4] = ["http://", "https://", "mailto:", "tel:"];
        let lower = url.to_ascii_lowercase();
        if SCHEMES.iter().any(|scheme| lower.starts_with(scheme)) {
            return url.to_owned();
        }
        if url.contains('@') && !url.contains([':', '/']) {
            return format!("mailto:{url}");
        }
        let hint = match url.split_once(':') {
            None => format!("write the whole address: `https://{url}`"),
            Some(_) => "links go to http, https, mailto or tel addresses only".to_owned(),
        };
        self.report(
            Code::BadLink,
            at,
            format!("`{url}` is no address a letter can link to"),
            &hint,
        );
        String::new()
    }

    fn html(&mut self, html: &str, at: Range<usize>) {
        let name: String = html
            .trim_start_matches(['<', '/', '!', '?'])
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let hint = match name.to_ascii_lowercase().as_str() {
            "b" | "strong" => "write `**strong**` for strong text",
            "i" | "em" => "write `*emphasis*` for emphasised text",
            "br" => "end the line with two spaces to break it there",
            "a" => "write `[text](https://…)` for a link",
            "img" => "write `![what it shows](picture.png)` for a picture",
            "h1" | "h2" | "h3" => "begin the line with `#` for a heading",
            "ul" | "ol" | "li" => "begin each line with `-` or `1.` for a list",
            "hr" => "write `---` on a line of its own for a rule",
            "p" | "div" => "leave a line empty between paragraphs",
            "table" | "tr" | "td" => "write a table with `|` between its cells",
            _ if html.starts_with("<!--") => "take the comment out: the letter would not print it",
            _ => "write `&lt;` for a `<` that is printed as it stands",
        };
        let shown = html.lines().next().unwrap_or_default();
        self.report(
            Code::RawHtml,
            at,
            format!("`{shown}` is HTML, which a letter cannot hold"),
            hint,
        );
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
}

fn alignment(align: &Alignment) -> &'static str {
    match align {
        Alignment::None => "auto",
        Alignment::Left => "left",
        Alignment::Center => "center",
        Alignment::Right => "right",
    }
}

/// Ends a run of loose text.
fn settle(loose: &mut Vec<Inline>, blocks: &mut Vec<Block>) {
    if !loose.is_empty() {
        blocks.push(Block::Paragraph { body: std::mem::take(loose) });
    }
}

/// Adds text to the text before it.
fn push_text(inlines: &mut Vec<Inline>, more: &str) {
    match inlines.last_mut() {
        Some(Inline::Text { text }) => text.push_str(more),
        _ => inlines.push(Inline::Text { text: more.to_owned() }),
    }
}

/// The words of a run of inlines.
fn plain_text(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text { text } | Inline::Whole { text } | Inline::Code { text } => text.clone(),
            Inline::Emph { body } | Inline::Strong { body } | Inline::Link { body, .. } => {
                plain_text(body)
            }
            _ => String::new(),
        })
        .collect()
}
