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

use super::{Actual, Array, File, Object};

/// What begins further down than this, in points, and further left, begins a line.
const LINE: f64 = 6.0;

/// What divides a word at the end of a line.
pub const SOFT_HYPHEN: char = '\u{ad}';

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
        let mut reader = Reader::new(number, Actual::of(page), marks);
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
    /// The texts that stand in for what is drawn.
    actual: Actual,
    /// What is open.
    open: Vec<Open>,
    /// What is drawn from its end, until the next text shows where it began.
    turned: Vec<(String, Point)>,
    last: Point,
    marks: BTreeMap<(usize, i32), String>,
}

/// Marked content.
struct Open {
    /// Its number, if it has one.
    number: Option<i32>,
    /// What stands in for it, which is said once.
    actual: Option<String>,
    /// Whether its letters are drawn from the last to the first (ISO 32000-1, 14.8.2.3.3).
    turned: bool,
}

impl Reader {
    fn new(page: usize, actual: Actual, marks: BTreeMap<(usize, i32), String>) -> Self {
        Self { page, actual, open: Vec::new(), turned: Vec::new(), last: Point::ZERO, marks }
    }

    fn draw(&mut self, text: &str, at: Point) {
        if let Some(said) = self.open.iter_mut().find_map(|open| open.actual.as_mut()) {
            let said = std::mem::take(said);
            return self.put(&said, at);
        }
        if !self.open.iter().any(|open| open.turned) {
            self.turn();
            return self.put(text, at);
        }
        // Each word begins to the left of the one before it; some producers begin at the last.
        let goes_on = |(_, last): &(String, Point)| at.x > last.x && (at.y - last.y).abs() < LINE;
        if !self.turned.last().is_some_and(goes_on) {
            self.turn();
        }
        self.turned.push((text.to_owned(), at));
    }

    /// Puts down what was drawn from its end.
    fn turn(&mut self) {
        for (text, at) in std::mem::take(&mut self.turned).into_iter().rev() {
            self.put(&text, at);
        }
    }

    fn put(&mut self, text: &str, at: Point) {
        let Some(mark) = self.open.iter().rev().find_map(|open| open.number) else { return };
        let known = self.marks.entry((self.page, mark)).or_default();
        let turned = at.x < self.last.x && (at.y - self.last.y).abs() > LINE;
        let goes_on = |c: char| c.is_whitespace() || c == SOFT_HYPHEN;
        if turned && !known.is_empty() && !known.ends_with(goes_on) {
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
            Some(BfString::Char(character)) => self.draw(character.encode_utf8(&mut [0; 4]), at),
            Some(BfString::String(text)) => self.draw(&text, at),
            None => {}
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], number: Option<i32>) {
        if number.is_some() {
            self.turn();
        }
        let actual = self.actual.next(tag, number);
        self.open.push(Open { number, actual, turned: tag == b"ReversedChars" });
    }

    fn end_marked_content(&mut self) {
        if self.open.last().is_some_and(|open| open.number.is_some()) {
            self.turn();
        }
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
