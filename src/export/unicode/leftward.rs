//! Letters of text that runs to the left, each as a glyph of its own.
//!
//! Readers turn such text round, some by where glyphs stand and some by the order they are
//! written in. They agree on letters that stand one by one, so what is drawn as one has
//! glyphs that are not seen for all its letters but the last.

use typst::layout::Em;
use typst::text::FontInstance;

use super::cluster::{is_joiner, is_mark};
use super::line::PlacedText;
use super::reading::{PositionedGlyph, has_no_room, units};
use super::twins::TwinGlyph;

/// What takes no room stands to the left of the letter before it by so much, in sizes: it is
/// no more than readers need to tell.
const LEFT: f64 = 1e-5;
/// A mark is in an item of its own where it is set higher, and needs more.
const MARK_LEFT: f64 = 1e-3;

/// A glyph for each letter of a text, from the right, over the room of the glyph that is
/// drawn for it. The last of them is seen.
pub fn letters<'a>(
    line: &[PlacedText<'_>],
    positioned: &PositionedGlyph<'a>,
    text: &str,
    read: &mut Vec<PositionedGlyph<'a>>,
) {
    if has_no_room(positioned.glyph) && text.chars().all(is_mark) {
        let mark = PositionedGlyph { text: text.to_owned(), ..positioned.clone() };
        let mark = match read.last().and_then(|letter| beyond(line, letter, positioned)) {
            Some(units) => moved(mark, units, &line[positioned.item].text.font),
            None => mark,
        };
        return read.push(mark);
    }
    let font = &line[positioned.item].text.font;
    let count = text.chars().filter(|c| !is_joiner(*c)).count();
    let last = text.char_indices().rev().find(|(_, c)| !is_joiner(*c) || count == 0);
    let room = positioned.glyph.x_advance / (count.max(1) as f64);
    let mut pen = positioned.pen + positioned.glyph.x_advance;
    for (at, c) in text.char_indices() {
        let own = if is_joiner(c) { Em::zero() } else { room };
        pen -= own;
        let (look, pen) = if last == Some((at, c)) {
            let like = TwinGlyph::like(positioned.glyph.id, units(own, font));
            let set_on = has_no_room(positioned.glyph);
            (Some(like).filter(|_| count > 1), positioned.pen - left(set_on))
        } else {
            let unseen = TwinGlyph::Unseen { advance: units(own, font).unwrap_or_default() };
            (Some(unseen), pen - left(is_joiner(c)))
        };
        read.push(PositionedGlyph { look, pen, text: c.to_string(), ..positioned.clone() });
    }
}

fn left(without_room: bool) -> Em {
    if without_room { Em::new(LEFT) } else { Em::zero() }
}

/// How far a mark has to go to stand to the left of its letter, in units of its typeface.
fn beyond(
    line: &[PlacedText<'_>],
    letter: &PositionedGlyph<'_>,
    mark: &PositionedGlyph<'_>,
) -> Option<i16> {
    let place = |positioned: &PositionedGlyph<'_>| {
        let own = line[positioned.item];
        own.at.x + positioned.pen.at(own.text.size)
    };
    let own = line[mark.item].text;
    let sizes = (place(mark) - place(letter)) / own.size + MARK_LEFT;
    let units = (sizes * own.font.units_per_em()).ceil();
    (letter.leftwards && (1.0..f64::from(i16::MAX)).contains(&units)).then_some(units as i16)
}

/// A mark whose pen is further left, and which is drawn where it was.
fn moved<'a>(mark: PositionedGlyph<'a>, right: i16, font: &FontInstance) -> PositionedGlyph<'a> {
    let look = Some(TwinGlyph::Like { glyph: mark.glyph.id, right, advance: None });
    let pen = mark.pen - Em::new(f64::from(right) / font.units_per_em());
    PositionedGlyph { look, pen, ..mark }
}
