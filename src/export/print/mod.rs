//! What a print shop gets: pages in inks, with bleed and marks, and the entries
//! of PDF/X-4 (ISO 15930-7) that the exporter does not write.

mod boxes;
mod calibrated;
mod ink;
mod intent;
mod look;
mod marks;
mod part;

pub use self::ink::is_unseen;
pub use self::look::look;

use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem};
use typst::model::Document as _;
use typst_layout::{Page, PagedDocument};

use super::parts::Parts;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::letter::{Part, Print};
use crate::typeset::frames;

/// The same pages for paper.
pub fn pages(document: &PagedDocument, print: &Print) -> PagedDocument {
    let most = if print.part == Part::Letterhead { 1 } else { usize::MAX };
    let mut kept = part::Kept::new(print.part);
    let pages = document.pages().iter().take(most).map(|page| {
        let mut page: Page = page.clone();
        frame(&mut page.frame, print, &mut kept);
        boxes::bleed(&mut page, print);
        page
    });
    PagedDocument::new(pages.collect(), document.info().clone())
}

fn frame(of: &mut Frame, print: &Print, kept: &mut part::Kept) {
    frames::edit(of, &mut |item| {
        match item {
            FrameItem::Tag(Tag::Start(content, _)) => kept.start(content),
            FrameItem::Tag(Tag::End(location, ..)) => kept.end(*location),
            _ => {}
        }
        match item {
            FrameItem::Group(_) => return true,
            // Text that is there to be selected lies over the picture of an enclosed page.
            FrameItem::Text(text) if ink::is_unseen(&text.fill) => return false,
            FrameItem::Text(text) => {
                ink::ink(&mut text.fill, print);
                text.stroke.iter_mut().for_each(|stroke| ink::ink(&mut stroke.paint, print));
            }
            FrameItem::Shape(shape, _) => {
                shape.fill.iter_mut().for_each(|paint| ink::ink(paint, print));
                shape.stroke.iter_mut().for_each(|stroke| ink::ink(&mut stroke.paint, print));
            }
            FrameItem::Image(..) => {}
            // Nothing on paper can be clicked, nor is it read out.
            FrameItem::Link(..) | FrameItem::Tag(_) => return false,
        }
        kept.keeps()
    });
}

/// Finishes the exporter's file: colours of vector pictures, boxes, intent.
pub fn finish(parts: &mut Parts<'_>, print: &Print) -> Result<(), Report> {
    let calibrated = calibrated::numbers(parts);
    calibrated::ink(parts, print);
    calibrated::forget(parts, &calibrated);
    if print.grayscale && calibrated::colored(parts) {
        let message = "a picture has more than 8 bits a channel, which cannot be turned grey";
        let hint = "save it with 8 bits a channel, or in grey, or print without --grayscale";
        let fault = Diagnostic::anywhere(Code::BadImage, message);
        return Err(Report::from_iter([fault.hint(hint)]));
    }
    boxes::write(parts, print);
    intent::write(parts, print);
    Ok(())
}
