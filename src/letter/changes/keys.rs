//! What is new beside the text and who signs it, by keys of the letter file.

use std::collections::BTreeMap;

use super::signers::order;
use crate::draft::measure::rgb;
use crate::letter::{Group, Ink, Letter, Print, Signatories};

/// Whether each field of a record differs, with the key it comes from. All fields are named,
/// without `..`, so that none can be forgotten.
macro_rules! differing {
    ($record:ident, $old:expr, $new:expr, { $($field:ident: $key:literal,)+ } not { $($other:ident,)+ }) => {{
        let $record { $($field: _,)+ $($other: _,)+ } = $new;
        [$(($key, $old.$field != $new.$field)),+]
    }};
}

/// Keys whose values are others, each once.
pub fn keys(old: &Letter, new: &Letter) -> Vec<&'static str> {
    let pairs = of_letter(old, new).into_iter().chain(of_signatories(old, new));
    let pairs = pairs.chain(of_print(old, new));
    let mut keys = Vec::new();
    for (key, _) in pairs.filter(|(_, differs)| *differs) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

/// What the letter itself says.
fn of_letter(old: &Letter, new: &Letter) -> Vec<(&'static str, bool)> {
    let fields = differing!(Letter, old, new, {
        lang: "lang",
        title: "title",
        headline: "title",
        date: "date",
        place: "place",
        your_reference: "your_reference",
        our_reference: "our_reference",
        recipients: "recipient",
        subject: "subject",
        salutation: "salutation",
        closing: "closing",
        letterhead: "letterhead",
        enclosures: "enclosures",
        cc: "cc",
        bcc: "bcc",
        cc_position: "cc_position",
        canonical_url: "canonical_url",
        press: "press",
        page: "page",
        theme: "theme",
        profiles: "output",
        images: "pictures",
        attachments: "attached files",
    } not { body, postscripts, signatories, print, spans, });
    fields.into_iter().chain([("press", zones(old) != zones(new))]).collect()
}

/// The moments of an embargo as they are told: equal moments may be of other zones.
fn zones(letter: &Letter) -> Vec<String> {
    let moments = letter.press.iter().flat_map(|press| &press.embargo);
    moments.map(ToString::to_string).collect()
}

/// What is said of the list, but for who is in it. `as_of` is told by the text that speaks of it.
fn of_signatories(old: &Letter, new: &Letter) -> Vec<(&'static str, bool)> {
    let (old_list, new_list) = (&old.signatories, &new.signatories);
    let fields = differing!(Signatories, old_list, new_list, {
        note: "signatories.note",
        numbered: "signatories.numbered",
        withdrawn: "signatories.withdrawn",
        marked_since: "signatories.mark_new_since",
        ignore_articles: "signatories.ignore_articles",
        mark: "signatories.mark",
    } not { entries, groups, unnamed, account, as_of, ledger, });
    let others = [
        ("signatories.unnamed", old_list.unnamed() != new_list.unnamed()),
        ("signatories.order", order(old, new) != order(new, old)),
        ("signatories", otherwise_set(old_list, new_list)),
    ];
    fields.into_iter().chain(others).collect()
}

/// Whether a part of the list that both have is set in another way.
fn otherwise_set(old: &Signatories, new: &Signatories) -> bool {
    let before: BTreeMap<usize, Group> = old.groups.iter().map(settings).collect();
    let mut parts = new.groups.iter().map(settings);
    parts.any(|(from, now)| before.get(&from).is_some_and(|before| *before != now))
}

/// How a part is set, whoever is in it.
fn settings(group: &Group) -> (usize, Group) {
    (group.from, Group { value: None, members: Vec::new(), ..group.clone() })
}

/// How it is printed. A colour's inks are those of where it is used.
fn of_print(old: &Letter, new: &Letter) -> Vec<(&'static str, bool)> {
    let (old_print, new_print) = (&old.print, &new.print);
    let fields = differing!(Print, old_print, new_print, {
        part: "letterhead",
        bleed: "output",
        marks: "output",
        icc: "output",
    } not { inks, grayscale, imposition, });
    let inks = [
        ("letterhead", ink(old, &old.letterhead.color) != ink(new, &new.letterhead.color)),
        ("theme", ink(old, &old.theme.color) != ink(new, &new.theme.color)),
    ];
    fields.into_iter().chain(inks).collect()
}

fn ink<'a>(letter: &'a Letter, color: &Option<String>) -> Option<&'a Ink> {
    let rgb = rgb(color.as_deref()?)?;
    letter.print.inks.iter().find(|ink| ink.rgb == rgb)
}
