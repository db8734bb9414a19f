//! Bytes to text: UTF-8, or UTF-16 with its mark.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Sources, Span};

const REMEDY: &str = "save it as CSV UTF-8";
/// What stands for bytes that are no text.
const LOST: char = char::REPLACEMENT_CHARACTER;

/// The text of a file. Nothing is guessed: a wrong guess misspells names.
///
/// # Errors
/// Points at what is no text, in a text that goes to `sources`.
pub fn text(name: &str, bytes: &[u8], sources: &mut Sources) -> Result<String, Diagnostic> {
    let (text, damage) = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => utf8(bytes),
    };
    // UTF-16 without its mark is sound UTF-8, of other letters.
    let null = text.find('\0').map(|at| (at, "has null characters in it, so it is no plain text"));
    let Some((start, what)) = damage.or(null) else {
        return Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text));
    };
    let end = start + text[start..].chars().next().map_or(0, char::len_utf8);
    let source = sources.add_data(Source::new(name, text));
    Err(Diagnostic::new(Code::Encoding, Span { source, start, end }, format!("`{name}` {what}"))
        .hint(REMEDY))
}

/// Text, and where and how it is damaged.
type Decoded = (String, Option<(usize, &'static str)>);

fn wide(bytes: &[u8], read: fn([u8; 2]) -> u16) -> Decoded {
    let units = bytes.chunks_exact(2).map(|pair| read([pair[0], pair[1]]));
    let (mut text, mut damage) = (String::new(), None);
    for unit in char::decode_utf16(units) {
        if unit.is_err() {
            damage = damage.or(Some(text.len()));
        }
        text.push(unit.unwrap_or(LOST));
    }
    if !bytes.len().is_multiple_of(2) {
        damage = damage.or(Some(text.len()));
        text.push(LOST);
    }
    (text, damage.map(|at| (at, "is damaged UTF-16")))
}

fn utf8(bytes: &[u8]) -> Decoded {
    match str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), None),
        Err(error) => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            (text, Some((error.valid_up_to(), "is not UTF-8")))
        }
    }
}
