//! The code at the end of a letter takes no room where the page is empty beside its
//! line: a letter whose last page is nearly full then takes no further page.

use typst::foundations::Bytes;
use typst::layout::{Abs, Point, Rect};
use typst::visualize::ImageKind;

use super::Document;
use super::painted::{Painted, What, meet, painted};
use crate::diagnostic::Report;
use crate::sheet::{CanonicalUrl, Sheet};

/// The quiet zone, as a share of the smallest code's side: four modules of 21
/// (ISO/IEC 18004, 6.3.8).
const QUIET: f64 = 4.0 / 21.0;

/// Sets a sheet with its code beside what stands above, if nothing is there. `set` sets
/// one as it is.
pub fn place(
    sheet: &Sheet,
    set: impl Fn(&Sheet, &mut Report) -> Option<Document>,
    report: &mut Report,
) -> Option<Document> {
    let Some(of) = &sheet.canonical_url else { return set(sheet, report) };
    let canonical_url = Some(CanonicalUrl { hung: true, ..of.clone() });
    let mut told = Report::default();
    let beside = set(&Sheet { canonical_url, ..sheet.clone() }, &mut told);
    if !beside.as_ref().is_some_and(|document| is_clear(document, of)) {
        return set(sheet, report);
    }
    report.extend(told);
    beside
}

/// Whether nothing is where the code and its quiet zone are.
fn is_clear(document: &Document, of: &CanonicalUrl) -> bool {
    let code = Bytes::from_string(of.code.clone());
    let top = Abs::pt(document.design.page.margins.top);
    document.pages.pages().iter().take(document.own).any(|page| {
        let (own, others): (Vec<_>, Vec<_>) =
            painted(&page.frame).partition(|painted| is_code(painted.what, &code));
        own.last().is_some_and(|Painted { bounds: at, .. }| {
            let quiet = Point::splat(at.size().x * QUIET);
            let zone = Rect::new(at.min - quiet, at.max + quiet);
            at.min.y >= top && !others.iter().any(|other| meet(zone, other.bounds))
        })
    })
}

fn is_code(what: What<'_>, code: &Bytes) -> bool {
    let What::Image(image) = what else { return false };
    matches!(image.kind(), ImageKind::Svg(svg) if svg.data() == code)
}
