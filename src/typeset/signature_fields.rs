//! Where signature fields go: into the blocks of signatories, as they stand on the
//! finished pages.

use typst::foundations::{Content, Value};
use typst::introspection::{MetadataElem, Tag};
use typst::layout::{Abs, FrameItem, Point};
use typst_layout::Page;

use super::{Document, Reading, frames};
use crate::draft::schema::ListStyle;
use crate::sheet::Sheet;

/// The label in `signatures.typ` of what is left for a signature.
const LABEL: &str = "signature-field";

/// The place above a signatory's name.
#[derive(Debug, Clone, PartialEq)]
pub struct SignatureField {
    /// What it is for, in the language of the letter: `Signature of` and the name.
    pub label: String,
    /// The page, counted from nought.
    pub page: usize,
    /// Left, bottom, right and top in points from the lower left corner of the page.
    pub rect: [f64; 4],
}

/// All places for signature fields, in the order of the signatories.
pub fn signature_fields(document: &Document, sheet: &Sheet) -> Vec<SignatureField> {
    let mut labels = labels(sheet).peekable();
    let mut fields = Vec::new();
    // Long lists have no blocks, and many pages to look through.
    if labels.peek().is_none() {
        return fields;
    }
    for (page, number) in document.pages.pages().iter().zip(0..) {
        let found = frames::items(&page.frame).filter_map(|placed| {
            let FrameItem::Tag(Tag::Start(content, _)) = placed.item else { return None };
            size(content).map(|(width, height)| (placed.point(), width, height))
        });
        // What is found on the pages was set from the sheet, one for each.
        fields.extend(found.zip(labels.by_ref()).map(|(area, label)| SignatureField {
            label,
            page: number,
            rect: rect(page, area),
        }));
    }
    fields
}

/// What the blocks of signatories are for.
fn labels(sheet: &Sheet) -> impl Iterator<Item = String> {
    let blocks = sheet.signatories.groups.iter().filter(|group| group.style == ListStyle::Blocks);
    blocks.flat_map(|group| &group.entries).map(|entry| entry.field.clone())
}

/// What the marks of a letter say.
pub fn reading(sheet: &Sheet) -> Reading {
    let language = sheet.words_language.as_ref();
    Reading {
        is_english: sheet.lang == "en",
        back_to_reference: sheet.back_to_reference.clone(),
        words_language: language.map(|language| language.tag().to_string()),
        blocks: labels(sheet).collect(),
    }
}

/// Width and height that are left for a signature.
fn size(content: &Content) -> Option<(Abs, Abs)> {
    content.label().filter(|label| label.resolve().as_str() == LABEL)?;
    let Value::Array(size) = &content.to_packed::<MetadataElem>()?.value else { return None };
    match size.as_slice() {
        [Value::Length(width), Value::Length(height)] => Some((width.abs, height.abs)),
        _ => None,
    }
}

/// PDF measures from the lower left corner of all that is printed.
fn rect(page: &Page, (at, width, height): (Point, Abs, Abs)) -> [f64; 4] {
    let left = page.bleed.left + at.x;
    let top = page.bleed.bottom + page.frame.height() - at.y;
    [left, top - height, left + width, top].map(Abs::to_pt)
}
