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
    marked_degrees: Words,
    generations: Words,
    particles: Words,
}

#[derive(Deserialize)]
#[serde(from = "String")]
struct Words(HashSet<String>);

impl From<String> for Words {
    fn from(list: String) -> Self {
        Self(list.split_whitespace().map(str::to_owned).collect())
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
    LISTS.titles.0.contains(bare) || marked && LISTS.marked_titles.0.contains(bare)
}

/// Whether a bare word, or several written as one, is a degree after a name.
pub fn is_degree(bare: &str, marked: bool) -> bool {
    LISTS.degrees.0.contains(bare) || marked && LISTS.marked_degrees.0.contains(bare)
}

/// Whether a bare word tells father from son.
pub fn is_generation(bare: &str) -> bool {
    LISTS.generations.0.contains(bare)
}

/// Whether a bare word belongs to the family name after it.
pub fn is_particle(bare: &str) -> bool {
    LISTS.particles.0.contains(bare)
}
