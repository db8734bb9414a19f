//! Words that were damaged on their way: UTF-8 read as Windows-1252, which makes
//! `JÃ¶rg` of Jörg, and names escaped for a web page.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;
use quick_xml::escape::unescape;

use super::texts::Kind;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// A damaged word, and what it was before.
pub struct Garbled {
    /// Where it stands in the text.
    pub at: usize,
    word: String,
    before: String,
}

/// The first damaged word of a text. In prose `&amp;` is read as Markdown has it.
pub fn garbled(text: &str, kind: Kind) -> Option<Garbled> {
    if text.is_ascii() && !text.contains('&') {
        return None;
    }
    text.split_whitespace().find_map(|word| {
        let before = misread(word).or_else(|| escaped(word).filter(|_| kind != Kind::Prose))?;
        let at = word.as_ptr().addr() - text.as_ptr().addr();
        Some(Garbled { at, word: word.to_owned(), before })
    })
}

impl Garbled {
    /// The remark on it. `more` are as damaged, elsewhere.
    pub fn diagnostic(&self, span: Span, more: usize) -> Diagnostic {
        let more = match more {
            0 => String::new(),
            1 => ", and so does one more cell".to_owned(),
            more => format!(", and so do {more} more cells"),
        };
        let message = format!("`{}` looks damaged: it was `{}` once{more}", self.word, self.before);
        Diagnostic::new(Code::Garbled, span, message)
            .hint("write it as it was, or export the table again as UTF-8")
    }

    /// How long the word is, in bytes.
    pub fn len(&self) -> usize {
        self.word.len()
    }
}

fn misread(word: &str) -> Option<String> {
    let (bytes, _, lost) = WINDOWS_1252.encode(word);
    let before = str::from_utf8(&bytes).ok().filter(|_| !lost)?;
    (before != word).then(|| before.to_owned())
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

    fn before(text: &str, kind: Kind) -> Option<String> {
        garbled(text, kind).map(|found| found.before)
    }

    #[test]
    fn words_read_in_the_wrong_encoding_are_known_for_what_they_were() {
        let found = garbled("Frau JÃ¶rg", Kind::Name).expect("damaged");
        assert_eq!((found.at, found.before.as_str()), (5, "Jörg"));
        assert_eq!(before("LÅ‚ódź Łódź", Kind::Name), None);
        assert_eq!(
            before("Parents\u{e2}\u{20ac}\u{2122}", Kind::Prose).as_deref(),
            Some("Parents’")
        );
        assert_eq!(before("O&#39;Neil", Kind::Name).as_deref(), Some("O'Neil"));
        assert_eq!(before("Smith &amp; Sons", Kind::Line).as_deref(), Some("&"));
        assert_eq!(before("Smith &amp; Sons", Kind::Prose), None);
    }

    #[test]
    fn names_of_the_world_are_sound() {
        for name in
            ["Jörg", "É", "Smith & Sons; Ltd", "São Tomé", "R&D;", "Łódź", "香港", "«Où»", "Ã"]
        {
            assert_eq!(before(name, Kind::Name), None, "{name}");
        }
    }
}
