//! What a single answer looks like.

use super::fold::{fold, tokens};
use super::words::words;
use crate::names::person::is_title;

/// More letters than this are no name.
pub const LONGEST_NAME: usize = 60;
/// More letters than this are no title.
pub const LONGEST_TITLE: usize = 25;
/// So few letters are an abbreviation, as `Prof`.
const SHORT_TITLE: usize = 4;
/// Whether a text is a mail address, or has one in it.
pub fn is_mail(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    })
}

/// Whether a text is an address of the web.
pub fn is_web(text: &str) -> bool {
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
pub enum Title {
    /// `Dr`
    Sure,
    /// `Professor`: a title and an office.
    Either,
    /// `Teacher`
    Office,
}

/// Which it is.
pub fn title(text: &str) -> Title {
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
pub fn is_abbreviation(text: &str) -> bool {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    text.split_whitespace()
        .all(|word| letters(word) <= 3 || letters(word) == 4 && word.ends_with('.'))
}

/// Whether a text is one word with a capital, as parts of names are.
pub fn is_single_word(text: &str) -> bool {
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
}
