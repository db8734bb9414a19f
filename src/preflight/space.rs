//! The terms that colours are given in (ISO 32000-1, 8.6).

use super::ink::{Ink, Inks};
use crate::pdf::{Array, Name, Object, Stream};

/// Spaces are made of spaces two deep; one that is made of itself has no end.
const DEEPEST: usize = 4;

/// A colour space.
#[derive(Debug, Clone, PartialEq)]
pub enum Space {
    /// An amount of black ink, 1 being none.
    Gray,
    /// Amounts of the four process inks.
    Process,
    /// The light of a screen, of no known one.
    Light,
    /// A grey that is described.
    CalibratedGray,
    /// The light of a screen that is described.
    CalibratedLight,
    /// Process inks of a press that is described.
    CalibratedProcess,
    /// A colour for the eye.
    Lab,
    /// Amounts of inks by their names.
    Inks(Vec<String>),
    /// A number in a list of colours.
    Indexed(Box<Space>),
    /// A pattern; the space is that of what one without colours is drawn in.
    Pattern(Option<Box<Space>>),
    /// Of another kind, or none.
    Other,
}

impl Space {
    /// The space of a name that needs no description.
    pub fn named(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"DeviceGray" | b"G" => Self::Gray,
            b"DeviceCMYK" | b"CMYK" => Self::Process,
            b"DeviceRGB" | b"RGB" => Self::Light,
            b"Pattern" => Self::Pattern(None),
            _ => return None,
        })
    }

    /// The space that an object describes.
    pub fn of(object: &Object<'_>) -> Self {
        Self::below(object, 0)
    }

    fn below(object: &Object<'_>, depth: usize) -> Self {
        match object {
            Object::Name(name) => Self::named(name).unwrap_or(Self::Other),
            Object::Array(array) if depth < DEEPEST => Self::described(array, depth + 1),
            _ => Self::Other,
        }
    }

    fn described(array: &Array<'_>, depth: usize) -> Self {
        let mut parts = array.iter::<Object<'_>>();
        let Some(Object::Name(family)) = parts.next() else { return Self::Other };
        let second = parts.next();
        let base = || second.as_ref().map(|base| Box::new(Self::below(base, depth)));
        match &*family {
            b"ICCBased" => match second.and_then(Object::into_stream) {
                Some(profile) => Self::profiled(&profile),
                None => Self::Other,
            },
            b"CalGray" => Self::CalibratedGray,
            b"CalRGB" => Self::CalibratedLight,
            b"Lab" => Self::Lab,
            b"Indexed" | b"I" => base().map_or(Self::Other, Self::Indexed),
            b"Pattern" => Self::Pattern(base()),
            b"Separation" => match second {
                Some(Object::Name(ink)) => Self::Inks(vec![text(&ink)]),
                _ => Self::Other,
            },
            b"DeviceN" => match second {
                Some(Object::Array(inks)) => {
                    Self::Inks(inks.iter::<Name<'_>>().map(|ink| text(&ink)).collect())
                }
                _ => Self::Other,
            },
            family => Self::named(family).unwrap_or(Self::Other),
        }
    }

    fn profiled(profile: &Stream<'_>) -> Self {
        match profile.dict().get::<i32>("N") {
            Some(1) => Self::CalibratedGray,
            Some(3) => Self::CalibratedLight,
            Some(4) => Self::CalibratedProcess,
            _ => Self::Other,
        }
    }

    /// The inks of any colour there is in it.
    pub fn inks(&self) -> Inks {
        let ink = match self {
            Self::Gray => Ink::Black,
            Self::Process => Ink::Process,
            Self::Light => Ink::Light,
            Self::CalibratedGray => Ink::CalibratedGray,
            Self::CalibratedLight => Ink::CalibratedLight,
            Self::CalibratedProcess => Ink::CalibratedProcess,
            Self::Lab => Ink::Lab,
            Self::Inks(names) => return names.iter().filter_map(|name| Ink::named(name)).collect(),
            Self::Indexed(base) => return base.inks(),
            Self::Pattern(_) => return Inks::new(),
            Self::Other => Ink::Unknown,
        };
        Inks::from([ink])
    }
}

fn text(name: &Name<'_>) -> String {
    String::from_utf8_lossy(name).into_owned()
}
