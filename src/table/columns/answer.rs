//! What people answer: yes or no, organisation or individual.

use super::class::Class;
use super::fold::fold;
use super::header::senses;
use super::language::Language;
use super::phrases::alike;
use super::words::words;
use crate::draft::words::Kind;

/// A cell that should say yes or no. An empty one says no.
pub fn flag(cell: &str) -> Option<bool> {
    let folded = alike(cell);
    let is = |kind: &str| words().answers.is(kind, &folded);
    match () {
        () if folded.is_empty() || is("no") || words().answers.begins("refused", &folded) => {
            Some(false)
        }
        () if is("yes") || is("ticked") || is("agreed") => Some(true),
        () => longer_flag(cell, &folded),
    }
}

/// What an answer says that goes on after yes or no: `Yes, you may print it`, but not `Yes,
/// without my name`.
fn longer_flag(cell: &str, folded: &str) -> Option<bool> {
    // `Non-profit` is one word, `No - never` is not.
    let text = cell.replace(" -", ",");
    let sign = |c: char| !c.is_alphanumeric() && !c.is_whitespace() && !"-‐'’".contains(c);
    let (first, rest) = text.trim().split_once(sign).unwrap_or_default();
    let (first, rest) = (alike(first), alike(rest));
    if is_word(&first) && words().answers.is("no", &first) {
        return Some(false);
    }
    let yes = is_word(&first) && words().answers.is("yes", &first);
    let (head, tail) = folded.split_once(' ').unwrap_or_default();
    let twice = words().answers.is("yes", head) && words().answers.begins("agreed", tail);
    if !yes && !twice && !words().answers.begins("agreed", folded) {
        return None;
    }
    // What holds something back is looked for in the languages that say yes so.
    let (rest, head) = if yes { (rest.as_str(), first.as_str()) } else { (folded, head) };
    let says = |language: &&Language| {
        language.answers.is("yes", head) || !yes && language.answers.begins("agreed", folded)
    };
    let limited =
        words().languages.iter().filter(says).any(|one| one.answers.holds("limited", rest));
    (!limited).then_some(true)
}

/// Whether a folded answer is more than a letter that stands for one.
fn is_word(folded: &str) -> bool {
    folded.chars().nth(1).is_some()
}

/// Whether a text speaks of names that are not to be published.
pub fn conceals(text: &str) -> bool {
    senses(text).iter().any(|sense| sense.classes.contains(&Class::Conceal))
}

/// Whether a cell begins with yes or no, whatever it says then: `Yes, without my name`.
pub fn is_yes_or_no(cell: &str) -> bool {
    let folded = alike(cell);
    let first = folded.split(' ').next().unwrap_or_default();
    is_word(first) && (words().answers.is("yes", first) || words().answers.is("no", first))
}

/// Whether a cell says yes or no to something, or begins with yes: names of states begin with
/// no, as `Not registered`.
pub fn begins_with_yes(cell: &str) -> bool {
    let folded = alike(cell);
    let first = folded.split(' ').next().unwrap_or_default();
    is_word(first) && (flag(cell).is_some() || words().answers.is("yes", first))
}

/// Whether a cell is no more than a tick or a figure: no name is lost with it.
pub fn is_tick(cell: &str) -> bool {
    flag(cell).is_some() || cell.chars().all(|c| c.is_ascii_digit())
}

/// The kind that an answer stands for: it is a word for it, or has one in it and none for
/// the other.
pub fn kind(cell: &str) -> Option<Kind> {
    let folded = fold(cell);
    let whole = |kind: &str| words().answers.is(kind, &folded);
    let within = |kind: &str| words().answers.holds(kind, &folded);
    match (whole("organization"), whole("individual")) {
        (true, _) => Some(Kind::Organization),
        (_, true) => Some(Kind::Individual),
        _ => match (within("organization"), within("individual")) {
            (true, false) => Some(Kind::Organization),
            (false, true) => Some(Kind::Individual),
            _ => None,
        },
    }
}

/// Whether somebody says to sign for nobody else.
pub fn is_personal(capacity: &str) -> bool {
    words().answers.holds("personal", &fold(capacity))
}

/// Whether somebody says to sign in an office: for nobody else, but not as a person either.
fn is_professional(capacity: &str) -> bool {
    words().answers.holds("professional", &fold(capacity))
}

/// Whether an answer says in which capacity somebody signs.
pub fn is_standing(cell: &str) -> bool {
    is_personal(cell) || is_professional(cell) || kind(cell).is_some()
}

/// An answer of which nobody could tell what it means.
#[derive(Debug, PartialEq, Eq)]
pub struct Unread;

/// How the answers of a column are meant that asks in which capacity people sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Whether they sign in a personal capacity.
    Personal,
    /// Whether they sign for an organisation.
    Behalf,
}

impl Question {
    /// What is asked by a header whose answers are yes and no.
    pub fn of(header: &str) -> Option<Self> {
        let folded = fold(header);
        let holds = |kind: &str| words().answers.holds_several_words(kind, &folded);
        match (holds("personal"), holds("behalf")) {
            (true, false) => Some(Self::Personal),
            (false, true) => Some(Self::Behalf),
            _ => None,
        }
    }

    /// What an answer comes to in our words, if anything; an error where nobody could tell.
    pub fn read(self, cell: &str) -> Result<Option<&'static str>, Unread> {
        let kind = kind(cell);
        match (self, flag(cell)) {
            (Self::Personal, Some(yes)) => Ok(yes.then_some("personal")),
            (Self::Personal, None) if is_personal(cell) || kind == Some(Kind::Individual) => {
                Ok(Some("personal"))
            }
            (Self::Personal, None) if is_professional(cell) || kind.is_some() => Ok(None),
            (Self::Behalf, Some(true)) => Ok(Some(Kind::Organization.word())),
            (Self::Behalf, Some(false)) => Ok(Some(Kind::Individual.word())),
            (Self::Behalf, None) if kind.is_some() => Ok(kind.map(Kind::word)),
            _ => Err(Unread),
        }
    }
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
    fn a_longer_yes_is_a_yes_if_nothing_is_held_back() {
        for yes in [
            "Yes, you may publish my name",
            "Yes - with my affiliation",
            "Oui, mon nom peut être publié",
            "Ja, gerne mit Namen",
            "I agree that my name is shown on the website",
            "Acepto que mi nombre sea público",
            "はい、公開してよい",
            "نعم، أوافق",
            "हाँ",
        ] {
            assert_eq!(flag(yes), Some(true), "{yes}");
        }
        for no in ["No, count me anonymously", "Nein, bitte nicht"] {
            assert_eq!(flag(no), Some(false), "{no}");
        }
        for unclear in [
            "Yes, but without my name",
            "Ja, aber nur mit Initialen",
            "Oui, mais sans mon nom",
            "Sí, si el texto es corto",
            "Yes, anonymously",
            "Si no hay otra opción",
            "On condition that it is short",
            "No problem",
            "Non-marketing contact",
        ] {
            assert_eq!(flag(unclear), None, "{unclear}");
        }
    }

    #[test]
    fn a_question_of_capacity_is_read() {
        use Question::{Behalf, Personal};
        for (header, question) in [
            ("Do you sign in a personal capacity?", Some(Personal)),
            ("¿Firma a título personal?", Some(Personal)),
            ("Are you signing on behalf of an organisation?", Some(Behalf)),
            ("Sign as organization", Some(Behalf)),
            ("Do you sign in a personal capacity or on behalf of an organisation?", None),
            ("Do you work for an organisation?", None),
            ("I agree that my personal data is kept", None),
        ] {
            assert_eq!(Question::of(header), question, "{header}");
        }
        assert_eq!(Personal.read("Yes"), Ok(Some("personal")));
        assert_eq!(Personal.read("No"), Ok(None));
        assert_eq!(Personal.read("Professional"), Ok(None));
        assert_eq!(Personal.read("As a former minister"), Err(Unread));
        assert_eq!(Behalf.read("1"), Ok(Some("organization")));
    }

    #[test]
    fn kinds_are_known_in_many_languages() {
        assert_eq!(kind("As an individual"), Some(Kind::Individual));
        assert_eq!(kind("Einzelperson"), Some(Kind::Individual));
        assert_eq!(kind("ONG"), Some(Kind::Organization));
        assert_eq!(kind("I am signing on behalf of an organization"), Some(Kind::Organization));
        assert_eq!(kind("En representación de la organización"), Some(Kind::Organization));
        assert_eq!(kind("Perhaps"), None);
        assert_eq!(kind("As a person and for my organisation"), None);
    }
}
