//! Boxes on the finished pages, in place of characters. What is written was checked character
//! by character. What the program adds (dates, numbers, labels) is known here only, and so is
//! which characters no typeface has together.

use std::collections::BTreeSet;

use typst::layout::{Frame, FrameItem};
use typst::text::TextItem;

use super::frames;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::draft::text::TextKind;
use crate::sheet::Sheet;
use crate::source::Span;
use crate::stationery::Fonts;
use crate::text::characters::{is_blank, is_missing};
use crate::text::glyphs::MissingGlyphs;

/// After so many faults the rest is not worth a list.
const MOST: usize = 20;

/// What is told of the boxes of a letter.
pub struct Boxes<'a> {
    sheet: &'a Sheet,
    fonts: &'a Fonts,
    /// Of the date, and of all else that the program adds.
    date: Vec<(char, Span)>,
    added: Vec<(char, Span)>,
    /// Characters that no typeface has together.
    apart: BTreeSet<String>,
    told: Vec<Diagnostic>,
}

impl<'a> Boxes<'a> {
    pub fn new(sheet: &'a Sheet, fonts: &'a Fonts) -> Self {
        Self {
            sheet,
            fonts,
            date: Vec::new(),
            added: Vec::new(),
            apart: BTreeSet::new(),
            told: Vec::new(),
        }
    }

    /// Looks for them in all that is set on a page.
    pub fn look_at(&mut self, page: &Frame) {
        for placed in frames::items(page) {
            if let FrameItem::Text(text) = placed.item {
                let boxes = text.glyphs.iter().filter(|glyph| glyph.id == 0);
                boxes.for_each(|glyph| self.add(text, &text.text[glyph.range()]));
            }
        }
    }

    /// Adds a box, and what stands in it.
    fn add(&mut self, text: &TextItem, boxed: &str) {
        let missing = |c: &char| is_missing(*c, TextKind::Line, self.fonts);
        let missing: Vec<char> = boxed.chars().filter(missing).collect();
        let spans = &self.sheet.spans;
        if let [first, ..] = missing[..] {
            let date = spans.date.filter(|_| self.is_of_date(first));
            let of = if date.is_some() { &mut self.date } else { &mut self.added };
            of.extend(missing.into_iter().map(|c| (c, date.unwrap_or(spans.lang))));
        } else if !is_blank(boxed) && self.told.len() < MOST && self.apart.insert(boxed.to_owned())
        {
            let place = self.place(text, boxed);
            self.told.push(apart(boxed, place));
        }
    }

    fn is_of_date(&self, c: char) -> bool {
        let sheet = self.sheet;
        [&sheet.dateline, &sheet.running.date].into_iter().flatten().any(|date| date.contains(c))
    }

    fn place(&self, text: &TextItem, boxed: &str) -> Span {
        let entries = self.sheet.signatories.groups.iter().flat_map(|group| &group.entries);
        let spans = entries.map(|entry| entry.span);
        let find = |text: &str| self.sheet.spans.of(text, spans.clone());
        find(boxed).or_else(|| find(&text.text)).unwrap_or(self.sheet.spans.lang)
    }

    /// All there is to say.
    pub fn tell(self, report: &mut Report) {
        let date = told(&self.date).map(|told| {
            told.hint("or write the date as a text, such as `date = \"3 March 2026\"`")
        });
        let added = told(&self.added).map(|mut told| {
            told.message += ": the program adds it in the language of the letter";
            told
        });
        date.chain(added).chain(self.told).for_each(|fault| report.add(fault));
    }
}

fn told(missing: &[(char, Span)]) -> impl Iterator<Item = Diagnostic> {
    let mut glyphs = MissingGlyphs::default();
    glyphs.add(missing);
    glyphs.told()
}

fn apart(boxed: &str, place: Span) -> Diagnostic {
    let characters: Vec<String> =
        boxed.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
    let message =
        format!("no typeface has the characters of `{boxed}` ({}) together", characters.join(", "));
    Diagnostic::new(Code::MissingGlyph, place, message)
        .hint("write fewer marks on the letter, or name a file of a typeface that has all of them in `[theme] fonts`")
}
