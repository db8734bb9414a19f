//! What is drawn on a page, in sum.

use serde::Serialize;

use super::boxes::Mm;
use super::ink::Inks;

/// What is drawn on a page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Drawn {
    /// The inks of everything.
    pub inks: Inks,
    /// The inks of the text among it.
    pub text: Inks,
    /// Whether black text is made of several inks.
    pub rich_black_text: bool,
    /// The smallest type, in points.
    pub smallest_type: Option<f64>,
    /// The thinnest line, in points.
    pub thinnest_line: Option<f64>,
    /// How far text reaches, from its baselines to the height of capitals,
    /// in millimetres.
    pub text_within: Option<Mm>,
    /// The pictures.
    pub pictures: Vec<Picture>,
    /// Whether something lets what is beneath it shine through.
    pub transparent: bool,
    /// The most ink that one colour lays on the paper, in per cent of one ink; pictures are not
    /// looked into.
    pub most_ink: Option<f64>,
    /// Whether white is printed over what is beneath, which shows it.
    pub white_overprint: bool,
    /// Whether it changes the tones of a press.
    pub transfer: bool,
    /// Whether it brings its own screens for a press.
    pub halftone: bool,
    /// Whether some of what draws it cannot be read.
    pub unreadable: bool,
    /// Whether there is more of it than is looked at.
    pub unfinished: bool,
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
    pub inks: Inks,
    /// Pixels to an inch as it is printed, the fewer of the two ways.
    pub dpi: f64,
}

impl Drawn {
    /// Takes down type of a size, and the area it stands in where that is known.
    pub fn text_at(&mut self, area: Option<Mm>, size: f64) {
        self.smallest_type = Some(self.smallest_type.map_or(size, |known| known.min(size)));
        let Some(area) = area else { return };
        let [left, bottom, right, top] = self.text_within.unwrap_or(area);
        self.text_within =
            Some([left.min(area[0]), bottom.min(area[1]), right.max(area[2]), top.max(area[3])]);
    }
}
