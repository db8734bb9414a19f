//! The design: which faces, sizes, distances and colours a letter is set in, and what stands
//! where on its paper. The one home of these numbers.
//!
//! [Looks](Look) and [page standards](PageStandard) are data, each in a file with the sources
//! of its figures. [`Design::resolve`] makes of them, and of what a letter asks, the
//! design of that letter, with all lengths in points: the templates are given it, and who
//! judges or measures pages asks it.

mod given;
pub(crate) mod length;
mod look;
pub(crate) mod resolution;
mod standard;
mod tokens;

use serde::Serialize;

pub use self::given::{Margins, Theme};
pub use self::look::Look;
pub use self::standard::PageStandard;

use self::standard::Sides;
use self::tokens::{CardLook, CardSizes, Color, Colors, Ems, Gaps, Heights};
use self::tokens::{Justification, Rules, Shares, Sizes, Weights};
use crate::locale::Paper;

/// The design of a letter. Lengths in points.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Design {
    /// The look it is made of.
    #[serde(skip)]
    pub look: &'static Look,
    /// The size of the text.
    pub size: f64,
    /// How far its lines are to be apart, as a multiple of the size.
    #[serde(skip)]
    pub spacing: f64,
    /// The height of a line: that, in whole half points, so that baselines fall on whole
    /// device pixels.
    pub line: f64,
    /// Half a line, the step of the grid.
    pub half: f64,
    /// From the top of a line to its baseline.
    pub rise: f64,
    /// Whether both edges of the text are straight.
    pub justify: bool,
    /// Whether long words may be divided.
    pub hyphenate: bool,
    /// The typefaces of the text, each standing in for the one before.
    pub font: [String; 2],
    /// The typefaces of the letterhead.
    pub letterhead_font: [String; 2],
    /// The paper.
    pub paper: PaperSize,
    /// What is where on it, with the letter's margins.
    pub page: PageStandard,
    /// Sizes of type.
    pub sizes: Sizes,
    /// Distances.
    pub gaps: Gaps,
    /// Heights of what takes whole half lines.
    pub heights: Heights,
    /// Rules.
    pub rules: &'static Rules,
    /// Distances in em of the type around them.
    pub ems: &'static Ems,
    /// Shares of what is around them.
    pub shares: &'static Shares,
    /// How lines are made even.
    pub justification: &'static Justification,
    /// The weights of type.
    pub weights: &'static Weights,
    /// Colours.
    pub colors: Colors,
    /// The word across each page of a draft.
    pub watermark: Watermark,
    /// The card for social media.
    pub card: &'static CardLook,
    /// The sizes of its type.
    pub card_sizes: &'static CardSizes,
}

/// A width and a height in points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PaperSize {
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

/// The word across each page of a draft.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Watermark {
    /// Its size.
    pub size: f64,
    /// How far it is turned, in degrees, clockwise.
    pub angle: i64,
}

impl Design {
    /// The design of a letter on some paper that asks for these margins and changes.
    pub fn resolve(paper: Paper, margins: &Margins, theme: &Theme) -> Self {
        let look = Look::classic();
        let size = theme.size.unwrap_or(look.text.size);
        let spacing = theme.spacing.unwrap_or_else(|| look.text.spacing());
        let line = (size * spacing * 2.0 + 0.5).trunc() / 2.0;
        let text = theme.font.as_ref().unwrap_or(&look.fonts.text);
        let letterhead = theme.letterhead_font.as_ref().unwrap_or(&look.fonts.letterhead);
        let paper_size = PaperSize::of(paper);
        Self {
            look,
            size,
            spacing,
            line,
            half: line / 2.0,
            rise: look.shares.rise * line,
            justify: theme.justify.unwrap_or(look.text.justify),
            hyphenate: theme.hyphenate.unwrap_or_default(),
            font: [text.clone(), letterhead.clone()],
            letterhead_font: [letterhead.clone(), text.clone()],
            page: page(PageStandard::of(paper), margins),
            sizes: look.sizes.times(size),
            gaps: look.gaps.times(line),
            heights: look.heights.rounded(line),
            rules: &look.rules,
            ems: &look.ems,
            shares: &look.shares,
            justification: &look.justification,
            weights: &look.weights,
            colors: colors(&look.colors, theme),
            watermark: Watermark {
                size: paper_size.width / look.watermark.across,
                angle: look.watermark.angle,
            },
            card: &look.card,
            card_sizes: &look.card_sizes,
            paper: paper_size,
        }
    }
}

impl PaperSize {
    /// The size of some paper.
    pub fn of(paper: Paper) -> Self {
        let (width, height) = paper.size();
        Self { width: length::of_mm(width), height: length::of_mm(height) }
    }
}

fn page(standard: &PageStandard, given: &Margins) -> PageStandard {
    let own = &standard.margins;
    let margins = Sides {
        top: given.top.unwrap_or(own.top),
        right: given.right.unwrap_or(own.right),
        bottom: given.bottom.unwrap_or(own.bottom),
        left: given.left.unwrap_or(own.left),
    };
    PageStandard { margins, ..standard.clone() }
}

fn colors(own: &Colors, theme: &Theme) -> Colors {
    let accent = theme.color.clone().map_or_else(|| own.accent.clone(), Color::Rgb);
    Colors { accent, ..own.clone() }
}

#[cfg(test)]
mod tests;
