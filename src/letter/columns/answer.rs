//! What people answer: yes or no, organisation or individual.

use super::fold::fold;
use super::words::{answer, words};
use crate::letter::roll::Kind;

/// A cell that should say yes or no. An empty one says no.
pub fn flag(cell: &str) -> Option<bool> {
    let cell = answer(cell);
    let is = |kind: &str| words().answers(kind, &cell);
    // `Yes, I agree` is `yes` and `I agree`.
    let twice = cell.split_once(' ').is_some_and(|(first, rest)| {
        words().answers("yes", first) && words().answers("agreed", rest)
    });
    match () {
        () if cell.is_empty() || is("no") || words().refuses(&cell) => Some(false),
        () if is("yes") || is("agreed") || twice => Some(true),
        () => None,
    }
}

/// Whether a cell begins with yes or no, whatever it says then: `Yes, without my name`.
pub fn is_yes_or_no(cell: &str) -> bool {
    let folded = answer(cell);
    let first = folded.split(' ').next().unwrap_or_default();
    first.len() > 1 && (words().answers("yes", first) || words().answers("no", first))
}

/// Whether a cell is no more than a tick or a figure: no name is lost with it.
pub fn is_tick(cell: &str) -> bool {
    flag(cell).is_some() || cell.chars().all(|c| c.is_ascii_digit())
}

/// The kind that a word of a table stands for.
pub fn kind(word: &str) -> Option<Kind> {
    let folded = fold(word);
    match () {
        () if words().answers("organization", &folded) => Some(Kind::Organization),
        () if words().answers("individual", &folded) => Some(Kind::Individual),
        () => None,
    }
}

/// Whether somebody says to sign for nobody else.
pub fn is_personal(capacity: &str) -> bool {
    words().answers_within("personal", &fold(capacity))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_yes_is_a_yes_in_any_language() {
        for yes in ["Yes", " TRUE ", "x", "Oui", "так", "Yes, I agree.", "✓", "Ja", "1", "はい"]
        {
            assert_eq!(flag(yes), Some(true), "{yes}");
        }
        for no in ["No", "", "nein", "0", "I do not agree", "Non", "I don’t want my name published"]
        {
            assert_ne!(flag(no), Some(true), "{no}");
        }
        for unclear in ["perhaps", "Consent", "Yes, but do not print my name"] {
            assert_eq!(flag(unclear), None, "{unclear}");
        }
    }

    #[test]
    fn kinds_are_known_in_many_languages() {
        assert_eq!(kind("As an individual"), Some(Kind::Individual));
        assert_eq!(kind("Einzelperson"), Some(Kind::Individual));
        assert_eq!(kind("ONG"), Some(Kind::Organization));
        assert_eq!(kind("Perhaps"), None);
    }
}
