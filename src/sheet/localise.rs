//! A letter in the words and habits of its language.

use super::{
    Address, Page, Postscript, Running, Sheet, Variant, canonical_url, copies, enclosures,
    letterhead, prose, release, signatories,
};
use crate::design::{PaperSize, Theme};
use crate::draft::schema::Numbering;
use crate::letter::{self, Block, Letter};
use crate::locale::{Locale, Paper};

/// Puts a variant of a letter into the words and habits of its language.
pub fn localise(mut letter: Letter, locale: &Locale, variant: &Variant) -> Sheet {
    if *variant == Variant::Release {
        return release::localised(&letter, locale);
    }
    let list = enclosures::list(&letter.enclosures, locale);
    let notice =
        if *variant == Variant::Press { release::in_margin(&letter, locale) } else { None };
    let marks = variant.marks(&letter, locale);
    variant.leave_out(&mut letter);
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
        cc: copies::cc(&letter, locale, variant),
        bcc: copies::bcc(&letter, locale, variant),
        subject: letter.subject.as_ref().map(|subject| format!("{}{subject}", words.subject)),
        subject_label: words.subject.clone(),
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
        words_language: locale.words_language(),
        back_to_reference: words.back_to_reference.clone(),
        attachments: letter.attachments,
        letterhead: letterhead::localise(letter.letterhead, &letter.images, locale),
        page: page(&letter.page, paper),
        theme: Theme { hyphenate: Some(hyphenate), ..letter.theme },
        account: letter.signatories.account,
        title: letter.title,
        images: letter.images,
        spans: letter.spans,
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
