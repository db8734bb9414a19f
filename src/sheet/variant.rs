//! The variants a letter is set in: what is sent, its copies, a draft of it, what the press gets.

use jiff::civil::DateTime;
use serde::Serialize;

use crate::letter::{Changes, CopyHolder, Letter, Relationship};
use crate::locale::Locale;

/// A variant of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Variant {
    /// What is sent to the addressee.
    Original,
    /// The copy for the one at this place of `cc`.
    Cc(usize),
    /// The copy for the one at this place of `bcc`.
    Bcc(usize),
    /// What the sender keeps.
    FileCopy,
    /// What newsrooms get: says on each page until when it is under embargo.
    Press,
    /// The release that goes with it, a letter of its own.
    Release,
    /// What is still worked on.
    Draft {
        /// When it was set, in UTC.
        at: DateTime,
        /// What is not as it was, if that is asked.
        changes: Option<Changes>,
    },
}

/// How a variant differs from what is sent, in the words of its language.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Marks {
    /// The document's title, which says what it is.
    pub title: String,
    /// What stands small at the head of each page.
    pub stamp: Option<String>,
    /// What stands large across each page; with it come the numbers of lines.
    pub watermark: Option<String>,
    /// The side bars stand at, `left` or `right`: opposite the numbers of lines.
    pub bars: &'static str,
    /// Which blocks of the body have a bar beside them.
    pub changed: Vec<bool>,
    /// The same of each postscript.
    pub changed_postscripts: Vec<Vec<bool>>,
}

impl Variant {
    /// The set a clerk makes: original, copies in the order of the letter, file copy.
    pub fn set(letter: &Letter) -> Vec<Self> {
        let copies = (0..letter.cc.len()).map(Self::Cc).chain((0..letter.bcc.len()).map(Self::Bcc));
        [Self::Original].into_iter().chain(copies).chain([Self::FileCopy]).collect()
    }

    /// Whose copy it is.
    pub fn holder<'a>(&self, letter: &'a Letter) -> Option<&'a CopyHolder> {
        match self {
            Self::Cc(index) => letter.cc.get(*index),
            Self::Bcc(index) => letter.bcc.get(*index),
            _ => None,
        }
    }

    /// Whether it differs from what is sent only in whose it is.
    pub fn is_copy(&self) -> bool {
        matches!(self, Self::Cc(_) | Self::Bcc(_) | Self::FileCopy)
    }

    /// Takes out what this variant goes without: enclosures, and in a draft the
    /// signatures, so that it cannot pass for a letter that was signed.
    pub(super) fn leave_out(&self, letter: &mut Letter) {
        if self.holder(letter).is_some_and(|holder| !holder.enclosures) {
            letter.enclosures.iter_mut().for_each(|enclosure| enclosure.appended = None);
            letter.attachments.clear();
        }
        if matches!(self, Self::Press | Self::Release) {
            // Newsrooms pass on what they get: the rows of those who did not consent, too.
            letter.attachments.retain(|file| file.relationship != Relationship::Source);
        }
        if matches!(self, Self::Draft { .. }) {
            letter.signatories.entries.iter_mut().for_each(|entry| entry.image = None);
        }
    }

    pub(super) fn marks(&self, letter: &Letter, locale: &Locale) -> Marks {
        let (words, title) = (&locale.words, &letter.title);
        let plain = |title: String| Marks { title, ..Marks::default() };
        match self {
            Self::Original | Self::Press | Self::Release => plain(title.clone()),
            Self::Cc(_) | Self::Bcc(_) => {
                let name = self.holder(letter).map_or("", |holder| &holder.name);
                plain(format!("{title} ({})", words.copy_for.replace("{name}", name)))
            }
            Self::FileCopy => Marks {
                stamp: Some(words.file_copy.clone()),
                ..plain(format!("{title} ({})", words.file_copy))
            },
            Self::Draft { at, changes } => {
                let Changes { body, postscripts, .. } = changes.clone().unwrap_or_default();
                Marks {
                    title: format!("{}: {title}", words.draft),
                    stamp: Some(stamp(*at, locale)),
                    watermark: Some(words.draft.clone()),
                    bars: if locale.is_rtl() { "left" } else { "right" },
                    changed: body,
                    changed_postscripts: postscripts,
                }
            }
        }
    }
}

/// When a draft was set. A day in words says nothing of the hour.
fn stamp(at: DateTime, locale: &Locale) -> String {
    let day = locale.date(at.date());
    format!("{}, {day}, {:02}:{:02} UTC", locale.words.draft, at.hour(), at.minute())
}
