//! Where words begin and end. Some readers take spaces from gaps alone, and measure these by
//! the letters beside them.

use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;
use typst::layout::Em;

use super::faces::Faces;
use super::line::PlacedText;
use super::reading::{PositionedGlyph, units};
use super::twins::TwinGlyph;

/// Whether words are to be told apart in a line: what is not ASCII may have letters of any
/// width, and spaces of another typeface.
pub fn matter(line: &[PlacedText<'_>], faces: &mut Faces) -> bool {
    line.iter().any(|own| !own.text.text.is_ascii() && faces.of(own.text).is_open())
}

/// Lets spaces be in the typeface of the word before them. A space of another one is written
/// by itself, and PDFium passes over text that draws nothing.
pub fn end(line: &[PlacedText<'_>], read: &mut [PositionedGlyph<'_>], faces: &mut Faces) {
    for at in 1..read.len() {
        let (before, after) = read.split_at_mut(at);
        let (last, space) = (&before[at - 1], &mut after[0]);
        let (word, own) = (line[last.item], line[space.item]);
        let apart = space.text == " " && !space.leftwards && !last.leftwards;
        let level = word.at.y == own.at.y && word.text.size == own.text.size;
        if apart && level && word.text.font != own.text.font && faces.of(word.text).is_open() {
            let Some(advance) = units(space.advance, &word.text.font) else { continue };
            space.look = Some(TwinGlyph::Unseen { advance });
            (space.item, space.pen, space.offset) =
                (last.item, last.pen + last.advance, Em::zero());
        }
    }
}

/// Lets words begin with a glyph that stands for no mark, with the marks on another one that
/// is not seen: pdf.js takes what stands for a mark for one, without room of its own.
pub fn begin<'a>(
    line: &[PlacedText<'a>],
    read: Vec<PositionedGlyph<'a>>,
    faces: &mut Faces,
) -> Vec<PositionedGlyph<'a>> {
    let mut begun = Vec::with_capacity(read.len());
    let mut begins = true;
    for mut positioned in read {
        let after = positioned.text.ends_with(' ');
        let marks = positioned.text.find(is_set_on).filter(|&marks| begins && marks > 0);
        let whole = positioned.leftwards || positioned.beside.is_some();
        let marks = marks.filter(|_| !whole && faces.of(line[positioned.item].text).is_open());
        let marks = marks.map(|at| PositionedGlyph {
            look: Some(TwinGlyph::Unseen { advance: 0 }),
            text: positioned.text.split_off(at),
            pen: positioned.pen + positioned.advance,
            offset: Em::zero(),
            advance: Em::zero(),
            ..positioned.clone()
        });
        begun.push(positioned);
        begun.extend(marks);
        begins = after;
    }
    begun
}

/// Whether a character takes no room.
fn is_set_on(c: char) -> bool {
    CodePointMapData::<GeneralCategory>::new().get(c) == GeneralCategory::NonspacingMark
}
