//! Words that names have more or less, or write in two ways.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::fold::{folded, plain};
use crate::locale::reading;

/// The section `duplicates`, which its manual tells of.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    articles: Vec<String>,
    elided: Vec<String>,
    legal_forms: Vec<String>,
    legal_affixes: Vec<String>,
    title_affixes: Vec<String>,
    male: Vec<String>,
    female: Vec<String>,
    unlike: Vec<String>,
}

/// The forms of one thing in one language, in the section `abbreviations`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Forms {
    #[serde(default)]
    short: String,
    #[serde(default)]
    full: String,
}

/// Short and full forms of one thing have one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Term {
    /// Which thing.
    pub number: usize,
    /// Whether this is a short form of it.
    pub short: bool,
}

/// The lists, ready to be asked. All words are folded and plain.
pub struct Lexicon {
    pub articles: HashSet<String>,
    pub elided: HashSet<String>,
    pub legal_forms: HashSet<String>,
    pub legal_affixes: Vec<String>,
    pub title_affixes: Vec<String>,
    pub male: HashSet<String>,
    pub female: HashSet<String>,
    terms: HashMap<String, Term>,
    unlike: HashSet<(String, String)>,
}

/// The lists of this program.
pub static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(reading::together("duplicates")));

impl Lexicon {
    fn new(lists: Lists) -> Self {
        Self {
            articles: words(&lists.articles).collect(),
            elided: words(&lists.elided).collect(),
            legal_forms: words(&lists.legal_forms).chain(words(&lists.legal_affixes)).collect(),
            legal_affixes: words(&lists.legal_affixes).collect(),
            title_affixes: words(&lists.title_affixes).collect(),
            male: words(&lists.male).collect(),
            female: words(&lists.female).collect(),
            terms: terms(&reading::by_language("abbreviations")),
            unlike: lists.unlike.iter().filter_map(|line| pair(line)).collect(),
        }
    }

    /// The thing a word stands for, if it is known in more than one form.
    pub fn term(&self, plain: &str) -> Option<Term> {
        self.terms.get(plain).copied()
    }

    /// Whether two words so much alike are both meant.
    pub fn are_unlike(&self, one: &str, other: &str) -> bool {
        let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
        self.unlike.contains(&pair(one, other)) || self.unlike.contains(&pair(other, one))
    }
}

fn words(list: &[String]) -> impl Iterator<Item = String> {
    list.iter().map(|word| plain(&folded(word)))
}

fn pair(line: &str) -> Option<(String, String)> {
    let (one, other) = line.split_once(' ')?;
    Some((one.to_owned(), other.to_owned()))
}

/// What a language has for each thing, by the name of the thing.
type Things = BTreeMap<String, Forms>;

/// A thing has the same name in all languages, and so the same number.
fn terms(languages: &[(&str, Things)]) -> HashMap<String, Term> {
    let things: BTreeSet<&String> =
        languages.iter().flat_map(|(_, things)| things.keys()).collect();
    let mut terms = HashMap::new();
    for (number, thing) in things.into_iter().enumerate() {
        for forms in languages.iter().filter_map(|(_, things)| things.get(thing)) {
            for (list, short) in [(&forms.short, true), (&forms.full, false)] {
                let words = list.split_whitespace().map(|word| plain(&folded(word)));
                words.for_each(|word| _ = terms.insert(word, Term { number, short }));
            }
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_stands_for_two_things() {
        let languages: Vec<(&str, Things)> = reading::by_language("abbreviations");
        let mut things: HashMap<String, &String> = HashMap::new();
        for (thing, forms) in languages.iter().flat_map(|(_, things)| things) {
            for word in forms.short.split_whitespace().chain(forms.full.split_whitespace()) {
                let other = things.insert(plain(&folded(word)), thing);
                assert!(other.is_none_or(|other| other == thing), "{word}: {thing}, {other:?}");
            }
        }
    }
}
