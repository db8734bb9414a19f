//! What the answers in a column look like.

use std::collections::HashSet;

use super::answer::{flag, is_yes_or_no, kind};
use super::class::Class;
use super::field::Field;
use super::fold::{fold, tokens};
use super::words::words;
use crate::locale::Language;
use crate::locale::person::is_title;

/// More letters than this are no name.
const LONGEST_NAME: usize = 60;

/// How many of the answers in a column look like what.
#[derive(Debug, Clone, Default)]
pub struct Shape {
    /// Cells with something in them.
    pub filled: usize,
    distinct: usize,
    mail: usize,
    web: usize,
    figures: usize,
    flags: usize,
    kinds: usize,
    languages: usize,
    titles: usize,
    persons: usize,
    single: usize,
    sentences: usize,
}

impl Shape {
    /// Looks at the cells of a column.
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Self {
        let (mut shape, mut known) = (Self::default(), HashSet::new());
        for cell in cells.filter(|cell| !cell.is_empty()) {
            shape.filled += 1;
            shape.distinct += usize::from(known.insert(cell));
            shape.mail += usize::from(is_mail(cell));
            shape.web += usize::from(is_web(cell));
            shape.figures += usize::from(is_figures(cell));
            shape.flags += usize::from(flag(cell).is_some() || is_yes_or_no(cell));
            shape.kinds += usize::from(kind(cell).is_some());
            shape.languages += usize::from(Language::named(cell).is_some());
            shape.titles += usize::from(is_of_titles(cell));
            shape.persons += usize::from(is_like_a_person(cell));
            shape.single += usize::from(is_single_word(cell));
            shape.sentences += usize::from(cell.chars().count() > LONGEST_NAME);
        }
        shape
    }

    /// Why a column cannot be what its header says, if it cannot.
    pub fn objection(&self, class: Class) -> Option<&'static str> {
        let most = |count: usize| self.filled > 0 && 2 * count > self.filled;
        let few = |count: usize| 2 * count < self.filled;
        match class {
            _ if self.filled == 0 => None,
            Class::Field(Field::Email) => few(self.mail).then_some("holds no mail addresses"),
            Class::Field(Field::Url) => few(self.web).then_some("holds no web addresses"),
            // Forms ask people in which language they want to be written to.
            Class::Field(Field::Lang) => {
                (self.languages < self.filled).then_some("holds more than tags of languages")
            }
            Class::Field(Field::Kind) => {
                (self.kinds == 0).then_some("does not tell organisations from individuals")
            }
            Class::Field(Field::Date) => few(self.figures).then_some("holds no dates"),
            Class::Consent | Class::Conceal => (5 * self.flags < 4 * self.filled
                && self.distinct > 3)
                .then_some("holds more than yes and no"),
            Class::Field(Field::Country) => {
                most(self.mail + self.figures).then_some("holds no countries")
            }
            _ if class.is_of_name()
                || matches!(
                    class,
                    Class::Field(
                        Field::Organization | Field::Role | Field::Prefix | Field::RepresentedBy
                    ) | Class::PrefixOrRole
                ) =>
            {
                if most(self.mail) {
                    Some("holds mail addresses")
                } else if most(self.web) {
                    Some("holds web addresses")
                } else if most(self.figures) {
                    Some("holds figures")
                } else if most(self.flags) {
                    Some("holds yes and no")
                } else {
                    most(self.sentences).then_some("holds whole sentences")
                }
            }
            _ => None,
        }
    }

    /// Whether nearly all of it is mail addresses.
    pub fn is_mail(&self) -> bool {
        self.filled > 0 && 10 * self.mail >= 9 * self.filled
    }

    /// Whether several rows say one and the same.
    pub fn is_constant(&self) -> bool {
        self.filled > 1 && self.distinct == 1
    }

    /// Whether it looks like names of persons.
    pub fn is_persons(&self) -> bool {
        self.filled > 0 && 10 * self.persons >= 7 * self.filled && 2 * self.distinct > self.filled
    }

    /// Whether it holds single words with a capital, as parts of names are.
    pub fn is_single_words(&self) -> bool {
        self.filled > 0 && 10 * self.single >= 7 * self.filled
    }

    /// Whether it holds titles such as `Dr`: all, none, or neither.
    pub fn is_titles(&self) -> Option<bool> {
        match () {
            () if 10 * self.titles >= 9 * self.filled => Some(true),
            () if 10 * self.titles <= self.filled => Some(false),
            () => None,
        }
    }
}

/// Whether a text is a mail address, or has one in it.
pub fn is_mail(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    })
}

fn is_web(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let scheme = ["http://", "https://", "www."].iter().any(|start| lower.starts_with(start));
    scheme || lower.contains('.') && !lower.contains([' ', '@', ',']) && !lower.ends_with('.')
}

/// Whether most of a text is figures: a date, a number, a code.
pub fn is_figures(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    digits > 0 && digits >= letters
}

fn is_of_titles(text: &str) -> bool {
    let title = |word: &str| {
        let bare = fold(word).replace(' ', "");
        words().is_courtesy(&fold(word)) || is_title(&bare, true)
    };
    text.split_whitespace().all(title)
}

fn is_single_word(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
        && text.chars().all(|c| c.is_alphabetic() || "-'’".contains(c))
}

/// Whether a text is written as persons' names are: two to five words, none of
/// them a word of bodies, each with a capital if its script has them.
pub fn is_like_a_person(text: &str) -> bool {
    let written = |c: char| {
        c.is_alphabetic()
            || c.is_whitespace()
            || ".'’-‐·・,".contains(c)
            || !c.is_ascii() && !c.is_alphanumeric()
    };
    let parts: Vec<&str> = text.split_whitespace().collect();
    let capital =
        |part: &&&str| part.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    let letters = |part: &&str| part.contains(char::is_alphabetic);
    let alone = parts.len() == 1
        && text
            .chars()
            .all(|c| c.is_alphabetic() && !c.is_ascii() && !c.is_lowercase() && !c.is_uppercase());
    text.chars().all(written)
        && parts.iter().all(letters)
        && text.chars().count() <= LONGEST_NAME
        && ((2..=5).contains(&parts.len()) || alone && (2..=4).contains(&text.chars().count()))
        && parts.iter().filter(capital).count() >= 2.min(parts.len())
        && !is_like_a_body(text)
}

/// Whether a text has a word that names of bodies have.
pub fn is_like_a_body(text: &str) -> bool {
    tokens(text).iter().any(|word| words().is_of_bodies(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_told_from_bodies_and_sentences() {
        for name in [
            "Ada Example",
            "Jan van der Muster",
            "Олена Приклад",
            "王小例",
            "Dr. B. Sample",
            "Anne-Marie Exemple",
        ] {
            assert!(is_like_a_person(name), "{name}");
        }
        for other in [
            "Example Forum",
            "ada@forum.example",
            "We support this.",
            "Berlin",
            "Room 12",
            "University of Sampletown",
            "yes",
        ] {
            assert!(!is_like_a_person(other), "{other}");
        }
    }

    #[test]
    fn a_column_of_titles_is_known() {
        let titles = |cells: &[&str]| Shape::of(cells.iter().copied()).is_titles();
        assert_eq!(titles(&["Dr", "Prof. Dr.", "Ms"]), Some(true));
        assert_eq!(titles(&["Director", "Poet"]), Some(false));
        assert_eq!(titles(&["Dr", "Director"]), None);
    }
}
