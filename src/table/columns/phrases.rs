//! What people answer, and what rows that are no people say: phrases of several kinds.

use std::collections::{HashMap, HashSet};

use super::fold::fold;

/// Folded phrases by their kind: `yes`, `refused`, `total` ….
#[derive(Default)]
pub struct Phrases(HashMap<String, HashSet<String>>);

/// No phrase has more words.
const MOST_WORDS: usize = 6;

impl Phrases {
    /// Adds lists of phrases.
    pub fn extend<'a>(&mut self, lists: impl IntoIterator<Item = (&'a String, &'a Vec<String>)>) {
        for (kind, list) in lists {
            let own = self.0.entry(kind.clone()).or_default();
            own.extend(list.iter().map(|phrase| alike(phrase)));
        }
    }

    /// Whether a folded text is a phrase of a kind.
    pub fn is(&self, kind: &str, folded: &str) -> bool {
        self.of(kind).is_some_and(|list| list.contains(folded))
    }

    /// Whether a folded text is a phrase of a kind, or goes on after one.
    pub fn begins(&self, kind: &str, folded: &str) -> bool {
        let Some(list) = self.of(kind) else { return false };
        let ends = folded.match_indices(' ').map(|(at, _)| at).chain([folded.len()]);
        ends.take(MOST_WORDS).any(|end| list.contains(&folded[..end]))
    }

    /// Whether a phrase of a kind stands in a folded text.
    pub fn holds(&self, kind: &str, folded: &str) -> bool {
        let starts = folded.match_indices(' ').map(|(at, _)| at + 1);
        [0].into_iter().chain(starts).any(|start| self.begins(kind, &folded[start..]))
    }

    /// Whether a phrase of a kind that is more than a word stands in a folded text.
    pub fn holds_several_words(&self, kind: &str, folded: &str) -> bool {
        let padded = format!(" {folded} ");
        let mut phrases = self.of(kind).into_iter().flatten().filter(|phrase| phrase.contains(' '));
        phrases.any(|phrase| padded.contains(&format!(" {phrase} ")))
    }

    fn of(&self, kind: &str) -> Option<&HashSet<String>> {
        self.0.get(kind)
    }
}

/// A text made alike: folded, or the sign itself where it has no letters.
pub fn alike(text: &str) -> String {
    let folded = fold(text);
    if folded.is_empty() { text.trim().to_owned() } else { folded }
}
