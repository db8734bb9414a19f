//! What a process of its own does for a file that another made.

use std::sync::Arc;

use crate::annex::{self, Format};
use crate::export::trial;
use crate::foreign::{Kind, encode};

/// Reads a file, and does all with it that a letter would, so that the process that sets the
/// letter can do the same. Gives the answer as [`decode`](crate::foreign::decode) reads it.
/// `page_done` is told of each page of a PDF that is read, and again when it is drawn: a file of
/// many may take longer than one of a page.
pub fn answer(kind: Kind, file: Vec<u8>, page_done: &(dyn Fn() + Sync)) -> Vec<u8> {
    match kind {
        Kind::Pdf => {
            let annex = annex::read_by_page(&file.into(), page_done);
            let pages = annex.iter().flat_map(|annex| &annex.pages).map(|page| &page.picture);
            for picture in pages.filter(|picture| picture.format == Format::Svg) {
                trial::drawing(Arc::clone(&picture.bytes));
                page_done();
            }
            encode(&annex)
        }
        Kind::Drawing => {
            trial::drawing(file);
            encode(&())
        }
        Kind::Typeface => encode(&trial::typeface(file)),
    }
}
