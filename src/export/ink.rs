//! Pages as they are printed: in inks, without links.
//!
//! typst writes greys in a calibrated space that a press separates into four
//! inks. Here each colour becomes one of process inks, and a grey, black above
//! all, of black ink alone.

use typst::layout::{Frame, FrameItem};
use typst::model::Document as _;
use typst::visualize::{Color, Paint, ProcessColor};
use typst_layout::{Page, PagedDocument};

/// The same pages for paper.
pub fn printed(document: &PagedDocument) -> PagedDocument {
    let pages = document.pages().iter().map(|page| {
        let mut page: Page = page.clone();
        frame(&mut page.frame);
        page
    });
    PagedDocument::new(pages.collect(), document.info().clone())
}

fn frame(of: &mut Frame) {
    of.retain(|item| {
        match item {
            FrameItem::Group(group) => frame(&mut group.frame),
            // Text that is there to be selected lies over the picture of an enclosed page.
            FrameItem::Text(text) if is_unseen(&text.fill) => return false,
            FrameItem::Text(text) => {
                ink(&mut text.fill);
                text.stroke.iter_mut().for_each(|stroke| ink(&mut stroke.paint));
            }
            FrameItem::Shape(shape, _) => {
                shape.fill.iter_mut().for_each(ink);
                shape.stroke.iter_mut().for_each(|stroke| ink(&mut stroke.paint));
            }
            // Nothing on paper can be clicked, nor is it read out.
            FrameItem::Link(..) | FrameItem::Tag(_) => return false,
            FrameItem::Image(..) => {}
        }
        true
    });
}

fn is_unseen(paint: &Paint) -> bool {
    matches!(paint, Paint::Solid(color) if color.alpha() == Some(0.0))
}

/// A colour in process inks. By way of RGB, from which equal parts become black
/// ink alone; of luma typst makes a black of four inks.
fn ink(paint: &mut Paint) {
    if let Paint::Solid(Color::Process(color)) = paint {
        *color = ProcessColor::Cmyk(ProcessColor::Rgb(color.to_rgb()).to_cmyk());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inks(color: Color) -> [f32; 4] {
        let mut paint = Paint::Solid(color);
        ink(&mut paint);
        let Paint::Solid(Color::Process(ProcessColor::Cmyk(inks))) = paint else {
            panic!("no inks");
        };
        [inks.c, inks.m, inks.y, inks.k]
    }

    #[test]
    fn greys_are_of_black_ink_alone() {
        assert_eq!(inks(Color::BLACK), [0.0, 0.0, 0.0, 1.0]);
        assert_eq!(inks(Color::from_u8(0, 0, 0, 255)), [0.0, 0.0, 0.0, 1.0]);
        let [c, m, y, k] = inks(Color::from_u8(51, 51, 51, 255));
        assert_eq!([c, m, y], [0.0; 3]);
        assert!((k - 0.8).abs() < 0.01);
        assert!(inks(Color::from_u8(31, 58, 95, 255))[0] > 0.5);
    }
}
