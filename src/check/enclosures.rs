//! What is enclosed: titles, and files that are appended or attached.

use std::path::Path;
use std::sync::Arc;

use super::{Check, annexes, files, value};
use crate::annex;
use crate::diagnostic::Code;
use crate::draft::either::TextOr;
use crate::draft::schema::{self, Draft, EnclosureMode};
use crate::draft::text::Text;
use crate::letter::{Appended, Enclosure, ImageFormat, Picture};
use crate::source::Spanned;

/// The kinds of files that have pages, or can be given some.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FileKind {
    Pdf,
    Picture,
    Prose,
    Other,
}

impl Check<'_> {
    /// What is enclosed, in its order. What is attached goes to the attachments.
    pub(super) fn enclosures(&mut self, draft: &Draft) -> Vec<Spanned<Enclosure>> {
        let enclosures = draft.enclosures.iter();
        let enclosures = enclosures.map(|enclosure| match enclosure {
            TextOr::Text(title) => {
                let value = Enclosure { title: title.value.clone(), appended: None };
                Spanned { value, span: title.span }
            }
            TextOr::Table(table) => {
                let appended = self.enclosed(table);
                let span = table.file.as_ref().map_or(table.span, |file| file.span);
                Spanned { value: Enclosure { title: table.title.value.clone(), appended }, span }
            }
        });
        enclosures.collect()
    }

    fn enclosed(&mut self, enclosure: &schema::Enclosure) -> Option<Appended> {
        let Some(file) = &enclosure.file else {
            if let Some(mode) = &enclosure.mode {
                let message = "`mode` says what becomes of a file, but no file is named";
                self.fault(Code::MissingKey, mode.span, message, "write `file = \"…\"`");
            }
            return None;
        };
        let bytes = self.bytes_of(file)?;
        let kind = kind(file, &bytes);
        let mode = enclosure.mode.as_ref().map(|mode| mode.value);
        if mode.is_none() && kind == FileKind::Other && promises_pages(file) {
            let message = format!("`{}` is not what its name says", file.value);
            let hint = "get it anew; or write `mode = \"attach\"`, to attach it as it is";
            self.fault(Code::BadEnclosure, file.span, message, hint);
            return None;
        }
        let usual =
            if kind == FileKind::Other { EnclosureMode::Attach } else { EnclosureMode::Append };
        match mode.unwrap_or(usual) {
            EnclosureMode::Attach => {
                let added = self.attachments.add(file, &enclosure.title, bytes);
                added.unwrap_or_else(|fault| self.report.add(fault));
                None
            }
            EnclosureMode::Append => self.appended(enclosure, file, kind, bytes),
        }
    }

    fn appended(
        &mut self,
        enclosure: &schema::Enclosure,
        file: &Text,
        kind: FileKind,
        bytes: Arc<[u8]>,
    ) -> Option<Appended> {
        match kind {
            FileKind::Pdf => {
                let annex = annex::read(&bytes);
                let annex =
                    annex.map_err(|fault| self.report.add(annexes::fault(file, fault))).ok()?;
                annexes::losses(enclosure, file, &annex.pages, self.report);
                Some(Appended::Pages(annex.pages, value(&enclosure.alt)))
            }
            FileKind::Picture => {
                let image = self.picture(file)?;
                let alt = value(&enclosure.alt).or_else(|| Some(enclosure.title.value.clone()));
                Some(Appended::Picture(Picture { image, alt }))
            }
            FileKind::Prose => {
                let blocks = self.prose_file(file)?;
                if blocks.is_empty() {
                    let message = format!("there is no text in `{}`", file.value);
                    let hint = "write what is enclosed into it";
                    self.fault(Code::BadEnclosure, file.span, message, hint);
                }
                Some(Appended::Prose(blocks))
            }
            FileKind::Other => {
                let message = format!("`{}` is of a kind that cannot be appended", file.value);
                let hint = "save it as PDF, or write `mode = \"attach\"`";
                self.fault(Code::BadEnclosure, file.span, message, hint);
                None
            }
        }
    }
}

/// Whether the name of a file is that of one with pages: what was downloaded
/// under it may be a web page that says why not.
fn promises_pages(path: &str) -> bool {
    let ending = Path::new(path).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let ending = ending.to_ascii_lowercase();
    ["pdf", "png", "jpg", "jpeg", "webp", "svg"].contains(&ending.as_str())
}

/// The kind of a file, by its first bytes or the ending of its name.
fn kind(path: &str, bytes: &[u8]) -> FileKind {
    let ending = Path::new(path).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if matches!(ending.to_ascii_lowercase().as_str(), "md" | "markdown") {
        FileKind::Prose
    } else if annex::is_pdf(bytes) {
        FileKind::Pdf
    } else if files::format(bytes).is_some_and(|format| {
        // A web page may hold an SVG without being one.
        format != ImageFormat::Svg || ending.eq_ignore_ascii_case("svg")
    }) {
        FileKind::Picture
    } else {
        FileKind::Other
    }
}
