//! How the next thing is drawn (ISO 32000-1, 8.4 and 9.3).

use std::rc::Rc;

use hayro::vello_cpu::kurbo::Affine;

use super::color::Color;
use super::font::Font;
use super::space::Space;

/// The state of drawing.
#[derive(Clone)]
pub struct State<'a> {
    /// From units of what is drawn to those of the page.
    pub place: Affine,
    /// The same where its content began, which patterns are laid out from.
    pub base: Affine,
    pub fill: Color<'a>,
    pub stroke: Color<'a>,
    /// The width of lines.
    pub line: f64,
    pub over: Overprint,
    /// Whether what is filled is not seen at all.
    pub clear: bool,
    /// Whether it is a pattern's, which stands in many places.
    pub tiled: bool,
    pub text: Text,
}

/// Whether colours leave standing what other inks have printed (8.6.7).
#[derive(Clone, Copy, Default)]
pub struct Overprint {
    pub fill: bool,
    pub stroke: bool,
    /// Whether a process ink of which there is nothing leaves standing what it has printed.
    pub nonzero: bool,
}

/// How the next characters are set.
#[derive(Clone)]
pub struct Text {
    pub font: Option<Rc<Font>>,
    pub size: f64,
    pub leading: f64,
    /// What is added to each character, and to each space besides.
    pub spacing: f64,
    pub word_spacing: f64,
    /// How wide characters are, 1 being their own width.
    pub scale: f64,
    pub rise: f64,
    /// Filled, stroked or neither: a number of table 106.
    pub mode: i64,
    /// Where the line begins, and where its next character stands.
    pub line: Affine,
    pub at: Affine,
}

impl Default for State<'_> {
    fn default() -> Self {
        Self {
            place: Affine::IDENTITY,
            base: Affine::IDENTITY,
            fill: Color::first(Space::Gray),
            stroke: Color::first(Space::Gray),
            line: 1.0,
            over: Overprint::default(),
            clear: false,
            tiled: false,
            text: Text::default(),
        }
    }
}

impl Default for Text {
    fn default() -> Self {
        Self {
            font: None,
            size: 0.0,
            leading: 0.0,
            spacing: 0.0,
            word_spacing: 0.0,
            scale: 1.0,
            rise: 0.0,
            mode: 0,
            line: Affine::IDENTITY,
            at: Affine::IDENTITY,
        }
    }
}

impl Text {
    /// Goes to a line, so far from where this one begins.
    pub fn next_line(&mut self, x: f64, y: f64) {
        self.start(self.line * Affine::translate((x, y)));
    }

    /// Begins a line.
    pub fn start(&mut self, line: Affine) {
        (self.line, self.at) = (line, line);
    }

    /// Whether characters are filled.
    pub fn is_filled(&self) -> bool {
        matches!(self.mode, 0 | 2 | 4 | 6)
    }

    /// Whether their outlines are drawn.
    pub fn is_stroked(&self) -> bool {
        matches!(self.mode, 1 | 2 | 5 | 6)
    }
}
