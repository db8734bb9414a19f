//! The page's boxes (ISO 32000-1, 14.11.2): the trimmed page, what is printed
//! beyond it, and the paper that takes the marks.

use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Sides, Size};
use typst::visualize::Curve;
use typst_layout::Page;

use super::marks;
use crate::export::parts::Parts;
use crate::letter::Print;

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
pub fn write(parts: &mut Parts<'_>, print: &Print) {
    for object in &mut parts.objects {
        let Ok(text) = str::from_utf8(&object.body) else { continue };
        if !text.contains("/Type/Page/") && !text.contains("/Type/Page>>") {
            continue;
        }
        let Some(media) = media(text) else { continue };
        let trim = inset(media, around(print));
        let bleed = inset(media, around(print) - print.bleed);
        let trim_box = if text.contains("/TrimBox") { String::new() } else { array("Trim", trim) };
        let entries = format!("<<{}{}", trim_box, array("Bleed", bleed));
        object.body = text.replacen("<<", &entries, 1).into_bytes().into();
    }
}

fn media(page: &str) -> Option<[f64; 4]> {
    let (_, rest) = page.split_once("/MediaBox[")?;
    let numbers = rest.split(']').next()?.split_ascii_whitespace();
    let numbers: Vec<f64> = numbers.map_while(|number| number.parse().ok()).collect();
    numbers.try_into().ok()
}

fn inset([left, bottom, right, top]: [f64; 4], by: f64) -> [f64; 4] {
    [left + by, bottom + by, right - by, top - by]
}

fn array(name: &str, sides: [f64; 4]) -> String {
    let [left, bottom, right, top] = sides.map(|side| (side * 1000.0).round() / 1000.0);
    format!("/{name}Box[{left} {bottom} {right} {top}]")
}
