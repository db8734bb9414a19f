//! Whom a row names: a person, whole or in parts, an organisation, or both.

use super::row::Row;
use crate::letter::Kind;
use crate::names::order::east_asian;
use crate::table::columns::{Field, fold, words};

/// Whom a row names.
pub struct Named {
    /// The person, with title and suffix.
    pub person: Option<String>,
    organization: Option<String>,
    represented_by: Option<String>,
}

/// Who signs, for whom, and by whom.
pub struct Signing {
    /// Who signs.
    pub name: String,
    /// For whom, or where from.
    pub organization: Option<String>,
    /// By whom, if it is an organisation.
    pub represented_by: Option<String>,
}

impl Named {
    /// Reads a row.
    pub fn of(row: &Row) -> Self {
        Self {
            person: person(row),
            organization: text(row, Field::Organization),
            represented_by: text(row, Field::RepresentedBy),
        }
    }

    /// The organisation.
    pub fn organization(&self) -> Option<&str> {
        self.organization.as_deref()
    }

    /// Forms ask everybody for a name; where an organisation is named too and
    /// signs, it is who signs, represented by that person.
    pub fn signing(self, kind: Option<Kind>) -> Option<Signing> {
        let Self { person, organization, represented_by } = self;
        let both = person.clone().zip(organization.clone());
        Some(match both {
            None => {
                let name = person.or(organization)?;
                Signing { name, organization: None, represented_by }
            }
            Some((person, body)) if person == body => {
                Signing { name: body, organization: None, represented_by }
            }
            Some((person, body)) if kind != Some(Kind::Organization) => {
                Signing { name: person, organization: Some(body), represented_by }
            }
            Some((person, body)) => {
                let represented_by = represented_by.or(Some(person));
                Signing { name: body, organization: None, represented_by }
            }
        })
    }
}

/// What a row says in a field.
pub fn text(row: &Row, field: Field) -> Option<String> {
    row.get(field).map(|text| text.value.clone())
}

/// The name of a person: whole, or put together from its parts.
fn person(row: &Row) -> Option<String> {
    let whole = text(row, Field::Name).map(|name| without_its_courtesy(name, row));
    let name = whole.clone().or_else(|| together(row))?;
    let mut parts =
        vec![text(row, Field::Prefix).and_then(|title| without_courtesy(&title)), Some(name)];
    parts.push(text(row, Field::Suffix));
    let said = fold(whole.as_deref().unwrap_or_default());
    // A whole name may have its title already.
    let kept = parts
        .into_iter()
        .flatten()
        .filter(|part| whole.as_ref() == Some(part) || !says(&said, part));
    Some(kept.collect::<Vec<_>>().join(" "))
}

/// A whole name without a title that is no part of it and has a column of its own: `Mr.`
fn without_its_courtesy(name: String, row: &Row) -> String {
    let Some((first, rest)) = name.split_once(' ') else { return name };
    let courtesy = words().is_courtesy(&fold(first));
    let same = row.get(Field::Prefix).is_some_and(|title| fold(title) == fold(first));
    if courtesy && same { rest.trim_start().to_owned() } else { name }
}

/// Whether a folded name has all words of a part.
fn says(name: &str, part: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    fold(part).split(' ').all(|word| words.contains(&word))
}

/// Given, middle and family name, as their language puts them together.
fn together(row: &Row) -> Option<String> {
    let [given, middle, family] =
        [Field::Given, Field::Middle, Field::Family].map(|field| text(row, field));
    let native = family.iter().chain(&given).all(|part| part.chars().all(east_asian));
    let parts =
        if native || row.family_first { [family, given, middle] } else { [given, middle, family] };
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let between = if native { "" } else { " " };
    (!parts.is_empty()).then(|| parts.join(between))
}

/// A title without what is no part of a name: `Dr` of `Ms Dr`.
fn without_courtesy(title: &str) -> Option<String> {
    let kept: Vec<&str> =
        title.split_whitespace().filter(|word| !words().is_courtesy(&fold(word))).collect();
    (!kept.is_empty()).then(|| kept.join(" "))
}
