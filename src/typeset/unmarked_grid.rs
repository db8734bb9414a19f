//! Grids that are nothing but a way to set what is in them. typst marks each as a group of
//! groups, which could not stand in a list.

use std::collections::HashSet;

use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Content, NativeElement, Packed, ShowFn, StyleChain, elem};
use typst::introspection::{Location, Locator, Tag};
use typst::layout::{BlockElem, Fragment, Frame, FrameItem, GridCell, GridElem, Regions};
use typst::pdf::{PdfMarkerTag, PdfMarkerTagKind};
use typst_layout::layout_fragment;

use super::frames;

/// A grid without marks of its own.
#[elem]
pub struct UnmarkedGridElem {
    /// The grid, or a list of what is in it.
    #[required]
    pub body: Content,
}

/// The element is a block that is laid out by [`layout`].
pub const RULE: ShowFn<UnmarkedGridElem> =
    |elem, _, _| Ok(BlockElem::multi_layouter(elem.clone(), layout).pack().spanned(elem.span()));

/// Cells that go on in another region belong to their grid by its marks: there the grid
/// keeps them, and what it sets is no list.
fn layout(
    elem: &Packed<UnmarkedGridElem>,
    engine: &mut Engine,
    locator: Locator,
    styles: StyleChain,
    regions: Regions,
) -> SourceResult<Fragment> {
    let set = layout_fragment(engine, &elem.body, locator, styles, regions)?;
    let whole = set.len() == 1;
    let gone = |element: &Content| match whole {
        true => element.is::<GridElem>() || element.is::<GridCell>(),
        false => is_of_a_list(element),
    };
    let mut frames: Vec<Frame> = set.into_frames();
    let mut marks = HashSet::new();
    frames.iter_mut().for_each(|frame| without(frame, &gone, &mut marks));
    Ok(Fragment::frames(frames))
}

/// Whether an element marks a list, or a part of one.
fn is_of_a_list(element: &Content) -> bool {
    use PdfMarkerTagKind::{Bibliography, ListItemBody, ListItemLabel};
    let mark = element.to_packed::<PdfMarkerTag>();
    mark.is_some_and(|mark| matches!(mark.kind, Bibliography(_) | ListItemLabel | ListItemBody))
}

/// Lets marks of a frame be none of its structure. Who looks over the pages still finds them.
fn without(frame: &mut Frame, gone: &impl Fn(&Content) -> bool, marks: &mut HashSet<Location>) {
    frames::edit(frame, &mut |item| {
        match item {
            FrameItem::Tag(Tag::Start(element, flags)) if gone(element) => {
                marks.extend(element.location());
                flags.tagged = false;
            }
            FrameItem::Tag(Tag::End(location, _, flags)) if marks.contains(location) => {
                flags.tagged = false;
            }
            _ => {}
        }
        true
    });
}
