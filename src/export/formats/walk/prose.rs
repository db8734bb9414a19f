//! Prose: blocks and the lines in them.

use super::super::wrap::width;
use super::super::writer::{Prose, mark};
use super::Walk;
use crate::letter::{Block, Inline};

impl<'a, W: Prose> Walk<'a, W> {
    /// Blocks, each written.
    pub fn blocks(&mut self, blocks: &'a [Block], writer: W) -> Vec<String> {
        let mut done: Vec<String> = Vec::new();
        for block in blocks {
            let list = matches!(block, Block::List { .. });
            let before = done.last().filter(|_| list);
            let apart = before.and_then(|before| writer.apart(before));
            let block = self.block(block, writer);
            done.extend(apart.into_iter().chain([block]).filter(|block| !block.is_empty()));
        }
        done
    }

    fn block(&mut self, block: &'a Block, writer: W) -> String {
        match block {
            Block::Paragraph { body } => writer.paragraph(&self.line(body)),
            Block::Heading { level, body } => {
                writer.heading(self.above + usize::from(*level), &self.line(body))
            }
            Block::Quote { body } => {
                writer.quote(&self.blocks(body, writer.inside(width(W::QUOTED))))
            }
            Block::List { start, tight, items } => {
                let items = items.iter().enumerate().map(|(index, item)| {
                    self.blocks(item, writer.inside(width(&mark(*start, index))))
                });
                writer.list(*start, *tight, &items.collect::<Vec<_>>())
            }
            Block::Verbatim { text } => writer.verbatim(text),
            Block::Table { align, header, rows, .. } => {
                let header = self.cells(header);
                let rows: Vec<_> = rows.iter().map(|row| self.cells(row)).collect();
                writer.table(align, &header, &rows)
            }
            Block::Rule => writer.rule(),
            Block::LanguageSpan { language, body } => {
                writer.language_span(language, &self.blocks(body, writer))
            }
        }
    }

    fn cells(&mut self, row: &'a [Vec<Inline>]) -> Vec<String> {
        row.iter().map(|cell| self.line(cell)).collect()
    }

    /// A note; none refers to further ones.
    pub fn note(&mut self, number: usize, note: &'a [Block]) -> String {
        let room = width(&self.writer.note_mark(number)) + 1;
        let blocks = self.blocks(note, self.writer.inside(room));
        self.writer.note(number, &blocks)
    }

    /// A line; its notes are put off to the end.
    pub fn line(&mut self, inlines: &'a [Inline]) -> String {
        inlines.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&mut self, inline: &'a Inline) -> String {
        let writer = self.writer;
        match inline {
            Inline::Text { text } | Inline::Whole { text } => writer.text(text),
            Inline::Code { text } => writer.code(text),
            Inline::Emph { body } => writer.emph(self.line(body)),
            Inline::Strong { body } => writer.strong(self.line(body)),
            Inline::Link { url, body } => writer.link(url, self.line(body)),
            Inline::LanguageSpan { language, body } => {
                writer.in_language(language, self.line(body))
            }
            Inline::Image { path, alt, .. } => writer.image(path, alt),
            Inline::Footnote { body } => {
                self.notes.push(body);
                writer.note_mark(self.notes.len())
            }
            Inline::Break => W::LINE_END.to_owned(),
            Inline::Smartquote { .. }
            | Inline::Reference { .. }
            | Inline::Figure { .. }
            | Inline::Day { .. } => String::new(),
        }
    }
}
