//! A name as it is compared: its words, and what it could do without.

use super::Subject;
use super::aside::Aside;
use super::core::{Core, core};
use super::fold::{letters, telling};
use super::words::{Cut, Word, cut};

/// One subject, read.
#[derive(Debug)]
pub struct Reading {
    /// The index of the subject.
    pub at: usize,
    /// Whether it is a person, where that is known.
    pub individual: Option<bool>,
    /// What its organisation is the same by.
    pub organization: Option<(String, u64)>,
    /// The words that count, as they stand.
    pub words: Vec<Word>,
    /// The indexes of the words by key.
    pub sorted: Vec<usize>,
    /// How many words of a person stand before a comma: the family name.
    pub family_first: Option<usize>,
    /// Titles and degrees, sorted.
    pub titles: Vec<String>,
    /// Legal forms, sorted.
    pub legal: Vec<String>,
    /// Articles, as they stood.
    pub articles: Vec<String>,
    /// What is written into the name, sorted.
    pub beside: Vec<String>,
    /// All letters of the words that count.
    pub joined: String,
}

impl Reading {
    /// Reads one subject.
    pub fn new(at: usize, subject: &Subject) -> Self {
        let person = subject.individual;
        let Core { name, beside } = core(subject.name, person);
        let mut words = cut(&name, person != Some(false));
        let mut aside = Aside::default();
        if person != Some(false) {
            aside.titles(&mut words);
        }
        if person != Some(true) {
            aside.legal_forms(&mut words);
            aside.articles(&mut words);
        }
        let Cut { words, comma } = words;
        let mut sorted: Vec<usize> = (0..words.len()).collect();
        sorted.sort_by_key(|&at| words[at].key);
        aside.titles.sort_unstable();
        aside.legal.sort_unstable();
        let text: Vec<&str> = words.iter().map(|word| word.plain.as_str()).collect();
        Self {
            at,
            individual: person,
            organization: subject.organization.map(|name| (letters(name), bag(name))),
            sorted,
            family_first: comma.filter(|&comma| comma < words.len() && person != Some(false)),
            titles: aside.titles,
            legal: aside.legal,
            articles: aside.articles,
            beside,
            joined: telling(&text.join(" ")),
            words,
        }
    }

    /// Given names first, family name last.
    pub fn person(&self) -> impl DoubleEndedIterator<Item = &Word> + Clone {
        let (family, given) = self.words.split_at(self.family_first.unwrap_or(0));
        given.iter().chain(family)
    }

    /// One number for the words in any order.
    pub fn bag(&self) -> u64 {
        self.words.iter().fold(0, |bag, word| bag.wrapping_add(word.key))
    }
}

/// The bag of an organisation's name.
fn bag(name: &str) -> u64 {
    let subject = Subject { name, individual: Some(false), ..Subject::default() };
    Reading::new(0, &subject).bag()
}
