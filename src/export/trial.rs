//! Files of others, written and looked at as a letter with them would be.

use typst::foundations::Bytes;
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use super::formats;
use crate::stationery::Fonts;
use crate::typeset;

/// Enough pixels to find what cannot be drawn.
const DPI: f32 = 36.0;

/// Draws a drawing: does all that a letter with it would.
pub fn drawing(file: impl AsRef<[u8]> + Send + Sync + 'static) {
    if let Some(page) = typeset::trial::drawing(Bytes::new(file), &Fonts::bundled()) {
        write(&page);
    }
}

/// Sets the characters of typefaces; gives how many faces there are, if they can be set.
pub fn typeface(file: Vec<u8>) -> u32 {
    let pages = typeset::trial::typeface(Bytes::new(file));
    let faces = if write(&pages) { pages.pages().len() } else { 0 };
    u32::try_from(faces).unwrap_or(u32::MAX)
}

/// Whether pages can be written, and looked at. What a standard does not allow is told where
/// that is asked for.
fn write(pages: &PagedDocument) -> bool {
    let pdf = typst_pdf::pdf(pages, &PdfOptions::default());
    pdf.is_ok_and(|pdf| formats::pixels(&pdf, DPI).len() == pages.pages().len())
}
