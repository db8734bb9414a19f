//! Several pages on one side of paper, to read drafts and to fold booklets.

use typst::foundations::Smart;
use typst::layout::{Dir, Frame, FrameItem, GroupItem, Point, Ratio, Size, Transform};
use typst::model::Document as _;
use typst_layout::{Page, PagedDocument};

use crate::letter::Imposition;

/// Pages on as few sides of paper as they are asked to share, each as large as it can be.
/// Where text runs from the right, so do they.
pub fn impose(document: &PagedDocument, how: Imposition) -> PagedDocument {
    let pages = document.pages();
    let Some(first) = pages.first() else { return document.clone() };
    let size = first.frame.size();
    // Turned for two, so that they stand beside each other, or broad ones one below the other.
    let turned = Size::new(size.y, size.x);
    let (paper, across, down): (_, u8, u8) = match how {
        Imposition::Four => (size, 2, 2),
        _ if size.x > size.y => (turned, 1, 2),
        _ => (turned, 2, 1),
    };
    let order: Vec<Option<&Page>> = match how {
        Imposition::Booklet => folded(pages.len()).map(|index| pages.get(index)).collect(),
        _ => pages.iter().map(Some).collect(),
    };
    let from_right =
        matches!(document.info().locale, Smart::Custom(of) if of.lang.dir() == Dir::RTL);
    let cell = Size::new(paper.x / f64::from(across), paper.y / f64::from(down));
    let side = |of: &[Option<&Page>]| {
        let mut frame = Frame::hard(paper);
        for (index, page) in (0..across * down).zip(of) {
            let (column, row) = (index % across, index / across);
            let column = if from_right { across - 1 - column } else { column };
            let corner = Point::new(cell.x * f64::from(column), cell.y * f64::from(row));
            if let Some(page) = page {
                frame.push(corner, FrameItem::Group(scaled(page, cell)));
            }
        }
        Page { frame, fill: Smart::Custom(None), ..first.clone() }
    };
    let share = usize::from(across * down);
    PagedDocument::new(order.chunks(share).map(side).collect(), document.info().clone())
}

/// The order of the pages of a booklet, counted from 0, filled up to whole leaves: the
/// outer side of each leaf has the last page that is left, and the first.
fn folded(pages: usize) -> impl Iterator<Item = usize> {
    let all = pages.next_multiple_of(4);
    (0..all / 2).flat_map(move |side| {
        let (low, high) = (side, all - 1 - side);
        if side % 2 == 0 { [high, low] } else { [low, high] }
    })
}

/// A page as large as a cell lets it be, in its middle.
fn scaled(page: &Page, cell: Size) -> GroupItem {
    let size = page.frame.size();
    let scale = (cell.x / size.x).min(cell.y / size.y);
    let rest = (cell - size * scale) / 2.0;
    let ratio = Ratio::new(scale);
    let mut group = GroupItem::new(page.frame.clone());
    group.transform =
        Transform::translate(rest.x, rest.y).pre_concat(Transform::scale(ratio, ratio));
    group
}

#[cfg(test)]
mod tests {
    use typst::foundations::Content;
    use typst::layout::{Abs, Sides};
    use typst::text::{Lang, Locale};

    use super::*;

    /// Pages of a shape, which tell their numbers by their widths: 100 pt and a few.
    fn pages(number: usize, broad: bool, lang: Lang) -> PagedDocument {
        let page = |index: usize| {
            let width = Abs::pt(100.0 + index as f64);
            let (x, y) = if broad { (width * 2.0, width) } else { (width, width * 2.0) };
            let (bleed, fill) = (Sides::splat(Abs::zero()), Smart::Auto);
            let (numbering, supplement) = (None, Content::empty());
            Page {
                frame: Frame::hard(Size::new(x, y)),
                bleed,
                fill,
                numbering,
                supplement,
                number: 1,
            }
        };
        let locale = Smart::Custom(Locale { lang, region: None });
        let info = typst::model::DocumentInfo { locale, ..Default::default() };
        PagedDocument::new((0..number).map(page).collect(), info)
    }

    /// The number of each page on each side, with where on the paper it begins, in parts
    /// of its breadth and height.
    fn sides(document: &PagedDocument, how: Imposition) -> Vec<Vec<(usize, f64, f64)>> {
        let imposed = impose(document, how);
        let placed = |page: &Page| {
            let paper = page.frame.size();
            let on = |(at, item): &(Point, FrameItem)| {
                let FrameItem::Group(group) = item else { panic!("no group") };
                let narrow = group.frame.width().min(group.frame.height());
                let part = |at: Abs, of: Abs| ((at / of) * 4.0).round() / 4.0;
                (
                    (narrow.to_pt() - 100.0).round() as usize,
                    part(at.x, paper.x),
                    part(at.y, paper.y),
                )
            };
            page.frame.items().map(on).collect()
        };
        imposed.pages().iter().map(placed).collect()
    }

    #[test]
    fn pages_follow_each_other_over_the_paper() {
        let upright = pages(3, false, Lang::ENGLISH);
        let two = [vec![(0, 0.0, 0.0), (1, 0.5, 0.0)], vec![(2, 0.0, 0.0)]];
        assert_eq!(sides(&upright, Imposition::Two), two);
        let four = [vec![(0, 0.0, 0.0), (1, 0.5, 0.0), (2, 0.0, 0.5)]];
        assert_eq!(sides(&upright, Imposition::Four), four);
        let below = [vec![(0, 0.0, 0.0), (1, 0.0, 0.5)]];
        assert_eq!(sides(&pages(2, true, Lang::ENGLISH), Imposition::Two), below);
        let from_right = [vec![(0, 0.5, 0.0), (1, 0.0, 0.0)]];
        assert_eq!(sides(&pages(2, false, Lang::ARABIC), Imposition::Two), from_right);
    }

    #[test]
    fn the_leaves_of_a_booklet_lie_in_each_other() {
        let (left, right) = (|page| (page, 0.0, 0.0), |page| (page, 0.5, 0.0));
        let leaves =
            [vec![right(0)], vec![left(1)], vec![left(5), right(2)], vec![left(3), right(4)]];
        assert_eq!(sides(&pages(6, false, Lang::ENGLISH), Imposition::Booklet), leaves);
    }

    #[test]
    fn a_page_fills_its_cell_and_stands_in_its_middle() {
        let two = impose(&pages(1, false, Lang::ENGLISH), Imposition::Two);
        let page = &two.pages()[0];
        assert_eq!(page.frame.size(), Size::new(Abs::pt(200.0), Abs::pt(100.0)));
        let Some((_, FrameItem::Group(group))) = page.frame.items().next() else { panic!("none") };
        // A hundred by two hundred in a hundred by a hundred.
        assert_eq!((group.transform.sx, group.transform.tx), (Ratio::new(0.5), Abs::pt(25.0)));
    }
}
