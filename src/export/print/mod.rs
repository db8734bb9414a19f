//! What a print shop gets: pages in inks, with bleed and marks, and the entries
//! of PDF/X-4 (ISO 15930-7) that the exporter does not write.

mod advice;
mod boxes;
mod icc_colors;
mod ink;
mod letterhead;
mod marks;
mod output_intent;

pub use self::advice::advise;
pub use self::ink::is_unseen;

use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem};
use typst::model::Document as _;
use typst_layout::{Page, PagedDocument};

use crate::diagnostic::{Code, Diagnostic};
use crate::letter::{Print, PrintedPart};
use crate::pdf::raw::RawPdf;
use crate::typeset::frames;

/// The same pages for paper.
pub fn pages(document: &PagedDocument, print: &Print) -> PagedDocument {
    let most = if print.part == PrintedPart::Letterhead { 1 } else { usize::MAX };
    let mut kept = letterhead::Kept::new(print.part);
    let pages = document.pages().iter().take(most).map(|page| {
        let mut page: Page = page.clone();
        frame(&mut page.frame, print, &mut kept);
        boxes::bleed(&mut page, print);
        page
    });
    PagedDocument::new(pages.collect(), document.info().clone())
}

fn frame(of: &mut Frame, print: &Print, kept: &mut letterhead::Kept) {
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

/// Finishes the exporter's file: colours of vector pictures, boxes, output intent.
///
/// # Errors
/// When a picture cannot be turned grey, or the file is not as the exporter writes it.
pub fn finish(pdf: &mut RawPdf<'_>, print: &Print) -> Result<(), Diagnostic> {
    icc_colors::ink(pdf, print)?;
    if print.grayscale && icc_colors::is_colored(pdf) {
        let message = "a picture has more than 8 bits a channel, which cannot be turned grey";
        let hint = "save it with 8 bits a channel, or in grey, or print without --grayscale";
        let fault = Diagnostic::anywhere(Code::BadImage, message);
        return Err(fault.hint(hint));
    }
    boxes::write(pdf, print)?;
    output_intent::write(pdf, print)?;
    Ok(())
}
