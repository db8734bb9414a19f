//! What the answers in a column look like.

use std::collections::HashSet;

use super::answer::{begins_with_yes, flag, is_standing, is_yes_or_no, kind};
use super::cell::{
    LONGEST_NAME, LONGEST_TITLE, Title, is_abbreviation, is_figures, is_like_a_person, is_mail,
    is_single_word, is_web, title,
};
use crate::draft::words::Kind;
use crate::locale::Language;

/// People choose among so many answers.
const MOST_ANSWERS: usize = 4;

/// How many of the answers in a column look like what.
#[derive(Debug, Clone, Default)]
pub struct Shape {
    /// Cells with something in them.
    pub filled: usize,
    pub(super) distinct: usize,
    pub(super) mail: usize,
    pub(super) web: usize,
    pub(super) figures: usize,
    pub(super) flags: usize,
    pub(super) starts: usize,
    pub(super) kinds: [usize; 2],
    standings: usize,
    pub(super) languages: usize,
    titles: usize,
    /// An answer that is a title, and one that is none.
    title: Option<String>,
    office: Option<String>,
    offices: usize,
    abbreviated: usize,
    pub(super) short: usize,
    persons: usize,
    single: usize,
    pub(super) sentences: usize,
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

#[cfg(test)]
mod tests {
    use super::*;

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
