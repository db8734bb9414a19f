//! Crop and registration marks, on every plate.

use typst::layout::{Abs, Frame, FrameItem, Point, Size};
use typst::syntax::Span;
use typst::visualize::{Curve, FixedStroke, Geometry, Paint, SpotColorantName};

use super::ink;

/// How far marks stand off the bleed, at the least off the trimmed edge, and
/// how long they are, in points: 1 mm, 10 pt and 5 mm.
const GAP: f64 = 2.835;
const OFFSET: f64 = 10.0;
const LENGTH: f64 = 14.17;
/// Radius of a registration mark: 1.5 mm.
const RADIUS: f64 = 4.25;
const THICKNESS: f64 = 0.25;

/// How much paper there is beyond the trimmed edge, for a bleed.
pub fn slug(bleed: f64) -> f64 {
    start(bleed) + LENGTH + GAP
}

fn start(bleed: f64) -> f64 {
    (bleed + GAP).max(OFFSET)
}

/// Draws the marks around a trimmed page.
pub fn draw(frame: &mut Frame, bleed: f64) {
    let (width, height) = (frame.width().to_pt(), frame.height().to_pt());
    let (near, far) = (start(bleed), start(bleed) + LENGTH);
    for x in [0.0, width] {
        line(frame, (x, -far), (x, -near));
        line(frame, (x, height + near), (x, height + far));
    }
    for y in [0.0, height] {
        line(frame, (-far, y), (-near, y));
        line(frame, (width + near, y), (width + far, y));
    }
    let middle = f64::midpoint(near, far);
    target(frame, (width / 2.0, -middle));
    target(frame, (width / 2.0, height + middle));
    target(frame, (-middle, height / 2.0));
    target(frame, (width + middle, height / 2.0));
}

/// A registration mark: a circle and a cross.
fn target(frame: &mut Frame, (x, y): (f64, f64)) {
    let arm = LENGTH / 2.0;
    line(frame, (x - arm, y), (x + arm, y));
    line(frame, (x, y - arm), (x, y + arm));
    let circle = Curve::ellipse(Size::splat(Abs::pt(2.0 * RADIUS)));
    shape(frame, (x - RADIUS, y - RADIUS), Geometry::Curve(circle));
}

fn line(frame: &mut Frame, from: (f64, f64), to: (f64, f64)) {
    let end = Point::new(Abs::pt(to.0 - from.0), Abs::pt(to.1 - from.1));
    shape(frame, from, Geometry::Line(end));
}

fn shape(frame: &mut Frame, (x, y): (f64, f64), geometry: Geometry) {
    let every = ink::spot(SpotColorantName::All, [1.0; 4]);
    let stroke = FixedStroke::from_pair(Paint::Solid(every), Abs::pt(THICKNESS));
    let item = FrameItem::Shape(geometry.stroked(stroke), Span::detached());
    frame.push(Point::new(Abs::pt(x), Abs::pt(y)), item);
}
