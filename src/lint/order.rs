//! Whether names stand in the order they are said to, and in one that is sure.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::draft::either::TextOr;
use crate::draft::schema::{self, Draft, Order};
use crate::letter::{Signatories, Signatory};
use crate::locale::Locale;
use crate::names::person::{Column, Guess, by_given, core, seems_person};
use crate::source::{SourceId, Span, Spanned};

/// Looks whether the names in a letter are in the order the list claims.
pub fn lint_draft(draft: &Draft, locale: &Locale) -> Option<Diagnostic> {
    let list = draft.signatories.as_ref().map(|list| &list.value);
    // With tables there is more to the list than a draft shows: see `lint_order`.
    let whole = |list: &&schema::Signatories| list.order == Order::Given && list.file.0.is_empty();
    let claims = |list: &&schema::Signatories| {
        list.note.as_ref().is_some_and(|note| locale.claims_alphabetical(note))
    };
    let list = list.filter(whole).filter(claims)?;
    let names = list.entries.iter().filter_map(|entry| match entry {
        TextOr::Text(name) => Some((name.as_str(), name.span)),
        TextOr::Table(table) => {
            let name = table.sort_name.as_deref().or(table.name.as_deref())?;
            Some((name.as_str(), name.span))
        }
    });
    let names: Vec<(&str, Span)> = names.collect();
    let persons = names.iter().any(|(name, _)| seems_person(name));
    misplaced(&names, persons, locale)
}

/// Looks whether a list with names from tables is in the order it claims, and tells
/// where the order is a guess.
pub fn lint_order(list: &Signatories, locale: &Locale, report: &mut Report) {
    let claimed = list.note.as_ref().is_some_and(|note| locale.claims_alphabetical(note));
    let from_table = list.entries.iter().any(|entry| entry.span.source != SourceId::LETTER);
    let given = list.groups.iter().filter(|group| group.order == Order::Given);
    let groups = given.filter(|_| claimed && from_table);
    let found = groups.filter_map(|group| {
        let members = group.members.iter().map(|&member| &list.entries[member]);
        let unsaid = |entry: &&Spanned<Signatory>| entry.sort_name.is_none();
        let members: Vec<&Spanned<Signatory>> = members.filter(unsaid).collect();
        let persons = members.iter().any(|entry| entry.is_person());
        let names: Vec<_> = members.iter().map(|entry| (entry.name.as_str(), entry.span)).collect();
        misplaced(&names, persons, locale)
    });
    found.chain(guessed(list, locale)).for_each(|remark| report.add(remark));
}

/// The first name that stands after one it should stand before. Where there are
/// persons, they may stand by their family names as well.
fn misplaced(names: &[(&str, Span)], persons: bool, locale: &Locale) -> Option<Diagnostic> {
    let bare: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
    let at = locale.first_out_of_order(&bare)?;
    let column = Column::of(bare.iter().map(|name| core(name)));
    let families: Vec<String> = bare.iter().map(|name| locale.sort_name(name, column)).collect();
    let families: Vec<&str> = families.iter().map(String::as_str).collect();
    if persons && locale.first_out_of_order(&families).is_none() {
        return None;
    }
    let (name, before) = (bare[at], bare[at - 1]);
    let message =
        format!("`{name}` stands after `{before}`, though the list is said to be alphabetical");
    let remark = Diagnostic::new(Code::NotAlphabetical, names[at].1, message);
    Some(remark.hint("move it up, write `order = \"alphabetical\"`, or change the note"))
}

/// Where the order of the alphabet rests on a guess: who is a person, and which of
/// several words begins the family name.
fn guessed(list: &Signatories, locale: &Locale) -> impl Iterator<Item = Diagnostic> {
    let sorted = |order| matches!(order, Order::Alphabetical | Order::Country);
    let groups = list.groups.iter().filter(|group| sorted(group.order));
    let members = groups.flat_map(|group| &group.members).map(|&member| &list.entries[member]);
    let unsaid = |entry: &&Spanned<Signatory>| entry.sort_name.is_none() && entry.family.is_none();
    let members: Vec<&Spanned<Signatory>> = members.filter(unsaid).collect();
    let kinds = members.iter().filter(|entry| entry.kind.is_none() && entry.is_person());
    let kinds: Vec<&Spanned<Signatory>> =
        kinds.copied().filter(|_| !by_given(locale.language())).collect();
    let persons = members.iter().filter(|entry| entry.is_person()).copied();
    let guesses = persons.filter_map(|of| Some((of, locale.guess(&of.name, of.column)?)));
    let guesses: Vec<(&Spanned<Signatory>, Guess)> = guesses.collect();
    let kinds = of_kinds(&kinds, locale);
    let each = [Guess::LastName, Guess::Inverted, Guess::Follows].into_iter().filter_map(|guess| {
        let of = guesses.iter().filter(|(_, own)| *own == guess).map(|(of, _)| *of);
        of_names(&of.collect::<Vec<_>>(), guess, locale)
    });
    kinds.into_iter().chain(each.collect::<Vec<_>>())
}

fn of_kinds(persons: &[&Spanned<Signatory>], locale: &Locale) -> Option<Diagnostic> {
    let (first, rest) = persons.split_first()?;
    let (name, under) = (&first.name, locale.stands_under(&first.name, first.column));
    let more = more(rest.len());
    let message = format!("`{name}` is taken for a person, and stands under `{under}`{more}");
    let hint = "say which: `kind = \"individual\"` or `\"organization\"` in `[signatories]`, \
                or with the name";
    Some(Diagnostic::new(Code::GuessedOrder, first.span, message).hint(hint))
}

fn of_names(persons: &[&Spanned<Signatory>], guess: Guess, locale: &Locale) -> Option<Diagnostic> {
    let (first, rest) = persons.split_first()?;
    let (name, under) = (&first.name, locale.stands_under(&first.name, first.column));
    let why = match guess {
        Guess::LastName => "which may be the second family name",
        Guess::Inverted => "for what follows the comma may be the given name",
        Guess::Follows => "for what follows the comma may be no part of the name",
    };
    let message = format!("`{name}` stands under `{under}`, {why}{}", more(rest.len()));
    let hint = "give `given` and `family`, or `sort_name`";
    Some(Diagnostic::new(Code::GuessedOrder, first.span, message).hint(hint))
}

fn more(rest: usize) -> String {
    match rest {
        0 => String::new(),
        rest => format!("; so it is with {rest} more"),
    }
}
