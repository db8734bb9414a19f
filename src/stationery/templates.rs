//! The templates, which are part of the program.

macro_rules! files {
    ($($name:literal),+) => {
        /// Path and text of every template.
        pub const FILES: &[(&str, &str)] =
            &[$((concat!("/", $name), include_str!(concat!("../../templates/", $name)))),+];
    };
}

files!(
    "letter.typ",
    "theme.typ",
    "page.typ",
    "lines.typ",
    "letterhead.typ",
    "address.typ",
    "copies.typ",
    "canonical-url.typ",
    "body.typ",
    "signatories.typ",
    "rosters.typ",
    "signatures.typ",
    "sheets.typ",
    "enclosed.typ",
    "press.typ",
    "card.typ"
);

/// The one that holds the others together.
pub const MAIN: &str = "/letter.typ";
/// The one that makes a card for social media.
pub const CARD: &str = "/card.typ";
