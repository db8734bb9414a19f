//! Bytes to text: UTF-8, UTF-16 with its mark, or what the letter says.

use encoding_rs::Encoding;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Sources, Span};

/// What DOS ends a text with, and programs after it.
const END_OF_FILE: char = '\u{1a}';
const REMEDY: &str = "save it as CSV UTF-8";
/// What stands for bytes that are no text.
const LOST: char = char::REPLACEMENT_CHARACTER;
/// What programs save tables in where it is not UTF-8, the commonest first.
const LIKELY: [&str; 8] = [
    "windows-1252",
    "macintosh",
    "windows-1251",
    "windows-1250",
    "windows-1253",
    "windows-1254",
    "shift_jis",
    "gb18030",
];
/// More readings than this are not worth a list.
const MOST_READINGS: usize = 4;

/// The text of a file. Nothing is guessed: a wrong guess misspells names. What is sound
/// UTF-8 is read as that, whatever `said` is: no other encoding looks like it by chance.
///
/// # Errors
/// Points at what is no text, in a text that goes to `sources`.
pub fn text(
    name: &str,
    bytes: &[u8],
    said: Option<&'static Encoding>,
    sources: &mut Sources,
) -> Result<String, Diagnostic> {
    let (text, damage) = match (bytes, str::from_utf8(bytes)) {
        ([0xff, 0xfe, rest @ ..], _) => wide(rest, u16::from_le_bytes),
        ([0xfe, 0xff, rest @ ..], _) => wide(rest, u16::from_be_bytes),
        (_, Ok(text)) if said.is_none() || !bytes.is_ascii() && !bytes.contains(&0) => {
            (text.to_owned(), None)
        }
        (_, valid) => match said {
            Some(encoding) => decoded(bytes, encoding),
            None => {
                let at = valid.err().map(|error| (error.valid_up_to(), "is not UTF-8"));
                (String::from_utf8_lossy(bytes).into_owned(), at)
            }
        },
    };
    // UTF-16 without its mark is sound UTF-8, of other letters.
    let null = text.find('\0').map(|at| (at, "has null characters in it, so it is no UTF-8 text"));
    let Some((start, what)) = damage.or(null) else {
        let text = text.trim_end_matches(END_OF_FILE);
        return Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned());
    };
    let remedy = if said.is_some() { REMEDY.to_owned() } else { remedy(bytes, start) };
    let end = start + text[start..].chars().next().map_or(0, char::len_utf8);
    let source = sources.add_data(Source::new(name, text));
    Err(Diagnostic::new(Code::Encoding, Span { source, start, end }, format!("`{name}` {what}"))
        .hint(remedy))
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

fn decoded(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let damage = text.find(|c: char| c == LOST || c.is_control() && !c.is_whitespace());
    (text.into_owned(), damage.map(|at| (at, "is not in the encoding that is said")))
}

/// How the file may be meant to be read, shown by the first word that is no UTF-8.
fn remedy(bytes: &[u8], damage: usize) -> String {
    if let Some(encoding) = wide_without_mark(bytes) {
        return format!(
            "it looks like UTF-16 without its mark: {REMEDY}, or write `encoding = \"{encoding}\"`"
        );
    }
    let word = word(bytes, damage);
    let mut readings: Vec<(&str, String)> = Vec::new();
    for label in LIKELY {
        let text = Encoding::for_label(label.as_bytes()).map(|encoding| decoded(word, encoding));
        let Some((text, None)) = text else { continue };
        let letters = text
            .chars()
            .all(|c| c.is_alphanumeric() || c.is_ascii_punctuation() || "’ ".contains(c));
        if letters && !is_mixed(&text) && readings.iter().all(|(_, known)| *known != text) {
            readings.push((label, text));
        }
    }
    let shown: Vec<String> = readings
        .iter()
        .take(MOST_READINGS)
        .map(|(label, text)| format!("`encoding = \"{label}\"` reads `{text}`"))
        .collect();
    match shown.as_slice() {
        [] => REMEDY.to_owned(),
        _ => format!(
            "{REMEDY}; or write below `[signatories]` what reads this word rightly: {}",
            shown.join(", ")
        ),
    }
}

/// UTF-16 has nulls where texts of Latin letters have none.
fn wide_without_mark(bytes: &[u8]) -> Option<&'static str> {
    let nulls = |from: usize| bytes.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
    let (high, low) = (nulls(0), nulls(1));
    let half = bytes.len() / 8;
    match () {
        () if low > half && low > high => Some("utf-16le"),
        () if high > half => Some("utf-16be"),
        () => None,
    }
}

/// The word around a byte.
fn word(bytes: &[u8], at: usize) -> &[u8] {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || b",;\t\"".contains(byte);
    let start = bytes[..at].iter().rposition(ends).map_or(0, |end| end + 1);
    let end = bytes[at..].iter().position(ends).map_or(bytes.len(), |end| at + end);
    &bytes[start..end]
}

/// Whether a word has letters beyond ASCII among those of ASCII that are of another
/// alphabet, as a wrong reading has.
fn is_mixed(word: &str) -> bool {
    let latin = |c: char| c.is_ascii_alphabetic() || ('\u{c0}'..'\u{250}').contains(&c);
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    letters().any(latin) && !letters().all(latin)
}
