//! The inks that something is printed in, as a print shop names them.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Serialize, Serializer};

/// An ink, or the terms in which colours are given where inks are not known.
/// In JSON it is its name, as in the table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ink {
    /// An ink of its own.
    Spot(String),
    /// The first of the process inks.
    Cyan,
    /// The second of them.
    Magenta,
    /// The third of them.
    Yellow,
    /// Black ink.
    Black,
    /// Every plate, as marks for registration have it.
    All,
    /// Process inks, which of them is not known.
    Process,
    /// Pixels in process inks, which are not looked into.
    ProcessPicture,
    /// Process inks of a press that is described.
    CalibratedProcess,
    /// The light of a screen, of no known one.
    Light,
    /// The light of a screen that is described.
    CalibratedLight,
    /// A grey for the eye, which a press makes of four inks.
    CalibratedGray,
    /// A colour for the eye.
    Lab,
    /// What only the picture itself tells.
    Unknown,
}

/// The inks of something.
pub type Inks = BTreeSet<Ink>;

impl Ink {
    /// The process inks, in the order of their amounts.
    pub const PROCESS: [Self; 4] = [Self::Cyan, Self::Magenta, Self::Yellow, Self::Black];

    /// The ink of a name (ISO 32000-1, 8.6.6.4); `None` is none.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "None" => return None,
            "Cyan" => Self::Cyan,
            "Magenta" => Self::Magenta,
            "Yellow" => Self::Yellow,
            "Black" => Self::Black,
            "All" => Self::All,
            name => Self::Spot(name.to_owned()),
        })
    }
}

impl fmt::Display for Ink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Spot(name) => name,
            Self::Cyan => "cyan",
            Self::Magenta => "magenta",
            Self::Yellow => "yellow",
            Self::Black => "black",
            Self::All => "all inks",
            Self::Process => "CMYK",
            Self::ProcessPicture => "CMYK picture",
            Self::CalibratedProcess => "CMYK with a profile",
            Self::Light => "RGB",
            Self::CalibratedLight => "RGB with a profile",
            Self::CalibratedGray => "calibrated grey",
            Self::Lab => "Lab",
            Self::Unknown => "unknown",
        })
    }
}

impl Serialize for Ink {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
