//! Entries spread over pages.

use std::ops::Range;

use typst::foundations::Content;
use typst::layout::{Abs, Frame, Point, Regions, Size};
use typst::pdf::PdfMarkerTag;

use super::super::partition::{balance, first_runs, split};
use super::super::tags::{Items, Tags};
use super::columns::Columns;
use super::piece::{Grid, Piece, Side};

/// A page that would take fewer rows than this is left to the next, and no page
/// is left with fewer.
const FEWEST_ROWS: usize = 3;

/// Entries to be spread over pages.
pub struct Pages {
    entries: std::vec::IntoIter<(Piece, Piece)>,
    heights: Vec<Abs>,
    columns: Columns,
    grid: Grid,
    tags: Tags,
}

impl Pages {
    pub fn new(
        labels: Vec<Piece>,
        bodies: Vec<Piece>,
        columns: Columns,
        grid: Grid,
        tags: Tags,
    ) -> Self {
        let entries: Vec<_> = labels.into_iter().zip(bodies).collect();
        let heights = entries.iter().map(|(label, body)| label.height(grid).max(body.height(grid)));
        Self { heights: heights.collect(), entries: entries.into_iter(), columns, grid, tags }
    }

    /// Each full page is filled, the last is balanced.
    pub fn fill(mut self, mut regions: Regions) -> Vec<Frame> {
        let mut frames = Vec::new();
        let mut done = 0;
        loop {
            let room = regions.size.y;
            let rest = &self.heights[done..];
            let may_break = regions.may_progress() || regions.may_break();
            let full = first_runs(rest, room, self.columns.count);
            let end = full.last().map_or(0, |range| range.end);
            if end == rest.len() || !may_break {
                let runs = split(rest, balance(rest, self.columns.count));
                frames.push(self.place(runs));
                return frames;
            }
            let rows = full.iter().map(Range::len).min().unwrap_or(0);
            let runs = if regions.may_progress() && (rows < FEWEST_ROWS || end == 0) {
                Vec::new()
            } else if end == 0 {
                // An entry taller than any page: let it stand out of it.
                Vec::from([Range { start: 0, end: 1 }])
            } else {
                self.leave_some(rest, full)
            };
            done += runs.last().map_or(0, |range| range.end);
            frames.push(self.place(runs));
            regions.next();
        }
    }

    /// Where too few entries would be left for the next page, fewer stand on this.
    fn leave_some(&self, rest: &[Abs], full: Vec<Range<usize>>) -> Vec<Range<usize>> {
        let count = self.columns.count;
        let end = full.last().map_or(0, |range| range.end);
        let short = (FEWEST_ROWS * count).saturating_sub(rest.len() - end);
        if short == 0 || end < 2 * FEWEST_ROWS * count {
            return full;
        }
        let kept = &rest[..end - short];
        split(kept, balance(kept, count))
    }

    /// Puts columns of entries side by side.
    fn place(&mut self, runs: Vec<Range<usize>>) -> Frame {
        let of = &self.columns;
        let heights = &self.heights[self.heights.len() - self.entries.len()..];
        let height = |range: &Range<usize>| heights[range.clone()].iter().copied().sum();
        let tallest = runs.iter().map(height).fold(Abs::zero(), Abs::max);
        let width = of.width * of.count as f64 + of.gutter * (of.count - 1) as f64;
        let mut items = Items::new();
        for (column, range) in runs.into_iter().enumerate() {
            let column = match of.from {
                Side::Left => column,
                Side::Right => of.count - 1 - column,
            };
            let mut at = Point::with_x((of.width + of.gutter) * column as f64);
            for (index, (label, body)) in range.zip(self.entries.by_ref()) {
                self.columns.put(&mut items, at, (label, body), self.grid, &mut self.tags);
                at.y += heights[index];
            }
        }
        let mut page = Frame::soft(Size::new(width, tallest));
        page.push_multiple(items);
        page
    }
}

impl Columns {
    /// Puts a number, aligned to its name in its own space, and the name beside it.
    fn put(&self, page: &mut Items, at: Point, entry: (Piece, Piece), grid: Grid, tags: &mut Tags) {
        let (label, body) = entry;
        if label.height(grid) > Abs::zero() {
            let x = match self.from {
                Side::Left => self.label - label.width(grid),
                Side::Right => self.width - self.label,
            };
            let x = at.x + x;
            let tag = tags.open(page, at, PdfMarkerTag::ListItemLabel(Content::empty()));
            label.put(page, Point::new(x, at.y), self.from, grid, tags);
            tags.close(page, at, tag);
        }
        let x = match self.from {
            Side::Left => self.width - self.body,
            Side::Right => self.body - body.width(grid),
        };
        let x = at.x + x;
        let tag = tags.open(page, at, PdfMarkerTag::ListItemBody(Content::empty()));
        body.put(page, Point::new(x, at.y), self.from, grid, tags);
        tags.close(page, at, tag);
    }
}
