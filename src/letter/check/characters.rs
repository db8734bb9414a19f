//! Characters that cannot be printed, or must not be.

use super::Faces;
use crate::diagnostic::{Code, Diagnostic};
use crate::letter::texts::Kind;
use crate::letter::written::Written;

/// The faults of a text's characters, each character told once.
pub fn faults(written: &Written<'_>, kind: Kind, faces: &dyn Faces) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    let mut faults = Vec::new();
    for (at, character) in written.text.char_indices() {
        let Some((code, message, hint)) = fault(character, kind, faces) else { continue };
        if !told.contains(&character) {
            told.push(character);
            let span = written.span(at..at + character.len_utf8());
            faults.push(Diagnostic::new(code, span, message).hint(hint));
        }
    }
    faults
}

/// What is wrong with a character, and the remedy.
pub fn fault(c: char, kind: Kind, faces: &dyn Faces) -> Option<(Code, String, &'static str)> {
    let code = u32::from(c);
    let bad = |what: &str, hint| Some((Code::BadCharacter, format!("{what} (U+{code:04X})"), hint));
    match c {
        '\n' | '\r' | '\t' if kind == Kind::Prose => None,
        '\n' | '\r' => bad("a line break in a single line", "write it on one line"),
        '\t' => bad("a tab", "write a space in its place"),
        '\u{feff}' => bad(
            "a byte order mark inside the text",
            "delete it; copying from a file leaves it behind",
        ),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => bad(
            "an invisible character that turns the direction of the text",
            "delete it; right-to-left names are recognised without it",
        ),
        '\u{2028}' | '\u{2029}' => {
            bad("an invisible line separator", "delete it, or begin a new line")
        }
        char::REPLACEMENT_CHARACTER => bad(
            "a character that was lost when the text was saved",
            "write the one that belongs there",
        ),
        c if c.is_control() => bad("an invisible control character", "delete it"),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => bad(
            "a character for private use, which every typeface draws differently",
            "write an ordinary character in its place",
        ),
        c if kind == Kind::Setting || c.is_whitespace() || is_ignorable(c) || faces.covers(c) => {
            None
        }
        c => Some((
            Code::MissingGlyph,
            format!("no typeface has the character `{c}` (U+{code:04X})"),
            "name a file of a typeface that has it in `[theme] fonts`, or use --font-path DIR or --system-fonts",
        )),
    }
}

/// Characters that shape their neighbours and need no glyph of their own.
fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}'
    )
}
