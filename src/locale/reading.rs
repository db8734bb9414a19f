//! What is recognised in exports and names, one TOML file for each language.
//! `reading/README.md` says what each section and list is for.
//!
//! A section is cut out before it is parsed, so that a letter with a single name does not
//! wait for how forms ask in every language.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde::de::value::{Error, MapDeserializer};

use super::files;

/// A list: words with spaces between them, or phrases.
#[derive(Deserialize)]
#[serde(untagged)]
enum List {
    Words(String),
    Phrases(Vec<String>),
}

impl List {
    fn into_phrases(self) -> Vec<String> {
        match self {
            Self::Words(words) => words.split_whitespace().map(str::to_owned).collect(),
            Self::Phrases(phrases) => phrases,
        }
    }
}

/// A section of each language that has it, by tags.
pub(crate) fn by_language<T: DeserializeOwned>(section: &str) -> Vec<(&'static str, T)> {
    let of = |(tag, text)| {
        // The files are part of the program, and tests read each of them.
        let read = toml::from_str::<BTreeMap<String, T>>(cut(text, section)?);
        let sections = read.unwrap_or_else(|why| panic!("{tag}: {why}"));
        Some((tag, sections.into_values().next()?))
    };
    files::of("reading").filter_map(of).collect()
}

/// A section of all languages together: what they have under one key is one list.
pub(crate) fn together<T: DeserializeOwned>(section: &str) -> T {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (_, lists) in by_language::<BTreeMap<String, List>>(section) {
        for (key, list) in lists {
            all.entry(key).or_default().extend(list.into_phrases());
        }
    }
    let read = T::deserialize(MapDeserializer::<_, Error>::new(all.into_iter()));
    read.unwrap_or_else(|why| panic!("{section}: {why}"))
}

/// The part of a file that is a section, with the sections within it.
fn cut<'a>(text: &'a str, section: &str) -> Option<&'a str> {
    let start = text.find(&format!("\n[{section}]\n"))?;
    let rest = &text[start + 1..];
    let within = format!("\n[{section}.");
    let heads = rest.match_indices("\n[").map(|(at, _)| at);
    let end = { heads }.find(|at| !rest[*at..].starts_with(&within));
    Some(&rest[..end.unwrap_or(rest.len())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_cut_out_with_those_within_it() {
        let text = "# x\n\n[a]\nb = 1\n[a.c]\nd = 2\n\n[ab]\ne = 3\n";
        assert_eq!(cut(text, "a"), Some("[a]\nb = 1\n[a.c]\nd = 2\n"));
        assert_eq!(cut(text, "ab"), Some("[ab]\ne = 3\n"));
        assert_eq!(cut(text, "b"), None);
    }

    #[test]
    fn the_readme_tells_of_every_section_and_list() {
        let readme = include_str!("reading/README.md");
        for (tag, text) in files::of("reading") {
            let file: toml::Table = text.parse().unwrap_or_else(|why| panic!("{tag}: {why}"));
            for (section, lists) in &file {
                let told = readme.split_once(&format!("## `[{section}]`"));
                let (_, told) = told.unwrap_or_else(|| panic!("{tag}: [{section}]"));
                let told = told.split("\n## ").next().unwrap_or_default();
                // Things that have abbreviations are named after themselves.
                let lists = lists.as_table().filter(|_| section != "abbreviations");
                for key in lists.into_iter().flat_map(toml::Table::keys) {
                    assert!(told.contains(&format!("`{key}`")), "{tag}: {key} in [{section}]");
                }
            }
        }
    }
}
