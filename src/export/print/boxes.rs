//! The page's boxes (ISO 32000-1, 14.11.2): the trimmed page, what is printed
//! beyond it, and the paper that takes the marks.

use hayro_syntax::object::Number;
use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Sides, Size};
use typst::visualize::Curve;
use typst_layout::Page;

use super::marks;
use crate::letter::Print;
use crate::pdf::raw::{Missing, RawObject, RawPdf};
use crate::pdf::{Array, name_at};

/// How far the paper reaches beyond the trimmed page.
fn around(print: &Print) -> f64 {
    if print.marks { marks::slug(print.bleed) } else { print.bleed }
}

/// Gives a page its bleed, beyond which nothing is drawn but marks.
pub fn bleed(page: &mut Page, print: &Print) {
    let bleed = Abs::pt(print.bleed);
    let size = page.frame.size();
    // A blank back stays blank.
    if !page.frame.is_empty() {
        let mut clip = Curve::rect(size + Size::splat(2.0 * bleed));
        clip.translate(Point::splat(-bleed));
        let mut group = GroupItem::new(std::mem::replace(&mut page.frame, Frame::hard(size)));
        group.clip = Some(clip);
        page.frame.push(Point::zero(), FrameItem::Group(group));
    }
    if print.marks {
        marks::draw(&mut page.frame, print.bleed);
    }
    page.bleed = Sides::splat(Abs::pt(around(print)));
}

/// Writes the boxes the exporter does not.
///
/// # Errors
/// When there is no page, or one without a media box.
pub fn write(pdf: &mut RawPdf<'_>, print: &Print) -> Result<(), Missing> {
    let is_page = |object: &RawObject<'_>| {
        object.dict().is_some_and(|dict| name_at(&dict, "Type").as_deref() == Some("Page"))
    };
    let mut pages = pdf.objects.values_mut().filter(|object| is_page(object)).peekable();
    pages.peek().ok_or(Missing("a page"))?;
    for page in pages {
        let media = media(page).ok_or(Missing("the media box of a page"))?;
        let trim = inset(media, around(print));
        let bleed = inset(media, around(print) - print.bleed);
        page.edit(|dict| {
            dict.set("BleedBox", array(bleed));
            if dict.get("TrimBox").is_none() {
                dict.set("TrimBox", array(trim));
            }
        })?;
    }
    Ok(())
}

fn media(page: &RawObject<'_>) -> Option<[f64; 4]> {
    let sides = page.dict()?.get::<Array<'_>>("MediaBox")?;
    let sides: Vec<f64> = sides.iter::<Number>().map(|side| side.as_f64()).collect();
    sides.try_into().ok()
}

fn inset([left, bottom, right, top]: [f64; 4], by: f64) -> [f64; 4] {
    [left + by, bottom + by, right - by, top - by]
}

fn array(sides: [f64; 4]) -> String {
    let [left, bottom, right, top] = sides.map(|side| (side * 1000.0).round() / 1000.0);
    format!("[{left} {bottom} {right} {top}]")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(page: &str) -> Result<String, Missing> {
        let mut pdf = RawPdf::of(&[(1, page)]);
        write(&mut pdf, &Print { bleed: 9.0, ..Print::default() })?;
        Ok(String::from_utf8(pdf.objects[&1].0.to_vec()).expect("text"))
    }

    #[test]
    fn a_page_has_boxes_for_its_bleed_and_its_trimmed_edge() {
        let page = written("<</Type/Page/MediaBox[0 0 100 200.5]>>").expect("a page");
        let boxes = "<</TrimBox[9 9 91 191.5]/BleedBox[0 0 100 200.5]/Type/Page";
        assert!(page.starts_with(boxes), "{page}");
    }

    #[test]
    fn a_page_without_a_media_box_is_a_fault_and_so_is_none() {
        assert_eq!(written("<</Type/Page>>"), Err(Missing("the media box of a page")));
        assert_eq!(written("<</Type/Pages/MediaBox[0 0 1 1]>>"), Err(Missing("a page")));
    }
}
