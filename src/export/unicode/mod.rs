//! What the text of the pages is read back as: the Unicode mapping of ISO 32000-1, 14.8.2.4.
//!
//! The exporter gives each glyph of a typeface the text of its first use. Where it stands for
//! other text later, or for some together with others, the exporter writes that text beside
//! it (`ActualText`), which half of all readers pass over. So each glyph gets a text of its own here,
//! on the finished pages, in the order it is read. How pages look stays the same.

mod cluster;
mod division;
mod faces;
mod item;
mod leftward;
mod line;
mod marks;
mod reading;
mod twins;
mod words;

use typst::layout::{Frame, FrameItem, Point};
use typst::model::Document as _;
use typst::text::FontInstance;
use typst_layout::{Page, PagedDocument};

use self::faces::Faces;
use self::line::PlacedText;
pub use self::marks::Marks;
use crate::typeset::frames::{self, Run};

/// Pages whose text reads back as it was typed.
pub struct Mapped {
    /// The pages.
    pub pages: PagedDocument,
    /// What is to be taken out of the file that is made of them.
    pub marks: Marks,
}

/// The same pages with the text of their glyphs; nothing where that is right already.
pub fn mapped(document: &PagedDocument) -> Option<Mapped> {
    let mut mapper = Mapper::default();
    let mut changed = false;
    let pages = document.pages().iter().map(|page| {
        let frame = frames::rebuilt(&page.frame, &mut |items| mapper.first(items));
        changed |= frame.is_some();
        frame.map_or_else(|| page.clone(), |frame| Page { frame, ..page.clone() })
    });
    let mut pages: Vec<Page> = pages.collect();
    let twins = mapper.faces.with_twins();
    if !twins.is_empty() {
        pages.iter_mut().for_each(|page| set(&mut page.frame, &twins));
    }
    changed.then(|| Mapped {
        pages: PagedDocument::new(pages.into_iter().collect(), document.info().clone()),
        marks: mapper.marks,
    })
}

/// Sets text in the typefaces that have twins of its glyphs.
fn set(page: &mut Frame, twins: &[(FontInstance, FontInstance)]) {
    frames::edit(page, &mut |item| {
        if let FrameItem::Text(text) = item {
            let with = twins.iter().find(|(font, _)| *font == text.font);
            with.into_iter().for_each(|(_, with)| text.font = with.clone());
        }
        true
    });
}

/// What is known of the text so far.
#[derive(Default)]
struct Mapper {
    faces: Faces,
    marks: Marks,
    /// Whether what was read last is a word that ends in a hyphen.
    hyphen: bool,
}

impl Mapper {
    /// The line that items begin with, as it is read, and of how many items it is; nothing
    /// where it stays as it is.
    fn first(&mut self, items: &Run) -> (usize, Option<Vec<(Point, FrameItem)>>) {
        let (line, seen) = line::at(items);
        let read = if line.is_empty() { None } else { self.line(&line) };
        // Lines beneath text are drawn over it.
        let shapes =
            || items[..seen].iter().filter(|(_, item)| matches!(item, FrameItem::Shape(..)));
        let read = read.map(|read| read.into_iter().chain(shapes().cloned()).collect());
        (seen.max(1), read)
    }

    /// Text of a line as it is read.
    fn line(&mut self, line: &[PlacedText<'_>]) -> Option<Vec<(Point, FrameItem)>> {
        let repeated = division::repeated(line, self.hyphen);
        self.hyphen = line.last().is_some_and(|last| division::ends(last.text));
        if !repeated && line::is_plain(line) && !words::matter(line, &mut self.faces) {
            let mut differ = false;
            line.iter().for_each(|own| differ |= self.faces.of(own.text).differs(own.text));
            differ.then_some(())?;
        }
        let mut positioned = reading::read(line, &mut self.faces);
        if let Some(first) = positioned.first_mut().filter(|_| repeated) {
            first.beside = Some(division::SOFT.to_owned());
        }
        Some(item::items(line, &positioned, &mut self.faces, &mut self.marks))
    }
}
