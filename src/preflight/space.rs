//! The inks that colours are made of.

use serde::Serialize;

use crate::pdf::{Array, Name, Object, Stream};

/// In what terms a colour is given.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Space {
    /// Black ink.
    Black,
    /// The four process inks.
    Process,
    /// The light of a screen, of no known one.
    Light,
    /// A grey for the eye, which a press makes of four inks.
    CalibratedGray,
    /// The light of a screen that is described.
    CalibratedLight,
    /// Process inks of a press that is described.
    CalibratedProcess,
    /// A colour for the eye.
    Lab,
    /// An ink of its own.
    Spot(String),
    /// Patterns and the like, whose parts are looked at by themselves.
    Other,
}

impl Space {
    /// The space of a name that needs no description.
    pub fn named(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"DeviceGray" | b"G" => Self::Black,
            b"DeviceCMYK" | b"CMYK" => Self::Process,
            b"DeviceRGB" | b"RGB" => Self::Light,
            b"Pattern" => Self::Other,
            _ => return None,
        })
    }

    /// The space that an object describes.
    pub fn of(object: &Object<'_>) -> Self {
        match object {
            Object::Name(name) => Self::named(name).unwrap_or(Self::Other),
            Object::Array(array) => Self::described(array),
            _ => Self::Other,
        }
    }

    fn described(array: &Array<'_>) -> Self {
        let mut parts = array.iter::<Object<'_>>();
        let Some(Object::Name(family)) = parts.next() else { return Self::Other };
        let second = parts.next();
        match &*family {
            b"ICCBased" => match second.and_then(Object::into_stream) {
                Some(profile) => Self::profiled(&profile),
                None => Self::Other,
            },
            b"CalGray" => Self::CalibratedGray,
            b"CalRGB" => Self::CalibratedLight,
            b"Lab" => Self::Lab,
            b"Indexed" | b"I" => second.as_ref().map_or(Self::Other, Self::of),
            b"Separation" => match second.and_then(|name| name.into_name()) {
                Some(ink) => Self::ink(&ink),
                None => Self::Other,
            },
            b"DeviceN" => Self::Spot(inks(second)),
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

    fn ink(name: &Name<'_>) -> Self {
        match &**name {
            b"Black" => Self::Black,
            b"Cyan" | b"Magenta" | b"Yellow" | b"All" => Self::Process,
            name => Self::Spot(String::from_utf8_lossy(name).into_owned()),
        }
    }
}

fn inks(names: Option<Object<'_>>) -> String {
    let Some(Object::Array(names)) = names else { return String::new() };
    let names = names.iter::<Name<'_>>();
    names.map(|name| String::from_utf8_lossy(&name).into_owned()).collect::<Vec<_>>().join(" + ")
}

impl std::fmt::Display for Space {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Black => "black",
            Self::Process => "CMYK",
            Self::Light => "RGB",
            Self::CalibratedGray => "calibrated grey",
            Self::CalibratedLight => "RGB with a profile",
            Self::CalibratedProcess => "CMYK with a profile",
            Self::Lab => "Lab",
            Self::Spot(ink) => return write!(f, "spot `{ink}`"),
            Self::Other => "patterns",
        })
    }
}
