//! The parts of a person's name, guessed from how it is written.
//!
//! A guess only: where the family name is known, or how the name is to be put
//! in order, that counts and nothing here is asked.

mod family;
pub(super) mod key;
mod lists;
mod seems;
mod typed;

pub use self::lists::{by_given, family_first, is_degree, is_title, two_surnames};
pub use self::seems::seems_person;
pub use self::typed::{Typed, core};

use self::family::Family;
use self::lists::{bare, is_generation, marked};

/// The parts of a name, each as it stands there; any may be empty. Give the
/// [`core`] of what was typed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Person<'a> {
    /// Titles before the name: `Prof. Dr.`
    pub title: &'a str,
    /// Given names and initials: `John Q.`
    pub given: &'a str,
    /// The family name with its particles: `van der Berg`
    pub family: &'a str,
    /// How much of the family name are the particles it begins with: `van der`
    pub particles: &'a str,
    /// What follows the name: `Jr.`, `III, PhD`
    pub suffix: &'a str,
    /// Whether nothing shows where the family name begins: it is the last of three
    /// words or more, with no particle, comma, `y` or capitals to tell.
    pub guessed: bool,
}

/// Which part of a name stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    /// As in most languages.
    Given,
    /// As in Hungarian and Vietnamese, and in the scripts of East Asia.
    Family,
}

impl<'a> Person<'a> {
    /// Takes a name apart. `Family, Given` is understood whatever stands first.
    pub fn read(name: &'a str, first: First) -> Self {
        let (name, suffix) = cut_suffix(name.trim());
        let (title, name) = cut_title(name);
        if let Some((family, given)) = name.split_once([',', '，', '،']) {
            let (inner, given) = cut_title(given.trim());
            let title = if title.is_empty() { inner } else { title };
            return Self { title, given, suffix, ..Self::of_family(family.trim_end()) };
        }
        let Family { before, name, behind, guessed } = match first {
            First::Given => family::find(name),
            First::Family => family::first(name),
        };
        let given = if before.is_empty() { behind } else { before };
        Self { title, given, suffix, guessed, ..Self::of_family(name) }
    }

    /// A family name that is known.
    pub fn of_family(family: &'a str) -> Self {
        Self { family, particles: family::particles(family), ..Self::default() }
    }
}

/// White space, and the dot between the parts of a foreign name in East Asia.
pub fn gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '・' | '·' | '‧')
}

/// A name without what follows it, and that.
fn cut_suffix(name: &str) -> (&str, &str) {
    let mut rest = name;
    while let Some(shorter) = [1, 2, 3].into_iter().find_map(|count| without_suffix(rest, count)) {
        rest = shorter;
    }
    (rest, name[rest.len()..].trim_matches([',', ' ']))
}

/// What stands before the last `count` words, if these are a suffix: `Ph. D.` is two.
fn without_suffix(name: &str, count: usize) -> Option<&str> {
    let before = (0..count).fold(name, |text, _| last_word(text).0);
    let tail = &name[before.len()..];
    let after_comma = before.ends_with(',') && tail.chars().all(|c| !c.is_lowercase());
    let word = bare(tail);
    let is = is_generation(&word) && count == 1 || is_degree(&word, after_comma || marked(tail));
    let before = before.trim_end_matches(|c: char| c == ',' || c.is_whitespace());
    (is && !before.is_empty()).then_some(before)
}

/// The titles a name begins with, and what is left.
fn cut_title(name: &str) -> (&str, &str) {
    let mut rest = name;
    while let Some((word, after)) = rest.split_once(char::is_whitespace) {
        if word.ends_with(',') || !is_title(&bare(word), marked(word)) {
            break;
        }
        rest = after.trim_start();
    }
    (name[..name.len() - rest.len()].trim_end(), rest)
}

/// What stands before the last word, without space at its end; and the word.
fn last_word(text: &str) -> (&str, &str) {
    let before = text.trim_end_matches(|c| !gap(c));
    (before.trim_end_matches(gap), &text[before.len()..])
}

#[cfg(test)]
mod tests;
