//! The parts of a person's name, guessed from how it is written.
//!
//! A guess only: where the family name is known, or how the name is to be put
//! in order, that counts and nothing here is asked.

mod comma;
mod customs;
mod family;
pub(super) mod key;
mod lists;
mod seems;
mod suffix;
mod typed;

pub use self::comma::{COMMAS, Column};
pub use self::customs::{by_given, family_first, two_surnames};
pub use self::lists::{is_degree, is_title};
pub use self::seems::seems_person;
pub use self::typed::{Typed, core};

use self::comma::Comma;
use self::family::Family;
use self::lists::{bare, is_office, marked};

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
    /// What of it nothing shows.
    pub guess: Option<Guess>,
}

/// What is taken for so without anything that shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guess {
    /// The family name is the last of three words or more, with no particle, comma, `y` or
    /// capitals to tell.
    LastName,
    /// What stands before the comma is the family name.
    Inverted,
    /// What stands behind the comma is no part of the name.
    Follows,
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
        Self::read_in(name, first, Column::Unclear)
    }

    /// The same, where it is known how the names beside it are written.
    pub fn read_in(whole: &'a str, first: First, column: Column) -> Self {
        let whole = whole.trim();
        let (name, suffix) = suffix::cut(whole);
        if let Some((before, after)) = comma::parted(name) {
            let comma = comma::read(before, after);
            let follows = match comma {
                Comma::Unclear => column == Column::Plain,
                comma => comma == Comma::Follows,
            };
            let unclear = comma == Comma::Unclear && column != Column::Inverted;
            let guess = if follows { Guess::Follows } else { Guess::Inverted };
            let read = if follows {
                let suffix = whole[before.len()..].trim_matches(around_suffix);
                Self { suffix, ..Self::read_in(before, first, column) }
            } else {
                Self::inverted(whole, (before, after), suffix)
            };
            return Self { guess: unclear.then_some(guess), ..read };
        }
        let (title, name) = cut_title(name);
        let Family { before, name, behind, guessed } = match first {
            First::Given => family::find(name),
            First::Family => family::first(name),
        };
        let given = if before.is_empty() { behind } else { before };
        let guess = guessed.then_some(Guess::LastName);
        Self { title, given, suffix, guess, ..Self::of_family(name) }
    }

    /// `Family, Given`; behind a further comma stands what follows the name.
    fn inverted(whole: &'a str, (before, after): (&'a str, &'a str), suffix: &'a str) -> Self {
        let (title, family) = cut_title(before);
        let (suffix, after) = match after.split_once(COMMAS) {
            Some((given, _)) => {
                let end = given.as_ptr().addr() - whole.as_ptr().addr() + given.len();
                (whole[end..].trim_matches(around_suffix), given)
            }
            None => (suffix, after),
        };
        let (inner, given) = cut_title(after.trim());
        let title = if title.is_empty() { inner } else { title };
        Self { title, given, suffix, ..Self::of_family(family) }
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

/// What stands between a name and its suffix.
fn around_suffix(c: char) -> bool {
    COMMAS.contains(&c) || c.is_whitespace()
}

/// Whether a word is one that stands behind names: a degree, an order, an office.
pub fn is_behind_name(word: &str) -> bool {
    let bare = bare(word);
    is_degree(&bare, true) || is_office(&bare) || suffix::is_mixed(word)
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
