//! The words around and inside names. `lists.toml` says what each list is.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    titles: Words,
    marked_titles: Words,
    degrees: Words,
    capital_degrees: Words,
    marked_degrees: Words,
    offices: Words,
    generations: Words,
    givens: Words,
    particles: Words,
    letters: Words,
    joins: Words,
    joins_noble: Words,
    article: Words,
    article_joined: Words,
    aliases: Words,
    bodies: Words,
    bodies_joined: Words,
    customs: Customs,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Customs {
    family_first: Words,
    by_given: Words,
    two_surnames: Words,
}

#[derive(Deserialize)]
#[serde(from = "String")]
struct Words(HashSet<String>);

impl From<String> for Words {
    fn from(list: String) -> Self {
        Self(list.split_whitespace().map(str::to_owned).collect())
    }
}

impl Words {
    fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    // The file is part of the program, and every test of names reads it.
    toml::from_str(include_str!("lists.toml")).expect("sound lists")
});

/// A word as the lists have it: lower case, letters and digits only.
pub fn bare(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a word shows that it is shortened: `M.A.` is, `Ma` may be a name.
pub fn marked(word: &str) -> bool {
    word.contains(['.', '״', '"'])
}

/// Whether a bare word is a title before a name.
pub fn is_title(bare: &str, marked: bool) -> bool {
    LISTS.titles.has(bare) || marked && LISTS.marked_titles.has(bare)
}

/// Whether a bare word, or several written as one, is a degree after a name.
pub fn is_degree(bare: &str, marked: bool) -> bool {
    LISTS.degrees.has(bare)
        || marked && (LISTS.marked_degrees.has(bare) || LISTS.capital_degrees.has(bare))
}

/// Whether a bare word is a degree where it stands in capitals.
pub fn is_capital_degree(bare: &str) -> bool {
    LISTS.capital_degrees.has(bare)
}

/// Whether a bare word is an office, or what else one is by calling.
pub fn is_office(bare: &str) -> bool {
    LISTS.offices.has(bare)
}

/// Whether a bare word is a usual given name, and hardly a surname.
pub fn is_given(bare: &str) -> bool {
    LISTS.givens.has(bare)
}

/// Whether a bare word tells father from son.
pub fn is_generation(bare: &str) -> bool {
    LISTS.generations.has(bare)
}

/// Whether a word belongs to the family name after it. A single letter is an
/// initial but for those that are written as no initial is.
pub fn is_particle(word: &str) -> bool {
    let bare = bare(word);
    if bare.chars().nth(1).is_some() && !LISTS.letters.has(word) {
        return LISTS.particles.has(&bare);
    }
    let small = if word.ends_with('.') { word.to_owned() } else { word.to_lowercase() };
    LISTS.letters.has(&small.replace(['’', '‘', '`', '´'], "'"))
}

/// Whether a word joins two family names. `shouted` says whether all of the
/// name is in capitals, so that they tell no initial.
pub fn joins(word: &str, shouted: bool) -> bool {
    if shouted { LISTS.joins.has(&word.to_lowercase()) } else { LISTS.joins.has(word) }
}

/// Whether a word joins two particles, or two family names behind a particle.
pub fn joins_noble(word: &str) -> bool {
    LISTS.joins_noble.has(&word.to_lowercase())
}

/// Whether a bare word is the Arabic article, `joined` to its name by a hyphen or not.
pub fn is_article(bare: &str, joined: bool) -> bool {
    if joined { LISTS.article_joined.has(bare) } else { LISTS.article.has(bare) }
}

/// Whether a word says that another name of the person follows. With a capital it is
/// a name: `Watchman Nee`.
pub fn is_alias(word: &str) -> bool {
    let lower = word.starts_with(char::is_lowercase) || !word.contains(char::is_lowercase);
    lower && LISTS.aliases.has(&bare(word))
}

/// Whether a bare word is of the name of an organisation.
pub fn is_body(bare: &str) -> bool {
    let joined = || LISTS.bodies_joined.0.iter().any(|end| bare.ends_with(end));
    LISTS.bodies.has(bare) || joined()
}

/// Whether the family name stands first in a language.
pub fn family_first(language: &str) -> bool {
    LISTS.customs.family_first.has(language)
}

/// Whether people stand by their given name in a language.
pub fn by_given(language: &str) -> bool {
    LISTS.customs.by_given.has(language)
}

/// Whether people have two family names in a language, and stand by the first.
pub fn two_surnames(language: &str) -> bool {
    LISTS.customs.two_surnames.has(language)
}
