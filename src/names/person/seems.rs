//! Whose a name is, where nobody says.

use super::lists::{bare, is_degree, is_generation, is_particle, is_title, joins, marked};
use super::{core, gap, suffix};
use crate::names::bodies;

/// Whether a name reads as a person's: two to five words with capitals, initials
/// or particles, none of which is of an organisation. A guess that is to be told.
pub fn seems_person(typed: &str) -> bool {
    const WORDS: std::ops::RangeInclusive<usize> = 2..=5;
    let core = core(typed);
    let core = suffix::cut(&core).0;
    let words: Vec<&str> = core.split(gap).filter(|word| !word.is_empty()).collect();
    let names = words.iter().filter(|word| !is_particle(word) && !is_around(word));
    WORDS.contains(&words.len())
        && names.count() >= 1
        && !words.iter().any(|word| bodies::seems(&bare(word)))
        && words.iter().all(|word| fits(word, core.contains(char::is_lowercase)))
}

/// Whether a word may stand in a person's name. `mixed` says whether the name
/// has small letters, so that a word in capitals is short for something.
fn fits(word: &str, mixed: bool) -> bool {
    let letters = |c: char| c.is_alphabetic() || "'’‘.,-\u{2010}\u{2011}".contains(c);
    let shouted = word.chars().filter(|c| c.is_uppercase()).nth(1).is_some()
        && !word.contains(char::is_lowercase)
        && !word.contains('.');
    let short = mixed && shouted && (3..5).contains(&word.chars().count());
    let part = is_particle(word) || joins(word, false) || is_around(word);
    let named = word.chars().all(|c| letters(c) || is_mark(c)) && !short;
    part || named && !word.starts_with(char::is_lowercase)
}

/// Whether a word stands before or behind the name.
fn is_around(word: &str) -> bool {
    let (bare, marked) = (bare(word), marked(word));
    is_title(&bare, marked) || is_degree(&bare, marked) || is_generation(&bare)
}

/// Accents that are characters of their own, and vowels of Indic scripts.
fn is_mark(c: char) -> bool {
    use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};
    let category = icu_properties::CodePointMapData::<GeneralCategory>::new().get(c);
    GeneralCategoryGroup::Mark.contains(category)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_told_from_organisations() {
        for name in [
            "Ann Eades",
            "John D. Rockwell",
            "José Ortega y Gasset",
            "Juana Inés de la Cruz",
            "J. R. R. Example",
            "JD Example",
            "Dr. Ada Sample",
            "ANN EXAMPLE",
            "DUPONT Jean",
            "Cy Dent (ACME)",
            "Flo al Hashimi",
            "Леся Приклад",
        ] {
            assert!(seems_person(name), "{name}");
        }
        for name in [
            "Harbour Light Foundation",
            "Alliance for Examples",
            "Umweltverein Musterstadt",
            "NZZ Beispiele",
            "7 October Movement",
            "Example",
            "The Samples",
            "Friends of Specimens",
            "Sample & Specimen",
            "",
        ] {
            assert!(!seems_person(name), "{name}");
        }
    }
}
