//! The code at the end of a letter takes no room where the page is empty beside its
//! line: a letter whose last page is nearly full then takes no further page.

use typst::foundations::Bytes;
use typst::layout::{Abs, Frame, FrameItem, Point, Rect, Transform};
use typst::visualize::ImageKind;

use super::Document;
use super::fit::MARGINS;
use crate::diagnostic::Checked;
use crate::sheet::{CanonicalUrl, Sheet};

/// The quiet zone, as a share of the smallest code's side: four modules of 21
/// (ISO/IEC 18004, 6.3.8).
const QUIET: f64 = 4.0 / 21.0;
/// The share of a size that letters take above and below the baseline.
const ABOVE: f64 = 0.75;
const BELOW: f64 = 0.25;

/// Sets a sheet with its code beside what stands above, if nothing is there. `set` sets
/// one as it is.
pub fn hang(sheet: &Sheet, set: impl Fn(&Sheet) -> Checked<Document>) -> Checked<Document> {
    let Some(of) = &sheet.canonical_url else { return set(sheet) };
    let canonical_url = Some(CanonicalUrl { hung: true, ..of.clone() });
    let hung = set(&Sheet { canonical_url, ..sheet.clone() });
    if hung.value.as_ref().is_some_and(|hung| is_clear(hung, of, sheet)) {
        hung
    } else {
        set(sheet)
    }
}

/// Whether nothing is where the code and its quiet zone are.
fn is_clear(document: &Document, of: &CanonicalUrl, sheet: &Sheet) -> bool {
    let code = Bytes::from_string(of.code.clone());
    let top = Abs::pt(sheet.page.margins.top.unwrap_or(MARGINS.0));
    document.pages.pages().iter().take(document.own).any(|page| {
        let mut seen = Seen { code: &code, at: None, others: Vec::new() };
        seen.frame(&page.frame, Point::zero());
        seen.at.is_some_and(|at| {
            let quiet = Point::splat(at.size().x * QUIET);
            let zone = Rect::new(at.min - quiet, at.max + quiet);
            at.min.y >= top && !seen.others.iter().any(|other| meet(zone, *other))
        })
    })
}

/// What is seen on a page.
struct Seen<'a> {
    code: &'a Bytes,
    at: Option<Rect>,
    others: Vec<Rect>,
}

impl Seen<'_> {
    fn frame(&mut self, frame: &Frame, origin: Point) {
        for (at, item) in frame.items() {
            let at = origin + *at;
            match item {
                // What is turned is the word across a draft.
                FrameItem::Group(group) if group.transform == Transform::identity() => {
                    self.frame(&group.frame, at);
                }
                FrameItem::Text(text) => {
                    let from = Point::new(at.x, at.y - text.size * ABOVE);
                    let to = Point::new(at.x + text.width(), at.y + text.size * BELOW);
                    self.others.push(Rect::new(from, to));
                }
                FrameItem::Image(image, size, _) => {
                    let own = Rect::new(at, at + size.to_point());
                    match image.kind() {
                        ImageKind::Svg(svg) if svg.data() == self.code => self.at = Some(own),
                        _ => self.others.push(own),
                    }
                }
                FrameItem::Shape(shape, _) => {
                    let own = shape.bbox(true);
                    self.others.push(Rect::new(at + own.min, at + own.max));
                }
                FrameItem::Group(_) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }
}

/// Whether two places have anything in common.
fn meet(one: Rect, other: Rect) -> bool {
    one.min.x < other.max.x
        && other.min.x < one.max.x
        && one.min.y < other.max.y
        && other.min.y < one.max.y
}
