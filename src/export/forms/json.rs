//! The letter as it is understood. `docs/outputs.md` says what each key is.

use serde::Serialize;

use crate::letter::{self, Attachment, Block, Capacity, Letter, Signatory};
use crate::locale::{Language, Locale};
use crate::sheet::arrange::{Part, arrange};
use crate::sheet::{Content, Sheet};

/// The version of what is written: it counts up when a key is taken away or means
/// something else, not when one is added.
pub const VERSION: u32 = 1;

/// A letter as JSON. Prose and dates are as they are printed; `sheet` is settled.
pub fn json(letter: &Letter, sheet: &Sheet, locale: &Locale) -> String {
    let understood = Understood::of(letter, sheet, locale);
    // Plain strings and numbers can always be written.
    serde_json::to_string_pretty(&understood).unwrap_or_default() + "\n"
}

#[derive(Serialize)]
struct Understood<'a> {
    undersigned: u32,
    lang: String,
    title: &'a str,
    headline: bool,
    date: Date<'a>,
    place: Option<&'a str>,
    your_reference: Option<&'a str>,
    our_reference: Option<&'a str>,
    letterhead: Letterhead<'a>,
    recipients: Vec<Party<'a>>,
    cc: Vec<Copy<'a>>,
    subject: Option<&'a str>,
    salutation: Option<&'a str>,
    body: &'a [Block],
    closing: Option<&'a str>,
    signatories: Signatories<'a>,
    postscripts: Vec<&'a [Block]>,
    enclosures: Vec<Enclosure<'a>>,
    attachments: &'a [Attachment],
}

/// The day by the calendar, where it is one, and as it is printed.
#[derive(Serialize)]
struct Date<'a> {
    day: Option<String>,
    text: Option<&'a str>,
}

#[derive(Serialize)]
struct Letterhead<'a> {
    name: Option<&'a str>,
    tagline: Option<&'a str>,
    address: &'a [String],
    phone: Option<&'a str>,
    email: Option<&'a str>,
    web: Option<&'a str>,
    footer: Option<&'a str>,
}

#[derive(Serialize)]
struct Party<'a> {
    name: &'a str,
    lang: Option<String>,
    role: Option<&'a str>,
    organization: Option<&'a str>,
    address: &'a [String],
    email: Option<&'a str>,
}

#[derive(Serialize)]
struct Copy<'a> {
    name: &'a str,
    lang: Option<String>,
    offices: &'a [String],
    email: Option<&'a str>,
}

#[derive(Serialize)]
struct Signatories<'a> {
    count: usize,
    note: Option<&'a str>,
    groups: Vec<Group<'a>>,
}

#[derive(Serialize)]
struct Group<'a> {
    heading: Option<&'a str>,
    entries: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    number: Option<u32>,
    name: &'a str,
    lang: Option<String>,
    kind: Option<&'static str>,
    role: Option<&'a str>,
    organization: Option<&'a str>,
    country: Option<&'a str>,
    capacity: Option<&'a str>,
    represented_by: Option<&'a str>,
    url: Option<&'a str>,
}

/// A title, with the text where it is prose or a PDF, or the words of a picture.
#[derive(Serialize)]
struct Enclosure<'a> {
    title: &'a str,
    body: Option<&'a [Block]>,
    alt: Option<&'a str>,
}

impl<'a> Understood<'a> {
    fn of(letter: &'a Letter, sheet: &'a Sheet, locale: &Locale) -> Self {
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
            salutation: letter.salutation.as_deref(),
            body: &sheet.body,
            closing: letter.closing.as_deref(),
            signatories: Signatories {
                count: letter.signatories.entries.len(),
                note: letter.signatories.note.as_deref(),
                groups: groups(&parts, &sheet.signatories.groups),
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
fn groups<'a>(parts: &[Part<'a>], printed: &'a [crate::sheet::Group]) -> Vec<Group<'a>> {
    let groups = parts.iter().zip(printed).map(|(part, printed)| Group {
        heading: printed.heading.as_deref(),
        entries: part.members.iter().map(|(number, of)| entry(*number, of)).collect(),
    });
    groups.collect()
}

fn entry(number: Option<u32>, of: &Signatory) -> Entry<'_> {
    Entry {
        number,
        name: &of.name,
        lang: lang(of.language.as_ref()),
        kind: of.kind.map(letter::Kind::word),
        role: of.role.as_deref(),
        organization: of.organization.as_deref(),
        country: of.country.as_deref(),
        capacity: of.capacity.as_ref().map(|capacity| match capacity {
            Capacity::Personal => "personal",
            Capacity::As(word) => word,
        }),
        represented_by: of.represented_by.as_deref(),
        url: of.url.as_deref(),
    }
}

/// What follows the letter is known by where it is named: titles may be equal.
fn enclosure<'a>(of: &'a letter::Enclosure, sheet: &'a Sheet) -> Enclosure<'a> {
    let enclosed = sheet.enclosed.iter().find(|enclosed| enclosed.span == of.span);
    let (body, alt) = match enclosed.map(|enclosed| &enclosed.content) {
        Some(Content::Prose { body }) => (Some(body.as_slice()), None),
        Some(Content::Picture { picture, .. }) => (None, Some(picture.alt.as_str())),
        _ => (None, None),
    };
    Enclosure { title: &of.title, body, alt }
}
