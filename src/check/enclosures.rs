//! What is enclosed: titles, and files that are appended or attached.

use std::path::Path;
use std::sync::Arc;

use super::{Check, annexes, files, foreign, value};
use crate::annex;
use crate::diagnostic::Code;
use crate::draft::either::TextOr;
use crate::draft::schema::{self, Draft, EnclosureMode};
use crate::draft::text::{Line, Text};
use crate::foreign::{Annex, AnnexFault, Excess, Kind};
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

/// A file that is enclosed.
struct File<'a> {
    name: &'a Text,
    kind: FileKind,
    bytes: Arc<[u8]>,
}

/// What came of a PDF that was read.
type Read = Result<Result<Annex, AnnexFault>, Excess>;

impl Check<'_> {
    /// What is enclosed, in its order. What is attached goes to the attachments.
    pub(super) fn enclosures(&mut self, draft: &Draft) -> Vec<Spanned<Enclosure>> {
        let enclosures = draft.enclosures.iter();
        let found = enclosures.map(|enclosure| (enclosure, self.file_of(enclosure)));
        let found: Vec<_> = found.collect();
        let pdfs: Vec<_> = found.iter().filter_map(appended_pdf).collect();
        let mut annexes = self.reader.annexes(&pdfs).into_iter();
        let enclosures = found.into_iter().map(|found| {
            let annex = appended_pdf(&found).and_then(|_| annexes.next());
            match found {
                (TextOr::Text(title), _) => {
                    let value = Enclosure { title: title.value.clone(), appended: None };
                    Spanned { value, span: title.span }
                }
                (TextOr::Table(table), file) => {
                    let appended = file.and_then(|file| self.enclosed(table, file, annex));
                    let span = table.file.as_ref().map_or(table.span, |file| file.span);
                    let title = table.title.value.clone();
                    Spanned { value: Enclosure { title, appended }, span }
                }
            }
        });
        enclosures.collect()
    }

    /// The file that is enclosed, if one is named and can be read.
    fn file_of<'d>(&mut self, enclosure: &'d TextOr<Line, schema::Enclosure>) -> Option<File<'d>> {
        let TextOr::Table(table) = enclosure else { return None };
        let Some(name) = &table.file else {
            if let Some(mode) = &table.mode {
                let message = "`mode` says what becomes of a file, but no file is named";
                self.fault(Code::MissingKey, mode.span, message, "write `file = \"…\"`");
            }
            return None;
        };
        let bytes = self.bytes_of(name)?;
        Some(File { name, kind: kind(name, &bytes), bytes })
    }

    fn enclosed(
        &mut self,
        enclosure: &schema::Enclosure,
        file: File<'_>,
        annex: Option<Read>,
    ) -> Option<Appended> {
        let File { name: file, kind, bytes } = file;
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
            EnclosureMode::Append => self.appended(enclosure, file, kind, annex),
        }
    }

    fn appended(
        &mut self,
        enclosure: &schema::Enclosure,
        file: &Text,
        kind: FileKind,
        annex: Option<Read>,
    ) -> Option<Appended> {
        match kind {
            FileKind::Pdf => {
                let told = match annex? {
                    Ok(annex) => annex.map_err(|fault| annexes::fault(file, fault)),
                    Err(excess) => Err(foreign::fault(Kind::Pdf, file, file.span, excess)),
                };
                let annex = told.map_err(|fault| self.report.add(fault)).ok()?;
                annexes::losses(enclosure, file, &annex, self.report);
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

/// The bytes of a PDF whose pages follow the letter.
fn appended_pdf(
    (enclosure, file): &(&TextOr<Line, schema::Enclosure>, Option<File<'_>>),
) -> Option<Arc<[u8]>> {
    let TextOr::Table(table) = enclosure else { return None };
    let attached = table.mode.as_ref().is_some_and(|mode| mode.value == EnclosureMode::Attach);
    let file = file.as_ref().filter(|file| file.kind == FileKind::Pdf && !attached)?;
    Some(Arc::clone(&file.bytes))
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
