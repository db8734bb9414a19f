//! The boxes of a page (ISO 32000-1, 14.11.2).

use hayro_syntax::object::Rect;
use serde::Serialize;

use crate::pdf::{Array, Dict, Object, Page, mm_per_unit};

/// A box: left, bottom, right and top, in millimetres.
pub type Mm = [f64; 4];

/// The boxes that matter to a press.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Boxes {
    /// The sheet.
    pub media: Mm,
    /// What is left when it is cut, where that is said.
    pub trim: Option<Mm>,
    /// How far colour runs over the cut, where that is said.
    pub bleed: Option<Mm>,
    /// What programs show, where that is not all of it.
    pub crop: Option<Mm>,
    /// Parts of the page that others would cut: an art box beside a trim box.
    pub art: bool,
}

/// The boxes of a page.
pub fn boxes(page: &Page<'_>) -> Boxes {
    let unit = mm_per_unit(page);
    let sized = |area: Rect| [area.x0, area.y0, area.x1, area.y1].map(|side| side * unit);
    let (media, crop) = (sized(page.media_box()), sized(page.crop_box()));
    let named = |key| sides(page.raw(), key).map(|sides| sides.map(|side| side * unit));
    Boxes {
        media,
        trim: named("TrimBox"),
        bleed: named("BleedBox"),
        crop: Some(crop).filter(|crop| *crop != media),
        art: page.raw().contains_key("ArtBox"),
    }
}

/// How many annotations a page has.
pub fn annotations(page: &Page<'_>) -> usize {
    page.raw().get::<Array<'_>>("Annots").map_or(0, |all| all.iter::<Object<'_>>().count())
}

fn sides(page: &Dict<'_>, key: &str) -> Option<Mm> {
    let numbers = page.get::<Array<'_>>(key)?;
    let numbers: Vec<f64> = numbers.iter::<f32>().map(f64::from).collect();
    let [a, b, c, d] = *numbers.as_slice() else { return None };
    Some([a.min(c), b.min(d), a.max(c), b.max(d)])
}
