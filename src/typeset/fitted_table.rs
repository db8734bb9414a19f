//! Tables in which every word has room in its column, if there is room for all of them.
//!
//! typst gives equal shares to the columns that are too wide together, and lets a word that
//! is longer stand out of its own.

use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{
    Content, NativeElement, Packed, Resolve, ShowFn, Smart, StyleChain, elem,
};
use typst::introspection::Locator;
use typst::layout::{
    Abs, Axes, BlockElem, Fragment, Frame, FrameItem, Region, Regions, Size, Sizing, TrackSizings,
};
use typst::model::{Linebreaks, ParElem, TableChild, TableElem, TableItem};
use typst::text::TextElem;
use typst_layout::{layout_fragment, layout_frame};

use super::frames;

/// typst ends a line at a hyphen only where there is room for one more, whose width it takes
/// to be less than this share of the size.
const HYPHEN: f64 = 0.34;
/// In a cell so many points wide no line has more than one word.
const NARROWEST: f64 = 1.0;

/// A table in which every word has room.
#[elem]
pub struct FittedTableElem {
    /// The table, whose columns are free.
    #[required]
    pub table: Content,
}

/// The element is a block in which the columns are given widths by [`layout`].
pub const RULE: ShowFn<FittedTableElem> =
    |elem, _, _| Ok(BlockElem::multi_layouter(elem.clone(), layout).pack().spanned(elem.span()));

fn layout(
    elem: &Packed<FittedTableElem>,
    engine: &mut Engine,
    locator: Locator,
    styles: StyleChain,
    regions: Regions,
) -> SourceResult<Fragment> {
    let mut table = elem.table.clone();
    let Some(packed) = table.to_packed_mut::<TableElem>() else {
        return layout_fragment(engine, &table, locator, styles, regions);
    };
    let widths = measured(packed, engine, &locator, styles, regions.size.x)?;
    let columns = widths.fixed.iter().map(|width| match width {
        Some(width) => Sizing::Rel((*width).into()),
        None => Sizing::Auto,
    });
    packed.columns.set(TrackSizings(columns.collect()));
    if widths.crowded {
        // Lines that are weighed against each other are not broken where all are too long.
        table = table.set(ParElem::linebreaks, Smart::Custom(Linebreaks::Simple));
    }
    layout_fragment(engine, &table, locator, styles, regions)
}

/// The widths of the columns of a table.
fn measured(
    table: &Packed<TableElem>,
    engine: &mut Engine,
    locator: &Locator,
    styles: StyleChain,
    width: Abs,
) -> SourceResult<Widths> {
    let count = table.columns.get_cloned(styles).0.len();
    let gutter = match table.column_gutter.get_cloned(styles).0.first() {
        Some(Sizing::Rel(rel)) => rel.resolve(styles).relative_to(width),
        _ => Abs::zero(),
    };
    let room = width - gutter * count.saturating_sub(1) as f64;
    // The widest line of each column, where lines may be so long.
    let mut widest = |most: Abs| -> SourceResult<Vec<Abs>> {
        let within = Region::new(Size::new(most, Abs::inf()), Axes::splat(false));
        let mut widest = vec![Abs::zero(); count];
        for (index, cell) in cells(table).enumerate() {
            let cell = layout_frame(engine, cell, locator.relayout(), styles, within)?;
            let (from, to) = reach(&cell);
            widest[index % count].set_max(to - from);
        }
        Ok(widest)
    };
    let whole = widest(Abs::inf())?;
    if room.fits(whole.iter().copied().sum()) {
        return Ok(Widths { fixed: vec![None; count], crowded: false });
    }
    let words = widest(Abs::pt(NARROWEST))?;
    let hyphen = styles.resolve(TextElem::size) * HYPHEN;
    let extent = |(whole, word): (Abs, Abs)| Extent { whole, word: whole.min(word + hyphen) };
    Ok(Widths::of(&whole.into_iter().zip(words).map(extent).collect::<Vec<_>>(), room))
}

/// How far to the left and right the lines of a cell reach: where they are written from the
/// right, those that are too long stand out to the left.
fn reach(cell: &Frame) -> (Abs, Abs) {
    let items = frames::items(cell).filter_map(|placed| {
        let width = match placed.item {
            FrameItem::Text(text) => text.width(),
            FrameItem::Image(_, size, _) => size.x,
            _ => return None,
        };
        let from = placed.point().x;
        Some((from, from + width))
    });
    let farther = |one: (Abs, Abs), other: (Abs, Abs)| (one.0.min(other.0), one.1.max(other.1));
    items.fold((Abs::zero(), Abs::zero()), farther)
}

/// What stands in the cells, row by row.
fn cells(table: &TableElem) -> impl Iterator<Item = &Content> {
    let items = table.children.iter().flat_map(|child| match child {
        TableChild::Header(header) => header.children.as_slice(),
        TableChild::Item(item) => std::slice::from_ref(item),
        TableChild::Footer(_) => &[],
    });
    items.filter_map(|item| match item {
        TableItem::Cell(cell) => Some(&cell.body),
        TableItem::HLine(_) | TableItem::VLine(_) => None,
    })
}

/// How wide a column is with each cell in one line, and with each word in one.
struct Extent {
    whole: Abs,
    word: Abs,
}

/// The widths of columns.
#[derive(Debug, PartialEq)]
struct Widths {
    /// Those that are fixed, so that a word has room; the others share the rest.
    fixed: Vec<Option<Abs>>,
    /// Whether there is not room enough for all words: each has the same share of what it needs.
    crowded: bool,
}

impl Widths {
    fn of(columns: &[Extent], room: Abs) -> Self {
        let words: Abs = columns.iter().map(|column| column.word).sum();
        if !room.fits(words) {
            // Gutters alone may be wider than the page.
            let share = (room / words).max(0.0);
            let shares = columns.iter().map(|column| Some(column.word * share));
            return Self { fixed: shares.collect(), crowded: true };
        }
        let mut fixed = vec![None; columns.len()];
        loop {
            let rest = room - fixed.iter().copied().flatten().sum::<Abs>();
            let free = || columns.iter().enumerate().filter(|(index, _)| fixed[*index].is_none());
            let share = share(free().map(|(_, column)| column.whole).collect(), rest);
            let narrow = free().filter(|(_, column)| !share.fits(column.word));
            let narrow: Vec<usize> = narrow.map(|(index, _)| index).collect();
            if narrow.is_empty() {
                return Self { fixed, crowded: false };
            }
            narrow.into_iter().for_each(|index| fixed[index] = Some(columns[index].word));
        }
    }
}

/// The width of those of some columns that are too wide together: those that are narrower
/// than an equal share leave the others more.
fn share(mut widths: Vec<Abs>, mut room: Abs) -> Abs {
    widths.sort();
    for (index, width) in widths.iter().enumerate() {
        let share = room / (widths.len() - index) as f64;
        if !share.fits(*width) {
            return share;
        }
        room -= *width;
    }
    Abs::inf()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The widths that columns of these lines and words have on 400 points.
    fn of(columns: &[(f64, f64)]) -> Vec<Option<f64>> {
        let extent = |&(whole, word)| Extent { whole: Abs::pt(whole), word: Abs::pt(word) };
        let columns: Vec<Extent> = columns.iter().map(extent).collect();
        let widths = Widths::of(&columns, Abs::pt(400.0)).fixed;
        widths.into_iter().map(|width| Some(width?.to_pt().round())).collect()
    }

    #[test]
    fn columns_whose_words_have_room_are_free() {
        assert_eq!(of(&[(250.0, 250.0), (150.0, 30.0)]), [None, None]);
        assert_eq!(of(&[(900.0, 150.0), (700.0, 60.0)]), [None, None]);
    }

    #[test]
    fn a_word_that_is_longer_than_an_equal_share_has_room() {
        assert_eq!(of(&[(270.0, 270.0), (900.0, 60.0)]), [Some(270.0), None]);
        let narrower = [(210.0, 210.0), (900.0, 60.0), (900.0, 100.0)];
        assert_eq!(of(&narrower), [Some(210.0), None, Some(100.0)]);
    }

    #[test]
    fn words_that_have_no_room_together_all_lack_the_same_share() {
        assert_eq!(of(&[(300.0, 300.0), (900.0, 200.0)]), [Some(240.0), Some(160.0)]);
    }
}
