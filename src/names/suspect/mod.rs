//! What stands where a name should, and hardly is one; and names that are hardly written
//! as they are to be printed. Nothing is decided here: it is what a careful reader would
//! ask about.

mod address;
mod answers;
mod case;
mod remark;

use icu_properties::CodePointSetData;
use icu_properties::props::{EmojiPresentation, ExtendedPictographic};
use unicode_script::{Script, UnicodeScript};

pub use self::answers::{AnswerPlace, is_nothing, is_status, is_unnamed};

use super::unusual::{has_invisible, mixes_alphabets};

/// Whose text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextOwner {
    /// The name of a person.
    Person,
    /// A name of unknown kind.
    Name,
    /// The name of a body, of one who signs or one belongs to.
    Organization,
    /// An office.
    Role,
    /// Anything else that is printed.
    Other,
}

/// What one would ask about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Suspicion {
    /// A mail address, which must not be printed.
    Mail,
    /// A wish not to be printed.
    Unpublished,
    /// HTML.
    Markup,
    /// A formula of a spreadsheet.
    Formula,
    /// What stands for no name, or was only typed.
    NoName,
    /// Digits or signs alone.
    NoLetters,
    /// An address of the web alone.
    Address,
    /// An address of the web beside a name.
    Web,
    /// An answer that points to another.
    Elsewhere,
    /// What somebody is, where an organisation should stand.
    Status,
    /// Somebody who does not say who.
    Unnamed,
    /// A name twice.
    Repeated,
    /// Single letters.
    Letters,
    /// More than a name has.
    Long,
    /// Capitals.
    Capitals,
    /// Small letters.
    LowerCase,
    /// An emoji.
    Emoji,
    /// Letters of several alphabets in one word.
    Mixed,
    /// Characters that nobody sees.
    Invisible,
    /// Two spaces.
    TwoSpaces,
}

/// What one would ask about a text: the gravest thing alone, if it prints something
/// wrong, or else all.
pub fn look(text: &str, of: TextOwner) -> Vec<Suspicion> {
    match wrong(text, of) {
        Some(wrong) => vec![wrong],
        None => doubtful(text, of),
    }
}

fn wrong(text: &str, of: TextOwner) -> Option<Suspicion> {
    let named = || matches!(of, TextOwner::Person | TextOwner::Name | TextOwner::Organization);
    let found = if address::has_mail(text) {
        Suspicion::Mail
    } else if answers::asks_not_to_be_named(text) {
        Suspicion::Unpublished
    } else if address::has_markup(text) {
        Suspicion::Markup
    } else if address::is_formula(text) {
        Suspicion::Formula
    } else if answers::points_elsewhere(text) {
        Suspicion::Elsewhere
    } else if !named() {
        return None;
    } else if !text.contains(char::is_alphabetic) {
        Suspicion::NoLetters
    } else if answers::is_typed(text) || is_nothing(once(text), AnswerPlace::Alone) {
        Suspicion::NoName
    } else if address::is_web(text) {
        Suspicion::Address
    } else {
        return None;
    };
    Some(found)
}

fn doubtful(text: &str, of: TextOwner) -> Vec<Suspicion> {
    let person = matches!(of, TextOwner::Person | TextOwner::Name);
    let unnamed = (person || of == TextOwner::Organization) && answers::is_unnamed(once(text));
    let status = of == TextOwner::Organization && answers::is_status(text);
    let spelt = !unnamed && !status;
    let found = [
        (address::has_web(text), Suspicion::Web),
        (status, Suspicion::Status),
        (unnamed, Suspicion::Unnamed),
        (person && !unnamed && is_repeated(text), Suspicion::Repeated),
        (person && is_of_letters(text), Suspicion::Letters),
        (is_long(text, of), Suspicion::Long),
        (spelt && case::is_capitals(text, of), Suspicion::Capitals),
        (spelt && case::is_lower_case(text, of), Suspicion::LowerCase),
        (has_emoji(text), Suspicion::Emoji),
        (mixes_alphabets(text), Suspicion::Mixed),
        (has_invisible(text), Suspicion::Invisible),
        (has_two_spaces(text), Suspicion::TwoSpaces),
    ];
    found.into_iter().filter_map(|(found, suspicion)| found.then_some(suspicion)).collect()
}

/// Whether a name is one name twice. Short ones may be meant: Li Li.
fn is_repeated(text: &str) -> bool {
    const SHORT: usize = 4; // letters
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    once(text) != text && letters(once(text)) > SHORT
}

/// What is written twice, or else all: forms that ask for two names get one twice.
fn once(text: &str) -> &str {
    const LONG: usize = 8; // words
    let words: Vec<&str> = text.split_whitespace().collect();
    let (one, other) = words.split_at(words.len() / 2);
    let same =
        one.iter().map(|word| word.to_lowercase()).eq(other.iter().map(|word| word.to_lowercase()));
    match other.first() {
        Some(again) if same && words.len() <= LONG => {
            text[..again.as_ptr().addr() - text.as_ptr().addr()].trim()
        }
        _ => text,
    }
}

/// Whether a text has more letters than a name, as an answer to another question has.
fn is_long(text: &str, of: TextOwner) -> bool {
    let most = match of {
        TextOwner::Person => 100,
        TextOwner::Name | TextOwner::Organization => 200,
        TextOwner::Role | TextOwner::Other => return false,
    };
    text.len() > most && text.chars().count() > most
}

/// Whether a name is nothing but single letters of an alphabet: `X`, `A. B.`
fn is_of_letters(text: &str) -> bool {
    let alphabet = |c: char| matches!(c.script(), Script::Latin | Script::Greek | Script::Cyrillic);
    let single = |word: &str| {
        let mut letters = word.chars().filter(|c| c.is_alphanumeric());
        letters.next().is_some_and(alphabet) && letters.next().is_none()
    };
    text.split_whitespace().all(single)
}

/// Whether a text has a picture in it. Signs of claims and arrows come before them.
fn has_emoji(text: &str) -> bool {
    const FIRST: char = '\u{2300}';
    let pictures = CodePointSetData::new::<ExtendedPictographic>();
    let emoji = CodePointSetData::new::<EmojiPresentation>();
    text.chars().any(|c| c >= FIRST && (pictures.contains(c) || emoji.contains(c)))
}

fn has_two_spaces(text: &str) -> bool {
    let inner = text.trim();
    let next = inner.chars().skip(1);
    inner.chars().zip(next).any(|(one, next)| one.is_whitespace() && next.is_whitespace())
}

#[cfg(test)]
mod tests;
