//! What is set of a signatory, and how it looks.

use std::borrow::Cow;

use serde::Deserialize;
use typst::foundations::{Content, NativeElement, Packed, Smart, StyleChain};
use typst::layout::{Abs, Alignment, BlockElem, Dir, Length, Rel, Sides, Spacing};
use typst::model::{Destination, ParElem, Url};
use typst::text::{Lang, Region, TextDir, TextElem};
use typst::visualize::Paint;

use super::NameColumnsElem;
use super::piece::Side;

/// A signatory, as `src/sheet/signatories` writes it.
#[derive(Deserialize)]
pub struct Entry<'a> {
    #[serde(borrow)]
    pub number: Cow<'a, str>,
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow)]
    mark: Cow<'a, str>,
    pub lines: Vec<Cow<'a, str>>,
    #[serde(borrow)]
    pub representative: Option<Cow<'a, str>>,
    #[serde(borrow)]
    language: Option<Language<'a>>,
    #[serde(borrow)]
    url: Option<Cow<'a, str>>,
    rtl: bool,
}

#[derive(Deserialize)]
struct Language<'a> {
    #[serde(borrow)]
    lang: Cow<'a, str>,
    #[serde(borrow)]
    region: Option<Cow<'a, str>>,
}

/// A language as typst has it.
pub type Tongue = (Lang, Option<Region>);

/// How entries look.
pub struct EntryStyle {
    /// The colour of names.
    pub fill: Paint,
    /// The colour of numbers, and of lines beneath names.
    pub quiet: Paint,
    /// How far lines after the first are indented.
    pub hanging_indent: Abs,
    /// Where lines begin.
    pub from: Side,
}

impl EntryStyle {
    /// Where there are numbers, they stand out by themselves.
    pub fn new(elem: &Packed<NameColumnsElem>, entries: &[Entry], styles: StyleChain) -> Self {
        let numbered = entries.iter().any(|entry| !entry.number.is_empty());
        Self {
            fill: styles.get_cloned(TextElem::fill),
            quiet: elem.quiet.clone(),
            hanging_indent: if numbered {
                Abs::zero()
            } else {
                elem.hanging_indent.resolve(styles)
            },
            from: Side::of(styles),
        }
    }

    fn quiet(&self, text: &str) -> Content {
        TextElem::packed(text).set(TextElem::fill, self.quiet.clone())
    }

    pub fn label(&self, entry: &Entry) -> Content {
        self.quiet(&entry.number)
    }

    /// Name and lines as typst sets them.
    pub fn body(&self, entry: &Entry) -> Content {
        let own = |content: Content| match entry.tongue() {
            Some((lang, region)) => content.set(TextElem::lang, lang).set(TextElem::region, region),
            None => content,
        };
        let name = own(entry.content());
        if entry.lower().next().is_none() && self.hanging_indent == Abs::zero() && !entry.rtl {
            return name;
        }
        let hanging_indent = Length::from(self.hanging_indent);
        let name = ParElem::new(name).with_hanging_indent(hanging_indent).pack();
        let name = if entry.rtl { name.set(TextElem::dir, RIGHT_TO_LEFT) } else { name };
        let (indent, side) = match self.from {
            Side::Left => {
                (Sides { left: hanging_indent.into(), ..Sides::default() }, Alignment::LEFT)
            }
            Side::Right => {
                (Sides { right: hanging_indent.into(), ..Sides::default() }, Alignment::RIGHT)
            }
        };
        let lines = entry.lower().map(|(line, tongue)| {
            let line = self.quiet(line);
            let line = ParElem::new(if tongue.is_some() { own(line) } else { line }).pack();
            if self.hanging_indent == Abs::zero() { line } else { line.padded(indent) }
        });
        // A name and its lines are as close as the lines of a paragraph.
        let none = Smart::Custom(Spacing::Rel(Rel::zero()));
        let all = Content::sequence([name].into_iter().chain(lines));
        let all = all.set(ParElem::spacing, Length::zero());
        all.set(BlockElem::above, none).set(BlockElem::below, none).aligned(side)
    }
}

const RIGHT_TO_LEFT: TextDir = TextDir(Smart::Custom(Dir::RTL));

impl Entry<'_> {
    /// Name and mark.
    pub fn text(&self) -> Cow<'_, str> {
        if self.mark.is_empty() {
            Cow::Borrowed(&self.name)
        } else {
            format!("{}{}", self.name, self.mark).into()
        }
    }

    /// The language, where it is not the letter's.
    pub fn tongue(&self) -> Option<Tongue> {
        let language = self.language.as_ref()?;
        let region = language.region.as_ref().and_then(|region| region.parse().ok());
        Some((language.lang.parse().ok()?, region))
    }

    /// The lines beneath the name, each with its language.
    pub fn lower(&self) -> impl Iterator<Item = (&str, Option<Tongue>)> {
        let tongue = self.tongue();
        let own = self.lines.iter().map(move |line| (line.as_ref(), tongue));
        own.chain(self.representative.iter().map(|line| (line.as_ref(), None)))
    }

    /// Whether it is but text from left to right.
    pub fn plain(&self) -> bool {
        self.url.is_none() && !self.rtl
    }

    fn content(&self) -> Content {
        let text = TextElem::packed(self.text().as_ref());
        match self.url.as_ref().and_then(|url| Url::new(url.as_ref()).ok()) {
            Some(url) => text.linked(Destination::Url(url), Some(self.name.as_ref().into())),
            None => text,
        }
    }
}
