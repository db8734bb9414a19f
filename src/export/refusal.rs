//! What the exporter refuses, told at its place in the letter.
//!
//! typst says which rule is broken, but not by what: its places are those of
//! the templates. So each picture and each typeface of a letter that was refused
//! is written by itself, in the same way, and what is refused again is at fault.
//! `docs/standards.md` lists every rule there is, and where it is met.

use typst::layout::{Frame, FrameItem, Point};
use typst::model::Document as _;
use typst::text::TextItem;
use typst::visualize::{Image, ImageKind};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use super::reasons::{self, Reason};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::typeset::Document;
use crate::typeset::frames::{self, Placed};

/// So many texts are tried by themselves, which takes less than a second.
const MOST_TEXTS: usize = 1000;

/// Explains why a document was refused.
pub fn explain(
    document: &Document,
    options: &PdfOptions,
    why: &[String],
    label: &str,
) -> Vec<Diagnostic> {
    let of_letter = || why.iter().map(|why| reasons::of_letter(why, label)).collect();
    if why.iter().all(|why| reasons::is_of_letter(why)) {
        return of_letter();
    }
    let trial = Trial::new(document, options, label);
    let mut leaves = Leaves::default();
    document.pages.pages().iter().for_each(|page| leaves.gather(&page.frame));
    let images = leaves.images.into_iter().filter_map(|image| trial.image(image));
    let text = leaves.texts.into_iter().find_map(|text| trial.text(text));
    let faults: Vec<Diagnostic> = images.chain(text).collect();
    if faults.is_empty() { of_letter() } else { faults }
}

/// Pictures, each once, and texts.
#[derive(Default)]
struct Leaves<'a> {
    images: Vec<(&'a FrameItem, &'a Image)>,
    texts: Vec<(&'a FrameItem, &'a TextItem)>,
}

impl<'a> Leaves<'a> {
    fn gather(&mut self, page: &'a Frame) {
        for Placed { item, .. } in frames::items(page) {
            match item {
                FrameItem::Image(image, ..) if self.images.iter().all(|(_, own)| *own != image) => {
                    self.images.push((item, image));
                }
                FrameItem::Text(text) => {
                    let known = self.texts.iter().any(|(_, own)| own.font == text.font);
                    if !known || self.texts.len() < MOST_TEXTS {
                        self.texts.push((item, text));
                    }
                }
                _ => {}
            }
        }
    }
}

/// Writes parts of a document by themselves.
struct Trial<'a> {
    document: &'a Document,
    options: &'a PdfOptions,
    label: &'a str,
    /// What is said of an empty page, which has no tags.
    usual: Vec<String>,
}

impl<'a> Trial<'a> {
    fn new(document: &'a Document, options: &'a PdfOptions, label: &'a str) -> Self {
        let mut trial = Self { document, options, label, usual: Vec::new() };
        trial.usual = trial.refusals(None);
        trial
    }

    fn image(&self, (item, image): (&FrameItem, &Image)) -> Option<Diagnostic> {
        let why = self.refusals(Some(item)).into_iter().next()?;
        let Reason { fact, remedy } = reasons::of_picture(&why);
        let message = format!("the picture {fact}, which {} does not allow", self.label);
        Some(at(self.place(image).unwrap_or(self.document.spans.lang), message).hint(remedy))
    }

    fn text(&self, (item, text): (&FrameItem, &TextItem)) -> Option<Diagnostic> {
        let why = self.refusals(Some(item)).into_iter().next()?;
        let family = &text.font.info().family;
        let Reason { fact, remedy } = reasons::of_text(&why, &text.text);
        let message =
            format!("the typeface `{family}` {fact}, which {} does not allow", self.label);
        let mut named = self.document.typefaces.iter();
        let place = named.find(|(name, _)| name.eq_ignore_ascii_case(family));
        let rows = self.document.rows.iter().copied();
        let written = || self.document.spans.of(&text.text, rows);
        let place = place.map(|(_, span)| *span).or_else(written);
        Some(at(place.unwrap_or(self.document.spans.lang), message).hint(remedy))
    }

    /// Where the letter names a picture.
    fn place(&self, image: &Image) -> Option<Span> {
        let data = match image.kind() {
            ImageKind::Raster(raster) => raster.data(),
            ImageKind::Svg(svg) => svg.data(),
            ImageKind::Pdf(_) => return None,
        };
        let mut known = self.document.images.iter();
        known.find(|known| known.bytes[..] == data[..]).map(|known| known.span)
    }

    fn refusals(&self, item: Option<&FrameItem>) -> Vec<String> {
        let Some(first) = self.document.pages.pages().first() else { return Vec::new() };
        let mut page = first.clone();
        page.frame = Frame::hard(first.frame.size());
        if let Some(item) = item {
            page.frame.push(Point::splat(first.frame.width() / 2.0), item.clone());
        }
        let pages =
            PagedDocument::new([page].into_iter().collect(), self.document.pages.info().clone());
        let errors = typst_pdf::pdf(&pages, self.options).err().unwrap_or_default();
        let said = errors.iter().map(|error| error.message.to_string());
        said.filter(|why| !self.usual.contains(why)).collect()
    }
}

fn at(place: Span, message: String) -> Diagnostic {
    Diagnostic::new(Code::BadStandard, place, message)
}
