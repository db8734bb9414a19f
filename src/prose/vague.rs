//! Words for links and pictures that say nothing when they are heard alone.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::locale::reading;

/// The section `vague`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VagueWords {
    links: HashSet<String>,
    pictures: HashSet<String>,
}

static WORDS: LazyLock<VagueWords> = LazyLock::new(|| reading::together("vague"));

/// The usual endings of pictures' names.
const ENDINGS: [&str; 7] = [".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif", ".tif"];

/// Whether the text of a link does not say where it leads.
pub fn link(text: &str) -> bool {
    among(&WORDS.links, text)
}

/// Whether an alternative text does not say what a picture shows: the kind of
/// picture, or the name of its file.
pub fn picture(alt: &str) -> bool {
    let lower = alt.trim().to_lowercase();
    ENDINGS.iter().any(|ending| lower.ends_with(ending)) || among(&WORDS.pictures, alt)
}

/// Whether a text says the name of someone: a word of it that is no initial.
pub fn names(alt: &str, name: &str) -> bool {
    let (alt, name) = (alt.to_lowercase(), name.to_lowercase());
    let mut words = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 2)
        .peekable();
    match words.peek() {
        Some(_) => words.any(|word| alt.contains(word)),
        None => alt.contains(name.trim()),
    }
}

fn among(words: &HashSet<String>, text: &str) -> bool {
    let text = text.to_lowercase();
    let parts = text.split(|c: char| !c.is_alphanumeric() && c != '-');
    let plain = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    words.contains(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_say_where_they_lead() {
        for text in ["here", "Click here!", "»hier«", " lire  la suite … ", "ТУТ", "more…"]
        {
            assert!(link(text), "{text}");
        }
        for text in ["our report", "here is the report", "https://example.org/here", "→", ""] {
            assert!(!link(text), "{text}");
        }
    }

    #[test]
    fn pictures_say_what_they_show() {
        for alt in ["logo.png", "IMG_1234.JPG", "Image", "Logo.", "podpis", "a map.svg"] {
            assert!(picture(alt), "{alt}");
        }
        for alt in ["A map of the quay", "Logo of Harbour Light", "Signature of A. Sample"] {
            assert!(!picture(alt), "{alt}");
        }
    }

    #[test]
    fn a_name_is_said_by_a_word_of_it() {
        assert!(names("signature of J. placeholder", "Jordan Placeholder"));
        assert!(names("署名：香港", "香港"));
        assert!(!names("A signature", "Jordan Placeholder"));
        assert!(!names("A signature of J.", "J. Li-Placeholder"));
    }

    #[test]
    fn words_are_written_as_they_are_compared() {
        for word in WORDS.links.iter().chain(&WORDS.pictures) {
            assert!(link(word) || picture(word), "{word}");
        }
    }
}
