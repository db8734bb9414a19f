//! What is filled, stroked or laid over: paths, patterns, gradients and pictures.

use hayro::vello_cpu::kurbo::{Point, Rect};
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::Number;
use hayro_syntax::page::Resources;

use super::Picture;
use super::color::Color;
use super::ink::{Ink, Inks};
use super::space::Space;
use super::state::State;
use super::walk::Walker;
use crate::design::length::{MM_PER_INCH, MM_PER_POINT};
use crate::pdf::{Dict, Name, Object, Stream};

/// A tile whose own colours are drawn (ISO 32000-1, table 75).
const COLORED: i32 = 1;

impl Walker<'_> {
    /// Takes the operation, if it is of paths.
    pub fn paint<'a>(
        &mut self,
        operation: &Op<'_, '_>,
        resources: &Resources<'a>,
        state: &State<'a>,
    ) -> bool {
        let (filled, stroked) = match operation {
            Op::FillPathNonZero(_)
            | Op::FillPathNonZeroCompatibility(_)
            | Op::FillPathEvenOdd(_) => (true, false),
            Op::StrokePath(_) | Op::CloseAndStrokePath(_) => (false, true),
            Op::FillAndStrokeNonZero(_)
            | Op::FillAndStrokeEvenOdd(_)
            | Op::CloseFillAndStrokeNonZero(_)
            | Op::CloseFillAndStrokeEvenOdd(_) => (true, true),
            Op::EndPath(_) => (false, false),
            operation => return self.path(operation, state),
        };
        let Some(path) = self.path.take() else { return true };
        if self.printed(Default::default(), path, state).is_some() {
            self.laid((filled, stroked), state);
            if filled {
                self.inks(&state.fill, resources, state);
            }
            if stroked {
                self.inks(&state.stroke, resources, state);
                self.line(state);
            }
        }
        true
    }

    fn path(&mut self, operation: &Op<'_, '_>, state: &State<'_>) -> bool {
        let mut to = |x: &Number, y: &Number| {
            let Point { x, y } = state.place * Point::new(x.as_f64(), y.as_f64());
            let known = self.path.unwrap_or(Rect::new(x, y, x, y));
            self.path = Some(known.union_pt((x, y)));
        };
        match operation {
            Op::MoveTo(p) => to(&p.0, &p.1),
            Op::LineTo(p) => to(&p.0, &p.1),
            Op::CubicTo(p) => [(&p.0, &p.1), (&p.2, &p.3), (&p.4, &p.5)].map(|p| to(p.0, p.1))[0],
            Op::CubicStartTo(p) => [(&p.0, &p.1), (&p.2, &p.3)].map(|p| to(p.0, p.1))[0],
            Op::CubicEndTo(p) => [(&p.0, &p.1), (&p.2, &p.3)].map(|p| to(p.0, p.1))[0],
            Op::RectPath(r) => self.rect([&r.0, &r.1, &r.2, &r.3], state),
            _ => return false,
        }
        true
    }

    fn rect(&mut self, sides: [&Number; 4], state: &State<'_>) {
        let [x, y, width, height] = sides.map(Number::as_f64);
        let rect = Rect::new(x, y, x + width, y + height);
        let rect = state.place.transform_rect_bbox(rect.abs());
        self.path = Some(self.path.map_or(rect, |known| known.union(rect)));
    }

    /// Takes down how much ink is laid, and white that does not cover.
    pub fn laid(&mut self, (filled, stroked): (bool, bool), state: &State<'_>) {
        let drawn =
            [(filled, &state.fill, state.over.fill), (stroked, &state.stroke, state.over.stroke)];
        for (_, color, over) in drawn.into_iter().filter(|(drawn, ..)| *drawn) {
            self.drawn.white_overprint |= over && color.vanishes(state.over.nonzero);
            let amount = color.amount().into_iter().chain(self.drawn.most_ink);
            self.drawn.most_ink = amount.reduce(f64::max);
        }
    }

    /// Takes down a line of the width that is set.
    pub fn line(&mut self, state: &State<'_>) {
        let scale = state.place.determinant().abs().sqrt();
        let width = state.line * scale * self.unit / MM_PER_POINT;
        let thinnest = &mut self.drawn.thinnest_line;
        *thinnest = Some(thinnest.map_or(width, |known| known.min(width)));
    }

    /// Takes down the inks of a colour, and what its pattern is made of.
    pub fn inks<'a>(
        &mut self,
        color: &Color<'a>,
        resources: &Resources<'a>,
        state: &State<'a>,
    ) -> Inks {
        let inks = match (&color.space, &color.pattern) {
            (Space::Pattern(_), Some(Object::Dict(pattern))) => {
                let shading = pattern.get::<Object<'_>>("Shading");
                shading.map(|shading| gradient(&shading, resources)).unwrap_or_default()
            }
            (Space::Pattern(base), Some(Object::Stream(tile))) => {
                self.tile(tile, color, base.as_deref(), resources, state)
            }
            _ => color.inks(),
        };
        self.drawn.inks.extend(inks.iter().cloned());
        inks
    }

    /// A tile is looked at once on a page; the inks are those it is given.
    fn tile<'a>(
        &mut self,
        tile: &Stream<'a>,
        color: &Color<'a>,
        base: Option<&Space>,
        resources: &Resources<'a>,
        state: &State<'a>,
    ) -> Inks {
        let given = match tile.dict().get::<i32>("PaintType") {
            None | Some(COLORED) => Color::first(Space::Gray),
            Some(_) => Color {
                space: base.cloned().unwrap_or(Space::Other),
                parts: color.parts.clone(),
                pattern: None,
            },
        };
        let colored = matches!(tile.dict().get::<i32>("PaintType"), None | Some(COLORED));
        let inks = if colored { Inks::new() } else { given.inks() };
        if !self.tiles.contains(&tile.obj_id()) {
            self.tiles.push(tile.obj_id());
            let state = State {
                place: state.base,
                fill: given.clone(),
                stroke: given,
                tiled: true,
                ..State::default()
            };
            self.form(tile, resources, state);
        }
        inks
    }

    /// A gradient over all that is not clipped.
    pub fn shading(&mut self, name: &Name<'_>, resources: &Resources<'_>) {
        match resources.get_shading(name) {
            Some(shading) => self.drawn.inks.extend(gradient(&shading, resources)),
            None => self.drawn.unreadable = true,
        }
    }

    /// Takes down a picture.
    pub fn picture<'a>(
        &mut self,
        image: &Stream<'_>,
        resources: &Resources<'a>,
        state: &State<'a>,
    ) {
        let dict = image.dict();
        let side = |long: &str, short: &str| dict.get::<u32>(long).or_else(|| dict.get(short));
        let (Some(width), Some(height)) = (side("Width", "W"), side("Height", "H")) else {
            self.drawn.unreadable = true;
            return;
        };
        if self.printed(state.place, Rect::new(0.0, 0.0, 1.0, 1.0), state).is_none() {
            return;
        }
        let [a, b, c, d, ..] = state.place.as_coeffs();
        let dpi = |pixels: u32, x: f64, y: f64| {
            f64::from(pixels) / (x.hypot(y) * self.unit / MM_PER_INCH)
        };
        let dpi = dpi(width, a, b).min(dpi(height, c, d));
        // What has no width or no height is not seen.
        if !dpi.is_finite() || state.place.determinant() == 0.0 {
            return;
        }
        let mask = dict.get::<bool>("ImageMask").or_else(|| dict.get("IM")).unwrap_or(false);
        let bits = dict.get::<u32>("BitsPerComponent").or_else(|| dict.get("BPC"));
        let inks = match mask {
            true => self.inks(&state.fill, resources, state),
            false => pixels(dict, resources),
        };
        self.drawn.transparent |= dict.contains_key("SMask");
        self.drawn.inks.extend(inks.iter().cloned());
        let line_art = mask || bits == Some(1);
        self.drawn.pictures.push(Picture { width, height, line_art, inks, dpi });
    }
}

/// The inks of pixels, which are not looked at.
fn pixels(dict: &Dict<'_>, resources: &Resources<'_>) -> Inks {
    let space = dict.get::<Object<'_>>("ColorSpace").or_else(|| dict.get("CS"));
    let inks = space.map_or(Space::Other, |space| resolved(space, resources)).inks();
    let picture = |ink| if ink == Ink::Process { Ink::ProcessPicture } else { ink };
    inks.into_iter().map(picture).collect()
}

/// The inks between the colours of a gradient.
fn gradient(shading: &Object<'_>, resources: &Resources<'_>) -> Inks {
    let dict = match shading {
        Object::Dict(dict) => dict,
        Object::Stream(stream) => stream.dict(),
        _ => return Inks::new(),
    };
    let space = dict.get::<Object<'_>>("ColorSpace");
    space.map_or(Space::Other, |space| resolved(space, resources)).inks()
}

/// A space, or the one that goes by its name.
fn resolved(space: Object<'_>, resources: &Resources<'_>) -> Space {
    let known = match &space {
        Object::Name(name) => resources.get_color_space(name),
        _ => None,
    };
    Space::of(&known.unwrap_or(space))
}
