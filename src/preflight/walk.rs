//! Follows what draws a page, and takes it down.

use hayro::vello_cpu::kurbo::{Affine, Rect};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Number, ObjectIdentifier};
use hayro_syntax::page::Resources;

use super::boxes::{Boxes, Mm};
use super::content::{self, END};
use super::font::Fonts;
use super::state::State;
use super::{Drawn, color};
use crate::pdf::{Dict, Name, Object, Page, Stream, mm_per_unit, name_at};

/// Forms are nested no deeper in anything a press has seen.
const DEEPEST: usize = 50;
/// More steps than a page of paper takes to draw.
const MOST_STEPS: usize = 2_000_000;
/// What a form takes besides the steps in it, and how many bytes of it are a step.
const FORM_STEPS: usize = 20;
const STEP_BYTES: usize = 64;
/// States are kept no deeper by any program.
const MOST_SAVED: usize = 10_000;

/// What is drawn on a page.
pub fn walk(page: &Page<'_>, boxes: &Boxes, fonts: &mut Fonts) -> Drawn {
    let printed = boxes.bleed.unwrap_or(boxes.media);
    let mut walker = Walker {
        drawn: Drawn::default(),
        fonts,
        printed,
        unit: mm_per_unit(page),
        path: None,
        steps: 0,
        open: Vec::new(),
        tiles: Vec::new(),
    };
    let (content, whole) = content::of_page(page);
    walker.drawn.unreadable = !whole;
    walker.content(content, page.resources(), State::default());
    walker.drawn
}

/// Goes through a page.
pub struct Walker<'w> {
    pub drawn: Drawn,
    pub fonts: &'w mut Fonts,
    /// What of the page is printed; what lies outside is no one's to judge.
    printed: Mm,
    /// Millimetres in a unit of the page.
    pub unit: f64,
    /// Where the path reaches that is drawn next, in units of the page.
    pub path: Option<Rect>,
    steps: usize,
    /// The forms that are being drawn, one within the other.
    open: Vec<ObjectIdentifier>,
    /// The patterns that were looked at.
    pub tiles: Vec<ObjectIdentifier>,
}

impl Walker<'_> {
    fn content<'a>(
        &mut self,
        mut content: Vec<u8>,
        resources: &Resources<'a>,
        mut state: State<'a>,
    ) {
        content.push(b'\n');
        content.extend(END);
        state.base = state.place;
        let mut operations = TypedIter::new(&content);
        let (mut saved, mut lenient, mut ended) = (Vec::new(), 0_usize, false);
        while let Some(operation) = operations.next() {
            if !self.afford(1) {
                return;
            }
            match operation {
                Op::SaveState(_) if saved.len() < MOST_SAVED => saved.push(state.clone()),
                Op::RestoreState(_) => state = saved.pop().unwrap_or(state),
                Op::BeginCompatibility(_) => lenient += 1,
                Op::EndCompatibility(_) => lenient = lenient.saturating_sub(1),
                Op::Fallback(name) => {
                    ended = **name == *END;
                    self.drawn.unreadable |= !ended && lenient == 0;
                }
                operation => self.step(&operation, resources, &mut state),
            }
        }
        self.drawn.unreadable |= !ended;
    }

    fn step<'a>(
        &mut self,
        operation: &Op<'_, '_>,
        resources: &Resources<'a>,
        state: &mut State<'a>,
    ) {
        match operation {
            Op::Transform(t) => state.place *= affine([&t.0, &t.1, &t.2, &t.3, &t.4, &t.5]),
            Op::LineWidth(width) => state.line = width.0.as_f64(),
            Op::XObject(name) => self.object(name.0, resources, state),
            Op::InlineImage(image) => self.picture(image.0, resources, state),
            Op::Shading(name) => self.shading(name.0, resources),
            Op::SetGraphicsState(name) => match resources.get_ext_g_state(name.0) {
                Some(dict) => self.graphics(&dict, state),
                None => self.drawn.unreadable = true,
            },
            operation => match color::set(operation, resources, state) {
                Some(true) => {}
                Some(false) if self.paint(operation, resources, state) => {}
                Some(false) => self.text(operation, resources, state),
                None => self.drawn.unreadable = true,
            },
        }
    }

    /// Counts steps; false if there are more than can be taken.
    fn afford(&mut self, steps: usize) -> bool {
        self.steps = self.steps.saturating_add(steps);
        self.drawn.unfinished |= self.steps > MOST_STEPS;
        !self.drawn.unfinished
    }

    fn object<'a>(&mut self, name: &Name<'_>, resources: &Resources<'a>, state: &State<'a>) {
        let Some(stream) = resources.get_x_object(name) else {
            self.drawn.unreadable = true;
            return;
        };
        match name_at(stream.dict(), "Subtype").as_deref() {
            Some("Image") => self.picture(&stream, resources, state),
            Some("Form") => self.form(&stream, resources, state.clone()),
            _ => {}
        }
    }

    /// What is drawn as a whole: a form, or the tile of a pattern. None draws itself.
    pub fn form<'a>(&mut self, form: &Stream<'a>, parent: &Resources<'a>, mut state: State<'a>) {
        let id = form.obj_id();
        let content = match self.open.len() < DEEPEST && !self.open.contains(&id) {
            true => content::unpacked(form),
            false => None,
        };
        let Some(content) = content else {
            self.drawn.unreadable = true;
            return;
        };
        if !self.afford(FORM_STEPS + content.len() / STEP_BYTES) {
            return;
        }
        let own = form.dict().get::<Dict<'_>>("Resources").unwrap_or_default();
        let resources = Resources::from_parent(own, parent.clone());
        if let Some(matrix) = form.dict().get::<[f32; 6]>("Matrix") {
            state.place *= Affine::new(matrix.map(f64::from));
        }
        self.open.push(id);
        self.content(content, &resources, state);
        self.open.pop();
    }

    fn graphics(&mut self, dict: &Dict<'_>, state: &mut State<'_>) {
        let clear = |key: &str| dict.get::<f32>(key).is_some_and(|alpha| alpha < 1.0);
        let mask = dict.get::<Object<'_>>("SMask");
        let masked = mask.is_some_and(|mask| mask.into_name().is_none_or(|none| *none != *b"None"));
        let mode = name_at(dict, "BM");
        let blended = mode.is_some_and(|mode| mode != "Normal" && mode != "Compatible");
        self.drawn.transparent |= clear("ca") || clear("CA") || masked || blended;
        let over = &mut state.over;
        over.stroke = dict.get::<bool>("OP").unwrap_or(over.stroke);
        // Where it is not said for what is filled, it is as for lines.
        over.fill = dict.get::<bool>("op").or(dict.get::<bool>("OP")).unwrap_or(over.fill);
        over.nonzero = dict.get::<i32>("OPM").map_or(over.nonzero, |mode| mode == 1);
        self.drawn.transfer |= ["TR", "TR2"].iter().any(|key| is_own(dict, key));
        self.drawn.halftone |= is_own(dict, "HT");
        state.clear = dict.get::<f32>("ca").map_or(state.clear, |alpha| alpha <= 0.0);
        state.line = dict.get::<f32>("LW").map_or(state.line, f64::from);
    }

    /// Where an area is on the page, in millimetres, if it is printed at all.
    pub fn printed(&mut self, place: Affine, area: Rect, state: &State<'_>) -> Option<Mm> {
        let area = place.transform_rect_bbox(area);
        let area = [area.x0, area.y0, area.x1, area.y1].map(|side| side * self.unit);
        if area.iter().any(|side| !side.is_finite()) {
            self.drawn.unreadable = true;
            return None;
        }
        let [left, bottom, right, top] = self.printed;
        let meets = area[0] <= right && area[2] >= left && area[1] <= top && area[3] >= bottom;
        (meets || state.tiled).then_some(area)
    }
}

/// Whether the state brings something of its own, and does not leave it to the press.
fn is_own(dict: &Dict<'_>, key: &str) -> bool {
    let own = dict.get::<Object<'_>>(key);
    own.is_some_and(|own| {
        own.into_name().is_none_or(|name| !matches!(&*name, b"Identity" | b"Default"))
    })
}

/// A transformation of six numbers.
pub fn affine(numbers: [&Number; 6]) -> Affine {
    Affine::new(numbers.map(|number| number.as_f64()))
}

#[cfg(test)]
mod tests {
    use crate::preflight::{Ink, preflight};

    const ANNEX: &[u8] = include_bytes!("../../samples/annexes/annex.pdf");

    #[test]
    fn pages_are_followed_into_their_pictures() {
        let found = preflight(ANNEX.to_vec()).expect("a PDF");
        let drawn = found.pages.iter().map(|page| &page.drawn);
        let pictures: Vec<_> = drawn.map(|drawn| drawn.pictures.len()).collect();
        assert_eq!(pictures, [0, 0, 1]);
        let first = &found.pages[0].drawn;
        assert!(first.text.contains(&Ink::Black) && first.smallest_type.is_some());
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
