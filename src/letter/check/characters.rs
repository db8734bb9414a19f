//! Characters that cannot be printed, or must not be.

use std::ops::Range;

use super::Faces;
use crate::diagnostic::{Code, Diagnostic};
use crate::letter::texts::Kind;
use crate::letter::written::Written;

/// A line, a heading, an address or a word may have this many characters. They
/// become strings of a file, which hold 32,767 bytes (ISO 19005-2, 6.1.13), and
/// targets of links, of which typst takes 8,000.
pub const LONGEST: usize = 1800;

/// Whether a text has more characters than a file has room for.
pub fn is_too_long(text: &str) -> bool {
    text.len() > LONGEST && text.chars().count() > LONGEST
}

/// A line, or a word of prose, that is too long.
pub fn length(written: &Written<'_>, kind: Kind) -> Option<Diagnostic> {
    let text = written.text;
    let (what, at) = match kind {
        Kind::Setting => return None,
        Kind::Name | Kind::Line => ("line", Some(0..text.len()).filter(|_| is_too_long(text))),
        Kind::Prose => ("word", long_word(text)),
    };
    let at = at?;
    let count = text[at.clone()].chars().count();
    let message = format!("this {what} has {count} characters, and {LONGEST} are the most");
    let hint = "shorten it; something may have been pasted by mistake";
    Some(Diagnostic::new(Code::BadValue, written.span(at), message).hint(hint))
}

/// A word of the scripts that part words by spaces, which are those that come
/// before Thai in Unicode.
fn long_word(text: &str) -> Option<Range<usize>> {
    let ends = text.char_indices().filter(|(_, c)| c.is_whitespace() || *c >= '\u{e00}');
    let mut start = 0;
    for (end, parting) in ends.chain([(text.len(), ' ')]) {
        if is_too_long(&text[start..end]) {
            return Some(start..end);
        }
        start = end + parting.len_utf8();
    }
    None
}

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

/// A text as a remark may show it: with a space for what would turn or break the remark.
pub fn shown(text: &str) -> String {
    let turns = |c| matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if c.is_control() || turns(c) { ' ' } else { c }).collect()
}

/// Characters that shape their neighbours and need no glyph of their own.
fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}'
    )
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, long_word};

    #[test]
    fn a_word_ends_at_a_space_or_in_a_script_without_spaces() {
        let long = "a".repeat(LONGEST + 1);
        assert_eq!(long_word(&format!("so {long} x")), Some(3..LONGEST + 4));
        assert_eq!(long_word(&format!("é {long}")), Some(3..LONGEST + 4));
        assert_eq!(long_word(&format!("{} {}", &long[1..], &long[1..])), None);
        assert_eq!(long_word(&"香".repeat(LONGEST)), None);
    }
}
