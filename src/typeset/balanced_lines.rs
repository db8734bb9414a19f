//! Text in lines of even length, rather than long ones and a short last.
//!
//! Its words are measured in one long line, then shared out over as few lines
//! as they need, at the least width that holds them.

use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Content, NativeElement, Packed, ShowFn, StyleChain, elem};
use typst::introspection::Locator;
use typst::layout::{Abs, Axes, BlockElem, Frame, FrameItem, Region, Size};
use typst_layout::layout_frame;

use super::frames;
use super::partition::{balance, split};

/// Text in lines of even length.
#[elem]
pub struct BalancedLinesElem {
    /// The text.
    #[required]
    pub body: Content,
}

/// The element is a block whose width is found by [`layout`].
pub const RULE: ShowFn<BalancedLinesElem> =
    |elem, _, _| Ok(BlockElem::single_layouter(elem.clone(), layout).pack().spanned(elem.span()));

fn layout(
    elem: &Packed<BalancedLinesElem>,
    engine: &mut Engine,
    locator: Locator,
    styles: StyleChain,
    region: Region,
) -> SourceResult<Frame> {
    let full = region.size.x;
    let mut set = |width: Abs| {
        let within = Region::new(Size::new(width, Abs::inf()), Axes::splat(false));
        layout_frame(engine, &elem.body, locator.relayout(), styles, within)
    };
    let line = set(Abs::inf())?;
    if full.fits(line.width()) {
        return Ok(line);
    }
    let words = words(&line);
    let lines = split(&words, full).len();
    // A word longer than a line makes it as wide as there is room.
    set(balance(&words, lines).min(full))
}

/// The widths of the words of a line, each with the space after it.
fn words(line: &Frame) -> Vec<Abs> {
    let mut words = vec![Abs::zero()];
    for placed in frames::items(line) {
        let FrameItem::Text(text) = placed.item else { continue };
        for glyph in &text.glyphs {
            if let Some(word) = words.last_mut() {
                *word += glyph.x_advance.at(text.size);
            }
            if &text.text[glyph.range()] == " " {
                words.push(Abs::zero());
            }
        }
    }
    words
}
