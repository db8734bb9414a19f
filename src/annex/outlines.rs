//! The shapes of letters, each written once.
//!
//! The vector picture of a page has the outline of every letter where it stands, in
//! the coordinates of the page. A letter has the same outline each time, and written
//! in its own coordinates it is the same text each time, which compresses to next to
//! nothing: a page of text takes a tenth of the room.

use std::collections::HashMap;
use std::fmt::Write;

use hayro::vello_cpu::kurbo::{Affine, BezPath, PathEl, Point};
use hayro_interpret::font::OutlineGlyph;
use hayro_interpret::{CacheKey, GlyphDrawMode};

/// Where the outlines stand in the picture, and how each begins.
const BEGIN: &str = "<defs id=\"outline-glyph\">";
const END: &str = "</defs>";
/// Outlines that begin further from where they should, in points, are others.
const NEAR: f64 = 0.02;

/// The letters of a page, in the order they first come up.
#[derive(Default)]
pub struct Outlines {
    shapes: Vec<BezPath>,
    known: HashMap<u128, usize>,
    /// Each shape at each place.
    placed: Vec<Placed>,
    places: HashMap<(u128, u128), usize>,
}

struct Placed {
    shape: usize,
    at: Affine,
    /// Whether its edge is drawn, which would be as wide as the letter is enlarged.
    edged: bool,
}

impl Outlines {
    /// Takes a letter in.
    pub fn add(&mut self, glyph: &OutlineGlyph, at: Affine, mode: &GlyphDrawMode) {
        if matches!(mode, GlyphDrawMode::Invisible) {
            return;
        }
        let own = glyph.identifier().cache_key();
        let edged = matches!(mode, GlyphDrawMode::Stroke(_));
        if let Some(&known) = self.places.get(&(own, at.cache_key())) {
            self.placed[known].edged |= edged;
            return;
        }
        let shape = *self.known.entry(own).or_insert_with(|| {
            self.shapes.push(glyph.outline());
            self.shapes.len() - 1
        });
        self.places.insert((own, at.cache_key()), self.placed.len());
        self.placed.push(Placed { shape, at, edged });
    }

    /// The same picture with each outline written once; as it is where these are
    /// not its letters.
    pub fn share(&self, picture: String) -> String {
        self.shared(&picture).unwrap_or(picture)
    }

    fn shared(&self, picture: &str) -> Option<String> {
        let begin = picture.find(BEGIN)? + BEGIN.len();
        let end = begin + picture[begin..].find(END)?;
        let paths: Vec<&str> = picture[begin..end].split("<path ").skip(1).collect();
        if paths.len() != self.placed.len() {
            return None;
        }
        let mut out = picture[..begin].to_owned();
        for (number, shape) in self.shapes.iter().enumerate() {
            // Writing to a string cannot fail.
            let _ = write!(out, "<path id=\"o{number}\" d=\"{}\"/>", written(shape));
        }
        for (number, (path, placed)) in paths.iter().zip(&self.placed).enumerate() {
            if !path.starts_with(&format!("id=\"g{number}\"")) || !self.is(placed, path) {
                return None;
            }
            if placed.edged {
                let _ = write!(out, "<path {}", path.trim_end());
                continue;
            }
            let at = placed.at.as_coeffs().map(|number| (number as f32).to_string()).join(" ");
            let shape = placed.shape;
            let _ = write!(
                out,
                "<use id=\"g{number}\" xlink:href=\"#o{shape}\" transform=\"matrix({at})\"/>"
            );
        }
        out.push_str(&picture[end..]);
        Some(out)
    }

    /// Whether a path is a shape at a place: it begins where that does.
    fn is(&self, placed: &Placed, path: &str) -> bool {
        let Some(data) = path.split(" d=\"").nth(1) else { return false };
        let first = self.shapes[placed.shape].elements().first();
        let Some(PathEl::MoveTo(point)) = first else { return data.starts_with('"') };
        let numbers = data.strip_prefix('M').and_then(|data| {
            let (x, rest) = data.split_once(',')?;
            let y = rest.split([' ', '"']).next()?;
            Some(Point::new(x.parse().ok()?, y.parse().ok()?))
        });
        numbers.is_some_and(|begins| (placed.at * *point - begins).hypot() < NEAR)
    }
}

/// A path in tenths of a thousandth of a letter's size, finer than print.
fn written(path: &BezPath) -> String {
    let mut out = String::new();
    let point = |p: &Point| format!("{} {}", tenth(p.x), tenth(p.y));
    for element in path.elements() {
        let part = match element {
            PathEl::MoveTo(p) => format!("M{}", point(p)),
            PathEl::LineTo(p) => format!("L{}", point(p)),
            PathEl::QuadTo(p1, p2) => format!("Q{} {}", point(p1), point(p2)),
            PathEl::CurveTo(p1, p2, p3) => format!("C{} {} {}", point(p1), point(p2), point(p3)),
            PathEl::ClosePath => "Z".to_owned(),
        };
        out.push_str(&part);
    }
    out
}

fn tenth(length: f64) -> f64 {
    (length * 10.0).round() / 10.0
}
