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
    let labels = setter.labels(&elem.labels)?;
    let measures = Measures::new(elem, &labels, &mut setter, regions.size.x)?;
    let pairs = labels.into_iter().zip(&elem.bodies);
    let entries = pairs.map(|(label, body)| setter.entry(label, body, &measures));
    let entries = entries.collect::<SourceResult<Vec<_>>>()?;
    Ok(Fragment::frames(fill(&entries, &measures, regions)))
}

/// Lays out single pieces.
struct Setter<'a, 'e, 'l> {
    engine: &'a mut Engine<'e>,
    locator: SplitLocator<'l>,
    styles: StyleChain<'a>,
}

impl Setter<'_, '_, '_> {
    fn set(&mut self, content: &Content, width: Abs) -> SourceResult<Frame> {
        let region = Region::new(Size::new(width, Abs::inf()), Axes::splat(false));
        let locator = self.locator.next(&content.span());
        layout_frame(self.engine, content, locator, self.styles, region)
    }

    /// The natural widths of some pieces, without leaving a trace of them.
    fn widths(&mut self, contents: &[Content]) -> SourceResult<Vec<Abs>> {
        contents.iter().map(|content| Ok(self.set(content, Abs::inf())?.width())).collect()
    }

    /// The numbers, each as wide as it is.
    fn labels(&mut self, labels: &[Content]) -> SourceResult<Vec<Frame>> {
        let tagged = labels.iter().cloned().map(PdfMarkerTag::ListItemLabel);
        tagged.map(|label| self.set(&label, Abs::inf())).collect()
    }

    /// A number, right-aligned in its own space, and a name beside it.
    fn entry(&mut self, label: Frame, body: &Content, of: &Measures) -> SourceResult<Frame> {
        let body = PdfMarkerTag::ListItemBody(body.clone());
        let body = self.set(&body, of.body())?;
        let height = label.height().max(body.height());
        let mut frame = Frame::soft(Size::new(of.column, height));
        frame.push_frame(Point::with_x(of.label - label.width()), label);
        frame.push_frame(Point::with_x(of.column - of.body()), body);
        Ok(frame)
    }
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
                let widths = setter.widths(&elem.bodies)?;
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

/// Splits entries into as many columns of at most a height as it takes.
fn split(heights: &[Abs], most: Abs) -> Vec<Range<usize>> {
    let mut columns = Vec::new();
    let (mut start, mut height) = (0, Abs::zero());
    for (index, &own) in heights.iter().enumerate() {
        if !most.fits(height + own) {
            columns.push(start..index);
            (start, height) = (index, Abs::zero());
        }
        height += own;
    }
    columns.push(start..heights.len());
    columns
}

/// The least height at which the entries fit into so many columns.
fn balance(heights: &[Abs], columns: usize) -> Abs {
    let total: Abs = heights.iter().copied().sum();
    let tallest = heights.iter().copied().fold(Abs::zero(), Abs::max);
    let (mut low, mut high) = (tallest.max(total / columns as f64), total);
    if split(heights, low).len() <= columns {
        return low;
    }
    // Heights are whole lines: half a point is closer than any two differ.
    while high - low > Abs::pt(0.5) {
        let middle = (low + high) / 2.0;
        if split(heights, middle).len() <= columns { high = middle } else { low = middle }
    }
    high
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

#[cfg(test)]
mod tests {
    use super::*;

    fn points(heights: &[f64]) -> Vec<Abs> {
        heights.iter().copied().map(Abs::pt).collect()
    }

    #[test]
    fn columns_are_as_low_as_whole_entries_allow() {
        let heights = points(&[14.0, 28.0, 14.0, 14.0, 14.0]);
        let low = balance(&heights, 2);
        assert_eq!(split(&heights, low), [0..2, 2..5]);
        assert_eq!(split(&points(&[14.0; 7]), balance(&points(&[14.0; 7]), 3)), [0..3, 3..6, 6..7]);
    }

    #[test]
    fn one_tall_entry_sets_the_height() {
        let heights = points(&[14.0, 70.0, 14.0]);
        assert!(balance(&heights, 3) >= Abs::pt(70.0));
        assert!(split(&heights, balance(&heights, 3)).len() <= 3);
    }

    #[test]
    fn no_entries_make_no_columns_but_one() {
        assert_eq!(split(&[], Abs::zero()).len(), 1);
    }
}
