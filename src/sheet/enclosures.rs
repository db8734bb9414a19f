//! What is enclosed: the list in the letter, and the pages after it.

use serde::Serialize;

use super::letterhead::Picture;
use super::{image_path, prose};
use crate::annex;
use crate::design::PageStandard;
use crate::letter::{self, Appended, Block, Enclosure};
use crate::locale::{Locale, tie};
use crate::source::Spanned;

/// Pictures are printed no larger than at this many pixels an inch.
const PICTURE_DPI: f64 = 150.0;
/// The list of enclosures.
#[derive(Debug, Clone, Serialize)]
pub struct Enclosures {
    /// The label, for one or several.
    pub label: String,
    /// The titles, with their numbers of pages.
    pub entries: Vec<String>,
    /// Nothing: each has a line of its own.
    pub separator: Option<String>,
}

/// What follows the letter's pages.
#[derive(Debug, Clone, Serialize)]
pub struct Enclosed {
    /// The title.
    pub title: String,
    /// What there is.
    #[serde(flatten)]
    pub content: Content,
}

/// What an enclosure's pages hold.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Content {
    /// A picture on a page of its own.
    Picture {
        /// The picture.
        picture: Box<Picture>,
        /// The most it is wide, in points; none for SVG, which has no pixels.
        width: Option<f64>,
    },
    /// Prose.
    Prose {
        /// The text.
        body: Vec<Block>,
    },
    /// The pages of a PDF.
    Pages {
        /// The pages.
        pages: Vec<PdfPage>,
    },
}

/// A page of a PDF. Lengths in points.
#[derive(Debug, Clone, Serialize)]
pub struct PdfPage {
    /// The width of the paper.
    pub width: f64,
    /// The height of the paper.
    pub height: f64,
    /// How large it is drawn.
    pub scale: f64,
    /// Where it begins, from the left.
    pub left: f64,
    /// Where it begins, from the top.
    pub top: f64,
    /// Where its mark begins, from the top.
    pub mark: f64,
    /// The path of its picture.
    pub picture: String,
    /// The path of its text.
    pub text: String,
    /// What the picture shows, where the page has no text.
    pub alt: Option<String>,
}

/// The list, if anything is enclosed.
pub fn list(enclosures: &[Spanned<Enclosure>], locale: &Locale) -> Option<Enclosures> {
    let label = match enclosures.len() {
        0 => return None,
        1 => locale.words.enclosure.clone(),
        count => locale.words.enclosures.replace("{count}", &locale.number(count)),
    };
    let entries = enclosures.iter().map(|enclosure| entry(enclosure, locale)).collect();
    Some(Enclosures { label, entries, separator: None })
}

/// A title with the number of its pages, if that is known before they are set.
fn entry(enclosure: &Enclosure, locale: &Locale) -> String {
    let title = &enclosure.title;
    let pages = match &enclosure.appended {
        Some(Appended::Picture(_)) => 1,
        Some(Appended::Pages(pages, _)) => pages.len(),
        _ => return title.clone(),
    };
    let pattern = if pages == 1 { &locale.words.extent } else { &locale.words.extents };
    let extent = pattern.replace("{pages}", &locale.number(pages));
    format!("{title} ({})", tie::keep_together(&extent))
}

/// What follows the letter's pages, in the order of the list, and the pages of PDFs.
pub fn pages(
    enclosures: Vec<Spanned<Enclosure>>,
    images: &[Spanned<letter::Image>],
    setter: &prose::Setter<'_>,
    (locale, embargoed): (&Locale, bool),
) -> (Vec<Spanned<Enclosed>>, Vec<annex::Page>) {
    let mut known = Vec::new();
    let place = &PageStandard::block().mark;
    let from_top = if embargoed { place.top_under_notice } else { place.top };
    let appended = enclosures.into_iter().filter_map(|Spanned { value, span }| {
        let Enclosure { title, appended } = value;
        let content = match appended? {
            Appended::Picture(picture) => Content::Picture {
                width: images.get(picture.image).and_then(natural_width),
                picture: Box::new(Picture {
                    path: image_path(picture.image, images),
                    alt: picture.alt.unwrap_or_default(),
                    language: None,
                }),
            },
            Appended::Prose(blocks) => Content::Prose { body: setter.blocks(blocks) },
            Appended::Pages(own, alt) => {
                let count = own.len();
                let words =
                    |index| alt.clone().unwrap_or_else(|| mark(&title, index, count, locale));
                let first = known.len();
                let pages = own.iter().enumerate();
                let pages = pages
                    .map(|(index, page)| PdfPage::new(page, first + index, from_top, words(index)));
                let pages = pages.collect();
                known.extend(own);
                Content::Pages { pages }
            }
        };
        Some(Spanned { value: Enclosed { title, content }, span })
    });
    (appended.collect(), known)
}

fn natural_width(image: &Spanned<letter::Image>) -> Option<f64> {
    image.pixels.map(|(width, _)| f64::from(width) * 72.0 / PICTURE_DPI)
}

/// Which page of what, in words: `Annex A, page 2 of 3`.
fn mark(title: &str, index: usize, count: usize, locale: &Locale) -> String {
    let page = locale.words.page.replace("{page}", &locale.number(index + 1));
    format!("{title}, {}", page.replace("{pages}", &locale.number(count)))
}

impl PdfPage {
    /// The page is as large as it can be below the mark; where its own margin leaves
    /// room for that, as large as it is.
    fn new(page: &annex::Page, index: usize, mark: f64, words: String) -> Self {
        let end = mark + PageStandard::block().mark.height;
        let inked = page.height - page.head;
        let scale = if page.head >= end { 1.0 } else { (page.height - end).max(0.0) / inked };
        Self {
            width: page.width,
            height: page.height,
            scale,
            left: page.width * (1.0 - scale) / 2.0,
            top: page.height * (1.0 - scale),
            mark,
            picture: format!("/page/{index}.{}", page.picture.format.extension()),
            text: format!("/text/{index}"),
            alt: (!page.speaks() && !page.is_blank()).then_some(words),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn a_mark_under_an_embargo_has_a_page_that_makes_room_for_it() {
        let file: Arc<[u8]> = Arc::from(*include_bytes!("../../samples/annexes/annex.pdf"));
        let mut page = annex::read(&file).expect("an annex").pages.remove(0);
        page.head = 20.0;
        let mark = &PageStandard::block().mark;
        let plain = PdfPage::new(&page, 0, mark.top, String::new());
        let under = PdfPage::new(&page, 0, mark.top_under_notice, String::new());
        for (of, end) in [(plain, 38.0), (under, 58.0)] {
            let ink = of.top + page.head * of.scale;
            assert!((ink - end).abs() < 0.01 && of.mark < end, "ink from {ink}, mark to {end}");
        }
    }
}
