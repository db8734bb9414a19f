//! Colours: what sets them, and the inks they take.

use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::Number;
use hayro_syntax::page::Resources;

use super::ink::{Ink, Inks};
use super::space::Space;
use super::state::State;
use crate::pdf::{Name, Object};

/// Ink darker than this is taken for black.
const DARK: f64 = 0.85;
/// Other inks lighter than this cannot be seen under it.
const TRACE: f64 = 0.05;

/// A colour, or the pattern in its place.
#[derive(Clone)]
pub struct Color<'a> {
    pub space: Space,
    pub parts: Vec<f64>,
    pub pattern: Option<Object<'a>>,
}

impl Color<'_> {
    /// The colour that a space begins with (ISO 32000-1, table 74).
    pub fn first(space: Space) -> Self {
        let parts = match &space {
            Space::Gray => vec![0.0],
            Space::Process => vec![0.0, 0.0, 0.0, 1.0],
            Space::Inks(names) => vec![1.0; names.len()],
            _ => Vec::new(),
        };
        Self { space, parts, pattern: None }
    }

    fn new(space: Space, parts: &[&Number]) -> Self {
        let parts = parts.iter().map(|part| part.as_f64()).collect();
        Self { space, parts, pattern: None }
    }

    /// The inks there is something of.
    pub fn inks(&self) -> Inks {
        let some = |parts: &[f64], at: usize| parts.get(at).is_none_or(|part| *part > 0.0);
        match &self.space {
            Space::Gray if self.parts.first().is_some_and(|gray| *gray >= 1.0) => Inks::new(),
            Space::Process => {
                let inks = Ink::PROCESS.into_iter().enumerate();
                inks.filter(|(at, _)| some(&self.parts, *at)).map(|(_, ink)| ink).collect()
            }
            Space::Inks(names) => {
                let inks = names.iter().enumerate().filter(|(at, _)| some(&self.parts, *at));
                inks.filter_map(|(_, name)| Ink::named(name)).collect()
            }
            space => space.inks(),
        }
    }

    /// How much ink it is, in per cent of one ink, where it is said. Marks on every plate are
    /// not counted: they stand where nothing else does.
    pub fn amount(&self) -> Option<f64> {
        let counts = match &self.space {
            Space::Process => true,
            Space::Inks(names) => names.iter().all(|name| name != "All"),
            _ => false,
        };
        counts.then(|| 100.0 * self.parts.iter().map(|part| part.clamp(0.0, 1.0)).sum::<f64>())
    }

    /// Whether nothing of it is printed where it leaves standing what is beneath. Of process
    /// inks that depends on a setting.
    pub fn vanishes(&self, nonzero: bool) -> bool {
        let empty = self.parts.iter().all(|part| *part <= 0.0);
        match &self.space {
            Space::Process => nonzero && empty,
            Space::Inks(names) => empty && !names.is_empty(),
            Space::Gray => nonzero && self.parts.first().is_some_and(|gray| *gray >= 1.0),
            _ => false,
        }
    }

    /// Whether it is a black of several process inks.
    pub fn is_rich(&self) -> bool {
        let named = |ink: &str| match &self.space {
            Space::Inks(names) => names.iter().zip(&self.parts).find(|(name, _)| *name == ink),
            _ => None,
        };
        let amount = |ink: &str| named(ink).map_or(0.0, |(_, part)| *part);
        let [c, m, y, k] = match (&self.space, self.parts.as_slice()) {
            (Space::Process | Space::CalibratedProcess, &[c, m, y, k]) => [c, m, y, k],
            _ => ["Cyan", "Magenta", "Yellow", "Black"].map(amount),
        };
        (k >= DARK && c.max(m).max(y) > TRACE) || c.min(m).min(y) >= DARK
    }
}

/// Takes the operation, if it sets a colour. `None` where it names what is not there.
pub fn set<'a>(
    operation: &Op<'_, '_>,
    resources: &Resources<'a>,
    state: &mut State<'a>,
) -> Option<bool> {
    let space = |name: &Name<'_>| {
        let known = || resources.get_color_space(name).map(|space| Space::of(&space));
        Space::named(name).or_else(known).map(Color::first)
    };
    match operation {
        Op::ColorSpaceNonStroke(name) => state.fill = space(name.0)?,
        Op::ColorSpaceStroke(name) => state.stroke = space(name.0)?,
        Op::NonStrokeColor(parts) => state.fill.parts = values(&parts.0),
        Op::StrokeColor(parts) => state.stroke.parts = values(&parts.0),
        Op::NonStrokeColorNamed(named) => mix(&mut state.fill, &named.0, named.1, resources)?,
        Op::StrokeColorNamed(named) => mix(&mut state.stroke, &named.0, named.1, resources)?,
        Op::NonStrokeColorDeviceGray(gray) => state.fill = Color::new(Space::Gray, &[&gray.0]),
        Op::StrokeColorDeviceGray(gray) => state.stroke = Color::new(Space::Gray, &[&gray.0]),
        Op::NonStrokeColorDeviceRgb(_) => state.fill = Color::first(Space::Light),
        Op::StrokeColorDeviceRgb(_) => state.stroke = Color::first(Space::Light),
        Op::NonStrokeColorCmyk(k) => {
            state.fill = Color::new(Space::Process, &[&k.0, &k.1, &k.2, &k.3]);
        }
        Op::StrokeColorCmyk(k) => {
            state.stroke = Color::new(Space::Process, &[&k.0, &k.1, &k.2, &k.3]);
        }
        _ => return Some(false),
    }
    Some(true)
}

fn mix<'a>(
    color: &mut Color<'a>,
    parts: &[Number],
    pattern: Option<&Name<'_>>,
    resources: &Resources<'a>,
) -> Option<()> {
    color.parts = values(parts);
    color.pattern = None;
    if let Some(name) = pattern {
        color.pattern = Some(resources.get_pattern(name)?);
    }
    Some(())
}

fn values(numbers: &[Number]) -> Vec<f64> {
    numbers.iter().map(Number::as_f64).collect()
}
