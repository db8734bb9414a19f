//! What has more to say than there is room for: text and pictures beyond the margins or too
//! near to the edge of the paper, a running head of two lines, small print that runs out of
//! its margin. typst lets all of it stand.

mod found;

use typst::layout::{Abs, Point, Size};

use self::found::Found;
use super::Document;
use super::ink::{Ink, Part, What, Zone, look};
use crate::design::Standard;
use crate::diagnostic::Report;
use crate::sheet::Sheet;

/// Punctuation hangs out of a line by less than this share of its size.
const HANGING: f64 = 0.6;
/// The baselines of one line are no farther apart than this, in points.
const LINE: f64 = 1.0;

/// Looks for what is out of place.
pub fn overflow(document: &Document, sheet: &Sheet) -> Report {
    let mut found = Found::new(sheet);
    for (number, page) in (1..).zip(document.pages.pages().iter().take(document.own)) {
        let size = page.frame.size();
        let mut on_page =
            Page { on: &document.design.page, number, size, heads: Vec::new(), found: &mut found };
        look(&page.frame, |part| {
            if let Part::Ink(ink) = part {
                on_page.ink(ink);
            }
        });
        on_page.head();
    }
    found.report()
}

struct Page<'a, 'f> {
    on: &'f Standard,
    number: usize,
    size: Size,
    /// The lower ends of the running head's lines.
    heads: Vec<Abs>,
    found: &'f mut Found<'a>,
}

impl Page<'_, '_> {
    fn ink(&mut self, ink: Ink<'_>) {
        match (ink.what, ink.zone) {
            (What::Text(_), Zone::Head(_)) => self.heads.push(ink.rect.max.y),
            (What::Text(_), Zone::Foot(_)) if self.is_off(ink) => self.found.foot(),
            (What::Text(text), Zone::Body) => {
                let hanging = Point::with_x(text.size * HANGING);
                self.stands(ink, ink.rect.min + hanging, ink.rect.max - hanging);
            }
            (What::Image(_), Zone::Body) => self.stands(ink, ink.rect.min, ink.rect.max),
            (What::Text(_) | What::Image(_), Zone::Page(_)) if self.is_off(ink) => {
                self.found.off_paper(ink, self.number);
            }
            _ => {}
        }
    }

    /// Something in the letter itself, from its upper left to its lower right.
    fn stands(&mut self, ink: Ink<'_>, from: Point, to: Point) {
        let margins = &self.on.margins;
        let (left, right) = (Abs::pt(margins.left), self.size.x - Abs::pt(margins.right));
        let over = (left - from.x).max(to.x - right);
        if self.is_off(ink) {
            self.found.off_paper(ink, self.number);
        } else if over > Abs::pt(LINE) {
            self.found.over_margin(ink, self.number, over);
        }
    }

    fn is_off(&self, ink: Ink<'_>) -> bool {
        let rim = Abs::pt(self.on.edges.unprinted);
        ink.rect.min.y < rim || ink.rect.max.y > self.size.y - rim
    }

    /// The running head stands in one line.
    fn head(&mut self) {
        let lines = self.heads.iter().min().zip(self.heads.iter().max());
        if lines.is_some_and(|(first, last)| *last - *first > Abs::pt(LINE)) {
            self.found.head(self.number);
        }
    }
}
