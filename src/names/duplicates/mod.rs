//! Signatories that are the same, or nearly the same.
//!
//! [`same`] groups names that are equal but for case, punctuation, spacing and
//! the ways Unicode has to write one letter. [`near`] finds pairs that are
//! likely one signatory written in two ways. It never decides: it reports what
//! a careful reader would look at.
//!
//! Neither compares all names with all. Names that could be alike share a key
//! (`keys`), and only those are compared (`candidates`, `compare`).

mod aside;
mod candidates;
mod compare;
mod core;
mod difference;
mod fold;
mod keys;
mod lexicon;
mod links;
mod reading;
mod spellings;
mod words;

use std::collections::HashMap;

use rayon::prelude::*;

use self::compare::Rarity;
pub use self::difference::Difference;
pub use self::fold::letters;
use self::reading::Reading;
pub use self::spellings::spellings;
use self::words::Word;

/// The most pairs that [`near`] gives: the best ones.
pub const MOST_PAIRS: usize = 10_000;

/// What is compared: the name as printed, and what tells equal names apart.
#[derive(Debug, Clone, Copy, Default)]
pub struct Subject<'a> {
    /// The name as printed.
    pub name: &'a str,
    /// Whether it is a person, where that is known.
    pub individual: Option<bool>,
    /// The organisation a person belongs to, or an organisation is part of.
    pub organization: Option<&'a str>,
    /// A page about it.
    pub url: Option<&'a str>,
}

/// Two subjects that are nearly the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// The index of the one that stands first.
    pub first: usize,
    /// The index of the other.
    pub second: usize,
    /// How likely they are the same, from 0 to 1: a rank, not a probability.
    pub score: f64,
    /// What they differ in; of several differences, the gravest.
    pub why: Difference,
}

/// Groups of two or more that are the same after normalisation, in order of
/// first appearance; indexes ascend.
///
/// Equal are names of the same letters, digits and telling symbols after NFKC
/// and full case folding. Persons and organisations are told apart, and so are
/// equal names with different organisations, or with one and without. A name
/// with nothing in it is the same as no other.
pub fn same(subjects: &[Subject]) -> Vec<Vec<usize>> {
    let mut groups = groups(subjects);
    groups.retain(|group| group.len() > 1);
    groups
}

/// Whether two names could be one person's or body's, before and after a marriage, a correction,
/// a change of its form: a word stands in both, or they differ in a letter or two.
pub fn have_in_common(one: &str, other: &str) -> bool {
    let words: Vec<String> =
        words::cut(one, false).words.into_iter().map(|word| word.plain).collect();
    let is_shared =
        |word: &Word| word.plain.chars().nth(1).is_some() && words.contains(&word.plain);
    words::cut(other, false).words.iter().any(is_shared)
        || strsim::damerau_levenshtein(&letters(one), &letters(other)) <= 2
}

/// Whether two names are one holder's, as a certificate and a list may write them: the same words
/// in any order, but for case, accents, titles and a legal form that one of them lacks.
pub fn are_one(one: &str, other: &str) -> bool {
    [true, false].into_iter().any(|person| {
        let read = |name| {
            Reading::new(0, &Subject { name, individual: Some(person), ..Subject::default() })
        };
        let (one, other) = (read(one), read(other));
        let keys =
            |of: &Reading| -> Vec<u64> { of.sorted.iter().map(|&at| of.words[at].key).collect() };
        let fits =
            |one: &[String], other: &[String]| one.is_empty() || other.is_empty() || one == other;
        !one.words.is_empty()
            && keys(&one) == keys(&other)
            && one.articles == other.articles
            && fits(&one.legal, &other.legal)
            && fits(&one.beside, &other.beside)
    })
}

/// Whether all words of a part are in a name, which has no less of them.
pub fn has_all_words(name: &str, part: &str) -> bool {
    let words = |text| words::cut(text, false).words.into_iter().map(|word| word.plain);
    let all: Vec<String> = words(name).collect();
    let mut part = words(part).peekable();
    part.peek().is_some() && part.all(|word| all.contains(&word))
}

/// Pairs that are nearly the same, or have one link, best first; of those that are [`same`] only
/// the first counts. `first` is less than `second` in each.
///
/// Time grows with the number of names, not with its square, for any input: a
/// name is compared with a few of those that share a key with it. So of a crowd
/// of names that are all alike not every pair is given, but some for each name;
/// and at most [`MOST_PAIRS`] are given, the best.
pub fn near(subjects: &[Subject]) -> Vec<Near> {
    let firsts: Vec<usize> = groups(subjects).iter().filter_map(|g| g.first().copied()).collect();
    let readings: Vec<Reading> =
        firsts.par_iter().filter_map(|&at| Some(Reading::new(at, subjects.get(at)?))).collect();
    let rarity = Rarity::of(&readings);
    let mut pairs: Vec<Near> = candidates::candidates(&readings)
        .into_par_iter()
        .filter_map(|(one, other)| compare::compare(one, other, &rarity))
        .collect();
    links::add(&mut pairs, links::pairs(subjects, &firsts));
    let rank = |pair: &Near| (pair.first, pair.second);
    pairs.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(rank(a).cmp(&rank(b))));
    pairs.truncate(MOST_PAIRS);
    pairs
}

/// Whether a name ends or begins with a legal form, as those of bodies do.
pub fn has_legal_form(name: &str) -> bool {
    !Reading::new(0, &Subject { name, ..Subject::default() }).legal.is_empty()
}

/// All subjects but the empty ones, those that are the same together.
fn groups(subjects: &[Subject]) -> Vec<Vec<usize>> {
    let keys: Vec<_> = subjects
        .par_iter()
        .map(|subject| (letters(subject.name), subject.organization.map(letters)))
        .collect();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    // Who is of unknown kind goes with the first of the same name, and tells its kind thereby.
    let mut known: HashMap<_, Vec<(Option<bool>, usize)>> = HashMap::new();
    for (at, (key, subject)) in keys.iter().zip(subjects).enumerate() {
        if key.0.is_empty() {
            continue;
        }
        let kinds = known.entry(key).or_default();
        let kind = subject.individual;
        let fits = |other: Option<bool>| kind.is_none() || other.is_none() || kind == other;
        match kinds.iter_mut().find(|(other, _)| fits(*other)) {
            Some((other, group)) => {
                *other = other.or(kind);
                groups[*group].push(at);
            }
            None => {
                kinds.push((kind, groups.len()));
                groups.push(vec![at]);
            }
        }
    }
    groups
}

#[cfg(test)]
mod tests;
