//! What people write for a country besides its names.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::Country;
use super::fold::fold;
use crate::locale::reading;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    names: ByCode,
    unclear: ByCode,
    parts: ByCode,
    states: States,
}

type ByCode = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct States {
    names: String,
    codes: String,
}

/// The section `countries` of what is recognised in the languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Around {
    articles: HashSet<String>,
    styles: Vec<String>,
    conjunctions: Vec<String>,
    none: Vec<String>,
}

/// What is known besides the names of the CLDR; names are folded.
pub struct Others {
    /// Further names.
    pub names: Vec<(Country, String)>,
    /// What is no country.
    pub none: HashSet<String>,
    /// Names that more than one country, or none, is meant by.
    pub unclear: HashMap<String, Vec<Country>>,
    /// Parts of countries.
    pub parts: HashMap<String, Country>,
    /// What a state calls itself before its name.
    pub styles: Vec<String>,
    /// What stands between two names, with a space on each side.
    pub conjunctions: Vec<String>,
    articles: HashSet<String>,
    states: HashSet<String>,
    state_codes: HashSet<String>,
}

pub static OTHERS: LazyLock<Others> = LazyLock::new(|| {
    // The file is part of the program, and every test of countries reads it.
    let file: File = toml::from_str(include_str!("others.toml")).expect("sound names");
    let around: Around = reading::together("countries");
    let mut unclear: HashMap<String, Vec<Country>> = HashMap::new();
    for (country, name) in names(file.unclear) {
        unclear.entry(name).or_default().push(country);
    }
    Others {
        names: names(file.names).collect(),
        none: around.none.iter().map(|name| fold(name)).collect(),
        unclear,
        parts: names(file.parts).map(|(country, name)| (name, country)).collect(),
        styles: around.styles.iter().map(|style| fold(style)).collect(),
        conjunctions: around.conjunctions.iter().map(|word| format!(" {word} ")).collect(),
        articles: around.articles,
        states: file.states.names.split(';').map(fold).collect(),
        state_codes: file.states.codes.split_whitespace().map(str::to_owned).collect(),
    }
});

fn names(by_code: ByCode) -> impl Iterator<Item = (Country, String)> {
    by_code.into_iter().flat_map(|(code, names)| {
        let country = Country::of_code(&code);
        names.into_iter().filter_map(move |name| Some((country?, fold(&name))))
    })
}

impl Others {
    /// Whether a folded word is an article.
    pub fn is_article(&self, word: &str) -> bool {
        self.articles.contains(word)
    }

    /// Whether a folded name is that of a state of the United States.
    pub fn is_state(&self, name: &str) -> bool {
        self.states.contains(name)
    }

    /// Whether a code of two capitals is that of a state of the United States.
    pub fn is_state_code(&self, code: &str) -> bool {
        self.state_codes.contains(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_that_of_a_country() {
        let file: File = toml::from_str(include_str!("others.toml")).expect("sound names");
        for code in [&file.names, &file.unclear, &file.parts].into_iter().flat_map(BTreeMap::keys) {
            assert!(Country::of_code(code).is_some(), "{code}");
        }
    }
}
