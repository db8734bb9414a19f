//! One document in front of another, in one file.

use typst::introspection::{Location, Tag};
use typst::layout::{Frame, FrameItem};
use typst::model::{Destination, Document as _};
use typst_layout::PagedDocument;

use super::{Document, Reading, Section, frames};

impl Document {
    /// The same with another in front of it, as one document, which is called what this one
    /// is. Both were set by themselves: pages and notes of each begin with 1.
    #[must_use]
    pub fn prepend(self, front: &Self) -> Self {
        let mut pages = front.pages.pages().to_vec();
        pages.iter_mut().for_each(|page| relocate(&mut page.frame));
        let before = pages.len();
        pages.extend(self.pages.pages().iter().cloned());
        let later = |section: Section| Section {
            pages: section.pages.start + before..section.pages.end + before,
            ..section
        };
        let sections = front.sections.iter().cloned().chain(self.sections.into_iter().map(later));
        let blocks = [&*front.reading.blocks, &*self.reading.blocks].concat();
        Self {
            reading: Reading { blocks, ..self.reading.clone() },
            pages: PagedDocument::new(pages.into_iter().collect(), self.pages.info().clone()),
            own: front.own + self.own,
            sections: sections.collect(),
            identity: format!("{}-{}", front.identity, self.identity),
            ..self
        }
    }
}

/// What the same templates set has the same locations, by which links and tags find their
/// place: those of the document in front become others.
fn relocate(page: &mut Frame) {
    frames::edit(page, &mut |item| {
        match item {
            FrameItem::Group(group) => {
                group.parent.iter_mut().for_each(|parent| parent.location = other(parent.location));
            }
            FrameItem::Tag(Tag::Start(element, _)) => {
                element.location().map(other).into_iter().for_each(|own| element.set_location(own));
            }
            FrameItem::Tag(Tag::End(location, ..))
            | FrameItem::Link(Destination::Location(location), _) => *location = other(*location),
            _ => {}
        }
        true
    });
}

/// A number that no element takes for parts of its own.
fn other(location: Location) -> Location {
    location.variant(usize::MAX)
}
