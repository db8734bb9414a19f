//! How many columns, and how wide.

use typst::foundations::{Packed, StyleChain};
use typst::layout::Abs;

use super::NameColumnsElem;
use super::piece::{Grid, Piece, Side};

/// When the number of columns is free: no more than this many.
const MOST: usize = 4;
/// When the number of columns is free: no fewer lines than this in each, nor
/// fewer entries than half of that.
const FEWEST_IN_COLUMN: usize = 4;
/// When the number of columns is free: with two, at most a quarter of the lines
/// is added by turning over; with each further column half of that. Many columns
/// of short names read well, many columns of broken names do not.
const TURNED_OVER: f64 = 0.5;
/// How much of its width a turned-over line fills.
const FILLED: f64 = 0.85;

/// The widths of things.
pub struct Columns {
    /// The width of them all.
    whole: Abs,
    pub count: usize,
    /// The width of a column.
    pub width: Abs,
    pub gutter: Abs,
    /// The width of the widest number.
    pub label: Abs,
    /// The width that names have.
    pub body: Abs,
    /// Between a number and its name.
    gap: Abs,
    /// Where the first column stands, and the numbers in each.
    pub from: Side,
}

impl Columns {
    pub fn new(
        elem: &Packed<NameColumnsElem>,
        labels: &[Piece],
        bodies: &[Piece],
        grid: Grid,
        styles: StyleChain,
        width: Abs,
    ) -> Self {
        let label = labels.iter().map(|label| label.width(grid)).fold(Abs::zero(), Abs::max);
        let gap = if label > Abs::zero() { elem.gap.resolve(styles) } else { Abs::zero() };
        let gutter = elem.gutter.resolve(styles);
        let from = Side::of(styles);
        let one = Self { whole: width, count: 1, width, gutter, label, body: width, gap, from };
        match elem.count.get(styles) {
            Some(count) => one.of(count.max(1)),
            None => {
                let lines: Vec<Abs> = bodies.iter().flat_map(|body| body.widths(grid)).collect();
                let with = |count| one.of(count);
                choose(&lines, bodies.len(), elem.tight.get(styles), with)
            }
        }
    }

    /// The same with another number of them.
    pub fn of(&self, count: usize) -> Self {
        let width = (self.whole - self.gutter * (count - 1) as f64) / count as f64;
        Self { count, width, body: width - self.label - self.gap, ..*self }
    }

    /// How many lines are added because some are turned over.
    fn turned_over(&self, lines: &[Abs]) -> f64 {
        let long = lines.iter().filter(|&&width| !self.body.fits(width));
        long.map(|&width| (width / (self.body * FILLED)).ceil() - 1.0).sum()
    }
}

/// The number of columns that makes the list lowest.
fn choose(lines: &[Abs], entries: usize, tight: bool, with: impl Fn(usize) -> Columns) -> Columns {
    let count = lines.len() as f64;
    let most = (lines.len() / FEWEST_IN_COLUMN).min(entries * 2 / FEWEST_IN_COLUMN).clamp(1, MOST);
    let mut best = (count + with(1).turned_over(lines), with(1));
    let mut allowed = count;
    for columns in (2..=most).map(&with).take_while(|columns| columns.body > Abs::zero()) {
        allowed *= TURNED_OVER;
        let turned = columns.turned_over(lines);
        let height = (count + turned) / columns.count as f64;
        if (tight || turned <= allowed * TURNED_OVER) && height < best.0 {
            best = (height, columns);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns for lines of these widths on 450 points, with gutters of 20.
    fn chosen(widths: &[f64]) -> usize {
        chosen_when(false, widths)
    }

    fn chosen_when(tight: bool, widths: &[f64]) -> usize {
        let lines: Vec<Abs> = widths.iter().copied().map(Abs::pt).collect();
        let (whole, zero) = (Abs::pt(450.0), Abs::zero());
        let one = Columns {
            whole,
            count: 1,
            width: whole,
            gutter: Abs::pt(20.0),
            label: zero,
            body: whole,
            gap: zero,
            from: Side::Left,
        };
        choose(&lines, lines.len(), tight, |count| one.of(count)).count
    }

    #[test]
    fn short_names_stand_in_many_columns_and_long_ones_in_few() {
        assert_eq!(chosen(&[80.0; 40]), 4);
        assert_eq!(chosen(&[130.0; 40]), 3);
        assert_eq!(chosen(&[200.0; 40]), 2);
        assert_eq!(chosen(&[300.0; 40]), 1);
    }

    #[test]
    fn a_few_long_names_are_turned_over_rather_than_doubling_the_list() {
        let some = |long: usize| [vec![290.0; long], vec![180.0; 100 - long]].concat();
        assert_eq!(chosen(&some(14)), 2);
        assert_eq!(chosen(&some(24)), 2);
        assert_eq!(chosen(&some(40)), 1);
        let one = [vec![1400.0], vec![130.0; 99]].concat();
        assert_eq!(chosen(&one), 3);
    }

    #[test]
    fn where_room_is_short_more_names_are_turned_over() {
        let some = [vec![290.0; 40], vec![180.0; 60]].concat();
        assert_eq!([false, true].map(|tight| chosen_when(tight, &some)), [1, 2]);
    }

    #[test]
    fn few_names_are_not_strewn_over_the_page() {
        assert_eq!(chosen(&[80.0; 7]), 1);
        assert_eq!(chosen(&[80.0; 8]), 2);
        assert_eq!(chosen(&[]), 1);
    }
}
