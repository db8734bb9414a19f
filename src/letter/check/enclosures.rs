//! What is enclosed: titles, and files that are appended or attached.

use std::path::Path;
use std::sync::Arc;

use super::{Check, files, value};
use crate::annex::{self, Fault, Page};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::letter::model::{Appended, Enclosure, ImageFormat, Picture};
use crate::letter::schema::{self, Draft, EnclosureMode, Text};
use crate::letter::spanned::TextOr;

/// The kinds of files that have pages, or can be given some.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Pdf,
    Picture,
    Prose,
    Other,
}

impl Check<'_> {
    /// What is enclosed, in its order. What is attached goes to the attachments.
    pub(super) fn enclosures(&mut self, draft: &Draft) -> Vec<Enclosure> {
        let enclosures = draft.enclosures.iter();
        let enclosures = enclosures.map(|enclosure| match &enclosure.value {
            TextOr::Text(title) => Enclosure { title: title.clone(), appended: None },
            TextOr::Table(table) => {
                let appended = self.enclosed(table);
                Enclosure { title: table.title.value.clone(), appended }
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
        let usual = if kind == Kind::Other { EnclosureMode::Attach } else { EnclosureMode::Append };
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
        kind: Kind,
        bytes: Arc<[u8]>,
    ) -> Option<Appended> {
        match kind {
            Kind::Pdf => {
                let annex = annex::read(&bytes);
                let annex = annex.map_err(|fault| self.report.add(pdf_fault(file, fault))).ok()?;
                self.report.extend(losses(enclosure, file, &annex.pages));
                Some(Appended::Pages(annex.pages, value(&enclosure.alt)))
            }
            Kind::Picture => {
                let image = self.picture(file)?;
                let alt = value(&enclosure.alt).or_else(|| Some(enclosure.title.value.clone()));
                Some(Appended::Picture(Picture { image, alt }))
            }
            Kind::Prose => {
                let blocks = self.prose_file(file)?;
                if blocks.is_empty() {
                    let message = format!("there is no text in `{}`", file.value);
                    self.fault(
                        Code::BadEnclosure,
                        file.span,
                        message,
                        "write what is enclosed into it",
                    );
                }
                Some(Appended::Prose(blocks))
            }
            Kind::Other => {
                let message = format!("`{}` is of a kind that cannot be appended", file.value);
                let hint = "save it as PDF, or write `mode = \"attach\"`";
                self.fault(Code::BadEnclosure, file.span, message, hint);
                None
            }
        }
    }
}

/// The kind of a file, by its first bytes or the ending of its name.
fn kind(path: &str, bytes: &[u8]) -> Kind {
    let ending = Path::new(path).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if matches!(ending.to_ascii_lowercase().as_str(), "md" | "markdown") {
        Kind::Prose
    } else if annex::is_pdf(bytes) {
        Kind::Pdf
    } else if files::format(bytes).is_some_and(|format| {
        // A web page may hold an SVG without being one.
        format != ImageFormat::Svg || ending.eq_ignore_ascii_case("svg")
    }) {
        Kind::Picture
    } else {
        Kind::Other
    }
}

/// What an appended PDF does not say to those who cannot see it.
fn losses(enclosure: &schema::Enclosure, file: &Text, pages: &[Page]) -> Report {
    let silent = |page: &Page| !page.speaks() && !page.is_blank();
    let silent = pages.iter().filter(|page| silent(page)).count();
    let unreadable: usize = pages.iter().map(|page| page.unreadable).sum();
    let mut report = Report::default();
    if silent > 0 && enclosure.alt.is_none() {
        let has = if silent == 1 { "has" } else { "have" };
        let pages = count(silent, "page", "pages");
        let message = format!("{pages} of `{}` {has} no text", file.value);
        let hint = "make it searchable with text recognition, or say with `alt` what it shows";
        report.add(Diagnostic::new(Code::SilentEnclosure, file.span, message).hint(hint));
    }
    if unreadable > 0 {
        let characters = count(unreadable, "character", "characters");
        let message = format!("{characters} of `{}` can be seen, but not read out", file.value);
        let hint = "export it anew from the program it was written in";
        report.add(Diagnostic::new(Code::SilentEnclosure, file.span, message).hint(hint));
    }
    report
}

/// Why a PDF cannot be appended, for people.
fn pdf_fault(file: &Text, fault: Fault) -> Diagnostic {
    let name = &file.value;
    let (message, hint) = match fault {
        Fault::Locked => (
            format!("`{name}` opens with a password only"),
            "open it, save a copy without the password, and enclose that",
        ),
        Fault::Encrypted => (
            format!("`{name}` is encrypted in a way this program does not know"),
            "save a copy without protection, or write `mode = \"attach\"`",
        ),
        Fault::CutOff => (
            format!("`{name}` is cut off: the end of the PDF is missing"),
            "copy or download it again",
        ),
        Fault::Damaged => (
            format!("`{name}` is damaged, or holds what this program cannot read"),
            "open it in a PDF viewer and print it to a new PDF, or write `mode = \"attach\"`",
        ),
        Fault::Empty => (format!("`{name}` has no pages"), "enclose a PDF with pages"),
        Fault::TooLong(pages) => (
            format!("`{name}` has {pages} pages; {} are the most", annex::MOST_PAGES),
            "write `mode = \"attach\"`, or enclose the pages that matter",
        ),
        Fault::TooHeavy => (
            format!(
                "`{name}` unpacks to more than 400 MB, or has a picture of more than 40 million pixels"
            ),
            "save it with smaller pictures, or write `mode = \"attach\"`",
        ),
        Fault::Size(page, width, height) => (
            format!(
                "page {page} of `{name}` measures {width:.0} × {height:.0} pt, which no paper does"
            ),
            "print it to a PDF on a usual paper, or write `mode = \"attach\"`",
        ),
        Fault::TooComplex(page) => (
            format!("page {page} of `{name}` has too much on it to be drawn"),
            "save that page as a picture, or write `mode = \"attach\"`",
        ),
    };
    Diagnostic::new(Code::BadEnclosure, file.span, message).hint(hint)
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
