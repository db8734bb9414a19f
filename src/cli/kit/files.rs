//! The files of a press kit.

use undersigned::diagnostic::Report;
use undersigned::export::forms;
use undersigned::export::kit::{KitFile, complete};
use undersigned::letter::{Letter, Profile};
use undersigned::sheet::arrange::arrange;
use undersigned::sheet::card::Card;
use undersigned::sheet::{Sheet, release};
use undersigned::typeset;

use super::super::build::single;
use super::super::lay::{Laid, Sent};
use super::super::settings::Settings;

/// A card has one pixel a point.
const CARD_DPI: f32 = 72.0;
/// What names of pages begin with.
const PAGE: &str = "page-";

/// What is in the kit of a release and a letter.
pub fn files(sent: &Sent, settings: &Settings<'_>, report: &mut Report) -> Option<Vec<KitFile>> {
    let [release, letter] = &sent.laid[..] else { return None };
    let mut pdf = |of: &Laid| single(&of.document, &of.sheet, Profile::Press, settings, report);
    let (release_pdf, letter_pdf) = (pdf(release)?, pdf(letter)?);
    let pages = pages(&letter_pdf);
    let mut files = of_release(&release.sheet, release_pdf);
    files.extend(of_letter(&sent.letter, &letter.sheet, letter_pdf));
    files.extend(pages);
    files.extend(card(sent, &letter.sheet, settings, report)?);
    files.push(signatories(sent));
    let lines = release::lines(&sent.letter, &sent.locale);
    Some(complete(files, &sent.letter.title, &lines))
}

fn of_release(sheet: &Sheet, pdf: Vec<u8>) -> Vec<KitFile> {
    let text = forms::text(&forms::settle(sheet));
    vec![
        KitFile::new("release.pdf", "The press release, to print and to read", pdf),
        KitFile::new("release.txt", "The press release, to paste into mail", text),
    ]
}

fn of_letter(letter: &Letter, sheet: &Sheet, pdf: Vec<u8>) -> Vec<KitFile> {
    let sheet = forms::settle(sheet);
    let about = "The letter, plain text in lines of 72 columns";
    vec![
        KitFile::new("letter.pdf", "The letter, tagged for screen readers (PDF/UA-1)", pdf),
        KitFile::new("letter.html", "The letter, a page for websites", forms::html(letter, &sheet)),
        KitFile::new("letter.md", "The letter, Markdown", forms::markdown(&sheet)),
        KitFile::new("letter.txt", about, forms::text(&sheet)),
    ]
}

/// Pictures of the letter's pages.
fn pages(pdf: &[u8]) -> Vec<KitFile> {
    let page = |(bytes, number): (Vec<u8>, usize)| {
        let about = format!("The letter, page {number}, at {} dots an inch", forms::DPI);
        KitFile::new(format!("{PAGE}{number}.png"), about, bytes)
    };
    forms::pixels(pdf, forms::DPI).into_iter().zip(1..).map(page).collect()
}

/// A card, and what it says.
fn card(
    sent: &Sent,
    sheet: &Sheet,
    settings: &Settings<'_>,
    report: &mut Report,
) -> Option<[KitFile; 2]> {
    let card = Card::new(&sent.letter, sheet, &sent.locale);
    let fonts = sent.fonts.as_ref().unwrap_or(settings.typefaces.shared());
    let drawn = typeset::card(&card, sheet, fonts);
    report.extend(drawn.report);
    let pdf = single(&drawn.value?, sheet, Profile::Press, settings, report)?;
    let picture = forms::pixels(&pdf, CARD_DPI).into_iter().next()?;
    let about = "What the card says, for those who cannot see it";
    Some([
        KitFile::new("card.png", "A card for social media, 1200 by 630 pixels", picture),
        KitFile::new("card.txt", about, card.alt() + "\n"),
    ])
}

fn signatories(sent: &Sent) -> KitFile {
    let list = &sent.letter.signatories;
    let parts = arrange(list, &sent.locale);
    let table = forms::csv(&parts, &sent.locale, &[], |_| Vec::new());
    KitFile::new("signatories.csv", "Who signs, as a table", table)
}
