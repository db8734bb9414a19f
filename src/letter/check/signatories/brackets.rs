//! `brackets = "organization"`: what stands in brackets behind a name is the organisation
//! of a person.

use std::sync::LazyLock;

use serde::Deserialize;

use super::rows::Row;
use crate::letter::columns::{self, Field};
use crate::letter::roll::Kind;
use crate::letter::schema::Text;

/// `brackets.toml`, which says what each list is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoBodies {
    whole: String,
    first: String,
}

static NO_BODIES: LazyLock<NoBodies> = LazyLock::new(|| {
    // The file is part of the program, and a test reads it.
    toml::from_str(include_str!("brackets.toml")).expect("sound lists")
});

/// Makes the brackets at the end of a person's name an organisation, where there is none.
pub fn make_organization(row: &mut Row) {
    let body =
        row.get(Field::Kind).and_then(|kind| columns::kind(kind)) == Some(Kind::Organization);
    if body || row.get(Field::Organization).is_some() {
        return;
    }
    let of_name = |field| row.fields.iter().position(|(own, _)| *own == field);
    let Some(at) = of_name(Field::Name).or_else(|| of_name(Field::Family)) else { return };
    let name = &mut row.fields[at].1;
    let Some((before, within)) = behind(name) else { return };
    let organization = Text { value: within.to_owned(), span: name.span };
    name.value = before.to_owned();
    row.fields.push((Field::Organization, organization));
}

/// A name cut before the brackets it ends with, and what is in them.
fn behind(name: &str) -> Option<(&str, &str)> {
    let brackets = [('(', ')'), ('[', ']'), ('（', '）')];
    let name = name.trim_end();
    let (open, inner) =
        brackets.into_iter().find_map(|(open, close)| Some((open, name.strip_suffix(close)?)))?;
    let (before, within) = inner.rsplit_once(open)?;
    let (before, within) = (before.trim_end(), within.trim());
    (!before.is_empty() && is_body(within)).then_some((before, within))
}

fn is_body(text: &str) -> bool {
    let lower = text.to_lowercase();
    let among = |list: &str, word: &str| list.split_whitespace().any(|own| own == word);
    let first = lower.split_whitespace().next().unwrap_or_default();
    text.contains(char::is_alphabetic)
        && !text.starts_with('@')
        && !among(&NO_BODIES.whole, &lower)
        && !among(&NO_BODIES.first, first)
}

#[cfg(test)]
mod tests {
    use super::behind;

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
        ] {
            assert_eq!(behind(name), None, "{name}");
        }
    }
}
