//! What the answers in a column look like.

use std::collections::HashSet;

use super::answer::{begins_with_yes, flag, is_standing, is_yes_or_no, kind};
use super::class::Class;
use super::fold::{fold, tokens};
use super::words::words;
use crate::draft::schema::Field;
use crate::draft::words::Kind;
use crate::locale::Language;
use crate::names::person::is_title;

/// More letters than this are no name.
const LONGEST_NAME: usize = 60;
/// More letters than this are no title.
const LONGEST_TITLE: usize = 25;
/// So few letters are an abbreviation, as `Prof`.
const SHORT_TITLE: usize = 4;
/// People choose among so many answers.
const MOST_ANSWERS: usize = 4;

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
    starts: usize,
    kinds: [usize; 2],
    standings: usize,
    languages: usize,
    titles: usize,
    /// An answer that is a title, and one that is none.
    title: Option<String>,
    office: Option<String>,
    offices: usize,
    abbreviated: usize,
    short: usize,
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
            shape.starts += usize::from(begins_with_yes(cell));
            shape.count_standing(cell);
            shape.languages += usize::from(Language::named(cell).is_some());
            shape.count_title(cell);
            shape.persons += usize::from(is_like_a_person(cell));
            shape.single += usize::from(is_single_word(cell));
            shape.sentences += usize::from(cell.chars().count() > LONGEST_NAME);
            shape.short += usize::from(cell.chars().count() <= LONGEST_TITLE);
        }
        shape
    }

    fn count_standing(&mut self, cell: &str) {
        if cell.chars().count() > LONGEST_NAME {
            return;
        }
        match kind(cell) {
            Some(Kind::Organization) => self.kinds[0] += 1,
            Some(Kind::Individual) => self.kinds[1] += 1,
            None => (),
        }
        self.standings += usize::from(is_standing(cell));
        self.abbreviated += usize::from(is_abbreviation(cell));
    }

    fn count_title(&mut self, cell: &str) {
        match title(cell) {
            Title::Sure => {
                self.titles += 1;
                self.title.get_or_insert_with(|| cell.to_owned());
            }
            Title::Office => {
                self.offices += 1;
                self.office.get_or_insert_with(|| cell.to_owned());
            }
            Title::Either => (),
        }
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
                (self.kinds == [0, 0]).then_some("does not tell organisations from individuals")
            }
            Class::Field(Field::Date) => few(self.figures).then_some("holds no dates"),
            Class::Consent | Class::Conceal => {
                (5 * self.flags < 4 * self.filled && self.distinct > 3 && few(self.starts))
                    .then_some("holds more than yes and no")
            }
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
                } else if most(self.sentences) {
                    Some("holds whole sentences")
                } else {
                    let titles = class != Class::Field(Field::Prefix) || most(self.short);
                    (!titles).then_some("holds no titles")
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

    /// Whether it holds titles such as `Dr`: all, none, or neither. A professor is either.
    pub fn is_titles(&self) -> Option<bool> {
        match () {
            () if self.offices == 0 => Some(true),
            () if 10 * self.titles <= self.filled => Some(false),
            () => None,
        }
    }

    /// A title and an office in it.
    pub fn title_and_office(&self) -> Option<(&str, &str)> {
        self.title.as_deref().zip(self.office.as_deref())
    }

    /// Whether it says who signs as an organisation and who as an individual, and nothing
    /// else.
    pub fn is_kinds(&self) -> bool {
        let [bodies, persons] = self.kinds;
        bodies > 0 && persons > 0 && bodies + persons == self.filled && self.is_choice()
    }

    /// Whether some of it says in which capacity people sign.
    pub fn is_standing(&self) -> bool {
        self.standings > 0
    }

    /// Whether it holds nothing but abbreviations, as `p.p.` before a name.
    pub fn is_abbreviations(&self) -> bool {
        self.abbreviated == self.filled
    }

    /// Whether both kinds of who signs stand in it.
    pub fn has_both_kinds(&self) -> bool {
        self.kinds.iter().all(|count| *count > 0)
    }

    /// Whether it is a choice among few answers.
    fn is_choice(&self) -> bool {
        self.distinct <= MOST_ANSWERS
    }

    /// Whether nearly all of it is yes and no.
    pub fn is_flags(&self) -> bool {
        self.filled > 0 && 5 * self.flags >= 4 * self.filled
    }

    /// Whether it is answered with yes and no, or with few answers one of which begins so.
    pub fn is_yes_and_no(&self) -> bool {
        self.is_flags() || self.starts > 0 && self.is_choice()
    }

    /// Whether people chose among few answers, several the same.
    pub fn is_chosen(&self) -> bool {
        (2..=MOST_ANSWERS).contains(&self.distinct) && 2 * self.distinct <= self.filled
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

/// What an answer is where titles and offices stand in one column.
enum Title {
    /// `Dr`
    Sure,
    /// `Professor`: a title and an office.
    Either,
    /// `Teacher`
    Office,
}

fn title(text: &str) -> Title {
    let known = |word: &str| is_title(&fold(word).replace(' ', ""), true);
    let courtesy = |word: &str| words().is_courtesy(&fold(word));
    let abbreviated = |word: &str| word.ends_with('.') || word.chars().count() <= SHORT_TITLE;
    // `Dipl.-Ing.` is two words, and `med.` says of what somebody is a doctor.
    let mut parts = text.split([' ', '-', '/']).filter(|word| !word.is_empty());
    let first = parts.clone().next().is_some_and(|word| known(word) || courtesy(word));
    let titles = first && parts.all(|word| known(word) || courtesy(word) || word.ends_with('.'));
    let sure = |word: &str| courtesy(word) || abbreviated(word);
    match () {
        () if !titles => Title::Office,
        () if text.split_whitespace().any(sure) => Title::Sure,
        () => Title::Either,
    }
}

/// Whether an answer is letters that stand for words: `p.p.`, `i. V.`
fn is_abbreviation(text: &str) -> bool {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    text.split_whitespace()
        .all(|word| letters(word) <= 3 || letters(word) == 4 && word.ends_with('.'))
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
        assert_eq!(titles(&["Prof. Dr.", "Frau", "Dipl.-Ing.", "PD Dr.", "Dr. med."]), Some(true));
        assert_eq!(titles(&["Professor", "Lecturer", "Teacher"]), Some(false));
    }
}
