//! Names in balanced columns.
//!
//! typst's own `columns` fills one column after the other, and a grid splits by
//! count, not by height; neither knows how much of the page is left. So this is
//! an element of our own: entries stay whole, columns are read downwards, full
//! pages are filled, and the last one is as low as it can be.
//!
//! Lists may hold a hundred thousand names, so no name goes through what typst
//! does for a paragraph unless it has to: most fit their column in one line of
//! one script, and [`shape`] makes their glyphs at once.

mod columns;
mod entry;
mod pages;
mod piece;
mod shape;
mod wide;

use typst::diag::{At, SourceResult};
use typst::engine::Engine;
use typst::foundations::{Bytes, NativeElement, Packed, ShowFn, StyleChain, elem};
use typst::introspection::Locator;
use typst::layout::{Abs, BlockElem, Fragment, Length, Regions};
use typst::visualize::Paint;

use self::columns::Columns;
use self::entry::{Entry, EntryStyle};
use self::pages::Pages;
use self::piece::{Piece, Setter};
pub use self::wide::Wide;

/// Names in balanced columns.
#[elem]
pub struct NameColumnsElem {
    /// The entries as JSON. They do not become values of the templates, which
    /// would take longer than setting them.
    #[required]
    pub entries: Bytes,
    /// How many columns; none chooses by the names.
    pub count: Option<usize>,
    /// Whether, where the number is free, the list is to take the least room,
    /// however many names turn over.
    pub tight: bool,
    /// The space between columns.
    pub gutter: Length,
    /// The space between a number and its name.
    pub gap: Length,
    /// How far lines after the first are indented in a list without numbers.
    pub hanging_indent: Length,
    /// The colour of numbers, and of lines beneath names.
    #[required]
    pub quiet: Paint,
}

/// The element is a block that is laid out across pages by [`layout`].
pub const RULE: ShowFn<NameColumnsElem> =
    |elem, _, _| Ok(BlockElem::multi_layouter(elem.clone(), layout).pack().spanned(elem.span()));

fn layout(
    elem: &Packed<NameColumnsElem>,
    engine: &mut Engine,
    locator: Locator,
    styles: StyleChain,
    regions: Regions,
) -> SourceResult<Fragment> {
    let entries: Vec<Entry> =
        serde_json::from_slice(&elem.entries).map_err(|error| error.to_string()).at(elem.span())?;
    let style = EntryStyle::new(elem, &entries, styles);
    let mut setter = Setter::new(engine, locator, styles, style);
    let grid = setter.grid();
    let labels = setter.labels(&entries)?;
    let mut bodies = setter.bodies(&entries)?;
    let columns = Columns::new(elem, &labels, &bodies, grid, styles, regions.size.x);
    let long = |width: Abs| {
        let long = bodies.iter().map(|body| !width.fits(body.width(grid))).enumerate();
        long.filter_map(|(index, long)| long.then_some(index)).collect()
    };
    let free = elem.count.get(styles).is_none();
    let (columns, turned) = wide::turn_over(&mut setter, &entries, columns, free, long)?;
    turned.into_iter().for_each(|(index, frame)| bodies[index] = Piece::Frame(frame));
    let tags = setter.tags();
    Ok(Fragment::frames(Pages::new(labels, bodies, columns, grid, tags).fill(regions)))
}
