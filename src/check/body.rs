//! The text of a letter, read into blocks.

use super::Check;
use crate::diagnostic::{Code, Report};
use crate::draft::either::TextOr;
use crate::draft::schema;
use crate::draft::span_map::SpanMap;
use crate::draft::text::{Prose, Text, TextKind};
use crate::letter::Block;
use crate::prose::{self, Reading};
use crate::source::Source;

impl Check<'_> {
    pub(super) fn body(&mut self, body: &TextOr<Prose, schema::BodyFile>) -> Vec<Block> {
        let blocks = match body {
            TextOr::Text(text) => self.prose(text),
            TextOr::Table(table) => match self.prose_file(&table.file) {
                Some(blocks) => blocks,
                None => return Vec::new(),
            },
        };
        if blocks.is_empty() {
            let hint = "write the letter's paragraphs, with an empty line between them";
            self.fault(Code::EmptyValue, body.span(), "the letter has no text", hint);
        }
        blocks
    }

    /// The prose of a file, if it can be read.
    pub(super) fn prose_file(&mut self, path: &Text) -> Option<Vec<Block>> {
        let source = Source::new(path.value.clone(), self.text_file(path)?);
        let id = self.sources.add_prose(source.clone());
        let written = SpanMap::file(&source, id);
        self.look_over(&written, TextKind::Prose);
        self.printed.push(written.span(0..source.text.len()));
        Some(self.blocks(&written))
    }

    pub(super) fn prose(&mut self, text: &Text) -> Vec<Block> {
        let letter = self.sources.letter().clone();
        self.blocks(&SpanMap::string(text, &letter))
    }

    pub(super) fn blocks(&mut self, written: &SpanMap<'_>) -> Vec<Block> {
        let (images, folder) = (&mut self.images, self.folder);
        let mut image =
            |report: &mut Report, path: &str, span| images.add(path, span, folder, report);
        prose::read(
            written,
            &mut Reading {
                report: self.report,
                faces: self.faces,
                missing_glyphs: &mut self.missing_glyphs,
                signatories: &self.signatories,
                sources: self.sources,
                image: &mut image,
            },
        )
    }
}
