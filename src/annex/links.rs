//! Where the links of a page lead.

use hayro::vello_cpu::kurbo::{Affine, Point, Rect};
use hayro_interpret::TransformExt;
use hayro_syntax::object::{
    Array, Dict, Name, Number, Object, Rect as PdfRect, String as PdfString,
};
use hayro_syntax::page::Page;
use serde::{Deserialize, Serialize};

use super::positioned_glyph::is_text;
use super::run::round;
use crate::pdf::text;

/// Where a letter may lead its readers.
const SCHEMES: [&str; 3] = ["http://", "https://", "mailto:"];
/// More links than a page can show, and more lines than one can have.
const MOST_LINKS: usize = 1000;
const MOST_AREAS: usize = 20;

/// Longer addresses are not followed everywhere.
const LONGEST: usize = 2000;

/// A link.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// Where it leads: http, https or mailto.
    pub url: String,
    /// What is said of it; the address where nothing is.
    pub alt: String,
    /// Left, top, width and height of each of its areas, in points.
    pub areas: Vec<[f64; 4]>,
}

impl Link {
    /// Whether a point lies on it.
    pub fn covers(&self, point: Point) -> bool {
        self.areas
            .iter()
            .any(|&[x, y, width, height]| Rect::new(x, y, x + width, y + height).contains(point))
    }
}

/// The links of a page.
pub fn of(page: &Page<'_>) -> Vec<Link> {
    let Some(annotations) = page.raw().get::<Array<'_>>("Annots") else { return Vec::new() };
    let place = page.initial_transform(true).to_kurbo();
    annotations.iter::<Dict<'_>>().take(MOST_LINKS).filter_map(|own| link(&own, place)).collect()
}

fn link(annotation: &Dict<'_>, place: Affine) -> Option<Link> {
    if annotation.get::<Name<'_>>("Subtype")?.as_str() != "Link" {
        return None;
    }
    let action = annotation.get::<Dict<'_>>("A")?;
    if action.get::<Name<'_>>("S")?.as_str() != "URI" {
        return None;
    }
    let url = action.get::<PdfString<'_>>("URI")?;
    let url = str::from_utf8(url.as_bytes()).ok()?.trim().to_owned();
    let lower = url.to_ascii_lowercase();
    let sound =
        url.len() <= LONGEST && !url.contains(|c: char| c.is_control() || c.is_whitespace());
    if !sound || !SCHEMES.iter().any(|scheme| lower.starts_with(scheme)) {
        return None;
    }
    let alt = annotation.get::<PdfString<'_>>("Contents").map(|text| words(text.as_bytes()));
    let alt = alt.filter(|alt| !alt.trim().is_empty()).unwrap_or_else(|| url.clone());
    let areas = areas(annotation, place);
    (!areas.is_empty()).then_some(Link { url, alt, areas })
}

/// Its areas: one for each line of it, where it says so.
fn areas(annotation: &Dict<'_>, place: Affine) -> Vec<[f64; 4]> {
    let quads = annotation.get::<Array<'_>>("QuadPoints").map(|array| numbers(&array));
    let quads = quads.filter(|quads| !quads.is_empty() && quads.len() % 8 == 0);
    let rects: Vec<Rect> = match quads {
        Some(quads) => quads.chunks(8).filter_map(around).collect(),
        None => {
            let rect = annotation.get::<PdfRect>("Rect");
            rect.map(|rect| Rect::new(rect.x0, rect.y0, rect.x1, rect.y1)).into_iter().collect()
        }
    };
    let placed = rects.into_iter().map(|rect| place.transform_rect_bbox(rect));
    placed.filter(|rect| rect.is_finite() && rect.area() > 0.0).map(area).take(MOST_AREAS).collect()
}

fn around(corners: &[f64]) -> Option<Rect> {
    let points = corners.chunks(2).map(|pair| Point::new(pair[0], pair[1]));
    points.map(|point| Rect::from_points(point, point)).reduce(|all, own| all.union(own))
}

/// A rectangle as left, top, width and height.
pub fn area(rect: Rect) -> [f64; 4] {
    [rect.x0, rect.y0, rect.width(), rect.height()].map(round)
}

/// The numbers of an array.
pub fn numbers(array: &Array<'_>) -> Vec<f64> {
    let numbers = array.iter::<Object<'_>>().take(8 * MOST_AREAS);
    numbers.map_while(|object| object.into_number()).map(|number: Number| number.as_f64()).collect()
}

/// A text string, as text of one line.
pub fn words(bytes: &[u8]) -> String {
    in_line(&text(bytes))
}

/// Text without what cannot be written.
pub fn in_line(text: &str) -> String {
    // Line breaks and tabs part words too.
    let spaced = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    spaced.filter(|&c| is_text(c)).collect()
}
