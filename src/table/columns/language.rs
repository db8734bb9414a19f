//! How forms ask in one language.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Deserialize;

use super::class::Class;
use super::fold::{fold, tokens};
use super::phrases::Phrases;

/// The section `forms` of a language, which its manual tells of.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forms {
    asking: String,
    #[serde(default)]
    family_first: bool,
    /// Titles that are no part of a name.
    pub courtesy: Vec<String>,
    columns: BTreeMap<Class, Vec<String>>,
    #[serde(default)]
    parts: BTreeMap<Class, Vec<String>>,
    /// What people answer.
    pub answers: BTreeMap<String, Vec<String>>,
    /// What rows say that are no people.
    pub rows: BTreeMap<String, Vec<String>>,
}

/// What forms of one language ask for.
pub struct Language {
    /// Whether a name in parts begins with the family name.
    pub family_first: bool,
    asking: HashSet<String>,
    whole: HashMap<String, Class>,
    asked: HashMap<String, Class>,
    /// Parts of a name, in brackets behind the word for it.
    pub parts: HashMap<String, Class>,
    /// The most words a phrase has.
    pub longest: usize,
    /// What people answer in it.
    pub answers: Phrases,
}

impl Language {
    /// The words of a language, ready to be asked.
    pub fn new(forms: &Forms) -> Self {
        let parts = forms
            .parts
            .iter()
            .flat_map(|(class, phrases)| phrases.iter().map(move |phrase| (fold(phrase), *class)));
        let mut language = Self {
            family_first: forms.family_first,
            asking: tokens(&forms.asking).into_iter().collect(),
            whole: HashMap::new(),
            asked: HashMap::new(),
            parts: parts.collect(),
            longest: 1,
            answers: Phrases::default(),
        };
        language.answers.extend(&forms.answers);
        for (class, phrases) in &forms.columns {
            phrases.iter().for_each(|phrase| language.add(phrase, *class));
        }
        // A phrase that is written so counts before one that only comes to it.
        language.asked.extend(language.whole.clone());
        language
    }

    fn add(&mut self, phrase: &str, class: Class) {
        let words = tokens(phrase);
        self.longest = self.longest.max(words.len());
        let said = self.said(&words).join(" ");
        if !said.is_empty() {
            self.asked.entry(said).or_insert(class);
        }
        self.whole.insert(words.join(" "), class);
    }

    /// The words that say something: those that only ask are left out.
    pub fn said<'a>(&self, words: &'a [String]) -> Vec<&'a str> {
        words.iter().map(String::as_str).filter(|word| !self.asking.contains(*word)).collect()
    }

    /// What is called by these words as they stand.
    pub fn whole(&self, folded: &str) -> Option<Class> {
        self.whole.get(folded).copied()
    }

    /// What is called by these words, once those that only ask are left out.
    pub fn asked(&self, said: &str) -> Option<Class> {
        self.asked.get(said).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::reading;

    fn forms() -> Vec<(&'static str, Forms)> {
        reading::by_language("forms")
    }

    #[test]
    fn no_question_asks_for_two_things() {
        for (tag, forms) in forms() {
            let language = Language::new(&forms);
            for (class, phrases) in &forms.columns {
                for phrase in phrases {
                    let words = tokens(phrase);
                    let said = language.said(&words).join(" ");
                    let meant = language.asked(&said).or(language.whole(&words.join(" ")));
                    let whole = language.whole(&said);
                    assert!(
                        said.is_empty() || whole.is_some() || meant == Some(*class),
                        "{tag}: `{phrase}` comes to {meant:?}, and stands under {class:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_languages_are_those_of_the_manual() {
        let manual = include_str!("../../../docs/signatories.md");
        let list = manual.split_once("## Languages of forms").map(|(_, list)| list);
        let list = list.and_then(|list| list.split("\n## ").next()).expect("a section");
        assert_eq!(list.matches('`').count() / 2, forms().len());
        for (tag, _) in forms() {
            assert!(list.contains(&format!("`{tag}`")), "{tag}");
        }
    }

    #[test]
    fn no_phrase_stands_twice_in_a_language() {
        for (tag, forms) in forms() {
            let mut known: HashMap<String, Class> = HashMap::new();
            for (class, phrases) in forms.columns {
                for phrase in phrases {
                    let before = known.insert(fold(&phrase), class);
                    assert_eq!(before, None, "{tag}: `{phrase}` stands under {class:?} too");
                }
            }
        }
    }
}
