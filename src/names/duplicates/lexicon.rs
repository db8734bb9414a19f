//! Words that names have more or less, or write in two ways.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::fold::{folded, plain};

/// `words.toml`, which says what each list is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    articles: String,
    elided: String,
    legal_forms: String,
    unlike: String,
    affixes: Affixes,
    courtesy: Courtesy,
    abbreviations: Vec<Abbreviation>,
}

#[derive(Deserialize)]
struct Affixes {
    legal_forms: String,
    titles: String,
}

#[derive(Deserialize)]
struct Courtesy {
    male: String,
    female: String,
}

#[derive(Deserialize)]
struct Abbreviation {
    short: String,
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
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    // The file is part of the program, and every test of likeness reads it.
    Lexicon::new(&toml::from_str(include_str!("words.toml")).expect("sound lists"))
});

impl Lexicon {
    fn new(lists: &Lists) -> Self {
        Self {
            articles: words(&lists.articles).collect(),
            elided: words(&lists.elided).collect(),
            legal_forms: words(&lists.legal_forms)
                .chain(words(&lists.affixes.legal_forms))
                .collect(),
            legal_affixes: words(&lists.affixes.legal_forms).collect(),
            title_affixes: words(&lists.affixes.titles).collect(),
            male: words(&lists.courtesy.male).collect(),
            female: words(&lists.courtesy.female).collect(),
            terms: terms(&lists.abbreviations),
            unlike: lists.unlike.lines().filter_map(pair).collect(),
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

fn words(list: &str) -> impl Iterator<Item = String> {
    list.split_whitespace().map(|word| plain(&folded(word)))
}

fn pair(line: &str) -> Option<(String, String)> {
    let (one, other) = line.split_once(' ')?;
    Some((one.to_owned(), other.to_owned()))
}

/// A word that stands in two lists counts in the first.
fn terms(abbreviations: &[Abbreviation]) -> HashMap<String, Term> {
    let mut terms = HashMap::new();
    for (number, Abbreviation { short, full }) in abbreviations.iter().enumerate() {
        for (list, short) in [(short, true), (full, false)] {
            for word in words(list) {
                terms.entry(word).or_insert(Term { number, short });
            }
        }
    }
    terms
}
