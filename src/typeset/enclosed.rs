//! What follows the letter's own pages.

use typst::foundations::{Label, Selector};
use typst::introspection::Introspector;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use crate::sheet::Sheet;

/// The label of where each enclosure begins in `enclosed.typ`.
const ENCLOSED: &str = "enclosed";

/// How many pages are the letter's own: all before the first enclosure.
pub fn own_pages(document: &PagedDocument, sheet: &Sheet) -> usize {
    let all = document.pages().len();
    let Some(label) = Label::new(PicoStr::intern(ENCLOSED)).filter(|_| !sheet.enclosed.is_empty())
    else {
        return all;
    };
    let introspector = document.introspector();
    let first = introspector.query_first(&Selector::Label(label));
    let place = first.and_then(|element| introspector.position(element.location()?));
    place.map_or(all, |place| place.page.get() - 1)
}
