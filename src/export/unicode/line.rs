//! Text in a line: its items, and which way they run.
//!
//! Items stand in the order they are read, and so do the glyphs of text that runs to the
//! right. Text that runs to the left is laid out from its left end, with an item for
//! each typeface and for each mark that is set higher or lower.

use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;
use typst::layout::{Abs, FrameItem, Point};
use typst::text::{Glyph, TextItem};

use super::cluster;

/// Items that touch are this close.
const NEAR: Abs = Abs::raw(1e-3);

/// An item and where it stands.
#[derive(Clone, Copy)]
pub struct PlacedText<'a> {
    pub at: Point,
    pub text: &'a TextItem,
}

/// The text items that stand first, as far as each begins where the one before it ends, and of
/// how many items that is: what is underlined has a line after each text.
pub fn at(items: &[(Point, FrameItem)]) -> (Vec<PlacedText<'_>>, usize) {
    let (mut line, mut seen): (Vec<PlacedText<'_>>, _) = (Vec::new(), 0);
    for (index, (at, item)) in items.iter().enumerate() {
        match item {
            FrameItem::Text(text) => {
                let next = PlacedText { at: *at, text };
                if line.last().is_some_and(|last| !touch(last, &next)) {
                    break;
                }
                line.push(next);
                seen = index + 1;
            }
            FrameItem::Shape(..) if !line.is_empty() => {}
            _ => break,
        }
    }
    (line, seen)
}

fn touch(one: &PlacedText<'_>, next: &PlacedText<'_>) -> bool {
    let end = one.at.x + one.text.width();
    (end - next.at.x).abs() < NEAR && (one.at.y - next.at.y).abs() < one.text.size
}

/// Whether each glyph stands for text of its own, as it was typed, in the order it is read.
pub fn is_plain(line: &[PlacedText<'_>]) -> bool {
    let parted = |pair: &[PlacedText<'_>]| {
        let (last, first) = (pair[0].text.glyphs.last(), pair[1].text.glyphs.first());
        last.zip(first).is_none_or(|(last, first)| !is_one(pair[0], last, pair[1], first))
    };
    line.iter().all(|placed| is_plain_item(placed.text)) && line.windows(2).all(parted)
}

fn is_plain_item(item: &TextItem) -> bool {
    let kept = |c: char| cluster::as_read(c) == Some(c) && !cluster::is_joiner(c);
    item.glyphs.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start)
        && (item.text.is_ascii() || item.text.chars().all(kept) && direction(item) != Some(true))
}

/// Whether two glyphs stand for one text together: all of it is then said of each.
pub fn is_one(one: PlacedText<'_>, glyph: &Glyph, other: PlacedText<'_>, next: &Glyph) -> bool {
    if std::ptr::eq(one.text, other.text) {
        return glyph.range == next.range;
    }
    // Where in the letter a text begins is counted no further than this.
    glyph.span == next.span
        && glyph.span.1 != u16::MAX
        && slice(one.text, glyph) == slice(other.text, next)
}

/// What a glyph stands for, by itself or with others.
pub fn slice<'a>(item: &'a TextItem, glyph: &Glyph) -> &'a str {
    item.text.get(glyph.range()).unwrap_or_default()
}

/// Whether each item runs to the left. What has no direction of its own runs as what it
/// stands between.
pub fn directions(line: &[PlacedText<'_>]) -> Vec<bool> {
    let own: Vec<Option<bool>> = line.iter().map(|placed| direction(placed.text)).collect();
    let one = |index: usize| own[index].unwrap_or_else(|| is_between(line, &own, index));
    (0..line.len()).map(one).collect()
}

/// Whether an item without direction is part of text that runs to the left: what stands to
/// the right of it comes before it in the letter.
fn is_between(line: &[PlacedText<'_>], own: &[Option<bool>], index: usize) -> bool {
    let origin = |at: usize| line[at].text.glyphs.first().map(|glyph| glyph.span);
    let falls = |left: usize, right: usize| match (origin(left), origin(right)) {
        (Some(left), Some(right)) => left.0 == right.0 && left.1 >= right.1,
        _ => false,
    };
    let before = own[..index].iter().rev().flatten().next() == Some(&true);
    let after = own[index + 1..].iter().flatten().next() == Some(&true);
    before && (after || falls(index - 1, index)) || after && falls(index, index + 1)
}

/// Whether an item runs to the left, if its glyphs or letters tell.
fn direction(item: &TextItem) -> Option<bool> {
    let (first, last) = (item.glyphs.first()?.range.start, item.glyphs.last()?.range.start);
    if first != last {
        return Some(last < first);
    }
    let class = CodePointMapData::<BidiClass>::new();
    item.text.chars().find_map(|c| match class.get(c) {
        BidiClass::RightToLeft | BidiClass::ArabicLetter => Some(true),
        BidiClass::LeftToRight | BidiClass::EuropeanNumber | BidiClass::ArabicNumber => Some(false),
        _ => None,
    })
}
