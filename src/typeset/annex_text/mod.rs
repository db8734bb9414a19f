//! The text of a page of an enclosed PDF, set unseen over the picture of it.
//!
//! Readers select, search and read out this text; eyes see the picture. So each
//! character stands where the picture shows it, one by one: nothing is shaped,
//! broken into lines or justified. What is drawn differs not at all, whatever the
//! typeface.

mod faces;
mod figure;
mod put;
mod words;

use typst::diag::{At, SourceResult};
use typst::engine::Engine;
use typst::foundations::{Bytes, NativeElement, Packed, ShowFn, StyleChain, elem};
use typst::introspection::Locator;
use typst::layout::{BlockElem, Frame, Ratio, Region, Size};
use typst::syntax::Span;

use self::faces::Faces;
use self::put::PageText;
use super::tags::Tags;
use crate::annex::Text;

/// The text of a page, unseen.
#[elem]
pub struct AnnexTextElem {
    /// The text as JSON.
    #[required]
    pub text: Bytes,
    /// How large the page is drawn.
    #[default(Ratio::one())]
    pub scale: Ratio,
    /// The level of the heading above it.
    #[default(0)]
    pub level: usize,
}

/// The element is a block that takes no room.
pub const RULE: ShowFn<AnnexTextElem> =
    |elem, _, _| Ok(BlockElem::single_layouter(elem.clone(), layout).pack().spanned(elem.span()));

fn layout(
    elem: &Packed<AnnexTextElem>,
    engine: &mut Engine,
    locator: Locator,
    styles: StyleChain,
    _: Region,
) -> SourceResult<Frame> {
    let text: Text =
        serde_json::from_slice(&elem.text).map_err(|error| error.to_string()).at(elem.span())?;
    let location = locator.split().next_location(engine, 0, Span::detached());
    let mut page = PageText::new(
        Tags::new(location),
        Faces::new(engine, styles),
        elem.scale.get(styles).get(),
        elem.level.get(styles),
    );
    page.text(text);
    let mut frame = Frame::soft(Size::zero());
    frame.push_multiple(page.items);
    Ok(frame)
}
