//! Texts made alike: small letters, no accents, no punctuation.

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, Script};

/// The words of a header or an answer. A sign of a script without spaces is a
/// word of its own; `firstName` is two.
pub fn tokens(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in DecomposingNormalizerBorrowed::new_nfkd().normalize_iter(text.chars()) {
        if CodePointMapData::<GeneralCategory>::new().get(c) == GeneralCategory::NonspacingMark {
            continue;
        }
        let alone = is_alone(c);
        let begins = alone || is_alone(before) || before.is_lowercase() && c.is_uppercase();
        if !c.is_alphanumeric() || begins {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.extend(c.to_lowercase());
        }
        before = c;
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The words of a text, with a space between them.
pub fn fold(text: &str) -> String {
    tokens(text).join(" ")
}

/// Whether a sign stands for a word, or words are written without spaces.
fn is_alone(c: char) -> bool {
    !c.is_ascii()
        && matches!(
            CodePointMapData::<Script>::new().get(c),
            Script::Han | Script::Hiragana | Script::Katakana | Script::Thai
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_made_alike() {
        for (text, folded) in [
            ("Full Name (as it should appear) *", "full name as it should appear"),
            ("firstName", "first name"),
            ("RecipientLastName", "recipient last name"),
            ("LAST_NAME", "last name"),
            ("Prénom", "prenom"),
            ("D’accord !", "d accord"),
            ("Imię i nazwisko", "imie i nazwisko"),
            ("お名前", "お 名 前"),
            ("Ім’я", "ім я"),
        ] {
            assert_eq!(fold(text), fold(folded), "{text}");
        }
        assert_eq!(fold("Prénom, nom"), "prenom nom");
    }
}
