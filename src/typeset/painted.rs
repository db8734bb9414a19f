//! What is painted on a page: texts, pictures, surfaces and rules, with their bounds.

use typst::foundations::{Content, StyleChain};
use typst::introspection::{Location, Tag};
use typst::layout::{Abs, Frame, FrameItem, Point, Rect, Transform};
use typst::pdf::{ArtifactElem, ArtifactKind};
use typst::text::TextItem;
use typst::visualize::{Geometry, Image, Shape};

use super::frames;

/// The share of a size that letters take above and below the baseline.
const ABOVE: f64 = 0.7;
const BELOW: f64 = 0.2;
/// Letters hang into each other by less than this share of their size.
const HANGING: f64 = 0.1;
/// Less than this is no fault, in height, in points.
const SLACK: f64 = 0.5;

/// The label of the small print in `page.typ`.
const FOOTER: &str = "footer";

/// Something painted on a page.
#[derive(Clone, Copy)]
pub struct Painted<'a> {
    pub what: What<'a>,
    /// All that it takes, but for slight parts.
    pub bounds: Rect,
    /// Where nothing else may be: of a text, from the baseline to the height of its capitals.
    /// Lines are never closer; marks above letters, and what hangs below them, may touch.
    pub core: Rect,
    pub zone: Zone,
}

/// What there is to be seen.
#[derive(Clone, Copy)]
pub enum What<'a> {
    Text(&'a TextItem),
    Image(&'a Image),
    /// A surface in one colour.
    Surface,
    /// A line.
    Rule,
}

/// The parts of a page, each with the element that it ends with.
#[derive(Clone, Copy)]
pub enum Zone {
    Body,
    Head(Location),
    Foot(Location),
    /// What stands behind or before everything, such as a stamp.
    Page(Location),
    /// The number of a line, in the margin.
    LineNumber(Location),
}

/// What a page is made of.
pub enum PagePart<'a> {
    Painted(Painted<'a>),
    /// A mark of the layout, and its place.
    Tag(&'a Tag, Point),
}

/// What is painted on a page, in its order.
pub fn painted(page: &Frame) -> impl Iterator<Item = Painted<'_>> {
    parts(page).filter_map(|part| match part {
        PagePart::Painted(painted) => Some(painted),
        PagePart::Tag(..) => None,
    })
}

/// The parts of a page, in their order. What is turned by other than right angles is left
/// out: it is the word across a draft.
pub fn parts(page: &Frame) -> impl Iterator<Item = PagePart<'_>> {
    let mut zone = Zone::Body;
    let upright = frames::items(page).filter(|placed| is_upright(placed.frame));
    upright.filter_map(move |placed| {
        if let FrameItem::Tag(tag) = placed.item {
            zone = zone.after(tag);
            return Some(PagePart::Tag(tag, placed.point()));
        }
        let (what, bounds, core) = outlined(placed.item, placed.at)?;
        let (bounds, core) = (on_page(bounds, placed.frame), on_page(core, placed.frame));
        Some(PagePart::Painted(Painted { what, bounds, core, zone }))
    })
}

/// What an item is, with its bounds and its core in its frame, if it is seen.
fn outlined(item: &FrameItem, at: Point) -> Option<(What<'_>, Rect, Rect)> {
    match item {
        FrameItem::Text(text) if !text.text.trim().is_empty() => {
            Some((What::Text(text), bounds(text, at), core(text, at)))
        }
        FrameItem::Image(image, size, _) => {
            let own = Rect::from_pos_size(at, *size);
            Some((What::Image(image), own, own))
        }
        FrameItem::Shape(shape, _) => {
            let (what, own) = drawn(shape)?;
            let own = Rect::new(at + own.min, at + own.max);
            Some((what, own, own))
        }
        _ => None,
    }
}

impl Zone {
    /// The zone of what follows a mark of the layout.
    fn after(self, tag: &Tag) -> Self {
        match (tag, self) {
            (Tag::Start(content, _), Self::Body) => zone(content),
            (
                Tag::End(location, ..),
                Self::Head(own) | Self::Foot(own) | Self::Page(own) | Self::LineNumber(own),
            ) if *location == own => Self::Body,
            _ => self,
        }
    }
}

/// The part of a page that an element is: what repeats on each, or the small print of the
/// first.
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
        (Some(ArtifactKind::Background | ArtifactKind::Watermark), Some(location)) => {
            Zone::Page(location)
        }
        (Some(ArtifactKind::LineNumber), Some(location)) => Zone::LineNumber(location),
        _ => Zone::Body,
    }
}

/// Whether lines are level or upright.
fn is_upright(of: Transform) -> bool {
    let none = |one: f64, other: f64| one.abs() + other.abs() < 1e-6;
    none(of.kx.get(), of.ky.get()) || none(of.sx.get(), of.sy.get())
}

/// All of a text, but for what seldom letters have above and below.
fn bounds(text: &TextItem, at: Point) -> Rect {
    let from = Point::new(at.x, at.y - text.size * ABOVE);
    Rect::new(from, Point::new(at.x + text.width(), at.y + text.size * BELOW))
}

fn core(text: &TextItem, at: Point) -> Rect {
    let slack = Point::new(text.size * HANGING, Abs::pt(SLACK));
    let from = Point::new(at.x, at.y - text.size * ABOVE) + slack;
    Rect::new(from, Point::new(at.x + text.width(), at.y) - slack)
}

/// What a shape is, without the thickness of its line. What is but framed is not seen: it
/// may have anything in it.
fn drawn(shape: &Shape) -> Option<(What<'static>, Rect)> {
    let own = match &shape.geometry {
        Geometry::Line(end) => Rect::new(Point::zero().min(*end), Point::zero().max(*end)),
        Geometry::Rect(size) => Rect::from_pos_size(Point::zero(), *size),
        Geometry::Curve(curve) => curve.bbox(None),
    };
    let size = own.size();
    match shape.fill {
        Some(_) => Some((What::Surface, own)),
        None if size.x.min(size.y) < Abs::pt(1.0) => Some((What::Rule, own)),
        None => None,
    }
}

/// A rectangle of a frame, as it lies on the page.
fn on_page(rect: Rect, frame: Transform) -> Rect {
    let (one, other) = (rect.min.transform(frame), rect.max.transform(frame));
    Rect::new(one.min(other), one.max(other))
}

/// Whether two places have anything in common.
pub fn meet(one: Rect, other: Rect) -> bool {
    one.min.x < other.max.x
        && other.min.x < one.max.x
        && one.min.y < other.max.y
        && other.min.y < one.max.y
}
