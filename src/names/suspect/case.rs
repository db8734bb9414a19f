//! Names in capitals, or in small letters.
//!
//! Acronyms are right in capitals, and so are many short names of bodies; bodies with
//! digits, dots or signs in them are written as they like.

use unicode_script::{Script, UnicodeScript};

use super::TextOwner;

/// Whether a text is in capitals where it hardly should be.
pub fn is_capitals(text: &str, of: TextOwner) -> bool {
    let words = || text.split(|c: char| c.is_whitespace() || c == '-').map(letters);
    let longer = |least: usize| words().filter(|&letters| letters >= least).count();
    let long = match of {
        TextOwner::Person => longer(4) > 0 || longer(2) > 1,
        TextOwner::Name => longer(3) > 1 && longer(5) > 0 && !is_styled(text),
        TextOwner::Organization | TextOwner::Role => longer(5) > 1,
        TextOwner::Other => false,
    };
    long && !text.contains(char::is_lowercase) && is_cased(text)
}

/// Whether a text is in small letters where it hardly should be. Offices often are.
pub fn is_lower_case(text: &str, of: TextOwner) -> bool {
    let long = |least: usize| text.split_whitespace().filter(|word| letters(word) >= least).count();
    let name = match of {
        TextOwner::Person => long(2) > 0,
        TextOwner::Name | TextOwner::Organization => {
            long(3) > 1 || long(2) > 1 && of == TextOwner::Name
        }
        TextOwner::Role | TextOwner::Other => false,
    };
    name && !text.contains(char::is_uppercase) && is_cased(text) && !is_styled(text)
}

fn letters(word: &str) -> usize {
    word.chars().filter(|c| c.is_alphabetic()).count()
}

/// Whether all its letters are of alphabets whose names begin with capitals.
fn is_cased(text: &str) -> bool {
    let cased = |c: char| {
        matches!(c.script(), Script::Latin | Script::Greek | Script::Cyrillic | Script::Armenian)
    };
    text.chars().filter(|c| c.is_alphabetic()).all(cased)
}

/// Whether a name is one of its own kind: `350.org`, `rivers_now`, `women@work`.
fn is_styled(text: &str) -> bool {
    text.contains(|c: char| c.is_numeric() || "._@/#+*".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_told_of_persons_first() {
        for text in ["ANN EXAMPLE", "JO LI", "ANNA", "J. EXAMPLE", "ÉMILE ÉXEMPLE", "АННА ПРИКЛАД"]
        {
            assert!(is_capitals(text, TextOwner::Person), "{text}");
        }
        for text in ["A. B.", "DJ", "Ann EXAMPLE", "香港 太郎", "ანა მაგალითი", "أمل مثال"]
        {
            assert!(!is_capitals(text, TextOwner::Person), "{text}");
        }
        assert!(
            is_capitals("ANN EXAMPLE", TextOwner::Name)
                && is_capitals("RIVERS FORUM", TextOwner::Organization)
        );
        for text in ["ACME", "DC4HK", "UNA", "ACME CORP", "PEN AMERICA", "SOS VILLAGE", "HK 4 ALL"]
        {
            assert!(!is_capitals(text, TextOwner::Organization), "{text}");
        }
    }

    #[test]
    fn small_letters_are_told_of_names() {
        assert!(
            is_lower_case("bo sample", TextOwner::Name)
                && is_lower_case("madonna", TextOwner::Person)
        );
        assert!(is_lower_case("rivers forum", TextOwner::Organization));
        assert!(!is_lower_case("teacher of rivers", TextOwner::Role));
        for text in
            ["rivers.example", "hk_connect_uk", "attac", "ანა მაგალითი", "香港監察", "de Li"]
        {
            assert!(!is_lower_case(text, TextOwner::Name), "{text}");
        }
    }
}
