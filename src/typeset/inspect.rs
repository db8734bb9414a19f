//! Advice that only the finished pages can give.

use typst::introspection::{Location, Tag};
use typst::layout::{Abs, FrameItem, Size};
use typst::visualize::{Image, ImageKind};

use super::{Document, frames};
use crate::design::resolution::PRINT_DPI;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::letter;
use crate::sheet::Sheet;
use crate::source::Spanned;

/// A letterhead higher than this share of the page leaves too little for the letter.
const HIGHEST_LETTERHEAD: f64 = 1.0 / 3.0;
/// The label in `letterhead.typ`.
const LETTERHEAD: &str = "letterhead";

/// Looks at the letter's own pages, and at the pictures of all.
pub fn inspect(document: &Document, sheet: &Sheet, report: &mut Report) {
    let mut inspection = Inspection { sheet, report, open: None };
    for (index, page) in document.pages.pages().iter().enumerate() {
        for placed in frames::items(&page.frame) {
            match placed.item {
                FrameItem::Image(image, size, _) => inspection.image(image, *size),
                FrameItem::Tag(tag) if index < document.own => {
                    inspection.tag(tag, placed.point().y, page.frame.height());
                }
                _ => {}
            }
        }
    }
}

struct Inspection<'a> {
    sheet: &'a Sheet,
    report: &'a mut Report,
    /// The letterhead, and where it begins.
    open: Option<(Location, Abs)>,
}

impl Inspection<'_> {
    fn tag(&mut self, tag: &Tag, y: Abs, page: Abs) {
        match (tag, self.open) {
            (Tag::Start(content, _), _) => {
                let own = content.label().map(|label| label.resolve());
                let own = own.is_some_and(|own| own.as_str() == LETTERHEAD);
                if let Some(location) = content.location().filter(|_| own) {
                    self.open = Some((location, y));
                }
            }
            (Tag::End(location, ..), Some((started, top))) if *location == started => {
                self.letterhead_end(top, y, page);
            }
            _ => {}
        }
    }

    fn letterhead_end(&mut self, top: Abs, end: Abs, page: Abs) {
        if end >= top && end - top <= page * HIGHEST_LETTERHEAD {
            return;
        }
        let message = "the letterhead takes more than a third of the page";
        let remark = match self.sheet.spans.letterhead {
            Some(place) => Diagnostic::new(Code::Overflow, place, message),
            None => Diagnostic::anywhere(Code::Overflow, message),
        };
        self.report.add(remark.hint("shorten its lines, or move some of them to `footer`"));
    }

    fn image(&mut self, image: &Image, size: Size) {
        let ImageKind::Raster(raster) = image.kind() else { return };
        let Some(known) =
            self.sheet.images.iter().find(|known| known.bytes[..] == raster.data()[..])
        else {
            return;
        };
        let inches = size.x.to_inches();
        let dpi = f64::from(raster.width()) / inches;
        if dpi < PRINT_DPI - 0.5 {
            self.report.add(low(known, dpi, (inches * PRINT_DPI).ceil()));
        }
    }
}

fn low(image: &Spanned<letter::Image>, dpi: f64, needed: f64) -> Diagnostic {
    let message = format!("the picture prints at {dpi:.0} dpi, which looks coarse on paper");
    Diagnostic::new(Code::LowResolution, image.span, message)
        .hint(format!("give it at least {needed:.0} pixels across, or use SVG"))
}
