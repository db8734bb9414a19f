//! Inspect: a PDF's bytes to the [`Facts`] that a recipient's program sees.

mod about;
mod facts;
mod fields;
mod fonts;
mod links;
mod pages;
mod structure;

pub use self::facts::{
    About, Attachment, Bookmark, Element, Facts, Field, Font, Link, PageSize, Signature,
};

pub use self::fonts::fonts;
use crate::pdf::{self, Attached, Dict, File, Unreadable};

/// Looks into a PDF.
///
/// # Errors
/// Says why it cannot be read. Of a file that is damaged in part, what can be
/// made out is told.
pub fn inspect(bytes: Vec<u8>) -> Result<Facts, Unreadable> {
    let size = bytes.len();
    pdf::open(bytes, |file| facts(file, size))
}

fn facts(file: &File, bytes: usize) -> Facts {
    let catalog = file.catalog();
    let mark_info = catalog.get::<Dict<'_>>("MarkInfo");
    let tagged = mark_info.and_then(|info| info.get::<bool>("Marked")).unwrap_or(false);
    let xmp = file.xmp();
    let (fields, signatures) = fields::fields(file);
    let mut notes = Vec::new();
    Facts {
        bytes,
        version: file.version().to_owned(),
        encrypted: file.encrypted(),
        standards: about::standards(file, &xmp),
        tagged,
        about: about::about(file, &xmp, &mut notes),
        pages: pages::sizes(file),
        fonts: fonts::fonts(file),
        links: links::links(file),
        bookmarks: links::bookmarks(file),
        structure: structure::structure(file, &mut notes),
        attachments: pdf::attached(file).into_iter().map(attachment).collect(),
        fields,
        signatures,
        notes,
    }
}

fn attachment(attached: Attached<'_>) -> Attachment {
    let Attached { name, description, mime, relationship, size, .. } = attached;
    Attachment { name, description, mime, relationship, bytes: size }
}
