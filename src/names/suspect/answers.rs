//! Answers that say nothing, or not who.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::locale::reading;

/// The section `replies`, which its manual tells of.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Replies {
    nothing: HashSet<String>,
    beside: HashSet<String>,
    alone: HashSet<String>,
    elsewhere: HashSet<String>,
    status: HashSet<String>,
    typed: HashSet<String>,
    unnamed: HashSet<String>,
    unpublished: Phrases,
    keyboard: Vec<String>,
}

/// Parts of sentences, by their first word; those of scripts without spaces apart.
#[derive(Default, Deserialize)]
#[serde(from = "Vec<String>")]
struct Phrases {
    spaced: HashMap<String, Vec<String>>,
    unspaced: Vec<String>,
}

static REPLIES: LazyLock<Replies> = LazyLock::new(|| reading::together("replies"));

/// Where an answer stands: what is nothing in one place may be something in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerPlace {
    /// Where a name of its own stands, or that of a country.
    Alone,
    /// A part of a name, of which only what is no word says nothing: Null is a surname.
    Part,
    /// Beside a name.
    Role,
    /// Beside a name, of whom one who signs for nobody else says so.
    Organization,
}

/// Whether an answer says that there is nothing to say.
pub fn is_nothing(text: &str, place: AnswerPlace) -> bool {
    let plain = plain(text);
    if !plain.contains(char::is_alphanumeric) {
        return true;
    }
    let nothing = REPLIES.nothing.contains(&plain);
    let beside = || REPLIES.beside.contains(&plain);
    match place {
        AnswerPlace::Alone => nothing,
        AnswerPlace::Part => nothing && plain.contains(['/', '.', ' ']),
        AnswerPlace::Role => nothing || beside(),
        AnswerPlace::Organization => nothing || beside() || REPLIES.alone.contains(&plain),
    }
}

/// Whether somebody only typed something: `asdf`, `Test Test`, `aaa`.
pub fn is_typed(text: &str) -> bool {
    let plain = plain(text);
    let typed = |word: &str| REPLIES.typed.contains(word) || is_run(word) || is_drummed(word);
    typed(&plain) || !plain.is_empty() && plain.split(' ').all(typed)
}

/// Whether an answer points to another: `same as above`.
pub fn points_elsewhere(text: &str) -> bool {
    REPLIES.elsewhere.contains(&plain(text))
}

/// Whether an answer is what somebody is, and names no organisation: `retired`.
pub fn is_status(text: &str) -> bool {
    REPLIES.status.contains(&plain(text))
}

/// Whether an answer stands for somebody who does not say who.
pub fn is_unnamed(text: &str) -> bool {
    REPLIES.unnamed.contains(&plain(text))
}

/// Whether an answer asks not to be printed.
pub fn asks_not_to_be_named(text: &str) -> bool {
    REPLIES.unpublished.are_in(&text.to_lowercase().replace('’', "'"))
}

/// As the lists have it: small letters, single spaces, no hyphens, nothing around it.
fn plain(text: &str) -> String {
    const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];
    let around = |c: char| !c.is_alphanumeric();
    let text = text.trim_matches(around).to_lowercase().replace('’', "'").replace(HYPHENS, " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a word runs along a row of a keyboard: from its first key, or further.
fn is_run(word: &str) -> bool {
    const FROM_THE_FIRST: usize = 4; // `wert` is a word
    let long = word.chars().count();
    long >= FROM_THE_FIRST
        && REPLIES.keyboard.iter().any(|row| match long {
            FROM_THE_FIRST => row.starts_with(word),
            _ => row.contains(word),
        })
}

/// Whether a word is one letter again and again: `aaa`. Two may be a name, and three may
/// be a number in Roman letters.
fn is_drummed(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next();
    let cased = first.is_some_and(char::is_lowercase) && first != Some('i');
    cased && word.chars().count() > 2 && letters.all(|letter| Some(letter) == first)
}

impl From<Vec<String>> for Phrases {
    fn from(list: Vec<String>) -> Self {
        let mut phrases = Self::default();
        for phrase in list {
            match phrase.split_once(' ') {
                None => phrases.unspaced.push(phrase),
                Some((first, _)) => {
                    phrases.spaced.entry(first.to_owned()).or_default().push(phrase);
                }
            }
        }
        phrases
    }
}

impl Phrases {
    /// Whether any of them is in a text of small letters.
    fn are_in(&self, text: &str) -> bool {
        let at = |word: &str| word.as_ptr().addr() - text.as_ptr().addr();
        let begins = |word: &str| {
            let phrases = self.spaced.get(word).into_iter().flatten();
            let rest = &text[at(word)..];
            { phrases }.any(|phrase| rest.starts_with(phrase.as_str()))
        };
        text.split_whitespace().any(begins)
            || !text.is_ascii() && self.unspaced.iter().any(|phrase| text.contains(phrase.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_that_say_nothing_depend_on_their_place() {
        for text in ["-", " — ", "...", "N/A", "n.a.", "(none)", "k. A.", "Keine  Angabe", "なし"]
        {
            assert!(is_nothing(text, AnswerPlace::Alone), "{text}");
        }
        for text in ["NA", "No", "self", "x"] {
            assert!(
                is_nothing(text, AnswerPlace::Role) && !is_nothing(text, AnswerPlace::Alone),
                "{text}"
            );
        }
        assert!(is_nothing("Privatperson", AnswerPlace::Organization));
        assert!(!is_nothing("Private", AnswerPlace::Role), "a rank");
        assert!(!is_nothing("Null", AnswerPlace::Part) && is_nothing("n/a", AnswerPlace::Part));
        for text in ["The None of the Above Party", "Nonesuch", "Na Example", "7", "C++"] {
            assert!(!is_nothing(text, AnswerPlace::Organization), "{text}");
        }
    }

    #[test]
    fn who_has_no_organisation_says_so_in_many_ways() {
        for text in [
            "No organization",
            "Not affiliated",
            "Non-affiliated",
            "None at present",
            "TBD",
            "I am signing as an individual",
            "I’m signing as an individual.",
            "Sans",
            "Pas d’organisation",
            "À titre individuel",
            "keine Organisation",
            "Sin organización",
            "A título personal",
            "Nessuna associazione",
            "Geen organisatie",
            "Brak organizacji",
            "Sem vínculo",
            "Ingen tilknytning",
            "ei ole",
            "magánszemély",
            "persoană fizică",
            "bireysel",
            "частное лицо",
            "无组织",
            "所属なし",
            "해당 없음",
        ] {
            assert!(is_nothing(text, AnswerPlace::Organization), "{text}");
        }
        for text in ["Retired", "Student", "Not Employed", "Self-employed", "Rentnerin", "Emekli"] {
            assert!(is_status(text) && !is_nothing(text, AnswerPlace::Organization), "{text}");
        }
        for text in ["same as above", "Ditto", "siehe oben", "Voir ci-dessus", "同上"] {
            assert!(
                points_elsewhere(text) && !is_nothing(text, AnswerPlace::Organization),
                "{text}"
            );
        }
        for text in ["Student Union", "Retired Teachers", "Individual Rights Forum", "CAP", "Ei"] {
            let said = is_status(text) || points_elsewhere(text);
            assert!(!said && !is_nothing(text, AnswerPlace::Organization), "{text}");
        }
    }

    #[test]
    fn what_is_only_typed_is_told_from_names() {
        for text in ["asdf", "ASDF asdf", "Test Test", "test.", "qwertz", "aaaa", "your name"] {
            assert!(is_typed(text), "{text}");
        }
        for text in ["Test Valley Council", "Wert", "Azer", "Lee", "III", "Aa", "Ada Testperson"] {
            assert!(!is_typed(text), "{text}");
        }
    }

    #[test]
    fn wishes_are_understood_in_several_languages() {
        for text in [
            "I do not want my name published",
            "Please don’t publish!",
            "Ada Example (bitte nicht veröffentlichen)",
            "Je ne souhaite pas que mon nom apparaisse",
            "не публікуйте, будь ласка",
            "请不要公开",
        ] {
            assert!(asks_not_to_be_named(text), "{text}");
        }
        for text in ["Publish What You Pay", "Anonymous Collective e.V.", "Right to Be Anonymous"] {
            assert!(!asks_not_to_be_named(text) && !is_unnamed(text), "{text}");
        }
        assert!(is_unnamed("Anonymous") && is_unnamed("(anonym)") && is_unnamed("匿名"));
    }

    #[test]
    fn lists_are_written_as_they_are_compared() {
        let replies = &*REPLIES;
        let lists =
            [&replies.nothing, &replies.beside, &replies.alone, &replies.typed, &replies.unnamed];
        for word in lists.into_iter().chain([&replies.elsewhere, &replies.status]).flatten() {
            assert_eq!(plain(word), *word);
        }
    }
}
