//! What glyphs stand for. One that stands for a second text is written as another glyph: its
//! twin in the typeface or, where that can have none, in a twin of the typeface.

use std::collections::HashMap;

use typst::text::{AxisValue, FontInstance, FontVariant, Tag, TextItem};

use super::line::slice;
use super::twins::{self, TwinGlyph};
use crate::export::print::is_unseen;

/// An axis no typeface has: at another place on it a typeface is the same to the eye, and
/// another to the exporter.
const AXIS: Tag = Tag::from_bytes(b"TWIN");
/// A typeface is written no more than so many times. Further texts are written beside glyphs.
const MOST: usize = 16;
/// A typeface has no more glyphs than numbers of two bytes; a line's are left free.
const FULL: usize = 60_000;

/// What glyphs stand for, by typeface.
#[derive(Default)]
pub struct Faces(Vec<Face>);

struct Face {
    font: FontInstance,
    /// By glyph: what it stands for, in the typeface and in each twin of it.
    texts: Vec<Vec<Box<str>>>,
    /// Whether there can be twins of its glyphs, if that has been asked.
    open: Option<bool>,
    /// How the twins of its glyphs look, in their order.
    looks: Vec<TwinGlyph>,
    /// Which of them stands for a text.
    twins: HashMap<TwinGlyph, HashMap<Box<str>, u16>>,
}

/// Where a glyph stands for a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GlyphRef {
    /// In which twin of the typeface; 0 for itself.
    pub face: usize,
    /// Which glyph it is there.
    pub glyph: u16,
}

impl Faces {
    /// The typeface of an item.
    pub fn of(&mut self, item: &TextItem) -> In<'_> {
        let known = self.0.iter().position(|face| face.font == item.font);
        let index = known.unwrap_or_else(|| {
            self.0.push(Face::new(item.font.clone()));
            self.0.len() - 1
        });
        In { face: &mut self.0[index], seen: !is_unseen(&item.fill) }
    }

    /// The typefaces with twins of their glyphs, each behind the same without.
    pub fn with_twins(&self) -> Vec<(FontInstance, FontInstance)> {
        let faces = self.0.iter().filter(|face| !face.looks.is_empty());
        let with = |face: &Face| Some((face.font.clone(), twins::with(&face.font, &face.looks)?));
        faces.filter_map(with).collect()
    }
}

/// The typeface of an item.
pub struct In<'a> {
    face: &'a mut Face,
    /// Whether the item is seen. What is not has glyphs that stand in for any character, too
    /// many for twins: the exporter writes beside them what they stand for.
    seen: bool,
}

impl In<'_> {
    /// Whether glyphs can look like others.
    pub fn is_open(&mut self) -> bool {
        self.seen && self.face.has_room()
    }

    /// Whether a glyph of an item in it stood for other text before.
    pub fn differs(&mut self, item: &TextItem) -> bool {
        let mut differs = false;
        for glyph in &item.glyphs {
            let place = self.place(glyph.id, None, slice(item, glyph));
            differs |= place != Some(GlyphRef { face: 0, glyph: glyph.id });
        }
        differs
    }

    /// Where a glyph stands for a text; or another look, where the typeface has room for that.
    pub fn place(&mut self, glyph: u16, look: Option<TwinGlyph>, text: &str) -> Option<GlyphRef> {
        match look {
            Some(look) if self.seen => self.face.twin(look, text),
            _ if self.seen => Some(self.face.place(glyph, text)),
            _ => Some(self.face.first(glyph, text)),
        }
    }
}

impl Face {
    fn new(font: FontInstance) -> Self {
        Self { font, texts: Vec::new(), open: None, looks: Vec::new(), twins: HashMap::new() }
    }

    fn texts(&mut self, glyph: u16) -> &mut Vec<Box<str>> {
        let index = usize::from(glyph);
        if self.texts.len() <= index {
            self.texts.resize_with(index + 1, Vec::new);
        }
        &mut self.texts[index]
    }

    /// The glyph itself, which stands for what it was first used for.
    fn first(&mut self, glyph: u16, text: &str) -> GlyphRef {
        let texts = self.texts(glyph);
        if texts.is_empty() {
            texts.push(text.into());
        }
        GlyphRef { face: 0, glyph }
    }

    fn place(&mut self, glyph: u16, text: &str) -> GlyphRef {
        let texts = self.texts(glyph);
        if let Some(face) = texts.iter().position(|known| **known == *text) {
            return GlyphRef { face, glyph };
        }
        if !texts.is_empty()
            && let Some(twin) = self.twin(TwinGlyph::like(glyph, None), text)
        {
            return twin;
        }
        let texts = self.texts(glyph);
        if texts.len() == MOST {
            return GlyphRef { face: 0, glyph };
        }
        texts.push(text.into());
        GlyphRef { face: texts.len() - 1, glyph }
    }

    /// Whether there can be twins of its glyphs.
    fn is_open(&mut self) -> bool {
        *self.open.get_or_insert_with(|| twins::with(&self.font, &[]).is_some())
    }

    /// Whether there can be a line's more of them.
    fn has_room(&mut self) -> bool {
        let glyphs = usize::from(self.font.ttf().number_of_glyphs()) + self.looks.len();
        glyphs < FULL && self.is_open()
    }

    /// The glyph that looks like others and stands for a text.
    fn twin(&mut self, look: TwinGlyph, text: &str) -> Option<GlyphRef> {
        let known = self.twins.get(&look).and_then(|twins| twins.get(text));
        if let Some(&glyph) = known {
            return Some(GlyphRef { face: 0, glyph });
        }
        let number = u16::try_from(self.looks.len()).ok()?;
        let glyph = self.font.ttf().number_of_glyphs().checked_add(number)?;
        (self.is_open() && glyph < u16::MAX).then_some(())?;
        self.looks.push(look);
        self.twins.entry(look).or_default().insert(text.into(), glyph);
        Some(GlyphRef { face: 0, glyph })
    }
}

/// The typeface of an item, or a twin of it.
pub fn twin(item: &TextItem, number: usize) -> FontInstance {
    if number == 0 {
        return item.font.clone();
    }
    let mut variations = item.font.variations().clone();
    variations.0.push((AXIS, AxisValue(number as f32)));
    item.font.font().clone().instantiate(FontVariant::default(), item.size, &variations)
}
