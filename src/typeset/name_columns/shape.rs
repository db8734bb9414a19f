//! Lines of text, shaped without a paragraph around them.
//!
//! What typst does beyond this for a paragraph (line breaks, both directions,
//! several scripts and typefaces) a line of one script in one typeface does not
//! need. The glyphs are the same, as is all that decides them.

use std::str::FromStr;
use std::sync::OnceLock;

use rustybuzz::{BufferFlags, Direction, Feature, GlyphBuffer, Language, ShapePlan, UnicodeBuffer};
use typst::World;
use typst::engine::Engine;
use typst::foundations::{Resolve, StyleChain};
use typst::layout::{Abs, Em};
use typst::syntax::Span;
use typst::text::{
    BottomEdge, FontInstance, Glyph, Lang, Region, TextElem, TextItem, TopEdge, families, features,
    language, variant,
};
use typst::visualize::Paint;

use super::entry::Tongue;
use super::piece::Grid;

/// Shapes lines in one style.
pub struct Shaper {
    font: FontInstance,
    size: Abs,
    lang: Lang,
    region: Option<Region>,
    language: Language,
    features: Vec<Feature>,
    /// How each script is shaped, worked out when it first comes up.
    plans: [OnceLock<ShapePlan>; SCRIPTS],
    /// Where lines stand.
    pub grid: Grid,
}

/// A line of text and its width.
pub struct Run {
    pub text: TextItem,
    pub width: Abs,
}

impl Shaper {
    /// A shaper for a style, if lines in it have a fixed height.
    pub fn new(engine: &Engine, styles: StyleChain) -> Option<Self> {
        let (TopEdge::Length(top), BottomEdge::Length(bottom)) =
            (styles.get(TextElem::top_edge), styles.get(TextElem::bottom_edge))
        else {
            return None;
        };
        let size = styles.resolve(TextElem::size);
        let (family, variant) = (families(styles).next()?, variant(styles));
        let face = engine.world.font(engine.world.book().select(family.as_str(), variant)?)?;
        let rise = top.resolve(styles);
        Some(Self {
            font: face.instantiate(variant, size, &styles.get_cloned(TextElem::variations)),
            size,
            lang: styles.get(TextElem::lang),
            region: styles.get(TextElem::region),
            language: language(styles),
            features: features(styles),
            plans: [const { OnceLock::new() }; SCRIPTS],
            grid: Grid { line: rise - bottom.resolve(styles), rise, ..Grid::default() },
        })
    }

    /// A line, if it is of one script and the typeface has all of it; in its own
    /// language, where that is another than the style's.
    pub fn line(&self, text: &str, fill: &Paint, own: Option<Tongue>) -> Option<Run> {
        let (lang, region) = own.unwrap_or((self.lang, self.region));
        let glyphs = self.glyphs(text, script(text)?, own)?;
        let text = TextItem {
            font: self.font.clone(),
            size: self.size,
            fill: fill.clone(),
            stroke: None,
            lang,
            region,
            text: text.into(),
            glyphs,
        };
        Some(Run { width: text.width(), text })
    }

    fn glyphs(&self, text: &str, script: Script, own: Option<Tongue>) -> Option<Vec<Glyph>> {
        let language = own.map(tag);
        let language = language.as_ref().unwrap_or(&self.language);
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.set_language(language.clone());
        buffer.set_direction(Direction::LeftToRight);
        buffer.guess_segment_properties();
        buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
        let plan = || {
            let (script, face) = (Some(buffer.script()), self.font.rusty());
            ShapePlan::new(face, Direction::LeftToRight, script, Some(language), &self.features)
        };
        let once;
        let plan = if own.is_some() {
            once = plan();
            &once
        } else {
            self.plans[script as usize].get_or_init(plan)
        };
        let shaped = rustybuzz::shape_with_plan(self.font.rusty(), plan, buffer);
        self.placed(&shaped, text.len())
    }

    /// Shaped glyphs of a text of so many bytes, each with what it stands for.
    fn placed(&self, shaped: &GlyphBuffer, length: usize) -> Option<Vec<Glyph>> {
        let (infos, positions) = (shaped.glyph_infos(), shaped.glyph_positions());
        let mut glyphs = Vec::with_capacity(infos.len());
        let mut end = length;
        for (index, (info, position)) in infos.iter().zip(positions).enumerate().rev() {
            if info.glyph_id == 0 || position.y_offset != 0 {
                return None;
            }
            let start = info.cluster as usize;
            // All glyphs of a cluster stand for all of its text.
            if infos.get(index + 1).is_some_and(|next| next.cluster != info.cluster) {
                end = infos.get(index + 1)?.cluster as usize;
            }
            glyphs.push(Glyph {
                id: u16::try_from(info.glyph_id).ok()?,
                x_advance: self.font.to_em(position.x_advance),
                x_offset: self.font.to_em(position.x_offset),
                y_advance: Em::zero(),
                y_offset: Em::zero(),
                range: u16::try_from(start).ok()?..u16::try_from(end).ok()?,
                span: (Span::detached(), 0),
            });
        }
        glyphs.reverse();
        Some(glyphs)
    }
}

/// A language as rustybuzz has it.
fn tag((lang, region): Tongue) -> Language {
    let region = region.map(|region| format!("-{}", region.as_str())).unwrap_or_default();
    // Two letters and two are always a language to it.
    Language::from_str(&format!("{}{region}", lang.as_str())).expect("a language")
}

/// The scripts of most names.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Script {
    /// What goes with every script.
    Any,
    Latin,
    Greek,
    Cyrillic,
}

const SCRIPTS: usize = 4;

/// The script of a text, if it is of one.
fn script(text: &str) -> Option<Script> {
    text.chars().map(script_of).try_fold(Script::Any, |found, own| match (found, own?) {
        (found, Script::Any) => Some(found),
        (Script::Any, own) => Some(own),
        (found, own) => (found == own).then_some(found),
    })
}

/// The script of a character; none for what typst has to see to.
fn script_of(c: char) -> Option<Script> {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' => Some(Script::Latin),
        '\u{f8}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Some(Script::Latin),
        '\u{388}'..='\u{3ce}' | '\u{1f00}'..='\u{1ffe}' => Some(Script::Greek),
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => Some(Script::Cyrillic),
        ' '..='~' | '\u{2010}'..='\u{2027}' | '«' | '»' | '·' | '№' => Some(Script::Any),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Script, script};

    #[test]
    fn a_line_is_of_one_script_and_of_what_goes_with_all() {
        assert_eq!(script("Zoë O’Sample-Straße (e.V.), 2nd ed."), Some(Script::Latin));
        assert_eq!(script("№ 5, Київ"), Some(Script::Cyrillic));
        assert_eq!(script("Ἀθῆναι"), Some(Script::Greek));
        assert_eq!(script("53."), Some(Script::Any));
    }

    #[test]
    fn all_else_is_left_to_typst() {
        // Two scripts, a space of fixed width, a soft hyphen, an accent by itself, other scripts.
        for text in ["Київ Kyiv", "A\u{a0}B", "Syn\u{ad}dicate", "e\u{301}", "שלום", "香港"]
        {
            assert_eq!(script(text), None, "{text}");
        }
    }
}
