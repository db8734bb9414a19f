//! The files of a press kit.

use crate::diagnostic::Report;
use crate::export::formats;
use crate::export::kit::{KitFile, RELEASE, complete};
use crate::letter::{Letter, Profile};
use crate::sheet::arrange::arrange;
use crate::sheet::card::Card;
use crate::sheet::{Sheet, release};
use crate::typeset;

use super::checked::CheckedLetter;
use super::layout::LaidOut;
use super::pdf;
use super::plan::Plan;

/// A card has one pixel a point.
const CARD_DPI: f32 = 72.0;
/// What names of pages begin with.
const PAGE: &str = "page-";

/// What is in the kit of a release and a letter.
pub(super) fn files(
    checked: &CheckedLetter,
    laid_out: &[LaidOut],
    plan: &Plan,
    report: &mut Report,
) -> Option<Vec<KitFile>> {
    let CheckedLetter { letter, locale, .. } = checked;
    let [release, sent] = laid_out else { return None };
    let mut pdf = |of: &LaidOut| pdf::bytes(&of.document, &of.sheet, Profile::Press, plan, report);
    let (release_pdf, letter_pdf) = (pdf(release)?, pdf(sent)?);
    let pages = pages(&letter_pdf);
    let mut files = of_release(&release.sheet, release_pdf);
    let standards = plan.settings.standards(Profile::Press, &sent.sheet).label();
    files.extend(of_letter(letter, &sent.sheet, (letter_pdf, &standards)));
    files.extend(pages);
    files.extend(card(checked, &sent.sheet, plan, report)?);
    files.push(signatories(checked));
    Some(complete(files, &letter.title, &release::lines(letter, locale)))
}

fn of_release(sheet: &Sheet, pdf: Vec<u8>) -> Vec<KitFile> {
    let text = formats::text(&formats::normalize(sheet));
    vec![
        KitFile::new(RELEASE, "The press release, to print and to read", pdf),
        KitFile::new("release.txt", "The press release, to paste into mail", text),
    ]
}

fn of_letter(letter: &Letter, sheet: &Sheet, (pdf, standards): (Vec<u8>, &str)) -> Vec<KitFile> {
    let sheet = formats::normalize(sheet);
    let tagged = format!("The letter, tagged for screen readers ({standards})");
    let about = "The letter, plain text in lines of 72 columns";
    vec![
        KitFile::new("letter.pdf", tagged, pdf),
        KitFile::new(
            "letter.html",
            "The letter, a page for websites",
            formats::html(letter, &sheet),
        ),
        KitFile::new("letter.md", "The letter, Markdown", formats::markdown(&sheet)),
        KitFile::new("letter.txt", about, formats::text(&sheet)),
    ]
}

/// Pictures of the letter's pages.
fn pages(pdf: &[u8]) -> Vec<KitFile> {
    let page = |(bytes, number): (Vec<u8>, usize)| {
        let about = format!("The letter, page {number}, at {} dots an inch", formats::DPI);
        KitFile::new(format!("{PAGE}{number}.png"), about, bytes)
    };
    formats::pixels(pdf, formats::DPI).into_iter().zip(1..).map(page).collect()
}

/// A card, and what it says.
fn card(
    checked: &CheckedLetter,
    sheet: &Sheet,
    plan: &Plan,
    report: &mut Report,
) -> Option<[KitFile; 2]> {
    let card = Card::new(&checked.letter, sheet, &checked.locale);
    let drawn = typeset::card(&card, sheet, &checked.fonts, report)?;
    let pdf = pdf::bytes(&drawn, sheet, Profile::Press, plan, report)?;
    let picture = formats::pixels(&pdf, CARD_DPI).into_iter().next()?;
    let about = "What the card says, for those who cannot see it";
    Some([
        KitFile::new("card.png", "A card for social media, 1200 by 630 pixels", picture),
        KitFile::new("card.txt", about, card.alt() + "\n"),
    ])
}

fn signatories(checked: &CheckedLetter) -> KitFile {
    let CheckedLetter { letter, locale, .. } = checked;
    let table = formats::csv(&arrange(&letter.signatories, locale), locale, &[], |_| Vec::new());
    KitFile::new("signatories.csv", "Who signs, as a table", table)
}
