//! The order of the list: groups as they are printed, each with its members in
//! theirs, and their numbers.

use std::cmp::{Ordering, Reverse};

use crate::draft::schema::Order;
use crate::letter::{Group, Signatories, Signatory};
use crate::locale::Locale;
use crate::names::order::Collation;
use crate::source::Spanned;

/// A part of the list as it is printed.
#[derive(Debug)]
pub struct ListPart<'a> {
    /// What the letter says of it.
    pub group: &'a Group,
    /// The heading.
    pub heading: Option<String>,
    /// Its members with their numbers, in numbered lists.
    pub members: Vec<(Option<u32>, &'a Spanned<Signatory>)>,
}

/// Puts a list in order. Numbers run through all parts: one that is given
/// stands as it is, and counting goes on from it; with a ledger it goes on from
/// the last that was ever given, whatever the order.
pub fn arrange<'a>(list: &'a Signatories, locale: &Locale) -> Vec<ListPart<'a>> {
    let shown = |number| list.numbered.then_some(number);
    let parts = numbered(list, locale).into_iter().map(|(group, members)| ListPart {
        group,
        heading: group.heading.as_deref().map(|heading| {
            let value = value(group, locale);
            let since = group.since.map(|day| locale.date(day)).unwrap_or_default();
            let heading = heading.replace("{count}", &locale.number(members.len()));
            heading.replace("{since}", &since).replace("{value}", value)
        }),
        members: members.into_iter().map(|(number, entry)| (shown(number), entry)).collect(),
    });
    parts.collect()
}

/// A group, and its members with their numbers.
type Numbered<'a> = (&'a Group, Vec<(u32, &'a Spanned<Signatory>)>);

/// The groups in their order, and the members of each in theirs, with the number each has
/// whether it is printed or not.
pub fn numbered<'a>(list: &'a Signatories, locale: &Locale) -> Vec<Numbered<'a>> {
    let alphabet = locale.collation();
    let mut groups: Vec<&Group> = list.groups.iter().collect();
    groups.sort_by(|one, other| {
        let value = |group: &'a Group| value(group, locale);
        one.from.cmp(&other.from).then_with(|| alphabet.compare(value(one), value(other)))
    });
    let mut last = list.last_number();
    let kept = list.ledger.is_some();
    let mut number = |entry: &Spanned<Signatory>| match entry.number {
        Some(number) if kept => number,
        given => {
            last = given.unwrap_or(last.saturating_add(1));
            last
        }
    };
    let parts = groups.into_iter().map(|group| {
        let members = in_order(list, group, locale, &alphabet);
        (group, members.into_iter().map(|entry| (number(entry), entry)).collect())
    });
    parts.collect()
}

/// How many more sign who are not named, in the words of the letter.
pub fn unnamed(list: &Signatories, locale: &Locale) -> Option<String> {
    let count = Some(list.unnamed()).filter(|count| *count > 0)?;
    Some(locale.plural(&locale.words.unnamed, count))
}

/// What the members of a group have in common, as it is printed.
fn value<'a>(group: &'a Group, locale: &Locale) -> &'a str {
    group.value.as_ref().map_or("", |value| value.name(locale))
}

fn in_order<'a>(
    list: &'a Signatories,
    group: &Group,
    locale: &Locale,
    alphabet: &Collation,
) -> Vec<&'a Spanned<Signatory>> {
    let mut members: Vec<&Spanned<Signatory>> =
        group.members.iter().map(|&member| &list.entries[member]).collect();
    if matches!(group.order, Order::Alphabetical | Order::Country) {
        let keys: Vec<String> =
            members.iter().map(|entry| key(entry, list.ignore_articles, locale)).collect();
        members = alphabet.order(&keys).into_iter().map(|at| members[at]).collect();
    }
    // These keep the order so far among equals.
    match group.order {
        Order::Given | Order::Alphabetical => {}
        Order::Country => members.sort_by(|one, other| {
            last_if_none(country(one, locale), country(other, locale), |one, other| {
                alphabet.compare(one, other)
            })
        }),
        Order::Date => members.sort_by_key(|entry| entry.date),
        Order::Rank => {
            members.sort_by(|one, other| last_if_none(one.rank, other.rank, |a, b| a.cmp(&b)))
        }
    }
    members.sort_by_key(|entry| Reverse(entry.lead));
    members
}

/// From which country one is, in the language of the letter.
fn country<'a>(entry: &'a Spanned<Signatory>, locale: &Locale) -> Option<&'a str> {
    let origin = entry.country.as_ref()?;
    Some(origin.country.map_or(origin.typed.as_str(), |country| locale.country(country)))
}

fn last_if_none<T>(one: Option<T>, other: Option<T>, both: impl Fn(T, T) -> Ordering) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => both(one, other),
        (one, other) => one.is_none().cmp(&other.is_none()),
    }
}

/// What alphabetical order goes by: the name to sort by, a person's family
/// name, or the name. Who is of unknown kind is a person by the look of the name,
/// which the check tells.
fn key(entry: &Spanned<Signatory>, ignore_articles: bool, locale: &Locale) -> String {
    let person = entry.is_person();
    match (&entry.sort_name, &entry.family) {
        (Some(name), _) => name.clone(),
        (None, Some(family)) if person => locale.sort_name_of(family, &entry.name),
        _ if person => locale.sort_name(&entry.name, entry.column),
        _ if ignore_articles => locale.without_article(&entry.name).to_owned(),
        _ => entry.name.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::{Origin, Value};
    use crate::locale::Country;

    fn names(order: Order, entries: Vec<Signatory>) -> Vec<String> {
        let members = (0..entries.len()).collect();
        let entries = entries.into_iter().map(Spanned::nowhere).collect();
        let groups = vec![Group { order, members, ..Group::default() }];
        let list = Signatories { numbered: true, entries, groups, ..Signatories::default() };
        let parts = arrange(&list, &Locale::new(&"en".parse().expect("a tag")));
        let members = parts[0].members.iter();
        members.map(|(number, entry)| format!("{} {}", number.unwrap_or(0), entry.name)).collect()
    }

    fn entry(name: &str) -> Signatory {
        Signatory { name: name.to_owned(), ..Signatory::default() }
    }

    #[test]
    fn counting_goes_on_from_an_explicit_number() {
        let given = Signatory { number: Some(8), ..entry("c") };
        let most = Signatory { number: Some(u32::MAX), ..entry("e") };
        let entries = vec![entry("a"), entry("b"), given, entry("d"), most, entry("f")];
        let last = u32::MAX;
        assert_eq!(
            names(Order::Given, entries),
            ["1 a", "2 b", "8 c", "9 d", &format!("{last} e"), &format!("{last} f")]
        );
    }

    #[test]
    fn who_leads_comes_first_and_who_has_no_rank_last() {
        let ranked = |name, rank| Signatory { rank: Some(rank), ..entry(name) };
        let lead = Signatory { lead: true, ..entry("lead") };
        let entries = vec![entry("x"), ranked("second", 2), entry("y"), ranked("first", 1), lead];
        assert_eq!(names(Order::Rank, entries), ["1 lead", "2 first", "3 second", "4 x", "5 y"]);
    }

    #[test]
    fn countries_go_before_names() {
        let from = |name, typed: &str, code| {
            let country = Country::of_code(code);
            Signatory { country: Some(Origin { typed: typed.into(), country }), ..entry(name) }
        };
        let entries = vec![
            entry("stateless"),
            from("b", "PE", "PE"),
            from("c", "Kenia", "KE"),
            from("a", "Peru", "PE"),
            from("d", "Ödland", ""),
        ];
        assert_eq!(names(Order::Country, entries), ["1 c", "2 d", "3 a", "4 b", "5 stateless"]);
    }

    #[test]
    fn headings_count_and_groups_of_a_value_stand_in_order() {
        let group = |value: &str, members: Vec<usize>| Group {
            heading: Some("{value} ({count})".to_owned()),
            value: Some(Value::Text(value.to_owned())),
            members,
            ..Group::default()
        };
        let entries = ["a", "b", "c"].map(|name| Spanned::nowhere(entry(name))).to_vec();
        let groups = vec![group("Peru", vec![0, 2]), group("Kenya", vec![1])];
        let list = Signatories { entries, groups, ..Signatories::default() };
        let parts = arrange(&list, &Locale::new(&"en".parse().expect("a tag")));
        let headings: Vec<_> = parts.iter().map(|part| part.heading.as_deref()).collect();
        assert_eq!(headings, [Some("Kenya (1)"), Some("Peru (2)")]);
    }
}
