//! The marks from which the exporter makes the tree that screen readers read.

use typst::foundations::Content;
use typst::introspection::{Location, Tag, TagFlags};
use typst::layout::{FrameItem, Point};

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
