//! Numbers and names, set but not yet placed.

use smallvec::SmallVec;
use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Content, NativeElement, Smart, StyleChain};
use typst::introspection::{Locator, SplitLocator};
use typst::layout::{Abs, Axes, Dir, Frame, FrameItem, GroupItem, Point, Region, Size};
use typst::model::{Linebreaks, ParElem};
use typst::syntax::Span;
use typst::text::TextElem;
use typst_layout::layout_frame;

use super::super::tags::{Items, Tags};
use super::entry::{Entry, EntryStyle};
use super::shape::{Run, Shaper};
use super::wide::Turned;

/// So many entries are shaped at a time by one processor.
const SHARE: usize = 256;

/// A number, or a name with what stands beneath it.
pub enum Piece {
    /// Lines shaped by ourselves. Most are one, which needs no memory elsewhere.
    Lines(SmallVec<[Run; 1]>),
    /// Whatever else, set by typst.
    Frame(Frame),
}

/// Where lines begin.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

impl Side {
    /// Where lines of the letter begin.
    pub fn of(styles: StyleChain) -> Self {
        if styles.resolve(TextElem::dir) == Dir::RTL { Self::Right } else { Self::Left }
    }
}

/// Where the lines of a piece stand.
#[derive(Default, Clone, Copy)]
pub struct Grid {
    /// The height of a line.
    pub line: Abs,
    /// Where the baseline lies in it.
    pub rise: Abs,
    /// How far lines after the first are indented.
    pub hanging_indent: Abs,
}

impl Piece {
    /// The widths of its lines with their indents; of what typst has set, that
    /// of the widest.
    pub fn widths(&self, grid: Grid) -> impl Iterator<Item = Abs> {
        let (runs, frame) = match self {
            Self::Lines(runs) => (runs.as_slice(), None),
            Self::Frame(frame) => (&[][..], Some(frame.width())),
        };
        let indents = [Abs::zero()].into_iter().chain(std::iter::repeat(grid.hanging_indent));
        runs.iter().zip(indents).map(|(run, indent)| indent + run.width).chain(frame)
    }

    pub fn width(&self, grid: Grid) -> Abs {
        self.widths(grid).fold(Abs::zero(), Abs::max)
    }

    pub fn height(&self, grid: Grid) -> Abs {
        match self {
            Self::Lines(runs) => grid.line * runs.len() as f64,
            Self::Frame(frame) => frame.height(),
        }
    }

    /// Puts it on a page, from its left or its right. Several lines are a paragraph each,
    /// so that a screen reader pauses between them.
    pub fn put(self, page: &mut Items, at: Point, from: Side, grid: Grid, tags: &mut Tags) {
        let widest = self.width(grid);
        let runs = match self {
            Self::Frame(frame) => {
                return page.push((at, FrameItem::Group(GroupItem::new(frame))));
            }
            Self::Lines(runs) => runs,
        };
        let several = runs.len() > 1;
        for (index, run) in runs.into_iter().enumerate() {
            let indent = if index == 0 { Abs::zero() } else { grid.hanging_indent };
            let x = match from {
                Side::Left => indent,
                Side::Right => widest - indent - run.width,
            };
            let at = at + Point::new(x, grid.rise + grid.line * index as f64);
            let tag = several.then(|| tags.open(page, at, ParElem::new(Content::empty()).pack()));
            page.push((at, FrameItem::Text(run.text)));
            if let Some(tag) = tag {
                tags.close(page, at, tag);
            }
        }
    }
}

/// Sets pieces.
pub struct Setter<'a, 'e, 'l> {
    engine: &'a mut Engine<'e>,
    locator: SplitLocator<'l>,
    styles: StyleChain<'a>,
    shaper: Option<Shaper>,
    pub style: EntryStyle,
}

impl<'a, 'e, 'l> Setter<'a, 'e, 'l> {
    pub fn new(
        engine: &'a mut Engine<'e>,
        locator: Locator<'l>,
        styles: StyleChain<'a>,
        style: EntryStyle,
    ) -> Self {
        let shaper = Shaper::new(engine, styles);
        Self { engine, locator: locator.split(), styles, shaper, style }
    }

    /// The numbers.
    pub fn labels(&mut self, entries: &[Entry]) -> SourceResult<Vec<Piece>> {
        let shaped = self.shaped(entries, |shaper, style, entry| {
            let number = (!entry.number.is_empty()).then_some(&entry.number);
            if number.is_some() && style.from == Side::Right {
                // The point is on the other side of the figures there.
                return None;
            }
            number.map(|number| shaper.line(number, &style.quiet, None)).into_iter().collect()
        });
        let style = &self.style;
        let rest = unset(&shaped).map(|index| style.label(&entries[index])).collect();
        let rest = self.frames(rest, Abs::inf())?;
        Ok(complete(shaped, rest))
    }

    /// Names with what stands beneath them, as wide as they are.
    pub fn bodies(&mut self, entries: &[Entry]) -> SourceResult<Vec<Piece>> {
        let shaped = self.shaped(entries, |shaper, style, entry| {
            let name =
                entry.plain().then(|| shaper.line(&entry.text(), &style.fill, entry.tongue()));
            let lines = entry.lower().map(|(line, own)| shaper.line(line, &style.quiet, own));
            [name.flatten()].into_iter().chain(lines).collect()
        });
        let style = &self.style;
        let rest = unset(&shaped).map(|index| style.body(&entries[index])).collect();
        let rest = self.frames(rest, Abs::inf())?;
        Ok(complete(shaped, rest))
    }

    /// Some of the entries with their lines turned over. Where they do not fit even so, lines
    /// that are weighed against each other are not broken at all: they are to be `simple`.
    pub fn turned_over(
        &mut self,
        entries: &[Entry],
        which: Vec<usize>,
        width: Abs,
        simple: bool,
    ) -> SourceResult<Turned> {
        let set = |body: Content| match simple {
            true => body.set(ParElem::linebreaks, Smart::Custom(Linebreaks::Simple)),
            false => body,
        };
        let bodies = which.iter().map(|&index| set(self.style.body(&entries[index]))).collect();
        let frames = self.frames(bodies, width)?;
        Ok(which.into_iter().zip(frames).collect())
    }

    /// Where lines stand.
    pub fn grid(&self) -> Grid {
        let shaper = self.shaper.as_ref();
        shaper.map_or_else(Grid::default, |shaper| Grid {
            hanging_indent: self.style.hanging_indent,
            ..shaper.grid
        })
    }

    /// The tags of the list.
    pub fn tags(&mut self) -> Tags {
        Tags::new(self.locator.next_location(self.engine, 0, Span::detached()))
    }

    /// What can be set without typst. All processors share the work.
    fn shaped(
        &mut self,
        entries: &[Entry],
        shape: impl Fn(&Shaper, &EntryStyle, &Entry) -> Option<SmallVec<[Run; 1]>> + Send + Sync,
    ) -> Vec<Option<Piece>> {
        let Some(shaper) = &self.shaper else { return entries.iter().map(|_| None).collect() };
        let style = &self.style;
        let shares = self.engine.parallelize(entries.chunks(SHARE), |_, share| {
            let pieces = share.iter().map(|entry| shape(shaper, style, entry).map(Piece::Lines));
            pieces.collect::<Vec<_>>()
        });
        shares.flatten().collect()
    }

    /// Each content by itself, no wider than it may be.
    fn frames(&mut self, contents: Vec<Content>, width: Abs) -> SourceResult<Vec<Frame>> {
        let region = Region::new(Size::new(width, Abs::inf()), Axes::splat(false));
        let (locator, styles) = (&mut self.locator, self.styles);
        let contents = contents.into_iter().map(|content| (locator.next(&content.span()), content));
        let frames = self.engine.parallelize(contents, |engine, (locator, content)| {
            layout_frame(engine, &content, locator, styles, region)
        });
        frames.collect()
    }
}

/// Which pieces are still to be set.
fn unset(pieces: &[Option<Piece>]) -> impl Iterator<Item = usize> {
    pieces.iter().enumerate().filter(|(_, piece)| piece.is_none()).map(|(index, _)| index)
}

/// Puts the frames where pieces are missing.
fn complete(pieces: Vec<Option<Piece>>, frames: Vec<Frame>) -> Vec<Piece> {
    let mut frames = frames.into_iter();
    let pieces = pieces.into_iter();
    pieces.filter_map(|piece| piece.or_else(|| frames.next().map(Piece::Frame))).collect()
}
