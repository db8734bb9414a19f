//! Text in lines of even length, rather than long ones and a short last.
//!
//! Its natural width is shared out over as few lines as it needs. Done here
//! because in a template each trial would be measured, and the last set again.

use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Content, NativeElement, Packed, ShowFn, StyleChain, elem};
use typst::introspection::Locator;
use typst::layout::{Abs, Axes, BlockElem, Frame, Region, Size};
use typst_layout::layout_frame;

/// Breaks fall at words, so a little more than a fair share of the width is
/// needed; how much depends on the words.
const SHARES: [f64; 3] = [1.03, 1.08, 1.15];

/// Text in lines of even length.
#[elem]
pub struct EvenLinesElem {
    /// The text.
    #[required]
    pub body: Content,
}

/// The element is a block that tries some widths.
pub const RULE: ShowFn<EvenLinesElem> =
    |elem, _, _| Ok(BlockElem::single_layouter(elem.clone(), layout).pack().spanned(elem.span()));

fn layout(
    elem: &Packed<EvenLinesElem>,
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
    // Ends of lines stay empty, so that one more line may be needed.
    let fewest = (line.width() / full).ceil();
    for lines in [fewest, fewest + 1.0] {
        let widths = SHARES.map(|more| line.width() * more / lines);
        for width in widths.into_iter().take_while(|width| full.fits(*width)) {
            let frame = set(width)?;
            if (line.height() * lines).fits(frame.height()) {
                return Ok(frame);
            }
        }
    }
    set(full)
}
