//! What a letter means once it is known to be sound: plain values, with places where pages may be at fault.

use std::sync::Arc;

use icu_locale_core::Locale as Tag;

pub use super::press::*;
pub use super::signatories::*;
use super::{Block, Print, PrintedSpans};
use crate::annex;
use crate::design::{Margins, Theme};
use crate::draft::schema;
use crate::draft::words::Profile;
use crate::locale::{Language, Paper};
use crate::source::Spanned;

/// A sound letter.
#[derive(Debug, Clone)]
pub struct Letter {
    /// The language, as a BCP 47 tag.
    pub lang: Tag,
    /// The document's title, never empty.
    pub title: String,
    /// Whether the title is printed as a headline.
    pub headline: bool,
    /// The date.
    pub date: Option<Date>,
    /// The place the letter is written from.
    pub place: Option<String>,
    /// The addressee's reference.
    pub your_reference: Option<String>,
    /// The sender's reference.
    pub our_reference: Option<String>,
    /// What the letter is about.
    pub subject: Option<String>,
    /// Where it is published on the web.
    pub canonical_url: Option<CanonicalUrl>,
    /// The greeting.
    pub salutation: Option<String>,
    /// The text.
    pub body: Vec<Block>,
    /// The complimentary close.
    pub closing: Option<String>,
    /// Postscripts.
    pub postscripts: Vec<Vec<Block>>,
    /// Who receives a copy.
    pub cc: Vec<CopyHolder>,
    /// Who receives a copy of which the others are not told.
    pub bcc: Vec<CopyHolder>,
    /// Whether the copies are listed under the address.
    pub cc_position: schema::CcPosition,
    /// What is enclosed.
    pub enclosures: Vec<Spanned<Enclosure>>,
    /// Files the PDF carries.
    pub attachments: Vec<Spanned<Attachment>>,
    /// The sender.
    pub letterhead: Letterhead,
    /// The addressees.
    pub recipients: Vec<Party>,
    /// Who signs.
    pub signatories: Signatories,
    /// The sheet.
    pub page: Page,
    /// Changes to the look.
    pub theme: Theme,
    /// What it is made for; empty where that is not said.
    pub profiles: Vec<Profile>,
    /// The press release, where the letter says anything of it.
    pub press: Option<Press>,
    /// How it is printed.
    pub print: Print,
    /// The pictures, which other records name by their index here.
    pub images: Vec<Spanned<Image>>,
    /// Where some of it is written.
    pub spans: PrintedSpans,
}

/// Where a letter is published on the web.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CanonicalUrl {
    /// The address, as it is written.
    pub url: String,
    /// Whether it is printed, with a code that leads there.
    pub qr: bool,
}

/// The date of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Date {
    /// A day of the Gregorian calendar, printed in words.
    Day(jiff::civil::Date),
    /// Printed as it stands.
    Text(String),
}

impl Date {
    /// The day, where it is one of the calendar.
    pub fn day(&self) -> Option<jiff::civil::Date> {
        match self {
            Self::Day(day) => Some(*day),
            Self::Text(_) => None,
        }
    }
}

/// Who receives a copy.
#[derive(Debug, Clone, PartialEq)]
pub struct CopyHolder {
    /// The name.
    pub name: String,
    /// Office and organisation, in this order.
    pub offices: Vec<String>,
    /// Where the copy is mailed to.
    pub email: Option<String>,
    /// The language of name and offices, where it is not the letter's.
    pub language: Option<Language>,
    /// Whether the enclosures come with it.
    pub enclosures: bool,
}

/// What is enclosed.
#[derive(Debug, Clone, PartialEq)]
pub struct Enclosure {
    /// The title.
    pub title: String,
    /// What follows the letter's pages.
    pub appended: Option<Appended>,
}

/// What follows the letter's pages.
#[derive(Debug, Clone, PartialEq)]
pub enum Appended {
    /// A picture on a page of its own.
    Picture(Picture),
    /// Prose on pages of its own.
    Prose(Vec<Block>),
    /// The pages of a PDF, with words for those that have none.
    Pages(Vec<annex::Page>, Option<String>),
}

/// A file the PDF carries as it is (ISO 32000-1, 7.11.4).
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Attachment {
    /// The name readers list it under, which no other attachment has.
    pub name: String,
    /// What it is, in words.
    pub description: String,
    /// Its MIME type.
    pub mime: &'static str,
    /// What it is to the letter.
    pub relationship: Relationship,
    /// The file's bytes.
    #[serde(skip)]
    pub bytes: Arc<[u8]>,
}

/// What an attached file is to the letter (ISO 19005-3, annex E).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relationship {
    /// What the letter was made from.
    Source,
    /// What it encloses.
    Supplement,
}

/// The sender's letterhead.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Letterhead {
    /// The sender's name.
    pub name: Option<String>,
    /// The line beneath it.
    pub tagline: Option<String>,
    /// The logo.
    pub logo: Option<Picture>,
    /// The address, a line each.
    pub address: Vec<String>,
    /// The telephone number.
    pub phone: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The web address.
    pub web: Option<String>,
    /// Where it stands.
    pub align: Option<schema::Align>,
    /// The colour as `#rrggbb`.
    pub color: Option<String>,
    /// The height of the band at the head in points.
    pub band: Option<f64>,
    /// The first page's small print.
    pub footer: Option<String>,
}

/// An addressee.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Party {
    /// The name.
    pub name: String,
    /// The office held.
    pub role: Option<String>,
    /// The organisation.
    pub organization: Option<String>,
    /// The address, a line each.
    pub address: Vec<String>,
    /// The language of all of it, where it is not the letter's.
    pub language: Option<Language>,
    /// The e-mail address it is sent to.
    pub email: Option<String>,
}

/// A picture where it is used.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Picture {
    /// Which of the letter's [`Image`]s.
    pub image: usize,
    /// What it shows, in words; absent where the words would be the localised default.
    pub alt: Option<String>,
}

/// A picture's file.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// The file's bytes.
    pub bytes: Arc<[u8]>,
    /// Its format.
    pub format: ImageFormat,
    /// Width and height in pixels; absent for SVG, which has none.
    pub pixels: Option<(u32, u32)>,
}

/// The formats of pictures a letter may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageFormat {
    /// Scalable Vector Graphics.
    Svg,
    /// Portable Network Graphics.
    Png,
    /// JPEG.
    Jpg,
    /// WebP.
    Webp,
}

impl ImageFormat {
    /// The usual ending of such a file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Jpg => "jpg",
            Self::Webp => "webp",
        }
    }
}

/// The sheet. Lengths in points.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// The paper asked for.
    pub paper: Option<Paper>,
    /// Margins where they differ from the design's.
    pub margins: Margins,
    /// When pages are numbered.
    pub numbering: schema::Numbering,
    /// How many pages it is to take.
    pub fit: Option<Spanned<Fit>>,
    /// Whether paper is printed on both sides.
    pub duplex: bool,
}

/// How many pages a letter is to take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// No more than this.
    Pages(usize),
    /// As many as it likes, but none of a few lines only.
    Tidy,
}
