//! What has more to say than there is room for: text and pictures beyond the margins or too
//! near to the edge of the paper, a running head of two lines, small print that runs out of
//! its margin. typst lets all of it stand.

mod report;

use typst::layout::{Abs, Point, Size};

use self::report::OverflowReport;
use super::Document;
use super::painted::{Painted, What, Zone, painted};
use crate::design::PageStandard;
use crate::diagnostic::Report;
use crate::sheet::Sheet;

/// Punctuation hangs out of a line by less than this share of its size.
const HANGING: f64 = 0.6;
/// The baselines of one line are no farther apart than this, in points.
const LINE: f64 = 1.0;

/// Looks for what is out of place.
pub fn overflow(document: &Document, sheet: &Sheet, report: &mut Report) {
    let mut found = OverflowReport::new(sheet);
    for (number, page) in (1..).zip(document.pages.pages().iter().take(document.own)) {
        let size = page.frame.size();
        let mut on_page = OnPage {
            on: &document.design.page,
            number,
            size,
            heads: Vec::new(),
            found: &mut found,
        };
        painted(&page.frame).for_each(|painted| on_page.see(painted));
        on_page.head();
    }
    found.told().for_each(|fault| report.add(fault));
}

struct OnPage<'a, 'f> {
    on: &'f PageStandard,
    number: usize,
    size: Size,
    /// The lower ends of the running head's lines.
    heads: Vec<Abs>,
    found: &'f mut OverflowReport<'a>,
}

impl OnPage<'_, '_> {
    fn see(&mut self, painted: Painted<'_>) {
        match (painted.what, painted.zone) {
            (What::Text(_), Zone::Head(_)) => self.heads.push(painted.bounds.max.y),
            (What::Text(_), Zone::Foot(_)) if self.is_off(painted) => self.found.foot(),
            (What::Text(text), Zone::Body) => {
                let hanging = Point::with_x(text.size * HANGING);
                self.stands(painted, painted.bounds.min + hanging, painted.bounds.max - hanging);
            }
            (What::Image(_), Zone::Body) => {
                self.stands(painted, painted.bounds.min, painted.bounds.max)
            }
            (What::Text(_) | What::Image(_), Zone::Page(_)) if self.is_off(painted) => {
                self.found.off_paper(painted, self.number);
            }
            _ => {}
        }
    }

    /// Something in the letter itself, from its upper left to its lower right.
    fn stands(&mut self, painted: Painted<'_>, from: Point, to: Point) {
        let margins = &self.on.margins;
        let (left, right) = (Abs::pt(margins.left), self.size.x - Abs::pt(margins.right));
        let over = (left - from.x).max(to.x - right);
        if self.is_off(painted) {
            self.found.off_paper(painted, self.number);
        } else if over > Abs::pt(LINE) {
            self.found.over_margin(painted, self.number, over);
        }
    }

    fn is_off(&self, painted: Painted<'_>) -> bool {
        let rim = Abs::pt(self.on.edges.unprinted);
        painted.bounds.min.y < rim || painted.bounds.max.y > self.size.y - rim
    }

    /// The running head stands in one line.
    fn head(&mut self) {
        let lines = self.heads.iter().min().zip(self.heads.iter().max());
        if lines.is_some_and(|(first, last)| *last - *first > Abs::pt(LINE)) {
            self.found.head(self.number);
        }
    }
}
