//! Signatories of one name made one: the better spelling, with what any of them says.

use super::row::Row;
use crate::letter::{Kind, Signatory};
use crate::names::suspect::{TextOwner, look};

/// Gives a signatory the spelling of another, where that is better.
pub fn spell(kept: &mut Signatory, other: &Signatory) {
    if quality(other) <= quality(kept) {
        return;
    }
    kept.name.clone_from(&other.name);
    let parts = [
        (&mut kept.family, &other.family),
        (&mut kept.sort_name, &other.sort_name),
        (&mut kept.organization, &other.organization),
    ];
    for (own, other) in parts.into_iter().filter(|(_, other)| other.is_some()) {
        own.clone_from(other);
    }
}

/// Gives a signatory what only the other of its name says, and the earlier date of both: who
/// signs again has signed already. Returns what is lost: what both say, and not the same.
pub fn absorb(kept: &mut Signatory, other: Signatory) -> Vec<String> {
    let mut lost = Vec::new();
    let texts = [
        ("role", &mut kept.role, other.role),
        ("representative", &mut kept.represented_by, other.represented_by),
        ("link", &mut kept.url, other.url),
    ];
    for (called, own, other) in texts {
        let text = take(own, other, |one, other| same_text(one, other));
        lost.extend(text.map(|text| format!("the {called} `{text}`")));
    }
    let country = take(&mut kept.country, other.country, |one, other| one.key() == other.key());
    lost.extend(country.map(|country| format!("the country `{}`", country.typed)));
    let capacity = take(&mut kept.capacity, other.capacity, PartialEq::eq);
    lost.extend(capacity.map(|capacity| format!("the capacity `{}`", capacity.word())));
    // A number is that of a place in the list.
    let number = other.number.filter(|number| kept.number != Some(*number));
    lost.extend(number.map(|number| format!("the number {number}")));
    let rank = take(&mut kept.rank, other.rank, PartialEq::eq);
    lost.extend(rank.map(|rank| format!("the rank {rank}")));
    let picture = take(&mut kept.image, other.image, |one, other| one.image == other.image);
    lost.extend(picture.map(|_| "a picture of the signature".to_owned()));
    kept.kind = kept.kind.or(other.kind);
    kept.date = [kept.date, other.date].into_iter().flatten().min();
    kept.language = kept.language.take().or(other.language);
    kept.lead |= other.lead;
    lost
}

/// Gives a row the fields that only the other has, for conditions and groups to see; but
/// not another name.
pub fn fill(kept: &mut Row, other: &Row) {
    for (field, value) in &other.fields {
        if !field.names() && !kept.has(*field) {
            kept.fields.push((*field, value.clone()));
        }
    }
    kept.country = kept.country.or(other.country);
}

/// Takes what the other says, if nothing is said here. Returns it, if something else is.
fn take<T>(own: &mut Option<T>, other: Option<T>, same: impl Fn(&T, &T) -> bool) -> Option<T> {
    match own {
        None => {
            *own = other;
            None
        }
        Some(own) => other.filter(|other| !same(own, other)),
    }
}

fn same_text(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// What parts the words of a name.
const PARTS: [char; 5] = [' ', '-', '’', '\'', '.'];

/// Whether a word is in capitals, initials aside.
fn is_shouted(word: &str) -> bool {
    word.chars().nth(2).is_some()
        && !word.contains(char::is_lowercase)
        && word.contains(char::is_uppercase)
}

/// How good a spelling is, worst first: what one would ask about, capitals or small letters
/// alone, letters without their accents, fewer signs, and less said beside it.
fn quality(of: &Signatory) -> impl Ord {
    let (name, count) =
        (&of.name, |is: fn(char) -> bool| of.name.chars().filter(|c| is(*c)).count());
    let whose = match of.kind {
        Some(Kind::Organization) => TextOwner::Organization,
        Some(Kind::Individual) => TextOwner::Person,
        None => TextOwner::Name,
    };
    let (great, small) = (name.contains(char::is_uppercase), name.contains(char::is_lowercase));
    // One word in capitals may be an acronym.
    let mixed = great && small && name.trim().contains(char::is_whitespace);
    // In a body's name it may be one, too; a person's is shouted.
    let shouted = if whose == TextOwner::Person {
        name.split(PARTS).filter(|of| is_shouted(of)).count()
    } else {
        0
    };
    let country = of.country.as_ref().map(|origin| &origin.typed);
    let fields = [&of.role, &of.organization, &of.represented_by, &of.url].map(Option::as_ref);
    (
        std::cmp::Reverse(look(name, whose).len()),
        mixed,
        std::cmp::Reverse(shouted),
        great || !small,
        count(|c| !c.is_ascii() && c.is_alphabetic()),
        count(|c| !c.is_whitespace()),
        fields.into_iter().chain([country]).flatten().count(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::Origin;

    #[test]
    fn who_signs_again_has_signed_already() {
        let day = |day| Some(jiff::civil::date(2026, 5, day).at(0, 0, 0, 0));
        for (one, other) in [(day(3), day(1)), (day(1), day(3)), (None, day(1)), (day(1), None)] {
            let mut kept = Signatory { date: one, ..named("Ada Smith") };
            let other = Signatory { date: other, ..named("Ada Smith") };
            assert_eq!(absorb(&mut kept, other), Vec::<String>::new());
            assert_eq!(kept.date, day(1));
        }
    }

    fn named(name: &str) -> Signatory {
        Signatory { name: name.to_owned(), ..Signatory::default() }
    }

    #[test]
    fn the_better_spelling_is_kept() {
        for (worse, better) in [
            ("ADA SMITH", "Ada Smith"),
            ("ada smith", "Ada Smith"),
            ("RIVERS FORUM", "Rivers Forum"),
            ("fl4hk", "FL4HK"),
            ("STRASSE DER KINDER", "Straße der Kinder"),
            ("Ada  Smith", "Ada Smith"),
            ("Forum eV", "Forum e.V."),
        ] {
            for (mut kept, other) in [(named(worse), named(better)), (named(better), named(worse))]
            {
                spell(&mut kept, &other);
                assert_eq!(kept.name, better);
            }
        }
        let person = |name| Signatory { kind: Some(Kind::Individual), ..named(name) };
        let mut kept = person("Ben O’TOOLE");
        spell(&mut kept, &person("Ben O’Toole"));
        assert_eq!(kept.name, "Ben O’Toole");
        let mut kept = named("UNA");
        spell(&mut kept, &named("Una"));
        assert_eq!(kept.name, "UNA", "the first, where neither is better");
    }

    #[test]
    fn what_one_says_is_taken_and_what_both_say_is_told() {
        let text = |text: &str| Some(text.to_owned());
        let origin = |typed: &str| Some(Origin { typed: typed.to_owned(), country: None });
        let mut kept = Signatory { role: text("Engineer"), ..named("Ada Smith") };
        let other = Signatory {
            role: text("Poet"),
            country: origin("Kenya"),
            kind: Some(Kind::Individual),
            number: Some(7),
            lead: true,
            ..named("Ada Smith")
        };
        assert_eq!(absorb(&mut kept, other.clone()), ["the role `Poet`", "the number 7"]);
        assert_eq!((&kept.country, kept.number, kept.lead), (&origin("Kenya"), None, true));
        let country = origin("Peru");
        let again = Signatory { role: text("engineer"), country, number: None, ..other };
        assert_eq!(absorb(&mut kept, again), ["the country `Peru`"]);
    }
}
