//! The rooms for signatures in the blocks of signatories, as they stand on the
//! finished pages.

use typst::foundations::{Content, Value};
use typst::introspection::{MetadataElem, Tag};
use typst::layout::{Abs, Frame, FrameItem, Point};
use typst_layout::Page;

use super::Document;
use crate::sheet::Sheet;

/// The label of a room in `signatures.typ`.
const ROOM: &str = "room";

/// The room above a signatory's name.
#[derive(Debug, Clone, PartialEq)]
pub struct Room {
    /// What it is for, in the language of the letter: `Signature of` and the name.
    pub label: String,
    /// The page, counted from nought.
    pub page: usize,
    /// Left, bottom, right and top in points from the lower left corner of the page.
    pub rect: [f64; 4],
}

/// All rooms, in the order of the signatories.
pub fn rooms(document: &Document, sheet: &Sheet) -> Vec<Room> {
    let blocks = sheet.signatories.groups.iter().filter(|group| group.style == "blocks");
    let mut labels =
        blocks.flat_map(|group| &group.entries).map(|entry| entry.field.clone()).peekable();
    let mut rooms = Vec::new();
    // Long lists have no blocks, and many pages to look through.
    if labels.peek().is_none() {
        return rooms;
    }
    for (page, number) in document.pages.pages().iter().zip(0..) {
        let mut found = Vec::new();
        collect(&page.frame, Point::zero(), &mut found);
        // What is found on the pages was set from the sheet, one for each.
        rooms.extend(found.iter().zip(labels.by_ref()).map(|(place, label)| Room {
            label,
            page: number,
            rect: rect(page, place),
        }));
    }
    rooms
}

/// Upper left corner, width and height.
type Place = (Point, Abs, Abs);

fn collect(frame: &Frame, origin: Point, found: &mut Vec<Place>) {
    for (at, item) in frame.items() {
        let at = origin + *at;
        match item {
            FrameItem::Group(group) => collect(&group.frame, at, found),
            FrameItem::Tag(Tag::Start(content, _)) => {
                found.extend(size(content).map(|(width, height)| (at, width, height)));
            }
            _ => {}
        }
    }
}

/// Width and height that a room says it has.
fn size(content: &Content) -> Option<(Abs, Abs)> {
    content.label().filter(|label| label.resolve().as_str() == ROOM)?;
    let Value::Array(size) = &content.to_packed::<MetadataElem>()?.value else { return None };
    match size.as_slice() {
        [Value::Length(width), Value::Length(height)] => Some((width.abs, height.abs)),
        _ => None,
    }
}

/// PDF measures from the lower left corner of all that is printed.
fn rect(page: &Page, (at, width, height): &Place) -> [f64; 4] {
    let left = page.bleed.left + at.x;
    let top = page.bleed.bottom + page.frame.height() - at.y;
    [left, top - *height, left + *width, top].map(Abs::to_pt)
}
