//! Cells of tables and grids, and what runs out of them into the next.

use typst::foundations::Content;
use typst::introspection::{Location, Tag};
use typst::layout::{Abs, GridCell, Point};
use typst::model::TableCell;

use super::super::painted::Painted;
use super::SLACK;

/// The cells that are open on a page, each in the one before, and for each depth the cell
/// that was closed last.
#[derive(Default)]
pub struct Cells<'a> {
    open: Vec<Cell<'a>>,
    closed: Vec<Option<Cell<'a>>>,
}

#[derive(Clone, Copy)]
struct Cell<'a> {
    location: Location,
    /// Its upper left corner.
    at: Point,
    /// What reaches farthest to the right.
    farthest: Option<Painted<'a>>,
}

impl<'a> Cells<'a> {
    /// Something in the innermost cell.
    pub fn see(&mut self, painted: Painted<'a>) {
        if let Some(cell) = self.open.last_mut() {
            cell.reach(painted);
        }
    }

    /// A cell begins or ends: what of the cell before it in its row runs into it.
    pub fn tag(&mut self, tag: &Tag, at: Point) -> Option<Painted<'a>> {
        match tag {
            Tag::Start(content, _) if is_cell(content) => {
                let cell = Cell { location: content.location()?, at, farthest: None };
                let before = self.closed.get(self.open.len()).copied().flatten();
                self.open.push(cell);
                before.and_then(|before| before.runs_into(at))
            }
            Tag::End(location, ..) => {
                let cell = self.open.pop_if(|cell| cell.location == *location)?;
                cell.farthest.into_iter().for_each(|painted| self.see(painted));
                self.closed.truncate(self.open.len() + 1);
                self.closed.resize(self.open.len() + 1, None);
                self.closed[self.open.len()] = Some(cell);
                None
            }
            Tag::Start(..) => None,
        }
    }
}

impl<'a> Cell<'a> {
    fn reach(&mut self, painted: Painted<'a>) {
        if self.farthest.is_none_or(|known| known.bounds.max.x < painted.bounds.max.x) {
            self.farthest = Some(painted);
        }
    }

    /// What of it runs into the next cell of its row.
    fn runs_into(self, next: Point) -> Option<Painted<'a>> {
        let slack = Abs::pt(SLACK);
        let in_row = (self.at.y - next.y).abs() < slack && self.at.x < next.x;
        self.farthest.filter(|painted| in_row && painted.bounds.max.x > next.x - slack)
    }
}

fn is_cell(content: &Content) -> bool {
    content.is::<TableCell>() || content.is::<GridCell>()
}
