//! What the comma in a name parts: `Family, Given`, or a name and something that follows it.

use super::lists::{bare, is_given, is_office, is_particle, is_title, marked};
use super::suffix::{self, is_mixed};
use super::{cut_title, gap};
use crate::names::bodies;

/// The commas of the scripts of names.
pub const COMMAS: [char; 3] = [',', '，', '،'];

/// What a comma parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comma {
    /// The family name from the given names.
    Inverted,
    /// A name from what follows it.
    Follows,
    /// Either: nothing shows it.
    Unclear,
}

/// How the names of a column are written, where most of them show it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Column {
    /// Most do not show it.
    #[default]
    Unclear,
    /// `Given Family`
    Plain,
    /// `Family, Given`
    Inverted,
}

impl Column {
    /// How the most of these names are written. Give the [`core`](super::core) of each.
    pub fn of<T: AsRef<str>>(names: impl Iterator<Item = T>) -> Self {
        let (mut all, mut plain, mut inverted) = (0_usize, 0, 0);
        for name in names {
            let name = suffix::cut(name.as_ref()).0;
            let comma = parted(name).map(|(before, after)| read(before, after));
            let several = cut_title(name).1.contains(gap);
            all += 1;
            plain += usize::from(comma.map_or(several, |comma| comma == Comma::Follows));
            inverted += usize::from(comma == Some(Comma::Inverted));
        }
        match () {
            () if 2 * plain > all => Self::Plain,
            () if 2 * inverted > all => Self::Inverted,
            () => Self::Unclear,
        }
    }
}

/// What stands before and after the first comma of a name.
pub fn parted(name: &str) -> Option<(&str, &str)> {
    let (before, after) = name.split_once(COMMAS)?;
    Some((before.trim_end(), after.trim_start()))
}

/// What the comma between two texts parts, by their looks. `after` may have more commas.
pub fn read(before: &str, after: &str) -> Comma {
    let (family, given) =
        (words(cut_title(before).1), words(after.split(COMMAS).next().unwrap_or_default()));
    let [first, _, ..] = family[..] else {
        let short = !given.is_empty() && given.iter().all(|word| is_mixed(word));
        return if short { Comma::Follows } else { Comma::Inverted };
    };
    let shouted = !before.contains(char::is_lowercase);
    let title = |word: &&str| is_title(&bare(word), marked(word));
    match () {
        () if words(after).iter().any(|word| is_no_name(word)) => Comma::Follows,
        () if suffix::cut(before).0.len() < before.len() => Comma::Follows,
        () if given.iter().all(title) => Comma::Follows,
        () if is_particle(first) || given.first().is_some_and(title) => Comma::Inverted,
        () if given.iter().any(|word| is_initial(word)) => Comma::Inverted,
        () if family.iter().any(|word| is_initial(word)) => Comma::Follows,
        () if given.iter().all(|word| is_mixed(word) || is_short(word) && !shouted) => {
            Comma::Follows
        }
        () => by_givens(first, given[0]),
    }
}

/// On which side a usual given name stands.
fn by_givens(before: &str, after: &str) -> Comma {
    match (is_given(&part(before)), is_given(&part(after))) {
        (true, false) => Comma::Follows,
        (false, true) => Comma::Inverted,
        _ => Comma::Unclear,
    }
}

/// The first of names joined by a hyphen, as the lists have it.
fn part(word: &str) -> String {
    bare(word.split(['-', '\u{2010}', '\u{2011}']).next().unwrap_or_default())
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| gap(c) || COMMAS.contains(&c)).filter(|word| !word.is_empty()).collect()
}

/// Whether a word behind a comma is of no name: of an office, a body, or in small letters.
fn is_no_name(word: &str) -> bool {
    let small = word.starts_with(char::is_lowercase) && !is_particle(word);
    let bare = bare(word);
    small || bodies::seems(&bare) || is_office(&bare) || word.contains(char::is_numeric)
}

/// `J`, `J.`, `J.R.`
fn is_initial(word: &str) -> bool {
    word.contains(char::is_alphabetic)
        && word.split(['.', '-']).all(|part| part.chars().nth(1).is_none())
}

/// Whether a word of capitals is short for others: three of them may be initials.
fn is_short(word: &str) -> bool {
    const LETTERS: std::ops::RangeInclusive<usize> = 4..=6;
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    LETTERS.contains(&letters) && word.chars().all(|c| c.is_uppercase() || "-./®™".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::person::{First, Person, core};

    /// The family name, whatever the other names of the column are.
    #[track_caller]
    fn stands(cases: &[(&str, &str)]) {
        for (name, family) in cases {
            for column in [Column::Unclear, Column::Plain, Column::Inverted] {
                let person = Person::read_in(&core(name), First::Given, column).family.to_owned();
                assert_eq!(person, *family, "{name} {column:?}");
            }
        }
    }

    #[test]
    fn letters_after_a_name_are_no_given_name() {
        for letters in [
            "MDiv",
            "MSW",
            "PharmD",
            "FRCP",
            "PE",
            "USN",
            "USMC",
            "AICP",
            "LMFT",
            "CFA",
            "FAIA",
            "MLIS",
            "ThM",
            "DO",
            "NP",
            "PA-C",
            "FACP",
            "MdB",
            "MdL",
            "PMP",
            "RN, BSN",
            "LCSW-R",
            "Ph.D.",
            "MD, MPH",
            "Dipl.-Ing.",
            "FRCPsych",
            "CStJ",
            "OFM Cap",
            "SHRM-CP",
            "BMus",
            "DNSc",
            "EdS",
        ] {
            stands(&[(&format!("Ann Zed, {letters}"), "Zed")]);
            stands(&[(&format!("Zoltana Zed, {letters}"), "Zed")]);
        }
    }

    #[test]
    fn words_after_a_name_are_no_given_name() {
        for words in [
            "Director",
            "Mayor",
            "Retired",
            "Rabbi",
            "PhD Candidate",
            "PhD candidate",
            "Executive Director",
            "Professor of Samples",
            "Director, Springfield",
            "Dr. med.",
            "Rechtsanwältin",
            "Directrice",
            "Catedrático de Muestras",
            "hoogleraar",
            "University of Quay",
            "on behalf of many",
            "Springfield",
        ] {
            stands(&[(&format!("Ann Zed, {words}"), "Zed")]);
        }
        stands(&[
            ("Jordan B. Zed, Springfield", "Zed"),
            ("Mia Oak PhD candidate", "Oak"),
            ("Mia Oak PhD Candidate", "Oak"),
            ("Mia Oak, PhD, Springfield", "Oak"),
            ("Mia Oak MD, Springfield", "Oak"),
            ("Mia Oak MDiv", "Oak"),
            ("Mia Oak LCSW", "Oak"),
            ("Rev. Mia Oak, MDiv, Springfield", "Oak"),
            ("Zed, Ann, Springfield", "Zed"),
            ("Zed, Ann, FAIA", "Zed"),
        ]);
    }

    #[test]
    fn inverted_names_are_read_so() {
        stands(&[
            ("van der Berg, Jan", "van der Berg"),
            ("Van der Berg, Jan", "Van der Berg"),
            ("García Márquez, Gabriel", "García Márquez"),
            ("García Márquez, Gabriel J.", "García Márquez"),
            ("García Márquez, J.-P.", "García Márquez"),
            ("King, Martin Luther, Jr.", "King"),
            ("Smith, DeShawn", "Smith"),
            ("Smith Jones, Mary Ann", "Smith Jones"),
            ("Smith, JM", "Smith"),
            ("Smith, Dean", "Smith"),
            ("Muster Beispiel, Dr. Xaveria", "Muster Beispiel"),
            ("de la Cruz, Juana Inés", "de la Cruz"),
            ("MUSTER BEISPIEL, ANNA", "MUSTER BEISPIEL"),
            ("Dr. Muster, Xaveria", "Muster"),
        ]);
        assert_eq!(Person::read("John Mba", First::Given).family, "Mba");
        assert_eq!(Person::read("Jean Paul ANG", First::Given).family, "ANG");
    }

    #[test]
    fn the_column_decides_what_the_name_does_not_show_and_it_is_a_guess() {
        let read = |name, column| {
            let person = Person::read_in(name, First::Given, column);
            (person.family, person.guess.is_some())
        };
        for name in ["Zoltana Zed, Springfield", "Zoltana Zed, Xaveria", "Zoltana Zed, JM"] {
            assert_eq!(read(name, Column::Unclear), ("Zoltana Zed", true), "{name}");
            assert_eq!(read(name, Column::Plain), ("Zed", true), "{name}");
            assert_eq!(read(name, Column::Inverted), ("Zoltana Zed", false), "{name}");
        }
    }

    #[test]
    fn most_names_tell_how_a_column_is_written() {
        let of = |names: &[&str]| Column::of(names.iter());
        let (plain, inverted) = ("Zoltana Zed", "Zed, Zoltana");
        assert_eq!(of(&[plain, plain, "Zoltana Zed, Xaveria"]), Column::Plain);
        assert_eq!(of(&[plain, "Ann Zed, MDiv", inverted]), Column::Plain);
        assert_eq!(of(&[inverted, inverted, "Zoltana Zed, Xaveria"]), Column::Inverted);
        assert_eq!(of(&[plain, inverted]), Column::Unclear);
        assert_eq!(of(&[]), Column::Unclear);
    }
}
