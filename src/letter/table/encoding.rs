//! Bytes to text: UTF-8, or UTF-16 with its mark.

use super::Refusal;
use crate::diagnostic::Code;

const REMEDY: &str = "save it as CSV UTF-8";

/// The text of a file. Nothing is guessed: a wrong guess misspells names.
pub fn text(name: &str, bytes: &[u8]) -> Result<String, Refusal> {
    let text = decoded(name, bytes)?;
    if text.contains('\0') {
        // UTF-16 without its mark is sound UTF-8, of other letters.
        let message = format!("`{name}` has null characters in it, so it is no plain text");
        return Err((Code::Encoding, message, REMEDY));
    }
    Ok(text)
}

fn decoded(name: &str, bytes: &[u8]) -> Result<String, Refusal> {
    let wide = |read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> =
            bytes[2..].chunks_exact(2).map(|pair| read([pair[0], pair[1]])).collect();
        String::from_utf16(&units).ok().filter(|_| bytes.len().is_multiple_of(2))
    };
    let decoded = match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => return utf8(name, bytes),
    };
    decoded.ok_or_else(|| (Code::Encoding, format!("`{name}` is damaged UTF-16"), REMEDY))
}

fn utf8(name: &str, bytes: &[u8]) -> Result<String, Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let message = format!("`{name}` is not UTF-8 at its line {line}, column {column}");
        (Code::Encoding, message, REMEDY)
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())
}
