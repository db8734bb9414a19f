//! Advice on what may not print well.

use typst::layout::{Frame, FrameItem, Point, Size};
use typst::text::TextItem;
use typst::visualize::{Image, ImageKind};
use typst_layout::PagedDocument;

use crate::diagnostic::{Code, Diagnostic, Report};

/// What is nearer to the trimmed edge may be cut into, in points: 5 mm.
const SAFE: f64 = 14.17;
/// Smaller type fills in, in points.
const SMALLEST: f64 = 6.0;
/// Thinner lines break up, in points.
const THINNEST: f64 = 0.2;
/// What drawings of black and white take to look sharp, in dots per inch.
const LINE_ART_DPI: f64 = 600.0;

/// Looks at pages that are to be printed; tells each kind of thing once.
pub fn look(document: &PagedDocument) -> Report {
    let mut look = Look { report: Report::default(), told: Vec::new(), page: Size::zero() };
    for page in document.pages() {
        look.page = page.frame.size();
        look.frame(&page.frame, Point::zero());
    }
    look.report
}

struct Look {
    report: Report,
    told: Vec<Code>,
    page: Size,
}

impl Look {
    fn frame(&mut self, frame: &Frame, origin: Point) {
        for (at, item) in frame.items() {
            let at = origin + *at;
            match item {
                FrameItem::Group(group) => {
                    self.frame(&group.frame, at + Point::zero().transform(group.transform));
                }
                FrameItem::Text(text) => self.text(text, at),
                FrameItem::Shape(shape, _) => {
                    let thickness = shape.stroke.as_ref().map(|stroke| stroke.thickness.to_pt());
                    if let Some(thickness) = thickness.filter(|thickness| *thickness < THINNEST) {
                        let message =
                            format!("a line is {thickness:.2} pt thick, and may break up");
                        self.tell(Code::Hairline, message, "make it 0.25 pt or thicker");
                    }
                }
                FrameItem::Image(image, size, _) => self.image(image, *size),
                FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }

    fn text(&mut self, text: &TextItem, at: Point) {
        let (left, bottom, size) = (at.x.to_pt(), at.y.to_pt(), text.size.to_pt());
        let right = self.page.x.to_pt() - left - text.width().to_pt();
        let nearest = left.min(right).min(bottom - size).min(self.page.y.to_pt() - bottom);
        if nearest < SAFE {
            let mm = nearest * 25.4 / 72.0;
            let message = format!("`{}` stands {mm:.1} mm from the edge of the paper", text.text);
            self.tell(Code::NearEdge, message, "keep 5 mm free: widen the margins");
        }
        if size < SMALLEST {
            let message = format!("`{}` is set in {size:.1} pt, and may fill in", text.text);
            self.tell(Code::SmallType, message, "choose a larger `size`: 6 pt is the least");
        }
    }

    /// Pixels that are black or white alone show their steps more than others.
    fn image(&mut self, image: &Image, size: Size) {
        let ImageKind::Raster(raster) = image.kind() else { return };
        let dpi = f64::from(raster.width()) / size.x.to_inches();
        if dpi >= LINE_ART_DPI {
            return;
        }
        let greys = raster.dynamic().to_luma8();
        if greys.as_raw().iter().all(|grey| matches!(grey, 0 | 255)) {
            let message = format!("a drawing in black and white prints at {dpi:.0} dpi");
            self.tell(Code::LowResolution, message, "give it 600 dpi or more, or use SVG");
        }
    }

    fn tell(&mut self, code: Code, message: String, hint: &str) {
        if !self.told.contains(&code) {
            self.told.push(code);
            self.report.add(Diagnostic::anywhere(code, message).hint(hint));
        }
    }
}

#[cfg(test)]
mod tests {
    use typst::layout::Abs;
    use typst::syntax::Span;
    use typst::visualize::{Color, FixedStroke, Geometry};

    use super::*;

    fn hairline(thickness: f64) -> usize {
        let stroke = FixedStroke::from_pair(Color::BLACK, Abs::pt(thickness));
        let line = Geometry::Line(Point::with_x(Abs::pt(9.0))).stroked(stroke);
        let mut frame = Frame::hard(Size::splat(Abs::pt(99.0)));
        frame.push(Point::zero(), FrameItem::Shape(line.clone(), Span::detached()));
        frame.push(Point::zero(), FrameItem::Shape(line, Span::detached()));
        let mut look = Look { report: Report::default(), told: Vec::new(), page: frame.size() };
        look.frame(&frame, Point::zero());
        look.report.len()
    }

    #[test]
    fn thin_lines_are_told_once() {
        assert_eq!([0.1, 0.2, 0.5].map(hairline), [1, 0, 0]);
    }
}
