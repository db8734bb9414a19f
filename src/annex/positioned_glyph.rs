//! A glyph as a page draws it: which characters, and where.

use hayro::vello_cpu::kurbo::{Affine, Point, Vec2};
use hayro_interpret::font::Glyph as Drawn;
use hayro_interpret::hayro_cmap::BfString;
use smallvec::{SmallVec, smallvec};

/// Fonts measure in thousandths of their size.
const EM: f64 = 1000.0;
/// Advance of a glyph whose font does not say, in sizes.
const USUAL_ADVANCE: f64 = 0.5;
/// The same glyph no further from itself than this, in sizes, is drawn twice.
const TWICE: f64 = 0.05;

/// The characters of a glyph; most have one.
pub type Characters = SmallVec<[char; 2]>;

/// A glyph as a page draws it.
#[derive(Debug, Clone, PartialEq)]
pub struct PositionedGlyph {
    /// The characters it stands for.
    pub text: Characters,
    /// Where it begins on the baseline, in points from the top left.
    pub origin: Point,
    /// Which way the line goes; of length one.
    pub along: Vec2,
    /// How large it is, in points.
    pub size: f64,
    /// How far the next stands from it, in points.
    pub advance: f64,
    /// The number of the marked content it is in.
    pub mark: Option<i32>,
    /// Whether it is marked as not to be read.
    pub artifact: bool,
    /// Which text stands in for it and those drawn with it.
    pub stands_for: Option<usize>,
}

impl PositionedGlyph {
    /// A glyph at a place; none where it has no size.
    pub fn new(glyph: &Drawn<'_>, text: Characters, place: Affine) -> Option<Self> {
        let origin = place * Point::ORIGIN;
        let along = place * Point::new(EM, 0.0) - origin;
        let (width, size) = (along.hypot(), (place * Point::new(0.0, EM) - origin).hypot());
        let sound = width > 0.0 && size > 0.0 && origin.is_finite() && width.is_finite();
        let advance = match glyph {
            Drawn::Outline(outline) => outline.advance_width().map(|own| f64::from(own) / EM),
            Drawn::Type3(_) => None,
        };
        sound.then(|| Self {
            text,
            origin,
            along: along / width,
            size,
            advance: advance.unwrap_or(USUAL_ADVANCE) * width,
            mark: None,
            artifact: false,
            stands_for: None,
        })
    }

    /// Whether it is drawn again: filled and stroked, or twice to look bold.
    pub fn is(&self, other: &Self) -> bool {
        self.text == other.text && (self.origin - other.origin).hypot() < TWICE * other.size
    }

    /// Whether one text stands for it and another.
    pub fn is_with(&self, other: &Self) -> bool {
        self.stands_for.is_some() && self.stands_for == other.stands_for
    }

    /// Takes in the place of another.
    pub fn cover(&mut self, other: &Self) {
        let start = (other.origin - self.origin).dot(self.along);
        let end = self.advance.max(start + other.advance);
        self.origin += self.along * start.min(0.0);
        self.advance = end - start.min(0.0);
    }
}

/// What a glyph says it stands for.
pub fn text(glyph: &Drawn<'_>) -> Characters {
    match glyph.as_unicode() {
        Some(BfString::Char(c)) => smallvec![c],
        Some(BfString::String(text)) => text.chars().collect(),
        None => SmallVec::new(),
    }
}

/// Whether a character can be written: no control, no private use, none that
/// turns the direction of the text.
pub fn is_text(c: char) -> bool {
    !(c.is_control()
        || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' | '\u{feff}'
            | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}'
            | '\u{fff9}'..='\u{ffff}'))
}
