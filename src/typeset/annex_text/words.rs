//! Glyphs as wide as the words they stand over.
//!
//! The typeface of the unseen text is not that of the page. Readers find words by
//! the gaps between glyphs, so letters do not stand over those of the picture one
//! by one, which would leave gaps in words: each word is stretched as a whole.

use super::faces::Faces;
use crate::annex::Run;

/// Words whose widths differ from those of their typeface by shares this close are
/// stretched alike.
const ALIKE: f64 = 0.1;

/// A glyph over a character. Lengths in points.
#[derive(Debug, Clone, PartialEq)]
pub struct Over {
    pub face: usize,
    pub id: u16,
    /// Its part of the text.
    pub from: usize,
    pub to: usize,
    /// How wide it is in its own typeface.
    pub natural: f64,
    /// How far the next stands from it on the page.
    pub advance: f64,
    pub is_space: bool,
}

/// Words that are stretched alike.
#[derive(Debug, PartialEq)]
pub struct Piece<'a> {
    pub glyphs: &'a [Over],
    /// How far the next stands from each.
    pub advances: Vec<f64>,
    /// How wide the glyphs are, by their own width.
    pub stretch: f64,
    /// How wide the piece is.
    pub width: f64,
}

/// The glyphs of a run. Characters that need none are left out.
pub fn glyphs(run: &Run, faces: &mut Faces<'_, '_>) -> Vec<Over> {
    let glyphs = run.glyphs.iter().filter_map(|own| {
        let c = run.text.get(own.from..own.to)?.chars().next()?;
        let glyph = faces.glyph(c)?;
        Some(Over {
            natural: faces.width(&glyph) * run.size,
            face: glyph.face,
            id: glyph.id,
            from: own.from,
            to: own.to,
            advance: own.advance,
            is_space: c.is_whitespace(),
        })
    });
    glyphs.collect()
}

/// Puts words together that are stretched alike.
pub fn pieces(glyphs: &[Over]) -> Vec<Piece<'_>> {
    let mut pieces: Vec<(usize, usize, f64)> = Vec::new();
    let mut at = 0;
    for word in
        glyphs.chunk_by(|one, other| one.face == other.face && (!one.is_space || other.is_space))
    {
        let (from, to, own) = (at, at + word.len(), stretch(word));
        at = to;
        match pieces.last_mut() {
            Some((first, end, known))
                if glyphs[*first].face == word[0].face && (own / *known - 1.0).abs() < ALIKE =>
            {
                *end = to;
            }
            _ => pieces.push((from, to, own)),
        }
    }
    pieces.into_iter().map(|(from, to, _)| piece(&glyphs[from..to])).collect()
}

fn piece(glyphs: &[Over]) -> Piece<'_> {
    let words = glyphs.chunk_by(|one, other| !one.is_space || other.is_space);
    let advances = words.flat_map(|word| {
        let own = stretch(word);
        word.iter()
            .map(move |glyph| if glyph.is_space { glyph.advance } else { glyph.natural * own })
    });
    let advances: Vec<f64> = advances.collect();
    Piece { glyphs, width: advances.iter().sum(), stretch: stretch(glyphs), advances }
}

/// How wide letters are by their own width. Spaces have any.
fn stretch(glyphs: &[Over]) -> f64 {
    let letters = || glyphs.iter().filter(|glyph| !glyph.is_space);
    let (own, natural): (f64, f64) =
        (letters().map(|glyph| glyph.advance).sum(), letters().map(|glyph| glyph.natural).sum());
    let stretch = own / natural;
    if stretch.is_finite() && stretch > 0.01 { stretch.min(100.0) } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Glyphs of one face, each with its natural width and its width on the page.
    fn over(widths: &[(f64, f64)]) -> Vec<Over> {
        let glyphs = widths.iter().enumerate().map(|(at, &(natural, advance))| Over {
            face: 0,
            id: 1,
            from: at,
            to: at + 1,
            natural,
            advance,
            is_space: natural == 0.0,
        });
        glyphs.collect()
    }

    #[test]
    fn letters_share_the_width_of_their_word() {
        let glyphs = over(&[(2.0, 6.0), (4.0, 6.0), (0.0, 5.0), (6.0, 12.0)]);
        let pieces = pieces(&glyphs);
        assert_eq!(pieces.len(), 1);
        assert_eq!((pieces[0].stretch, pieces[0].width), (2.0, 29.0));
        assert_eq!(pieces[0].advances, [4.0, 8.0, 5.0, 12.0]);
    }

    #[test]
    fn words_of_other_widths_and_faces_stand_apart() {
        let mut glyphs = over(&[(2.0, 2.0), (0.0, 1.0), (2.0, 4.0), (2.0, 4.0)]);
        assert_eq!(pieces(&glyphs).len(), 2);
        glyphs[3].face = 1;
        let pieces = pieces(&glyphs);
        assert_eq!(pieces.iter().map(|piece| piece.glyphs.len()).collect::<Vec<_>>(), [2, 1, 1]);
    }

    #[test]
    fn letters_without_width_are_not_stretched() {
        assert_eq!(pieces(&over(&[(2.0, 0.0)]))[0].stretch, 1.0);
        assert!(pieces(&[]).is_empty());
    }
}
