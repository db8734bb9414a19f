//! Localise: a [`Letter`] to the [`Sheet`] that is printed. Words, dates,
//! order and line breaks are settled here; the templates only place what they
//! are given.

pub mod arrange;
mod canonical_url;
pub mod card;
mod copies;
mod enclosures;
pub mod ledger;
mod letterhead;
mod prose;
pub mod release;
mod signatories;
mod version;

use std::sync::Arc;

use serde::Serialize;

pub use self::canonical_url::CanonicalUrl;
pub use self::copies::{Copies, Copy};
pub use self::enclosures::{Content, Enclosed, Enclosures, PdfPage};
pub use self::letterhead::{Letterhead, Picture};
pub use self::signatories::{Entry, Group, Signatories};
pub use self::version::{Marks, Version};

use crate::annex;
use crate::design::{Design, Margins, PaperSize, Theme};
use crate::draft::schema::Numbering;
use crate::letter::{self, Block, Letter};
use crate::locale::{Language, Locale, Paper};
use crate::source::Span;

/// Everything the templates see.
#[derive(Debug, Clone, Serialize)]
pub struct Sheet {
    /// The language, such as `en`.
    pub lang: String,
    /// The region, such as `US`.
    pub region: Option<String>,
    /// The title.
    pub title: String,
    /// How this version differs from the letter that is sent.
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
    /// Who receives a copy of which the others are not told, where this version says so.
    pub bcc: Option<Copies>,
    /// The subject with its label.
    pub subject: Option<String>,
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
    pub enclosed: Vec<Enclosed>,
    /// The pages of enclosed PDFs: `/page/0.svg` is how the first looks, `/text/0` what
    /// it says.
    #[serde(skip)]
    pub pages: Arc<[annex::Page]>,
    /// Files the PDF carries, named `/attachment/0` and so on.
    pub attachments: Vec<letter::Attachment>,
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
    pub images: Vec<letter::Image>,
    /// Where some of it is written.
    #[serde(skip)]
    pub places: letter::Places,
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
    /// Whether the label stands above the text, and not beside it.
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
    /// How many pages it is to take, and where that is said.
    #[serde(skip)]
    pub fit: Option<(letter::Fit, Span)>,
}

/// Puts a version of a letter into the words and habits of its language.
pub fn localise(mut letter: Letter, locale: &Locale, version: &Version) -> Sheet {
    if *version == Version::Release {
        return release::localised(&letter, locale);
    }
    let list = enclosures::list(&letter.enclosures, locale);
    let notice =
        if *version == Version::Press { release::in_margin(&letter, locale) } else { None };
    let marks = version.marks(&letter, locale);
    version.leave_out(&mut letter);
    let words = &locale.words;
    let hyphenate = letter.theme.hyphenate.unwrap_or(words.hyphenate);
    let setter = prose::Setter::new(locale, &letter.images, hyphenate);
    let date = letter.date.as_ref().map(|date| in_words(date, locale));
    let paper = letter.page.paper.unwrap_or_else(|| locale.paper());
    let enclosed = std::mem::take(&mut letter.enclosures);
    let marked = (locale, notice.is_some());
    let (enclosed, pages) = enclosures::pages(enclosed, &letter.images, &setter, marked);
    Sheet {
        lang: locale.language().to_owned(),
        region: locale.region().map(str::to_owned),
        authors: authors(&letter),
        headline: letter.headline,
        dateline: dateline(letter.place.as_deref(), date.as_deref(), &words.dateline),
        references: references(&letter, locale),
        marks,
        cc: copies::cc(&letter, locale, version),
        bcc: copies::bcc(&letter, locale, version),
        subject: letter.subject.as_ref().map(|subject| format!("{}{subject}", words.subject)),
        running: running(&letter, date, locale),
        recipients: letter.recipients.iter().map(address).collect(),
        salutation: letter.salutation,
        body: setter.blocks(letter.body),
        closing: letter.closing,
        notice,
        end_mark: None,
        signatories: signatories::localise(&letter.signatories, &letter.images, locale),
        postscripts: postscripts(letter.postscripts, &setter, locale),
        enclosures: list,
        canonical_url: canonical_url::localise(letter.canonical_url, locale),
        enclosed,
        pages: pages.into(),
        attachments: letter.attachments,
        letterhead: letterhead::localise(letter.letterhead, &letter.images, locale),
        page: page(&letter.page, paper),
        theme: Theme { hyphenate: Some(hyphenate), ..letter.theme },
        account: letter.signatories.account,
        title: letter.title,
        images: letter.images,
        places: letter.places,
        print: letter.print,
        paper,
        day: letter.date.as_ref().and_then(letter::Date::day),
    }
}

fn in_words(date: &letter::Date, locale: &Locale) -> String {
    match date {
        letter::Date::Day(day) => locale.date(*day),
        letter::Date::Text(text) => text.clone(),
    }
}

fn running(letter: &Letter, date: Option<String>, locale: &Locale) -> Running {
    let name = letter.recipients.first().map_or(&letter.title, |party| &party.name);
    Running { name: name.clone(), date, page: locale.words.page.clone() }
}

fn page(page: &letter::Page, paper: Paper) -> Page {
    let PaperSize { width, height } = PaperSize::of(paper);
    Page {
        width,
        height,
        margins: page.margins,
        numbering: match page.numbering {
            Numbering::Auto => (false, true),
            Numbering::Always => (true, true),
            Numbering::None => (false, false),
        },
        duplex: page.duplex,
        fit: page.fit,
    }
}

/// The path the templates know a picture by.
fn image_path(image: usize, images: &[letter::Image]) -> String {
    let extension = images.get(image).map_or("png", |image| image.format.extension());
    format!("/image/{image}.{extension}")
}

fn authors(letter: &Letter) -> Vec<String> {
    match (&letter.letterhead.name, letter.signatories.entries.as_slice()) {
        (Some(name), _) => vec![name.clone()],
        (None, [only]) => vec![only.name.clone()],
        _ => Vec::new(),
    }
}

fn dateline(place: Option<&str>, date: Option<&str>, pattern: &str) -> Option<String> {
    match (place, date) {
        (Some(place), Some(date)) => {
            Some(pattern.replace("{place}", place).replace("{date}", date))
        }
        (one, other) => one.or(other).map(str::to_owned),
    }
}

fn references(letter: &Letter, locale: &Locale) -> Vec<(String, String)> {
    let words = &locale.words;
    let both = [
        (&words.your_reference, &letter.your_reference),
        (&words.our_reference, &letter.our_reference),
    ];
    both.into_iter()
        .filter_map(|(label, reference)| Some((label.clone(), reference.clone()?)))
        .collect()
}

fn address(party: &letter::Party) -> Address {
    let head = [Some(&party.name), party.role.as_ref(), party.organization.as_ref()];
    Address {
        lines: head.into_iter().flatten().chain(&party.address).cloned().collect(),
        language: party.language.clone(),
    }
}

fn postscripts(
    texts: Vec<Vec<Block>>,
    setter: &prose::Setter<'_>,
    locale: &Locale,
) -> Vec<Postscript> {
    let labels = &locale.words.postscripts;
    let label = |index: usize| labels.get(index.min(labels.len() - 1)).cloned().unwrap_or_default();
    let number = texts.into_iter().enumerate();
    number
        .map(|(index, body)| Postscript {
            label: label(index),
            stacked: false,
            body: setter.blocks(body),
        })
        .collect()
}
