//! Keys that two names share if they could be alike.
//!
//! The key of a name is the sum of the hashes of its words, so that order does
//! not matter and a word is exchanged by a subtraction. A name has a key for
//! each letter that could be left out of one of its words (the deletion
//! neighbourhood of SymSpell): two names that differ in one letter share one.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash};

use rayon::prelude::*;

use super::fold::without_umlauts;
use super::reading::Reading;
use super::words::Word;

/// With how many of those that share a key, in their order, a subject is
/// compared. More share a key only in lists made to be hard.
pub const REACH: usize = 16;

/// A hash that is the same in every run.
pub fn hash<T: Hash + ?Sized>(value: &T) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(value)
}

/// All keys of all subjects, sorted.
pub fn keys(readings: &[Reading]) -> Vec<(u64, u32)> {
    let initials: HashSet<u64> = readings.iter().filter_map(|r| by_initial(r, true)).collect();
    let mut bags: HashMap<u64, usize> = HashMap::new();
    let crowded = |reading: &Reading| {
        let count = bags.entry(reading.bag()).or_default();
        *count += 1;
        *count > REACH
    };
    let crowded: Vec<bool> = readings.iter().map(crowded).collect();
    let mut keys: Vec<(u64, u32)> = (readings, crowded)
        .into_par_iter()
        .enumerate()
        .flat_map_iter(|(at, (reading, crowded))| {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            let mut keys = whole(reading);
            // Of those that have the same words, the first stand for all.
            if !crowded {
                keys.extend(slips(reading));
            }
            keys.extend(by_initial(reading, false).filter(|key| initials.contains(key)));
            keys.into_iter().map(move |key| (key, at))
        })
        .collect();
    keys.par_sort_unstable();
    keys.dedup();
    keys
}

/// The keys of a name without slips.
fn whole(reading: &Reading) -> Vec<u64> {
    if reading.words.is_empty() {
        return Vec::new();
    }
    let mut keys = vec![reading.bag(), hash(reading.joined.as_str())];
    if reading.individual != Some(false) {
        let mut words = reading.person();
        let ends = words.next().zip(words.next_back());
        keys.extend(ends.map(|(first, family)| hash(&(family.key, first.key))));
    }
    keys
}

/// The keys of a name with a slip in each of its words. In a name of many words
/// the others are enough to know it by.
fn slips(reading: &Reading) -> Vec<u64> {
    const MANY: usize = 8;
    let any_word = hash("*");
    let mut keys = Vec::new();
    for word in reading.words.iter().filter(|word| may_slip(word)) {
        let rest = reading.bag().wrapping_sub(word.key);
        if reading.words.len() < MANY {
            deletions(word, |key| keys.push(rest.wrapping_add(key)));
        } else {
            keys.push(rest.wrapping_add(any_word));
        }
    }
    keys
}

/// A person by family name and initial: all, or only those who write an initial.
fn by_initial(reading: &Reading, only: bool) -> Option<u64> {
    let mut words = reading.person();
    let (first, family) = words.next().zip(words.next_back())?;
    let mut letters = first.plain.chars();
    let initial = letters.next()?;
    let wanted = reading.individual != Some(false) && (!only || letters.next().is_none());
    wanted.then(|| hash(&(family.key, initial)))
}

/// Whether a word may be misspelt by a letter: short words, numbers (Roman ones
/// too) and words in ideographs are taken at their word.
pub fn may_slip(word: &Word) -> bool {
    const LENGTHS: std::ops::RangeInclusive<usize> = 5..=32; // so that long ones cost little
    let roman = |c| matches!(c, 'i' | 'v' | 'x' | 'l' | 'c' | 'd' | 'm');
    let ideograph = |c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}');
    let text = &word.plain;
    LENGTHS.contains(&text.chars().count())
        && !text.chars().any(|c| c.is_numeric() || ideograph(c))
        && !text.chars().all(roman)
}

/// Tells the hashes of a word, and of it without each of its letters; both as it
/// stands and with umlauts undone.
fn deletions(word: &Word, mut tell: impl FnMut(u64)) {
    let undone = without_umlauts(&word.plain);
    let undone = (*undone != *word.plain).then_some(&*undone);
    let mut shorter = String::with_capacity(word.plain.len());
    for text in [Some(word.plain.as_str()), undone].into_iter().flatten() {
        tell(hash(text));
        for (at, letter) in text.char_indices() {
            shorter.clear();
            shorter.push_str(&text[..at]);
            shorter.push_str(&text[at + letter.len_utf8()..]);
            tell(hash(shorter.as_str()));
        }
    }
}
