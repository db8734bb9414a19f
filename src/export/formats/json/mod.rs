//! The letter as it is understood. `docs/outputs.md` says what each key is.

mod records;

use self::records::{
    Copy, Date, Enclosure, Entry, Group, Letterhead, Party, Signatories, Understood,
};
use crate::letter::{self, Letter};
use crate::locale::tie::untied;
use crate::locale::{Language, Locale};
use crate::sheet::arrange::{ListPart, arrange};
use crate::sheet::{Content, Sheet};
use crate::source::Spanned;

/// The version of what is written: it counts up when a key is taken away or means
/// something else, not when one is added.
pub const VERSION: u32 = 1;

/// A letter as JSON. Prose and dates are as they are printed; `sheet` is normalized.
pub fn json(letter: &Letter, sheet: &Sheet, locale: &Locale) -> String {
    let understood = Understood::of(letter, sheet, locale);
    // Plain strings and numbers can always be written.
    let json = serde_json::to_string_pretty(&understood).unwrap_or_default();
    untied(&json) + "\n"
}

impl<'a> Understood<'a> {
    fn of(letter: &'a Letter, sheet: &'a Sheet, locale: &'a Locale) -> Self {
        let parts = arrange(&letter.signatories, locale);
        Self {
            undersigned: VERSION,
            lang: letter.lang.to_string(),
            title: &letter.title,
            headline: letter.headline,
            date: Date {
                day: sheet.day.map(|day| day.to_string()),
                text: sheet.running.date.as_deref(),
            },
            place: letter.place.as_deref(),
            your_reference: letter.your_reference.as_deref(),
            our_reference: letter.our_reference.as_deref(),
            letterhead: letterhead(&letter.letterhead),
            recipients: letter.recipients.iter().map(party).collect(),
            cc: letter.cc.iter().map(copy).collect(),
            subject: letter.subject.as_deref(),
            canonical_url: letter.canonical_url.as_ref().map(|of| of.url.as_str()),
            salutation: letter.salutation.as_deref(),
            body: &sheet.body,
            closing: letter.closing.as_deref(),
            signatories: Signatories {
                count: letter.signatories.count(),
                unnamed: letter.signatories.unnamed(),
                note: letter.signatories.note.as_deref(),
                groups: groups(&parts, &sheet.signatories.groups, locale),
            },
            postscripts: sheet.postscripts.iter().map(|post| post.body.as_slice()).collect(),
            enclosures: letter.enclosures.iter().map(|of| enclosure(of, sheet)).collect(),
            attachments: &letter.attachments,
        }
    }
}

fn letterhead(head: &letter::Letterhead) -> Letterhead<'_> {
    Letterhead {
        name: head.name.as_deref(),
        tagline: head.tagline.as_deref(),
        address: &head.address,
        phone: head.phone.as_deref(),
        email: head.email.as_deref(),
        web: head.web.as_deref(),
        footer: head.footer.as_deref(),
    }
}

fn party(party: &letter::Party) -> Party<'_> {
    Party {
        name: &party.name,
        lang: lang(party.language.as_ref()),
        role: party.role.as_deref(),
        organization: party.organization.as_deref(),
        address: &party.address,
        email: party.email.as_deref(),
    }
}

fn copy(holder: &letter::CopyHolder) -> Copy<'_> {
    Copy {
        name: &holder.name,
        lang: lang(holder.language.as_ref()),
        offices: &holder.offices,
        email: holder.email.as_deref(),
    }
}

/// The tag of a language that is not the letter's.
fn lang(language: Option<&Language>) -> Option<String> {
    language.map(|language| language.tag().to_string())
}

/// The groups with their headings as the sheet has them: both are in the same order.
fn groups<'a>(
    parts: &[ListPart<'a>],
    printed: &'a [crate::sheet::Group],
    locale: &'a Locale,
) -> Vec<Group<'a>> {
    let groups = parts.iter().zip(printed).map(|(part, printed)| Group {
        heading: printed.heading.as_deref(),
        entries: part.members.iter().map(|&(number, of)| Entry { number, of, locale }).collect(),
    });
    groups.collect()
}

/// What follows the letter is known by where it is named: titles may be equal.
fn enclosure<'a>(of: &'a Spanned<letter::Enclosure>, sheet: &'a Sheet) -> Enclosure<'a> {
    let enclosed = sheet.enclosed.iter().find(|enclosed| enclosed.span == of.span);
    let (body, alt) = match enclosed.map(|enclosed| &enclosed.content) {
        Some(Content::Prose { body }) => (Some(body.as_slice()), None),
        Some(Content::Picture { picture, .. }) => (None, Some(picture.alt.as_str())),
        _ => (None, None),
    };
    Enclosure { title: &of.title, body, alt }
}
