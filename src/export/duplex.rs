//! Pages in the order they are printed: of one letter, or of a set of copies; on both
//! sides of the paper where that is asked for.
//!
//! The pages of a letter are set once, for screens and for paper. Here, on the finished
//! pages, is where leaves are known: blank backs are no pages of the letter, and a head
//! or a fold mark cannot stray onto them.

use typst::foundations::Smart;
use typst::layout::{Abs, Frame, Point};
use typst_layout::{Page, PagedDocument};

use crate::typeset::Document;

/// Letters, one after the other, for paper.
pub fn sheets(documents: &[&Document]) -> PagedDocument {
    let mut sheets = Vec::new();
    for document in documents {
        add(&mut sheets, document);
    }
    let info = documents.first().map(|document| typst::model::Document::info(&document.pages));
    PagedDocument::new(sheets.into_iter().collect(), info.cloned().unwrap_or_default())
}

fn add(sheets: &mut Vec<Page>, document: &Document) {
    let binding = document.design.page.edges.binding;
    for section in &document.sections {
        if document.duplex {
            turn_over(sheets);
        }
        for page in document.pages.pages().get(section.pages.clone()).unwrap_or_default() {
            let mut page = page.clone();
            if document.duplex && section.set {
                let off = if sheets.len().is_multiple_of(2) { binding } else { -binding };
                page.frame.translate(Point::with_x(Abs::pt(off)));
            }
            sheets.push(page);
        }
    }
}

/// Leaves the back of the last leaf blank: what follows is on the next.
fn turn_over(sheets: &mut Vec<Page>) {
    if let Some(last) = sheets.last().filter(|_| !sheets.len().is_multiple_of(2)) {
        let frame = Frame::hard(last.frame.size());
        sheets.push(Page { frame, fill: Smart::Custom(None), ..last.clone() });
    }
}

#[cfg(test)]
mod tests {
    use typst::foundations::Content;
    use typst::layout::{FrameItem, Sides, Size};
    use typst::visualize::Geometry;

    use super::*;
    use crate::design::{Design, Margins, Theme};
    use crate::locale::Paper;
    use crate::typeset::Section;

    /// A point of ink, 100 pt from the left.
    fn page(number: u64) -> Page {
        let mut frame = Frame::hard(Size::splat(Abs::pt(400.0)));
        let shape =
            Geometry::Line(Point::splat(Abs::pt(1.0))).filled(typst::visualize::Color::BLACK);
        let item = FrameItem::Shape(shape, typst::syntax::Span::detached());
        frame.push(Point::splat(Abs::pt(100.0)), item);
        let (bleed, fill) = (Sides::splat(Abs::zero()), Smart::Auto);
        Page { frame, bleed, fill, numbering: None, supplement: Content::empty(), number }
    }

    fn document(duplex: bool) -> Document {
        let pages = PagedDocument::new((1..=5).map(page).collect(), Default::default());
        let section = |pages, set| Section { pages, set, title: None };
        let sections = vec![section(0..3, true), section(3..4, false), section(4..5, true)];
        let (identity, images, typefaces, spans, rows) = Default::default();
        let design = Design::resolve(Paper::A4, &Margins::default(), &Theme::default());
        let reading = Default::default();
        Document {
            pages,
            own: 3,
            sections,
            duplex,
            reading,
            design,
            identity,
            images,
            typefaces,
            spans,
            rows,
        }
    }

    /// Where the ink of each page is, in points.
    fn ink(documents: &[&Document]) -> Vec<Option<f64>> {
        let pages = sheets(documents);
        let place = |page: &Page| page.frame.items().next().map(|(at, _)| at.x.to_pt().round());
        pages.pages().iter().map(place).collect()
    }

    #[test]
    fn margins_are_wider_where_leaves_are_bound_and_backs_are_blank() {
        let (front, back) = (Some(114.0), Some(86.0));
        let leaves = [front, back, front, None, Some(100.0), None, front];
        assert_eq!(ink(&[&document(true)]), leaves);
        let both = [&leaves[..], &[None], &leaves].concat();
        assert_eq!(ink(&[&document(true), &document(true)]), both);
        assert_eq!(ink(&[&document(false)]), [Some(100.0); 5]);
    }
}
