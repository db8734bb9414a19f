//! What has more to say than there is room for: text and pictures beyond the
//! margins or off the paper, words that run into others, a running head of two
//! lines, small print that runs out of its margin. typst lets all of it stand.

mod found;

use typst::foundations::{Content, StyleChain};
use typst::introspection::{Location, Tag};
use typst::layout::{Abs, Frame, FrameItem, Point, Rect, Size};
use typst::pdf::{ArtifactElem, ArtifactKind};
use typst::text::TextItem;
use typst::visualize::{Image, ImageKind};

use self::found::Found;
use super::Document;
use crate::diagnostic::Report;
use crate::sheet::Sheet;
use crate::source::Span;

/// Printers leave this much of a sheet blank at its edges: 5 mm in points.
const RIM: f64 = 14.2;
/// The margins at both sides in points, as `theme.typ` has them.
const SIDE: f64 = 79.2;
/// Punctuation hangs out of a line, and letters into each other, by less than
/// this share of their size.
const HANGING: f64 = 0.6;
/// The share of a size that letters take above and below the baseline.
const ABOVE: f64 = 0.7;
const BELOW: f64 = 0.2;
/// The baselines of one line are no farther apart than this, in points.
const LINE: f64 = 1.0;

/// The label of the small print in `page.typ`.
const FOOTER: &str = "footer";

/// Looks for what is out of place.
pub fn overflow(document: &Document, sheet: &Sheet) -> Report {
    let mut found = Found::new(&sheet.places);
    for (number, page) in (1..).zip(document.pages.pages().iter().take(document.own)) {
        let size = page.frame.size();
        let mut look = Look {
            sheet,
            number,
            size,
            zone: Zone::Body,
            before: None,
            heads: Vec::new(),
            found: &mut found,
        };
        look.frame(&page.frame, Point::zero());
        look.head();
    }
    found.report()
}

/// The parts of a page, each with the mark that it ends with.
#[derive(Clone, Copy)]
enum Zone {
    Body,
    Head(Location),
    Foot(Location),
}

struct Look<'a, 'f> {
    sheet: &'a Sheet,
    number: usize,
    size: Size,
    zone: Zone,
    /// The text before, and where it stands.
    before: Option<(Rect, &'a str)>,
    /// The baselines of the running head.
    heads: Vec<Abs>,
    found: &'f mut Found<'a>,
}

impl<'a> Look<'a, '_> {
    fn frame(&mut self, frame: &'a Frame, origin: Point) {
        for (at, item) in frame.items() {
            let at = origin + *at;
            match item {
                FrameItem::Group(group) => self.frame(&group.frame, at),
                FrameItem::Tag(tag) => self.tag(tag),
                FrameItem::Text(text) if !text.text.trim().is_empty() => self.text(text, at),
                FrameItem::Image(image, size, _) => self.image(image, *size, at),
                _ => {}
            }
        }
    }

    fn tag(&mut self, tag: &Tag) {
        match (tag, self.zone) {
            (Tag::Start(content, _), Zone::Body) => self.zone = zone(content),
            (Tag::End(location, ..), Zone::Head(own) | Zone::Foot(own)) if *location == own => {
                self.zone = Zone::Body;
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &'a TextItem, at: Point) {
        let hanging = text.size * HANGING;
        let from = Point::new(at.x, at.y - text.size * ABOVE);
        let to = Point::new(at.x + text.width(), at.y + text.size * BELOW);
        match self.zone {
            Zone::Head(_) => self.heads.push(at.y),
            Zone::Foot(_) if self.is_off(from, to) => self.found.foot(),
            Zone::Foot(_) => {}
            Zone::Body => {
                if let Some((other, before)) = self.before
                    && (other.max.y - to.y).abs() < Abs::pt(LINE)
                    && (other.min.x..other.max.x - hanging).contains(&from.x)
                {
                    self.found.collision(before, self.number);
                }
                self.before = Some((Rect::new(from, to), &text.text));
                let (from, to) = (from + Point::with_x(hanging), to - Point::with_x(hanging));
                self.stands(&text.text, None, from, to);
            }
        }
    }

    fn image(&mut self, image: &Image, size: Size, at: Point) {
        let place = match image.kind() {
            ImageKind::Raster(raster) => {
                let mut known = self.sheet.images.iter();
                known.find(|known| known.bytes[..] == raster.data()[..]).map(|known| known.span)
            }
            _ => None,
        };
        self.stands("", place, at, at + size.to_point());
    }

    /// Something in the letter itself, from its upper left to its lower right.
    fn stands(&mut self, text: &str, place: Option<Span>, from: Point, to: Point) {
        let margins = &self.sheet.page.margins;
        let left = Abs::pt(margins.left.unwrap_or(SIDE));
        let right = self.size.x - Abs::pt(margins.right.unwrap_or(SIDE));
        let over = (left - from.x).max(to.x - right);
        if self.is_off(from, to) {
            self.found.off_paper(text, place, self.number);
        } else if over > Abs::pt(LINE) {
            self.found.over_margin(text, place, self.number, over);
        }
    }

    fn is_off(&self, from: Point, to: Point) -> bool {
        from.y < Abs::pt(RIM) || to.y > self.size.y - Abs::pt(RIM)
    }

    /// The running head stands in one line.
    fn head(&mut self) {
        let lines = self.heads.iter().min().zip(self.heads.iter().max());
        if lines.is_some_and(|(first, last)| *last - *first > Abs::pt(LINE)) {
            self.found.head(self.number);
        }
    }
}

/// Whether an element is the head or the foot of a page: what repeats, or the
/// small print of the first.
fn zone(content: &Content) -> Zone {
    if let (Some(label), Some(location)) = (content.label(), content.location())
        && label.resolve().as_str() == FOOTER
    {
        return Zone::Foot(location);
    }
    let kind = content.to_packed::<ArtifactElem>().map(|elem| elem.kind.get(StyleChain::default()));
    match (kind, content.location()) {
        (Some(ArtifactKind::Header), Some(location)) => Zone::Head(location),
        (Some(ArtifactKind::Footer), Some(location)) => Zone::Foot(location),
        _ => Zone::Body,
    }
}
