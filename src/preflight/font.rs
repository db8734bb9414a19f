//! How wide the characters of a typeface are (ISO 32000-1, 9.2.4 and 9.7.4.3).

use std::collections::BTreeMap;
use std::rc::Rc;

use hayro_interpret::hayro_cmap::{BfString, CMap};

use crate::pdf::{Array, Dict, Object, Stream, dicts_at, name_at};

/// What a character takes where the file does not say: half its height.
const GUESS: f64 = 500.0;
/// The number of a space in a typeface of single bytes.
const SPACE: u32 = 32;
/// How high capitals are, in heights of type, where the file does not say.
const CAPITALS: f64 = 0.7;

/// A typeface's widths, by the numbers of its characters.
#[derive(Default)]
pub struct Font {
    /// To what character widths are the same from one on, and the width.
    widths: BTreeMap<u32, (u32, f64)>,
    missing: f64,
    /// Parts of the height of type in a unit of the widths.
    unit: f64,
    /// Whether its characters have two bytes each.
    wide: bool,
    /// Whether it is set from the top down.
    pub vertical: bool,
    /// How high its capitals are, in heights of type.
    pub capitals: f64,
    /// What characters are as text, where it says.
    unicode: Option<CMap>,
}

/// A character: how far the next is, in heights of type; whether it is seen, and
/// whether it is what spaces between words are added to.
pub struct Character {
    pub advance: f64,
    pub blank: bool,
    pub space: bool,
}

/// The typefaces that were met, by where they are described.
#[derive(Default)]
pub struct Fonts(BTreeMap<usize, Rc<Font>>);

impl Fonts {
    /// The widths of a typeface.
    pub fn get(&mut self, font: &Dict<'_>) -> Rc<Font> {
        let key = font.data().as_ptr().addr();
        self.0.entry(key).or_insert_with(|| Rc::new(Font::read(font))).clone()
    }
}

impl Font {
    fn read(dict: &Dict<'_>) -> Self {
        match dicts_at(dict, "DescendantFonts").next() {
            Some(part) => Self::composite(dict, &part),
            None => Self::simple(dict),
        }
    }

    fn simple(dict: &Dict<'_>) -> Self {
        let first = dict.get::<u32>("FirstChar").unwrap_or(0);
        let widths = dict.get::<Array<'_>>("Widths");
        let widths = widths.iter().flat_map(|widths| widths.iter::<f32>());
        let widths = (first..=first.saturating_add(255)).zip(widths);
        let descriptor = dict.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
        let missing = descriptor.get::<f32>("MissingWidth").map_or(GUESS, f64::from);
        let matrix = dict.get::<[f32; 6]>("FontMatrix");
        Self {
            widths: widths.map(|(code, width)| (code, (code, f64::from(width)))).collect(),
            missing,
            capitals: capitals(&descriptor),
            unicode: unicode(dict),
            unit: matrix.map_or(0.001, |matrix| f64::from(matrix[0])),
            ..Self::default()
        }
    }

    /// Of two bytes, each pair the number of a glyph; what other encodings make of
    /// bytes is not followed, and all is as wide as most.
    fn composite(dict: &Dict<'_>, part: &Dict<'_>) -> Self {
        let encoding = name_at(dict, "Encoding").unwrap_or_default();
        let plain = encoding.starts_with("Identity-");
        let widths = part.get::<Array<'_>>("W").filter(|_| plain);
        Self {
            widths: widths.map(|widths| ranges(&widths)).unwrap_or_default(),
            missing: part.get::<f32>("DW").map_or(1000.0, f64::from),
            unit: 0.001,
            wide: true,
            vertical: encoding.ends_with("-V"),
            capitals: capitals(&part.get::<Dict<'_>>("FontDescriptor").unwrap_or_default()),
            unicode: unicode(dict),
        }
    }

    /// The characters of a string.
    pub fn characters<'s>(&'s self, bytes: &'s [u8]) -> impl Iterator<Item = Character> + 's {
        bytes.chunks(if self.wide { 2 } else { 1 }).map(|code| {
            let code = code.iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
            let advance = if self.vertical { -1.0 } else { self.width(code) * self.unit };
            let space = code == SPACE && !self.wide;
            Character { advance, blank: space || self.is_blank(code), space }
        })
    }

    fn is_blank(&self, code: u32) -> bool {
        let text = self.unicode.as_ref().and_then(|unicode| unicode.lookup_bf_string(code));
        matches!(text, Some(BfString::Char(one)) if one.is_whitespace())
    }

    fn width(&self, code: u32) -> f64 {
        let known = self.widths.range(..=code).next_back();
        known.filter(|(_, (last, _))| code <= *last).map_or(self.missing, |(_, (_, width))| *width)
    }
}

fn capitals(descriptor: &Dict<'_>) -> f64 {
    let known = descriptor.get::<f32>("CapHeight").map(|height| f64::from(height) / 1000.0);
    known.filter(|height| *height > 0.0 && *height <= 1.0).unwrap_or(CAPITALS)
}

fn unicode(dict: &Dict<'_>) -> Option<CMap> {
    let stream = dict.get::<Stream<'_>>("ToUnicode")?;
    CMap::parse(&stream.decoded().ok()?, |_| None)
}

/// Widths as composite typefaces give them: `first [w w w]` or `first last w`.
fn ranges(widths: &Array<'_>) -> BTreeMap<u32, (u32, f64)> {
    let mut ranges = BTreeMap::new();
    let mut parts = widths.iter::<Object<'_>>();
    let code = |part: Object<'_>| u32::try_from(part.into_number()?.as_i64()).ok();
    while let Some(first) = parts.next().and_then(code) {
        match parts.next() {
            Some(Object::Array(list)) => {
                let list = (first..).zip(list.iter::<f32>());
                ranges.extend(list.map(|(code, width)| (code, (code, f64::from(width)))));
            }
            Some(last) => {
                let width = parts.next().and_then(Object::into_number);
                let (Some(last), Some(width)) = (code(last), width) else { break };
                ranges.insert(first, (last, width.as_f64()));
            }
            None => break,
        }
    }
    ranges
}
