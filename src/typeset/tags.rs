//! The marks from which the exporter makes the tree that screen readers read.

use typst::foundations::{Content, NativeElement as _, func};
use typst::introspection::{Location, Tag, TagFlags};
use typst::layout::{FrameItem, Point};
use typst::math::EquationElem;
use typst::model::QuoteElem;
use typst::pdf::PdfMarkerTag;

/// What stands on a page. As many pages hold as much, a frame is made of it at
/// once: one that grows takes up to twice the memory.
pub type Items = Vec<(Point, FrameItem)>;

/// Nothing in a template asks where these elements stand.
const FLAGS: TagFlags = TagFlags { introspectable: false, tagged: true };

/// Gives each element of a list, or of a page, a location of its own.
pub struct Tags {
    list: Location,
    count: usize,
}

impl Tags {
    pub fn new(list: Location) -> Self {
        Self { list, count: 0 }
    }

    /// What follows on the page is part of the element.
    pub fn open(&mut self, page: &mut Items, at: Point, element: Content) -> Location {
        let location = self.list.variant(self.count);
        self.count += 1;
        page.push((at, FrameItem::Tag(Tag::Start(element.located(location), FLAGS))));
        location
    }

    /// What follows is no longer part of it.
    pub fn close(&self, page: &mut Items, at: Point, element: Location) {
        page.push((at, FrameItem::Tag(Tag::End(element, 0, FLAGS))));
    }
}

/// What the words begin with that say what an element is.
pub const ROLE: &str = "undersigned:";

impl Tags {
    /// What follows on the page is part of an element of this role and these attributes, in
    /// the words of ISO 32000-1. The exporter has marks for some roles only, and settles where
    /// those may stand: so a quotation is written, which says by an empty formula what it is
    /// (`export/structure`).
    pub fn open_role(&mut self, page: &mut Items, role: &str) -> Location {
        let group = QuoteElem::new(Content::empty()).with_block(true).pack();
        let opened = self.open(page, Point::zero(), group);
        let words = format!("{ROLE}{role}");
        let formula = EquationElem::new(Content::empty()).with_alt(Some(words.into())).pack();
        let formula = self.open(page, Point::zero(), formula);
        self.close(page, Point::zero(), formula);
        opened
    }
}

/// A list, for readers: what is in it are items of [`tag_item`].
#[func]
pub fn tag_list(
    /// Its items, set in any way.
    body: Content,
) -> Content {
    PdfMarkerTag::Bibliography(false, body)
}

/// The label of the item of a list that follows.
#[func]
pub fn tag_label(
    /// What it says.
    body: Content,
) -> Content {
    PdfMarkerTag::ListItemLabel(body)
}

/// An item of a list.
#[func]
pub fn tag_item(
    /// What it says, without its label.
    body: Content,
) -> Content {
    PdfMarkerTag::ListItemBody(body)
}

/// What the export writes as `Code`, or as the place of a form field where it is empty: the
/// exporter has no such marks, and letters have no entries of a bibliography, whose marks
/// they bear till then (`export/structure`).
#[func]
pub fn tag_code(
    /// What is written as code.
    body: Content,
) -> Content {
    PdfMarkerTag::BibEntry(body)
}
