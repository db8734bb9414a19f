//! Characters that cannot be printed, or must not be.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::draft::span_map::SpanMap;
use crate::draft::text::TextKind;
use crate::source::Span;
use crate::text::Faces;

/// A line, a heading, an address or a word may have this many characters. They
/// become strings of a file, which hold 32,767 bytes (ISO 19005-2, 6.1.13), and
/// targets of links, of which typst takes 8,000.
pub const LONGEST: usize = 1800;

/// Whether a text has more characters than a file has room for.
pub fn is_too_long(text: &str) -> bool {
    text.len() > LONGEST && text.chars().count() > LONGEST
}

/// A line, or a word of prose, that is too long.
pub fn length(written: &SpanMap<'_>, kind: TextKind) -> Option<Diagnostic> {
    let text = written.text;
    let (what, at) = match kind {
        TextKind::Setting => return None,
        TextKind::Name | TextKind::Line => {
            ("line", Some(0..text.len()).filter(|_| is_too_long(text)))
        }
        TextKind::Prose => ("word", long_word(text)),
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
pub fn faults(written: &SpanMap<'_>, kind: TextKind) -> Vec<Diagnostic> {
    let fault = |(character, span)| {
        let (message, hint) = fault(character, kind)?;
        Some(Diagnostic::new(Code::BadCharacter, span, message).hint(hint))
    };
    each_once(written, |c| self::fault(c, kind).is_some()).into_iter().filter_map(fault).collect()
}

/// The characters of a text that no typeface has, each once, with its first place.
pub fn missing(written: &SpanMap<'_>, kind: TextKind, faces: &dyn Faces) -> Vec<(char, Span)> {
    each_once(written, |c| is_missing(c, kind, faces))
}

fn each_once(written: &SpanMap<'_>, wanted: impl Fn(char) -> bool) -> Vec<(char, Span)> {
    let mut seen = BTreeSet::new();
    let found = written.text.char_indices().filter(|(_, c)| wanted(*c) && seen.insert(*c));
    found.map(|(at, c)| (c, written.span(at..at + c.len_utf8()))).collect()
}

/// Whether a character would need a glyph that no typeface has.
pub fn is_missing(c: char, kind: TextKind, faces: &dyn Faces) -> bool {
    kind != TextKind::Setting && fault(c, kind).is_none() && !(is_invisible(c) || faces.covers(c))
}

/// Whether nothing of a text is seen.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_invisible)
}

fn is_invisible(c: char) -> bool {
    c.is_whitespace() || is_ignorable(c)
}

/// What is wrong with a character in any typeface, and the remedy.
pub fn fault(c: char, kind: TextKind) -> Option<(String, &'static str)> {
    let code = u32::from(c);
    let bad = |what: &str, hint| Some((format!("{what} (U+{code:04X})"), hint));
    match c {
        '\n' | '\r' | '\t' if kind == TextKind::Prose => None,
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
        _ => None,
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

#[cfg(test)]
mod tests {
    use crate::text::characters::{LONGEST, long_word};

    #[test]
    fn a_word_ends_at_a_space_or_in_a_script_without_spaces() {
        let long = "a".repeat(LONGEST + 1);
        assert_eq!(long_word(&format!("so {long} x")), Some(3..LONGEST + 4));
        assert_eq!(long_word(&format!("é {long}")), Some(3..LONGEST + 4));
        assert_eq!(long_word(&format!("{} {}", &long[1..], &long[1..])), None);
        assert_eq!(long_word(&"香".repeat(LONGEST)), None);
    }
}
