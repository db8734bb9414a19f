//! What a page draws, as far as it is text: the characters and their places.

use std::collections::BTreeMap;

use hayro::vello_cpu::kurbo::{Affine, BezPath, Point, Rect, Shape, Vec2};
use hayro_interpret::font::Glyph as Drawn;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::pattern::Pattern;
use hayro_interpret::{
    BlendMode, CacheKey, ClipPath, Device, GlyphDrawMode, Image, Paint, PathDrawMode, SoftMask,
};
use smallvec::{SmallVec, smallvec};

use super::actual::Actual;
use super::guard::step;
use super::outlines::Outlines;
use super::photos::Photos;

/// Fonts measure in thousandths of their size.
const EM: f64 = 1000.0;
/// Setting up a group takes as long as drawing so many lines.
const GROUP: usize = 10;
/// Advance of a glyph whose font does not say, in sizes.
const USUAL_ADVANCE: f64 = 0.5;

/// A glyph as a page draws it.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// The characters it stands for.
    pub text: SmallVec<[char; 2]>,
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
    /// Which text stands in for it and those drawn with it.
    stands_for: Option<usize>,
}

impl Seen {
    /// Whether one text stands for it and another.
    fn is_with(&self, other: &Self) -> bool {
        self.stands_for.is_some() && self.stands_for == other.stands_for
    }

    /// Takes in the place of another.
    fn cover(&mut self, other: &Self) {
        let start = (other.origin - self.origin).dot(self.along);
        let end = self.advance.max(start + other.advance);
        self.origin += self.along * start.min(0.0);
        self.advance = end - start.min(0.0);
    }
}

/// What a page draws.
#[derive(Default)]
pub struct Collector {
    /// Its glyphs.
    pub glyphs: Vec<Seen>,
    /// How many do not say what they are.
    pub unreadable: usize,
    /// Where each marked content is drawn.
    pub areas: BTreeMap<i32, Rect>,
    /// The shapes of its letters.
    pub outlines: Outlines,
    /// Its pictures.
    pub photos: Photos,
    /// The text that stands in for what is drawn.
    actual: Actual,
    /// Each such text that came up.
    texts: Vec<String>,
    /// The marked contents that are open: number, and text that stands in for them.
    open: Vec<(Option<i32>, Option<usize>)>,
    /// How deep in patterns and masks, whose text is not read.
    hidden: usize,
    /// The patterns and masks that were looked at.
    known: Vec<u128>,
}

impl Collector {
    /// A collector for a page with these texts that stand in for what is drawn.
    pub fn new(actual: Actual) -> Self {
        Self { actual, ..Self::default() }
    }

    fn mark(&self) -> Option<i32> {
        self.open.iter().rev().find_map(|(number, _)| *number)
    }

    fn cover(&mut self, area: Rect) {
        if let Some(mark) = self.mark() {
            let known = self.areas.entry(mark).or_insert(area);
            *known = known.union(area);
        }
    }

    /// The page's drawing takes as long as its patterns do.
    fn paint(&mut self, paint: &Paint<'_>) {
        let Paint::Pattern(pattern) = paint else { return };
        let Pattern::Tiling(tiling) = pattern.as_ref() else { return };
        let key = tiling.cache_key();
        if !self.known.contains(&key) {
            self.known.push(key);
            self.hidden += 1;
            tiling.clone().interpret(self, Affine::IDENTITY, false);
            self.hidden -= 1;
        }
    }

    fn mask(&mut self, mask: Option<&SoftMask<'_>>) {
        let Some(mask) = mask else { return };
        let key = mask.cache_key();
        if !self.known.contains(&key) {
            self.known.push(key);
            self.hidden += 1;
            mask.interpret(self);
            self.hidden -= 1;
        }
    }

    fn glyph(&mut self, glyph: &Drawn<'_>, place: Affine) {
        let origin = place * Point::ORIGIN;
        let along = place * Point::new(EM, 0.0) - origin;
        let up = place * Point::new(0.0, EM) - origin;
        let stands_for = self.open.iter().rev().find_map(|(_, text)| *text);
        let text: SmallVec<[char; 2]> = match (stands_for, glyph.as_unicode()) {
            (Some(index), _) => self.texts[index].chars().collect(),
            (None, Some(BfString::Char(c))) => smallvec![c],
            (None, Some(BfString::String(text))) => text.chars().collect(),
            (None, None) => SmallVec::new(),
        };
        let text: SmallVec<[char; 2]> = text.into_iter().filter(|&c| is_text(c)).collect();
        if text.is_empty() {
            self.unreadable += usize::from(stands_for.is_none());
            return;
        }
        let width = along.hypot();
        let size = up.hypot();
        if !(width > 0.0 && size > 0.0 && origin.is_finite() && width.is_finite()) {
            return;
        }
        let advance = match glyph {
            Drawn::Outline(outline) => outline.advance_width().map(|own| f64::from(own) / EM),
            Drawn::Type3(_) => None,
        };
        let seen = Seen {
            text,
            origin,
            along: along / width,
            size,
            advance: advance.unwrap_or(USUAL_ADVANCE) * width,
            mark: self.mark(),
            stands_for,
        };
        if let Some(last) = self.glyphs.last_mut().filter(|last| last.is_with(&seen)) {
            return last.cover(&seen);
        }
        // Text that is filled and stroked, or drawn twice to look bold, is one.
        let twice = |last: &Seen| {
            last.text == seen.text && (last.origin - seen.origin).hypot() < 0.05 * seen.size
        };
        if !self.glyphs.iter().rev().take(1).any(twice) {
            self.glyphs.push(seen);
        }
    }
}

/// Whether a character can be written: no control, no private use, none that
/// turns the direction of the text.
fn is_text(c: char) -> bool {
    !(c.is_control()
        || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' | '\u{feff}'
            | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}'
            | '\u{fff9}'..='\u{ffff}'))
}

impl<'a> Device<'a> for Collector {
    fn set_soft_mask(&mut self, mask: Option<SoftMask<'a>>) {
        self.mask(mask.as_ref());
    }

    fn set_blend_mode(&mut self, _: BlendMode) {}

    fn draw_path(&mut self, path: &BezPath, at: Affine, paint: &Paint<'a>, _: &PathDrawMode) {
        step(1);
        self.paint(paint);
        if self.mark().is_some() {
            self.cover(at.transform_rect_bbox(path.bounding_box()));
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        step(GROUP);
    }

    fn push_transparency_group(&mut self, _: f32, mask: Option<SoftMask<'a>>, _: BlendMode) {
        step(GROUP);
        self.mask(mask.as_ref());
    }

    fn draw_glyph(
        &mut self,
        glyph: &Drawn<'a>,
        at: Affine,
        within: Affine,
        paint: &Paint<'a>,
        mode: &GlyphDrawMode,
    ) {
        step(1);
        if let Drawn::Outline(outline) = glyph {
            self.outlines.add(outline, within, mode);
        }
        self.paint(paint);
        if self.hidden == 0 {
            self.glyph(glyph, at * within);
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, at: Affine) {
        step(1);
        if self.hidden == 0 {
            self.photos.add(&image);
            let size = Rect::new(0.0, 0.0, image.width().into(), image.height().into());
            self.cover(at.transform_rect_bbox(size));
        }
    }

    fn pop_clip_path(&mut self) {}

    fn pop_transparency_group(&mut self) {}

    fn begin_marked_content(&mut self, tag: &[u8], number: Option<i32>) {
        step(1);
        let text = if self.hidden == 0 { self.actual.next(tag, number) } else { None };
        let text = text.map(|text| {
            self.texts.push(text);
            self.texts.len() - 1
        });
        self.open.push((number, text));
    }

    fn end_marked_content(&mut self) {
        self.open.pop();
    }
}
