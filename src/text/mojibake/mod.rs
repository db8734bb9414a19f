//! Words that were damaged on their way: UTF-8 read as something else, which makes `JÃ¶rg`
//! of Jörg, names escaped for a web page, and letters that were lost.

mod misread;

use std::borrow::Cow;

use quick_xml::escape::unescape;

use self::misread::misread;

use crate::diagnostic::{Code, Diagnostic};
use crate::draft::text::TextKind;
use crate::source::Span;

/// A damaged word, and what it was before.
pub struct Mojibake {
    /// Where it stands in the text.
    pub at: usize,
    word: String,
    /// Nothing, where letters of it are lost.
    before: Option<String>,
}

/// The first damaged word of a text. In prose `&amp;` is read as Markdown has it.
pub fn mojibake(text: &str, kind: TextKind) -> Option<Mojibake> {
    if text.is_ascii() && !text.contains(['&', '?', '_']) {
        return None;
    }
    let line = kind != TextKind::Prose;
    text.split_whitespace().find_map(|word| {
        let before = misread(word).or_else(|| escaped(word).filter(|_| line));
        let at = word.as_ptr().addr() - text.as_ptr().addr();
        let lost =
            || has_lost_letters(word) || kind == TextKind::Name && goes_on(word, &text[at..]);
        if before.is_none() && !(line && lost()) {
            return None;
        }
        Some(Mojibake { at, word: word.to_owned(), before })
    })
}

/// The first word of a person's name that has lost a letter, wherever it was: nobody's name
/// has a question mark in it, as those of bodies may.
pub fn mojibake_in_person(name: &str) -> Option<Mojibake> {
    mojibake(name, TextKind::Name).or_else(|| {
        let lost = |word: &&str| word.contains('?') && word.contains(char::is_alphabetic);
        let word = name.split_whitespace().find(lost)?;
        let at = word.as_ptr().addr() - name.as_ptr().addr();
        Some(Mojibake { at, word: word.to_owned(), before: None })
    })
}

impl Mojibake {
    /// The remark on it. `more` are as damaged, elsewhere.
    pub fn diagnostic(&self, span: Span, more: usize) -> Diagnostic {
        let more = match more {
            0 => String::new(),
            1 => ", and so does one more cell".to_owned(),
            more => format!(", and so do {more} more cells"),
        };
        let how = match &self.before {
            Some(before) => format!("it was `{before}` once"),
            None => "a letter of it is lost".to_owned(),
        };
        let message = format!("`{}` looks damaged: {how}{more}", self.word);
        Diagnostic::new(Code::Garbled, span, message)
            .hint("write it as it was, or export the table again as UTF-8")
    }

    /// How long the word is, in bytes.
    pub fn len(&self) -> usize {
        self.word.len()
    }
}

/// Whether signs stand for letters of a word that could not be written: `Kov?cs`, `M_ller`.
/// Addresses have such signs too, and names of groups have `_` before capitals.
fn has_lost_letters(word: &str) -> bool {
    let letters: Vec<char> =
        word.trim_matches(|c: char| "()[]“”„\"',.;:!".contains(c)).chars().collect();
    if letters.iter().any(|c| "/=@#&.".contains(*c)) {
        return false;
    }
    let lost = letters.windows(3).any(|around| {
        matches!(around, [before, '?', after] if before.is_alphabetic() && after.is_lowercase())
    });
    lost || matches!(letters[..], ['?', next, ..] if next.is_lowercase()) || is_gapped(&letters)
}

/// Whether a word ends with a question mark, and a name goes on as no sentence begins:
/// `Universit? de Lac`.
fn goes_on(word: &str, from: &str) -> bool {
    let asks = word.strip_suffix('?').is_some_and(|word| word.ends_with(char::is_lowercase));
    asks && from[word.len()..].trim_start().starts_with(char::is_lowercase)
}

/// Whether a word of a capital and small letters has one gap between consonants.
fn is_gapped(letters: &[char]) -> bool {
    let consonant = |c: &char| c.is_alphabetic() && !"aeiouyAEIOUY".contains(*c);
    let mut parts = letters.split(|c| *c == '_');
    let (Some(before), Some(after), None) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let [capital, small @ ..] = before else { return false };
    capital.is_uppercase()
        && small.iter().chain(after).all(|c| c.is_lowercase())
        && before.last().is_some_and(consonant)
        && after.first().is_some_and(consonant)
}

fn escaped(word: &str) -> Option<String> {
    match unescape(word) {
        Ok(Cow::Owned(before)) => Some(before),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn before(text: &str, kind: TextKind) -> Option<String> {
        mojibake(text, kind).and_then(|found| found.before)
    }

    #[test]
    fn words_read_in_the_wrong_encoding_are_known_for_what_they_were() {
        let found = mojibake("Frau JÃ¶rg", TextKind::Name).expect("damaged");
        assert_eq!((found.at, found.before.as_deref()), (5, Some("Jörg")));
        assert_eq!(before("LÅ‚ódź Łódź", TextKind::Name), None);
        assert_eq!(
            before("Parents\u{e2}\u{20ac}\u{2122}", TextKind::Prose).as_deref(),
            Some("Parents’")
        );
        assert_eq!(before("O&#39;Neil", TextKind::Name).as_deref(), Some("O'Neil"));
        assert_eq!(before("Smith &amp; Sons", TextKind::Line).as_deref(), Some("&"));
        assert_eq!(before("Smith &amp; Sons", TextKind::Prose), None);
    }

    #[test]
    fn words_with_signs_for_letters_have_lost_them() {
        let lost =
            |text| mojibake(text, TextKind::Name).is_some_and(|found| found.before.is_none());
        for text in ["Kov?cs", "M?ller, J?rgen", "?ukasz Example", "M_ller", "Universit? de Lac"] {
            assert!(lost(text), "{text}");
        }
        for text in [
            "Who? Forum",
            "Why Not?",
            "Who cares? We",
            "???",
            "What?Now",
            "HK_Connect_UK",
            "Save_rivers",
            "a.example?b=c",
        ] {
            assert!(!lost(text), "{text}");
        }
        assert!(mojibake("why?not", TextKind::Prose).is_none(), "addresses stand in prose");
        let lost = |name| mojibake_in_person(name).is_some();
        assert!(["Jos? Sample", "Ren?", "M?LLER", "Jörg MÃ¼ller"].into_iter().all(lost));
        assert!(!["José Sample", "?", "Ada ?"].into_iter().any(lost));
    }

    #[test]
    fn names_of_the_world_are_sound() {
        let names = include_str!("../../names/suspect/names.txt").lines();
        let others =
            ["Jörg", "É", "Smith & Sons; Ltd", "São Tomé", "R&D;", "Łódź", "香港", "«Où»", "Ã"];
        for name in names.chain(others) {
            assert!(mojibake(name, TextKind::Name).is_none(), "{name}");
        }
    }
}
