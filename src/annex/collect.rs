//! What a page draws, as far as it is text: the characters and their places.

use std::collections::{BTreeMap, HashSet};

use hayro::vello_cpu::kurbo::{Affine, BezPath, Rect, Shape};
use hayro_interpret::font::Glyph as Drawn;
use hayro_interpret::pattern::Pattern;
use hayro_interpret::{
    BlendMode, CacheKey, ClipPath, Device, GlyphDrawMode, Image, Paint, PathDrawMode, SoftMask,
};

use super::guard::step;
use super::links::in_line;
use super::outlines::Outlines;
use super::photos::Photos;
use super::positioned_glyph::{self, Characters, PositionedGlyph};
use crate::pdf::Actual;

/// Setting up a group takes as long as drawing so many lines.
const GROUP: usize = 10;

/// A marked content: its number, whether it is read, and text that stands in for it.
struct Marked {
    number: Option<i32>,
    artifact: bool,
    text: Option<usize>,
}

/// What a page draws.
#[derive(Default)]
pub struct Collector {
    /// Its glyphs.
    pub glyphs: Vec<PositionedGlyph>,
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
    /// The marked contents that are open.
    open: Vec<Marked>,
    /// How deep in patterns and masks, whose text is not read.
    hidden: usize,
    /// The patterns and masks that were looked at.
    known: HashSet<u128>,
}

impl Collector {
    /// A collector for a page with these texts that stand in for what is drawn.
    pub fn new(actual: Actual) -> Self {
        Self { actual, ..Self::default() }
    }

    fn mark(&self) -> Option<i32> {
        self.open.iter().rev().find_map(|own| own.number)
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
        if self.known.insert(key) {
            self.hidden += 1;
            tiling.clone().interpret(self, Affine::IDENTITY, false);
            self.hidden -= 1;
        }
    }

    fn mask(&mut self, mask: Option<&SoftMask<'_>>) {
        let Some(mask) = mask else { return };
        let key = mask.cache_key();
        if self.known.insert(key) {
            self.hidden += 1;
            mask.interpret(self);
            self.hidden -= 1;
        }
    }

    fn glyph(&mut self, glyph: &Drawn<'_>, place: Affine) {
        let stands_for = self.open.iter().rev().find_map(|own| own.text);
        let text = stands_for.map_or_else(
            || positioned_glyph::text(glyph),
            |index| self.texts[index].chars().collect(),
        );
        let text: Characters = text.into_iter().filter(|&c| positioned_glyph::is_text(c)).collect();
        if text.is_empty() {
            self.unreadable += usize::from(stands_for.is_none());
            return;
        }
        let artifact = self.open.iter().any(|own| own.artifact);
        let Some(seen) = PositionedGlyph::new(glyph, text, place) else { return };
        let seen = PositionedGlyph { mark: self.mark(), artifact, stands_for, ..seen };
        match self.glyphs.last_mut() {
            Some(last) if last.is_with(&seen) => last.cover(&seen),
            Some(last) if last.is(&seen) => {}
            _ => self.glyphs.push(seen),
        }
    }
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
            self.texts.push(in_line(&text));
            self.texts.len() - 1
        });
        self.open.push(Marked { number, artifact: tag == b"Artifact", text });
    }

    fn end_marked_content(&mut self) {
        self.open.pop();
    }
}
