//! Which glyph stands for which character.

use std::collections::HashMap;

use typst::World;
use typst::engine::Engine;
use typst::foundations::StyleChain;
use typst::layout::Abs;
use typst::text::{
    FontInstance, FontVariant, FontVariations, Lang, Region, TextElem, families, variant,
};

/// The sign of an unknown currency: every Latin typeface has it, and hardly a text.
const STAND_IN: char = '¤';

/// A glyph in one of the typefaces.
#[derive(Clone)]
pub struct Glyph {
    /// Which typeface.
    pub face: usize,
    /// Its number there.
    pub id: u16,
}

/// The typefaces at hand.
pub struct Faces<'a, 'e> {
    engine: &'a Engine<'e>,
    /// The faces in use, by their index in the book.
    pub fonts: Vec<(usize, FontInstance)>,
    known: HashMap<char, Glyph>,
    /// The face of the text.
    first: Option<usize>,
    pub lang: Lang,
    pub region: Option<Region>,
}

impl<'a, 'e> Faces<'a, 'e> {
    pub fn new(engine: &'a Engine<'e>, styles: StyleChain) -> Self {
        let book = engine.world.book();
        let first = families(styles).find_map(|own| book.select(own.as_str(), variant(styles)));
        Self {
            engine,
            fonts: Vec::new(),
            known: HashMap::new(),
            first,
            lang: styles.get(TextElem::lang),
            region: styles.get(TextElem::region),
        }
    }

    /// The glyph of a character. Where no typeface has it, one that hardly any text
    /// uses stands in: as nobody sees it, it need only say which character it is.
    pub fn glyph(&mut self, c: char) -> Option<Glyph> {
        if let Some(known) = self.known.get(&c) {
            return Some(known.clone());
        }
        let book = self.engine.world.book();
        let covers = |&index: &usize| {
            book.info(index).is_some_and(|info| info.coverage.contains(u32::from(c)))
        };
        let all = (0..).take_while(|&index| book.info(index).is_some());
        let found = self.first.into_iter().chain(all).find(covers);
        let glyph = found.and_then(|index| self.of(index, c)).or_else(|| self.stand_in())?;
        self.known.insert(c, glyph.clone());
        Some(glyph)
    }

    /// How wide a glyph is, in sizes.
    pub fn width(&self, glyph: &Glyph) -> f64 {
        self.fonts[glyph.face].1.x_advance(glyph.id).map_or(0.0, |advance| advance.get())
    }

    fn of(&mut self, index: usize, c: char) -> Option<Glyph> {
        let face = self.face(index)?;
        let id = self.fonts[face].1.ttf().glyph_index(c)?.0;
        (id != 0).then_some(Glyph { face, id })
    }

    fn stand_in(&mut self) -> Option<Glyph> {
        let face = self.face(self.first?)?;
        let id = self.fonts[face].1.ttf().glyph_index(STAND_IN)?.0;
        Some(Glyph { face, id })
    }

    fn face(&mut self, index: usize) -> Option<usize> {
        if let Some(known) = self.fonts.iter().position(|(own, _)| *own == index) {
            return Some(known);
        }
        let font = self.engine.world.font(index)?;
        let font =
            font.instantiate(FontVariant::default(), Abs::pt(10.0), &FontVariations::default());
        self.fonts.push((index, font));
        Some(self.fonts.len() - 1)
    }
}
