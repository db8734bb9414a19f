//! What each target does with any bytes: plain functions, which `cargo test` calls with the corpora,
//! too. They must neither panic nor hang, whatever they are given.

use std::collections::BTreeMap;
use std::sync::Arc;

use undersigned::foreign::Kind;
use undersigned::{Files, Letter, inspect, job, preflight, signature};

/// A letter in TOML; behind its first zero byte, the table that it may name as `table.csv`.
pub fn letter(bytes: &[u8]) {
    let mut parts = bytes.splitn(2, |byte| *byte == 0);
    let Ok(text) = std::str::from_utf8(parts.next().unwrap_or_default()) else { return };
    check(text, "table.csv", parts.next().unwrap_or_default());
}

/// A text in CommonMark, enclosed with a letter.
pub fn prose(bytes: &[u8]) {
    let letter = "lang = \"en-GB\"\ntitle = \"A text\"\nbody = \"See the text.\"\n\
         enclosures = [{ title = \"A text\", file = \"text.md\" }]\n\
         signatories.entries = [\"Jordan Placeholder\"]\n";
    check(letter, "text.md", bytes);
}

/// A PDF: looked into, looked over, and enclosed.
pub fn pdf(bytes: &[u8]) {
    let _ = inspect::inspect(bytes.to_vec());
    let _ = preflight::preflight(bytes.to_vec());
    job::answer(Kind::Pdf, bytes.to_vec(), &|| {});
}

/// An SVG, drawn.
pub fn drawing(bytes: &[u8]) {
    job::answer(Kind::Drawing, bytes.to_vec(), &|| {});
}

/// A PDF that may be signed.
pub fn verify(bytes: &[u8]) {
    let _ = signature::verify(bytes);
}

fn check(letter: &str, name: &str, file: &[u8]) {
    let files = BTreeMap::from([(name.to_owned(), Arc::from(file))]);
    let _ = Letter::from_toml(letter, Files(files)).check().sorted();
}
