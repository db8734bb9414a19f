//! Texts made alike: small letters, no accents, no punctuation.

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, Script};

/// The words of a header or an answer. A sign of a script without spaces is a
/// word of its own; `firstName` is two.
pub fn tokens(text: &str) -> Vec<String> {
    fold(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The words of a text, with a space between them.
pub fn fold(text: &str) -> String {
    let mut folded = Folded { text: String::with_capacity(text.len()), before: ' ', parted: true };
    if text.is_ascii() {
        // Most cells are, and there are many.
        text.chars().for_each(|c| folded.push(c, false));
    } else {
        let category = CodePointMapData::<GeneralCategory>::new();
        DecomposingNormalizerBorrowed::new_nfkd()
            .normalize_iter(text.chars())
            .filter(|c| category.get(*c) != GeneralCategory::NonspacingMark)
            .for_each(|c| folded.push(c, is_alone(c)));
    }
    folded.text.truncate(folded.text.trim_end().len());
    folded.text
}

/// A text being folded.
struct Folded {
    text: String,
    /// The character before.
    before: char,
    /// Whether a word has ended.
    parted: bool,
}

impl Folded {
    fn push(&mut self, c: char, alone: bool) {
        if !c.is_alphanumeric() {
            self.parted = true;
        } else {
            let begins = alone || self.parted || self.before.is_lowercase() && c.is_uppercase();
            if begins && !self.text.is_empty() {
                self.text.push(' ');
            }
            self.text.extend(c.to_lowercase());
            self.parted = alone;
        }
        self.before = c;
    }
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
