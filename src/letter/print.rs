//! How a letter is printed.

use std::sync::Arc;

/// How a letter is printed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Print {
    /// Colours that have inks of their own.
    pub inks: Vec<Ink>,
    /// How far the page is printed beyond the trimmed edge, in points.
    pub bleed: f64,
    /// Whether there are crop and registration marks.
    pub marks: bool,
    /// Whether everything is in black ink.
    pub grayscale: bool,
    /// How pages share paper, if they do.
    pub imposition: Option<Imposition>,
    /// What of the letter is printed.
    pub part: PrintedPart,
    /// The ICC profile of the press, and its file's name.
    pub icc: Option<(Arc<[u8]>, String)>,
}

/// A colour and the inks it is printed in.
#[derive(Debug, Clone, PartialEq)]
pub struct Ink {
    /// The colour on screens.
    pub rgb: [u8; 3],
    /// Cyan, magenta, yellow and black, from 0 to 1.
    pub cmyk: [f32; 4],
    /// The name of the spot colour.
    pub spot: Option<String>,
}

/// What of a letter is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PrintedPart {
    /// All of it.
    #[default]
    Whole,
    /// All but the letterhead, which is on the paper already.
    Letter,
    /// The letterhead alone: stationery.
    Letterhead,
}

/// How pages share a side of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Imposition {
    /// Two, one after the other.
    Two,
    /// Four, row by row.
    Four,
    /// Two, in such an order that the paper, printed on both sides and folded, is a booklet.
    Booklet,
}
