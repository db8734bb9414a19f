//! `brackets = "organization"`: what stands in brackets behind a name is the organisation
//! of a person.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::super::Check;
use super::row::Row;
use crate::draft::text::Text;
use crate::letter::Kind;
use crate::locale::country::Reading;
use crate::locale::reading;
use crate::names::BRACKETS;
use crate::names::person::{is_behind_name, is_title};
use crate::names::suspect::{AnswerPlace, is_nothing, is_status};
use crate::table::columns::{self, Field};

/// The section `brackets`: what stands in them and is no body.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoBodies {
    words: HashSet<String>,
    first: HashSet<String>,
    behalf: Vec<String>,
}

static NO_BODIES: LazyLock<NoBodies> = LazyLock::new(|| reading::together("brackets"));

impl Check<'_> {
    /// Makes the brackets at the end of persons' names organisations, where there are none.
    pub(super) fn organizations_of_brackets(&self, rows: &mut [Row]) {
        let names = rows.iter().map(|row| Some(behind(&bracketed(row)?.value)?.1));
        let within: Vec<Option<&str>> = names.collect();
        let asked: Vec<&str> = within.iter().copied().flatten().collect();
        let read = if asked.is_empty() { Vec::new() } else { self.locale.read_countries(&asked) };
        let none = |reading: &Reading| matches!(reading, Reading::Unknown | Reading::Among(_));
        let countries = asked.iter().zip(&read).filter(|(_, reading)| !none(reading));
        let countries: HashSet<String> = countries.map(|(name, _)| (*name).to_owned()).collect();
        for row in rows {
            make_organization(row, &countries);
        }
    }
}

/// The name of a row that may have an organisation in brackets.
fn bracketed(row: &Row) -> Option<&Text> {
    let alone = row.kind() != Some(Kind::Organization) && !row.has(Field::Organization);
    row.get(Field::Name).or_else(|| row.get(Field::Family)).filter(|_| alone)
}

fn make_organization(row: &mut Row, countries: &HashSet<String>) {
    let Some(name) = bracketed(row) else { return };
    let Some((before, within)) = behind(name).filter(|(_, within)| !countries.contains(*within))
    else {
        return;
    };
    let text = |value: &str| Text { value: value.to_owned(), span: name.span };
    let (name, organization) = (text(before), text(body(within)));
    let field = if row.has(Field::Name) { Field::Name } else { Field::Family };
    row.set(field, Some(name.into()));
    row.set(Field::Organization, Some(organization.into()));
}

/// A name cut before the brackets it ends with, and what is in them, if that may be a body.
fn behind(name: &str) -> Option<(&str, &str)> {
    let name = name.trim_end();
    let (open, inner) =
        BRACKETS.into_iter().find_map(|(open, close)| Some((open, name.strip_suffix(close)?)))?;
    let (before, within) = inner.rsplit_once(open)?;
    let (before, within) = (before.trim_end(), within.trim());
    (!before.is_empty() && is_body(within)).then_some((before, within))
}

/// For whom somebody signs: `Lakes Forum` of `on behalf of Lakes Forum`.
fn body(within: &str) -> &str {
    let lower = |text: &str| text.replace('’', "'").to_lowercase();
    let ends = NO_BODIES.behalf.iter().filter_map(|words| {
        let (end, _) = within.char_indices().nth(words.chars().count())?;
        let (head, rest) = within.split_at(end);
        let whole = words.ends_with('\'') || rest.starts_with(char::is_whitespace);
        (whole && lower(head) == *words && !rest.trim().is_empty()).then_some(end)
    });
    ends.max().map_or(within, |end| within[end..].trim_start())
}

fn is_body(text: &str) -> bool {
    let lower = text.to_lowercase().replace('.', "");
    let first = lower.split_whitespace().next().unwrap_or_default();
    let words = || text.split([' ', '/', ',', ';', '&']).filter(|word| !word.trim().is_empty());
    let beside = |word: &str| {
        let bare: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
        let bare = bare.to_lowercase();
        NO_BODIES.words.contains(&bare) || is_title(&bare, true) || is_behind_name(word)
    };
    text.contains(char::is_alphabetic)
        && !text.starts_with('@')
        && !is_nothing(text, AnswerPlace::Organization)
        && !is_status(text)
        && !columns::is_personal(text)
        && !NO_BODIES.first.contains(first)
        && !words().all(beside)
}

#[cfg(test)]
mod tests {
    use super::{behind, body};

    #[test]
    fn brackets_at_the_end_are_cut_off() {
        let cut = Some(("Ada Example", "University of Sampletown"));
        assert_eq!(behind("Ada Example (University of Sampletown)"), cut);
        assert_eq!(behind("Ada (Addy) Example [Rivers]"), Some(("Ada (Addy) Example", "Rivers")));
        for name in [
            "Ada Example",
            "Ada (Addy) Example",
            "Ada (she/her)",
            "Ada (née Sample)",
            "(x)",
            "A ()",
            "A (@a)",
            "Cy Dent (ret.)",
            "Cy Dent (PhD)",
            "Cy Dent (MDiv, RN)",
            "Cy Dent (Professor emerita)",
            "Cy Dent (she/her/ella)",
            "Cy Dent (she / they)",
            "Cy Dent (personal capacity)",
            "Cy Dent (in a personal capacity)",
            "Cy Dent (retired)",
            "Cy Dent (individual)",
        ] {
            assert_eq!(behind(name), None, "{name}");
        }
    }

    #[test]
    fn who_signs_on_behalf_of_a_body_belongs_to_it() {
        for within in ["on behalf of Lakes Forum", "On behalf of the Lakes Forum", "Lakes Forum"] {
            assert_eq!(body(within), "Lakes Forum");
        }
        assert_eq!(body("au nom de l’Atelier"), "Atelier");
        assert_eq!(body("Fortuna"), "Fortuna");
        assert_eq!(body("for"), "for");
    }
}
