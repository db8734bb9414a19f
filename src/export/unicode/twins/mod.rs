//! Typefaces with further glyphs: twins, each of which looks like another glyph and so can
//! stand for other text, and glyphs of which nothing is seen.

mod tables;

use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontInstance, FontVariant};

use self::tables::{Numbers as _, Tables};

/// How a glyph looks. Widths in units of its typeface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TwinGlyph {
    /// As another does.
    Like {
        /// That glyph.
        glyph: u16,
        /// How far to the right of it.
        right: i16,
        /// How much room it takes, where it is not as much.
        advance: Option<u16>,
    },
    /// Not at all.
    Unseen {
        /// How much room it takes.
        advance: u16,
    },
}

impl TwinGlyph {
    /// As a glyph does, at its place.
    pub fn like(glyph: u16, advance: Option<u16>) -> Self {
        Self::Like { glyph, right: 0, advance }
    }
}

/// An outline that is another glyph's: `ARG_1_AND_2_ARE_WORDS` and `ARGS_ARE_XY_VALUES`
/// (OpenType, `glyf`).
const LIKE: u16 = 0x0003;
/// A glyph begins with the number of its contours, or this if it is made of others; then
/// its box: left, lower, right and upper end.
const PARTS: u16 = 0xffff;
const BOX: [usize; 4] = [2, 4, 6, 8];
/// Points of a contour that are on it, and behind the last of which there is no program.
const TWO_POINTS: [u16; 3] = [1, 0, 0x0101];
/// A table of names without names (version 3), and where they would be.
const NAMELESS: [u8; 4] = [0, 3, 0, 0];
const NAMES: usize = 32;

/// Tables that say more of each glyph: its colours, or how it varies.
const MORE: [&[u8; 4]; 5] = [b"COLR", b"SVG ", b"sbix", b"CBDT", b"gvar"];

/// The typeface with further glyphs behind its last one, if its outlines are TrueType's, in
/// one colour and of one shape.
pub fn with(font: &FontInstance, looks: &[TwinGlyph]) -> Option<FontInstance> {
    let mut tables = Tables::of(font)?;
    if MORE.iter().any(|tag| tables.get(tag).is_some()) {
        return None;
    }
    let count = usize::from(tables.get(b"maxp")?.short(4)?);
    let height = i16::try_from(tables.get(b"head")?.short(18)? / 2).ok()?;
    tables.outlines(looks, count, height)?;
    tables.widths(looks, count)?;
    let parts = tables.get(b"maxp")?.short(28)?.max(1);
    let depth = tables.get(b"maxp")?.short(30)?.saturating_add(1);
    let count = u16::try_from(count + looks.len()).ok()?;
    tables.set(b"maxp", &[(4, count), (28, parts), (30, depth)])?;
    tables.nameless()?;
    let font_with = Font::new(Bytes::new(tables.file()), 0)?;
    Some(font_with.instantiate(FontVariant::default(), Abs::zero(), font.variations()))
}

impl Tables<'_> {
    /// Adds outlines. `height` is how high those are that are not seen.
    fn outlines(&mut self, looks: &[TwinGlyph], count: usize, height: i16) -> Option<()> {
        let (loca, wide) = (self.get(b"loca")?, self.get(b"head")?.short(50)? == 1);
        let place = |index| match wide {
            true => loca.long(index * 4),
            false => Some(u32::from(loca.short(index * 2)?) * 2),
        };
        let mut places = (0..=count).map(place).collect::<Option<Vec<_>>>()?;
        let mut glyf = self.get(b"glyf")?.to_vec();
        // The table may end further on than its last glyph.
        let mut ends = vec![u32::try_from(glyf.len()).ok()?];
        for look in looks {
            let outline = match *look {
                TwinGlyph::Like { glyph, right, .. } => {
                    let at = places.get(usize::from(glyph)..)?.get(..2)?;
                    let outline = glyf.get(at[0] as usize..at[1] as usize);
                    like(glyph, right, outline.unwrap_or_default())
                }
                TwinGlyph::Unseen { advance } => {
                    unseen(i16::try_from(advance).unwrap_or(i16::MAX), height)
                }
            };
            glyf.extend(outline);
            ends.push(u32::try_from(glyf.len()).ok()?);
        }
        places.truncate(count);
        places.extend(ends);
        self.put(b"loca", places.into_iter().flat_map(u32::to_be_bytes).collect())?;
        self.put(b"glyf", glyf)?;
        self.set(b"head", &[(50, 1)])
    }

    /// Adds widths, after those of all glyphs there are.
    fn widths(&mut self, looks: &[TwinGlyph], count: usize) -> Option<()> {
        let (own, full) = (self.get(b"hmtx")?, usize::from(self.get(b"hhea")?.short(34)?));
        // Behind the last full entry, glyphs have its width and a bearing of their own.
        let entry = |glyph: usize| {
            let bearing = if glyph < full { glyph * 4 + 2 } else { full * 4 + (glyph - full) * 2 };
            Some([own.short(glyph.min(full.checked_sub(1)?) * 4)?, own.short(bearing)?])
        };
        let added = looks.iter().map(|look| match *look {
            TwinGlyph::Unseen { advance } => Some([advance, 0]),
            TwinGlyph::Like { glyph, right, advance } => {
                let [width, bearing] = entry(usize::from(glyph))?;
                Some([advance.unwrap_or(width), bearing.wrapping_add_signed(right)])
            }
        });
        let entries = (0..count).map(entry).chain(added).collect::<Option<Vec<_>>>()?;
        let full = u16::try_from(entries.len()).ok()?;
        let bytes = entries.as_flattened().iter().flat_map(|number| number.to_be_bytes());
        self.put(b"hmtx", bytes.collect())?;
        self.set(b"hhea", &[(34, full)])
    }

    /// Leaves out the names of glyphs, which PDF has no use for: twins have none.
    fn nameless(&mut self) -> Option<()> {
        let table = [&NAMELESS[..], self.get(b"post")?.get(4..NAMES)?].concat();
        self.put(b"post", table)
    }
}

/// An outline that is another glyph's. A blank has none.
fn like(glyph: u16, right: i16, outline: &[u8]) -> Vec<u8> {
    let [Some(left), Some(low), Some(end), Some(high)] = BOX.map(|at| outline.short(at)) else {
        return Vec::new();
    };
    let [left, end] = [left, end].map(|side| side.wrapping_add_signed(right));
    let numbers = [PARTS, left, low, end, high, LIKE, glyph, right.cast_unsigned(), 0];
    numbers.map(u16::to_be_bytes).concat()
}

/// An outline that goes up to a point and back again: readers leave out glyphs without any.
fn unseen(width: i16, height: i16) -> Vec<u8> {
    let head = [1, 0, 0, width, height].map(i16::to_be_bytes);
    let (points, places) = (TWO_POINTS.map(u16::to_be_bytes), [0, width, 0, height]);
    [head.as_flattened(), points.as_flattened(), places.map(i16::to_be_bytes).as_flattened()]
        .concat()
}

#[cfg(test)]
mod tests {
    use rustybuzz::ttf_parser::GlyphId;

    use super::*;

    fn font(path: &str) -> FontInstance {
        let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
        let bytes = Bytes::new(std::fs::read(path).expect("a typeface"));
        let font = Font::new(bytes, 0).expect("a typeface");
        font.instantiate(FontVariant::default(), Abs::zero(), &Default::default())
    }

    /// The width of a glyph and its box, if it has one.
    fn seen(font: &FontInstance, glyph: u16) -> (u16, Option<[i16; 4]>) {
        let (face, glyph) = (font.ttf(), GlyphId(glyph));
        let sides = face.glyph_bounding_box(glyph).map(|b| [b.x_min, b.y_min, b.x_max, b.y_max]);
        (face.glyph_hor_advance(glyph).expect("a width"), sides)
    }

    #[test]
    fn twins_look_like_their_glyphs_and_may_be_as_wide_as_they_like() {
        for name in ["Hebrew", "Tamil", "Devanagari", "Ethiopic"] {
            let own = font(&format!("samples/coalition/fonts/NotoSerif{name}.ttf"));
            let count = own.ttf().number_of_glyphs();
            let mut looks: Vec<_> = (0..count).map(|glyph| TwinGlyph::like(glyph, None)).collect();
            looks.extend([TwinGlyph::like(2, Some(7)), TwinGlyph::Unseen { advance: 300 }]);
            looks.push(TwinGlyph::Like { glyph: 2, right: 50, advance: None });
            let twins = with(&own, &looks).expect("TrueType");
            assert_eq!(twins.ttf().number_of_glyphs(), 2 * count + 3);
            for glyph in 0..count {
                assert_eq!(seen(&twins, glyph), seen(&own, glyph), "{name} {glyph}");
                assert_eq!(seen(&twins, count + glyph), seen(&own, glyph), "{name} {glyph}");
            }
            assert_eq!(seen(&twins, 2 * count), (7, seen(&own, 2).1));
            let (width, sides) = seen(&twins, 2 * count + 1);
            assert_eq!((width, sides.map(|sides| sides[2])), (300, Some(300)));
            let moved = |[left, low, right, high]: [i16; 4]| [left + 50, low, right + 50, high];
            assert_eq!(seen(&twins, 2 * count + 2).1, seen(&own, 2).1.map(moved));
        }
    }

    #[test]
    fn typefaces_of_another_kind_have_none() {
        assert!(with(&font("fonts/libertinus-serif/LibertinusSerif-Regular.otf"), &[]).is_none());
    }
}
