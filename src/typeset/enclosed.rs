//! What follows the letter's own pages.

use std::ops::Range;

use typst::foundations::{Label, Selector};
use typst::introspection::Introspector;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use crate::sheet::{Content, Sheet};

/// The label of where each enclosure begins in `enclosed.typ`.
const ENCLOSED: &str = "enclosed";

/// Pages that belong together: those of the letter, or of an enclosure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Which pages, from 0.
    pub pages: Range<usize>,
    /// Whether they are set on the letter's paper, with its margins.
    pub set: bool,
    /// What an enclosure is called.
    pub title: Option<String>,
}

/// The sections of a document: the letter's own pages, then each enclosure.
pub fn sections(document: &PagedDocument, sheet: &Sheet) -> Vec<Section> {
    let all = document.pages().len();
    let starts = if sheet.enclosed.is_empty() { Vec::new() } else { starts(document) };
    let ends = starts.iter().copied().chain([all]);
    let begins = [0].into_iter().chain(starts.iter().copied());
    let own = [true].into_iter();
    let set =
        own.chain(sheet.enclosed.iter().map(|of| !matches!(of.content, Content::Pages { .. })));
    let titles = sheet.enclosed.iter().map(|of| Some(of.title.clone()));
    let titles = [None].into_iter().chain(titles);
    let of = |((from, to), (set, title))| Section { pages: from..to, set, title };
    begins.zip(ends).zip(set.zip(titles)).map(of).collect()
}

/// On which page each enclosure begins.
fn starts(document: &PagedDocument) -> Vec<usize> {
    let Some(label) = Label::new(PicoStr::intern(ENCLOSED)) else { return Vec::new() };
    let introspector = document.introspector();
    let marks = introspector.query(&Selector::Label(label));
    let places = marks.iter().filter_map(|mark| introspector.position(mark.location()?));
    places.map(|place| place.page.get() - 1).collect()
}
