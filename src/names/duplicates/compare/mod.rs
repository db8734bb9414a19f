//! Two readings side by side.

mod align;
mod around;
mod initials;
mod slip;

use self::align::align;
pub use self::slip::Rarity;
use self::slip::slip;
use super::reading::Reading;
use super::words::Word;
use super::{Difference, Near};

/// The least score that is worth a reader's time.
const LEAST_SCORE: f64 = 0.6;

/// Whether and how two subjects are nearly the same.
pub fn compare(one: &Reading, other: &Reading, rarity: &Rarity) -> Option<Near> {
    let mut comparison = Comparison { one, other, rarity, found: Vec::new() };
    comparison.place()?;
    comparison.titles()?;
    comparison.legal_forms()?;
    comparison.beside()?;
    if one.articles != other.articles {
        comparison.tell(Difference::Article, 0.95);
    }
    comparison.words()?;
    comparison.near()
}

/// What has been found so far. A step gives nothing where the two are unlike.
struct Comparison<'a> {
    one: &'a Reading,
    other: &'a Reading,
    rarity: &'a Rarity,
    /// Each difference, and what it leaves of the score.
    found: Vec<(Difference, f64)>,
}

impl Comparison<'_> {
    fn tell(&mut self, why: Difference, factor: f64) {
        self.found.push((why, factor));
    }

    fn near(mut self) -> Option<Near> {
        if self.found.is_empty() {
            self.tell(Difference::Order, 0.95); // of what was set aside
        }
        let score = self.found.iter().map(|(_, factor)| factor).product();
        // The organisation is told of only where the names themselves are the same.
        let grave = |&&(why, factor): &&(Difference, f64)| {
            if why == Difference::Elsewhere { 1.0 } else { factor }
        };
        let (why, _) = self.found.iter().min_by(|a, b| grave(a).total_cmp(&grave(b)))?;
        let (first, second) = (self.one.at.min(self.other.at), self.one.at.max(self.other.at));
        (score >= LEAST_SCORE).then_some(Near { first, second, score, why: *why })
    }

    /// The words that count: all alike, or one with a slip, or a person's names
    /// with initials, or the same letters with other spaces.
    fn words(&mut self) -> Option<()> {
        let (one, other) = (self.one, self.other);
        let (pairs, left, right) = align(one, other);
        let before = self.found.len();
        let slip = match (&left[..], &right[..]) {
            ([], []) => Some(None),
            ([left], [right]) => Some(Some((*left, *right))),
            _ => None,
        };
        if let Some(slip) = slip {
            if pairs
                .iter()
                .copied()
                .chain(slip)
                .all(|(a, b)| self.word(&one.words[a], &other.words[b]).is_some())
            {
                self.order(slip);
                return Some(());
            }
            self.found.truncate(before);
        }
        if one.joined == other.joined && one.words.len() != other.words.len() {
            return Some(());
        }
        self.initials()
    }

    /// Two words in the same place.
    fn word(&mut self, one: &Word, other: &Word) -> Option<()> {
        if one.text == other.text {
            return Some(());
        }
        let term = one.term.zip(other.term).filter(|(one, other)| one.number == other.number);
        let umlaut = one.key == other.key
            && term.is_none()
            && !(one.text.is_ascii() && other.text.is_ascii());
        if one.plain == other.plain || umlaut {
            self.tell(Difference::Accents, 0.97);
        } else if term.is_some_and(|(one, other)| one.short || other.short) {
            self.tell(Difference::Abbreviated, 0.95);
        } else {
            // One slip in a name: two are two names.
            let told = self.found.iter().any(|(why, _)| *why == Difference::Letter);
            let factor = slip(one, other, self.rarity).filter(|_| !told)?;
            let letters = self.one.joined.chars().count().max(self.other.joined.chars().count());
            self.tell(Difference::Letter, factor * (1.0 - 1.0 / letters.max(1) as f64));
        }
        Some(())
    }

    /// Whether the words stand in the same order; two that differ by a slip count as one.
    fn order(&mut self, slip: Option<(usize, usize)>) {
        let keys = |reading: &Reading, slip: Option<usize>| -> Vec<u64> {
            let key = |(at, word): (usize, &Word)| if Some(at) == slip { 0 } else { word.key };
            reading.words.iter().enumerate().map(key).collect()
        };
        if keys(self.one, slip.map(|s| s.0)) != keys(self.other, slip.map(|s| s.1)) {
            self.tell(Difference::Order, 0.93);
        }
    }
}
