//! Advice that only the finished pages can give.

use typst::introspection::Tag;
use typst::layout::{Abs, Frame, FrameItem, Point, Size};
use typst::visualize::{Image, ImageKind};

use super::Document;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::letter;
use crate::sheet::Sheet;

/// What print shops ask of pictures, in dots per inch.
const PRINT_DPI: f64 = 300.0;
/// A list of copies longer than this share of the page hides the letter.
const LONGEST_COPIES: f64 = 1.0 / 3.0;
/// The label of the list of copies in `copies.typ`.
const COPIES: &str = "copies";

/// Looks at the letter's own pages.
pub fn inspect(document: &Document, sheet: &Sheet) -> Report {
    let mut look = Look { sheet, report: Report::default(), copies: None };
    for page in document.pages.pages().iter().take(document.own) {
        look.frame(&page.frame, Point::zero(), page.frame.height());
    }
    look.report
}

struct Look<'a> {
    sheet: &'a Sheet,
    report: Report,
    /// Where the list of copies begins.
    copies: Option<(typst::introspection::Location, Abs)>,
}

impl Look<'_> {
    fn frame(&mut self, frame: &Frame, origin: Point, page: Abs) {
        for (at, item) in frame.items() {
            let at = origin + *at;
            match item {
                FrameItem::Group(group) => self.frame(&group.frame, at, page),
                FrameItem::Image(image, size, _) => self.image(image, *size),
                FrameItem::Tag(tag) => self.tag(tag, at.y, page),
                _ => {}
            }
        }
    }

    fn tag(&mut self, tag: &Tag, y: Abs, page: Abs) {
        match (tag, self.copies) {
            (Tag::Start(content, _), _) => {
                let labelled =
                    content.label().is_some_and(|label| label.resolve().as_str() == COPIES);
                if let Some(location) = content.location().filter(|_| labelled) {
                    self.copies = Some((location, y));
                }
            }
            (Tag::End(location, ..), Some((started, top))) if *location == started => {
                self.copies_end(top, y, page);
            }
            _ => {}
        }
    }

    /// On a further page the end lies higher than the start.
    fn copies_end(&mut self, top: Abs, end: Abs, page: Abs) {
        if end >= top && end - top <= page * LONGEST_COPIES {
            return;
        }
        let hint = if self.sheet.cc.as_ref().is_some_and(|cc| cc.top) {
            "write `cc_position = \"end\"`, or shorten it"
        } else {
            "shorten it, or enclose it"
        };
        let message = "the list of copies takes more than a third of the page";
        self.report.add(Diagnostic::anywhere(Code::LongCc, message).hint(hint));
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

fn low(image: &letter::Image, dpi: f64, needed: f64) -> Diagnostic {
    let message = format!("the picture prints at {dpi:.0} dpi, which looks coarse on paper");
    Diagnostic::new(Code::LowResolution, image.span, message)
        .hint(format!("give it at least {needed:.0} pixels across, or use SVG"))
}
