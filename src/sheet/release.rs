//! The press release: a letter to newsrooms, made of the letter it goes with.

use super::arrange::{arrange, unnamed};
use super::{Copies, Copy, Notice, Postscript, Sheet, Variant, localise};
use crate::draft::schema::Convention;
use crate::letter::{self, Block, Date, Inline, Letter, Press, PressContact};
use crate::locale::tie::TIE;
use crate::locale::{Locale, Paper};

/// The end mark of American newsrooms, and of British ones.
const END_MARKS: (&str, &str) = ("###", "ENDS");
/// Between place and date, which it is tied to, and what follows.
const DASH: &str = "— ";
/// A release names as many; of more it says how many there are.
const MOST_NAMES: usize = 12;
/// Between the parts of a contact.
const COMMA: &str = ", ";

/// Says in the margins of a letter until when it is under embargo, if it is.
pub(super) fn in_margin(letter: &Letter, locale: &Locale) -> Option<Notice> {
    let lines = embargo(letter.press.as_ref(), locale);
    let each_page = Some(lines.first()?.clone());
    Some(Notice { lines, in_text: false, each_page, more: None, contacts: None })
}

/// Whether a letter may not be published yet.
pub fn is_embargoed(letter: &Letter) -> bool {
    letter.press.as_ref().is_some_and(|press| !press.embargo.is_empty())
}

/// The sheet of the release that goes with a letter.
pub(super) fn localised(letter: &Letter, locale: &Locale) -> Sheet {
    let press = &letter.press.clone().unwrap_or_default();
    let american = convention(press, locale) == Convention::Us;
    let contacts = contacts(&press.contacts, american, locale);
    let (above, below) = if american { (contacts, None) } else { (None, contacts) };
    let mut sheet = localise(as_letter(letter, locale), locale, &Variant::Original);
    run_in(&mut sheet);
    // Releases are ragged: narrow notes would have wide gaps.
    sheet.theme.justify = sheet.theme.justify.or(Some(false));
    sheet.subject = press.subheadline.clone();
    sheet.subject_label.clear();
    // Place and date in words leave the day as it is.
    sheet.day = letter.date.as_ref().and_then(Date::day);
    sheet.notice = Some(notice(letter, above, locale));
    sheet.end_mark = Some(end_mark(press, american));
    sheet.cc = below;
    let label = &locale.words.press.notes;
    let noted = sheet.postscripts.into_iter();
    sheet.postscripts =
        noted.map(|of| Postscript { label: label.clone(), stacked: true, ..of }).collect();
    sheet
}

/// Where and when runs into the first paragraph, as newspapers have it.
fn run_in(sheet: &mut Sheet) {
    let Some(Block::Paragraph { body }) = sheet.body.first_mut() else { return };
    if let Some(dateline) = sheet.dateline.take() {
        body.insert(0, Inline::Text { text: format!("{dateline}{TIE}{DASH}") });
    }
}

/// When the letter may be published, a line each.
pub fn lines(letter: &Letter, locale: &Locale) -> Vec<String> {
    let embargo = embargo(letter.press.as_ref(), locale);
    if embargo.is_empty() { vec![locale.words.press.immediate.clone()] } else { embargo }
}

/// The release as a letter of its own. Who the senders are stands before the end mark
/// in America, and among the notes in Britain.
pub fn as_letter(letter: &Letter, locale: &Locale) -> Letter {
    let press = &letter.press.clone().unwrap_or_default();
    let american = convention(press, locale) == Convention::Us;
    let (mut body, mut notes) = (text(letter, press, locale), press.notes.clone());
    let last = if american { &mut body } else { &mut notes };
    last.extend(press.boilerplate.iter().cloned());
    let (date, place) = match &press.dateline {
        Some(dateline) => (Some(Date::Text(dateline.clone())), None),
        None => (letter.date.clone(), letter.place.clone()),
    };
    Letter {
        lang: letter.lang.clone(),
        title: press.headline.clone().unwrap_or_else(|| letter.title.clone()),
        headline: true,
        date,
        place,
        your_reference: None,
        our_reference: None,
        subject: None,
        canonical_url: None,
        salutation: None,
        body,
        closing: None,
        postscripts: Some(notes).filter(|notes| !notes.is_empty()).into_iter().collect(),
        cc: Vec::new(),
        bcc: Vec::new(),
        cc_position: letter.cc_position,
        enclosures: Vec::new(),
        attachments: Vec::new(),
        letterhead: letter.letterhead.clone(),
        recipients: Vec::new(),
        signatories: letter::Signatories::default(),
        page: letter::Page { fit: None, ..letter.page.clone() },
        theme: letter.theme.clone(),
        profiles: Vec::new(),
        press: None,
        print: letter.print.clone(),
        spans: letter.spans.clone(),
        images: letter.images.clone(),
    }
}

/// The text, or what can be said without one: who signs what, and how it begins.
fn text(letter: &Letter, press: &Press, locale: &Locale) -> Vec<Block> {
    if !press.body.is_empty() {
        return press.body.clone();
    }
    let paragraph = |inline| Block::Paragraph { body: vec![inline] };
    let text = |text: String| Inline::Text { text };
    let generated = Inline::Emph { body: vec![text(locale.words.press.generated.clone())] };
    let begins =
        |block: &&Block| matches!(block, Block::Paragraph { .. } | Block::LanguageSpan { .. });
    let first = letter.body.iter().find(begins);
    let quoted = first.map(|first| Block::Quote { body: vec![first.clone()] });
    let who = [summary(letter, locale), names(letter, locale)].into_iter().flatten();
    let who = who.map(|line| paragraph(text(line)));
    who.chain(quoted).chain([paragraph(generated)]).collect()
}

/// How many sign a letter to whom, in a sentence; nothing where nobody does.
fn summary(letter: &Letter, locale: &Locale) -> Option<String> {
    let count = Some(letter.signatories.count()).filter(|count| *count > 0)?;
    let to: Vec<_> = letter.recipients.iter().map(|to| to.name.as_str()).collect();
    if to.is_empty() {
        return Some(signatories(letter, locale));
    }
    let summary = locale.words.press.summary.replace("{count}", &locale.number(count));
    Some(summary.replace("{recipient}", &to.join(COMMA)))
}

/// Who signs, in the order of the list, where that is said in a few lines.
fn names(letter: &Letter, locale: &Locale) -> Option<String> {
    let few = (1..=MOST_NAMES).contains(&letter.signatories.entries.len());
    let parts = few.then(|| arrange(&letter.signatories, locale))?;
    let names = parts.iter().flat_map(|part| &part.members).map(|(_, entry)| entry.name.clone());
    let names = names.chain(unnamed(&letter.signatories, locale));
    Some(names.collect::<Vec<_>>().join(&locale.words.separator) + ".")
}

/// How many sign, in words.
pub fn signatories(letter: &Letter, locale: &Locale) -> String {
    let count = locale.number(letter.signatories.count());
    locale.words.press.signatories.replace("{count}", &count)
}

fn notice(letter: &Letter, contacts: Option<Copies>, locale: &Locale) -> Notice {
    Notice {
        lines: lines(letter, locale),
        in_text: true,
        each_page: embargo(letter.press.as_ref(), locale).into_iter().next(),
        more: Some(locale.words.press.more.clone()),
        contacts,
    }
}

/// The moment of the embargo, in each zone a line.
fn embargo(press: Option<&Press>, locale: &Locale) -> Vec<String> {
    let moments = press.map(|press| press.embargo.as_slice()).unwrap_or_default();
    let moments = moments.iter().map(|moment| locale.moment(moment)).enumerate();
    let line = |(index, moment): (usize, String)| match index {
        0 => locale.words.press.embargo.replace("{moment}", &moment),
        _ => moment,
    };
    moments.map(line).collect()
}

fn convention(press: &Press, locale: &Locale) -> Convention {
    let american = locale.paper() == Paper::UsLetter;
    press.convention.unwrap_or(if american { Convention::Us } else { Convention::Uk })
}

fn end_mark(press: &Press, american: bool) -> String {
    let usual = if american { END_MARKS.0 } else { END_MARKS.1 };
    press.end_mark.clone().unwrap_or_else(|| usual.to_owned())
}

fn contacts(contacts: &[PressContact], top: bool, locale: &Locale) -> Option<Copies> {
    let entries: Vec<_> =
        contacts.iter().map(|of| Copy { marked: false, body: contact(of) }).collect();
    let label = locale.words.press.contact.clone();
    (!entries.is_empty()).then_some(Copies { label, entries, separator: None, top })
}

fn contact(contact: &PressContact) -> Vec<Inline> {
    let text = |text: &str| Inline::Text { text: text.to_owned() };
    let named = [Some(&contact.name), contact.role.as_ref()];
    let named: Vec<_> = named.into_iter().flatten().cloned().collect();
    let mut entry = vec![text(&named.join(COMMA))];
    let phone = contact.phone.as_ref().map(|phone| {
        let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        (format!("tel:{digits}"), phone)
    });
    let email = contact.email.as_ref().map(|email| (format!("mailto:{email}"), email));
    for (url, way) in phone.into_iter().chain(email) {
        entry.push(text(COMMA));
        entry.push(Inline::Link { url, body: vec![text(way)] });
    }
    entry
}
