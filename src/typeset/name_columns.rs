//! Names in balanced columns.
//!
//! typst's own `columns` fills one column after the other, and a grid splits by
//! count, not by height; neither knows how much of the page is left. So this is
//! an element of our own: entries stay whole, columns are read downwards, full
//! pages are filled, and the last one is as low as it can be.

use std::ops::Range;

use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Content, NativeElement, Packed, ShowFn, StyleChain, elem};
use typst::introspection::{Locator, SplitLocator};
use typst::layout::{Abs, Axes, BlockElem, Fragment, Frame, Length, Point, Region, Regions, Size};
use typst::pdf::PdfMarkerTag;
use typst_layout::layout_frame;

use super::balance::{balance, split};

/// A page that would take fewer rows than this is left to the next.
const FEWEST_ROWS: usize = 3;
/// When the number of columns is free: this share of the names fits unturned.
const UNTURNED: f64 = 0.9;
/// When the number of columns is free: no more than this many.
const MOST_COLUMNS: usize = 3;
/// When the number of columns is free: no fewer rows than this in each.
const FEWEST_IN_COLUMN: usize = 4;

/// Names in balanced columns.
#[elem]
pub struct NameColumnsElem {
    /// What stands before each name: its number, or nothing.
    #[required]
    pub labels: Vec<Content>,
    /// The names.
    #[required]
    pub bodies: Vec<Content>,
    /// How many columns; none chooses by the names.
    pub count: Option<usize>,
    /// The space between columns.
    pub gutter: Length,
    /// The space between a number and its name.
    pub gap: Length,
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
    let mut setter = Setter { engine, locator: locator.split(), styles };
    let labels = elem.labels.iter().cloned().map(PdfMarkerTag::ListItemLabel);
    let labels = setter.set(labels, Abs::inf())?;
    let measures = Measures::new(elem, &labels, &mut setter, regions.size.x)?;
    let bodies = elem.bodies.iter().cloned().map(PdfMarkerTag::ListItemBody);
    let bodies = setter.set(bodies, measures.body())?;
    let entries: Vec<Frame> =
        labels.into_iter().zip(bodies).map(|(label, body)| entry(label, body, &measures)).collect();
    Ok(Fragment::frames(fill(&entries, &measures, regions)))
}

/// Lays out single pieces.
struct Setter<'a, 'e, 'l> {
    engine: &'a mut Engine<'e>,
    locator: SplitLocator<'l>,
    styles: StyleChain<'a>,
}

impl Setter<'_, '_, '_> {
    /// Each piece by itself, no wider than it may be. Lists are long, so all
    /// processors share the work.
    fn set(
        &mut self,
        pieces: impl Iterator<Item = Content>,
        width: Abs,
    ) -> SourceResult<Vec<Frame>> {
        let region = Region::new(Size::new(width, Abs::inf()), Axes::splat(false));
        let (locator, styles) = (&mut self.locator, self.styles);
        let pieces = pieces.map(|piece| (locator.next(&piece.span()), piece));
        let frames = self.engine.parallelize(pieces, |engine, (locator, piece)| {
            layout_frame(engine, &piece, locator, styles, region)
        });
        frames.collect()
    }
}

/// A number, right-aligned in its own space, and a name beside it.
fn entry(label: Frame, body: Frame, of: &Measures) -> Frame {
    let mut frame = Frame::soft(Size::new(of.column, label.height().max(body.height())));
    frame.push_frame(Point::with_x(of.label - label.width()), label);
    frame.push_frame(Point::with_x(of.column - of.body()), body);
    frame
}

/// The widths of things.
struct Measures {
    columns: usize,
    column: Abs,
    gutter: Abs,
    label: Abs,
    gap: Abs,
}

impl Measures {
    fn new(
        elem: &Packed<NameColumnsElem>,
        labels: &[Frame],
        setter: &mut Setter<'_, '_, '_>,
        width: Abs,
    ) -> SourceResult<Self> {
        let styles = setter.styles;
        let label = labels.iter().map(Frame::width).fold(Abs::zero(), Abs::max);
        let gap = if label > Abs::zero() { elem.gap.resolve(styles) } else { Abs::zero() };
        let gutter = elem.gutter.resolve(styles);
        let with = |columns: usize| Self {
            columns,
            column: (width - gutter * (columns - 1) as f64) / columns as f64,
            gutter,
            label,
            gap,
        };
        match elem.count.get(styles) {
            Some(count) => Ok(with(count.max(1))),
            None => {
                let frames = setter.set(elem.bodies.iter().cloned(), Abs::inf())?;
                let widths: Vec<Abs> = frames.iter().map(Frame::width).collect();
                let most = (widths.len() / FEWEST_IN_COLUMN).clamp(1, MOST_COLUMNS);
                let fits = |of: &Self| {
                    let fitting = widths.iter().filter(|&&width| of.body().fits(width)).count();
                    fitting as f64 >= UNTURNED * widths.len() as f64
                };
                Ok((2..=most).rev().map(with).find(fits).unwrap_or_else(|| with(1)))
            }
        }
    }

    fn body(&self) -> Abs {
        self.column - self.label - self.gap
    }
}

/// Spreads entries over the regions: each full one is filled, the last is balanced.
fn fill(entries: &[Frame], of: &Measures, mut regions: Regions) -> Vec<Frame> {
    let heights: Vec<Abs> = entries.iter().map(Frame::height).collect();
    let mut frames = Vec::new();
    let mut done = 0;
    loop {
        let rest = &heights[done..];
        let low = balance(rest, of.columns);
        if regions.size.y.fits(low) || !(regions.may_progress() || regions.may_break()) {
            frames.push(place(&entries[done..], split(rest, low), of));
            return frames;
        }
        let columns = split(rest, regions.size.y);
        let taken: Vec<_> = columns.into_iter().take(of.columns).collect();
        let rows = taken.iter().map(Range::len).min().unwrap_or(0);
        let skip = rows < FEWEST_ROWS && regions.may_progress();
        let end = taken.last().map_or(0, |range| range.end);
        if skip || end == 0 && regions.may_progress() {
            frames.push(Frame::soft(Size::new(regions.size.x, Abs::zero())));
        } else if end == 0 {
            // An entry taller than any page: let it stand out of it.
            frames.push(place(
                &entries[done..=done],
                Vec::from_iter([Range { start: 0, end: 1 }]),
                of,
            ));
            done += 1;
        } else {
            frames.push(place(&entries[done..done + end], taken, of));
            done += end;
        }
        regions.next();
    }
}

/// Puts columns of entries side by side.
fn place(entries: &[Frame], columns: Vec<Range<usize>>, of: &Measures) -> Frame {
    let height = |range: &Range<usize>| entries[range.clone()].iter().map(Frame::height).sum();
    let tallest = columns.iter().map(height).fold(Abs::zero(), Abs::max);
    let width = of.column * of.columns as f64 + of.gutter * (of.columns - 1) as f64;
    let mut page = Frame::soft(Size::new(width, tallest));
    for (index, range) in columns.into_iter().enumerate() {
        let mut at = Point::with_x((of.column + of.gutter) * index as f64);
        for entry in &entries[range] {
            page.push_frame(at, entry.clone());
            at.y += entry.height();
        }
    }
    page
}
