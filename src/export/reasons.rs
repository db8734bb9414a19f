//! The exporter's reasons, by words of its messages, as ours.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// What is the matter with a part of a letter, and what to do.
#[derive(Clone)]
pub struct Reason {
    pub fact: String,
    pub remedy: &'static str,
}

/// Pictures: a word of the message, the fact, the remedy.
const PICTURES: [(&str, &str, &str); 7] = [
    (
        "transparency",
        "lets the paper shine through",
        "fill its background with white, or ask for a-2a or a-3a with --standard",
    ),
    (
        "PostScript",
        "has a gradient that repeats or turns",
        "save it as PNG, or with plain gradients",
    ),
    ("CMYK", "is in CMYK colours", "save it in RGB colours: the press makes its own inks"),
    ("q nesting", "has shapes cut out of shapes, too many in each other", "save it as PNG"),
    ("smooth scaling", "is to be smoothed", "save it in the size it is printed in"),
    (
        "displayed",
        "has text in it that no typeface can show",
        "turn its text into paths, or save it as PNG",
    ),
    (
        "code",
        "has text in it that cannot be read out",
        "turn its text into paths, or save it as PNG",
    ),
];

/// Typefaces.
const TYPEFACES: [(&str, &str, &str); 2] = [
    ("license", "may not be part of a file by its licence", "choose another in `[theme]`"),
    ("failed to process", "is damaged", "choose another in `[theme]`"),
];

/// A letter as a whole: limits of PDF (ISO 19005-1, 6.1.12).
const LETTERS: [&str; 5] = [
    "array is longer",
    "dictionary has more",
    "floating point",
    "indirect objects",
    "string is longer",
];

/// Why a picture is refused.
pub fn of_picture(why: &str) -> Reason {
    let known = PICTURES.iter().find(|(word, ..)| why.contains(word));
    let (fact, remedy) = known.map_or(
        ("has something in it", "open it in a picture editor and save it as PNG"),
        |(_, fact, remedy)| (*fact, *remedy),
    );
    Reason { fact: fact.to_owned(), remedy }
}

/// Why a text in a typeface is refused.
pub fn of_text(why: &str, text: &str) -> Reason {
    match TYPEFACES.iter().find(|(word, ..)| why.contains(word)) {
        Some((_, fact, remedy)) => Reason { fact: (*fact).to_owned(), remedy },
        None => Reason {
            fact: format!("has signs in `{}` that cannot be read out", text.trim()),
            remedy: "write it in other characters, or choose another typeface in `[theme]`",
        },
    }
}

/// Whether a letter is refused as a whole.
pub fn is_of_letter(why: &str) -> bool {
    LETTERS.iter().any(|words| why.contains(words))
}

/// Why a letter is refused of which each part would do.
pub fn of_letter(why: &str, label: &str) -> Diagnostic {
    if is_of_letter(why) {
        let message = format!("the letter has more in it than {label} has room for");
        return Diagnostic::new(Code::BadStandard, Span::letter(0..0), message)
            .hint("ask for a-2a or ua-1 with --standard, or put long lists into groups");
    }
    Diagnostic::anywhere(Code::Bug, format!("the letter cannot be written as {label}: {why}"))
        .hint("this is a fault of undersigned, not of the letter; please report it with the letter")
}
