//! Draft to [`Letter`]: what must hold. What only pages show is told at its place, so some are kept.

mod annexes;
mod attachments;
mod body;
mod canonical_url;
mod copies;
mod dates;
mod embed;
mod enclosures;
mod figures;
mod files;
mod foreign;
mod letterhead;
mod lints;
mod parties;
mod press;
mod print;
mod printed_spans;
mod settings;
mod signatories;
mod texts;
mod typefaces;

use icu_locale_core::Locale as Tag;

use self::attachments::Attachments;
pub use self::embed::embed;
use self::files::{file_fault, without_metadata};
pub use self::parties::is_email;
pub use self::signatories::{TableColumns, near_names};
pub use self::typefaces::typefaces;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::draft::either::TextOr;
use crate::draft::schema::Draft;
use crate::draft::text::{Text, Typed};
use crate::foreign::{Here, Reader};
use crate::letter::{Date, Letter, Signatories};
use crate::locale::{Language, Locale};
use crate::source::{Folder, Sources, Span};
use crate::table::MOST_FAULTS;
use crate::text::glyphs::MissingGlyphs;
use crate::text::{AnyFace, Faces, no_language};

/// Checks a draft. Files it names come from `folder`; those that are prose are
/// added to `sources`, so that faults in them can be shown. `report` has what
/// reading the draft had to say: consequences of it are not told again.
pub fn check(
    draft: &Draft,
    sources: &mut Sources,
    folder: &dyn Folder,
    faces: &dyn Faces,
    report: &mut Report,
) -> Option<Letter> {
    check_by(&Here, draft, sources, (folder, faces), report)
}

/// Checks a draft; `reader` reads what others made.
pub fn check_by(
    reader: &dyn Reader,
    draft: &Draft,
    sources: &mut Sources,
    (folder, faces): (&dyn Folder, &dyn Faces),
    report: &mut Report,
) -> Option<Letter> {
    let locale = Locale::new(&draft.lang.parse().unwrap_or(Tag::UNKNOWN));
    let mut check = Check { reader, ..Check::new(sources, folder, faces, report, locale) };
    check.texts(draft);
    check.lints(&draft.lints);
    let letter = check.letter(draft);
    let Check { report, bad_texts, missing_glyphs, .. } = check;
    if let Some(more @ 1..) = bad_texts.checked_sub(MOST_FAULTS) {
        let message = format!("{more} more characters and lines cannot be printed");
        report.add(Diagnostic::anywhere(Code::BadCharacter, message));
    }
    missing_glyphs.told().for_each(|fault| report.add(fault));
    letter.filter(|_| !report.has_errors())
}

/// What is made of the columns of the tables that a draft names, also where that leaves
/// something open, which is told.
pub fn columns_of(
    draft: &Draft,
    sources: &mut Sources,
    folder: &dyn Folder,
    report: &mut Report,
) -> Vec<TableColumns> {
    let locale = Locale::new(&draft.lang.parse().unwrap_or(Tag::UNKNOWN));
    let mut check = Check::new(sources, folder, &AnyFace, report, locale);
    let tables = draft.signatories.as_ref().map(|list| check.columns_of(list));
    tables.unwrap_or_default()
}

/// The state of one check.
struct Check<'a> {
    sources: &'a mut Sources,
    folder: &'a dyn Folder,
    faces: &'a dyn Faces,
    reader: &'a dyn Reader,
    report: &'a mut Report,
    missing_glyphs: MissingGlyphs,
    /// How often characters and lines cannot be printed.
    bad_texts: usize,
    images: files::Images,
    attachments: Attachments,
    /// Who signs, once that is known.
    signatories: Signatories,
    /// The places of what is printed.
    printed: Vec<Span>,
    /// The language of the letter.
    locale: Locale,
}

impl<'a> Check<'a> {
    fn new(
        sources: &'a mut Sources,
        folder: &'a dyn Folder,
        faces: &'a dyn Faces,
        report: &'a mut Report,
        locale: Locale,
    ) -> Self {
        Self {
            sources,
            folder,
            faces,
            reader: &Here,
            report,
            missing_glyphs: MissingGlyphs::default(),
            bad_texts: 0,
            images: files::Images::default(),
            attachments: Attachments::default(),
            signatories: Signatories::default(),
            printed: Vec::new(),
            locale,
        }
    }
}

impl Check<'_> {
    fn fault(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.report.add(Diagnostic::new(code, span, message).hint(hint));
    }

    fn letter(&mut self, draft: &Draft) -> Option<Letter> {
        let lang = self.language(&draft.lang).map(|language| language.tag().clone());
        let recipients = self.recipients(draft);
        let title = self.title(draft, &recipients);
        let date = draft.date.as_ref().and_then(|date| self.date(date));
        let dated = (date.as_ref().and_then(Date::day), draft.date.as_ref().map(TextOr::span));
        self.signatories = self.signatories(draft.signatories.as_ref(), dated);
        let tag = lang.clone().unwrap_or(Tag::UNKNOWN);
        let title_at = draft.title.as_ref().map(|title| title.span);
        let title = title.map(|title| self.filled(&title, title_at, &tag));
        let body = self.body(&draft.body);
        let postscripts = draft.postscript.0.iter().map(|text| self.prose(text)).collect();
        let (letterhead, page) = (self.letterhead(&draft.letterhead), self.page(&draft.page));
        let theme = self.theme(&draft.theme);
        let enclosures = self.enclosures(draft);
        self.blind_copies_stay_unseen(draft);
        let press = draft.press.as_ref().map(|press| self.press(press, &tag));
        self.drawings();
        Some(Letter {
            lang: lang?,
            title: title?,
            headline: draft.headline,
            date,
            place: value(&draft.place),
            your_reference: value(&draft.your_reference),
            our_reference: value(&draft.our_reference),
            subject: self.line(draft.subject.as_deref(), &tag),
            canonical_url: self.canonical_url(draft),
            salutation: value(&draft.salutation),
            body,
            closing: value(&draft.closing),
            postscripts,
            cc: self.copy_holders(&draft.cc, draft),
            bcc: self.copy_holders(&draft.bcc, draft),
            cc_position: draft.cc_position,
            enclosures,
            attachments: std::mem::take(&mut self.attachments).files,
            letterhead,
            recipients,
            signatories: std::mem::take(&mut self.signatories),
            page,
            theme,
            profiles: self.profiles(&draft.output),
            press,
            print: self.print(draft),
            images: std::mem::take(&mut self.images).0,
            spans: self.printed_spans(draft),
        })
    }

    fn language(&mut self, tag: &Text) -> Option<Language> {
        let language = Language::named(tag);
        if language.is_none() {
            self.report.add(no_language(tag, tag.span));
        }
        language
    }

    fn picture(&mut self, path: &Text) -> Option<usize> {
        self.images.add(path, path.span, self.folder, self.report)
    }
}

fn value<K: Typed>(text: &Option<K>) -> Option<String> {
    text.as_ref().map(|text| text.value.clone())
}

fn values<K: Typed>(texts: &[K]) -> Vec<String> {
    texts.iter().map(|text| text.value.clone()).collect()
}
