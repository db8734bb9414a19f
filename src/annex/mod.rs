//! A PDF that is enclosed: its pages as pictures, and their text.
//!
//! typst refuses pages of other PDFs where the file is to meet PDF/A or PDF/UA,
//! and with reason: nothing is known of their fonts, colours and tags. So each
//! page is drawn anew as a vector picture, and its text, which the picture shows
//! as mere shapes, is read from it: the characters, where each stands, in which
//! order they are read, and where links lead. The same page is then both seen and
//! read.

mod bytes;
mod cells;
mod collect;
mod forms;
mod guard;
mod lines;
mod links;
mod loss;
mod order;
mod outlines;
mod paragraphs;
mod photos;
mod picture;
mod positioned_glyph;
mod run;
mod tree;
mod weight;
mod within;

use std::sync::Arc;

use hayro_syntax::page::Page as PdfPage;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use serde::{Deserialize, Serialize};

use crate::pdf;

pub use self::cells::Cell;
pub use self::links::Link;
pub use self::loss::{Loss, Losses};
pub use self::paragraphs::{Block, Role};
pub use self::picture::{Format, Picture};
pub use self::run::Run;
pub use self::within::{Container, Kind, Scope};

/// More pages are a document of their own, which is better sent as one.
pub const MOST_PAGES: usize = 200;
/// No page is smaller than half an inch or larger than a PDF may say it is
/// (ISO 32000-1, annex C.2), in points.
const SIZES: std::ops::RangeInclusive<f32> = 36.0..=14_400.0;
/// So far from its end a file may say that it ends, as readers have it
/// (ISO 32000-1, annex H.3, note 18).
const TAIL: usize = 1024;

/// An enclosed PDF.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Annex {
    /// Its pages.
    pub pages: Vec<Page>,
    /// What its tags say that its pages cannot keep.
    pub losses: Losses,
}

/// A page. Lengths in points, from its top left corner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// How far down it is empty.
    pub head: f64,
    /// How it looks.
    pub picture: Picture,
    /// What stands on it.
    pub text: Text,
    /// How many of its characters do not say which they are.
    pub unreadable: usize,
}

/// What stands on a page, in the order it is read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Text {
    /// Paragraphs, headings, figures.
    pub blocks: Vec<Block>,
    /// Where its links lead.
    pub links: Vec<Link>,
}

/// Why a file cannot be appended.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum AnnexFault {
    /// It opens with a password only.
    Locked,
    /// It is encrypted in a way that cannot be undone here.
    Encrypted,
    /// It has no end.
    CutOff,
    /// It is no PDF any more, or holds what cannot be read.
    Damaged,
    /// It has no pages.
    Empty,
    /// It has so many pages.
    TooLong(usize),
    /// It unpacks to more than any document.
    TooHeavy,
    /// The page of this number has this width and height.
    Size(usize, f64, f64),
    /// The page of this number has a field whose content would not be drawn.
    Form(usize),
    /// The system has no thread to draw it in.
    NoThread,
    /// The page of this number would take too long to draw.
    TooComplex(usize),
}

impl Page {
    /// Whether it has any text that is read.
    pub fn speaks(&self) -> bool {
        let read = |block: &Block| {
            let says = !block.runs.is_empty() || matches!(block.role, Role::Figure { .. });
            block.role != Role::Artifact && says
        };
        self.text.blocks.iter().any(read)
    }

    /// Whether there is anything on it.
    pub fn is_blank(&self) -> bool {
        self.head >= self.height
    }
}

/// Whether a file is a PDF; some begin with a few bytes of something else.
pub fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(TAIL)];
    head.windows(5).any(|window| window == b"%PDF-")
}

/// Reads a PDF.
///
/// # Errors
/// Says why it cannot be appended; no file makes it panic or hang.
pub fn read(bytes: &Arc<[u8]>) -> Result<Annex, AnnexFault> {
    read_by_page(bytes, &|| {})
}

/// Reads a PDF, and says after each page that it is read.
///
/// # Errors
/// As [`read`].
pub fn read_by_page(bytes: &Arc<[u8]>, page_done: &(dyn Fn() + Sync)) -> Result<Annex, AnnexFault> {
    if !bytes[bytes.len().saturating_sub(TAIL)..].windows(5).any(|window| window == b"%%EOF") {
        return Err(AnnexFault::CutOff);
    }
    pdf::look_over(bytes).map_err(|_| AnnexFault::TooHeavy)?;
    guard::guarded(|budget| {
        let pdf = Pdf::new(pdf::loosened(bytes.to_vec())).map_err(refusal)?;
        let count = sound(&pdf)?;
        if count > MOST_PAGES {
            return Err(AnnexFault::TooLong(count));
        }
        if weight::is_too_heavy(&pdf) {
            return Err(AnnexFault::TooHeavy);
        }
        let order = order::Order::of(&pdf);
        let shop = picture::Workshop::default();
        let pages = pdf.pages().iter().enumerate();
        let pages = pages.map(|(index, page)| {
            budget.begin(index + 1);
            read_page(index, page, &order, &shop).inspect(|_| page_done())
        });
        let mut pages = pages.collect::<Result<Vec<_>, _>>()?;
        let mut blocks = pages.iter_mut().flat_map(|page| &mut page.text.blocks);
        paragraphs::close_gaps(&mut blocks);
        Ok(Annex { pages, losses: order.losses })
    })
}

fn refusal(error: LoadPdfError) -> AnnexFault {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => AnnexFault::Locked,
        LoadPdfError::Decryption(_) => AnnexFault::Encrypted,
        LoadPdfError::Invalid => AnnexFault::Damaged,
    }
}

/// How many pages there are. The reader mends what it can; where pages are lost
/// on the way, the file is not what its author wrote.
fn sound(pdf: &Pdf) -> Result<usize, AnnexFault> {
    let (count, said) = (pdf.pages().len(), order::page_count(pdf));
    match said {
        Some(0) if count == 0 => Err(AnnexFault::Empty),
        Some(said) if said != count => Err(AnnexFault::Damaged),
        None => Err(AnnexFault::Damaged),
        Some(_) => Ok(count),
    }
}

fn read_page<'a>(
    index: usize,
    page: &'a PdfPage<'a>,
    order: &order::Order,
    shop: &picture::Workshop<'a>,
) -> Result<Page, AnnexFault> {
    let (width, height) = page.render_dimensions();
    if !SIZES.contains(&width) || !SIZES.contains(&height) {
        return Err(AnnexFault::Size(index + 1, width.into(), height.into()));
    }
    if forms::would_be_lost(page) {
        return Err(AnnexFault::Form(index + 1));
    }
    let seen = shop.look(page);
    let links = links::of(page);
    let lines = lines::lines(&seen.glyphs, |glyph| order.place(index, glyph));
    Ok(Page {
        width: width.into(),
        height: height.into(),
        head: shop.head(page),
        picture: shop.picture(page, &seen),
        text: Text {
            blocks: paragraphs::blocks(
                lines,
                (&links, &order.containers),
                order.figures(index, page, &seen),
                order.blanks(index),
            ),
            links,
        },
        unreadable: seen.unreadable,
    })
}

#[cfg(test)]
mod tests;
