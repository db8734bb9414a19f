//! Items of glyphs with what they stand for.

use typst::layout::{Em, FrameItem, Point};
use typst::text::{Glyph, TextItem};

use super::faces::{Faces, GlyphRef, twin};
use super::line::PlacedText;
use super::marks::Marks;
use super::reading::PositionedGlyph;

/// The items of a line, in the order they are read.
pub fn items(
    line: &[PlacedText<'_>],
    positioned: &[PositionedGlyph<'_>],
    faces: &mut Faces,
    marks: &mut Marks,
) -> Vec<(Point, FrameItem)> {
    let places = positioned.iter().filter_map(|own| {
        let item = line[own.item].text;
        Some((own, faces.of(item).place(own.glyph.id, own.look, &own.text)?))
    });
    let places: Vec<_> = places.collect();
    let parts = places.chunk_by(|(one, place), (next, other)| {
        let alone = one.beside.is_some() || next.beside.is_some();
        one.item == next.item
            && place.face == other.face
            && (!alone || one.cluster == next.cluster)
            && !begins(line, next)
    });
    parts.map(|part| item(line[part[0].0.item], part, marks)).collect()
}

/// Whether text that runs to the left begins with a glyph, to the eye. It is written by
/// itself: reached from the others, it would stand where the line begins but for the
/// rounding of numbers.
fn begins(line: &[PlacedText<'_>], positioned: &PositionedGlyph<'_>) -> bool {
    let first = line[0].text.glyphs.first();
    positioned.leftwards
        && positioned.item == 0
        && first.is_some_and(|first| positioned.pen == first.x_offset)
}

/// Some glyphs of an item, in the order they are read, as an item of their own.
fn item(
    placed: PlacedText<'_>,
    part: &[(&PositionedGlyph<'_>, GlyphRef)],
    marks: &mut Marks,
) -> (Point, FrameItem) {
    let (own, first) = (placed.text, part[0].0);
    let (text, mut glyphs) = ranged(part);
    if first.leftwards {
        set_apart(&mut glyphs, part);
        marks.apart(&mut glyphs);
    }
    if let Some(text) = &first.beside {
        marks.beside(&mut glyphs, text);
    }
    let item = TextItem {
        font: twin(own, part[0].1.face),
        size: own.size,
        fill: own.fill.clone(),
        stroke: own.stroke.clone(),
        lang: own.lang,
        region: own.region,
        text: text.into(),
        glyphs,
    };
    (placed.at + Point::with_x(first.pen.at(own.size)), FrameItem::Text(item))
}

/// The text of glyphs, and the glyphs with their ranges of it, as far as these can tell.
fn ranged(part: &[(&PositionedGlyph<'_>, GlyphRef)]) -> (String, Vec<Glyph>) {
    let (mut text, mut end) = (String::new(), 0_u16);
    let glyphs = part.iter().map(|(positioned, place)| {
        let start = end;
        if let Ok(longer) = u16::try_from(text.len() + positioned.text.len()) {
            text.push_str(&positioned.text);
            end = longer;
        }
        let range = start..end;
        let (x_offset, x_advance) = (positioned.offset, positioned.advance);
        Glyph { id: place.glyph, range, x_offset, x_advance, ..positioned.glyph.clone() }
    });
    let glyphs = glyphs.collect();
    (text, glyphs)
}

/// Moves the pen from each glyph to the next, wherever that stands.
fn set_apart(glyphs: &mut [Glyph], part: &[(&PositionedGlyph<'_>, GlyphRef)]) {
    for (index, glyph) in glyphs.iter_mut().enumerate() {
        glyph.x_offset = Em::zero();
        if let Some((next, _)) = part.get(index + 1) {
            glyph.x_advance = next.pen - part[index].0.pen;
        }
    }
}
