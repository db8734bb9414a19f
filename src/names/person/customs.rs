//! How people are called in a language.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::locale::reading;

/// The section `customs` of one language.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Customs {
    family_first: bool,
    by_given: bool,
    two_surnames: bool,
}

static CUSTOMS: LazyLock<Vec<(&str, Customs)>> = LazyLock::new(|| reading::by_language("customs"));

fn has(language: &str, custom: impl Fn(&Customs) -> bool) -> bool {
    CUSTOMS.iter().any(|(tag, customs)| *tag == language && custom(customs))
}

/// Whether the family name stands first in a language.
pub fn family_first(language: &str) -> bool {
    has(language, |customs| customs.family_first)
}

/// Whether people stand by their given name in a language.
pub fn by_given(language: &str) -> bool {
    has(language, |customs| customs.by_given)
}

/// Whether people have two family names in a language, and stand by the first.
pub fn two_surnames(language: &str) -> bool {
    has(language, |customs| customs.two_surnames)
}
