//! What a name could do without: titles, legal forms, articles.

use super::keys::hash;
use super::lexicon::LEXICON;
use super::words::{Cut, Word};
use crate::names::person::{is_degree, is_title};

/// What is set aside.
#[derive(Default)]
pub struct Aside {
    /// Titles and degrees.
    pub titles: Vec<String>,
    /// Legal forms.
    pub legal: Vec<String>,
    /// Articles.
    pub articles: Vec<String>,
}

impl Aside {
    /// Titles before a name or after its comma, and degrees after it.
    pub fn titles(&mut self, cut: &mut Cut) {
        unfix(&mut cut.words, &LEXICON.title_affixes, &mut self.titles);
        let follows = |text: &str, marked| {
            is_degree(text, marked) || LEXICON.title_affixes.iter().any(|title| title == text)
        };
        while let Some(count) = tail(&cut.words, follows) {
            self.titles.push(take(cut, cut.words.len() - count, count));
        }
        for start in [Some(0), cut.comma].into_iter().flatten() {
            while let Some(count) = head(&cut.words[start.min(cut.words.len())..]) {
                self.titles.push(take(cut, start, count));
            }
        }
    }

    /// A legal form after a name or before it.
    pub fn legal_forms(&mut self, cut: &mut Cut) {
        unfix(&mut cut.words, &LEXICON.legal_affixes, &mut self.legal);
        let is = |text: &str, _| LEXICON.legal_forms.contains(text);
        while let Some(count) = tail(&cut.words, is) {
            self.legal.push(take(cut, cut.words.len() - count, count));
        }
        while cut.words.len() > 1
            && cut.words.first().is_some_and(|word| is(&word.plain, true) && word.capitals)
        {
            self.legal.push(take(cut, 0, 1));
        }
    }

    /// Articles anywhere; single letters at the beginning only.
    pub fn articles(&mut self, cut: &mut Cut) {
        let shouted = cut.words.iter().all(|word| word.capitals);
        let article = |(at, word): (usize, &Word)| {
            let long = word.plain.chars().nth(1).is_some();
            let there = if long { !word.capitals || shouted } else { at == 0 && !word.marked };
            there && LEXICON.articles.contains(&word.plain)
        };
        let is: Vec<bool> = cut.words.iter().enumerate().map(article).collect();
        if is.iter().all(|&is| is) {
            return;
        }
        let mut is = is.into_iter();
        let taken = cut.words.extract_if(.., |_| is.next() == Some(true));
        self.articles = taken.map(|word| word.plain).collect();
    }
}

/// How many of the first words are a title: letters may stand apart (`Д-р`).
fn head(words: &[Word]) -> Option<usize> {
    let letters = words.iter().take(2).filter(|word| word.plain.chars().nth(1).is_none());
    let letters: String = letters.map(|word| word.text.as_str()).collect();
    match words {
        [first, _, ..] if is_title(&first.text, first.marked) => Some(1),
        [_, _, _, ..] if letters.chars().nth(1).is_some() && is_title(&letters, true) => Some(2),
        _ => None,
    }
}

/// How many of the last words, written as one, are what is looked for: `e. V.`
/// is two. One word at least is left before them.
fn tail(words: &[Word], is: impl Fn(&str, bool) -> bool) -> Option<usize> {
    (1..=4.min(words.len().saturating_sub(1))).rev().find(|&count| {
        let last = &words[words.len() - count..];
        let text: String = last.iter().map(|word| word.plain.as_str()).collect();
        is(&text, last.iter().all(|word| word.marked))
    })
}

/// Takes words out, and gives what they are written as one.
fn take(cut: &mut Cut, start: usize, count: usize) -> String {
    let taken: String = cut.words.drain(start..start + count).map(|word| word.plain).collect();
    cut.comma =
        cut.comma.map(|comma| if start < comma { comma - count.min(comma - start) } else { comma });
    taken
}

/// Sets aside what is written together with a name in scripts without spaces.
fn unfix(words: &mut [Word], affixes: &[String], aside: &mut Vec<String>) {
    let spaceless = |word: &&mut Word| word.plain.contains(|c| c >= '\u{3000}');
    for word in words.iter_mut().filter(spaceless) {
        let rest = |affix: &String| {
            let rest = word.plain.strip_suffix(affix.as_str());
            let rest = rest.or_else(|| word.plain.strip_prefix(affix.as_str()))?;
            rest.chars().nth(1).is_some().then(|| (rest.to_owned(), affix.clone()))
        };
        if let Some((rest, affix)) = affixes.iter().find_map(rest) {
            word.text.clone_from(&rest);
            word.key = hash(&rest);
            word.plain = rest;
            aside.push(affix);
        }
    }
}
