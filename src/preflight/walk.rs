//! Follows what draws a page, and takes it down.

use hayro::vello_cpu::kurbo::{Affine, Point};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::Number;
use hayro_syntax::page::Resources;

use super::boxes::unit;
use super::{Drawn, Picture, Space};
use crate::pdf::{Dict, Name, Object, Page, Stream, name_at};

/// Forms are nested no deeper in anything a press has seen.
const DEEPEST: usize = 12;
/// More steps than a page of paper takes to draw.
const MOST_STEPS: usize = 2_000_000;
/// Black ink darker than this is taken for black.
const DARK: f64 = 0.85;
/// Other inks lighter than this cannot be seen under it.
const TRACE: f64 = 0.05;

/// What is drawn on a page.
pub fn walk(page: &Page<'_>) -> Drawn {
    let mut walker = Walker { drawn: Drawn::default(), steps: 0, unit: unit(page) };
    let mut operations = page.typed_operations();
    walker.content(&mut operations, page.resources(), State::default(), 0);
    walker.drawn
}

/// How the next thing is drawn.
#[derive(Clone)]
struct State {
    place: Affine,
    fill: Ink,
    stroke: Ink,
    line: f64,
    size: f64,
    leading: f64,
    /// Where the line of text begins, and whether the text is drawn at all.
    text: Affine,
    seen: bool,
}

/// A colour.
#[derive(Clone)]
struct Ink {
    space: Space,
    parts: Vec<f64>,
}

impl Default for State {
    fn default() -> Self {
        let black = Ink { space: Space::Black, parts: vec![0.0] };
        Self {
            place: Affine::IDENTITY,
            fill: black.clone(),
            stroke: black,
            line: 1.0,
            size: 0.0,
            leading: 0.0,
            text: Affine::IDENTITY,
            seen: true,
        }
    }
}

impl Ink {
    /// Whether other inks lie under a black.
    fn is_rich(&self) -> bool {
        let process = matches!(self.space, Space::Process | Space::CalibratedProcess);
        match *self.parts.as_slice() {
            [c, m, y, k] if process => k >= DARK && c.max(m).max(y) > TRACE,
            _ => false,
        }
    }
}

struct Walker {
    drawn: Drawn,
    steps: usize,
    /// Millimetres in a unit of the page.
    unit: f64,
}

impl Walker {
    fn content(
        &mut self,
        operations: &mut TypedIter<'_>,
        resources: &Resources<'_>,
        mut state: State,
        depth: usize,
    ) {
        let mut saved = Vec::new();
        while let Some(operation) = operations.next() {
            self.steps += 1;
            if self.steps > MOST_STEPS {
                return;
            }
            match operation {
                Op::SaveState(_) if saved.len() < MOST_STEPS => saved.push(state.clone()),
                Op::RestoreState(_) => state = saved.pop().unwrap_or(state),
                Op::Transform(t) => {
                    state.place *= affine([&t.0, &t.1, &t.2, &t.3, &t.4, &t.5]);
                }
                Op::XObject(name) => self.object(name.0, resources, &state, depth),
                Op::InlineImage(image) => self.picture(image.0, &state, resources),
                Op::SetGraphicsState(name) => {
                    let dict = resources.get_ext_g_state(name.0);
                    dict.iter().for_each(|dict| self.graphics(dict, &mut state));
                }
                operation => {
                    if !color(&operation, resources, &mut state) {
                        self.paint(&operation, &mut state);
                    }
                }
            }
        }
    }

    fn object(&mut self, name: &Name<'_>, resources: &Resources<'_>, state: &State, depth: usize) {
        let Some(stream) = resources.get_x_object(name) else { return };
        match name_at(stream.dict(), "Subtype").as_deref() {
            Some("Image") => self.picture(&stream, state, resources),
            Some("Form") if depth < DEEPEST => self.form(&stream, state, resources, depth),
            _ => {}
        }
    }

    fn form(&mut self, form: &Stream<'_>, state: &State, parent: &Resources<'_>, depth: usize) {
        let Ok(content) = form.decoded() else { return };
        let own = form.dict().get::<Dict<'_>>("Resources").unwrap_or_default();
        let resources = Resources::from_parent(own, parent.clone());
        let mut state = state.clone();
        if let Some([a, b, c, d, e, f]) = form.dict().get::<[f32; 6]>("Matrix") {
            state.place *= Affine::new([a, b, c, d, e, f].map(f64::from));
        }
        self.content(&mut TypedIter::new(&content), &resources, state, depth + 1);
    }

    fn picture(&mut self, image: &Stream<'_>, state: &State, resources: &Resources<'_>) {
        let dict = image.dict();
        let side = |long: &str, short: &str| dict.get::<u32>(long).or_else(|| dict.get(short));
        let (Some(width), Some(height)) = (side("Width", "W"), side("Height", "H")) else { return };
        let mask = dict.get::<bool>("ImageMask").or_else(|| dict.get("IM")).unwrap_or(false);
        let bits = dict.get::<u32>("BitsPerComponent").or_else(|| dict.get("BPC"));
        let space = dict.get::<Object<'_>>("ColorSpace").or_else(|| dict.get("CS"));
        let named = |space: &Object<'_>| match space {
            Object::Name(name) => resources.get_color_space(name),
            _ => None,
        };
        let ink = match space {
            _ if mask => state.fill.space.clone(),
            Some(space) => Space::of(&named(&space).unwrap_or(space)),
            None => Space::Other,
        };
        self.drawn.transparent |= dict.contains_key("SMask");
        self.drawn.inks.insert(ink.clone());
        let [a, b, c, d, ..] = state.place.as_coeffs();
        let inches = |x: f64, y: f64| x.hypot(y) * self.unit / 25.4;
        let dpi = |pixels: u32, inches: f64| f64::from(pixels) / inches.max(f64::MIN_POSITIVE);
        let dpi = dpi(width, inches(a, b)).min(dpi(height, inches(c, d)));
        let line_art = mask || bits == Some(1);
        self.drawn.pictures.push(Picture { width, height, line_art, ink, dpi });
    }

    fn graphics(&mut self, dict: &Dict<'_>, state: &mut State) {
        let clear = |key: &str| dict.get::<f32>(key).is_some_and(|alpha| alpha < 1.0);
        let mask = dict.get::<Object<'_>>("SMask");
        let masked = mask.is_some_and(|mask| mask.into_name().is_none_or(|none| *none != *b"None"));
        let mode = name_at(dict, "BM");
        let blended = mode.is_some_and(|mode| mode != "Normal" && mode != "Compatible");
        self.drawn.transparent |= clear("ca") || clear("CA") || masked || blended;
        state.seen = dict.get::<f32>("ca").map_or(state.seen, |alpha| alpha > 0.0);
        state.line = dict.get::<f32>("LW").map_or(state.line, f64::from);
    }

    fn paint(&mut self, operation: &Op<'_, '_>, state: &mut State) {
        match operation {
            Op::LineWidth(width) => state.line = width.0.as_f64(),
            Op::StrokePath(_)
            | Op::CloseAndStrokePath(_)
            | Op::FillAndStrokeNonZero(_)
            | Op::FillAndStrokeEvenOdd(_)
            | Op::CloseFillAndStrokeNonZero(_)
            | Op::CloseFillAndStrokeEvenOdd(_) => {
                let scale = state.place.determinant().abs().sqrt();
                self.drawn.line(state.line * scale * self.unit / POINT, &state.stroke.space);
                self.drawn.inks.insert(state.fill.space.clone());
            }
            Op::FillPathNonZero(_)
            | Op::FillPathNonZeroCompatibility(_)
            | Op::FillPathEvenOdd(_) => {
                self.drawn.inks.insert(state.fill.space.clone());
            }
            operation => self.text(operation, state),
        }
    }

    fn text(&mut self, operation: &Op<'_, '_>, state: &mut State) {
        let mut next = |x: f64, y: f64| state.text *= Affine::translate((x, y));
        match operation {
            Op::BeginText(_) => state.text = Affine::IDENTITY,
            Op::TextFont(font) => state.size = font.1.as_f64(),
            Op::TextLeading(leading) => state.leading = leading.0.as_f64(),
            Op::TextRenderingMode(mode) => state.seen = mode.0.as_f64() < 2.5,
            Op::NextLine(to) => next(to.0.as_f64(), to.1.as_f64()),
            Op::NextLineAndSetLeading(to) => {
                next(to.0.as_f64(), to.1.as_f64());
                state.leading = -to.1.as_f64();
            }
            Op::SetTextMatrix(t) => {
                state.text = affine([&t.0, &t.1, &t.2, &t.3, &t.4, &t.5]);
            }
            Op::NextLineUsingLeading(_) => next(0.0, -state.leading),
            Op::ShowText(_) | Op::ShowTexts(_) => self.shown(state),
            Op::NextLineAndShowText(_) | Op::ShowTextWithParameters(_) => {
                next(0.0, -state.leading);
                self.shown(state);
            }
            _ => {}
        }
    }

    fn shown(&mut self, state: &State) {
        if !state.seen {
            return;
        }
        let place = state.place * state.text;
        let Point { x, y } = place * Point::ZERO;
        let size = state.size.abs() * place.determinant().abs().sqrt() * self.unit / POINT;
        let ink = &state.fill;
        self.drawn.text_at(x * self.unit, y * self.unit, size, &ink.space, ink.is_rich());
    }
}

/// Millimetres in a point.
const POINT: f64 = 25.4 / 72.0;

fn affine(numbers: [&Number; 6]) -> Affine {
    Affine::new(numbers.map(|number| number.as_f64()))
}

/// Takes the operation, if it sets a colour.
fn color(operation: &Op<'_, '_>, resources: &Resources<'_>, state: &mut State) -> bool {
    let space = |name: &Name<'_>| {
        let known = || resources.get_color_space(name).map_or(Space::Other, |own| Space::of(&own));
        Ink { space: Space::named(name).unwrap_or_else(known), parts: Vec::new() }
    };
    let ink = |space, parts: &[&Number]| Ink {
        space,
        parts: parts.iter().map(|part| part.as_f64()).collect(),
    };
    match operation {
        Op::ColorSpaceNonStroke(name) => state.fill = space(name.0),
        Op::ColorSpaceStroke(name) => state.stroke = space(name.0),
        Op::NonStrokeColor(parts) => state.fill.parts = values(&parts.0),
        Op::NonStrokeColorNamed(parts) => state.fill.parts = values(&parts.0),
        Op::StrokeColor(parts) => state.stroke.parts = values(&parts.0),
        Op::StrokeColorNamed(parts) => state.stroke.parts = values(&parts.0),
        Op::NonStrokeColorDeviceGray(gray) => state.fill = ink(Space::Black, &[&gray.0]),
        Op::StrokeColorDeviceGray(gray) => state.stroke = ink(Space::Black, &[&gray.0]),
        Op::NonStrokeColorDeviceRgb(_) => state.fill = ink(Space::Light, &[]),
        Op::StrokeColorDeviceRgb(_) => state.stroke = ink(Space::Light, &[]),
        Op::NonStrokeColorCmyk(k) => state.fill = ink(Space::Process, &[&k.0, &k.1, &k.2, &k.3]),
        Op::StrokeColorCmyk(k) => state.stroke = ink(Space::Process, &[&k.0, &k.1, &k.2, &k.3]),
        _ => return false,
    }
    true
}

fn values(numbers: &[Number]) -> Vec<f64> {
    numbers.iter().map(Number::as_f64).collect()
}

#[cfg(test)]
mod tests {
    use crate::preflight::{Space, preflight};

    const ANNEX: &[u8] = include_bytes!("../../samples/annexes/annex.pdf");

    #[test]
    fn pages_are_followed_into_their_pictures() {
        let found = preflight(ANNEX.to_vec()).expect("a PDF");
        let drawn = found.pages.iter().map(|page| &page.drawn);
        let pictures: Vec<_> = drawn.map(|drawn| drawn.pictures.len()).collect();
        assert_eq!(pictures, [0, 0, 1]);
        let first = &found.pages[0].drawn;
        assert!(first.text.contains(&Space::Black) && first.smallest_type.is_some());
    }

    #[test]
    fn no_cut_and_no_flip_breaks_it() {
        let mut state = 3_u64;
        for round in 0..150 {
            let mut bytes = ANNEX.to_vec();
            for _ in 0..=round % 4 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let at = (state >> 33) as usize % bytes.len();
                if round % 5 == 0 {
                    bytes.truncate(at.max(1));
                } else {
                    bytes[at] ^= 1 << (state >> 60 & 7);
                }
            }
            let _ = preflight(bytes);
        }
    }
}
