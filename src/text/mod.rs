//! What holds for each text of a letter, whatever it is for.

pub(crate) mod characters;
mod faces;
pub(crate) mod glyphs;
pub(crate) mod mojibake;

pub use self::faces::{AnyFace, Faces};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// A tag that names no language.
pub fn no_language(tag: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::BadLanguage, span, format!("`{tag}` names no language"))
        .hint("write a BCP 47 tag, such as en-US, de or fr-CA")
}
