//! The words around and inside names.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::locale::reading;

/// The section `names`, which its manual tells of.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    titles: HashSet<String>,
    marked_titles: HashSet<String>,
    degrees: HashSet<String>,
    capital_degrees: HashSet<String>,
    marked_degrees: HashSet<String>,
    offices: HashSet<String>,
    generations: HashSet<String>,
    givens: HashSet<String>,
    particles: HashSet<String>,
    letters: HashSet<String>,
    joins: HashSet<String>,
    joins_noble: HashSet<String>,
    article: HashSet<String>,
    article_joined: HashSet<String>,
    aliases: HashSet<String>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| reading::together("names"));

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
    LISTS.titles.contains(bare) || marked && LISTS.marked_titles.contains(bare)
}

/// Whether a bare word, or several written as one, is a degree after a name.
pub fn is_degree(bare: &str, marked: bool) -> bool {
    LISTS.degrees.contains(bare)
        || marked && (LISTS.marked_degrees.contains(bare) || LISTS.capital_degrees.contains(bare))
}

/// Whether a bare word is a degree where it stands in capitals.
pub fn is_capital_degree(bare: &str) -> bool {
    LISTS.capital_degrees.contains(bare)
}

/// Whether a bare word is an office, or what else one is by calling.
pub fn is_office(bare: &str) -> bool {
    LISTS.offices.contains(bare)
}

/// Whether a bare word is a usual given name, and hardly a surname.
pub fn is_given(bare: &str) -> bool {
    LISTS.givens.contains(bare)
}

/// Whether a bare word tells father from son.
pub fn is_generation(bare: &str) -> bool {
    LISTS.generations.contains(bare)
}

/// Whether a word belongs to the family name after it. A single letter is an
/// initial but for those that are written as no initial is.
pub fn is_particle(word: &str) -> bool {
    let bare = bare(word);
    if bare.chars().nth(1).is_some() && !LISTS.letters.contains(word) {
        return LISTS.particles.contains(&bare);
    }
    let small = if word.ends_with('.') { word.to_owned() } else { word.to_lowercase() };
    LISTS.letters.contains(&small.replace(['’', '‘', '`', '´'], "'"))
}

/// Whether a word joins two family names. `shouted` says whether all of the
/// name is in capitals, so that they tell no initial.
pub fn joins(word: &str, shouted: bool) -> bool {
    if shouted { LISTS.joins.contains(&word.to_lowercase()) } else { LISTS.joins.contains(word) }
}

/// Whether a word joins two particles, or two family names behind a particle.
pub fn joins_noble(word: &str) -> bool {
    LISTS.joins_noble.contains(&word.to_lowercase())
}

/// Whether a bare word is the Arabic article, `joined` to its name by a hyphen or not.
pub fn is_article(bare: &str, joined: bool) -> bool {
    if joined { LISTS.article_joined.contains(bare) } else { LISTS.article.contains(bare) }
}

/// Whether a word says that another name of the person follows. With a capital it is
/// a name: `Watchman Nee`.
pub fn is_alias(word: &str) -> bool {
    let lower = word.starts_with(char::is_lowercase) || !word.contains(char::is_lowercase);
    lower && LISTS.aliases.contains(&bare(word))
}
