//! Slips of the pen: one letter wrong, missing, too many, or two transposed.

use super::super::keys::{hash, may_slip};
use super::super::lexicon::LEXICON;
use super::super::reading::Reading;
use super::super::words::Word;

/// How often each word occurs among the names.
pub struct Rarity(Vec<u64>);

impl Rarity {
    /// Counts the words.
    pub fn of(readings: &[Reading]) -> Self {
        let words = readings.iter().flat_map(|reading| &reading.words);
        let mut words: Vec<u64> = words.map(|word| hash(word.plain.as_str())).collect();
        words.sort_unstable();
        Self(words)
    }

    /// Whether both words are in so many names that each is meant. A slip may be
    /// in several, but what it stands for is then in many times more.
    fn both_meant(&self, one: &Word, other: &Word) -> bool {
        const MANY: usize = 4;
        const TIMES: usize = 50;
        let (one, other) = (self.count(one), self.count(other));
        let (rare, common) = (one.min(other), one.max(other));
        rare >= MANY && common < TIMES * rare
    }

    fn count(&self, word: &Word) -> usize {
        let word = hash(word.plain.as_str());
        let start = self.0.partition_point(|&other| other < word);
        self.0.partition_point(|&other| other <= word) - start
    }
}

/// What a slip between two words leaves of the score, if it may be one. It may
/// not where many names have each: `Maria` and `Mario` are two names. Two
/// spellings of one thing are as good as a slip: `Center` and `Centre`.
pub fn slip(one: &Word, other: &Word, rarity: &Rarity) -> Option<f64> {
    const CHARACTER: usize = 4; // bytes at most
    let (a, b) = (&one.plain, &other.plain);
    let thing = |word: &Word| word.term.map(|term| term.number);
    let one_thing = thing(one).is_some() && thing(one) == thing(other);
    let likely = may_slip(one)
        && may_slip(other)
        && a.len().abs_diff(b.len()) <= CHARACTER
        && !another_first(a, b)
        && strsim::osa_distance(a, b) == 1
        && !LEXICON.are_unlike(a, b)
        && (one_thing || !rarity.both_meant(one, other));
    // At the end of a word it is oftener an ending than a slip.
    let ending = a.chars().next_back() != b.chars().next_back();
    likely.then_some(if ending { 0.85 } else { 1.0 })
}

/// Whether the words differ by their first letter: few slip there, and
/// `Gambia` is not `Zambia`.
fn another_first(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.chars(), other.chars());
    one.next() != other.next() && one.eq(other)
}
