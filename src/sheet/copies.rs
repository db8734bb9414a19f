//! Who else receives the letter, as this variant of it says.

use serde::Serialize;

use super::Variant;
use crate::draft::schema::CcPosition;
use crate::letter::{CopyHolder, Inline, Letter};
use crate::locale::{Locale, tie};

/// Up to this many copies read well as one flowing line.
const FLOWING: usize = 6;

/// The list of copies.
#[derive(Debug, Clone, Serialize)]
pub struct Copies {
    /// The label.
    pub label: String,
    /// The entries.
    pub entries: Vec<Copy>,
    /// What stands between them in one line; absent when each has its own.
    pub separator: Option<String>,
    /// Whether it stands under the address.
    pub top: bool,
}

/// An entry of the list of copies.
#[derive(Debug, Clone, Serialize)]
pub struct Copy {
    /// Whether this is their copy.
    pub marked: bool,
    /// Name, offices, address.
    pub body: Vec<Inline>,
}

/// Those of whom everyone is told.
pub fn cc(letter: &Letter, locale: &Locale, variant: &Variant) -> Option<Copies> {
    let entries = letter.cc.iter().enumerate();
    let entries = entries.map(|(index, holder)| Copy {
        marked: *variant == Variant::Cc(index),
        body: entry(holder, locale),
    });
    let top = letter.cc_position == CcPosition::Top;
    list(&locale.words.cc, entries.collect(), top, locale)
}

/// Those of whom the others are not told: all on the file copy, each alone on their own.
pub fn bcc(letter: &Letter, locale: &Locale, variant: &Variant) -> Option<Copies> {
    let entries = letter.bcc.iter().enumerate().filter_map(|(index, holder)| {
        let marked = *variant == Variant::Bcc(index);
        let told = marked || *variant == Variant::FileCopy;
        told.then(|| Copy { marked, body: entry(holder, locale) })
    });
    list(&locale.words.bcc, entries.collect(), false, locale)
}

fn list(label: &str, entries: Vec<Copy>, top: bool, locale: &Locale) -> Option<Copies> {
    let flows = entries.len() <= FLOWING;
    (!entries.is_empty()).then(|| Copies {
        label: label.to_owned(),
        separator: flows.then(|| locale.words.separator.clone()),
        top,
        entries,
    })
}

fn entry(holder: &CopyHolder, locale: &Locale) -> Vec<Inline> {
    let mut text = holder.name.clone();
    for office in &holder.offices {
        text.push_str(", ");
        text.push_str(office);
    }
    let mut entry = vec![Inline::Text { text: tie::keep_together(&text) }];
    if let Some(language) = holder.language.clone() {
        entry = vec![Inline::LanguageSpan { language, body: entry }];
    }
    if let Some(email) = &holder.email {
        entry.push(Inline::Text { text: ", ".to_owned() });
        let body = vec![Inline::Text { text: email.clone() }];
        entry.push(Inline::Link { url: format!("mailto:{email}"), body });
    }
    if !holder.enclosures {
        let words = tie::keep_together(&locale.words.without_enclosures);
        entry.push(Inline::Text { text: format!(" ({words})") });
    }
    entry
}
