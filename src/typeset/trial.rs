//! Pages to try files of others on: drawings, and typefaces, as a letter would have them.

use comemo::Track;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Content, Datetime, Duration, Smart};
use typst::layout::{Abs, Em, Frame, FrameItem, Point, Sides, Size};
use typst::model::DocumentInfo;
use typst::syntax::{FileId, Source, Span};
use typst::text::{Font, FontBook, FontInstance, FontVariant, Glyph, Lang, TextItem};
use typst::utils::LazyHash;
use typst::visualize::{Color, Image, Paint, SvgImage};
use typst::{Library, World};
use typst_layout::{Page, PagedDocument};

use super::LIBRARY;
use crate::stationery::Fonts;

/// The sides of the largest page, in points: those of A4.
const PAGE: (f64, f64) = (595.0, 842.0);
/// The size of type in points.
const SIZE: f64 = 11.0;
/// Letters of a line: enough for what a typeface does with neighbours.
const LINE: usize = 64;
/// A typeface does with these many of its characters what it does with all of them.
const MOST_CHARACTERS: usize = 3_000;

/// A drawing on a page, as large as it may be; nothing, where it is none.
pub fn drawing(file: Bytes, fonts: &Fonts) -> Option<PagedDocument> {
    let world = FacesAlone(fonts);
    let world: &dyn World = &world;
    let families: Vec<&str> = fonts.book().families().map(|(name, _)| name).collect();
    // A letter reads it twice: to look whether it is sound, and to draw it.
    SvgImage::new(file.clone()).ok()?;
    let svg = SvgImage::with_fonts_images(file, world.track(), &families, None).ok()?;
    let size = fitted(svg.width(), svg.height());
    let image = FrameItem::Image(Image::plain(svg), size, Span::detached());
    let page = page(size, [(Point::zero(), image)]);
    Some(PagedDocument::new([page].into(), DocumentInfo::default()))
}

/// The characters of each face in a file of typefaces, a line after the other.
pub fn typeface(file: Bytes) -> PagedDocument {
    let pages = Font::iter(file).map(|font| {
        let set =
            font.clone().instantiate(FontVariant::default(), Abs::pt(SIZE), &Default::default());
        let has = font.info().coverage.iter().filter_map(char::from_u32);
        let has: Vec<char> = has.take(MOST_CHARACTERS).collect();
        let lines = has.chunks(LINE).map(|line| line.iter().collect::<String>());
        let lines = lines.map(|line| FrameItem::Text(text(&set, line)));
        page(Size::new(Abs::pt(PAGE.0), Abs::pt(PAGE.1)), lines.map(|line| (Point::zero(), line)))
    });
    PagedDocument::new(pages.collect(), DocumentInfo::default())
}

/// As large as a page can have it.
fn fitted(width: f64, height: f64) -> Size {
    let scale = (PAGE.0 / width).min(PAGE.1 / height).min(1.0);
    Size::new(Abs::pt(width * scale), Abs::pt(height * scale))
}

fn page(size: Size, items: impl IntoIterator<Item = (Point, FrameItem)>) -> Page {
    let mut frame = Frame::hard(size);
    items.into_iter().for_each(|(at, item)| frame.push(at, item));
    let (bleed, fill) = (Sides::splat(Abs::zero()), Smart::Auto);
    Page { frame, bleed, fill, numbering: None, supplement: Content::empty(), number: 1 }
}

/// A line, shaped as lines of letters are.
fn text(font: &FontInstance, text: String) -> TextItem {
    let mut buffer = rustybuzz::UnicodeBuffer::new();
    buffer.push_str(&text);
    let shaped = rustybuzz::shape(font.rusty(), &[], buffer);
    let placed = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
    let glyphs = placed.filter_map(|(info, position)| {
        let from = info.cluster as usize;
        let to = from + text[from..].chars().next().map_or(0, char::len_utf8);
        Some(Glyph {
            id: u16::try_from(info.glyph_id).ok()?,
            x_advance: font.to_em(position.x_advance),
            x_offset: font.to_em(position.x_offset),
            y_advance: Em::zero(),
            y_offset: font.to_em(position.y_offset),
            range: u16::try_from(from).ok()?..u16::try_from(to).ok()?,
            span: (Span::detached(), 0),
        })
    });
    let glyphs = glyphs.collect();
    TextItem {
        font: font.clone(),
        size: Abs::pt(SIZE),
        fill: Paint::Solid(Color::BLACK),
        stroke: None,
        lang: Lang::ENGLISH,
        region: None,
        text: text.into(),
        glyphs,
    }
}

/// A world that has typefaces and nothing else.
struct FacesAlone<'a>(&'a Fonts);

impl World for FacesAlone<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.0.book()
    }

    fn main(&self) -> FileId {
        super::world::id("/")
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        Err(FileError::NotFound(id.vpath().get_with_slash().into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        Err(FileError::NotFound(id.vpath().get_with_slash().into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.0.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
