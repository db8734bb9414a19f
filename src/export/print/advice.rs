//! Advice on what may not print well. Type and rules of the design are never too
//! small or thin for a press: 6.4 pt at the least size, and 0.5 pt.

use typst::layout::{Abs, FrameItem, Point, Size, Transform};
use typst::text::TextItem;
use typst::visualize::{Image, ImageKind};
use typst_layout::PagedDocument;

use crate::design::length::MM_PER_POINT;
use crate::design::resolution::{LINE_ART_DPI, PRINT_DPI};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::letter;
use crate::source::Spanned;
use crate::typeset::frames;

/// What is nearer to the trimmed edge may be cut into, in points: 5 mm.
const SAFE: f64 = 14.17;

/// Looks at pages that are to be printed; tells each kind of thing once. `own` are the
/// pictures of the letter itself: of those that are coarse anywhere it is told at their place.
pub fn advise(document: &PagedDocument, own: &[Spanned<letter::Image>], report: &mut Report) {
    let mut advice = Advice { own, report, told: Vec::new(), page: Size::zero() };
    for page in document.pages() {
        advice.page = page.frame.size();
        for placed in frames::items(&page.frame) {
            match placed.item {
                FrameItem::Text(text) => advice.text(text, placed.transform()),
                FrameItem::Image(image, size, _) => advice.image(image, *size),
                _ => {}
            }
        }
    }
}

struct Advice<'a> {
    own: &'a [Spanned<letter::Image>],
    report: &'a mut Report,
    told: Vec<Code>,
    page: Size,
}

impl Advice<'_> {
    fn text(&mut self, text: &TextItem, here: Transform) {
        let Some((from, to)) = seen(text) else { return };
        let height = text.font.metrics().cap_height.at(text.size);
        let nearest = [(from, Abs::zero()), (from, -height), (to, Abs::zero()), (to, -height)]
            .map(|(x, y)| Point::new(Abs::pt(x), y).transform(here))
            .map(|corner| self.off_edge(corner))
            .into_iter()
            .fold(f64::INFINITY, f64::min);
        if nearest < SAFE {
            let mm = nearest * MM_PER_POINT;
            let message = format!("`{}` stands {mm:.1} mm from the edge of the paper", text.text);
            self.tell(Code::NearEdge, message, "keep 5 mm free: widen the margins");
        }
    }

    /// How far a point is from the nearest edge, in points.
    fn off_edge(&self, at: Point) -> f64 {
        let (right, bottom) = (self.page.x - at.x, self.page.y - at.y);
        at.x.min(right).min(at.y).min(bottom).to_pt()
    }

    /// Pixels that are black or white alone show their steps more than others.
    fn image(&mut self, image: &Image, size: Size) {
        let ImageKind::Raster(raster) = image.kind() else { return };
        let dpi = f64::from(raster.width()) / size.x.to_inches();
        let own = self.own.iter().any(|known| known.bytes[..] == raster.data()[..]);
        if dpi >= LINE_ART_DPI || own && dpi < PRINT_DPI {
            return;
        }
        let greys = raster.dynamic().to_luma8();
        if greys.as_raw().iter().all(|grey| matches!(grey, 0 | 255)) {
            let message = format!("a drawing in black and white prints at {dpi:.0} dpi");
            self.tell(Code::LowResolution, message, "give it 600 dpi or more, or use SVG");
        } else if dpi < PRINT_DPI {
            let message = format!("a picture of what is enclosed prints at {dpi:.0} dpi");
            self.tell(Code::LowResolution, message, "scan or save it with 300 dpi or more");
        }
    }

    fn tell(&mut self, code: Code, message: String, hint: &str) {
        if !self.told.contains(&code) {
            self.told.push(code);
            self.report.add(Diagnostic::anywhere(code, message).hint(hint));
        }
    }
}

/// Where characters begin and end that are seen, in points: spaces at the end of a
/// line may hang over it.
fn seen(text: &TextItem) -> Option<(f64, f64)> {
    let mut reach = None;
    let mut pen = 0.0;
    for glyph in &text.glyphs {
        let end = pen + glyph.x_advance.at(text.size).to_pt();
        let characters = text.text.get(glyph.range()).unwrap_or_default();
        if !characters.trim().is_empty() {
            reach = Some((reach.map_or(pen, |(from, _)| from), end));
        }
        pen = end;
    }
    reach
}
