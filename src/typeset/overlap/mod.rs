//! What is printed over something else, beside its place, or off the paper. The layout engine
//! lets all of it stand, and no reader could make it out: it is an error.

mod cells;
mod meeting;
mod report;

use typst::layout::{Abs, Frame, Size};

use self::cells::Cells;
use self::meeting::meeting;
use self::report::OverlapReport;
use super::Document;
use super::name_columns::Wide;
use super::painted::{PagePart, Painted, What, Zone, parts};
use crate::diagnostic::Report;
use crate::sheet::Sheet;

/// Less than this is no fault, in points.
const SLACK: f64 = 0.5;

/// On a page where more is printed over each other, it is the same fault again and again.
const MOST_PAIRS: usize = 1000;

/// Looks at the letter's own pages, and at those of what is enclosed and set on its paper.
pub fn overlap(document: &Document, sheet: &Sheet, report: &mut Report) {
    let mut told = OverlapReport::new(sheet);
    let draft = sheet.marks.watermark.is_some();
    for section in document.sections.iter().filter(|section| section.set) {
        for index in section.pages.clone() {
            page(&document.pages.pages()[index].frame, index + 1, draft, &mut told);
        }
    }
    told.told().for_each(|fault| report.add(fault));
}

/// A draft has more in its margins than they are made for, and is sent to nobody.
fn page<'a>(frame: &'a Frame, number: usize, draft: bool, told: &mut OverlapReport<'a>) {
    let (mut all, mut cells) = (Vec::new(), Cells::default());
    let mut line = None;
    for part in parts(frame) {
        match part {
            PagePart::Tag(tag, at) => {
                Wide::of(tag).into_iter().for_each(|wide| told.wide(&wide));
                cells.tag(tag, at).into_iter().for_each(|painted| told.beside(painted, number));
            }
            PagePart::Painted(Painted { zone: Zone::LineNumber(_) | Zone::Page(_), .. })
                if draft => {}
            PagePart::Painted(painted) => {
                cells.see(painted);
                // Of a line that runs off, its first part is told.
                let too_wide = is_too_wide(painted, frame.size());
                if (too_wide || is_too_high(painted, frame.size()))
                    && line.replace(painted.bounds.max.y) != Some(painted.bounds.max.y)
                {
                    told.off(painted, number, too_wide);
                }
                all.push(painted);
            }
        }
    }
    for (one, other) in meeting(&mut all).take(MOST_PAIRS) {
        told.over(one, other, number);
    }
}

/// Whether a text or picture is beyond the left or right edge of the paper.
fn is_too_wide(painted: Painted<'_>, paper: Size) -> bool {
    is_whole(painted) && is_beyond(painted.bounds.min.x, painted.bounds.max.x, paper.x)
}

/// Whether it is beyond the upper or lower edge.
fn is_too_high(painted: Painted<'_>, paper: Size) -> bool {
    is_whole(painted) && is_beyond(painted.bounds.min.y, painted.bounds.max.y, paper.y)
}

fn is_beyond(from: Abs, to: Abs, edge: Abs) -> bool {
    let slack = Abs::pt(SLACK);
    from < -slack || to > edge + slack
}

/// Whether it may not be cut: a band is, where it runs off the paper.
fn is_whole(painted: Painted<'_>) -> bool {
    matches!(painted.what, What::Text(_) | What::Image(_))
}
