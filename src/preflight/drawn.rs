//! What is drawn on a page, in sum.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Space;

/// What is drawn on a page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Drawn {
    /// The inks of everything.
    pub inks: BTreeSet<Space>,
    /// The inks of the text among it.
    pub text: BTreeSet<Space>,
    /// Whether dark text has other inks under its black.
    pub rich_black_text: bool,
    /// The smallest type, in points.
    pub smallest_type: Option<f64>,
    /// The thinnest line, in points.
    pub thinnest_line: Option<f64>,
    /// How far text reaches: left, bottom, right, top of where characters begin, in
    /// millimetres.
    pub text_within: Option<[f64; 4]>,
    /// The pictures.
    pub pictures: Vec<Picture>,
    /// Whether something lets what is beneath it shine through.
    pub transparent: bool,
}

/// A picture of pixels.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Picture {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Whether each pixel is black or white.
    pub line_art: bool,
    /// Its inks.
    pub ink: Space,
    /// Pixels to an inch as it is printed, the fewer of the two ways.
    pub dpi: f64,
}

impl Drawn {
    /// Takes down text of a size at a place.
    pub fn text_at(&mut self, x: f64, y: f64, size: f64, ink: &Space, rich: bool) {
        self.text.insert(ink.clone());
        self.inks.insert(ink.clone());
        self.rich_black_text |= rich;
        self.smallest_type = Some(self.smallest_type.map_or(size, |known| known.min(size)));
        let [left, bottom, right, top] = self.text_within.unwrap_or([x, y, x, y]);
        self.text_within = Some([left.min(x), bottom.min(y), right.max(x), top.max(y)]);
    }

    /// Takes down a line so wide.
    pub fn line(&mut self, width: f64, ink: &Space) {
        self.inks.insert(ink.clone());
        self.thinnest_line = Some(self.thinnest_line.map_or(width, |known| known.min(width)));
    }
}
