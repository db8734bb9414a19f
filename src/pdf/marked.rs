//! The text of marked content, in the order it is drawn: what the structure
//! tree points to.

use std::collections::BTreeMap;

use hayro::vello_cpu::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, interpret_page,
};

use super::{Array, File, Object};

/// What begins further down than this, in points, and further left, begins a line.
const LINE: f64 = 6.0;

/// The highest number of a glyph (ISO 32000-1, annex C).
const HIGHEST: f64 = 65_535.0;

/// The text of each mark, by the one-based number of its page and its own;
/// nothing if a typeface is damaged such that reading it would not end.
pub fn marked(file: &File) -> Option<BTreeMap<(usize, i32), String>> {
    if !widths_end(file) {
        return None;
    }
    let cache = InterpreterCache::new();
    let mut marks = BTreeMap::new();
    for (page, number) in file.pages().iter().zip(1..) {
        let bounds = Rect::new(0.0, 0.0, 1.0, 1.0);
        let settings =
            InterpreterSettings { render_annotations: false, ..InterpreterSettings::default() };
        let xref = file.inner().xref();
        let mut context = Context::new(Affine::IDENTITY, bounds, &cache, xref, settings);
        let mut reader = Reader { page: number, open: Vec::new(), last: Point::ZERO, marks };
        interpret_page(page, &mut context, &mut reader);
        marks = reader.marks;
    }
    Some(marks)
}

/// Whether no typeface gives widths to glyphs from one to any number: the
/// interpreter takes down each.
fn widths_end(file: &File) -> bool {
    file.dicts().all(|dict| {
        let widths = ["W", "W2"].iter().filter_map(|key| dict.get::<Array<'_>>(key));
        let mut values = widths.flat_map(|widths| widths.iter::<Object<'_>>());
        values.all(|value| value.into_number().is_none_or(|number| number.as_f64() <= HIGHEST))
    })
}

/// Takes down the text of a page; draws nothing.
struct Reader {
    page: usize,
    /// The marks that are open; some have no number.
    open: Vec<Option<i32>>,
    last: Point,
    marks: BTreeMap<(usize, i32), String>,
}

impl Reader {
    fn put(&mut self, text: &str, at: Point) {
        let Some(mark) = self.open.iter().rev().find_map(|mark| *mark) else { return };
        let known = self.marks.entry((self.page, mark)).or_default();
        let turned = at.x < self.last.x && (at.y - self.last.y).abs() > LINE;
        if turned && !known.is_empty() && !known.ends_with(char::is_whitespace) {
            known.push(' ');
        }
        known.push_str(text);
        self.last = at;
    }
}

impl<'a> Device<'a> for Reader {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        let at = (transform * glyph_transform) * Point::ZERO;
        match glyph.as_unicode() {
            Some(BfString::Char(character)) => self.put(character.encode_utf8(&mut [0; 4]), at),
            Some(BfString::String(text)) => self.put(&text, at),
            None => {}
        }
    }

    fn begin_marked_content(&mut self, _: &[u8], mark: Option<i32>) {
        self.open.push(mark);
    }

    fn end_marked_content(&mut self) {
        self.open.pop();
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
