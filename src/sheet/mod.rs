//! Localise: a [`Letter`](letter::Letter) to the [`Sheet`] that is printed. Words, dates,
//! order and line breaks are settled here; the templates only place what they
//! are given.

pub mod arrange;
mod canonical_url;
pub mod card;
mod copies;
mod enclosures;
pub mod ledger;
mod letterhead;
mod localise;
mod prose;
pub mod release;
mod signatories;
mod variant;

use std::sync::Arc;

use serde::Serialize;

pub use self::canonical_url::CanonicalUrl;
pub use self::copies::{Copies, Copy};
pub use self::enclosures::{Content, Enclosed, Enclosures, PdfPage};
pub use self::letterhead::{Letterhead, Picture};
pub use self::localise::localise;
pub use self::signatories::{Entry, FieldOf, Group, Signatories};
pub use self::variant::{Marks, Variant};

use crate::annex;
use crate::design::{Design, Margins, Theme};
use crate::letter::{self, Block};
use crate::locale::{Language, Paper};
use crate::source::Spanned;

/// Everything the templates see.
#[derive(Debug, Clone, Serialize)]
pub struct Sheet {
    /// The language, such as `en`.
    pub lang: String,
    /// The region, such as `US`.
    pub region: Option<String>,
    /// The title.
    pub title: String,
    /// How this variant differs from the letter that is sent.
    pub marks: Marks,
    /// The author: whose letterhead it is, or who signs alone.
    pub authors: Vec<String>,
    /// When it may be published.
    pub notice: Option<Notice>,
    /// Whether the title is printed.
    pub headline: bool,
    /// Place and date.
    pub dateline: Option<String>,
    /// Labels and references.
    pub references: Vec<(String, String)>,
    /// The addressees.
    pub recipients: Vec<Address>,
    /// Who receives a copy.
    pub cc: Option<Copies>,
    /// Who receives a copy of which the others are not told, where this variant says so.
    pub bcc: Option<Copies>,
    /// The subject with its label.
    pub subject: Option<String>,
    /// What the subject begins with, where that is a label.
    pub subject_label: String,
    /// The greeting.
    pub salutation: Option<String>,
    /// The text.
    pub body: Vec<Block>,
    /// The complimentary close.
    pub closing: Option<String>,
    /// What marks the end of a press release.
    pub end_mark: Option<String>,
    /// Who signs.
    pub signatories: Signatories,
    /// Postscripts with their labels.
    pub postscripts: Vec<Postscript>,
    /// The enclosures with their label.
    pub enclosures: Option<Enclosures>,
    /// Its address on the web, where it is to be printed.
    pub canonical_url: Option<CanonicalUrl>,
    /// What follows the letter's pages.
    pub enclosed: Vec<Spanned<Enclosed>>,
    /// The pages of enclosed PDFs: `/page/0.svg` is how the first looks, `/text/0` what
    /// it says.
    #[serde(skip)]
    pub pages: Arc<[annex::Page]>,
    /// The language of the words that the program adds, where it has none in the letter's.
    pub words_language: Option<Language>,
    /// What leads back from a note, with `{number}` to be filled in.
    #[serde(skip)]
    pub back_to_reference: String,
    /// Files the PDF carries, named `/attachment/0` and so on.
    pub attachments: Vec<Spanned<letter::Attachment>>,
    /// The sender.
    pub letterhead: Letterhead,
    /// What continuation pages say at their head.
    pub running: Running,
    /// The sheet of paper.
    pub page: Page,
    /// What the letter changes of the look.
    pub theme: Theme,
    /// The pictures' files, named `/image/0.png` and so on.
    #[serde(skip)]
    pub images: Vec<Spanned<letter::Image>>,
    /// Where some of it is written.
    #[serde(skip)]
    pub spans: letter::PrintedSpans,
    /// How it is printed.
    #[serde(skip)]
    pub print: letter::Print,
    /// The paper, for people.
    #[serde(skip)]
    pub paper: Paper,
    /// What became of the rows of signatories.
    #[serde(skip)]
    pub account: letter::Account,
    /// The day of the letter, for the file's timestamp.
    #[serde(skip)]
    pub day: Option<jiff::civil::Date>,
}

impl Sheet {
    /// The design it is set in.
    pub fn design(&self) -> Design {
        Design::resolve(self.paper, &self.page.margins, &self.theme)
    }
}

/// An addressee.
#[derive(Debug, Clone, Serialize)]
pub struct Address {
    /// Its lines.
    pub lines: Vec<String>,
    /// Their language, where it is not the letter's.
    pub language: Option<Language>,
}

/// When a letter, or the release that goes with it, may be published.
#[derive(Debug, Clone, Serialize)]
pub struct Notice {
    /// What is said, a line each.
    pub lines: Vec<String>,
    /// Whether it stands in the text; else in the margin above it.
    pub in_text: bool,
    /// What each further page says again.
    pub each_page: Option<String>,
    /// What all pages but the last end with.
    pub more: Option<String>,
    /// Whom to ask, beneath it.
    pub contacts: Option<Copies>,
}

/// A postscript.
#[derive(Debug, Clone, Serialize)]
pub struct Postscript {
    /// The label.
    pub label: String,
    /// Whether the label is a heading above the text, and not beside it.
    pub stacked: bool,
    /// The text.
    pub body: Vec<Block>,
}

/// The running head.
#[derive(Debug, Clone, Serialize)]
pub struct Running {
    /// The addressee, or the title.
    pub name: String,
    /// The date.
    pub date: Option<String>,
    /// The page number, with `{page}` and `{pages}` to be filled in.
    pub page: String,
}

/// The sheet of paper. Lengths in points.
#[derive(Debug, Clone, Serialize)]
pub struct Page {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Margins, where the letter says what they are.
    pub margins: Margins,
    /// Whether pages are numbered when there is but one, and when there are more.
    pub numbering: (bool, bool),
    /// Whether paper is printed on both sides.
    pub duplex: bool,
    /// How many pages it is to take.
    #[serde(skip)]
    pub fit: Option<Spanned<letter::Fit>>,
}

/// The path the templates know a picture by.
fn image_path(image: usize, images: &[Spanned<letter::Image>]) -> String {
    let extension = images.get(image).map_or("png", |image| image.format.extension());
    format!("/image/{image}.{extension}")
}
