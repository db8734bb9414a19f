//! What is seen on a page, and where.

use typst::foundations::{Content, StyleChain};
use typst::introspection::{Location, Tag};
use typst::layout::{Abs, Frame, FrameItem, Point, Rect, Transform};
use typst::pdf::{ArtifactElem, ArtifactKind};
use typst::text::TextItem;
use typst::visualize::{Geometry, Image, Shape};

/// The share of a size that letters take above and below the baseline.
const ABOVE: f64 = 0.7;
const BELOW: f64 = 0.2;
/// Letters hang into each other by less than this share of their size.
const HANGING: f64 = 0.1;
/// Less than this is no fault, in height, in points.
const SLACK: f64 = 0.5;

/// The label of the small print in `page.typ`.
const FOOTER: &str = "footer";

/// Something on a page.
#[derive(Clone, Copy)]
pub struct Ink<'a> {
    pub what: What<'a>,
    /// All that it takes, but for slight parts.
    pub rect: Rect,
    /// Where nothing else may be: of a text, from the baseline to the height of its capitals.
    /// Lines are never closer; marks above letters, and what hangs below them, may touch.
    pub heart: Rect,
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

/// What a page is made of, in its order.
pub enum Part<'a> {
    Ink(Ink<'a>),
    /// A mark of the layout, and its place.
    Tag(&'a Tag, Point),
}

/// Gives each part of a page to `see`. What is turned by other than right angles is left
/// out: it is the word across a draft.
pub fn look<'a>(page: &'a Frame, see: impl FnMut(Part<'a>)) {
    Look { zone: Zone::Body, see }.frame(page, Transform::identity());
}

struct Look<F> {
    zone: Zone,
    see: F,
}

impl<'a, F: FnMut(Part<'a>)> Look<F> {
    fn frame(&mut self, frame: &'a Frame, origin: Transform) {
        for (at, item) in frame.items() {
            let (what, rect, heart) = match item {
                FrameItem::Group(group) => {
                    let place = Transform::translate(at.x, at.y).pre_concat(group.transform);
                    let origin = origin.pre_concat(place);
                    if is_upright(origin) {
                        self.frame(&group.frame, origin);
                    }
                    continue;
                }
                FrameItem::Tag(tag) => {
                    self.tag(tag);
                    (self.see)(Part::Tag(tag, at.transform(origin)));
                    continue;
                }
                FrameItem::Text(text) if !text.text.trim().is_empty() => {
                    (What::Text(text), rect(text, *at), heart(text, *at))
                }
                FrameItem::Image(image, size, _) => {
                    let own = Rect::from_pos_size(*at, *size);
                    (What::Image(image), own, own)
                }
                FrameItem::Shape(shape, _) => match drawn(shape) {
                    Some((what, own)) => {
                        let own = Rect::new(*at + own.min, *at + own.max);
                        (what, own, own)
                    }
                    None => continue,
                },
                FrameItem::Text(_) | FrameItem::Link(..) => continue,
            };
            let (rect, heart) = (placed(rect, origin), placed(heart, origin));
            (self.see)(Part::Ink(Ink { what, rect, heart, zone: self.zone }));
        }
    }

    fn tag(&mut self, tag: &Tag) {
        match (tag, self.zone) {
            (Tag::Start(content, _), Zone::Body) => self.zone = zone(content),
            (
                Tag::End(location, ..),
                Zone::Head(own) | Zone::Foot(own) | Zone::Page(own) | Zone::LineNumber(own),
            ) if *location == own => self.zone = Zone::Body,
            _ => {}
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
fn rect(text: &TextItem, at: Point) -> Rect {
    let from = Point::new(at.x, at.y - text.size * ABOVE);
    Rect::new(from, Point::new(at.x + text.width(), at.y + text.size * BELOW))
}

fn heart(text: &TextItem, at: Point) -> Rect {
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

fn placed(rect: Rect, origin: Transform) -> Rect {
    let (one, other) = (rect.min.transform(origin), rect.max.transform(origin));
    Rect::new(one.min(other), one.max(other))
}

/// Whether two places have anything in common.
pub fn meet(one: Rect, other: Rect) -> bool {
    one.min.x < other.max.x
        && other.min.x < one.max.x
        && one.min.y < other.max.y
        && other.min.y < one.max.y
}
