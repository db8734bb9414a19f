//! The items of finished pages. typst keeps them in frames within frames, each of which may
//! be moved, scaled and turned: here alone they are walked.

use typst::layout::{Frame, FrameItem, GroupItem, Point, Transform};

/// An item of a page, and where it stands.
#[derive(Clone, Copy)]
pub struct Placed<'a> {
    /// The item, which is no group.
    pub item: &'a FrameItem,
    /// Where it stands in its frame.
    pub at: Point,
    /// How that frame lies on the page.
    pub frame: Transform,
}

impl Placed<'_> {
    /// Where it stands on the page.
    pub fn point(&self) -> Point {
        self.at.transform(self.frame)
    }

    /// How it lies on the page.
    pub fn transform(&self) -> Transform {
        self.frame.pre_concat(Transform::translate(self.at.x, self.at.y))
    }
}

/// What is in a frame and in all frames within it, in the order it is drawn and read.
pub fn items(frame: &Frame) -> Items<'_> {
    Items { open: vec![(frame.items(), Transform::identity())] }
}

/// Walks through frames.
pub struct Items<'a> {
    /// The frames that are open, each in the one before.
    open: Vec<(std::slice::Iter<'a, (Point, FrameItem)>, Transform)>,
}

impl<'a> Iterator for Items<'a> {
    type Item = Placed<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (rest, frame) = self.open.last_mut()?;
            let frame = *frame;
            match rest.next() {
                None => drop(self.open.pop()),
                Some((at, FrameItem::Group(group))) => {
                    let own = Transform::translate(at.x, at.y).pre_concat(group.transform);
                    self.open.push((group.frame.items(), frame.pre_concat(own)));
                }
                Some((at, item)) => return Some(Placed { item, at: *at, frame }),
            }
        }
    }
}

/// Changes items in their place, groups before what is in them, and takes out those for
/// which `edit` says `false`.
pub fn edit(frame: &mut Frame, edit: &mut impl FnMut(&mut FrameItem) -> bool) {
    frame.retain(|item| {
        let kept = edit(item);
        if let FrameItem::Group(group) = item
            && kept
        {
            self::edit(&mut group.frame, edit);
        }
        kept
    });
}

/// Items of a frame, with where they stand in it.
pub type Run = [(Point, FrameItem)];

/// The same frame with other items, which may be more or fewer; nothing where all stay.
/// `change` is given the items from one on: it says how many of them it has seen, at least
/// one, and what is to stand in their place. Groups are gone into.
pub fn rebuilt(
    frame: &Frame,
    change: &mut impl FnMut(&Run) -> (usize, Option<Vec<(Point, FrameItem)>>),
) -> Option<Frame> {
    let items = frame.items().as_slice();
    let mut new: Option<Vec<(Point, FrameItem)>> = None;
    let mut at = 0;
    while let Some((point, item)) = items.get(at) {
        let (seen, changed) = match item {
            FrameItem::Group(group) => {
                let inner = rebuilt(&group.frame, change);
                let within = |frame| FrameItem::Group(GroupItem { frame, ..group.clone() });
                (1, inner.map(|frame| vec![(*point, within(frame))]))
            }
            _ => change(&items[at..]),
        };
        match (&mut new, changed) {
            (None, None) => {}
            (Some(new), None) => new.extend_from_slice(&items[at..at + seen]),
            (new, Some(changed)) => {
                new.get_or_insert_with(|| items[..at].to_vec()).extend(changed);
            }
        }
        at += seen;
    }
    let mut frame = frame.clone();
    new.map(|items| {
        frame.clear();
        frame.push_multiple(items);
        frame
    })
}

#[cfg(test)]
mod tests {
    use typst::layout::{Abs, Ratio, Size};
    use typst::syntax::Span;
    use typst::visualize::{Color, Geometry};

    use super::*;

    /// A surface, which is told by its width.
    fn item(width: f64) -> FrameItem {
        let surface = Geometry::Rect(Size::splat(Abs::pt(width))).filled(Color::BLACK);
        FrameItem::Shape(surface, Span::detached())
    }

    fn width(item: &FrameItem) -> f64 {
        let FrameItem::Shape(shape, _) = item else { return 0.0 };
        shape.bbox(false).size().x.to_pt()
    }

    /// 1, then a group twice as large at (10, 20) with 2 at (1, 2), then 3.
    fn page() -> Frame {
        let mut inner = Frame::hard(Size::splat(Abs::pt(9.0)));
        inner.push(Point::new(Abs::pt(1.0), Abs::pt(2.0)), item(2.0));
        let mut group = GroupItem::new(inner);
        group.transform = Transform::scale(Ratio::new(2.0), Ratio::new(2.0));
        let mut page = Frame::hard(Size::splat(Abs::pt(99.0)));
        page.push(Point::zero(), item(1.0));
        page.push(Point::new(Abs::pt(10.0), Abs::pt(20.0)), FrameItem::Group(group));
        page.push(Point::zero(), item(3.0));
        page
    }

    fn widths(frame: &Frame) -> Vec<f64> {
        items(frame).map(|placed| width(placed.item)).collect()
    }

    #[test]
    fn items_come_in_their_order_with_their_places() {
        let page = page();
        assert_eq!(widths(&page), [1.0, 2.0, 3.0]);
        let inner = items(&page).nth(1).expect("an item");
        assert_eq!(inner.point(), Point::new(Abs::pt(12.0), Abs::pt(24.0)));
        assert_eq!(inner.transform().sx, Ratio::new(2.0));
    }

    #[test]
    fn items_are_changed_and_taken_out_at_any_depth() {
        let mut page = page();
        edit(&mut page, &mut |item| width(item) != 2.0);
        assert_eq!(widths(&page), [1.0, 3.0]);
    }

    #[test]
    fn a_frame_is_made_anew_only_where_something_changes() {
        let page = page();
        assert!(rebuilt(&page, &mut |_| (1, None)).is_none());
        let twice = rebuilt(&page, &mut |run| {
            let own = run[0].clone();
            (1, (width(&own.1) == 2.0).then(|| vec![own.clone(), own]))
        });
        assert_eq!(widths(&twice.expect("another")), [1.0, 2.0, 2.0, 3.0]);
    }
}
